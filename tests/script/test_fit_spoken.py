"""The duration solver on real audio: espeak speaks, and the file has the length."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.config import Settings
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import saving, versions, write
from core.studio.voice import fit
from core.studio.workspace.workspace import open_workspace
from tests.script.conftest import many


@pytest.mark.parametrize("seconds", [45, 58])
def test_the_audio_has_the_length_that_was_asked_for(tmp_path: Path, seconds: float) -> None:
    workspace = open_workspace(Settings(data=tmp_path))
    text = "\n\n".join(f"{'## Part ' + str(n) if n % 8 == 0 else ''}\n\n{item.text}" for n, item in enumerate(many(40)))
    project = projects.create(workspace, articles.import_article(workspace, text=f"# A tale\n\n{text}", name="tale.md"))
    first = write.write(workspace, project)
    locked = saving.save(workspace, project, first.model_copy(update={"lines": tuple(
        element.model_copy(update={"locked": n == 2}) for n, element in enumerate(first.lines)
    )}))  # fmt: skip
    narration = fit.fit_to(workspace, project, seconds)
    assert abs(narration.duration_s - seconds) <= 1
    view = projects.view(workspace, project)
    assert view.narration == narration
    assert {step.name: step.state for step in view.steps}["voice"] == "ready"
    assert locked.lines[2].id in {line.id for line in view.script.lines}  # type: ignore[union-attr]
    assert 0.92 <= view.options.speed <= 1.08
    assert len(versions.versions(workspace, project)) >= 2
