"""A sample of the trial `publish`: processes that are killed and answers that are lost leave one film each."""

from __future__ import annotations

from pathlib import Path

from tests.trials import publish


def test_killed_and_lost_publications_are_there_once(tmp_path: Path) -> None:
    assert publish.trial(99, tmp_path, faults=6)
