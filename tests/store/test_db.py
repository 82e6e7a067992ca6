"""Rows survive, writers take turns, and trouble is one sentence."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from core.errors import BadInput, NotFound, StorageError
from core.model.article import Article, Image, Paragraph
from core.model.asset import Asset, Rights
from core.model.coded import Flag, Notice
from core.model.narration import Narration, Take, Word
from core.model.options import Options
from core.model.script import Line, Override, Script
from core.model.storyboard import Card, Shot, Storyboard
from core.store import approvals, contents, narrations, projects, scripts, settings, storyboards
from core.store.db import Store, connect, journal_mode, open_store
from core.store.migrations import STEPS

SHA = "a" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "data")


@pytest.fixture
def project(store: Store) -> int:
    return projects.add(store, contents.add(store, Article(title="Bees")), "Bees", Options())


def test_a_second_opening_migrates_nothing(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    before = (tmp_path / "reelwright.sqlite3").read_bytes()
    assert open_store(tmp_path).rows("select name from _sqlite_migrations") == [{"name": name} for name in STEPS]
    assert (tmp_path / "reelwright.sqlite3").read_bytes() == before


def test_two_openings_at_once_make_one_database(tmp_path: Path) -> None:
    opened: list[Store] = []
    threads = [threading.Thread(target=lambda: opened.append(open_store(tmp_path / "data"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    assert len(opened[0].rows("select name from _sqlite_migrations")) == len(STEPS)


def test_connections_are_set_for_safety(store: Store) -> None:
    assert store.row("pragma foreign_keys") == {"foreign_keys": 1}
    assert store.row("pragma synchronous") == {"synchronous": 2}
    assert store.row("pragma busy_timeout") == {"timeout": 10_000}


@pytest.mark.parametrize(
    ("version", "mode"), [((3, 40, 1), "TRUNCATE"), ((3, 51, 2), "TRUNCATE"), ((3, 51, 3), "WAL"), ((3, 52, 0), "WAL")]
)
def test_wal_only_where_sqlite_is_safe_with_it(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write():
        contents.add(store, Article(title="half"))
        raise RuntimeError("power cut")
    assert store.rows("select * from contents") == []


def test_writers_of_several_threads_take_turns(store: Store) -> None:
    def add() -> None:
        for n in range(10):
            contents.add(store, Article(title=str(n)))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.row("select count(*) as n from contents") == {"n": 40}


def test_a_guard_refuses_every_write(store: Store) -> None:
    def refuse(store: Store) -> None:
        raise StorageError("Not yours.")

    with pytest.raises(StorageError, match="Not yours"):
        contents.add(store.guarded(refuse), Article(title="x"))
    with pytest.raises(StorageError, match="Not yours"):
        store.guarded(refuse).execute("delete from contents")
    assert store.guarded(refuse).rows("select * from contents") == []


def test_a_damaged_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "reelwright.sqlite3").write_bytes(b"this is no database, it is a letter to my aunt" * 100)
    with pytest.raises(StorageError, match="is damaged") as caught:
        open_store(tmp_path)
    assert "restore" in caught.value.hint


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written to"):
        open_store(tmp_path / "file" / "data")


def test_a_data_folder_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "reelwright.sqlite3") as db:
        db.execute("insert into _sqlite_migrations values (99, 'store', '9999_future', '')")
    with pytest.raises(StorageError, match="newer version"):
        open_store(tmp_path)


def test_a_locked_database_is_said_to_be_in_use(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    other = connect(store.path)
    other.execute("begin immediate")
    store._connection().execute("pragma busy_timeout = 50")
    with pytest.raises(StorageError, match="in use") as caught:
        contents.add(store, Article(title="x"))
    assert caught.value.retryable
    other.rollback()


def test_ids_of_deleted_projects_are_not_given_again(store: Store, project: int) -> None:
    projects.delete(store, project)
    assert projects.add(store, contents.add(store, Article(title="b")), "b", Options()) > project


def test_deleting_a_project_takes_its_parts_and_its_article(store: Store, project: int) -> None:
    scripts.add(store, project, SCRIPT, edited=False)
    storyboards.put(store, project, BOARD)
    projects.delete(store, project)
    for table in ("contents", "scripts", "storyboards", "assets"):
        assert store.rows(f"select * from {table}") == [], table  # noqa: S608
    with pytest.raises(NotFound):
        projects.get(store, project)


def test_an_article_of_two_projects_stays_with_the_second(store: Store, project: int) -> None:
    content_id = projects.get(store, project)["content_id"]
    projects.add(store, content_id, "again", Options())
    projects.delete(store, project)
    assert contents.article(store, content_id).title == "Bees"


def test_options_survive_and_unknown_ones_are_left_out(store: Store, project: int) -> None:
    chosen = Options(project_type="long", platforms=("youtube_long",), speed=1.2, excluded_blocks=(3, 4))
    projects.change(store, project, lambda _: chosen)
    assert projects.options(projects.get(store, project)) == chosen
    store.execute("update projects set settings = json_set(settings, '$.of_the_future', 1)")
    assert projects.options(projects.get(store, project)) == chosen


KEPT = Flag.of("kept").model_copy(update={"about": Flag.text("Said by nobody.")})
LINES = (
    Line(id=1, section="hook", text="Bees dance."),
    Line(
        id=2,
        section="cta",
        text="Read more.",
        locked=True,
        flag=KEPT,
    ),
)
SCRIPT = Script(
    language="en",
    title="Bees",
    lines=LINES,
    headings=("a",),
    overrides={"tiktok": Override(title="B", tags=("a", "b"))},
)
BOARD = Storyboard(
    shots=(Shot(lines=(1,), picture=SHA), Shot(lines=(2,), card=Card(kind="end", title="End"), locked=True)),
    assets=(Asset(sha256=SHA, width=4, height=3, focus=(0.25, 0.5), rights=Rights(author="Maja", licence="CC0")),),
)


def test_every_version_of_a_script_is_kept(store: Store, project: int) -> None:
    assert scripts.add(store, project, SCRIPT, edited=False) == 1
    changed = SCRIPT.model_copy(update={"lines": LINES[:1]})
    assert scripts.add(store, project, changed, edited=True) == 2
    assert scripts.script(scripts.latest(store, project) or {}) == changed
    assert scripts.script(scripts.get(store, project, 1)) == SCRIPT
    assert scripts.highest_line_id(store, project) == 2


def test_narration_and_storyboard_come_back_as_they_were(store: Store, project: int) -> None:
    words = (Word(word="Bees", start=0.0, end=0.31),)
    take = Take(line_id=1, text="Bees", audio=SHA, n_samples=14_880, n_frames=12, words=words)
    narration = Narration(engine="espeak", voice="espeak:en", language="en", speed=1.1, takes=(take,))
    narrations.put(store, project, narration)
    narrations.put(store, project, narration)
    assert narrations.get(store, project) == narration
    assert store.row("select count(*) as n from narrations") == {"n": 1}
    storyboards.put(store, project, BOARD)
    storyboards.put(store, project, BOARD)
    assert storyboards.get(store, project) == BOARD
    assert store.row('select "order", asset_type, source from assets') == {
        "order": 0, "asset_type": "image", "source": "article_image",
    }  # fmt: skip


def test_approvals_and_settings_are_replaced_not_added(store: Store, project: int) -> None:
    approvals.put(store, project, "script", "one")
    approvals.put(store, project, "script", "two", [Notice.of("short_model", seconds=20.5, least=30)])
    row = approvals.get(store, project)["script"]
    assert (row["input_hash"], row["notices"]) == ("two", [Notice.of("short_model", seconds=20.5, least=30)])
    settings.put(store, "voice", "a")
    settings.put(store, "voice", "b")
    settings.put(store, "gone", "x")
    settings.put(store, "gone", "")
    assert settings.all_values(store) == {"voice": "b"}


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    article = Article(title="B", blocks=(Paragraph(text="Über 'Bees' \0 ✓"), Image(location="a.png", sha256=SHA)))
    assert contents.article(store, contents.add(store, article)) == article


def test_a_number_no_id_can_be_and_half_a_letter_are_the_askers_mistake(store: Store) -> None:
    with pytest.raises(NotFound):
        projects.get(store, 10**30)
    with pytest.raises(NotFound):
        store.execute("delete from projects where id = ?", (10**30,))
    with pytest.raises(BadInput, match="letter"), store.write() as db:
        db.execute("insert into settings (name, value) values (?, ?)", ("a", "\ud800"))
