"""Extras of a film: words over its pictures, the small preview, the project for an editing program."""

from __future__ import annotations

import json
from pathlib import Path

import opentimelineio as otio
import pytest

from core.errors import BadInput, NotFound
from core.media.probe import probe
from core.model.presets import PRESETS
from core.model.timeline import Overlay, Timeline
from core.studio import work
from core.studio.film import render
from core.studio.film.compositions import composed_board
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.publish import export
from core.studio.script import edits
from core.studio.visuals import shots, storyboard
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

PRESET = "youtube_short"


@pytest.fixture
def noted(workspace: Workspace, short: int) -> int:
    """The short project, every line with a picture, its second with a figure, its first with a note."""
    board = storyboard.plan(workspace, short)
    rows = [
        {"id": line.id, "text": line.text, "overlay": note}
        for line, note in zip(
            projects.view(workspace, short).script.lines,  # type: ignore[union-attr]
            ("Karl von Frisch | Zoologist", "50 %", ""),
            strict=False,
        )
    ]
    edits.save_rows(workspace, short, rows)
    board = storyboard.plan(workspace, short)
    picture = board.assets[0].sha256
    for n in range(len(board.shots)):
        storyboard.swap(workspace, short, n, picture)
        shots.set_shot(workspace, short, n, fit="crop")
    return short


def overlays_of(timeline: Timeline) -> list[Overlay]:
    return [overlay for scene in timeline.scenes for overlay in scene.overlays]


@pytest.mark.slow
def test_notes_of_the_lines_are_drawn_over_their_pictures(workspace: Workspace, noted: int) -> None:
    film = render.prepare(workspace, noted, PRESET)
    shown = overlays_of(film)
    assert len(shown) >= 2
    assert all(workspace.blobs.has(item.asset) for item in shown)
    drawn = sorted(workspace.blobs.path(element.asset).stat().st_mtime_ns for element in shown)
    again = overlays_of(render.prepare(workspace, noted, PRESET))
    assert again == shown
    assert sorted(workspace.blobs.path(entry.asset).stat().st_mtime_ns for entry in again) == drawn, "drawn once"


def test_a_note_stands_below_a_picture_that_is_composed_with_words(workspace: Workspace, noted: int) -> None:
    for n in range(len(Project(workspace, noted).board.shots)):  # type: ignore[union-attr]
        shots.set_shot(workspace, noted, n, fit="contain")
    project = Project(workspace, noted)
    assert project.board is not None
    shown = composed_board(project, project.board, PRESETS[PRESET])
    assert ("Karl von Frisch, Zoologist",) in [shot.card.body for shot in shown.shots if shot.card]


@pytest.mark.slow
def test_overlays_can_be_switched_off_and_the_bar_on(workspace: Workspace, noted: int) -> None:
    project = projects.view(workspace, noted)
    assert project.options.overlays
    assert not project.options.progress_bar
    projects.set_options(workspace, noted, overlays=False)
    assert overlays_of(render.prepare(workspace, noted, PRESET)) == []
    projects.set_options(workspace, noted, progress_bar=True)
    film = render.prepare(workspace, noted, PRESET)
    assert len(overlays_of(film)) == 2 * len(film.scenes)
    assert len({item.asset for item in overlays_of(film)}) == 2


@pytest.mark.slow
def test_the_animatic_is_the_film_and_is_made_once(workspace: Workspace, short: int) -> None:
    path = render.animatic(workspace, short, PRESET)
    info = probe(path)
    film = render.prepare(workspace, short, PRESET)
    assert info.video is not None
    assert info.audio is not None
    assert (info.video.width, info.video.height) == (360, 640)
    assert info.duration_s == pytest.approx(film.duration_s, abs=0.1)
    first = path.read_bytes()
    assert render.animatic(workspace, short, PRESET).read_bytes() == first
    assert projects.view(workspace, short).renders == (), "no render row, nothing to publish"
    with pytest.raises(BadInput):
        render.animatic(workspace, short, "cinema")
    projects.delete(workspace, short)
    assert not path.exists()


@pytest.mark.slow
def test_the_animatic_is_a_job(workspace: Workspace, short: int) -> None:
    job = work.finish_here(workspace, work.start(workspace, "animatic", short, preset=PRESET), Run())
    assert job.status == "done"
    assert job.lane == "default", "it does not wait for a render"
    assert Path((job.result or {})["path"]).is_file()


@pytest.mark.slow
def test_a_project_for_an_editing_program(workspace: Workspace, short: int, tmp_path: Path) -> None:
    (path,) = export.otio(workspace, short, tmp_path / "out")
    document = otio.adapters.read_from_file(str(path))
    film = render.prepare(workspace, short, PRESET)
    assert document.duration().to_seconds() == pytest.approx(film.duration_s)
    for clip in document.find_clips():
        assert (path.parent / clip.media_reference.target_url).is_file()
    captions = (path.parent / document.metadata["reelwright"]["captions"]).read_text()
    assert "dancing" in captions
    assert json.loads(path.read_text())["OTIO_SCHEMA"].startswith("Timeline")
    with pytest.raises(NotFound):
        export.otio(workspace, 999, tmp_path / "none")
