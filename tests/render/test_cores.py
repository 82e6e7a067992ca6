"""The number of scenes that are encoded at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.errors import UsageError
from core.render import cores


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(cores.SETTING, raising=False)
    monkeypatch.setattr(cores, "_GROUPS", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("limit", "expected"), [("max 100000", 8), ("150000 100000", 2), ("50000 100000", 1), ("", 8), ("nonsense", 8)]
)
def test_cores_are_those_that_this_process_may_use(group: Path, limit: str, expected: int) -> None:
    (group / "cpu.max").write_text(limit)
    assert cores.usable() == expected


def test_little_memory_means_fewer_scenes(group: Path) -> None:
    (group / "memory.max").write_text("1000000000")
    (group / "memory.current").write_text("200000000")
    assert cores.scenes_at_once(1080, 1920) == 1
    assert cores.scenes_at_once(360, 640) == 8


def test_the_setting_decides(group: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cores.SETTING, "3")
    assert cores.scenes_at_once(1080, 1920) == 3
    for wrong in ("0", "many", "-1", "99"):
        monkeypatch.setenv(cores.SETTING, wrong)
        with pytest.raises(UsageError, match="REELWRIGHT_THREADS"):
            cores.scenes_at_once(1080, 1920)
