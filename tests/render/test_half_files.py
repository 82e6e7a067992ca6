"""Half files are swept away once nobody writes them any more, whatever the clock says."""

from __future__ import annotations

import time
from pathlib import Path

from core.render import disk

YEARS_S = 10 * 365 * 24 * 3600.0


def test_a_file_that_is_being_written_stays_though_the_clock_jumps(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with disk.placed(film) as half:
        disk.sweep(tmp_path, time.time() + YEARS_S)
        half.write_bytes(b"film")
    assert film.read_bytes() == b"film"


def test_a_file_that_a_killed_process_left_goes_once_it_is_old(tmp_path: Path) -> None:
    half = tmp_path / ".part-123.mp4"
    half.write_bytes(b"fi")
    disk.sweep(tmp_path)
    assert half.exists()
    disk.sweep(tmp_path, time.time() + YEARS_S)
    assert not half.exists()
