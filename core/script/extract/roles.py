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
from core.script.extract.thesis import thesis
from core.script.read.data import pattern, table
from core.script.read.outline import clean_heading
from core.script.read.rating import rates
from core.script.read.sentence import Material, Sentence
from core.script.read.setups import FIGURE

_FIELDS: dict[str, tuple[tuple[str, float], ...]] = {  # what counts in an article of a kind, and how much
    "explainer": (("causes", 0.35),),
    "essay": (("claims", 0.3),),
    "review": (("praises", 0.7), ("blames", 0.8)),
    "news": (("opposes", 0.5),),
    "release": (("sells", 0.7), ("asks", 0.9)),
}
_POINT = {
    "explainer": "causes",
    "": "causes",
    "essay": "claims",
}  # the words of the sentence that such an article exists for
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_PAST = re.compile(r"\b(?:was|were|had|did|went|came|said|told|asked|saw|[a-z]{3,}ed)\b")
_PASTS = {
    "de": re.compile(r"\b(?:waren?|hatten?|ging|kam|kamen|sah|fand|stand|saß|lief|rief|gab|nahm|[a-zäöüß]{3,}ten?)\b"),
    "fr": re.compile(
        r"\b(?:(?:a|ont|ai|avons|est|sont|suis|s'est) (?:\w+ )?\w+(?:é|i|u|is|it)e?s?|\w+ai(?:s|t|ent))\b"
    ),
    "ja": re.compile(r"(?:た|だった)(?:のだ)?[。」]"),
}
_NOT_BUT = re.compile(
    r"\b(?:is|was) not (?!only)[^.;]{3,60}(?:, (?:it is|it's)|,? but) "
    r"|\b(?:ist|war) (?:nicht|kein\w*) [^.;]{3,60}, sondern "
    r"|\bn'(?:est|était) pas [^.;]{3,60}, (?:mais|c'est) "
    r"|\bno (?:es|era) [^.;]{3,60}, (?:sino|es) "
    r"|\bnon (?:è|era) [^.;]{3,60}, (?:ma|è) "
    r"|\bnão é [^.;]{3,60}, (?:mas|é) |のではなく|ではなく、|不是[^。]{2,30}而是", re.I,
)  # fmt: skip
_BECAUSE = re.compile(r"\b(?:because|weil|denn|parce que|car|porque|perché|omdat)\b|から|ので|因为", re.I)
_CONTRAST = 0.6  # for saying what a thing is not, and what it is
_SURE = 0.55  # from which a sentence may be the point
_UNEXPECTED, _FIGURES = 0.7, 0.3  # more for what nobody had expected; for a figure of a review
_TAKEN_BACK = 3  # sentences behind one that may take it back
_EARLY = 0.15  # more in the first half of an article
_SETTLES = 0.7  # for saying that it answers
_SUMS_UP = 0.95  # of the rest, from which a sentence of the lead is what a review says
_HOW, SAYABLE = 0.75, 150  # of the rest, from which a sentence is what a how-to is about; characters of it at most
_ANSWERS = 0.5  # more for the first sentence behind a question
_LETTERS = 5
_STORY = 8  # sentences of a story at least
_ENDS_IN = 2  # sentences at the end that may come back to something
_RARE = 2  # sentences beside the end in which what it comes back to is named


def roles(article: Article, material: Material, kind: ArticleKind) -> dict[int, float]:
    """More worth for sentences that do what an article of this kind exists for, by index."""
    language = material.language
    expressions = [(pattern("roles", language, field), worth) for field, worth in _FIELDS.get(kind, ())]
    surprises = pattern("bonds", language, "surprises")
    out: dict[int, float] = {}
    for sentence in material.sentences:
        worth = sum(worth for expression, worth in expressions if expression.search(sentence.text))
        heading = material.parts[sentence.part].heading
        if kind == "review" and heading and not sentence.label:
            worth += 0.15 * sum(bool(expression.search(heading)) for expression, _ in expressions)
        if kind == "explainer" and material.parts[sentence.part].asks and sentence.opens:
            worth += _ANSWERS
        before = material.by_index.get(sentence.index - 1)
        if before is not None and before.block == sentence.block and kind in ("news", "explainer", ""):
            worth += _UNEXPECTED if surprises.search(before.text) else 0.0
        if kind == "review" and not sentence.label and FIGURE.search(sentence.text):
            worth += _FIGURES
        out[sentence.index] = worth + (1.2 if kind == "review" and rates(sentence.source) else 0.0)
    return out


def nearness(article: Article, material: Material) -> dict[int, float]:
    """Measure how much of the title each sentence has, beside its heading and the one before; rare words count more."""
    about = begun(clean_heading(article.title), material.language)
    bags = {sentence.index: begun(sentence.text, material.language) for sentence in material.sentences}
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
        heading = share(begun(material.parts[sentence.part].heading, material.language))
        out[sentence.index] = max(own[sentence.index], 0.6 * near, 0.8 * heading)
    return out


def begun(text: str, language: str) -> set[str]:
    """The content words of a text by their first letters: "nachts" is "Nacht"."""
    return {term[:_LETTERS] for term in terms(text, language)}


def points(article: Article, material: Material, kind: ArticleKind) -> list[int]:
    """The sentences that may be an explainer's answer or an essay's thesis, the surest first."""
    field = _POINT.get(kind)
    if kind == "review":
        sums = thesis(article, material)
        return [index for index in sorted(sums, key=lambda n: (-sums[n], n)) if sums[index] > _SUMS_UP]
    if kind == "howto":
        sums = thesis(article, material)
        found_of = [n for n in sums if sums[n] > _HOW and len(material.by_index[n].text) <= SAYABLE]
        return sorted(found_of, key=lambda n: (-sums[n], n))[:1]
    if field is None:
        return []
    story = kind != "explainer" and is_story(material.sentences, material.language)
    expression = pattern("roles", material.language, field)
    answers = pattern("kinds", material.language, "answer")
    near = nearness(article, material)
    found: list[tuple[float, int]] = []
    sums = thesis(article, material)
    refutes = pattern("bonds", material.language, "refutes")
    for sentence in material.sentences:
        part = material.parts[sentence.part]
        settles = pattern("roles", material.language, "settles").search(sentence.text)
        about = near[sentence.index] > 0 or kind in ("essay", "explainer") or sentence.index in sums or bool(settles)
        if sentence.label or _ASKS.search(sentence.text) or sentence.item or not about:
            continue
        value = min(0.5, near[sentence.index]) + 0.5 * min(2, len(expression.findall(sentence.text)))
        value += _SETTLES if settles else 0.0
        if kind == "explainer":
            value += 0.5 if part.heading and answers.search(part.heading) else 0.0
            value += 0.4 if part.asks and sentence.opens else 0.0
            value -= 0.4 if sentence.index == material.sentences[0].index else 0.0
            value += _EARLY if sentence.index < 0.45 * material.sentences[-1].index else 0.0
        else:
            value -= 0.4 if past(sentence.text, material.language) else 0.0
            value -= 0.3 if part.lead and material.sentences[0].block == sentence.block else 0.0
        reply = pattern("bonds", material.language, "contrasts", start=True).search(sentence.text)
        own_view = kind in ("essay", "explainer", "") and (not reply or (kind == "essay" and sentence.first))
        contrasts = own_view and denies_and_says(sentence, material)
        later = sentence.index / max(1, material.sentences[-1].index)  # a thesis comes behind what leads to it
        value += _CONTRAST * (0.8 + 0.3 * later + min(0.4, near[sentence.index])) if contrasts else 0.0
        if story and not contrasts:
            continue
        if pattern("bonds", material.language, "objects").search(sentence.text) or _believed(sentence, material):
            value -= 1.0
        value += sums.get(sentence.index, 0.0) if kind != "essay" else 0.5 * sums.get(sentence.index, 0.0)
        only_denies = refutes.search(sentence.text) and not _BECAUSE.search(sentence.text)
        if only_denies or _taken_back(sentence, material):
            value -= 0.7
        if reply and not contrasts:
            value -= 0.4  # it answers somebody else's thought
        found.append((round(value, 6), sentence.index))
    last = material.sentences[-1].block if material.sentences else -1
    inner = [item for item in found if item[0] > _SURE and material.by_index[item[1]].block != last]
    found = inner if kind == "explainer" and inner else found  # the end is told anyway
    if not story and not any(value > _SURE for value, _ in found):  # what sums up the rest, else the end of the lead
        found = [(_SURE + value, index) for index, value in sums.items() if value > (0.7 if kind == "essay" else 0.3)]
    return [index for value, index in sorted(found, key=lambda item: (-item[0], item[1])) if value > _SURE]


def _taken_back(sentence: Sentence, material: Material) -> bool:
    """Whether it belongs to a view that its paragraph takes back."""
    refutes = pattern("bonds", material.language, "refutes")
    near = (material.by_index.get(sentence.index + n) for n in range(1, _TAKEN_BACK + 1))
    return any(item is not None and item.block == sentence.block and refutes.search(item.text) for item in near)


def denies_and_says(sentence: Sentence, material: Material) -> bool:
    """Whether it says what its subject is not and what it is, with the next: "It is not joy. It is a request."."""
    language, text = material.language, sentence.text
    if _NOT_BUT.search(text):
        return True
    negates, says = pattern("bonds", language, "negates"), pattern("bonds", language, "points", start=True)
    after = material.by_index.get(sentence.index + 1)
    return bool(
        after is not None
        and after.block == sentence.block
        and pattern("bonds", language, "denies").search(text)
        and not negates.search(after.text)
        and says.search(after.text)
        and not past(text, language)
    )


def past(text: str, language: str) -> bool:
    """Whether a sentence tells what happened."""
    code = base(language)
    verbs = table("subjects").get(code)
    if verbs is not None:
        return any(re.fullmatch(verbs["verb"], word) for word in re.findall(r"[^\W\d_]+", text.lower()))
    return bool(_PASTS.get(code, _PAST).search(text))


def is_story(sentences: Sequence[Sentence], language: str) -> bool:
    """Whether most of it tells what happened."""
    prose = [sentence for sentence in sentences if not sentence.label]
    return len(prose) > _STORY and sum(past(item.text, language) for item in prose) >= 0.6 * len(prose)


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
    views = pattern("bonds", material.language, "views")
    return bool(
        views.search(sentence.text)
        or believes.search(sentence.text)
        or (after is not None and after.turns and refutes.search(after.text))
    )


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
