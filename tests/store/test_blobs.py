"""A blob that can be seen is whole; a cache value that is damaged is not there."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from core.errors import NotFound, StorageError
from core.store.blobs import FolderBlobs, write_atomic
from core.store.cache import FolderCache
from core.store.trouble import require_writable


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


def test_a_blob_lies_under_the_hash_of_its_bytes(blobs: FolderBlobs) -> None:
    sha = blobs.put(b"honey", ".PNG")
    assert sha == hashlib.sha256(b"honey").hexdigest()
    assert blobs.path(sha) == blobs.folder / sha[:2] / f"{sha}.png"
    assert blobs.path(sha).read_bytes() == b"honey"
    assert blobs.put(b"honey", ".jpg") == sha
    assert len(list((blobs.folder / sha[:2]).iterdir())) == 1


def test_a_file_is_copied_or_moved_in(blobs: FolderBlobs, tmp_path: Path) -> None:
    source = tmp_path / "a.wav"
    source.write_bytes(b"sound" * 1000)
    sha = blobs.put_file(source)
    assert source.exists()
    assert blobs.path(sha).name == f"{sha}.wav"
    assert blobs.put_file(source, move=True) == sha
    assert not source.exists()


@pytest.mark.parametrize("name", ["", "zz", "../../etc/passwd", "A" * 64, "*" * 64])
def test_what_is_no_hash_is_no_blob(blobs: FolderBlobs, name: str) -> None:
    blobs.put(b"x")
    assert not blobs.has(name)
    with pytest.raises(NotFound):
        blobs.path(name)


def test_a_suffix_cannot_leave_the_folder(blobs: FolderBlobs) -> None:
    sha = blobs.put(b"x", "/../../evil")
    assert blobs.path(sha).name == sha


def test_an_interrupted_write_shows_nothing(blobs: FolderBlobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(StorageError, match="full") as caught:
        blobs.put(b"y" * 100)
    assert caught.value.code == "disk_full"
    assert [path for path in blobs.folder.rglob("*") if path.is_file()] == []


def test_files_get_the_modes_of_ordinary_files(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a", b"x")
    (tmp_path / "b").write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_folder_without_write_bits_counts_as_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o555)
    with pytest.raises(StorageError, match="cannot be written to"):
        require_writable(folder)


def test_a_place_below_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be written to"):
        require_writable(tmp_path / "file" / "out")


def test_a_good_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    require_writable(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_cache_values_come_back(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a/b:ü", {"x": [1, 2.5, None, "ß"]})
    assert cache.get("a/b:ü") == {"x": [1, 2.5, None, "ß"]}
    assert cache.get("other") is None


def test_a_damaged_cache_value_is_not_there(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a", 1)
    (path,) = tmp_path.rglob("*.json")
    path.write_text('{"key": "a", "va')
    assert cache.get("a") is None
    path.write_text('{"key": "another", "value": 1}')
    assert cache.get("a") is None
