"""Locks on files between processes: each lasts until its file is closed or its process is gone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol


class HasFileno(Protocol):
    """An open file."""

    def fileno(self) -> int: ...


def lock(file: int | HasFileno, *, shared: bool = False) -> None:
    """Lock an open file, waiting for whoever has it. Raises `OSError` where the disk has no locks."""
    fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)


def try_lock(file: int | HasFileno, *, shared: bool = False) -> bool:
    """Lock an open file, and say whether nobody's lock was in the way. Raises `OSError` where the disk has no locks."""
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_at(file: int | HasFileno, path: Path) -> bool:
    """Whether an open file is still the one at its path: a lock on one that was removed or renamed keeps nobody out."""
    number = file if isinstance(file, int) else file.fileno()
    try:
        return os.fstat(number).st_ino == path.stat().st_ino
    except FileNotFoundError:
        return False


def try_open_locked(path: Path) -> BinaryIO | None:
    """Open a file for reading and appending, made if need be, with a lock; None while another has it."""
    file = path.open("ab+")
    try:
        if try_lock(file) and is_at(file, path):
            return file
    except BaseException:
        file.close()
        raise
    file.close()
    return None


def open_locked(path: Path, wait: Callable[[], None]) -> BinaryIO:
    """Open a file as `try_open_locked`, calling `wait` for as long as another has it."""
    while (file := try_open_locked(path)) is None:
        wait()
    return file


def is_locked(path: Path, *, shared_too: bool = False) -> bool | None:
    """Whether a process has a lock on a file; None where there is no such file, or its disk has no locks.

    `shared_too` counts shared locks as well; others that ask in the same moment then count as having one.
    """
    try:
        with path.open("r+b" if shared_too else "rb") as file:
            return not try_lock(file, shared=not shared_too)
    except OSError:
        return None
