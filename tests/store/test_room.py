"""Room on the disk is held until it is given up, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from core.errors import StorageError
from core.store import room

SIZE = 1 << 20


def test_room_is_taken_and_given_back(tmp_path: Path) -> None:
    with room.hold_room(tmp_path / "blobs", SIZE) as file:
        assert os.fstat(file.fileno()).st_size == SIZE
    assert list((tmp_path / "blobs").iterdir()) == []


def test_a_disk_that_cannot_hold_room_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*given: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "posix_fallocate", unable)
    room.hold_room(tmp_path, SIZE).close()
    with pytest.raises(StorageError, match="full"):
        room.hold_room(tmp_path, 1 << 60)
