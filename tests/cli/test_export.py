"""export --otio: a project goes on in an editing program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.cli import wiring
from core.model.options import Options
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import edits, write
from core.studio.workspace.workspace import open_workspace
from tests.cli.conftest import Said


@pytest.mark.slow
def test_otio_is_added_to_the_export(
    call: Callable[..., Said], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "_state", {})
    workspace = open_workspace(wiring.settings())
    project = projects.create(workspace, articles.import_article(workspace, path=article), Options(music="none"))
    written = write.write(workspace, project)
    edits.save_rows(workspace, project, [{"id": line.id, "text": "Bees dance."} for line in written.lines[:2]])
    text = call("export", str(project), "--otio", "--out", tmp_path / "out", "--json")
    assert text.code == 0, text.err
    names = text.json["files"]
    (document,) = [name for name in names if name.endswith(".otio")]
    assert document == "edit/how-bees-talk-youtube_short.otio"
    assert "edit/how-bees-talk-youtube_short.srt" in names
    assert "project.json" in names
    assert json.loads((tmp_path / "out" / document).read_text())["name"] == "How bees talk"


def test_otio_of_no_project_is_one_sentence(call: Callable[..., Said], tmp_path: Path) -> None:
    text = call("export", "99", "--otio", "--out", tmp_path / "out")
    assert text.code != 0
    assert "Traceback" not in text.err
    assert len(text.err.strip().splitlines()) <= 2


def test_the_cost_of_the_progress_bar_is_said(call: Callable[..., Said]) -> None:
    text = call("make", "--help")
    assert "--no-overlays" in text.out
    assert "--progress-bar" in text.out
    assert "renders all" in " ".join(text.out.split())
