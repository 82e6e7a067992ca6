"""Every step of the tables brings what is there along; a database of any step before comes up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.model.asset import Asset, Rights
from core.model.script import Unit
from core.model.storyboard import Card, Shot, Storyboard
from core.store import (
    cards,
    contents,
    film_approvals,
    ledger,
    narrations,
    projects,
    publications,
    scripts,
    storyboards,
    uploads,
)
from core.store import rights as rights_rows
from core.store.db import Store, open_store
from core.store.migrations import STEPS
from tests.store.migrating import AT, before, insert

SHA = "a" * 64


def test_every_step_has_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.parent.rglob("test_*.py"))
    assert [step for step in STEPS if not re.search(rf'"{step}"', tests)] == []


@pytest.mark.parametrize("step", STEPS)
def test_a_project_of_any_step_before_is_there_and_can_be_worked_on(tmp_path: Path, step: str) -> None:
    if step == "0001_ground":  # nothing comes before it
        store = open_store(tmp_path)
        assert store.rows("select * from projects") == []
        return
    with before(step, tmp_path):
        pass
    store = open_store(tmp_path)
    assert contents.article(store, 1).title == "Bees"
    assert projects.options(projects.get(store, 1)).platforms == ("tiktok",)
    board = Storyboard(shots=(Shot(lines=(1,), card=Card(kind="end")),), assets=(Asset(sha256=SHA),))
    storyboards.put(store, 1, board)
    assert storyboards.get(store, 1) == board
    projects.delete(store, 1)
    assert store.rows("select * from contents") == []


def test_a_picture_of_before_has_no_origin_yet_and_takes_its_rights(tmp_path: Path) -> None:
    with before("0002_rights", tmp_path) as old:
        _asset(old, source="article_image", licence="CC0")
        insert(old, "storyboards", project_id=1, shots=[])
    store = open_store(tmp_path)
    (asset,) = _board(store).assets
    assert (asset.rights, asset.origin, asset.phash) == (Rights(licence="CC0"), "", "")
    rights_rows.put(store, SHA, Rights(author="Maja"), "Hive")
    assert rights_rows.get(store, SHA) == Rights(author="Maja")


def test_what_projects_show_of_ones_own_is_in_the_library(tmp_path: Path) -> None:
    with before("0003_library", tmp_path) as old:
        _asset(old, source="uploaded", title="Hive", width=4, height=3)
        _asset(old, source="stock", sha256="b" * 64)
        _asset(old, source="uploaded", asset_type="music", sha256="c" * 64)
    (asset,) = uploads.of_role(open_store(tmp_path))
    assert (asset.sha256, asset.title, asset.width, asset.height, asset.source) == (SHA, "Hive", 4, 3, "uploaded")


def test_projects_of_before_have_no_card_and_count_their_changes(tmp_path: Path) -> None:
    with before("0004_cards", tmp_path):
        pass
    store = open_store(tmp_path)
    (row,) = cards.page(store)
    assert (row["changes"], row["card_changes"]) == (0, None)
    store.execute("update projects set title = 'Wasps'")
    storyboards.put(store, 1, Storyboard(shots=()))
    assert cards.page(store)[0]["changes"] == 2


def test_what_was_spent_before_was_paid(tmp_path: Path) -> None:
    with before("0007_purchases", tmp_path) as old:
        insert(
            old, "ledger", project_id=1, at=AT, operation="speech", provider="openai", units=9, unit="character", cost=2
        )
    store = open_store(tmp_path)
    (sums,) = ledger.spent(store, 1)
    assert (sums["calls"], sums["cost"], sums["maybe_calls"]) == (1, 2.0, 0) and ledger.doubts(store) == 0


def test_texts_of_posts_are_put_aside_whoever_wrote_them(tmp_path: Path) -> None:
    with before("0009_posts", tmp_path) as old:
        for version, texts in ((1, {}), (2, {"tiktok": {"title": "Mine"}})):
            _script(old, version, texts)
    store = open_store(tmp_path)
    assert store.rows("select script_id, texts from posts_before") == [
        {"script_id": 2, "texts": '{"tiktok": {"title": "Mine"}}'}
    ]
    assert [row["seo_metadata"] for row in scripts.all_rows(store, 1)] == ["{}", "{}"]


def test_what_nothing_uses_goes_and_the_rest_stays(tmp_path: Path) -> None:
    with before("0013_unused", tmp_path) as old:
        _asset(old, source="article_image", title="Hive")
        insert(old, "storyboards", project_id=1, shots=[{"lines": [1], "picture": SHA}])
        _script(old, 1, {})
        insert(
            old, "narrations",
            project_id=1, engine="espeak", voice="en", language="en", speed=1.5, takes=[], duration=0,
        )  # fmt: skip
        insert(old, "renders", project_id=1, preset="tiktok", quality="draft", file_path="renders/1/1/bees.mp4")
    store = open_store(tmp_path)
    gone = {"engagement", "automations", "api_tokens"}
    assert gone.isdisjoint(row["name"] for row in store.rows("select name from sqlite_master where type = 'table'"))
    board = _board(store)
    assert (board.shots[0].picture, board.assets[0].title) == (SHA, "Hive")
    row, spoken = scripts.latest(store, 1), narrations.get(store, 1)
    assert row is not None and scripts.script(row).title == "Bees"
    assert spoken is not None and spoken.speed == 1.5
    assert store.row("select file_path from renders") == {"file_path": "renders/1/1/bees.mp4"}
    changes = projects.get(store, 1)["changes"]
    store.execute("delete from renders")
    assert projects.get(store, 1)["changes"] == changes + 1


def _board(store: Store) -> Storyboard:
    board = storyboards.get(store, 1)
    assert board is not None
    return board


def _asset(old, **values: object) -> None:
    insert(
        old, "assets", **{"project_id": 1, "asset_type": "image", "file_path": "blobs/aa/a", "sha256": SHA, **values}
    )


def _script(old, version: int, texts: dict[str, object]) -> None:
    insert(
        old, "scripts",
        project_id=1, version=version, title="Bees", language="en", writer="extractive", lines=[], headings=[],
        seo_metadata=texts, total_estimated_duration=3.0,
    )  # fmt: skip


def test_a_script_of_before_has_no_plan_and_a_new_one_keeps_its_own(tmp_path: Path) -> None:
    with before("0014_plans", tmp_path) as old:
        insert(
            old, "scripts",
            project_id=1, version=1, title="Bees", language="en", writer="extractive", lines=[], headings=[],
            seo_metadata={},
        )  # fmt: skip
    store = open_store(tmp_path)
    row = scripts.latest(store, 1)
    assert row is not None
    script = scripts.script(row)
    assert (script.kind, script.units, script.openings) == ("", (), ())
    planned = script.model_copy(
        update={"kind": "recipe", "units": (Unit(kind="step", first=1, last=1, must=True),), "closings": ("Bye.",)}
    )
    scripts.add(store, 1, planned, edited=False)
    again = scripts.latest(store, 1)
    assert again is not None and scripts.script(again) == planned


def test_what_was_published_is_known_after_its_project_is_gone(tmp_path: Path) -> None:
    with before("0015_publications", tmp_path):
        pass
    store = open_store(tmp_path)
    number = publications.add(
        store, key="k", project_id=1, preset="tiktok", target="webdav", film_sha256=SHA, words="{}"
    )
    projects.delete(store, 1)
    assert publications.get(store, number)["project_id"] is None
    assert [row["id"] for row in publications.of_film(store, "webdav", 0, SHA)] == [number]


def test_an_approved_film_is_known_until_its_project_is_gone(tmp_path: Path) -> None:
    with before("0016_film_approvals", tmp_path):
        pass
    store = open_store(tmp_path)
    for _ in range(2):
        film_approvals.put(store, 1, SHA)
    assert film_approvals.has(store, 1, SHA) and not film_approvals.has(store, 1, SHA[::-1] + "0")
    projects.delete(store, 1)
    assert not film_approvals.has(store, 1, SHA)
