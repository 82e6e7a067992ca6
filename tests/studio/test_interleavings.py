"""A sample of the trial of two editors, a program and jobs at one project, in orders of a seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trials import interleavings


@pytest.mark.parametrize("seed", [0, 3, 4])
def test_nothing_is_lost_stale_or_paid_twice(seed: int, tmp_path: Path) -> None:
    assert "changes in" in interleavings.trial(seed, tmp_path)
