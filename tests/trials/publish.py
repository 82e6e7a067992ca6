"""Lost answers and SIGKILLs while films are published, each by a process of its own: no film is there twice.

Each publication meets one fault, at a request drawn by the seed: its answer is lost after the server took it, or the
process is killed before or after it was taken. Then it goes on, as the next process would. The servers' ledgers count.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import multiprocessing
import os
import random
import signal
from collections import Counter
from pathlib import Path
from typing import Any

from core.publish.target import Post
from tests.publish.serving import Answer, Fault, Request, serving
from tests.publish.stages import STAGES, Stage, prepared
from tests.trials import _publisher

COUNT = 5
FAULTS = 200
PATIENCE_S = 120
_SIZE = 300_007


def trial(seed: int, folder: Path, faults: int = FAULTS) -> str:
    chance, results = random.Random(seed), Counter[str]()
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.trials._publisher"])
    for number in itertools.count():
        if results.total() >= faults:
            break
        place = folder / str(number)
        place.mkdir()
        stage = STAGES[chance.choice(list(STAGES))]
        kind = chance.choice(("lost", "killed before", "killed after"))
        status, met = _publication(stage, kind, chance.randrange(12), place, processes)
        results[f"{kind}: {status}"] += met  # a shorter publication ends before its fault
    return ", ".join(f"{name} {n}" for name, n in sorted(results.items()))


def _publication(stage: Stage, kind: str, at: int, place: Path, processes: Any) -> tuple[str, bool]:
    """Publish one film with one fault; what became of it, and whether it met its fault."""
    post, server = prepared(stage, _post(place)), stage.server()
    left: list[int] = []
    with serving(server):
        if kind == "lost":
            server.faults.append(Fault("lose", "", skip=at))
        else:
            left = _kill_at(server, at, place, after=kind.endswith("after"))
        for _ in range(4):
            child = processes.Process(target=_publisher.publish, args=(stage.name, server.address, post, place))
            child.start()
            child.join(PATIENCE_S)
            assert not child.is_alive(), f"{stage.name}, {kind} at {at}: it hangs"
            if (place / "outcome.json").is_file():
                break
        outcome = json.loads((place / "outcome.json").read_text())
        there = stage.there(server)
        assert there <= 1, f"{stage.name}, {kind} at {at}: {there} films are there"
        assert server.wrong == [], f"{stage.name}, {kind} at {at}: {server.wrong}"
        assert outcome["status"] in ("sent", "unknown"), f"{stage.name}, {kind} at {at}: {outcome}"
        if outcome["status"] == "sent":
            assert (there, stage.digest(server)) == (1, post.sha256), f"{stage.name}, {kind} at {at}: not there"
        return str(outcome["status"]), left[0] < 0 if kind != "lost" else not server.faults


def _kill_at(server: Any, at: int, place: Path, *, after: bool) -> list[int]:
    """Kill the process that sends a request, before or after the server took it, once; how many come before, below
    zero once it is done.
    """
    take, left = server.answer, [at]

    def answer(request: Request) -> Answer:
        left[0] -= 1
        if left[0] != -1:
            answered: Answer = take(request)
            return answered
        if after:
            take(request)
        os.kill(int((place / "pid").read_text()), signal.SIGKILL)
        return 503, {}

    server.answer = answer
    return left


def _post(place: Path) -> Post:
    film = place / "bees.mp4"
    film.write_bytes(bytes(n * 7 % 251 for n in range(251)) * (_SIZE // 251 + 1))
    (place / "bees.jpg").write_bytes(b"\xff\xd8 picture")
    return Post(
        key=place.name.zfill(8), project="p" * 64, film=film, sha256=hashlib.sha256(film.read_bytes()).hexdigest(),
        size=film.stat().st_size, seconds=40.0, width=1080, height=1920, preset="youtube_short", title="How bees talk",
        description="Of dances.", tags=("bees",), thumbnail=place / "bees.jpg",
    )  # fmt: skip
