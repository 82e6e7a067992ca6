"""Edits through the studio: each is a version, and a changed line is held against the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.config import Settings
from core.errors import BadInput
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import edits, versions, write
from core.studio.workspace.workspace import Workspace, open_workspace
from core.wording import words

TEXT = """# Bridges of the north

Bergen opened its first steel bridge on 4 May 1931, and 2,300 people walked across it that day. The bridge does not rest
on wood. It cost 3.4 million crowns. Engineers from Oslo had planned it for seven years.

## Towers

Each tower is 62 metres high and stands on solid rock. Painters need four summers for one coat of red paint. The towers
were never closed to visitors. A lift takes twelve people to the top.
"""


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Workspace, int]:
    workspace = open_workspace(Settings(data=tmp_path))
    project = projects.create(workspace, articles.import_article(workspace, text=TEXT, name="bridges.md"))
    write.write(workspace, project)
    return workspace, project


def test_a_false_figure_is_flagged_fixed_and_kept(kept: tuple[Workspace, int]) -> None:
    workspace, project = kept
    view = projects.view(workspace, project).script
    assert view is not None
    line = next(item for item in view.lines if "2,300" in item.text)
    wrong = edits.edit_line(workspace, project, line.id, line.text.replace("2,300", "3,200")).line(line.id)
    assert wrong is not None
    assert words(wrong.flag) == "changed by hand: The article says 2,300, not 3,200."
    kept_line = edits.keep_line(workspace, project, line.id).line(line.id)
    assert kept_line is not None
    assert words(kept_line.flag) == f"kept as it is: {words(wrong.flag)}"
    again = edits.lock(workspace, project, view.lines[-1].id).line(line.id)
    assert again == kept_line
    fixed = edits.use_passage(workspace, project, line.id).line(line.id)
    assert fixed is not None
    assert (fixed.text, fixed.flag) == (line.text, None)
    changes = [c for c in versions.compare(workspace, project, 2, 1) if c.kind != "same"]
    assert [(c.kind, c.line_id) for c in changes] == [("changed", line.id)]


def test_every_edit_is_a_version_and_ids_are_never_used_again(kept: tuple[Workspace, int]) -> None:
    workspace, project = kept
    first = projects.view(workspace, project).script
    assert first is not None
    ids = {line.id for line in first.lines}
    added = edits.add_line(workspace, project, first.lines[1].id, "Each tower is 62 metres high.")
    (new,) = {line.id for line in added.lines} - ids
    edits.delete_line(workspace, project, new)
    again = edits.add_line(workspace, project, first.lines[1].id, "A lift takes people to the top.")
    assert new not in {line.id for line in again.lines}
    moved = edits.move(workspace, project, first.lines[2].id, 1)
    assert moved.lines[1].id == first.lines[2].id
    merged = edits.merge(workspace, project, first.lines[0].id)
    assert len(merged.lines) == len(moved.lines) - 1
    split = edits.split(workspace, project, first.lines[0].id)
    assert len(split.lines) == len(moved.lines)
    assert len(versions.versions(workspace, project)) == 7
    with pytest.raises(BadInput):
        edits.split(workspace, project, first.lines[0].id, 0)


def test_a_line_is_said_by_another_sentence(kept: tuple[Workspace, int]) -> None:
    workspace, project = kept
    before = projects.view(workspace, project).script
    assert before is not None
    edits.delete_line(workspace, project, before.lines[-2].id)
    found = {line.id: edits.alternatives(workspace, project, line.id) for line in before.lines[1:-2]}
    line_id, others = next((key, value) for key, value in found.items() if value)
    after = edits.use(workspace, project, others[0]).line(line_id)
    assert after is not None
    assert after.text == others[0].text
    assert not after.flag
