"""`make run` finds the newest supported Python by itself, and says what is wrong where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Stands for a Python of any version: runs `-c` with that version, and makes an environment that says who made it.
PYTHON = """#!/bin/sh
[ "$1" = -m ] && {{ mkdir -p .venv/bin && echo {name} > .venv/made_by && ln -s /bin/true .venv/bin/python; exit; }}
exec {real} -c "import sys; sys.version_info = {version}; sys.modules.update({{name: None for name in {without}}})
$2"
"""


@pytest.fixture(autouse=True)
def _make() -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")


def set_up(folder: Path, *pythons: str, without_venv: tuple[str, ...] = (), named: str = "") -> tuple[str, str]:
    """Run `make .venv` where only some Pythons are there, each as NAME or NAME=VERSION: whose it is, and the error."""
    programs = folder / "bin"
    programs.mkdir()
    for name in ("sh", "head", "mkdir", "ln", "touch"):
        (programs / name).symlink_to(shutil.which(name) or "")
    for python in pythons:
        name, _, version = python.partition("=")
        numbers = tuple(int(number) for number in (version or name.removeprefix("python")).split("."))
        without = ["venv", "ensurepip"] if name in without_venv else []
        text = PYTHON.format(name=name, real=sys.executable, version=numbers, without=without)
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    for file in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / file, folder)
    command = [shutil.which("make") or "", ".venv", *([f"PYTHON={named}"] if named else [])]
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHON", "MAKEFLAGS")}
    done = subprocess.run(
        command, cwd=folder, env={**environment, "PATH": str(programs)}, capture_output=True, text=True, check=False
    )
    made_by = folder / ".venv" / "made_by"
    return made_by.read_text().strip() if made_by.exists() else "", done.stderr


@pytest.mark.parametrize(
    ("pythons", "chosen"),
    [
        (("python3.11", "python3.13", "python3=3.11"), "python3.13"),
        (("python3=3.14", "python3.14", "python3.12"), "python3.12"),
        (("python3=3.13", "python3.10"), "python3"),
        (("python=3.11",), "python"),
    ],
)
def test_the_newest_supported_python_is_taken(tmp_path: Path, pythons: tuple[str, ...], chosen: str) -> None:
    assert set_up(tmp_path, *pythons) == (chosen, "")


def test_one_with_venv_goes_before_a_newer_one_without(tmp_path: Path) -> None:
    assert set_up(tmp_path, "python3.13", "python3.12", without_venv=("python3.13",)) == ("python3.12", "")


def test_the_python_that_was_named_is_taken(tmp_path: Path) -> None:
    assert set_up(tmp_path, "python3.13", "python3.11", named="python3.11") == ("python3.11", "")


def test_no_python_is_one_sentence(tmp_path: Path) -> None:
    made_by, error = set_up(tmp_path)
    assert made_by == "" and "Python is missing: install Python 3.13" in error


@pytest.mark.parametrize(("pythons", "named"), [(("python3=3.14",), ""), (("python3.14", "python3.12"), "python3.14")])
def test_another_version_is_refused_with_the_reason(tmp_path: Path, pythons: tuple[str, ...], named: str) -> None:
    made_by, error = set_up(tmp_path, *pythons, named=named)
    assert made_by == "" and "needs Python 3.11, 3.12 or 3.13" in error and "OpenTimelineIO has no wheel" in error


def test_a_python_without_venv_names_the_package(tmp_path: Path) -> None:
    made_by, error = set_up(tmp_path, "python3=3.12", without_venv=("python3",))
    assert made_by == "" and "python3-venv" in error
