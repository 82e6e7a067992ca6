"""A file on its way: `NAME.part` with the bytes so far and `NAME.part.json` with what they are the beginning of."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from core import file_locks
from core.errors import StorageError

_SPARE_BYTES = 50_000_000


@dataclass(frozen=True)
class Origin:
    """The identity of one version of a remote file: its address, a strong ETag, its date, its length."""

    url: str = ""
    etag: str = ""
    modified: str = ""
    total: int = 0  # 0: the server did not say

    @property
    def validator(self) -> str:
        """The value for If-Range; empty where nothing tells whether the file has changed."""
        return self.etag or self.modified


class Half:
    """The open part file; nobody else writes it meanwhile."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path, self._file = path, file
        self._notes = path.with_name(path.name + ".json")
        self.size = file.seek(0, os.SEEK_END)

    def origin(self) -> Origin:
        """Return the remote file that the bytes are the beginning of; an empty one where nobody knows."""
        try:
            return Origin(**json.loads(self._notes.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Origin()

    def begin(self, origin: Origin) -> None:
        """Start over with the bytes of `origin`."""
        with _said(self.path):
            if origin.total > shutil.disk_usage(self.path.parent).free - _SPARE_BYTES:
                raise OSError(errno.ENOSPC, "the file is larger than the free room")
            self._notes.unlink(missing_ok=True)  # first: notes never speak of other bytes
            self._file.seek(0)
            self._file.truncate()
            self.size = 0
            self._notes.write_text(json.dumps(asdict(origin)), encoding="utf-8")

    def write(self, data: bytes) -> None:
        """Add bytes. Raises `StorageError`."""
        with _said(self.path):
            self._file.write(data)
            self.size += len(data)

    def discard(self) -> None:
        """Forget the bytes."""
        self._notes.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    def flush(self) -> None:
        """Bring every byte to the file, where it can be read."""
        with _said(self.path):
            self._file.flush()

    def publish(self, to: Path) -> None:
        """The whole file, at its place at once. Raises `StorageError`."""
        with _said(to):
            self._file.flush()
            os.fsync(self._file.fileno())
            self.path.replace(to)
            self._notes.unlink(missing_ok=True)


@contextmanager
def open_part_file(path: Path, wait: Callable[[], None]) -> Iterator[Half]:
    """The part file of a download, locked; `wait` is called while another download writes the same. Raises
    `StorageError`.
    """
    while True:
        with _said(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = file_locks.try_open_locked(path)
        if file is not None:
            break
        wait()
    half = Half(path, file)
    try:
        yield half
    finally:
        with suppress(OSError):  # what could not be written was said where it happened
            file.close()
        if half.size == 0:
            half.discard()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Faults of the disk in words."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageError("There is not enough room on the disk for the file.", "Free some room.") from error
        raise StorageError(f"The folder {path.parent} cannot be written to.", "Check its permissions.") from error
