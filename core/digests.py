"""Digests of values and files; a file's is computed once a process, to tell whether it is still what was put."""

from __future__ import annotations

import hashlib
import json
import stat
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any

_MOST = 50_000
_SETTLED_NS = 50_000_000  # a file changed again within one tick of the file system's clock keeps its times
_Mark = tuple[int, int, int, int, int]
_known: OrderedDict[str, tuple[_Mark, str]] = OrderedDict()
_lock = threading.Lock()


def of_bytes(data: bytes) -> str:
    """Return the sha256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def of_json(value: Any, *, sort_keys: bool = True, ensure_ascii: bool = True, default: Any = None) -> str:
    """Return the sha256 of a JSON value as `json.dumps` writes it with these options."""
    text = json.dumps(value, sort_keys=sort_keys, ensure_ascii=ensure_ascii, default=default)
    return of_bytes(text.encode())


def of_file(path: Path) -> str:
    """Return the sha256 of a file, read again only once its inode, size or times have changed. Raises `OSError`."""
    name = str(path)
    with path.open("rb") as file:
        facts = path.stat()
        mark = (facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
        with _lock:
            known = _known.get(name)
            if known is not None and known[0] == mark:
                _known.move_to_end(name)
                return known[1]
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if time.time_ns() - max(facts.st_mtime_ns, facts.st_ctime_ns) > _SETTLED_NS:
        with _lock:
            _known[name] = (mark, found)
            while len(_known) > _MOST:
                _known.popitem(last=False)
    return found


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the path is a file that has these very bytes."""
    try:
        return stat.S_ISREG(path.stat().st_mode) and of_file(path) == sha256
    except OSError:
        return False


def forget() -> None:
    """Forget every digest, so that each file is read anew."""
    with _lock:
        _known.clear()
