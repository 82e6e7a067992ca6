"""A script that is written again: what a person changed or locked stays in its place, whoever writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core import config
from core.model.script import Script
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.script import carry_over, edits, write
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.llm.servers import Say, Server, serving
from tests.studio.test_meanwhile import text_of


def texts(written: Script) -> list[str]:
    return [line.text for line in written.lines]


def test_changed_and_locked_lines_stay_where_they_are(workspace: Workspace, project: int) -> None:
    first = write.write(workspace, project)
    begin, second, third, *_ = first.lines
    edits.edit_line(workspace, project, begin.id, "A dance can be an address.")
    edits.lock(workspace, project, second.id)
    edits.add_line(workspace, project, third.id, "I have seen it with my own eyes.")
    before = text_of(workspace, project)
    assert carry_over.edits_lost_by_rewriting(workspace, project) == {}
    for _ in range(2):  # and once more
        after = write.write(workspace, project)
        assert texts(after) == texts(before)
        assert [line.id for line in after.lines] == [line.id for line in before.lines]
        assert after.lines[1].locked and not after.lines[0].locked
        assert Project(workspace, project).edited


def test_a_line_that_was_replaced_by_another_sentence_split_or_joined_stays(workspace: Workspace, project: int) -> None:
    first = write.write(workspace, project)
    edits.delete_line(workspace, project, first.lines[3].id)
    other = first.lines[3].model_copy(update={"id": first.lines[2].id})
    edits.use(workspace, project, other)
    after = write.write(workspace, project)
    assert texts(after).count(other.text) == 1
    edits.merge(workspace, project, after.lines[1].id)
    joined = text_of(workspace, project)
    assert texts(write.write(workspace, project))[1] == joined.lines[1].text


def test_what_cannot_stay_is_known_before(workspace: Workspace, project: int) -> None:
    first = write.write(workspace, project)
    assert carry_over.edits_lost_by_rewriting(workspace, project) == {}
    edits.delete_line(workspace, project, first.lines[2].id)
    assert carry_over.edits_lost_by_rewriting(workspace, project) == {"taken out": 1}
    edits.move(workspace, project, first.lines[3].id, 1)
    assert set(carry_over.edits_lost_by_rewriting(workspace, project)) == {"taken out", "moved"}
    assert sorted(texts(write.write(workspace, project))) == sorted(texts(first))
    assert carry_over.edits_lost_by_rewriting(workspace, project) == {}
    edits.edit_line(workspace, project, text_of(workspace, project).lines[0].id, "Tanz ist Sprache.")
    assert carry_over.edits_lost_by_rewriting(workspace, project, "de") == {"changed": 1}
    assert carry_over.edits_lost_by_rewriting(workspace, project) == {}


def test_with_other_choices_the_lines_of_a_person_stay_and_the_length_is_kept(
    workspace: Workspace, project: int
) -> None:
    first = write.write(workspace, project)
    edits.edit_line(workspace, project, first.lines[-1].id, "Now go out and watch them.")
    edits.add_line(workspace, project, first.lines[0].id, "They do it in the dark.")
    projects.set_options(
        workspace, project, excluded_blocks=(first.lines[2].span.block,) if first.lines[2].span else ()
    )
    after = write.write(workspace, project)
    assert after.lines[1].text == "They do it in the dark." and after.lines[-1].text == "Now go out and watch them."
    assert first.lines[2].text not in texts(after)


def _anew(body: dict[str, Any], n: int) -> Say:
    """A model that says everything otherwise each time."""
    prompt = "\n".join(str(item["content"]) for item in body["messages"])
    rows = [
        {"text": f"In round {n} it is said that {text[0].lower()}{text[1:]}", "sources": [int(at)]}
        for at, text in re.findall(r"^\[(\d+)\] (.+)$", prompt, re.M)
    ]
    points = [{"heading": "The dance", "text": rows[2:5]}, {"heading": "Others", "text": rows[5:]}]
    return Say(json.dumps({"title": "Bees", "hook": rows[:1], "intro": rows[1:2], "points": points, "cta": []}))


@pytest.fixture
def model() -> Iterator[Server]:
    with serving("ollama", _anew) as server:
        yield server


@pytest.fixture
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Workspace:
    settings = {"REELWRIGHT_DATA": str(tmp_path / "data")}
    if "model" in request.fixturenames:
        server = request.getfixturevalue("model")
        settings |= {f"REELWRIGHT_{name.upper()}": value for name, value in server.values.items()}
    return open_workspace(config.load(settings, tmp_path / "none"))


def test_a_chat_model_writes_the_others_anew(workspace: Workspace, project: int, model: Server) -> None:
    projects.set_options(workspace, project, writer="ollama:small")
    first = write.write(workspace, project)
    locked, changed = first.lines[2], first.lines[4]
    edits.lock(workspace, project, locked.id)
    edits.edit_line(workspace, project, changed.id, "The sun is their compass.")
    edits.edit_line(workspace, project, first.lines[0].id, "Watch this bee.")
    after = write.write(workspace, project)
    assert model.requests
    assert after.lines[0].text == "Watch this bee."
    assert after.line(locked.id) == locked.model_copy(update={"locked": True})
    kept = after.line(changed.id)
    assert kept is not None and kept.text == "The sun is their compass."
    assert texts(after).index(locked.text) < texts(after).index(kept.text)
    assert [line.section for line in after.lines] == sorted(
        (line.section for line in after.lines), key=("hook", "intro", "point", "cta").index
    )
