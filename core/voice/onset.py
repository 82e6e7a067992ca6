"""Word starts set right against the sound, where silence before a word lets one hear where it begins."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.model.narration import Word
from core.voice.sound import envelope

_WINDOW_S = 0.002
_SILENT_DB, _CLEAR_DB = -45.0, -30.0  # below the loudest moment of the line
_PAUSE_S = 0.04  # this much silence before a word makes its onset measurable
_REACH_S = 0.12  # how far a start may lie before the word is clearly heard
_MOST_S = 0.025
_EARLY_S = 0.05  # a start this long before any sound belongs to the pause, not to the word


def settle(words: Sequence[Word], samples: np.ndarray, rate: int) -> tuple[Word, ...]:
    """The words of a spoken line with starts after a pause moved to where the ear puts them.

    A start in the pause goes to just before the first sound. A word that begins with a soft consonant (th, f, h) is
    noticed some tens of milliseconds after its first faint sound: its start goes half the way, 25 ms at most.
    """
    if not len(samples) or not words:
        return tuple(words)
    loud = envelope(samples, rate, _WINDOW_S)
    level = 20 * np.log10(np.maximum(loud, 1e-9) / max(float(loud.max()), 1e-9))
    out: list[Word] = []
    for word in words:
        start = min(_onset(level, word.start), word.end - 0.005)
        if start > word.start:
            marks = tuple((char, max(at, start)) for char, at in word.marks)
            word = word.model_copy(update={"start": round(start, 4), "marks": marks})
        out.append(word)
    return tuple(out)


def _onset(level: np.ndarray, start_s: float) -> float:
    at = round(start_s / _WINDOW_S)
    before = level[max(0, at - round(_PAUSE_S / _WINDOW_S)) : max(0, at - 1)]
    if len(before) and float(before.max()) > _SILENT_DB:
        return start_s  # no pause before this word: nothing to measure
    after = level[at : at + round(2 * _REACH_S / _WINDOW_S)]
    heard = _first(after, _SILENT_DB)
    if heard is None:
        return start_s
    if heard > _EARLY_S:
        return start_s + heard - _MOST_S / 2
    clear = _first(after[: round(_REACH_S / _WINDOW_S)], _CLEAR_DB)
    if heard > 0.01 or clear is None:
        return start_s  # a stop: its closure has been shared already
    return start_s + min(_MOST_S, clear / 2)


def _first(level: np.ndarray, threshold_db: float) -> float | None:
    """Seconds until the level stays above the threshold for three windows."""
    above = level > threshold_db
    if len(above) < 3:
        return None
    runs = np.flatnonzero(above[:-2] & above[1:-1] & above[2:])
    return float(runs[0]) * _WINDOW_S if len(runs) else None
