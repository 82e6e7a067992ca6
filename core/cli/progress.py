"""The line on stderr that says how far the work is."""

from __future__ import annotations

import sys
import threading
import time

from core.language.graphemes import start
from core.model.text import harmless

_EVERY_S = 2.0


class Progress:
    """A line on stderr: rewritten in place at a terminal, else a new one every other second when it says more."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._lock = threading.Lock()
        self._last = ("", -_EVERY_S)
        self._top = 0.0

    def __call__(self, fraction: float, message: str = "") -> None:
        """Show how far the work is, 0..1."""
        with self._lock:
            self._top = max(self._top, min(max(fraction, 0.0), 1.0))
            message = harmless(message)
            text = f"{self._top:4.0%}  {message}" if message else f"{self._top:4.0%}"
            now = time.monotonic()
            if text == self._last[0] or (not self._terminal and now - self._last[1] < _EVERY_S and self._top < 1):
                return
            self._last = (text, now)
            if self._terminal:
                print(f"\r\x1b[2K{start(text, 110)}", end="", file=sys.stderr, flush=True)
            else:
                print(text, file=sys.stderr, flush=True)

    def done(self) -> None:
        """Leave the line."""
        if self._terminal and self._last[0]:
            print(file=sys.stderr)
