"""Receipts of purchases, in the database beside the cache: a lost or damaged note does not buy a thing again."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from core.caching import Cache
from core.errors import StorageError
from core.store.db import Store
from core.store.when import from_seconds, now


class Receipts:
    """The cache port for what money was paid for: each value is kept twice, and had as long as one of both is whole."""

    def __init__(self, cache: Cache, store: Store) -> None:
        self._cache, self._store = cache, store

    def get(self, key: str) -> Any | None:
        """The value, or None."""
        cached = self._cache.get(key)
        row = None if cached is not None else self._store.row("select value from receipts where key = ?", (key,))
        if row is None:
            return cached
        value = json.loads(row["value"])
        if value is not None:
            with suppress(StorageError):  # a folder that can only be read
                self._cache.put(key, value)
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep the value. Raises `StorageError`."""
        self._cache.put(key, value)
        self._store.execute(
            "insert into receipts (key, value, at) values (?, ?, ?)"
            " on conflict (key) do update set value = excluded.value, at = excluded.at",
            (key, json.dumps(value, ensure_ascii=False), now()),
        )


def forget_used(store: Store, before: float) -> int:
    """Delete stored answers that are handed over once and were of use before a moment; how many."""
    return store.execute(
        "delete from receipts where at < ? and json_extract(value, '$.used') = 1", (from_seconds(before),)
    )
