"""Pixel statistics of a scene, measured in passing: brightness and change of every frame on a coarse grid."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np

from core.render.planes import Array

STEP = 30  # every 30th pixel of every 30th row
BLACK_LUMA = 20.0  # limited range: black is 16
BLACK_SHARE = 0.98
_STILL = 0.004  # mean absolute change of luma below which two frames that we drew count as equal
_PLAIN = 2.0  # deviation of luma below which nothing could be seen to move
LAG_FRAMES = 15  # frames are compared over half a second: a slow move adds up, coding noise does not
_NOISE = 6  # levels
_NOISY_SHARE = 0.0005


class Stats:
    """Collects frames; `summary()` is small JSON for the scene's sidecar. `decoded` frames may carry coding noise."""

    def __init__(self, *, decoded: bool = False) -> None:
        self._decoded = decoded
        self._last: deque[Array] = deque(maxlen=LAG_FRAMES)
        self._luma: list[float] = []
        self._dark: list[bool] = []
        self._same: list[bool] = []

    def add(self, luma: Array) -> None:
        """Take a full-size luma plane."""
        self.add_small(luma[STEP // 2 :: STEP, STEP // 2 :: STEP])

    def again(self) -> None:
        """Take a frame that equals the one before."""
        self.add_small(self._last[-1])

    def add_small(self, grid: Array) -> None:
        """Take a luma plane that was already thinned out."""
        now = grid.astype(np.int16)
        self._luma.append(float(now.mean()))
        self._dark.append(bool((now <= BLACK_LUMA).mean() >= BLACK_SHARE))
        full = len(self._last) == LAG_FRAMES
        self._same.append(full and self._equal(now, self._last[0]) and float(now.std()) > _PLAIN)
        self._last.append(now)

    def summary(self) -> dict[str, Any]:
        """Spans `[first, end)` of black frames and of frames in which nothing moves, and the mean luma."""
        return {
            "n_frames": len(self._luma),
            "luma": round(sum(self._luma) / max(1, len(self._luma)), 2),
            "black": spans(self._dark),
            "frozen": [[first - LAG_FRAMES + 1, end] for first, end in spans(self._same)],
        }

    def _equal(self, now: Array, before: Array) -> bool:
        change = np.abs(now - before)
        if self._decoded:
            return bool((change > _NOISE).mean() <= _NOISY_SHARE)
        return float(change.mean()) < _STILL


def spans(flags: list[bool]) -> list[list[int]]:
    """The runs of frames for which something is true, as `[first, end)`."""
    out: list[list[int]] = []
    for n, flag in enumerate(flags):
        if flag and out and out[-1][1] == n:
            out[-1][1] = n + 1
        elif flag:
            out.append([n, n + 1])
    return out
