"""Keys of what the program computes: other code, other key, without a number that somebody raises."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import code_digest


def count(texts: list[str]) -> int:
    return len(texts)


def count_letters(texts: list[str]) -> int:
    return sum(map(len, texts))


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of two rooms that was laid down before the process began."""
    for name in ("counting/words.py", "counting/stops.toml", "drawing/lines.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(code_digest, "_ROOT", tmp_path)
    monkeypatch.setattr(code_digest, "_BEGAN_NS", 1 << 62)
    begin_again()
    yield tmp_path
    begin_again()


def begin_again() -> None:
    """As a process sees it that starts now."""
    code_digest._of_rooms.cache_clear()


def test_the_same_code_gives_the_same_digest_in_every_process(rooms: Path) -> None:
    first = code_digest.code_digest(count, "counting", libraries=("pytest", "no-such-library"))
    begin_again()
    assert code_digest.code_digest(count, "counting", libraries=("pytest", "no-such-library")) == first


def test_another_function_another_file_or_another_library_gives_another_digest(rooms: Path) -> None:
    first = code_digest.code_digest(count, "counting")
    assert code_digest.code_digest(count_letters, "counting") != first
    assert code_digest.code_digest(count, "counting", libraries=("pytest",)) != first
    (rooms / "drawing/lines.py").write_text("a = 2\n", encoding="utf-8")
    begin_again()
    assert code_digest.code_digest(count, "counting") == first
    (rooms / "counting/stops.toml").write_text("a = 2\n", encoding="utf-8")
    os.utime(rooms / "counting/stops.toml", (1, 1))  # installers give files the times of their archive
    begin_again()
    assert code_digest.code_digest(count, "counting") != first


def test_code_laid_down_under_a_running_process_is_not_taken_for_what_runs_in_it(
    rooms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An app that is still open while it is upgraded keeps nothing under the new version's key."""
    upgraded = code_digest.code_digest(count, "counting")
    monkeypatch.setattr(code_digest, "_BEGAN_NS", 1)
    begin_again()
    assert code_digest.code_digest(count, "counting") != upgraded
