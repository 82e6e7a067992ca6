"""Longer pauses at commas: silence is put where the voice is quietest between two words, and the word times follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from core.model.narration import Word
from core.voice.sound import envelope, fade

_COMMAS = frozenset(",;:–—،؛、，；：")
_AROUND_S, _WINDOW_S = 0.08, 0.005


def widened(
    samples: np.ndarray, rate: int, words: Sequence[Word], extra_s: float
) -> tuple[np.ndarray, tuple[Word, ...]]:
    """The sound of a line with `extra_s` more silence after every comma inside it, and the words where they
    then are.
    """
    cuts = _cuts(samples, rate, words) if extra_s > 0 else []
    if not cuts:
        return samples, tuple(words)
    silence = np.zeros(round(extra_s * rate), dtype=np.int16)
    edges = [0, *(round(at * rate) for at in cuts), len(samples)]
    parts = [fade(samples[a:b], rate) for a, b in pairwise(edges)]
    joined = [parts[0], *(piece for part in parts[1:] for piece in (silence, part))]
    extra = len(silence) / rate

    def moved(at: float, *, start: bool) -> float:
        return round(at + extra * sum(cut <= at if start else cut < at for cut in cuts), 4)

    out = [
        word.model_copy(
            update={
                "start": moved(word.start, start=True),
                "end": moved(word.end, start=False),
                "marks": tuple((char, moved(at, start=True)) for char, at in word.marks),
            }
        )
        for word in words
    ]
    return np.concatenate(joined), tuple(out)


def _cuts(samples: np.ndarray, rate: int, words: Sequence[Word]) -> list[float]:
    """The seconds at which the sound may be parted, rising, each after the one before."""
    loud = envelope(samples, rate, _WINDOW_S)
    out: list[float] = []
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else None
        for place, char in enumerate(word.word):
            last = place + 1 == len(word.word)
            if char not in _COMMAS or (last and after is None) or _number(word.word, place):
                continue
            if last and after is not None:
                low, high = word.end - _AROUND_S / 2, max(after.start, word.end)
            else:
                low = word.time_at(place + 1) - _AROUND_S
                high = low + 2 * _AROUND_S
            first = max(0, round(low / _WINDOW_S))
            near = loud[first : max(first + 1, round(high / _WINDOW_S))]
            if len(near):
                at = (first + int(np.argmin(near)) + 0.5) * _WINDOW_S
                if (not out or at > out[-1] + 2 * _WINDOW_S) and at < len(samples) / rate - _WINDOW_S:
                    out.append(min(at, after.start) if last and after is not None else at)
    return out


def _number(word: str, place: int) -> bool:
    """Whether the comma stands between digits, as in 4,80 or 12:30."""
    return 0 < place < len(word) - 1 and word[place - 1].isdigit() and word[place + 1].isdigit()
