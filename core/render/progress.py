"""Progress of a render: frames composed by several threads, reported as one share."""

from __future__ import annotations

import threading
import time


class Progress:
    """Counts frames of scenes in work."""

    def __init__(self, total_frames: int, n_scenes: int) -> None:
        self._total, self._n_scenes = max(1, total_frames), n_scenes
        self._frames: dict[str, int] = {}
        self._done = 0
        self._lock = threading.Lock()
        self._started = time.monotonic()

    def at(self, key: str, frames: int) -> None:
        """Scene `key` has that many frames by now."""
        with self._lock:
            self._frames[key] = frames

    def finished(self) -> None:
        """One more scene is done."""
        with self._lock:
            self._done += 1

    def now(self, elapsed_s: float | None = None) -> tuple[float, str]:
        """The share done, 0..1, and a line for people: scenes, frames a second, time left."""
        with self._lock:
            frames, done = sum(self._frames.values()), self._done
        elapsed = time.monotonic() - self._started if elapsed_s is None else elapsed_s
        rate = frames / elapsed if elapsed > 0 else 0.0
        share = min(1.0, frames / self._total)
        message = f"Scene {min(done + 1, self._n_scenes)} of {self._n_scenes}"
        if elapsed > 1 and rate > 0:
            message += f", {rate:.0f} frames/s, {max(0, round((self._total - frames) / rate))} s left"
        return share, message
