"""The ledger of paid calls, and the rights stated for a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from core.errors import BadInput
from core.model.article import Article
from core.model.asset import Asset, Rights
from core.model.options import Options
from core.model.storyboard import Shot, Storyboard
from core.store import contents, ledger, projects, rights, storyboards
from core.store.db import Store, open_store
from core.store.migrations import STEPS

SHA = "b" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "data")


def test_calls_are_summed_by_operation_and_project(store: Store) -> None:
    item = projects.add(store, contents.add(store, Article(title="Bees")), "Bees", Options())
    for project, characters in ((item, 100), (item, 50), (None, 7)):
        ledger.book(
            store, project_id=project, operation="video_tts_standard", provider="openai", units=characters,
            unit="character", cost=characters * 0.001,
        )  # fmt: skip
    assert [(row["calls"], row["units"], round(row["cost"], 6)) for row in ledger.spent(store, item)] == [
        (2, 150, 0.15)
    ]
    assert [row["calls"] for row in ledger.spent(store)] == [3]


def test_an_operation_the_specification_does_not_know_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="no operation 'lunch'"):
        ledger.book(store, project_id=None, operation="lunch", provider="x", units=1, unit="request")
    assert ledger.spent(store) == []


def test_what_was_said_of_a_picture_is_kept_and_replaced(store: Store) -> None:
    assert rights.get(store, SHA) is None
    rights.put(store, SHA, Rights(provider="upload", licence="Own work"), "Hive")
    rights.put(store, SHA, Rights(provider="upload", licence="CC BY 4.0", author="Ada"), "Hive")
    assert rights.get(store, SHA) == Rights(provider="upload", licence="CC BY 4.0", author="Ada")
    assert rights.title(store, SHA) == "Hive"


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    db = Database(folder / "reelwright.sqlite3")
    STEPS["0001_ground"](db)
    db.execute("create table _sqlite_migrations (migration_set text, name text, applied_at text)")
    db.execute("insert into _sqlite_migrations values ('store', '0001_ground', '2026-01-01')")
    db.execute("insert into contents (title, sha256, article, created_at) values ('Bees', 'x', '{}', '2026-01-01')")
    db.execute(
        "insert into projects (content_id, title, project_type, target_platforms, settings, created_at, updated_at)"
        " values (1, 'Bees', 'short', '[]', '{}', '2026-01-01', '2026-01-01')"
    )
    db.execute(
        "insert into assets (project_id, asset_type, source, file_path, sha256)"
        " values (1, 'image', 'uploaded', 'x', ?)",
        (SHA,),
    )
    db.execute("insert into storyboards (project_id, shots, created_at) values (1, '[]', '2026-01-01')")
    db.execute(
        "insert into ledger (project_id, at, operation, provider, units, unit, cost)"
        " values (1, '2026-01-01', 'video_tts_standard', 'openai', 100, 'character', 0.5)"
    )
    db.conn.commit()
    db.conn.close()
    store = open_store(folder)
    (sums,) = ledger.spent(store, 1)  # what was noted before was paid
    assert (sums["calls"], sums["cost"], sums["maybe_calls"]) == (1, 0.5, 0) and ledger.doubts(store) == 0
    board = storyboards.get(store, 1)
    assert board is not None
    assert board.assets[0].sha256 == SHA
    asset = Asset(
        sha256=SHA, origin="pexels:photo-1", phash="0f", rights=Rights(author="Ada", author_url="https://a.example")
    )
    storyboards.put(store, 1, Storyboard(shots=(Shot(lines=(1,), picture=SHA),), assets=(asset,)))
    assert storyboards.get(store, 1) == Storyboard(shots=(Shot(lines=(1,), picture=SHA),), assets=(asset,))


def test_a_call_is_noted_before_it_goes_out_and_again_when_it_ends(store: Store) -> None:
    def sent(key: str) -> int:
        return ledger.book(
            store, project_id=None, operation="video_tts_standard", provider="openai", units=10, unit="character",
            cost=0.1, state="sent", key=key,
        )  # fmt: skip

    answered, refused, lost, died = (sent(key) for key in ("a", "b", "c", "d"))
    assert ledger.spent(store) == [] and [row["key"] for row in ledger.sent(store)] == ["a", "b", "c", "d"]
    ledger.answered(store, answered, 0.25)
    ledger.refused(store, refused)
    ledger.doubtful(store, lost)
    ledger.died(store, died)
    (sums,) = ledger.spent(store)
    assert (sums["calls"], sums["cost"], sums["maybe_calls"], sums["maybe_cost"]) == (1, 0.25, 2, 0.2)
    assert [ledger.in_doubt(store, key) for key in ("a", "b", "c", "d")] == [False, False, True, False]
    ledger.answered(store, lost)  # it came after all
    assert not ledger.in_doubt(store, "c") and ledger.spent(store)[0]["calls"] == 2
