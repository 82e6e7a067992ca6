"""SIGKILL at a chance moment of a real render: its child, its worker, both, the app, or ffmpeg. Every film is made."""

from __future__ import annotations

import contextlib
import random
import signal
import tempfile
import time
from pathlib import Path

from tests.trials._film import LINES, ask, found, kept_running, reference, require_whole, signal_all, wait_for

COUNT = 25
VICTIMS = ("child", "worker", "both", "app", "ffmpeg")


def trial(seed: int, folder: Path, lines: tuple[str, ...] = LINES) -> str:
    after_s = random.Random(seed).uniform(0.0, reference(lines)[1])
    figures = ""
    while not figures:  # the film was made before the moment came
        figures = _kill(VICTIMS[seed % len(VICTIMS)], Path(tempfile.mkdtemp(dir=folder)), after_s, lines)
        after_s /= 2
    return figures


def _kill(victim: str, folder: Path, after_s: float, lines: tuple[str, ...]) -> str:
    """The figures of a film whose work was killed; empty where nothing was alive any more to be killed."""
    film = ask(folder, lines)
    kinds = {"both": ("worker", "child"), "app": ()}.get(victim, (victim,))
    with contextlib.ExitStack() as running:
        keeper = running.enter_context(kept_running(film, app=victim == "app"))
        wait_for(lambda: film.row["status"] == "running", "a worker begins")
        time.sleep(after_s)
        pids: list[int] = []
        while not film.ended and not pids:
            pids = [keeper.pid] if victim == "app" else [pid for kind in kinds for pid in found(kind, keeper.pid)]
        progress, killed = film.row["progress"], 0 if film.ended else signal_all(pids, signal.SIGKILL)
        began = time.monotonic()
        if victim == "app":
            running.enter_context(kept_running(film, app=True))
        wait_for(lambda: film.ended, "the film is made")
        took_s = time.monotonic() - began
    require_whole(film, lines)
    row = film.row
    if not killed:
        return ""
    claims = f"claims {row['fence']}, attempts {row['attempts']}"
    return f"{victim}: {killed} killed after {after_s:.1f} s at {progress:.0%}, {claims}, done {took_s:.1f} s later"
