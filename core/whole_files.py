"""Files that appear whole or not at all: written beside their place, synced to the disk, then renamed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from core import file_locks, private

HALF = ".half-"  # how the names of files that are not yet whole begin
Complaints = Callable[[Path], AbstractContextManager[None]]


@contextlib.contextmanager
def placed(
    path: Path,
    *,
    prefix: str = HALF,
    suffix: str = "",
    durable: bool = True,
    complaints: Complaints = lambda folder: nullcontext(),
) -> Iterator[Path]:
    """Give a temporary path beside `path`; it takes its place when the block ends well and is deleted otherwise.

    It has a shared lock meanwhile, so that a sweep can tell it from what a killed process left behind. `complaints`
    turns the disk's `OSError`s into an error of the caller's; those of the block itself stay as they are.
    """
    with complaints(path.parent):
        private.make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=path.parent)
    half = Path(name)
    try:
        with contextlib.suppress(OSError):  # a disk without locks: its half files are told by their age alone
            file_locks.lock(handle, shared=True)
        yield half
        with complaints(path.parent):
            half.chmod(private.file_mode(path))
            if durable:
                sync(half)
            half.replace(path)
            if durable:
                sync(path.parent)
    finally:
        half.unlink(missing_ok=True)
        os.close(handle)


def write(
    path: Path, data: bytes, *, durable: bool = True, complaints: Complaints = lambda folder: nullcontext()
) -> None:
    """Write a file so that it is seen whole or not at all. Raises `OSError`, or what `complaints` makes of it."""
    with placed(path, durable=durable, complaints=complaints) as half, complaints(path.parent):
        half.write_bytes(data)


def sync(path: Path) -> None:
    """Bring a file or a folder to the disk. Raises `OSError`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
