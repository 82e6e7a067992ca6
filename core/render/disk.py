"""Files that appear whole or not at all: temp, fsync, rename; a full disk is a typed error."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=path.suffix, dir=path.parent)
        os.close(handle)
    temp = Path(name)
    try:
        yield temp
        with typed(path.parent):
            temp.chmod(0o644)
            _fsync(temp)
            temp.replace(path)
            _fsync(path.parent)
    finally:
        temp.unlink(missing_ok=True)


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
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix=_PREFIX, dir=folder):
            pass


def sweep(folder: Path, now: float | None = None) -> None:
    """Delete half files that a killed process left behind; young ones may be another worker's."""
    oldest = (time.time() if now is None else now) - _STALE_S
    for path in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def write_json(path: Path, value: Any) -> None:
    """A small JSON file, whole or not at all."""
    with placed(path) as temp, typed(path.parent):
        temp.write_text(json.dumps(value, sort_keys=True), encoding="utf-8")


def read_json(path: Path) -> Any | None:
    """Its value, or None where there is no such file or it is no JSON (a cache that is made again)."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


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
