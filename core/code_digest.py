"""Digests of the program's own code, for keys of what it computes: newer code finds nothing that an older one kept.

No number has to be raised by hand. Code that was laid down after the process began may not be what runs in it, so what
is computed then is found by this process alone.
"""

from __future__ import annotations

import marshal
import os
import time
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FunctionType
from typing import Any

from core import digests

_ROOT = Path(__file__).resolve().parent
_BEGAN_NS = time.time_ns()


def code_digest(function: Any, *rooms: str, libraries: tuple[str, ...] = ()) -> str:
    """Return the digest of a function as it is now, of the code and tables of rooms (folders or files in `core`, by
    their paths), and of the versions of libraries.
    """
    return digests.of_json([_of_function(function), _of_rooms(rooms), _versions(libraries)])


def _of_function(function: Any) -> str:
    """Return the digest of a function's code; one that depends on more than that has another in every process."""
    if isinstance(function, FunctionType) and function.__closure__ is None:
        return digests.of_bytes(marshal.dumps(function.__code__))
    return repr([function, os.getpid(), _BEGAN_NS])


@lru_cache(maxsize=64)
def _of_rooms(rooms: tuple[str, ...]) -> str:
    found: list[Any] = []
    for room in rooms:
        place = _ROOT / room
        for file in sorted(place.rglob("*") if place.is_dir() else [place]):
            if file.suffix in (".py", ".toml"):
                found.append([file.relative_to(_ROOT).as_posix(), digests.of_file(file)])
                if file.stat().st_mtime_ns > _BEGAN_NS or file.stat().st_ctime_ns > _BEGAN_NS:
                    found.append([os.getpid(), _BEGAN_NS])
    return digests.of_json(found)


@lru_cache(maxsize=64)
def _versions(libraries: tuple[str, ...]) -> list[str]:
    found = []
    for library in libraries:
        try:
            found.append(version(library))
        except PackageNotFoundError:
            found.append("")
    return found
