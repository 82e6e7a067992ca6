"""A little room kept on the disk: given up when the disk is full, so that the reason can still be written down."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

FILE = "reserve"
SIZE = 1 << 19
_PLENTY = 8 << 20  # with less than this left, the room is better used by the work itself


def keep_reserve(data: Path) -> None:
    """Take the reserve of disk space, where it is not taken yet and the disk has plenty."""
    path = data / FILE
    with contextlib.suppress(OSError):  # a disk that cannot be written to says so to whoever has work to do
        if not path.exists() and shutil.disk_usage(data).free > _PLENTY:
            path.write_bytes(os.urandom(SIZE))  # no zeros, which some disks do not store


def spend_reserve(data: Path) -> bool:
    """Give the reserve of disk space up; whether there was any."""
    try:
        (data / FILE).unlink()
    except OSError:
        return False
    return True
