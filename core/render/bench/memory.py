"""The peak memory of this process and all its children, by looking often."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

_EVERY_S = 0.1


def peak_mb(work: Callable[[], object]) -> float:
    """The largest sum of resident memory while a case of the benchmark runs, in MB (shared pages count once per
    process).
    """
    stop = threading.Event()
    top = [0.0]

    def watch() -> None:
        while not stop.wait(_EVERY_S):
            top[0] = max(top[0], sum(_resident_mb(pid) for pid in _family(os.getpid())))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        work()
    finally:
        stop.set()
        thread.join()
    return top[0]


def _family(pid: int) -> list[int]:
    out, at = [pid], 0
    while at < len(out):
        for task in Path(f"/proc/{out[at]}/task").glob("*/children"):
            try:
                out += [int(child) for child in task.read_text().split()]
            except OSError:
                continue  # it has just ended
        at += 1
    return out


def _resident_mb(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
