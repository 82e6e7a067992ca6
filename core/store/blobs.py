"""Blobs: files by the sha256 of their content, in folders of two hex digits. Written temp -> fsync -> rename."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from core.errors import NotFound
from core.store.trouble import as_storage_error

_SHA = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"(\.[A-Za-z0-9]{1,8})?")


class FolderBlobs:
    """The blobs port on a folder. A blob that can be seen is complete."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes, suffix: str = "") -> str:
        """Store the bytes; return their sha256. Raises `StorageError`."""
        sha = hashlib.sha256(data).hexdigest()
        if not self.has(sha):
            write_atomic(self._place(sha, suffix), data)
        return sha

    def put_file(self, path: Path, suffix: str = "", *, move: bool = False) -> str:
        """Store a copy of the file, or the file itself. Raises `StorageError`."""
        with path.open("rb") as file:
            sha = hashlib.file_digest(file, "sha256").hexdigest()
        if not self.has(sha):
            copy_atomic(path, self._place(sha, suffix or path.suffix))
        if move:
            path.unlink(missing_ok=True)
        return sha

    def path(self, sha256: str) -> Path:
        """Where the blob lies. Raises `NotFound`."""
        found = self._find(sha256)
        if found is None:
            raise NotFound(f"A file of this project is missing ({sha256[:12]}).", "Make the step again that needs it.")
        return found

    def has(self, sha256: str) -> bool:
        """Whether the blob is there."""
        return self._find(sha256) is not None

    def _find(self, sha256: str) -> Path | None:
        if not _SHA.fullmatch(sha256):
            return None
        return next((one for one in (self.folder / sha256[:2]).glob(sha256 + "*")), None)

    def _place(self, sha: str, suffix: str) -> Path:
        return self.folder / sha[:2] / (sha + (suffix.lower() if _SUFFIX.fullmatch(suffix) else ""))


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file so that it is seen whole or not at all. Raises `StorageError`."""
    with as_storage_error(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".half-", dir=path.parent)
        temp = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                _finish(file.fileno(), durable)
            _publish(temp, path, durable)
        finally:
            temp.unlink(missing_ok=True)


def copy_atomic(source: Path, path: Path, *, durable: bool = True) -> None:
    """Copy a file so that the copy is seen whole or not at all. Raises `StorageError`."""
    with as_storage_error(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".half-", dir=path.parent)
        temp = Path(name)
        try:
            with os.fdopen(handle, "wb") as file, source.open("rb") as original:
                shutil.copyfileobj(original, file, 1 << 20)
                file.flush()
                _finish(file.fileno(), durable)
            _publish(temp, path, durable)
        finally:
            temp.unlink(missing_ok=True)


def _finish(descriptor: int, durable: bool) -> None:
    mask = os.umask(0)
    os.umask(mask)
    os.fchmod(descriptor, 0o666 & ~mask)
    if durable:
        os.fsync(descriptor)


def _publish(temp: Path, path: Path, durable: bool) -> None:
    temp.replace(path)
    if durable:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
