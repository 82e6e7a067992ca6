"""The loop that does jobs: `python -m core worker`.

Each job runs in a child process of its own. So a crash inside it (espeak-ng, a codec) fails one job and not the
worker; a job that does not listen can be killed; memory is given back after each. A child dies with its worker
(PR_SET_PDEATHSIG, set by the child itself and checked against the parent's id), and ffmpeg dies with the child. The
worker only claims, starts, watches and buries; the child keeps its own claim alive.

SIGTERM puts running jobs back into the queue at no cost of an attempt. `supervise` is what the app uses: it keeps one
worker a data folder running for as long as it is itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from core.config import ROOT, Settings
from core.errors import StorageError
from core.jobs import queue
from core.jobs.queue import LANES, Claim
from core.store.trouble import as_storage_error
from core.studio import rooms, work
from core.studio.house import House, open_house

POLL_S = 0.3
GRACE_S = 5.0  # between asking a job to stop and killing it
_PR_SET_PDEATHSIG = 1
_log = logging.getLogger(__name__)


@dataclass
class _Child:
    """A running job: its claim, its process, and when it was asked to stop."""

    claim: Claim
    process: subprocess.Popen[bytes]
    asked: float | None = None


def run(settings: Settings, *, single: bool = False, once: bool = False) -> int:
    """Work until SIGTERM or SIGINT, or with `once` until nothing is left to do; the exit code.

    With `single` it waits until no other single worker is at work on the data folder.
    """
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _setter(stopping))
    rooms.load()
    house = open_house(settings)
    with _presence(house.data, single, stopping):
        if not stopping.is_set():
            house.sweep()
            _loop(house, stopping, once)
    return 0


def _setter(event: threading.Event) -> Callable[[int, FrameType | None], None]:
    def handle(number: int, frame: FrameType | None) -> None:
        event.set()

    return handle


@contextlib.contextmanager
def _presence(data: Path, single: bool, stopping: threading.Event) -> Iterator[None]:
    """Hold the lock by which others see that a worker lives, and with `single` the one that only one can hold."""
    with contextlib.ExitStack() as held:
        with as_storage_error(data):
            alive, only = (held.enter_context((data / name).open("a")) for name in (work.ALIVE, "worker.single"))
        while single and not stopping.is_set():
            try:
                fcntl.flock(only, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                stopping.wait(0.5)
        fcntl.flock(alive, fcntl.LOCK_SH)
        yield


def _loop(house: House, stopping: threading.Event, once: bool) -> None:
    children: list[_Child] = []
    try:
        while not stopping.is_set():
            children = [child for child in children if not _buried(house, child)]
            try:
                claim = queue.claim(house.store) if len(children) < sum(LANES.values()) else None
            except StorageError as error:
                _log.warning("%s", error)
                claim = None
            if claim is not None:
                children.append(_Child(claim, _start(house, claim)))
            elif once and not children:
                return
            else:
                stopping.wait(POLL_S)
    finally:
        _end(house, children)


def _start(house: House, claim: Claim) -> subprocess.Popen[bytes]:
    """Start the child that does the claimed job."""
    argv = [sys.executable, "-m", "core", "worker", "--job", str(claim.id), "--fence", str(claim.fence)]
    return subprocess.Popen(
        [*argv, "--parent", str(os.getpid())],
        cwd=ROOT,
        env={**os.environ, "REELWRIGHT_DATA": str(house.data)},
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C at a terminal reaches the worker, which asks its jobs in order
    )


def _buried(house: House, child: _Child) -> bool:
    """Whether the child has ended; what it left in the row is put right. One that ignores a cancel is killed."""
    code, now = child.process.poll(), time.monotonic()
    if code is None:
        if child.asked is None and _wants_cancel(house, child.claim):
            child.asked = now
        if child.asked is not None and now - child.asked > GRACE_S:
            child.process.kill()
        return False
    if code != 0:
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"code {code}"
        _log.warning("job %s: its process ended with %s", child.claim.id, how)
    reason = "The program that worked on it ended unexpectedly."
    queue.requeue(house.store, child.claim.id, child.claim.fence, reason)
    return True


def _wants_cancel(house: House, claim: Claim) -> bool:
    row = house.store.row("select cancel_requested from jobs where id = ?", (claim.id,))
    return row is None or bool(row["cancel_requested"])


def _end(house: House, children: list[_Child]) -> None:
    """Ask all children to stop, kill those that do not, and put their jobs back."""
    for child in children:
        child.process.terminate()
    limit = time.monotonic() + GRACE_S
    for child in children:
        try:
            child.process.wait(max(0.1, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
        reason = "The worker was shut down."
        queue.requeue(house.store, child.claim.id, child.claim.fence, reason, counts=False)


def run_job(settings: Settings, job_id: int, fence: int, parent: int) -> int:
    """The child: do one job that the parent has claimed, and nothing else."""
    die_with(parent)
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, _setter(stopping))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)  # the wizard stays quick while a video is made
    house = open_house(settings)
    row = queue.get(house.store, job_id)
    if row["fence"] != fence or row["status"] != "running":
        return 0
    claim = queue.claim_of(row)
    try:
        outcome = work.perform(house, claim, stopping=stopping)
    finally:
        house.leave()
    _log.info("job %s: %s", job_id, outcome.status)
    return 0


def die_with(parent: int) -> None:
    """Be killed when the parent ends, however it ends; at once if it has ended already (Linux)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


# ---------------------------------------------------------------------- for the app
class Supervisor:
    """Keeps one worker running: started again when it dies, stopped at exit."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="worker-supervisor", daemon=True)

    @property
    def pid(self) -> int | None:
        """The worker's process id, while it runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> Supervisor:
        """Start the worker; returns at once."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End the worker in order and wait for it."""
        self._stopping.set()
        self._thread.join(GRACE_S + 5)

    def __enter__(self) -> Supervisor:
        return self.start()

    def __exit__(self, *exc: object) -> None:
        self.stop()

    def _run(self) -> None:
        """The thread that started the worker has to live as long: PR_SET_PDEATHSIG follows the thread."""
        wait_s = 0.5
        while not self._stopping.is_set():
            began = time.monotonic()
            self._process = self._spawn()
            while self._process.poll() is None and not self._stopping.wait(0.2):
                pass
            if self._stopping.is_set():
                break
            _log.warning("the worker ended with code %s and is started again", self._process.returncode)
            wait_s = 0.5 if time.monotonic() - began > 30 else min(wait_s * 2, 30.0)
            self._stopping.wait(wait_s)
        self._finish()

    def _spawn(self) -> subprocess.Popen[bytes]:
        argv = [sys.executable, "-m", "core", "worker", "--single", "--parent", str(os.getpid())]
        return subprocess.Popen(
            argv,
            cwd=ROOT,
            env={**os.environ, "REELWRIGHT_DATA": str(self._settings.data)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _finish(self) -> None:
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(GRACE_S + 3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def supervise(settings: Settings) -> Supervisor:
    """A handle on the one worker of the data folder: `with supervise(settings):`, or `.start()` and `.stop()`.

    Two apps on one data folder start two workers, of which one waits until the other is gone.
    """
    return Supervisor(settings)
