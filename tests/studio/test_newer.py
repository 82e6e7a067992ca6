"""An article read again after its page changed, and texts put back: the project follows, nobody's work is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from core import config
from core.api import v1
from core.errors import BadInput, ChangedElsewhere
from core.store import scripts
from core.studio import work
from core.studio.content import articles, newer
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.script import edits, write, writers
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.soil import ASIDE, FIRST, LAST, NEWS, SPADE, WORMS, Site, page, served


@pytest.fixture
def site() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def workspace(tmp_path: Path, site: str) -> Workspace:
    env = {"REELWRIGHT_DATA": str(tmp_path / "data"), "REELWRIGHT_ALLOW_PRIVATE": site}
    return open_workspace(config.load(env, tmp_path / "none"))


@pytest.fixture
def project(workspace: Workspace, site: str) -> int:
    """A project with a script, of a page that is there to be read again."""
    number = projects.create(workspace, articles.import_article(workspace, url=f"http://{site}/soil"))
    write.write(workspace, number)
    return number


def passages(workspace: Workspace, number: int) -> dict[str, str]:
    """The passage of each line, by its words."""
    project = Project(workspace, number)
    assert project.script is not None
    return {line.text: project.article.passage(line.span) for line in project.script.lines if line.span}


def test_a_page_that_says_the_same_changes_nothing(workspace: Workspace, project: int) -> None:
    before = Project(workspace, project)
    assert newer.read_again(workspace, project) == 0
    assert len(workspace.store.rows("select id from contents")) == 1
    assert Project(workspace, project).script_row == before.script_row


def test_lines_locks_and_ticks_follow_what_a_page_says_now(workspace: Workspace, project: int) -> None:
    before = passages(workspace, project)
    assert WORMS in before.values()
    script = Project(workspace, project).script
    assert script is not None
    line = next(line for line in script.lines if before.get(line.text) == WORMS)
    rows = [{"id": each.id, "text": each.text, "locked": each.id == line.id} for each in script.lines]
    edits.save_rows(workspace, project, rows)
    last = [block.text for block in Project(workspace, project).article.blocks].index(LAST)
    articles.set_excluded(workspace, project, [last])

    Site.html = page(NEWS, FIRST, WORMS, SPADE.replace("one thousand", "ten thousand"), LAST)
    number = newer.read_again(workspace, project)
    found = newer.differences_of(workspace, project, number)
    assert [(item.kind, item.before, item.after) for item in found] == [
        ("new", "", NEWS),
        ("changed", SPADE, SPADE.replace("one thousand", "ten thousand")),
    ]
    assert NEWS not in [block.text for block in Project(workspace, project).article.blocks]  # not before it is taken

    newer.take(workspace, project, number)
    after = Project(workspace, project)
    assert passages(workspace, project)[line.text] == WORMS
    (excluded,) = after.options.excluded_blocks
    assert after.article.blocks[excluded].text == LAST
    assert not after.is_fresh("script")
    assert len(workspace.store.rows("select id from contents")) == 1  # the old reading is nobody's any more
    for row in scripts.all_rows(workspace.store, project):  # each of which may be put back
        spans = [each.span for each in scripts.script(row).lines if each.span]
        assert spans and {after.article.passage(span) for span in spans} <= {FIRST, WORMS, LAST}
    written = write.write(workspace, project)
    assert any(each.text == line.text and each.locked for each in written.lines)


def test_a_line_that_the_page_no_longer_bears_out_is_doubted(workspace: Workspace, project: int) -> None:
    Site.html = page(FIRST, WORMS, SPADE.replace("one thousand", "ten thousand"), LAST)
    newer.take(workspace, project, newer.read_again(workspace, project))
    script = Project(workspace, project).script
    assert script is not None
    doubted = [line.text for line in script.lines if line.flag and line.flag.code in ("other", "not_said_here")]
    assert doubted == [line.text for line in script.lines if "thousand" in line.text]


def test_a_text_is_put_back_where_it_stood_and_taken_out_again(workspace: Workspace, project: int) -> None:
    (item,) = Project(workspace, project).article.left_out
    assert item.text == ASIDE
    before = passages(workspace, project)
    newer.put_back(workspace, project, ASIDE)
    newer.put_back(workspace, project, ASIDE)  # twice is once
    texts = [block.text for block in Project(workspace, project).article.blocks]
    assert texts[texts.index(LAST) + 1] == ASIDE and texts.count(ASIDE) == 1
    assert passages(workspace, project) == before
    Site.html = page(NEWS, FIRST, WORMS, SPADE, LAST)
    newer.take(workspace, project, newer.read_again(workspace, project))
    assert [block.text for block in Project(workspace, project).article.blocks].count(ASIDE) == 1  # it stays there
    newer.put_back(workspace, project, ASIDE, back=False)
    assert ASIDE not in [block.text for block in Project(workspace, project).article.blocks]
    assert passages(workspace, project) == before


def test_another_project_of_the_same_article_stays_as_it_is(workspace: Workspace, project: int) -> None:
    other = projects.duplicate(workspace, project)
    newer.put_back(workspace, project, ASIDE)
    assert ASIDE not in [block.text for block in Project(workspace, other).article.blocks]
    assert ASIDE in [block.text for block in Project(workspace, project).article.blocks]


def test_what_cannot_be_taken_is_refused(workspace: Workspace, project: int) -> None:
    pasted = articles.import_article(workspace, text=f"{FIRST}\n\n{WORMS}")
    with pytest.raises(BadInput, match="another page"):
        newer.take(workspace, project, pasted)
    with pytest.raises(BadInput, match="not read from a page"):
        newer.read_again(workspace, projects.create(workspace, pasted))
    with pytest.raises(BadInput, match="not left out"):
        newer.put_back(workspace, project, "Something else.")
    seen = Project(workspace, project).content_row["id"]
    newer.put_back(workspace, project, ASIDE, seen=seen)
    with pytest.raises(ChangedElsewhere):
        newer.put_back(workspace, project, ASIDE, back=False, seen=seen)


def test_it_is_work_of_the_project_s(workspace: Workspace, project: int) -> None:
    Site.html = page(NEWS, FIRST, WORMS, SPADE, LAST)
    job = work.start(workspace, newer.KIND, project)
    result = work.finish_here(workspace, job, Run()).result
    assert result and result["content_id"] > 0
    newer.leave(workspace, result["content_id"])
    assert len(workspace.store.rows("select id from contents")) == 1


def test_of_readings_that_nobody_took_only_the_newest_waits(workspace: Workspace, project: int) -> None:
    for news in (NEWS, f"{NEWS} Again.", f"{NEWS} Once more."):
        Site.html = page(news, FIRST, WORMS, SPADE, LAST)
        work.finish_here(workspace, work.start(workspace, newer.KIND, project), Run())
        assert len(workspace.store.rows("select id from contents")) == 2
    assert newer.waiting(workspace, project).content_id


def test_the_api_shows_the_differences_and_takes_them(workspace: Workspace, project: int) -> None:
    client = TestClient(v1.build(lambda: workspace), base_url="http://127.0.0.1")
    at = f"/projects/{project}"
    assert client.get(f"{at}/newer/").json() == {"content_id": 0, "same": False, "differences": []}
    Site.html = page(NEWS, FIRST, WORMS, SPADE, LAST)
    job = client.post(f"{at}/newer/read/").json()["job_id"]
    work.finish_here(workspace, job, Run())
    found = client.get(f"{at}/newer/").json()
    assert [item["after"] for item in found["differences"]] == [NEWS]
    client.delete(f"{at}/newer/")
    assert client.get(f"{at}/newer/").json()["content_id"] == 0
    work.finish_here(workspace, client.post(f"{at}/newer/read/").json()["job_id"], Run())
    number = client.get(f"{at}/newer/").json()["content_id"]
    taken = client.put(f"{at}/newer/", json={"content_id": number}).json()
    assert taken["content_id"] == number and [item["text"] for item in taken["results"]] == [ASIDE]
    refused = client.post(f"{at}/left-out/", json={"text": ASIDE, "seen": number - 1})
    assert refused.status_code == 409
    (item,) = client.post(f"{at}/left-out/", json={"text": ASIDE, "seen": number}).json()["results"]
    assert item["back"]


def test_a_script_that_was_being_written_meanwhile_rests_on_the_newer_text(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    Site.html = page(NEWS, FIRST, WORMS, SPADE, LAST)
    number = newer.read_again(workspace, project)
    compose = writers.compose

    def slow(*given: Any, **named: Any) -> Any:
        composed = compose(*given, **named)
        newer.take(workspace, project, number)
        return composed

    monkeypatch.setattr(writers, "compose", slow)
    write.write(workspace, project)
    found = passages(workspace, project)
    assert found and set(found.values()) <= {FIRST, WORMS, SPADE, LAST}
    assert not Project(workspace, project).is_fresh("script")


def test_a_text_put_back_while_a_newer_reading_waits_stays_there(workspace: Workspace, project: int) -> None:
    Site.html = page(NEWS, FIRST, WORMS, SPADE, LAST)
    number = newer.read_again(workspace, project)
    newer.put_back(workspace, project, ASIDE)
    assert ASIDE not in [item.before for item in newer.differences_of(workspace, project, number)]
    newer.take(workspace, project, number)
    texts = [block.text for block in Project(workspace, project).article.blocks]
    assert NEWS in texts and texts.count(ASIDE) == 1
    assert len(workspace.store.rows("select id from contents")) == 1
