"""Whether a recorded line says the words of the script: those that sound too unlike them are named.

A guess by ear, without a speech recogniser: the line is laid along espeak-ng's rendering of it. A word that was left
out is squeezed into nothing, one that was added stretches its neighbour, and another word sounds unlike it; each is
measured against the rest of the same recording, so that a voice, an accent or a noise that runs through it cancels out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.voice import align
from core.voice.engine import Speech
from core.voice.text import tokens

_POINTS = 8  # places of a word that are compared
_UNLIKE_LINE, _UNLIKE_WORD = 1.2, 1.6  # times the middle one of the recording
_RATHER_LINE, _RATHER_WORD = 1.05, 1.4  # together they say as much
_SQUEEZED, _STRETCHED = 0.5, 1.9  # times the length expected
_SURE_LETTERS, _LONG_LETTERS = 5, 4  # shorter words are too often swallowed to be judged


@dataclass(frozen=True)
class Laid:
    """A line along its rendering: how unlike they are as a whole, and (word, how unlike, share of its length) each."""

    cost: float
    words: tuple[tuple[str, float, float], ...]


def laid(text: str, samples: np.ndarray, rate: int, known: tuple[Speech, ...]) -> Laid | None:
    """A line of the script along the nearest of its renderings, to hear whether it was read so; None where nothing
    sounds.
    """
    found = [(align.align(samples, rate, [speech]), speech) for speech in known]
    found = [pair for pair in found if len(pair[0].stamps) > 1]
    if not found:
        return None
    best, near = min(found, key=lambda pair: pair[0].cost)
    target, reference = align.features(samples, rate, near.samples, near.rate)
    begins, ends = best.stamps[0].start_s, best.stamps[-1].end_s
    share = (ends - begins) / max(0.05, near.stamps[-1].end_s - near.stamps[0].start_s)
    words: dict[int, list[tuple[float, float, float]]] = {}
    places = tokens(text)
    for here, there in zip(best.stamps, near.stamps, strict=True):
        holder = next((at for at, place in enumerate(places) if place.start <= there.char < place.end), None)
        if holder is None:
            continue
        a = _rows(target, here.start_s, here.end_s)
        b = _rows(reference, there.start_s, there.end_s)
        unlike = float(np.sqrt(((a - b) ** 2).sum(1)).mean())
        words.setdefault(holder, []).append((unlike, here.end_s - here.start_s, there.end_s - there.start_s))
    message = tuple(
        (
            places[at].text,
            float(np.mean([part[0] for part in parts])),
            sum(part[1] for part in parts) / max(0.02, sum(part[2] for part in parts)) / share,
        )
        for at, parts in words.items()
    )
    return Laid(best.cost, message)


def doubtful(lines: Mapping[int, Laid]) -> dict[int, tuple[str, ...]]:
    """The lines of a recording that seem to say other words than the script, with the words about which that is."""
    if not lines:
        return {}
    middle = float(np.median([item.cost for item in lines.values()]))
    usual = float(np.median([unlike for element in lines.values() for _, unlike, _ in element.words] or [1.0]))
    out: dict[int, tuple[str, ...]] = {}
    for key, line in lines.items():
        named = tuple(
            word for word, unlike, share in line.words if _odd(word, unlike / usual, share, line.cost / middle)
        )
        if not named and line.cost > _UNLIKE_LINE * middle and line.words:
            named = (max(line.words, key=lambda message: message[1])[0],)
        if named:
            out[key] = named
    return out


def _odd(word: str, unlike: float, share: float, line: float) -> bool:
    letters = sum(char.isalpha() for char in word)
    if letters >= _LONG_LETTERS and unlike > _RATHER_WORD and line > _RATHER_LINE:
        return True
    if letters >= _SURE_LETTERS and (unlike > _UNLIKE_WORD or share < _SQUEEZED):
        return True
    return letters >= _LONG_LETTERS and share > _STRETCHED


def _rows(features: np.ndarray, start_s: float, end_s: float) -> np.ndarray:
    """The features at evenly spaced places of a stretch."""
    step_s = align.HOP_S * align.COARSE
    at = np.rint(np.linspace(start_s, end_s, _POINTS) / step_s - 0.5).astype(int)
    out: np.ndarray = features[np.clip(at, 0, len(features) - 1)]
    return out
