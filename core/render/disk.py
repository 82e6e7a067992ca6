"""Files that appear whole or not at all: temp, fsync, rename; a full disk is a typed error."""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core import digests, file_locks, private, whole_files
from core.errors import StorageError
from core.media.complaints import disk_full

_PREFIX = ".part-"
_STALE_S = 6 * 3600.0
_NOT_WRITABLE = (
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST,
)  # fmt: skip


def placed(path: Path) -> contextlib.AbstractContextManager[Path]:
    """Give a temporary path beside a finished film or scene; it takes its place when the block ends well and is
    deleted otherwise.
    """
    return whole_files.placed(path, prefix=_PREFIX, suffix=path.suffix, complaints=as_disk_error)


@contextlib.contextmanager
def cached(path: Path) -> Iterator[Path]:
    """Give a temporary path for a scene or sound of the cache, as `placed` does: a folder in its place is removed."""
    with placed(path) as temp:
        yield temp
        if path.is_dir():
            with as_disk_error(path.parent):
                shutil.rmtree(path)


@contextlib.contextmanager
def as_disk_error(folder: Path) -> Iterator[None]:
    """Turn the system's complaints about the disk a film is written to into `StorageError`."""
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
    """Make the folder a film goes to and put a file there for a moment, so that nothing is rendered in vain. Raises
    `StorageError`.
    """
    with as_disk_error(folder):
        private.make_folder(folder)
        with tempfile.NamedTemporaryFile(prefix=_PREFIX, dir=folder):
            pass


def sweep(folder: Path, now: float | None = None) -> None:
    """Delete half files that a killed render left behind: old ones that nobody holds, for a clock can be set."""
    oldest = (time.time() if now is None else now) - _STALE_S
    for path in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest and file_locks.is_locked(path, shared_too=True) is not True:
                path.unlink()


def note(path: Path, facts: dict[str, Any], temp: Path | None = None) -> None:
    """Note beside a finished scene or sound what is known of it, with its digest; `temp` is the file before it takes
    its place.

    A file counts as finished only with its note, so the note of one that is placed afterwards is written first.
    Raises `StorageError`.
    """
    with as_disk_error(path.parent):
        entries = {"facts": facts, "sha256": digests.of_file(temp or path)}
    text = json.dumps({**entries, "sum": _sum(entries)}, sort_keys=True)
    with cached(path.with_suffix(".json")) as half, as_disk_error(path.parent):
        half.write_text(text, encoding="utf-8")


def noted(path: Path) -> dict[str, Any] | None:
    """The facts noted beside a finished scene or sound; None where it or its note is missing or damaged: it is made
    again then.
    """
    try:
        data = json.loads(path.with_suffix(".json").read_bytes())
        if not isinstance(data, dict) or data.pop("sum", "") != _sum(data):
            return None
        facts, sha = dict(data["facts"]), str(data["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return facts if digests.is_whole(path, sha) else None


def _sum(values: dict[str, Any]) -> str:
    return digests.of_bytes(json.dumps(values, sort_keys=True).encode())


def copy_to(source: Path, path: Path) -> None:
    """Place a copy of a finished file of the renderer."""
    with placed(path) as temp, as_disk_error(path.parent):
        shutil.copyfile(source, temp)
