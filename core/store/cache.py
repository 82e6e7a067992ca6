"""The cache port on a folder: small JSON values by key. One that is lost or damaged is simply not there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from core.store.blobs import write_atomic


class FolderCache:
    """One small file a value, named by the hash of its key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Any | None:
        """The value, or None."""
        try:
            held = json.loads(self._place(key).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None
        return held["value"] if isinstance(held, dict) and held.get("key") == key else None

    def put(self, key: str, value: Any) -> None:
        """Keep the value. Raises `StorageError`."""
        text = json.dumps({"key": key, "value": value}, ensure_ascii=False)
        write_atomic(self._place(key), text.encode(), durable=False)

    def _place(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self.folder / name[:2] / f"{name}.json"
