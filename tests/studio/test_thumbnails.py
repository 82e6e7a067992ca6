"""The thumbnail's picture is chosen or made; finished videos get it at once, later ones, too."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from core.errors import MissingSetup, NotFound
from core.store import ledger, renders
from core.studio import work
from core.studio.film import thumbnails
from core.studio.project import projects, rights
from core.studio.project.project import Project
from core.studio.visuals import library, storyboard
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from tests.studio.conftest import picture
from tests.studio.test_stock import painter  # noqa: F401


@pytest.fixture
def finished(workspace: Workspace, project: int) -> Callable[[], Image.Image]:
    """A finished video whose thumbnail is read by calling this."""
    storyboard.plan(workspace, project)
    render = renders.add(workspace.store, project, "youtube_short", "draft")
    folder = workspace.data / "renders" / "film"
    folder.mkdir(parents=True)
    (folder / "film.mp4").write_bytes(b"film")
    Image.new("RGB", (108, 192)).save(folder / "film.jpg")
    renders.update(
        workspace.store, render, file_path="renders/film/film.mp4", thumbnail_path="renders/film/film.jpg",
        resolution="216x384", render_completed_at="2026-01-01T00:00:00+00:00",
    )  # fmt: skip
    return lambda: Image.open(io.BytesIO((folder / "film.jpg").read_bytes())).convert("RGB")


def greenness(image: Image.Image) -> float:
    """Return how much more green than red the picture is."""
    red, green, _ = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return green - red


def test_another_picture_is_drawn_into_finished_videos_at_once(
    workspace: Workspace, project: int, finished: Callable[[], Image.Image]
) -> None:
    bee, hive = [block.sha256 for block in Project(workspace, project).article.blocks if block.kind == "image"]
    assert {bee, hive} <= set(thumbnails.choices(workspace, project))
    thumbnails.choose(workspace, project, bee)
    assert greenness(finished()) > 0
    thumbnails.choose(workspace, project, hive)
    assert greenness(finished()) < 0
    assert finished().size == (216, 384)
    with pytest.raises(NotFound):
        thumbnails.choose(workspace, project, "9" * 64)
    assert projects.view(workspace, project).options.thumbnail == hive


def test_an_upload_as_thumbnail_asks_where_it_is_from(
    workspace: Workspace, project: int, finished: Callable[[], Image.Image]
) -> None:
    mine = library.import_asset(workspace, picture((200, 30, 30)), "mine.png")
    thumbnails.choose(workspace, project, mine.sha256)
    assert [asset.sha256 for asset in rights.unknown_rights(Project(workspace, project))] == [mine.sha256]
    rights.declare(workspace, project, mine.sha256, licence="Own work")
    assert rights.unknown_rights(Project(workspace, project)) == []


def test_a_picture_is_made_for_it_booked_and_owes_nothing(
    workspace: Workspace,
    project: int,
    finished: Callable[[], Image.Image],
    painter: None,  # noqa: F811
) -> None:
    before = finished().tobytes()
    job = work.start(workspace, thumbnails.KIND, project, prompt="a bee", source="")
    assert work.finish_here(workspace, job, Run()).status == "done"
    assert finished().tobytes() != before
    (row,) = ledger.spent(workspace.store, project)
    assert (row["operation"], row["cost"]) == ("video_thumbnail", 0.04)
    assert rights.unknown_rights(Project(workspace, project)) == []
    assert rights.credits(Project(workspace, project)) == []
    thumbnails.choose(workspace, project)
    assert projects.view(workspace, project).options.thumbnail == ""


def test_where_nothing_makes_pictures_it_says_what_does(workspace: Workspace, project: int) -> None:
    with pytest.raises(MissingSetup, match="makes pictures"):
        thumbnails.make(workspace, project)
