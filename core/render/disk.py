"""Files that appear whole or not at all: temp, fsync, rename; a full disk is a typed error."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core import digests, private
from core.errors import StorageError
from core.media.complaints import disk_full

_PREFIX = ".part-"
_STALE_S = 6 * 3600.0
_NOT_WRITABLE = (
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST,
)  # fmt: skip


@contextlib.contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; it takes its place when the block ends well and is deleted otherwise."""
    with typed(path.parent):
        private.make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=path.suffix, dir=path.parent)
    temp = Path(name)
    try:
        with contextlib.suppress(OSError):  # a disk without locks: its half files are told by their age alone
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield temp
        with typed(path.parent):
            temp.chmod(private.file_mode(path))
            _fsync(temp)
            temp.replace(path)
            _fsync(path.parent)
    finally:
        temp.unlink(missing_ok=True)
        os.close(handle)


@contextlib.contextmanager
def cached(path: Path) -> Iterator[Path]:
    """As `placed`, for a file that nobody but this program keeps there: a folder in its place is removed."""
    with placed(path) as temp:
        yield temp
        if path.is_dir():
            with typed(path.parent):
                shutil.rmtree(path)


@contextlib.contextmanager
def typed(folder: Path) -> Iterator[None]:
    """Turn the system's complaints about a disk into `StorageError`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise disk_full() from error
        if error.errno in _NOT_WRITABLE:
            raise StorageError(
                f"The folder {folder.name or folder} cannot be written to.",
                "Choose a folder that exists and that you may write to.",
                code="not_writable",
            ) from error
        raise


def require_writable(folder: Path) -> None:
    """Make the folder and put a file there for a moment, so that no work is done in vain. Raises `StorageError`."""
    with typed(folder):
        private.make_folder(folder)
        with tempfile.NamedTemporaryFile(prefix=_PREFIX, dir=folder):
            pass


def sweep(folder: Path, now: float | None = None) -> None:
    """Delete half files that a killed process left behind: old ones that nobody holds, for a clock can be set."""
    oldest = (time.time() if now is None else now) - _STALE_S
    for path in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest and not _is_held(path):
                path.unlink()


def _is_held(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False


def note(path: Path, facts: dict[str, Any], temp: Path | None = None) -> None:
    """Note beside a finished file what is known of it, with its digest; `temp` is the file before it takes its place.

    A file counts as finished only with its note, so the note of one that is placed afterwards is written first.
    Raises `StorageError`.
    """
    with typed(path.parent):
        held = {"facts": facts, "sha256": digests.of_file(temp or path)}
    text = json.dumps({**held, "sum": _sum(held)}, sort_keys=True)
    with cached(path.with_suffix(".json")) as half, typed(path.parent):
        half.write_text(text, encoding="utf-8")


def noted(path: Path) -> dict[str, Any] | None:
    """Return the facts of a finished file; None where it or its note is missing or damaged: it is made again then."""
    try:
        held = json.loads(path.with_suffix(".json").read_bytes())
        if not isinstance(held, dict) or held.pop("sum", "") != _sum(held):
            return None
        facts, sha = dict(held["facts"]), str(held["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return facts if digests.is_whole(path, sha) else None


def _sum(held: dict[str, Any]) -> str:
    return digests.of_bytes(json.dumps(held, sort_keys=True).encode())


def copy_to(source: Path, path: Path) -> None:
    """Place a copy of a file."""
    with placed(path) as temp, typed(path.parent):
        shutil.copyfile(source, temp)


def _fsync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
