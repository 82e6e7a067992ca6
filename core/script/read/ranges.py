"""Ranges of the sentences of a block: where each begins behind what nobody says aloud, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.article import Article
from core.script.read.dateline import dateline
from core.script.read.sentence import SHORTEST, wide
from core.script.read.speaker import speaker
from core.script.read.split import sentences

_TOP = 3  # blocks behind the first text in which a dateline may stand: below a standfirst and a notice
_LONGEST_LEAD = 70  # characters


def ranges(
    article: Article, block: int, language: str, dialogue: tuple[str, ...], *, steps: bool = False
) -> Sequence[tuple[int, int]]:
    """The ranges of the sentences of a block; a list's items and a table's rows stand for themselves.

    With `steps` the bold words of a numbered item are a sentence: the step itself.
    """
    item = article.blocks[block]
    if item.kind in ("paragraph", "quote"):
        start = _opening(article, block, item.text, dialogue)
        found = _merged([(start + a, start + b) for a, b in sentences(item.text[start:], language)], item.text)
        return _led(found, item.text, item.lead if item.kind == "paragraph" else "")
    out: list[tuple[int, int]] = []
    at = 0
    leads = item.leads if item.kind == "list" and not (steps and item.ordered) else ()
    for n, line in enumerate(item.text.split("\n")):
        if item.kind == "list":
            found = [(at + a, at + b) for a, b in sentences(line, language)]
            named = n < len(item.leads) and bool(found) and item.text[slice(*found[0])].strip() == item.leads[n]
            found = found[:1] + _merged(found[1:], item.text) if named else _merged(found, item.text)
            out += _led(found, item.text, leads[n] if n < len(leads) else "")
        elif line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def behind(found: Sequence[tuple[int, int]], body: int) -> list[tuple[int, int]]:
    """The ranges without what stands before an offset: the name or number that a paragraph begins with."""
    return [(max(start, body), end) for start, end in found if end > body + 1]


def _merged(found: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The ranges, those of a word or two ("No.", "Mostly.") together with the one before, a first with the next."""
    out: list[tuple[int, int]] = []
    for a, b in found:
        least = SHORTEST["wide" if wide(text[a:b]) else "spaced"]
        if out and (out[-1][1] - out[-1][0] < least or b - a < least):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _led(found: list[tuple[int, int]], text: str, lead: str) -> list[tuple[int, int]]:
    """The ranges, a bold sentence that leads in together with the next: "Going dry. The mud does the cutting."."""
    if len(found) < 2 or not leads_in(lead) or text[slice(*found[0])].strip() != lead:
        return found
    return [(found[0][0], found[1][1]), *found[2:]]


def leads_in(lead: str) -> bool:
    """Whether bold words are a sentence that names what the next ones are about, and no question."""
    return lead[-1:] in ".!。" and len(lead) <= _LONGEST_LEAD and not re.search(r"[.!?。]\s?\w", lead)


def _opening(article: Article, block: int, text: str, dialogue: tuple[str, ...]) -> int:
    """The offset behind what nobody says aloud: the speaker's name in a dialogue, a news item's dateline."""
    if dialogue and (named := speaker(text, dialogue)[1]):
        return named
    first = next((n for n, item in enumerate(article.blocks) if item.kind in ("paragraph", "quote")), -1)
    return dateline(text) if block <= first + _TOP else 0
