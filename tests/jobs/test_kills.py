"""A seeded sample of the trials: a real render is killed or stopped somewhere, and its film is made all the same."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.trials import kills, suspends

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kills")]
LINES = ("The sea rises twice a day.", "The moon pulls on the water.")


@pytest.mark.parametrize("victim", ["both", "ffmpeg"])
def test_what_was_killed_is_made_by_the_next(tmp_path: Path, victim: str) -> None:
    assert kills.trial(kills.VICTIMS.index(victim), tmp_path, LINES).startswith(f"{victim}: ")


def test_a_film_whose_processes_were_stopped_is_made_once(tmp_path: Path) -> None:
    figures = ""
    for attempt in range(5):  # a quick machine may have finished the little film before it is stopped
        with contextlib.suppress(suspends.Missed):
            figures = suspends.trial(2, tmp_path / str(attempt), 1.0, LINES)
            break
    assert "done with the first claim" in figures
