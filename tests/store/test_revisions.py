"""Choices and storyboards count their changes, also those of a data folder from before they did."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from core.errors import NotFound
from core.model.article import Article
from core.model.options import Options
from core.model.script import Script
from core.model.storyboard import Card, Shot, Storyboard
from core.store import contents, projects, scripts, storyboards
from core.store.db import Store, open_store
from tests.store import migrating

BOARD = Storyboard(shots=(Shot(lines=(1,), card=Card(kind="text", body=("Bees.",))),))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "data")


@pytest.fixture
def project(store: Store) -> int:
    return projects.add(store, contents.add(store, Article(title="Bees")), "Bees", Options())


def test_each_change_of_choices_or_title_counts_and_none_other(store: Store, project: int) -> None:
    def revision() -> int:
        return int(projects.get(store, project)["revision"])

    first = revision()
    projects.change(store, project, lambda now: now.model_copy(update={"speed": 1.2}))
    assert revision() == first + 1
    projects.change(store, project, lambda now: now)
    projects.set_title(store, project, "Bees")
    projects.touch(store, project)
    assert revision() == first + 1
    projects.set_title(store, project, "Wasps")
    assert revision() == first + 2
    with pytest.raises(NotFound):
        projects.change(store, 99, lambda now: now)


def test_a_change_that_fails_changes_nothing(store: Store, project: int) -> None:
    def fails(now: Options) -> Options:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        projects.change(store, project, fails)
    assert projects.options(projects.get(store, project)) == Options()


def test_changes_of_two_threads_are_both_there(store: Store, project: int) -> None:
    gate = threading.Barrier(2)

    def change(name: str) -> None:
        for step in range(20):
            gate.wait()
            projects.change(store, project, lambda now: now.model_copy(update={name: 0.1 + step / 100}))  # noqa: B023

    threads = [threading.Thread(target=change, args=(name,)) for name in ("pause_comma_s", "music_level")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    chosen = projects.options(projects.get(store, project))
    assert chosen.pause_comma_s == chosen.music_level == pytest.approx(0.29)
    assert projects.get(store, project)["revision"] == 41


def test_a_storyboard_counts_on_when_it_is_replaced(store: Store, project: int) -> None:
    assert storyboards.get_revised(store, project) == (None, 0)
    assert [storyboards.put(store, project, BOARD) for _ in range(3)] == [1, 2, 3]
    assert storyboards.get_revised(store, project) == (BOARD, 3)


def test_what_is_read_together_is_of_one_moment(store: Store, project: int) -> None:
    other = Store(store.folder)
    storyboards.put(store, project, BOARD)
    with store.reading():
        before = projects.get(store, project)["revision"]
        writer = threading.Thread(target=lambda: projects.set_title(other, project, "Wasps"))
        writer.start()
        assert projects.get(store, project)["revision"] == before
        assert storyboards.get(store, project) == BOARD
    writer.join()
    assert projects.get(store, project)["revision"] == before + 1


def test_projects_from_before_there_were_revisions_begin_to_count(tmp_path: Path) -> None:
    with migrating.before("0005_revisions", tmp_path) as old:
        migrating.insert(old, "storyboards", project_id=1, shots=[])
    store = open_store(tmp_path)
    assert projects.get(store, 1)["revision"] == 1 and storyboards.get_revised(store, 1)[1] == 1
    projects.change(store, 1, lambda now: now.model_copy(update={"speed": 1.1}))
    assert projects.get(store, 1)["revision"] == 2 and storyboards.put(store, 1, BOARD) == 2


def test_scripts_of_before_were_not_sent_by_those_who_said_nothing(tmp_path: Path) -> None:
    with migrating.before("0012_unsaid", tmp_path) as old:
        migrating.insert(
            old, "scripts", project_id=1, version=1, title="Bees", language="en", writer="extractive", lines=[],
            headings=[], seo_metadata={}, total_estimated_duration=0, edited=1,
        )  # fmt: skip
    store = open_store(tmp_path)
    scripts.add(store, 1, Script(language="en", title="Bees", lines=()), edited=True, unsaid=True)
    assert [row["unsaid"] for row in scripts.all_rows(store, 1)] == [1, 0]
