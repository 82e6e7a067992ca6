"""Blobs and a cache that last as long as a measurement, or a test; `tests/test_ports.py` holds them to the ports."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core import digests
from core.errors import NotFound

_SHA = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"(\.[A-Za-z0-9]{1,8})?")


@dataclass
class FolderBlobs:
    """The blobs port on one flat folder, written without waiting for the disk."""

    folder: Path

    def put(self, data: bytes, suffix: str = "") -> str:
        """Store the bytes; return their sha256."""
        sha = digests.of_bytes(data)
        if not self.has(sha):
            self.folder.mkdir(parents=True, exist_ok=True)
            name = sha + (suffix.lower() if _SUFFIX.fullmatch(suffix) else "")
            (self._find(sha) or self.folder / name).write_bytes(data)
        return sha

    def put_file(self, path: Path, suffix: str = "", *, move: bool = False) -> str:
        """Store a copy of the file, or the file itself; return its sha256."""
        sha = self.put(path.read_bytes(), suffix or path.suffix)
        if move:
            path.unlink()
        return sha

    def path(self, sha256: str) -> Path:
        """Find the blob's file. Raises `NotFound`, for a damaged one too."""
        path = self._find(sha256)
        if path is None or not digests.is_whole(path, sha256):
            raise NotFound(f"There is no blob {sha256[:12]}.")
        return path

    def has(self, sha256: str) -> bool:
        """Whether the blob is there with the bytes it had."""
        path = self._find(sha256)
        return path is not None and digests.is_whole(path, sha256)

    def _find(self, sha256: str) -> Path | None:
        return next(self.folder.glob(sha256 + "*"), None) if _SHA.fullmatch(sha256) else None


@dataclass
class MemoryCache:
    """The cache port in memory; values go through JSON, so that what is not JSON is noticed."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> Any | None:
        """Return the value, or None."""
        return json.loads(self.values[key]) if key in self.values else None

    def put(self, key: str, value: Any) -> None:
        """Keep the value. Raises `TypeError` where it is not JSON."""
        self.values[key] = json.dumps(value)
