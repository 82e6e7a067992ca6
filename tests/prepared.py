"""Data folders that many tests begin with: made once a run, by whichever process needs one first, and copied."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Prepared:
    """The prepared folders of a run, which all of its processes share."""

    base: Path

    @classmethod
    def of(cls, factory: pytest.TempPathFactory) -> Prepared:
        """The folders beside those of the run's processes."""
        base = factory.getbasetemp()
        return cls((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "prepared")

    def copy(self, make: Callable[[Path], None], to: Path) -> Path:
        """Copy the folder that `make` fills to a place of one's own, and return that place.

        `make` closes what it opened; no path outside of the folder may stand in it.
        """
        place = self.base / f"{make.__module__}.{make.__qualname__}"
        self.base.mkdir(parents=True, exist_ok=True)
        with place.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                half = place.with_suffix(".half")
                shutil.rmtree(half, ignore_errors=True)  # of a process that failed
                half.mkdir()
                make(half)
                half.rename(place)
        return Path(shutil.copytree(place, to, symlinks=True, dirs_exist_ok=True))
