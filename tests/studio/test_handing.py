"""Videos handed out into a folder: nothing that is somebody else's is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.studio.project.views import RenderView
from core.studio.publish.copies import copy_out
from core.studio.workspace.workspace import Workspace


def film(folder: Path, project: int, words: str) -> RenderView:
    """A finished video whose files hold these words."""
    place = folder / str(project)
    place.mkdir(exist_ok=True)
    stem = "introduction-youtube_short"
    files = {"path": "mp4", "srt": "srt", "timeline": "timeline.json"}
    paths = {name: place / f"{stem}.{ending}" for name, ending in files.items()}
    for path in paths.values():
        path.write_text(words)
    return RenderView(id=project, project_id=project, preset="youtube_short", status="completed", **paths)  # type: ignore[arg-type]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_two_videos_of_one_title_lie_beside_each_other(workspace: Workspace, tmp_path: Path, out: Path) -> None:
    first, second = (copy_out(workspace, film(tmp_path, n, f"film {n}"), out) for n in (1, 2))
    assert {path.name for path in second.values()} == {
        "introduction-youtube_short-2.mp4",
        "introduction-youtube_short-2.srt",
        "introduction-youtube_short-2.timeline.json",
    }
    assert first["path"].read_text() == "film 1" and second["path"].read_text() == "film 2"


def test_a_newer_film_of_the_same_project_takes_the_place_of_its_older_one(
    workspace: Workspace, tmp_path: Path, out: Path
) -> None:
    for number in (1, 2):
        copy_out(workspace, film(tmp_path, number, f"film {number}"), out)
    for number in (2, 1):
        again = copy_out(workspace, film(tmp_path, number, f"film {number}, changed"), out)
        assert again["path"].read_text() == f"film {number}, changed"
    assert len(list(out.iterdir())) == 6


def test_a_file_of_somebody_else_stays(workspace: Workspace, tmp_path: Path, out: Path) -> None:
    copies = copy_out(workspace, film(tmp_path, 1, "film"), out)
    copies["srt"].write_text("captions that a person mended")
    other = copy_out(workspace, film(tmp_path, 1, "film, changed"), out)
    assert copies["srt"].read_text() == "captions that a person mended"
    assert {path.name.count("-2.") for path in other.values()} == {1}
    assert copy_out(workspace, film(tmp_path, 3, "film, changed"), out) == other  # the same bytes: nothing is lost
