"""The script from the command line: a length to be met, and versions to go back to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import edits, saving, write
from core.studio.workspace.workspace import open_workspace
from tests.cli.conftest import Said


def test_a_length_is_met_and_a_version_taken_back(call: Callable[..., Said], article: Path) -> None:
    workspace = open_workspace()
    number = projects.create(workspace, articles.import_article(workspace, path=article))
    first = write.write(workspace, number)
    json = call("projects", "fit", number, "20", "--json").json
    assert abs(json["seconds"] - 20) <= 1 and json["lines"] >= 3
    assert "It lasts" in call("projects", "fit", number, "20").out
    edits.edit_line(
        workspace, number, saving.script_at(workspace, number, 1).lines[0].id, "Bees dance, and others read it."
    )
    listed = call("projects", "versions", number, "--json").json["versions"]
    assert listed[-1]["version"] == 1 and listed[0]["edited"] and all(row["seconds"] > 0 for row in listed)
    back = call("projects", "versions", number, "--restore", "1")
    assert back.code == 0 and "WRITER" in back.out
    text = projects.view(workspace, number).script
    assert text is not None and text.lines == first.lines
    assert call("projects", "fit", 999, "20").code == 3
    assert call("projects", "versions", number, "--restore", "99").code == 3


def test_a_line_with_other_words_by_now_is_not_written_over(call: Callable[..., Said], article: Path) -> None:
    workspace = open_workspace()
    number = projects.create(workspace, articles.import_article(workspace, path=article))
    line = write.write(workspace, number).lines[0]
    edit = ("projects", "edit", number, "--line", line.id, "--text", "Mine.")
    edits.edit_line(workspace, number, line.id, "Somebody else wrote this.")
    refused = call(*edit, "--was", line.text, "--json")
    assert refused.code == 3 and refused.json["error"]["code"] == "changed_elsewhere"
    assert saving.script_at(workspace, number, 2).lines[0].text == "Somebody else wrote this."
    assert call(*edit, "--was", "Somebody else wrote this.").code == 0


def test_a_line_is_put_at_another_place(call: Callable[..., Said], article: Path) -> None:
    workspace = open_workspace()
    number = projects.create(workspace, articles.import_article(workspace, path=article))
    first = write.write(workspace, number)
    last = first.lines[-1]
    moved = call("projects", "move", number, "--line", last.id, "--to", "1", "--json").json["lines"]
    assert [line["text"] for line in moved] == [last.text, *(line.text for line in first.lines[:-1])]
    assert last.text in call("projects", "move", number, "--line", last.id, "--to", len(moved)).out
    assert call("projects", "move", number, "--line", "999", "--to", "1").code == 3
    assert call("projects", "move", number, "--line", last.id, "--to", "0").code == 2


def test_titles_are_listed_and_chosen(call: Callable[..., Said], article: Path) -> None:
    workspace = open_workspace()
    number = projects.create(workspace, articles.import_article(workspace, path=article))
    write.write(workspace, number)
    post = ("projects", "post", number, "--platform", "tiktok")
    titles = call(*post, "--titles", "--json").json["titles"]
    assert len(set(titles)) == len(titles) >= 3
    assert all(title[:40] in call(*post, "--titles").out for title in titles)
    assert call(*post, "--choose", "2", "--json").json["title"] == titles[1]
    assert call(*post, "--choose", "99").code == 2
    before = call(*post, "--json").json
    assert call(*post, "--computed", "--tags", "2026").code == 3  # the whole of it is refused
    assert call(*post, "--json").json == before
