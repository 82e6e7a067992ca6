"""First lines: the article's title where it asks, counts or claims, or a sentence that names its subject.

A first line is short, sets up a question, a figure with its noun or a contrast, and is never a refusal, an answer, a
step, a sentence that leans on another or that another leans on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from core.language.spacing import unspaced
from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.rank import terms, topic, weight
from core.script.grammar import finite, has_parser, read
from core.script.lexicon import lexicon
from core.script.read.counts import counts
from core.script.read.data import pattern
from core.script.read.outline import clean_heading
from core.script.read.rating import rates
from core.script.read.sentence import TITLE, Material, Sentence

_VAGUE = re.compile(r"\b(?:some|several|various|many) (?:more|other|others)\b|^There (?:is|are|was|were)\b", re.I)
_ASKS = re.compile(r"[?？؟]\s*$")
_COUNTS = re.compile(
    r"^\W*(?:the )?(?:\d{1,2}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\b"
)
_DRY = re.compile(
    r"\b(?:chapter|introduction|overview|manual|reference|documentation|release notes|review|interview)\b", re.I
)
_ERROR = re.compile(r"\b(?:error|errno|exception|failed|not found|no such)\b", re.I)
_POINTS = re.compile(r"\b(?:it|its|they|them|their|he|she|him|her|his|this|these|those|that one)\b", re.I)
_LISTS = re.compile(r"[:：][^.!?]*[,;、，][^.!?]*[,;、，]")  # "You will need: levers, a pump, a patch kit"
LONGEST = 190  # characters
_LONGEST_S = 11.5
_LONG_S = 7.0  # two clauses
_CARRY = ("ROOT", "root", "aux", "auxpass", "aux:pass", "aux:tense", "cop")
_AS_WRITTEN = ("essay", "diary", "howto", "listicle", "explainer", "review", "news", "interview", "")
_LONGEST_LEAD_S = 20.0
_TELLING = 2  # words of a title that says something
_STORIES = ("essay", "diary")  # which begin where their author begins
_SHORT_S = 3.2  # what a viewer gives a video before the thumb moves


@dataclass(frozen=True)
class Candidate:
    """A first line: a sentence of the article, or its title where there is none."""

    sentence: Sentence | None
    worth: float


def candidates(
    article: Article,
    material: Material,
    kind: ArticleKind,
    score: Mapping[int, float],
    cost: Mapping[int, float],
) -> list[Candidate]:
    """First lines of a script, the best first; the title is always among them where there is one."""
    needed = {at for sentence in material.sentences for at in (*sentence.along, sentence.needs)}
    about = topic(article, material.language)
    count = max(1, len(material.sentences))
    out = []
    for n, sentence in enumerate(material.sentences):
        if not _able(sentence, material, needed, cost):
            continue
        out.append(
            Candidate(sentence, round(_worth(sentence, material, kind, about, score, cost) - 0.5 * n / count, 6))
        )
    title = clean_heading(article.title)
    if title:
        out.append(Candidate(None, round(_title_worth(title, material, kind), 6)))
    return sorted(out, key=lambda item: (-item.worth, item.sentence.index if item.sentence else TITLE))


def begins_with(
    article: Article,
    material: Material,
    kind: ArticleKind,
    cost: Mapping[int, float],
    closure: Callable[[int], frozenset[int] | None],
    unwanted: Collection[int] = (),
) -> Candidate | None:
    """The first line with which the author begins: the title where it asks or counts, else the first sentence.

    None where there is none that can stand, or an article of the kind begins better with something else.
    """
    title = clean_heading(article.title)
    if kind not in _AS_WRITTEN or not material.sentences:
        return None
    if title and (_ASKS.search(title) or (kind == "listicle" and counts(title))):
        return Candidate(None, 0.0)
    prose = (item for item in material.sentences if not (item.label or item.index in unwanted or rates(item.source)))
    first = next(prose, material.sentences[0])
    if first.item or first.points or first.kind not in ("paragraph", "quote"):
        return None
    if material.parts[first.part].asks or (material.parts[first.part].at >= 0 and not material.parts[first.part].lead):
        return None
    needed = closure(first.index) or frozenset()
    if TITLE in needed:
        return Candidate(None, 0.0) if len(terms(title, material.language)) >= _TELLING else None
    refuses = pattern("kinds", material.language, "refuses").search(first.text) or _ERROR.search(first.text)
    if first.needs is not None or not needed or refuses or cost[first.index] > _LONGEST_LEAD_S:
        return None
    return Candidate(first, 0.0)


def _able(sentence: Sentence, material: Material, needed: set[int | None], cost: Mapping[int, float]) -> bool:
    if sentence.needs is not None or sentence.along or sentence.points or sentence.item or sentence.label:
        return False
    if sentence.kind not in ("paragraph", "quote") or len(sentence.texts) > 1 or material.parts[sentence.part].asks:
        return False
    first = material.sentences[0].index == sentence.index or (sentence.opens and material.parts[sentence.part].lead)
    if sentence.index in needed and not first:
        return False  # what leans on it would stand elsewhere
    length = weight(sentence.text)
    if length < 25 or length > LONGEST or cost[sentence.index] > _LONGEST_S:
        return False
    if sentence.block in material.parts[sentence.part].digressions or _LISTS.search(sentence.text):
        return False
    if has_parser(material.language) and read(sentence.text, material.language).subject.kind == "none":
        return False
    refuses = pattern("kinds", material.language, "refuses")
    return not refuses.search(sentence.text) and not _ERROR.search(sentence.text)


def _worth(
    sentence: Sentence,
    material: Material,
    kind: ArticleKind,
    about: set[str],
    score: Mapping[int, float],
    cost: Mapping[int, float],
) -> float:
    words, text = lexicon(material.language), sentence.text
    dear = 0.28 if kind in ("recipe", "howto", "listicle") else 0.07  # where every second is a step's
    part = material.parts[sentence.part]
    named = set(terms(text, material.language)) & about
    value = 0.5 * score[sentence.index] + (0.25 if part.lead else 0.0)
    begins = kind in _STORIES and sentence.index == material.sentences[0].index
    value += 0.35 if named else 0.2 if begins else -0.5
    value += 0.35 if begins else 0.0
    value += 0.15 * min(3, len(words.strikes.findall(text.lower())))
    value += 0.15 if re.search(r"\d", text) else 0.0
    value += 0.15 if _ASKS.search(text) and part.lead else 0.0
    value -= 0.40 if _VAGUE.search(text) else 0.0
    value -= dear * max(0.0, cost[sentence.index] - _SHORT_S) + 0.15 * max(0.0, cost[sentence.index] - _LONG_S)
    value -= 0.25 if text.count(",") > 3 else 0.0
    value -= 0.5 if _POINTS.search(text) else 0.0
    value -= 0.3 if part.number or part.asks else 0.0
    return value


def _claims(title: str, language: str) -> bool:
    """Whether a title says something and is no name alone: it has a verb, or nobody can tell."""
    if not has_parser(language):
        return len(title.split()) > 4 or unspaced(language)
    return any(token.pos in ("VERB", "AUX") for token in read(title, language).tokens)


def _states(title: str, language: str) -> bool:
    """Whether a title is a sentence: "Your Lawn Is Lying", "Stop Asking"; "The Case for Being Late" is a name."""
    if not has_parser(language):
        return _claims(title, language)
    tokens = read(title, language).tokens
    roots = [token.index for token in tokens if token.head == token.index and token.pos in ("VERB", "AUX")]
    carried = any(finite(token) and token.head in roots and token.dep in _CARRY for token in tokens)
    return carried or (0 in roots)


def _title_worth(title: str, material: Material, kind: ArticleKind) -> float:
    """Score a title as a first line: one that asks, counts or claims does, a name alone hardly."""
    words = lexicon(material.language)
    tokens = title.split()
    value = 0.15
    claims = _claims(title, material.language)
    if _ASKS.search(title):
        value += 1.3
    elif kind == "listicle" and (_COUNTS.match(title) or counts(title)):
        value += 1.2
    elif kind == "essay":
        value += 1.0 if _states(title, material.language) else 0.2
    elif kind in ("howto", "release", "news"):
        value += 1.0 if claims or kind == "release" else 0.2
    elif kind in ("recipe", "diary"):
        value += 0.45
    elif len(tokens) > 4 and any(token.lower() in words.stop_words for token in tokens[1:]):
        value += 0.5
    value -= 0.6 if _DRY.search(title) else 0.0
    value -= 0.1 * max(0, len(tokens) - 12)
    return value
