"""A sentence made shorter by cutting what it can do without; every word that stays is the author's, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.script.grammar.reading import read
from core.script.grammar.sentence import ParsedSentence, Removable

Spans = tuple[tuple[int, int], ...]


def shorten(text: str, language: str, most_chars: int) -> tuple[str, Spans]:
    """The text at most so long, with the ranges of it that stayed; the whole text where no cut makes it fit.

    A single cut that is enough is taken before several; among those the least important, then the smallest.
    """
    whole = (text, ((0, len(text)),))
    if len(text) <= most_chars:
        return whole
    sentence = read(text, language)
    for span in sentence.removable:
        short = _cut(text, (span,))
        if len(short[0]) <= most_chars and _whole(short[0], sentence):
            return short
    chosen: list[Removable] = []
    for span in sentence.removable:
        chosen.append(span)
        short = _cut(text, chosen)
        if len(short[0]) <= most_chars:
            if _whole(short[0], sentence):
                return short
            chosen.pop()
    return whole


def _whole(text: str, sentence: ParsedSentence) -> bool:
    """Whether a cut left a sentence where there was one."""
    return not read(text, sentence.language).ellipsis or bool(sentence.ellipsis)


def _cut(text: str, spans: Sequence[Removable]) -> tuple[str, Spans]:
    """The text without some spans, its spaces and signs put right, and the ranges that stayed."""
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in _merged(spans):
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    if at < len(text):
        kept.append((at, len(text)))
    return _repaired("".join(text[a:b] for a, b in kept)), tuple(kept)


def _merged(spans: Sequence[Removable]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted((item.start, item.end) for item in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _repaired(text: str) -> str:
    """The text with one space between words, no sign twice, and a capital at its beginning."""
    text = re.sub(r"[ \t\u00a0]{2,}", " ", text).strip()
    text = re.sub(r"\s+([,.;!?])", r"\1", text)
    text = re.sub(r"([,;])\s*([.,;!?])", r"\2", text)
    text = re.sub(r"^[,;:،，、\s]+", "", text)
    first = re.search(r"[^\W\d_]", text)
    if first and not re.search(r"\d", text[: first.start()]):
        text = text[: first.start()] + first[0].upper() + text[first.end() :]
    return text
