"""A sample of the trial of damaged files; all of it: `python -m tests.trials damage`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trials import damage

pytestmark = pytest.mark.slow
SAMPLE = [("card", "flipped"), ("scene", "flipped"), ("finished film", "cut"), ("database", "emptied")]


@pytest.mark.parametrize(("kind", "way"), SAMPLE)
def test_damage_is_healed_or_named_and_no_torn_film_is_done(kind: str, way: str, tmp_path: Path) -> None:
    number = [item.name for item in damage.KINDS].index(kind)
    assert damage.trial(number * len(damage.WAYS) + list(damage.WAYS).index(way), tmp_path)


def test_a_whole_run_tries_every_kind_in_every_way() -> None:
    assert damage.COUNT == len(damage.KINDS) * 3 >= 6 * 3
