"""The cache port on a folder: small JSON values by key. One that is lost or damaged is simply not there.

Each file carries the digest of its key and value, since a changed digit would still be JSON. Files without one were
written before there were digests.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path
from typing import Any

from core import digests
from core.store.blobs import make_way, write_atomic

_TOUCH_S = 24 * 3600  # a value in use is noted as such once a day


class FolderCache:
    """One small file a value, named by the hash of its key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Any | None:
        """The value, or None."""
        place = self._place(key)
        try:
            data = json.loads(place.read_bytes())
            if time.time() - place.stat().st_mtime > _TOUCH_S:
                with contextlib.suppress(OSError):  # a folder that can only be read
                    os.utime(place)
        except (OSError, ValueError):
            return None
        return data["value"] if _is_sound(data, key) else None

    def put(self, key: str, value: Any) -> None:
        """Keep the value. Raises `StorageError`."""
        place = self._place(key)
        make_way(place)
        text = json.dumps({"key": key, "value": value, "sum": _sum(key, value)}, ensure_ascii=False)
        write_atomic(place, text.encode(), durable=False)

    def _place(self, key: str) -> Path:
        name = digests.of_bytes(key.encode())
        return self.folder / name[:2] / f"{name}.json"


def _sum(key: str, value: Any) -> str:
    return digests.of_bytes(json.dumps([key, value], sort_keys=True).encode())


def _is_sound(current: Any, key: str) -> bool:
    if not isinstance(current, dict) or current.get("key") != key or "value" not in current:
        return False
    return current.keys() == {"key", "value"} or current.get("sum") == _sum(key, current["value"])
