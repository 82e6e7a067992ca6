"""Locks by key: who works on the same thing waits, who works on another does not, and nothing is left behind."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class Locks:
    """One lock for each key that somebody holds or waits for; its length is their number."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: dict[Hashable, tuple[threading.Lock, int]] = {}

    def __len__(self) -> int:
        return len(self._held)

    @contextmanager
    def holding(self, key: Hashable) -> Iterator[None]:
        """Hold the key's lock within the block."""
        with self._guard:
            lock, n = self._held.get(key, (threading.Lock(), 0))
            self._held[key] = (lock, n + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                _, n = self._held[key]
                if n > 1:
                    self._held[key] = (lock, n - 1)
                else:
                    del self._held[key]
