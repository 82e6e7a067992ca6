"""Receipts of purchases, noted twice, and a database of before that takes the notes."""

from __future__ import annotations

from pathlib import Path

from core.store import receipts
from core.store.cache import FolderCache
from core.store.db import open_store
from tests.store.migrating import before


def test_a_value_is_there_as_long_as_either_note_is_whole(tmp_path: Path) -> None:
    cache, store = FolderCache(tmp_path / "cache"), open_store(tmp_path)
    notes = receipts.Receipts(cache, store)
    notes.put("speech/1", {"audio": "a" * 64})
    (path,) = (tmp_path / "cache").glob("*/*.json")
    path.write_bytes(b"")
    assert notes.get("speech/1") == {"audio": "a" * 64} == cache.get("speech/1")
    store.execute("delete from receipts")
    assert notes.get("speech/1") == {"audio": "a" * 64}
    path.unlink()
    assert notes.get("speech/1") is None


def test_only_answers_that_were_of_use_are_forgotten(tmp_path: Path) -> None:
    cache, store = FolderCache(tmp_path / "cache"), open_store(tmp_path)
    notes = receipts.Receipts(cache, store)
    for key, value in {
        "a": {"used": True},
        "b": {"used": False},
        "c": {"audio": "x"},
        "d": [["w", 0, 1]],
        "e": None,
    }.items():
        notes.put(key, value)
    assert receipts.forget_used(store, 0.0) == 0
    assert receipts.forget_used(store, 4e9) == 1
    assert [row["key"] for row in store.rows("select key from receipts order by key")] == ["b", "c", "d", "e"]


def test_a_database_of_before_takes_notes(tmp_path: Path) -> None:
    with before("0010_receipts", tmp_path):
        pass
    store = open_store(tmp_path)
    notes = receipts.Receipts(FolderCache(tmp_path / "cache"), store)
    notes.put("a", 1)
    assert store.rows("select key, value from receipts") == [{"key": "a", "value": "1"}]
