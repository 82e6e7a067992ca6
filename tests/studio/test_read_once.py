"""A project that is read again after a step: only what was changed is parsed again."""

from __future__ import annotations

from core.studio.film import render
from core.studio.project.project import Project
from core.studio.script import edits
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def test_what_is_stored_as_it_was_is_the_same_object(workspace: Workspace, short: int) -> None:
    before, _ = render.prepared(workspace, short, "youtube_short", Run())
    after = before.anew().read()
    assert after.article is before.article
    assert after.script is before.script
    assert after.narration is before.narration
    assert after.board is before.board


def test_what_was_changed_meanwhile_is_read(workspace: Workspace, short: int) -> None:
    before = Project(workspace, short).read()
    assert before.script is not None
    edits.edit_line(workspace, short, before.script.lines[0].id, "Another first sentence.")
    after = before.anew().read()
    assert after.article is before.article
    assert after.script is not None
    assert after.script.lines[0].text == "Another first sentence."
    assert before.script.lines[0].text != "Another first sentence."
