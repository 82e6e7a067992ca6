"""Videos that were finished before their digests were kept stay finished, and those to come have them."""

from __future__ import annotations

import json
from pathlib import Path

from sqlite_utils import Database, Migrations

from core.model.article import Article
from core.store import renders
from core.store.db import FILE, open_store
from core.store.migrations import STEPS


def test_rows_of_before_have_no_digests_and_take_them(tmp_path: Path) -> None:
    database = Database(tmp_path / FILE)
    steps = Migrations("store")
    for name, step in STEPS.items():
        if name == "0008_digests":
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
            "insert into renders (project_id, preset, quality, file_path, created_at, render_completed_at)"
            " values (1, 'tiktok', 'draft', 'renders/1/1/bees.mp4', ?, ?)", (at, at)
        )  # fmt: skip
    database.close()
    store = open_store(tmp_path)
    row = renders.get(store, 1)
    assert (json.loads(row["digests"]), row["file_path"]) == ({}, "renders/1/1/bees.mp4")
    renders.update(store, 1, digests=json.dumps({"bees.mp4": "a" * 64}))
    assert json.loads(renders.get(store, 1)["digests"]) == {"bees.mp4": "a" * 64}
