"""Blobs: files by the sha256 of their content, in folders of two hex digits. Written temp -> fsync -> rename."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

from core import digests, private, whole_files
from core.errors import NotFound
from core.store.trouble import as_storage_error

_SHA = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"(\.[A-Za-z0-9]{1,8})?")


class FolderBlobs:
    """The blobs port on a folder. A blob that is there has the bytes of its name; a damaged one counts as missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes, suffix: str = "") -> str:
        """Store the bytes, in the place of a damaged blob of that name; return their sha256. Raises `StorageError`."""
        sha = digests.of_bytes(data)
        if not self.has(sha):
            write_atomic(self._free_place(sha, suffix), data)
        return sha

    def put_file(self, path: Path, suffix: str = "", *, move: bool = False) -> str:
        """Store a copy of the file, or the file itself. Raises `StorageError`."""
        with as_storage_error(path):
            sha = digests.of_file(path)
        if not self.has(sha):
            place = self._free_place(sha, suffix or path.suffix)
            if not (move and _moved(path, place)):
                copy_atomic(path, place)
        if move:
            path.unlink(missing_ok=True)
        return sha

    def path(self, sha256: str) -> Path:
        """Return the path of the blob's file. Raises `NotFound`; its code is "damaged" where the bytes have changed."""
        found = self._whole(sha256)
        if found is not None:
            return found
        if self.is_damaged(sha256):
            raise NotFound(
                f"A stored file is damaged ({sha256[:12]}).",
                "Make the step again that needs it, bring the file in again, or restore a backup that has it.",
                code="damaged",
            )
        raise NotFound(f"A file of this project is missing ({sha256[:12]}).", "Make the step again that needs it.")

    def has(self, sha256: str) -> bool:
        """Whether the blob is there with the bytes it had."""
        return self._whole(sha256) is not None

    def is_damaged(self, sha256: str) -> bool:
        """Whether the blob is there, but not with the bytes it had."""
        return bool(self._lying(sha256)) and self._whole(sha256) is None

    def _whole(self, sha256: str) -> Path | None:
        return next((path for path in self._lying(sha256) if digests.is_whole(path, sha256)), None)

    def _lying(self, sha256: str) -> list[Path]:
        """Everything under the blob's name."""
        return list((self.folder / sha256[:2]).glob(sha256 + "*")) if _SHA.fullmatch(sha256) else []

    def _free_place(self, sha: str, suffix: str) -> Path:
        """Return the path to write a missing blob to; what lies there damaged under another suffix is replaced, too."""
        lying = self._lying(sha)
        place = lying[0] if lying else self._place(sha, suffix)
        for other in lying[1:]:
            make_way(other)
        make_way(place)
        return place

    def _place(self, sha: str, suffix: str) -> Path:
        return self.folder / sha[:2] / (sha + (suffix.lower() if _SUFFIX.fullmatch(suffix) else ""))


def _moved(source: Path, place: Path) -> bool:
    """Bring a file to its place by renaming it; whether both lie on one disk, so that it could be."""
    with as_storage_error(place.parent):
        private.make_folder(place.parent)
        with source.open("rb") as file:
            os.fchmod(file.fileno(), private.file_mode(place))
            os.fsync(file.fileno())
        try:
            source.replace(place)
            whole_files.sync(place.parent)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            return False
        return True


def make_way(place: Path) -> None:
    """Remove what a blob cannot replace: a folder in its place, or a file in the place of its folder.

    Only for places that nothing but this program writes to. Raises `StorageError`.
    """
    with as_storage_error(place.parent):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        if place.parent.exists() and not place.parent.is_dir():
            place.parent.unlink()


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a blob or another file of the data folder so that it is seen whole or not at all. Raises `StorageError`."""
    whole_files.write(path, data, durable=durable, complaints=as_storage_error)


def copy_atomic(source: Path, path: Path, *, durable: bool = True) -> None:
    """Copy a blob or another file of the data folder so that the copy is seen whole or not at all. Raises
    `StorageError`.
    """
    with whole_files.placed(path, durable=durable, complaints=as_storage_error) as half, as_storage_error(path.parent):
        shutil.copyfile(source, half)
