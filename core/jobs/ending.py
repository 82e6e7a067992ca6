"""Record of a job's end, written even where the disk is full."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from core.errors import StorageError
from core.store import reserve
from core.store.db import Store

T = TypeVar("T")
_WAITS_S = (0.0, 0.1, 0.4, 1.0)


def write_ending(store: Store, write: Callable[[], T]) -> T:
    """Write the end of a job by `write` and return what that does. Where the disk is full it gets the room that is
    kept for this, and a few tries.

    Raises `StorageError` where none of them helped, and whatever else `write` raises.
    """
    for wait_s in _WAITS_S:
        time.sleep(wait_s)
        try:
            return write()
        except StorageError:
            reserve.spend_reserve(store.folder)
    return write()
