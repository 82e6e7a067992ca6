"""The library of uploads: brought along once, used again in any project, with what was said of its rights."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from core.errors import BadInput, NotFound
from core.media.ffmpeg import file, run
from core.studio.film import stills
from core.studio.project import projects, rights
from core.studio.visuals import library, storyboard
from core.studio.voice import narrate
from tests.studio.conftest import picture


def clip(folder: Path) -> Path:
    path = folder / "waves.mp4"
    source = "testsrc2=s=320x180:d=2:r=30"
    run(["-v", "error", "-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
         "-y", file(path)])  # fmt: skip
    return path


def test_an_upload_is_there_for_every_project(workspace, short: int, tmp_path: Path) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    asset = storyboard.upload(
        workspace, short, picture((10, 10, 200)), "sea.png", licence="CC BY 4.0", author="Ann Example"
    )
    assert [item.title for item in library.library(workspace)] == ["sea"]
    other = projects.duplicate(workspace, short)
    board = storyboard.swap(workspace, other, 0, asset.sha256)
    assert board.shots[0].picture == asset.sha256
    kept = board.asset(asset.sha256)
    assert kept is not None
    assert (kept.rights.author, kept.rights.licence) == ("Ann Example", "CC BY 4.0")
    assert any("Ann Example" in line for line in rights.rights_json(workspace, other)["credits"])


def test_a_clip_is_shown_as_the_film_shows_it(workspace, short: int, tmp_path: Path) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    asset = storyboard.upload(workspace, short, clip(tmp_path), "waves.mp4")
    assert asset.kind == "footage"
    assert library.notes(workspace, asset) == []
    board = storyboard.swap(workspace, short, 1, asset.sha256)
    assert board.shots[1].picture == asset.sha256
    with Image.open(stills.small_picture(workspace, asset.sha256, 160)) as small:
        assert small.size == (160, 90)
    with Image.open(stills.shot_picture(workspace, short, 1, 180, 320)) as shown:
        assert shown.size == (180, 320)
        assert max(high - low for low, high in shown.getextrema()) > 100


def test_the_newest_upload_comes_first_and_can_be_left_out_again(workspace, short: int) -> None:
    first = library.import_asset(workspace, picture((10, 10, 200)), "a.png")
    second = library.import_asset(workspace, picture((200, 10, 20)), "b.png")
    assert [item.sha256 for item in library.library(workspace)] == [second.sha256, first.sha256]
    library.forget_upload(workspace, first.sha256)
    assert [element.sha256 for element in library.library(workspace)] == [second.sha256]
    with pytest.raises(NotFound):
        library.forget_upload(workspace, first.sha256)


def test_rights_that_are_half_said_are_asked_for_whole(workspace) -> None:
    with pytest.raises(BadInput, match="CC BY"):
        library.import_asset(workspace, picture((1, 2, 3)), "a.png", licence="CC BY 4.0")
    with pytest.raises(BadInput, match="licence"):
        library.import_asset(workspace, picture((1, 2, 3)), "a.png", author="Ann Example")
    assert library.library(workspace) == []


def test_uploads_of_before_are_in_the_library(workspace, short: int) -> None:
    """Uploads of projects from before there was a library are in it after the step that made it."""
    from core.store.migrations import STEPS

    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    storyboard.upload(workspace, short, picture((10, 10, 200)), "old.png")
    with workspace.store.write() as db:
        db.execute("drop table uploads")
        STEPS["0003_library"](db)
    assert [item.title for item in library.library(workspace)] == ["old"]
