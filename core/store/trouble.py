"""Errors of the disk and the database, as `StorageError` in one sentence."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from core import private
from core.errors import BadInput, NotFound, StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DAMAGED = ("malformed", "not a database", "no such table", "could not decode to utf-8", "unsupported file format")
_FREE = "Free some space and start again; finished parts are kept."
_ELSEWHERE = "Choose another folder, or make this one writable."


@contextmanager
def as_storage_error(place: Path | str) -> Iterator[None]:
    """Turn errors of disk and database into `StorageError`s that name the place."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, place) from error
    except sqlite3.Error as error:
        raise from_sqlite_error(error, place) from error
    except UnicodeDecodeError as error:  # SQLite's own complaint repeats what it could not read
        raise from_sqlite_error(sqlite3.DatabaseError("malformed"), place) from error


@contextmanager
def values_whole(what: str) -> Iterator[None]:
    """Turn a stored value that is no longer what was written into a `StorageError` that says whose it is."""
    try:
        yield
    except (json.JSONDecodeError, ValidationError) as error:
        raise StorageError(
            f"What is stored of {what} is damaged.",
            "Delete it, or put back a backup with: python -m core restore FILE.",
            code="damaged",
        ) from error


@contextmanager
def values_checked() -> Iterator[None]:
    """Turn values that the database cannot hold, a number of more than 64 bits or half a letter, into the user's own
    mistake.
    """
    try:
        yield
    except OverflowError as error:
        raise NotFound("There is nothing with so large a number.", "Check the number.") from error
    except UnicodeEncodeError as error:
        raise BadInput(
            "The text holds a damaged letter.", "Copy or save it again as UTF-8.", code="bad_text"
        ) from error


def from_os_error(error: OSError, place: Path | str) -> StorageError:
    """The `StorageError` of a file operation that failed."""
    if error.errno in _FULL:
        return StorageError(f"The disk that holds {place} is full.", _FREE, code="disk_full")
    reason = (error.strerror or str(error)).lower()
    return StorageError(f"{place} cannot be written to: {reason}.", _ELSEWHERE, code="not_writable")


def from_sqlite_error(error: sqlite3.Error, place: Path | str) -> StorageError:
    """The `StorageError` of a database operation that failed; programming errors are passed on as they are."""
    text = str(error).lower()
    if "full" in text:
        return StorageError(f"The disk that holds {place} is full.", _FREE, code="disk_full")
    if "locked" in text or "busy" in text:
        return StorageError(
            f"The database {place} was in use by another program for too long.",
            "Wait a moment and start again.",
            code="busy",
            retryable=True,
        )
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return StorageError(f"The database {place} cannot be written to.", _ELSEWHERE, code="not_writable")
    if any(words in text for words in _DAMAGED):
        return StorageError(
            f"The database {place} is damaged.",
            "Put back a backup with: python -m core restore FILE.",
            code="damaged",
        )
    if "disk i/o" in text:
        return StorageError(f"The disk that holds {place} failed.", "Check the disk, then start again.", code="disk")
    raise error


def require_writable(folder: Path) -> None:
    """Make a folder of the data if need be and prove that a file can be made in it. Raises `StorageError`.

    A folder whose mode has no write bit counts as read-only for root, too: that is what its owner said.
    """
    with as_storage_error(folder):
        private.make_folder(folder)
        if os.name == "posix" and not folder.stat().st_mode & 0o222:
            raise PermissionError(errno.EACCES, "Permission denied")
        handle, name = tempfile.mkstemp(prefix=".reelwright-", dir=folder)
        os.close(handle)
        Path(name).unlink()


def require_file_place(path: Path) -> None:
    """Raise `StorageError` unless a new file can be made there."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Name a file, as in backup.tar.")
    require_writable(path.parent)
