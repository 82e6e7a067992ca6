"""Files that are made once and found again by a key: the cache holds the digest, the blobs hold the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.caching import Cache
from core.ports import Blobs


def whole_blob(value: Any, blobs: Blobs) -> str | None:
    """Return a cached value that is the sha256 of a blob which is there and undamaged, else None."""
    return value if isinstance(value, str) and blobs.has(value) else None


def cached_blob(cache: Cache, blobs: Blobs, key: str, make: Callable[[], bytes], suffix: str) -> str:
    """Return the sha256 of the blob under `key`, made where it is not there or damaged. Raises as `make`."""
    sha256 = whole_blob(cache.get(key), blobs)
    if sha256 is None:
        sha256 = blobs.put(make(), suffix)
        cache.put(key, sha256)
    return sha256
