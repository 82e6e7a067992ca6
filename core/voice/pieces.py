"""Texts longer than an engine takes are cut at sentence ends, and what is spoken of the pieces is joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from core.voice.engine import Speech, Stamp
from core.voice.sound import fade, speech_span

_JOIN_S = 0.03  # silence left on each side of a seam
# The best places to cut, in this order: after a sentence, after a clause, at a space.
_BREAKS = (re.compile(r"[.!?…]['\"”’)\]]*\s+|[。！？।॥]\s*"), re.compile(r"[,;:—]\s+|[、，；]\s*"), re.compile(r"\s+"))


def pieces(text: str, most: int) -> list[tuple[int, str]]:
    """The pieces of a line that an engine can speak in one call, as (place in the text, piece), none longer than
    `most` characters.
    """
    out: list[tuple[int, str]] = []
    at = 0
    while len(text) - at > most:
        window = text[at : at + most]
        end = next((found for found in (_last(pattern, window) for pattern in _BREAKS) if found), most)
        out.append((at, window[:end]))
        at += end
    return [*out, (at, text[at:])]


def _last(pattern: re.Pattern[str], window: str) -> int:
    """The end of the last match in the window's second half, so that no piece is a scrap; 0: there is none."""
    ends = [found.end() for found in pattern.finditer(window)]
    return ends[-1] if ends and ends[-1] > len(window) // 2 else 0


def shifted(speech: Speech, chars: int) -> Speech:
    """The speech of a piece, whose text begins `chars` characters later."""
    stamps = tuple(Stamp(stamp.char + chars, stamp.start_s, stamp.end_s) for stamp in speech.stamps)
    return Speech(speech.samples, speech.rate, stamps)


def joined(parts: Sequence[Speech], rate: int, join_s: float = _JOIN_S) -> Speech:
    """The speech of several pieces as one, without the long silences at the seams; `rate` if there are none."""
    if not parts:
        return Speech(np.zeros(0, dtype=np.int16), rate)
    if len(parts) == 1:
        return parts[0]
    sounds: list[np.ndarray] = []
    stamps: list[Stamp] = []
    at = 0
    for index, part in enumerate(parts):
        first, last = speech_span(part.samples, part.rate)
        keep = round(part.rate * join_s)
        begin = 0 if index == 0 else max(0, first - keep)
        end = len(part.samples) if index == len(parts) - 1 else min(len(part.samples), last + keep)
        if last == 0:
            begin = end = 0  # nothing sounds here
        shift_s = (at - begin) / part.rate
        stamps += [Stamp(stamp.char, stamp.start_s + shift_s, stamp.end_s + shift_s) for stamp in part.stamps]
        sounds.append(fade(part.samples[begin:end], part.rate))
        at += end - begin
    return Speech(np.concatenate(sounds), parts[0].rate, tuple(stamps))
