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
from core.studio.workspace.workspace import Workspace, open_workspace

TEXT = "# Tides\n\nThe sea rises twice a day. The moon pulls on the water, and the sun pulls as well."
VALUES = [
    ("contents", "article"), ("projects", "settings"), ("projects", "target_platforms"), ("scripts", "lines"),
    ("jobs", "payload"),
]  # fmt: skip


def project_of(workspace: Workspace) -> int:
    from core.studio.script import write

    result = projects.create(workspace, articles.import_article(workspace, text=TEXT), Options())
    write.write(workspace, result)
    return result


@pytest.mark.parametrize(("table", "column"), VALUES, ids=[".".join(value) for value in VALUES])
def test_the_list_and_the_other_projects_go_on(workspace: Workspace, table: str, column: str) -> None:
    first, second = project_of(workspace), project_of(workspace)
    work.start(workspace, "voice", first)
    row = workspace.store.row(f"select min(rowid) as first from {table}")  # noqa: S608
    assert row is not None
    workspace.store.execute(f"update {table} set {column} = ? where rowid = ?", ('{"cut', row["first"]))  # noqa: S608
    assert {card.id for card in cards.cards(workspace)} == {first, second}
    assert projects.view(workspace, second).script
    if table != "jobs":
        with pytest.raises(StorageError, match=f"project {first} is damaged") as found:
            projects.view(workspace, first)
        assert found.value.hint
    queue.cancel(workspace.store, 1)
    projects.delete(workspace, first)
    with pytest.raises(NotFound):
        projects.view(workspace, first)


def test_a_damaged_job_does_not_stand_in_the_way(workspace: Workspace) -> None:
    first, second = project_of(workspace), project_of(workspace)
    jobs = [work.start(workspace, "voice", item) for item in (first, second)]
    workspace.store.execute("update jobs set payload = '{' where id = ?", (jobs[0],))
    assert queue.claim(workspace.store) is None
    assert work.job(workspace, jobs[0]).status == "failed"
    assert work.job(workspace, jobs[0]).error == {
        "code": "damaged", "message": "What this job was to do is damaged.", "hint": "Start it again.",
    }  # fmt: skip
    claim = queue.claim(workspace.store)
    assert claim is not None and claim.id == jobs[1]


def test_a_backup_whose_words_were_changed_says_so_and_can_be_put_back_twice(
    workspace: Workspace, tmp_path: Path
) -> None:
    project = project_of(workspace)
    backup.backup(workspace, tmp_path / "b.tar")
    assert backup.restore(workspace, tmp_path / "b.tar")["damaged"] == []
    data = (tmp_path / "b.tar").read_bytes()
    assert b"The sea rises" in data
    (tmp_path / "changed.tar").write_bytes(data.replace(b"The sea rises", b"The sea_rises"))
    assert backup.restore(workspace, tmp_path / "changed.tar")["damaged"] == ["reelwright.sqlite3"]
    backup.restore(workspace, tmp_path / "b.tar")
    again = open_workspace(config.load({"REELWRIGHT_DATA": str(workspace.data)}, tmp_path / "none"))
    assert "The sea rises" in projects.view(again, project).article.model_dump_json()
