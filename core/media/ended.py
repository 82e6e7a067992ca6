"""Reasons for which a process ended, in words: by itself, by a signal, or because memory ran out."""

from __future__ import annotations

import contextlib
import signal
from pathlib import Path

from core.errors import ReelwrightError

_FREE = "Close other programs, or make the video at a smaller size, then start again; finished parts are kept."
_CRASHES = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP, signal.SIGSYS}


def oom_kills() -> int:
    """Return the number of processes the kernel has ended so far because memory ran out, in any container (Linux)."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/vmstat").read_text(encoding="ascii").splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    return 0


def out_of_memory(what: str) -> ReelwrightError:
    """The error for work that there was not enough memory for."""
    return ReelwrightError(f"{what} ran out of memory.", _FREE, code="out_of_memory", retryable=True)


def by_signal(what: str, number: int, kills_before: int) -> ReelwrightError:
    """The error for a child process that was ended by a signal that was not ours; `kills_before` is `oom_kills()`
    when it began.
    """
    if number == signal.SIGKILL and oom_kills() > kills_before:
        return out_of_memory(what)
    if number == signal.SIGKILL:
        return ReelwrightError(
            f"{what} was ended by the system or by another program, which happens when memory runs out.",
            _FREE,
            code="killed",
            retryable=True,
        )
    if number in _CRASHES:
        return ReelwrightError(
            f"{what} crashed.",
            "Start again; if it happens again, please report it with the log.",
            code="crashed",
            retryable=True,
        )
    return ReelwrightError(
        f"{what} was stopped by another program.",
        "Start again; finished parts are kept.",
        code="killed",
        retryable=True,
    )
