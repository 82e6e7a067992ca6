"""Damage on the disk is found before it is used, whatever way the file was damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.errors import NotFound, StorageError
from core.store import settings
from core.store.blobs import FolderBlobs
from core.store.cache import FolderCache
from core.store.db import FILE, STRANGERS, Store, open_store
from tests.damage import WAYS


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_blob_is_not_there_and_comes_back_with_its_bytes(tmp_path: Path, way: str) -> None:
    blobs = FolderBlobs(tmp_path / "blobs")
    data = b"honey" * 5000
    sha = blobs.put(data, ".png")
    place = blobs.path(sha)
    WAYS[way](place)
    assert not blobs.has(sha)
    assert blobs.is_damaged(sha)
    with pytest.raises(NotFound, match="damaged") as caught:
        blobs.path(sha)
    assert caught.value.code == "damaged"
    assert blobs.put(data, ".jpg") == sha
    assert blobs.path(sha) == place
    assert place.read_bytes() == data
    assert len(list(place.parent.iterdir())) == 1


def test_a_folder_in_the_place_of_a_blob_gives_way(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path / "blobs")
    sha = blobs.put(b"honey", ".png")
    place = blobs.path(sha)
    place.unlink()
    (place / "inside").mkdir(parents=True)
    assert not blobs.has(sha)
    blobs.put(b"honey", ".png")
    assert blobs.path(sha).read_bytes() == b"honey"


def test_damage_that_keeps_the_times_of_the_file_is_found_too(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path / "blobs")
    sha = blobs.put(b"honey" * 100)
    place = blobs.path(sha)
    os.utime(place, (1, 1))
    assert blobs.has(sha)
    WAYS["flipped"](place)
    os.utime(place, (1, 1))
    assert not blobs.has(sha)


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_value_is_not_there_and_can_be_kept_again(tmp_path: Path, way: str) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a", {"words": ["one", "two"], "n": 12345})
    (place,) = tmp_path.rglob("*.json")
    WAYS[way](place)
    assert cache.get("a") is None
    cache.put("a", 1)
    assert cache.get("a") == 1


def test_a_value_with_another_digit_is_damaged_though_it_is_json(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a", {"seconds": 12345})
    (place,) = tmp_path.rglob("*.json")
    place.write_text(place.read_text().replace("12345", "12346"))
    assert cache.get("a") is None


def test_values_kept_by_the_version_before_count(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a", 1)
    (place,) = tmp_path.rglob("*.json")
    place.write_text('{"key": "a", "value": {"paid": true}}')
    assert cache.get("a") == {"paid": True}


@pytest.mark.parametrize("what", ["file", "folder"])
def test_something_else_in_the_place_of_a_value_gives_way(tmp_path: Path, what: str) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a", 1)
    (place,) = tmp_path.rglob("*.json")
    place.unlink()
    if what == "folder":
        place.mkdir()
    else:
        place.parent.rmdir()
        place.parent.write_text("")
    assert cache.get("a") is None
    cache.put("a", 2)
    assert cache.get("a") == 2


def test_a_value_in_use_is_no_old_value(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("a", 1)
    (place,) = tmp_path.rglob("*.json")
    os.utime(place, (1, 1))
    cache.get("a")
    assert place.stat().st_mtime > 1


def test_an_emptied_database_is_refused_with_its_way_out(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / FILE).write_bytes(b"")
    with pytest.raises(StorageError, match=r"0 bytes.*restore") as caught:
        open_store(tmp_path)
    assert caught.value.code == "damaged"
    assert (tmp_path / FILE).stat().st_size == 0


def test_a_database_emptied_under_a_running_program_is_named(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    (tmp_path / FILE).write_bytes(b"")
    with pytest.raises(StorageError) as caught:
        store.rows("select * from projects")
    assert caught.value.code == "damaged"
    (tmp_path / FILE).unlink()
    with pytest.raises(StorageError, match="not there any more"):
        Store(tmp_path).rows("select * from projects")
    assert not (tmp_path / FILE).exists()


def test_a_start_that_was_killed_leaves_no_empty_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("core.store.db._migrate", lambda store: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            open_store(tmp_path)
    assert not (tmp_path / FILE).exists()
    assert open_store(tmp_path).rows("select * from projects") == []


def test_a_new_database_beside_older_blobs_knows_that_they_are_not_its_own(tmp_path: Path) -> None:
    open_store(tmp_path / "fresh")
    assert settings.all_values(open_store(tmp_path / "fresh")) == {}
    FolderBlobs(tmp_path / "blobs").put(b"a picture")
    assert STRANGERS in settings.all_values(open_store(tmp_path))
