"""A stored value that was damaged costs the project it belongs to, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import config
from core.errors import NotFound, StorageError
from core.jobs import queue
from core.model.options import Options
from core.studio import work
from core.studio.content import articles
from core.studio.machine import backup
from core.studio.project import cards, projects
from core.studio.workspace.workspace import House, open_house

TEXT = "# Tides\n\nThe sea rises twice a day. The moon pulls on the water, and the sun pulls as well."
VALUES = [
    ("contents", "article"), ("projects", "settings"), ("projects", "target_platforms"), ("scripts", "lines"),
    ("jobs", "payload"),
]  # fmt: skip


def project_of(house: House) -> int:
    from core.studio.script import write

    made = projects.create(house, articles.take_in(house, text=TEXT), Options())
    write.write(house, made)
    return made


@pytest.mark.parametrize(("table", "column"), VALUES, ids=[".".join(value) for value in VALUES])
def test_the_list_and_the_other_projects_go_on(house: House, table: str, column: str) -> None:
    first, second = project_of(house), project_of(house)
    work.start(house, "voice", first)
    row = house.store.row(f"select min(rowid) as first from {table}")  # noqa: S608
    assert row is not None
    house.store.execute(f"update {table} set {column} = ? where rowid = ?", ('{"cut', row["first"]))  # noqa: S608
    assert {card.id for card in cards.cards(house)} == {first, second}
    assert projects.view(house, second).script
    if table != "jobs":
        with pytest.raises(StorageError, match=f"project {first} is damaged") as found:
            projects.view(house, first)
        assert found.value.hint
    queue.cancel(house.store, 1)
    projects.delete(house, first)
    with pytest.raises(NotFound):
        projects.view(house, first)


def test_a_damaged_job_does_not_stand_in_the_way(house: House) -> None:
    first, second = project_of(house), project_of(house)
    jobs = [work.start(house, "voice", one) for one in (first, second)]
    house.store.execute("update jobs set payload = '{' where id = ?", (jobs[0],))
    assert queue.claim(house.store) is None
    assert work.job(house, jobs[0]).status == "failed"
    assert work.job(house, jobs[0]).error == {
        "code": "damaged", "message": "What this job was to do is damaged.", "hint": "Start it again.",
    }  # fmt: skip
    claim = queue.claim(house.store)
    assert claim is not None and claim.id == jobs[1]


def test_a_backup_whose_words_were_changed_says_so_and_can_be_put_back_twice(house: House, tmp_path: Path) -> None:
    project = project_of(house)
    backup.backup(house, tmp_path / "b.tar")
    assert backup.restore(house, tmp_path / "b.tar")["damaged"] == []
    data = (tmp_path / "b.tar").read_bytes()
    assert b"The sea rises" in data
    (tmp_path / "changed.tar").write_bytes(data.replace(b"The sea rises", b"The sea_rises"))
    assert backup.restore(house, tmp_path / "changed.tar")["damaged"] == ["reelwright.sqlite3"]
    backup.restore(house, tmp_path / "b.tar")
    again = open_house(config.load({"REELWRIGHT_DATA": str(house.data)}, tmp_path / "none"))
    assert "The sea rises" in projects.view(again, project).article.model_dump_json()
