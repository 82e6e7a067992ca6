"""A lock by key, for threads and processes alike: a file that is locked while it is held and gone afterwards."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from core import file_locks
from core.store.trouble import as_storage_error

_POLL_S = 0.1


class KeyLock:
    """Held from `acquire` until every holder has called `release`; `share` adds a holder."""

    def __init__(self, folder: Path, key: str) -> None:
        self._path = folder / hashlib.sha256(key.encode()).hexdigest()[:32]
        self._file: BinaryIO | None = None
        self._holders = 0
        self._counting = threading.Lock()

    def acquire(self, check: Callable[[], None] = lambda: None) -> None:
        """Take the lock once nobody has it. Raises what `check` raises, `StorageError`."""
        while not self.try_acquire():
            check()
            time.sleep(_POLL_S)

    def try_acquire(self) -> bool:
        """Take the lock if nobody has it. Raises `StorageError`."""
        with as_storage_error(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = file_locks.try_open_locked(self._path)
        if file is not None:
            self._file, self._holders = file, 1
        return file is not None

    def share(self) -> None:
        """One more holder."""
        with self._counting:
            self._holders += 1

    def release(self) -> None:
        """One holder less; the last one ends it."""
        with self._counting:
            self._holders -= 1
            if self._holders or self._file is None:
                return
            file, self._file = self._file, None
        self._path.unlink(missing_ok=True)  # while it is locked: nobody can hold a file that is gone
        file.close()


def is_held(folder: Path, key: str) -> bool:
    """Whether anybody holds the lock of a key in the data folder now."""
    lock = KeyLock(folder, key)
    if not lock.try_acquire():
        return True
    lock.release()
    return False
