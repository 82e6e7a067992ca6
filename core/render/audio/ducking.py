"""Ducking: the music's gain at each moment, from the known spans of speech. No detector listens, so nothing pumps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

DUCK_DB = -16.0  # under speech, on top of the music's own level
DOWN_S = 0.3
UP_S = 0.5
HOLD_S = 1.5  # music doesn't come up in pauses shorter than this
FADE_IN_S = 0.6
FADE_OUT_S = 1.2

Samples = np.ndarray[Any, Any]
Span = tuple[int, int]


def spans(speech: Sequence[Span], rate: int) -> list[Span]:
    """The spans over which the music stays down: those of speech with the short pauses between them, in samples."""
    out: list[Span] = []
    for start, end in sorted(span for span in speech if span[1] > span[0]):
        if out and start - out[-1][1] < HOLD_S * rate:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def gain(speech: Sequence[Span], n_samples: int, rate: int) -> tuple[Samples, Samples]:
    """Points (samples) and gains (factors) of the music's envelope, to be read with linear interpolation.

    The gain is down when a word begins, not after; ramps are straight in decibels, which the ear takes as even.
    """
    step = rate // 100
    at = np.arange(0, n_samples + step, step)
    db = np.zeros(len(at))
    for start, end in spans(speech, rate):
        down = (at - (start - DOWN_S * rate)) / (DOWN_S * rate)
        up = ((end + UP_S * rate) - at) / (UP_S * rate)
        db = np.minimum(db, DUCK_DB * np.clip(np.minimum(down, up), 0.0, 1.0))
    fade_in = min(FADE_IN_S * rate, n_samples / 4)
    fade_out = min(FADE_OUT_S * rate, n_samples / 4)
    fades = np.clip(np.minimum(at / max(fade_in, 1), (n_samples - at) / max(fade_out, 1)), 0.0, 1.0)
    return at, 10 ** (db / 20) * np.sin(fades * np.pi / 2) ** 2
