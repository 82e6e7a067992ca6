"""Ranges of the sentences of a block: where each begins behind what nobody says aloud, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.article import Article
from core.script.read.dateline import dateline
from core.script.read.sentence import SHORTEST, wide
from core.script.read.speaker import speaker
from core.script.read.split import sentences


def ranges(article: Article, block: int, language: str, dialogue: tuple[str, ...]) -> Sequence[tuple[int, int]]:
    """The ranges of the sentences of a block; a list's items and a table's rows stand for themselves."""
    item = article.blocks[block]
    if item.kind in ("paragraph", "quote"):
        start = _opening(article, block, item.text, dialogue)
        return _merged([(start + a, start + b) for a, b in sentences(item.text[start:], language)], item.text)
    out: list[tuple[int, int]] = []
    at = 0
    for line in item.text.split("\n"):
        if item.kind == "list":
            out += [(at + a, at + b) for a, b in sentences(line, language)]
        elif line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


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


def _opening(article: Article, block: int, text: str, dialogue: tuple[str, ...]) -> int:
    """The offset behind what nobody says aloud: the speaker's name in a dialogue, a news item's dateline."""
    if dialogue and (named := speaker(text, dialogue)[1]):
        return named
    first = next((n for n, item in enumerate(article.blocks) if item.kind in ("paragraph", "quote")), -1)
    return dateline(text) if block <= first + 1 else 0
