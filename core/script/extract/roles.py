"""The role of a sentence in its article, as worth: the answer of an explainer, an essay's thesis, what a review praises
and blames, what a release sells and when, who is against it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from core.language.tag import base
from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.rank import terms
from core.script.read.data import pattern, table
from core.script.read.outline import clean_heading
from core.script.read.rating import rates
from core.script.read.sentence import Material, Sentence

_FIELDS: dict[str, tuple[tuple[str, float], ...]] = {  # what counts in an article of a kind, and how much
    "explainer": (("causes", 0.35),),
    "essay": (("claims", 0.3),),
    "review": (("praises", 0.7), ("blames", 0.8)),
    "news": (("opposes", 0.5),),
    "release": (("sells", 0.7),),
}
_POINT = {
    "explainer": "causes",
    "": "causes",
    "essay": "claims",
}  # the words of the sentence that such an article exists for
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_PAST = re.compile(r"\b(?:was|were|had|did|went|came|said|told|asked|saw|[a-z]{3,}ed)\b")
_SURE = 0.55  # from which a sentence may be the point
_ANSWERS = 0.5  # more for the first sentence behind a question
_LETTERS = 5
_STORY = 8  # sentences of a story at least
_ENDS_IN = 2  # sentences at the end that may come back to something
_RARE = 2  # sentences beside the end in which what it comes back to is named


def roles(article: Article, material: Material, kind: ArticleKind) -> dict[int, float]:
    """More worth for sentences that do what an article of this kind exists for, by index."""
    language = material.language
    expressions = [(pattern("roles", language, field), worth) for field, worth in _FIELDS.get(kind, ())]
    out: dict[int, float] = {}
    for sentence in material.sentences:
        worth = sum(worth for expression, worth in expressions if expression.search(sentence.text))
        heading = material.parts[sentence.part].heading
        if kind == "review" and heading and not sentence.label:
            worth += 0.15 * sum(bool(expression.search(heading)) for expression, _ in expressions)
        if kind == "explainer" and material.parts[sentence.part].asks and sentence.opens:
            worth += _ANSWERS
        out[sentence.index] = worth + (1.2 if kind == "review" and rates(sentence.text) else 0.0)
    return out


def nearness(article: Article, material: Material) -> dict[int, float]:
    """Measure how much of the title each sentence has, beside its heading and the one before; rare words count more."""
    about = _begun(clean_heading(article.title), material.language)
    bags = {sentence.index: _begun(sentence.text, material.language) for sentence in material.sentences}
    spread = Counter(term for bag in bags.values() for term in bag & about)
    rare = {term: math.log(1 + len(bags) / spread[term]) for term in about if spread[term]}
    whole = sum(rare.values()) or 1.0

    def share(terms_in: Collection[str]) -> float:
        return sum(rare.get(term, 0.0) for term in terms_in) / whole

    own = {index: share(bag) for index, bag in bags.items()}
    out: dict[int, float] = {}
    for sentence in material.sentences:
        before = material.by_index.get(sentence.index - 1)
        near = own.get(sentence.index - 1, 0.0) if before is not None and before.block == sentence.block else 0.0
        heading = share(_begun(material.parts[sentence.part].heading, material.language))
        out[sentence.index] = max(own[sentence.index], 0.6 * near, 0.8 * heading)
    return out


def _begun(text: str, language: str) -> set[str]:
    """The content words of a text by their first letters: "nachts" is "Nacht"."""
    return {term[:_LETTERS] for term in terms(text, language)}


def points(article: Article, material: Material, kind: ArticleKind) -> list[int]:
    """The sentences that may be an explainer's answer or an essay's thesis, the surest first."""
    field = _POINT.get(kind)
    if field is None:
        return []
    expression = pattern("roles", material.language, field)
    answers = pattern("kinds", material.language, "answer")
    near = nearness(article, material)
    found: list[tuple[float, int]] = []
    for sentence in material.sentences:
        part = material.parts[sentence.part]
        about = near[sentence.index] > 0 or kind == "essay"
        if sentence.label or _ASKS.search(sentence.text) or sentence.item or not about:
            continue
        value = min(0.5, near[sentence.index]) + 0.5 * min(2, len(expression.findall(sentence.text)))
        if kind == "explainer":
            value += 0.5 if part.heading and answers.search(part.heading) else 0.0
            value += 0.4 if part.asks and sentence.opens else 0.0
            value -= 0.4 if sentence.index == material.sentences[0].index else 0.0
        else:
            value -= 0.4 if _PAST.search(sentence.text) else 0.0
            value -= 0.3 if part.lead and material.sentences[0].block == sentence.block else 0.0
        if pattern("bonds", material.language, "objects").search(sentence.text) or _believed(sentence, material):
            value -= 1.0
        found.append((round(value, 6), sentence.index))
    return [index for value, index in sorted(found, key=lambda item: (-item[0], item[1])) if value > _SURE]


def is_story(sentences: Sequence[Sentence]) -> bool:
    """Whether most of it tells what happened."""
    prose = [sentence for sentence in sentences if not sentence.label]
    return len(prose) > _STORY and sum(bool(_PAST.search(item.text)) for item in prose) >= 0.6 * len(prose)


def first_phrase(text: str, language: str, field: str) -> int | None:
    """Rank a text by the phrase of a field that it has: 0 for the surest of them, None for none."""
    phrases = table("roles").get(base(language), {}).get(field, "").split(";")
    found = [match.lower().replace("’", "'") for match in pattern("roles", language, field).findall(text)]
    return min((phrases.index(item) if item in phrases else len(phrases) for item in found), default=None)


def _believed(sentence: Sentence, material: Material) -> bool:
    """Whether it tells a view that the next sentence takes back."""
    after = material.by_index.get(sentence.index + 1)
    refutes = pattern("bonds", material.language, "refutes")
    believes = pattern("bonds", material.language, "believes")
    return bool(believes.search(sentence.text) or (after is not None and after.turns and refutes.search(after.text)))


def returns(material: Material, last: Sequence[Sentence]) -> list[int]:
    """The sentences to which the last ones come back: they name a thing that is named hardly anywhere else."""
    ends = last[-_ENDS_IN:]
    mine = {term for sentence in ends for term in terms(sentence.text, material.language) if len(term) > 2}
    own = {sentence.index for sentence in last}
    holders: dict[str, list[int]] = {}
    for sentence in material.sentences:
        if sentence.index in own:
            continue
        for term in set(terms(sentence.text, material.language)) & mine:
            holders.setdefault(term, []).append(sentence.index)
    out: Counter[int] = Counter()
    for indexes in holders.values():
        if len(indexes) <= _RARE:
            out[indexes[0]] += 1
    return [index for index, _ in sorted(out.items(), key=lambda item: (-item[1], item[0]))]


def weighed(score: Mapping[int, float], more: Mapping[int, float]) -> dict[int, float]:
    """The scores with what the roles add."""
    return {index: round(worth + more.get(index, 0.0), 6) for index, worth in score.items()}
