"""The loop that does jobs: `python -m core worker`.

Each job runs in a child process of its own. So a crash inside it (espeak-ng, a codec) fails one job and not the
worker; a job that does not listen can be killed; memory is given back after each. A child dies with its worker, and
ffmpeg with the child (`core/tether.py`). The worker only claims, starts, watches and buries; the child keeps its own
claim alive. Nothing that happens to one job, its removal or a disk that takes no writing included, ends the worker.

SIGTERM puts running jobs back into the queue at no cost of an attempt. `supervise` is what the app uses: it keeps one
worker a data folder running for as long as it is itself.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from core import file_locks, tether
from core.config import ROOT, Settings
from core.errors import NotFound, ReelwrightError, StorageError
from core.jobs import owner, queue
from core.jobs.queue import LANES, Claim, LostClaim
from core.media import ended
from core.media.awake import Awake
from core.store import reserve
from core.store.trouble import as_storage_error, from_os_error
from core.studio import work
from core.studio.workspace.workspace import Workspace, open_workspace

POLL_S = 0.3
GRACE_S = 15.0  # between asking a job to stop and killing it: longer than a paid call is waited for
HUNG_S = 600.0  # a child that runs and has not beaten for so long never will again
LATER = 75  # EX_TEMPFAIL of sysexits.h
RETRY_S = 5.0  # until a job is tried again whose child could not be started
_log = logging.getLogger(__name__)


@dataclass
class _Child:
    """A running job: its claim, its process if one could be started, when it was asked to stop, why it was killed, and
    its last beat."""

    claim: Claim
    process: subprocess.Popen[bytes] | None
    kills: int  # of the kernel, when it was started
    asked: float | None = None
    reason: str = ""
    beat: object = None
    silent: Awake = field(default_factory=Awake)


def run(settings: Settings, *, single: bool = False, once: bool = False) -> int:
    """The worker: do jobs until SIGTERM or SIGINT, or with `once` until nothing is left to do; the exit code.

    With `single` it waits until no other single worker is at work on the data folder.
    """
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _setter(stopping))
    workspace = open_workspace(settings)
    with _presence(workspace.data, single, stopping):
        if not stopping.is_set():
            workspace.sweep()
            _loop(workspace, stopping, once)
    return 0


def _setter(event: threading.Event) -> Callable[[int, FrameType | None], None]:
    def handle(number: int, frame: FrameType | None) -> None:
        event.set()

    return handle


@contextlib.contextmanager
def _presence(data: Path, single: bool, stopping: threading.Event) -> Iterator[None]:
    """Hold the lock by which others see that a worker lives, and with `single` the one that only one can hold."""
    with contextlib.ExitStack() as exit_stack:
        with as_storage_error(data):
            alive, only = (exit_stack.enter_context((data / name).open("a")) for name in (work.ALIVE, "worker.single"))
        while single and not stopping.is_set():
            if file_locks.try_lock(only):
                break
            stopping.wait(0.5)
        file_locks.lock(alive, shared=True)
        yield


def _loop(workspace: Workspace, stopping: threading.Event, once: bool) -> None:
    children: list[_Child] = []
    try:
        while not stopping.is_set():
            children = [child for child in children if not _buried(workspace, child)]
            claim = _claim(workspace) if len(children) < sum(LANES.values()) else None
            if claim is not None:
                children.append(_start(workspace, claim))
            elif once and not children:
                return
            else:
                stopping.wait(POLL_S)
    finally:
        _end(workspace, children)


def _claim(workspace: Workspace) -> Claim | None:
    reserve.keep_reserve(workspace.data)
    try:
        return queue.claim(workspace.store)
    except StorageError as error:
        _log.warning("%s", error)
        return None


def _start(workspace: Workspace, claim: Claim) -> _Child:
    """Start the child that does the claimed job."""
    argv = [sys.executable, "-m", "core", "worker", "--job", str(claim.id), "--fence", str(claim.fence)]
    kills = ended.oom_kills()
    process = None
    try:
        process = subprocess.Popen(
            [*argv, "--parent", str(os.getpid())],
            cwd=ROOT,
            env={**os.environ, "REELWRIGHT_DATA": str(workspace.data)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C at a terminal reaches the worker, which asks its jobs in order
            pass_fds=(
                owner.hold_process_lock(workspace.store.folder),
            ),  # as long as the child lives, so does the claim
        )
    except OSError as error:
        _log.warning("job %s: no process can be started: %s", claim.id, error)
    return _Child(claim, process, kills)


def _buried(workspace: Workspace, child: _Child) -> bool:
    """Whether the child has ended and its row is put right; a row that takes no writing now is tried again."""
    try:
        if child.process is not None and child.process.poll() is None:
            _watch(workspace, child, child.process)
            return False
        _bury(workspace, child)
    except StorageError as error:
        _log.warning("job %s: %s", child.claim.id, error)
        return False
    return True


def _watch(workspace: Workspace, child: _Child, process: subprocess.Popen[bytes]) -> None:
    """Kill a child that ignores a cancel, or that hangs."""
    query = "select cancel_requested, lease_until from jobs where id = ? and fence = ?"
    row, now = workspace.store.row(query, (child.claim.id, child.claim.fence)), time.monotonic()
    if child.asked is None and (row is None or row["cancel_requested"]):
        child.asked = now
    beat = row and row["lease_until"]
    if beat != child.beat or _is_stopped(process.pid):
        child.beat, child.silent = beat, Awake()
    if child.silent.seconds() > HUNG_S:
        child.reason = "The program that worked on it did not go on and was ended."
    if child.reason or (child.asked is not None and now - child.asked > GRACE_S):
        process.kill()


def _is_stopped(pid: int) -> bool:
    """Whether somebody stopped the process (SIGSTOP), so that it can say nothing (Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] in ("T", "t")
    except (OSError, IndexError):
        return False


def _bury(workspace: Workspace, child: _Child) -> None:
    """Put right what an ended child left in its row. Raises `StorageError`."""
    code = child.process.returncode if child.process is not None else LATER
    store, given = workspace.store, (child.claim.id, child.claim.fence)
    if code != 0:
        _log.warning("job %s: its process ended with %s", child.claim.id, f"signal {-code}" if code < 0 else code)
    if code == StorageError.exit_code:
        with contextlib.suppress(LostClaim):
            queue.fail(store, *given, work.error_words(from_os_error(OSError(errno.ENOSPC, ""), workspace.data)))
    elif code == LATER:
        counts = child.claim.fence >= queue.MAX_CLAIMS
        queue.requeue(store, *given, "It could not be started now.", wait_s=RETRY_S, counts=counts)
    elif code < 0 and child.asked is None and not child.reason:
        killed = ended.by_signal("The program that worked on it", -code, child.kills)
        queue.requeue(store, *given, killed.message)
    else:
        queue.requeue(store, *given, child.reason or queue.GONE)


def _end(workspace: Workspace, children: list[_Child]) -> None:
    """Ask all children to stop, kill those that do not, and put their jobs back."""
    processes = [child.process for child in children if child.process is not None]
    for process in processes:
        process.terminate()
    limit = time.monotonic() + GRACE_S
    for process in processes:
        try:
            process.wait(max(0.1, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for child in children:
        try:
            reason = "The worker was shut down."
            queue.requeue(workspace.store, child.claim.id, child.claim.fence, reason, counts=False)
        except StorageError as error:  # the next worker finds that this one is gone
            _log.warning("job %s: %s", child.claim.id, error)


def run_job(settings: Settings, job_id: int, fence: int, parent: int) -> int:
    """The worker's child: do one job that the parent has claimed, and nothing else. The exit code says what the row
    could not be told: `StorageError.exit_code` that the disk is full, `LATER` that the database cannot be had now.
    """
    tether.die_with_parent(parent)
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, _setter(stopping))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(10)  # the wizard stays quick while a video is made, which goes on beside other programs
    try:
        workspace = open_workspace(settings)
        row = queue.get(workspace.store, job_id)
    except NotFound:  # removed with its project
        return 0
    except StorageError as error:
        _log.warning("job %s: %s", job_id, error)
        return LATER
    if row["fence"] != fence or row["status"] != "running":
        return 0
    try:
        outcome = work.perform(workspace, queue.claim_of(row), stopping=stopping)
    finally:
        workspace.leave()
    _log.info("job %s: %s", job_id, outcome.status)
    if outcome.status == "unwritten" and isinstance(outcome.error, ReelwrightError):
        return StorageError.exit_code if outcome.error.code == "disk_full" else LATER
    return 0


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
