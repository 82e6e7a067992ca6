"""Sentences that only set up what follows: what was tried, "one idea", somebody who has doubts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.language.spacing import unspaced
from core.language.tag import base
from core.script.read.data import pattern
from core.script.read.spoken import Spoken

_SHORT = {"spaced": 75, "wide": 28}  # characters of a sentence that only announces
_RESULT = 5  # sentences from what was measured to what came out
FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|twice|zwei|drei|vier|fünf|acht"
    r"|zehn|hälfte|drittel|viertel|deux|trois|quatre|cinq|dix|moitié|tiers|dos|tres|cuatro|cinco|diez|mitad|tercio|due|tre"
    r"|quattro|cinque|dieci|metà|terzo)\b|[一二三四五六七八九十百千割倍半]{1,}[件割倍人分秒回点%％]",
    re.I,
)
_DASH = re.compile(r"\s*[—–]\s?\w")
_COMES_OUT = re.compile(r"[:：]\s")


def setups(found: Sequence[Spoken], language: str) -> dict[int, set[int]]:
    """For each sentence that sets something up, those that bring it, by index."""
    by_index = {sentence.index: sentence for sentence in found}
    out: dict[int, set[int]] = {}
    for sentence in found:
        at = sentence.index
        brings = None
        if pattern("bonds", language, "measures").search(sentence.text) and not _tells(sentence.text, language):
            brings = _result(at, by_index, language)
        if brings is None and announces(sentence.text, language):
            brings = _next(at, by_index)
            if brings is not None and by_index[brings].block == sentence.block:
                out.setdefault(brings, set()).add(at)  # "One tree for every thousand square feet." of what condition?
        if brings is not None:
            out.setdefault(at, set()).update(range(at + 1, brings + 1))
        if _replies(sentence.text, language):
            for doubt in _doubted(at, by_index, language):
                out.setdefault(doubt, set()).add(at)
                out.setdefault(at, set()).add(doubt)
        for other in _dialogue(at, by_index):
            out.setdefault(at, set()).add(other)
    return out


def announces(text: str, language: str) -> bool:
    """Whether a short sentence has nothing but a noun for what the next says: "They had one simple idea."."""
    if len(text) > _SHORT["wide" if unspaced(base(language)) else "spaced"] or _COMES_OUT.search(text):
        return False
    if re.search(r"\d", text) or text.rstrip()[-1:] in "?？":
        return False
    return bool(
        pattern("bonds", language, "announces").search(text)
        or pattern("bonds", language, "doubts").search(text)
        or pattern("bonds", language, "leads").search(text)
    )


def _next(at: int, by_index: Mapping[int, Spoken]) -> int | None:
    after = by_index.get(at + 1)
    return at + 1 if after is not None and after.part == by_index[at].part else None


def _tells(text: str, language: str) -> bool:
    """Whether a sentence says what came out."""
    return bool(_COMES_OUT.search(text) or pattern("bonds", language, "outcome").search(text))


def _result(at: int, by_index: Mapping[int, Spoken], language: str) -> int | None:
    """The index of the first sentence behind what was measured that says what came out."""
    first = by_index[at]
    last: int | None = None
    for n in range(at + 1, at + _RESULT + 1):
        sentence = by_index.get(n)
        if sentence is None or sentence.part != first.part or sentence.block > first.block + 1:
            break
        measures = pattern("bonds", language, "measures").search(sentence.text)
        if _tells(sentence.text, language) or (FIGURE.search(sentence.text) and not measures):
            return n
        last = n if sentence.block == first.block else last
    return last


def _doubted(at: int, by_index: Mapping[int, Spoken], language: str) -> list[int]:
    """The sentences of a paragraph that the one at `at` replies to: those from the doubt on, else the one before."""
    out: list[int] = []
    for n in range(at - 1, at - 1 - _RESULT, -1):
        sentence = by_index.get(n)
        if sentence is None or sentence.block != by_index[at].block:
            break
        out.append(n)
        if pattern("bonds", language, "doubts").search(sentence.text):
            return out
    return out[:1]


def _dialogue(at: int, by_index: Mapping[int, Spoken]) -> list[int]:
    """The lines of a dialogue beside one that begins with a dash, and what leads to the first of them."""
    if not _DASH.match(by_index[at].text):
        return []
    near = (by_index.get(at - 1), by_index.get(at + 1))
    before = near[0] is not None and near[0].part == by_index[at].part
    after = near[1] is not None and near[1].part == by_index[at].part and _DASH.match(near[1].text)
    return [*([at - 1] if before else []), *([at + 1] if after else [])]


def _replies(text: str, language: str) -> bool:
    return bool(pattern("bonds", language, "replies").search(text))
