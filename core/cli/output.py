"""What the command line prints: JSON or words on stdout, errors and progress on stderr."""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from typing import Any

from core.errors import ReelwrightError
from core.graphemes import start
from core.model.text import harmless

_log = logging.getLogger("core.cli")
_EVERY_S = 2.0


def data(value: Any) -> None:
    """One JSON value on stdout; what could command a terminal is escaped as JSON escapes it."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    print(harmless(text, keep="\n", write=lambda char: json.dumps(char)[1:-1]))


def line(text: str = "") -> None:
    """One line on stdout."""
    print(harmless(text, keep="\n"))


def note(text: str) -> None:
    """One line on stderr, beside the result."""
    print(harmless(text, keep="\n"), file=sys.stderr)


def sentence(text: str) -> str:
    """The text as one sentence."""
    text = harmless(" ".join(text.split()))
    return text if text.endswith((".", "?", "!")) else f"{text}."


def failure(error: ReelwrightError, as_json: bool) -> int:
    """Say what went wrong in one sentence and what to do; the exit code."""
    if as_json:
        data({"error": error.as_dict()})
    else:
        note(f"{error}".strip())
    return error.exit_code


def fault(error: Exception, as_json: bool) -> int:
    """A fault of ours: the traceback goes to the log file, a sentence to the user."""
    from core.cli.wiring import log_file

    path = log_file()
    _log.error("unexpected", exc_info=error)
    hint = f"The details are in {path}." if path else f"({type(error).__name__}; no log could be written.)"
    return failure(ReelwrightError("Something went wrong inside Reelwright.", hint), as_json)


def table(rows: list[dict[str, Any]], columns: dict[str, str]) -> None:
    """Rows in aligned columns; `columns` maps a key to its heading."""
    cells = [[*columns.values()], *([harmless(str(row.get(key, "") or "")) for key in columns] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(columns))]
    for row in cells:
        line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


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
