"""Blobs and the cache keep the ports' promises: those of the store and the doubles that stand for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from core.caching import Cache
from core.errors import NotFound
from core.ports import Blobs
from core.render.bench.ports import FolderBlobs, MemoryCache
from core.store.blobs import FolderBlobs as StoredBlobs
from core.store.cache import FolderCache

HONEY = hashlib.sha256(b"honey").hexdigest()


@pytest.fixture(params=[StoredBlobs, FolderBlobs], ids=["store", "double"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return request.param(tmp_path / "blobs")


@pytest.fixture(
    params=[lambda folder: FolderCache(folder), lambda folder: MemoryCache()],
    ids=["store", "double"],
)
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Cache:
    make: Callable[[Path], Cache] = request.param
    return make(tmp_path / "cache")


def test_a_blob_is_found_by_the_hash_of_its_bytes(blobs: Blobs) -> None:
    assert not blobs.has(HONEY)
    assert blobs.put(b"honey", ".png") == HONEY
    assert blobs.has(HONEY)
    assert blobs.path(HONEY).read_bytes() == b"honey"
    assert blobs.path(HONEY).name == f"{HONEY}.png"


def test_the_same_bytes_are_one_blob_whatever_they_were_called(blobs: Blobs) -> None:
    blobs.put(b"honey", ".png")
    first = blobs.path(HONEY)
    assert blobs.put(b"honey", ".jpg") == HONEY
    assert blobs.path(HONEY) == first
    assert [path for path in first.parent.iterdir() if path.is_file()] == [first]


def test_no_bytes_are_a_blob_too(blobs: Blobs) -> None:
    assert blobs.path(blobs.put(b"")).read_bytes() == b""


def test_a_file_is_copied_in(blobs: Blobs, tmp_path: Path) -> None:
    (tmp_path / "a.WAV").write_bytes(b"honey")
    assert blobs.put_file(tmp_path / "a.WAV") == HONEY
    assert blobs.path(HONEY).name == f"{HONEY}.wav"
    (tmp_path / "a.WAV").write_bytes(b"another")
    assert blobs.path(HONEY).read_bytes() == b"honey"


def test_a_file_is_moved_in_also_where_its_bytes_are_there(blobs: Blobs, tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "a").write_bytes(b"honey")
        assert blobs.put_file(tmp_path / "a", ".txt", move=True) == HONEY
        assert not (tmp_path / "a").exists()
    assert blobs.path(HONEY).read_bytes() == b"honey"


@pytest.mark.parametrize("name", ["", HONEY[:12], HONEY.upper(), "*", "../../etc/passwd", "0" * 64])
def test_what_names_no_blob_is_not_found(blobs: Blobs, name: str) -> None:
    blobs.put(b"honey")
    assert not blobs.has(name)
    with pytest.raises(NotFound):
        blobs.path(name)


@pytest.mark.parametrize("suffix", ["/../../evil", ".a/b", "..", ".much_too_long"])
def test_a_suffix_that_is_none_is_left_out(blobs: Blobs, suffix: str) -> None:
    assert blobs.path(blobs.put(b"honey", suffix)).name == HONEY


def test_a_damaged_blob_is_not_there_until_it_is_put_again(blobs: Blobs) -> None:
    blobs.put(b"honey", ".png")
    blobs.path(HONEY).write_bytes(b"honex")
    assert not blobs.has(HONEY)
    with pytest.raises(NotFound):
        blobs.path(HONEY)
    assert blobs.put(b"honey", ".png") == HONEY
    assert blobs.path(HONEY).read_bytes() == b"honey"


@pytest.mark.parametrize("value", [{"a": [1, 2.5, "ü", None, True]}, [], "", 0, False])
def test_a_value_comes_back(cache: Cache, value: object) -> None:
    assert cache.get("voice/1") is None
    cache.put("voice/1", value)
    assert cache.get("voice/1") == value
    assert cache.get("voice/2") is None


def test_the_last_value_counts_and_is_as_it_was_when_it_was_put(cache: Cache) -> None:
    value = {"words": ("a", "b")}
    cache.put("voice/1", "first")
    cache.put("voice/1", value)
    value["words"] = ("c",)
    assert cache.get("voice/1") == {"words": ["a", "b"]}
    cache.get("voice/1")["words"].append("c")
    assert cache.get("voice/1") == {"words": ["a", "b"]}


def test_what_is_no_json_is_refused(cache: Cache) -> None:
    with pytest.raises(TypeError):
        cache.put("voice/1", {"path": Path("a")})
    assert cache.get("voice/1") is None
