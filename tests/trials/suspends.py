"""SIGSTOP for a minute in the middle of a real render, of its child, its worker, or both: the film is made, once."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from tests.trials._film import LINES, ask, found, kept_running, require_whole, signal_all, wait_for

COUNT = 3
SECONDS = 60.0
STOPPED = (("child",), ("worker",), ("worker", "child"))


class Missed(AssertionError):
    """The moment to stop anything was over: nothing was tried."""


def trial(seed: int, folder: Path, seconds: float = SECONDS, lines: tuple[str, ...] = LINES) -> str:
    kinds = STOPPED[seed % len(STOPPED)]
    film = ask(folder, lines)
    with kept_running(film) as keeper:
        wait_for(lambda: film.row["progress"] > 0.15, "the film is under way", 0.02)
        pids = [pid for kind in kinds for pid in found(kind, keeper.pid)]
        progress = film.row["progress"]
        if signal_all(pids, signal.SIGSTOP) != len(kinds):
            signal_all(pids, signal.SIGCONT)
            raise Missed("the film was finished before its processes could be stopped")
        time.sleep(seconds)
        signal_all(pids, signal.SIGCONT)
        wait_for(lambda: film.ended, "the film is made")
    require_whole(film, lines)
    row = film.row
    assert (row["fence"], row["attempts"]) == (1, 1), "it was begun once"
    return f"{' and '.join(kinds)} stopped at {progress:.0%} for {seconds:.0f} s, done with the first claim"
