"""A real film made by a real worker under a process that keeps it running; its processes can be found and killed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core import config
from core.jobs import queue
from core.media import ffmpeg
from core.model.options import Options
from core.store.db import Row
from core.studio.content import articles
from core.studio.film.ask import request
from core.studio.project import projects, render_view
from core.studio.script import edits, write
from core.studio.workspace.workspace import Workspace, open_workspace

LINES = (
    "The sea rises twice a day.", "The moon pulls on the water.", "The sun pulls as well.",
    "A harbour has to know the time of high water.", "Tables have been printed for two centuries.",
    "Today a computer works them out in seconds.",
)  # fmt: skip
PATIENCE_S = 900.0
_SUPERVISOR = """
import signal, sys, threading
from core import config, worker
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *given: ended.set())
with worker.supervise(config.load()):
    ended.wait()
"""


@dataclass
class Film:
    """A film that was asked for in a data folder of its own."""

    workspace: Workspace
    render_id: int

    @property
    def row(self) -> Row:
        """The row of its job."""
        return queue.get(self.workspace.store, render_view.view(self.workspace, self.render_id).job_id or 0)

    @property
    def ended(self) -> bool:
        return self.row["status"] not in queue.ACTIVE


def ask(folder: Path, lines: tuple[str, ...]) -> Film:
    """A project whose script a person wrote, and a film of it that waits for a worker."""
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(folder / "data")}, folder / "none"))
    text = "# A tale of tides\n\n" + "\n\n".join(lines)
    chosen = Options(
        quality="draft", music="none", voice="espeak:en-us", project_type="short", platforms=("youtube_short",)
    )
    project = projects.create(workspace, articles.import_article(workspace, text=text), chosen)
    first = write.write(workspace, project).lines[0].id
    edits.save_rows(workspace, project, [{"id": first, "text": lines[0]}, *({"text": line} for line in lines[1:])])
    return Film(workspace, request(workspace, project)[0])


@contextlib.contextmanager
def kept_running(film: Film, *, app: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """A process that keeps a worker running: the app itself, or only its supervisor."""
    argv = [sys.executable, "-c", _SUPERVISOR]
    if app:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        argv = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        argv,
        cwd=config.ROOT,
        env={**os.environ, "REELWRIGHT_DATA": str(film.workspace.data)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def found(kind: str, root: int) -> list[int]:
    """The processes below `root` of a kind: worker, child or ffmpeg."""
    mark = {"worker": "--single", "child": "--job", "ffmpeg": "ffmpeg"}[kind]
    out = []
    for pid in _below(root):
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
            if any(mark in word for word in (words[:1] if kind == "ffmpeg" else words)):
                out.append(pid)
    return out


def wait_for(happened: Callable[[], object], what: str, step_s: float = 0.05) -> None:
    """Wait until something is so; an `AssertionError` that names it after `PATIENCE_S`."""
    limit = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < limit, what
        time.sleep(step_s)


def signal_all(pids: list[int], number: signal.Signals) -> int:
    """Send a signal to those that still live; how many there were."""
    sent = 0
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
            sent += 1
    return sent


def require_whole(film: Film, lines: tuple[str, ...]) -> None:
    """The job is done, and everything it left is as if nothing had happened to it."""
    row = film.row
    assert row["status"] == "done", row["message"]
    path = render_view.view(film.workspace, film.render_id).path
    assert path is not None, "the film is there"
    assert not ffmpeg.run(["-v", "error", "-xerror", "-i", str(path), "-f", "null", "-"]).messages, "it decodes"
    assert digest(path) == reference(lines)[0], "it is the film that an undisturbed worker makes"
    assert film.workspace.store.row("pragma integrity_check") == {"integrity_check": "ok"}
    wait_for(lambda: not _left(film.workspace.data), f"no process is left: {_left(film.workspace.data)}")
    halves = [item.name for item in (film.workspace.data / "renders").rglob("*.part*")]
    assert not halves, halves


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache
def reference(lines: tuple[str, ...]) -> tuple[str, float]:
    """The digest of the film that an undisturbed worker makes, and the seconds that it takes."""
    with tempfile.TemporaryDirectory(prefix="trial-reference-") as folder:
        film = ask(Path(folder), lines)
        with kept_running(film):
            wait_for(lambda: film.row["status"] == "running", "a worker begins")
            began = time.monotonic()
            wait_for(lambda: film.ended, "the film is made")
        assert film.row["status"] == "done", film.row["message"]
        path = render_view.view(film.workspace, film.render_id).path
        assert path is not None
        return digest(path), time.monotonic() - began


def _below(root: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            fields = stat.read_text().rsplit(")", 1)[1].split()
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    out, waiting = [], [root]
    while waiting:
        children = parents.get(waiting.pop(), [])
        out += children
        waiting += children
    return out


def _left(data: Path) -> list[int]:
    """Processes that still work on the data folder, by their environment or arguments; this one is none."""
    out = []
    for folder in Path("/proc").glob("[0-9]*"):
        if int(folder.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            words = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            if str(data).encode() in words:
                out.append(int(folder.name))
    return out
