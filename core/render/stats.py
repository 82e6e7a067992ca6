"""What a scene's pixels look like, measured in passing: brightness and change of every frame on a coarse grid."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.render.planes import Array

STEP = 30  # every 30th pixel of every 30th row
BLACK_LUMA = 20.0  # limited range: black is 16
BLACK_SHARE = 0.98
DRAWN = 0.004  # mean absolute change of luma below which two frames that we drew count as equal
DECODED = 0.1  # the same for frames out of a decoder, whose noise changes where nothing moves
_PLAIN = 2.0  # deviation of luma below which nothing could be seen to move


class Stats:
    """Collects frames; `summary()` is small JSON for the scene's sidecar."""

    def __init__(self, equal_below: float = DRAWN) -> None:
        self._equal_below = equal_below
        self._last: Array | None = None
        self._luma: list[float] = []
        self._dark: list[bool] = []
        self._same: list[bool] = []

    def add(self, luma: Array) -> None:
        """Take a full-size luma plane."""
        self.add_small(luma[STEP // 2 :: STEP, STEP // 2 :: STEP])

    def add_small(self, grid: Array) -> None:
        """Take a luma plane that was already thinned out."""
        now = grid.astype(np.int16)
        self._luma.append(float(now.mean()))
        self._dark.append(bool((now <= BLACK_LUMA).mean() >= BLACK_SHARE))
        same = self._last is not None and float(np.abs(now - self._last).mean()) < self._equal_below
        self._same.append(same and float(now.std()) > _PLAIN)
        self._last = now

    def summary(self) -> dict[str, Any]:
        """Spans `[first, end)` of black frames and of frames equal to the one before, and the mean luma."""
        return {
            "n_frames": len(self._luma),
            "luma": round(sum(self._luma) / max(1, len(self._luma)), 2),
            "black": spans(self._dark),
            "frozen": spans(self._same),
        }


def spans(flags: list[bool]) -> list[list[int]]:
    """The runs of true values as `[first, end)`."""
    out: list[list[int]] = []
    for n, flag in enumerate(flags):
        if flag and out and out[-1][1] == n:
            out[-1][1] = n + 1
        elif flag:
            out.append([n, n + 1])
    return out
