"""The example of CONTRIBUTING.md: a package outside the repository that adds a speech engine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from core import providers, voice
from core.config import Settings
from core.providers.outside import group
from core.studio.machine import supported
from core.voice.engine import FAMILY
from tests.packaged import install
from tests.providing import packages
from tests.voice.sounds import check_words

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^`(\S+)`\n\n```\w+\n(.*?)^```", PAGE, re.S | re.M))


@pytest.fixture
def hum(tmp_path: Path):
    """The package of the example, installed."""
    project = tomllib.loads(BLOCKS["pyproject.toml"])["project"]
    files = {path: text for path, text in BLOCKS.items() if path.endswith(".py")}
    install(tmp_path / "site", project["name"], project["entry-points"], files)
    with packages(tmp_path / "site"):
        yield tmp_path / "site"


def test_it_is_listed_after_those_of_the_program(hum: Path) -> None:
    last = providers.discover(FAMILY)[-1]
    assert (last.id, last.label, last.package) == ("hum", "Hum", "reelwright-hum") and last.available
    assert {"hum:low", "hum:high"} <= {item.id for item in voice.voices("en")}
    assert not voice.default_voice("en").startswith("hum:")


def test_it_speaks_lines_whose_words_have_times(hum: Path, ctx, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, values={"hum_loudness": "0.9"})
    lines = [(1, "The tide comes in twice a day."), (2, "In 2024, too.")]
    spoken = voice.speak_lines(lines, "hum:low", language="en", ctx=ctx, settings=settings)
    for take in spoken.narration.takes:
        check_words(take)


def test_the_command_shows_it_and_the_readme_does_not_depend_on_it(hum: Path, tmp_path: Path) -> None:
    before = supported.table()
    env = {**os.environ, "PYTHONPATH": str(hum), "REELWRIGHT_DATA": str(tmp_path / "data")}
    run = subprocess.run([sys.executable, "-m", "core", "providers", "--json"], cwd=ROOT, env=env, check=True,
                         capture_output=True, text=True)  # fmt: skip
    row = next(load for load in json.loads(run.stdout)["providers"] if load["id"] == "hum")
    assert row["family"] == "voice.engines" and row["available"] and row["settings"][0]["name"] == "loudness"
    assert "hum" not in before.lower().split()


def test_the_page_names_the_groups_and_the_commands() -> None:
    for family in supported.FAMILIES:
        if supported.has_package(family):
            assert f"`{group(family)}`" in PAGE
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"`make (\w+)`", PAGE)) <= targets
    code = re.findall(r"`((?:core|tests|docs)/[\w/]+\.\w+)", PAGE)
    assert code and [path for path in code if not (ROOT / path).is_file()] == []
