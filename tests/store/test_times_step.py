"""Videos that were finished before the times of words counted keep those they were made with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from core.model.article import Article
from core.store import renders
from core.store.db import FILE, open_store
from core.store.migrations import STEPS

FINISHED = "2026-01-02T00:00:00+00:00"
WORDS = [{"word": "Bees", "start": 0.1, "end": 0.4}, {"word": "100", "start": 0.5, "end": 0.9, "marks": [[1, 0.6]]}]


def before(folder: Path, spoken_at: str, takes: str) -> None:
    """A database of the step before with two videos of one project: a finished one and one that waits."""
    database = Database(folder / FILE)
    steps = Migrations("store")
    for name, step in STEPS.items():
        if name == "0011_times":
            break
        steps(name=name)(step)
    steps.apply(database)
    article, at = Article(title="Bees").model_dump_json(), "2026-01-01T00:00:00+00:00"
    with database.conn:
        database.execute(
            "insert into contents (title, sha256, article, created_at) values ('Bees', 'x', ?, ?)", (article, at)
        )
        database.execute(
            "insert into projects (content_id, title, project_type, target_platforms, settings, created_at, updated_at)"
            " values (1, 'Bees', 'short', '[\"tiktok\"]', '{}', ?, ?)", (at, at)
        )  # fmt: skip
        database.execute(
            "insert into narrations (project_id, engine, voice, language, speed, takes, duration, created_at)"
            " values (1, 'espeak', 'en', 'en', 1.0, ?, 1.0, ?)", (takes, spoken_at)
        )  # fmt: skip
        for made_from, completed_at in (("a" * 64, FINISHED), ("", None)):
            database.execute(
                "insert into renders (project_id, preset, quality, input_hash, created_at, render_completed_at)"
                " values (1, 'tiktok', 'draft', ?, ?, ?)", (made_from, at, completed_at)
            )  # fmt: skip
    database.close()


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
    before(tmp_path, spoken_at, takes)
    store = open_store(tmp_path)
    assert json.loads(renders.get(store, 1)["times"]) == known
    assert renders.get(store, 2)["times"] == ""
