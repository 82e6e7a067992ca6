"""Videos that were finished before the times of words counted keep those they were made with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.store import renders
from core.store.db import open_store
from tests.store.migrating import before, insert

FINISHED = "2026-01-02T00:00:00+00:00"
WORDS = [{"word": "Bees", "start": 0.1, "end": 0.4}, {"word": "100", "start": 0.5, "end": 0.9, "marks": [[1, 0.6]]}]


@pytest.mark.parametrize(
    ("spoken_at", "takes", "known"),
    [
        ("2026-01-01T12:00:00+00:00", json.dumps([{"words": WORDS}]), [[[0.1, 0.4], [0.5, 0.9, [[1, 0.6]]]]]),
        ("2026-01-03T00:00:00+00:00", json.dumps([{"words": WORDS}]), None),  # spoken again since
        ("2026-01-01T12:00:00+00:00", "[{", None),  # damaged: opening it says so
    ],
)
def test_finished_videos_keep_the_times_they_were_made_with(
    tmp_path: Path, spoken_at: str, takes: str, known: object
) -> None:
    with before("0011_times", tmp_path) as old:
        insert(
            old, "narrations",
            project_id=1, engine="espeak", voice="en", language="en", speed=1, takes=takes, duration=1,
            created_at=spoken_at,
        )  # fmt: skip
        insert(
            old, "renders",
            project_id=1, preset="tiktok", quality="draft", input_hash="a" * 64, render_completed_at=FINISHED,
        )  # fmt: skip
        insert(old, "renders", project_id=1, preset="tiktok", quality="draft", input_hash="")
    store = open_store(tmp_path)
    assert json.loads(renders.get(store, 1)["times"]) == known
    assert renders.get(store, 2)["times"] == ""
