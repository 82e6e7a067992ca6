"""A sample of the trial `publish`: processes that are killed and answers that are lost leave one film each."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.trials import publish


def test_killed_and_lost_publications_are_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Children run the main module's file again, which may be a page that a test of the wizard left there.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    assert publish.trial(99, tmp_path, faults=6)
