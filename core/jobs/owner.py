"""Owners of claims: each a process, whose life is seen by a lock that it holds, or by its id where there is none.

Neither a clock nor a pause changes either: a process that was stopped, or slept with the machine, still lives. The
lock is inherited by the processes that do the jobs, so that it is free only when all of them are gone.
"""

from __future__ import annotations

import hashlib
import os
import socket
import threading
from functools import cache
from pathlib import Path
from typing import Literal

from core import file_locks
from core.store.trouble import as_storage_error

Life = Literal["alive", "dead", "unknown"]
_FOLDER = "owners"
_locks: dict[tuple[Path, str], int] = {}
_guard = threading.Lock()


@cache
def _place() -> str:
    """Return the name of the place in which process ids mean the same (host, boot, pid namespace); empty off Linux."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8]
        space = Path("/proc/self/ns/pid").readlink()
    except OSError:
        return ""  # not Linux
    return f"{socket.gethostname()}/{boot}/{space}"


def _started(pid: int) -> str:
    """Return the process's start time in the kernel's ticks; empty if there is none (or it is a zombie)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return ""
    return "" if fields[0] in ("Z", "X") else fields[19]


def this_process(pid: int | None = None) -> str:
    """The name under which this process (or another on this machine) owns jobs."""
    pid = os.getpid() if pid is None else pid
    return f"{_place()}|{pid}|{_started(pid)}"


def hold_process_lock(data: Path) -> int:
    """Take the lock that says this process lives and may own jobs, once; its descriptor, for children that do its
    jobs to inherit.

    Locks that ended processes left behind are removed. Raises `StorageError`.
    """
    key = (data.resolve(), this_process())
    with _guard:
        if key not in _locks:
            path = _file(*key)
            with as_storage_error(data):
                path.parent.mkdir(parents=True, exist_ok=True)
                _sweep(path.parent)
                _locks[key] = _locked(path)
        return _locks[key]


def process_life(name: str, data: Path | None = None) -> Life:
    """ "alive" or "dead" for the process of that name that owns a job, or "unknown" where it cannot be known from
    here.
    """
    if data is not None and (locked := file_locks.is_locked(_file(data, name))) is not None:
        return "alive" if locked else "dead"
    place, _, rest = name.partition("|")
    pid, _, started = rest.partition("|")
    if not place or place != _place() or not pid.isdigit():
        return "unknown"
    return "alive" if _started(int(pid)) == started else "dead"


def is_dead(name: str, data: Path | None = None) -> bool:
    """Whether the process that owns a job is known to be gone; False where it cannot be known from here."""
    return process_life(name, data) == "dead"


def _file(data: Path, name: str) -> Path:
    return data / _FOLDER / hashlib.sha256(name.encode()).hexdigest()[:24]


def _locked(path: Path) -> int:
    """A locked descriptor of the file that stands there, not of one that was swept away before it was locked."""
    while True:
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        file_locks.lock(fd)
        if file_locks.is_at(fd, path):
            return fd
        os.close(fd)


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        if file_locks.is_locked(path) is False:
            path.unlink(missing_ok=True)
