"""Time in which this process was awake: what a shut lid or a stopped process takes is not counted."""

from __future__ import annotations

import time

STEP_S = 1.0


class Awake:
    """Seconds that pass while somebody looks; of each pause between two looks at most `STEP_S`."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._seconds = 0.0

    def seconds(self, at: float | None = None) -> float:
        """The seconds so far; `at` stands for the clock in tests."""
        now = time.monotonic() if at is None else at
        self._seconds += min(max(now - self._last, 0.0), STEP_S)
        self._last = now
        return self._seconds
