"""Videos that were finished before their digests were kept stay finished, and those to come have them."""

from __future__ import annotations

import json
from pathlib import Path

from core.store import renders
from core.store.db import open_store
from tests.store.migrating import AT, before, insert


def test_rows_of_before_have_no_digests_and_take_them(tmp_path: Path) -> None:
    with before("0008_digests", tmp_path) as old:
        insert(
            old, "renders",
            project_id=1, preset="tiktok", quality="draft", file_path="renders/1/1/bees.mp4", render_completed_at=AT,
        )  # fmt: skip
    store = open_store(tmp_path)
    row = renders.get(store, 1)
    assert (json.loads(row["digests"]), row["file_path"]) == ({}, "renders/1/1/bees.mp4")
    renders.update(store, 1, digests=json.dumps({"bees.mp4": "a" * 64}))
    assert json.loads(renders.get(store, 1)["digests"]) == {"bees.mp4": "a" * 64}
