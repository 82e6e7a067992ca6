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


def test_an_upload_is_there_for_every_project(house, short: int, tmp_path: Path) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    asset = storyboard.upload(
        house, short, picture((10, 10, 200)), "sea.png", licence="CC BY 4.0", author="Ann Example"
    )
    assert [one.title for one in library.library(house)] == ["sea"]
    other = projects.duplicate(house, short)
    board = storyboard.swap(house, other, 0, asset.sha256)
    assert board.shots[0].picture == asset.sha256
    kept = board.asset(asset.sha256)
    assert kept is not None
    assert (kept.rights.author, kept.rights.licence) == ("Ann Example", "CC BY 4.0")
    assert any("Ann Example" in line for line in rights.told(house, other)["credits"])


def test_a_clip_is_shown_as_the_film_shows_it(house, short: int, tmp_path: Path) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    asset = storyboard.upload(house, short, clip(tmp_path), "waves.mp4")
    assert asset.kind == "footage"
    assert library.notes(house, asset) == []
    board = storyboard.swap(house, short, 1, asset.sha256)
    assert board.shots[1].picture == asset.sha256
    with Image.open(stills.small_picture(house, asset.sha256, 160)) as small:
        assert small.size == (160, 90)
    with Image.open(stills.shot_picture(house, short, 1, 180, 320)) as shown:
        assert shown.size == (180, 320)
        assert max(high - low for low, high in shown.getextrema()) > 100


def test_the_newest_upload_comes_first_and_can_be_left_out_again(house, short: int) -> None:
    first = library.take_in(house, picture((10, 10, 200)), "a.png")
    second = library.take_in(house, picture((200, 10, 20)), "b.png")
    assert [one.sha256 for one in library.library(house)] == [second.sha256, first.sha256]
    library.forget_upload(house, first.sha256)
    assert [one.sha256 for one in library.library(house)] == [second.sha256]
    with pytest.raises(NotFound):
        library.forget_upload(house, first.sha256)


def test_rights_that_are_half_said_are_asked_for_whole(house) -> None:
    with pytest.raises(BadInput, match="CC BY"):
        library.take_in(house, picture((1, 2, 3)), "a.png", licence="CC BY 4.0")
    with pytest.raises(BadInput, match="licence"):
        library.take_in(house, picture((1, 2, 3)), "a.png", author="Ann Example")
    assert library.library(house) == []


def test_uploads_of_before_are_in_the_library(house, short: int) -> None:
    """What projects held before there was a library is in it after the step that made it."""
    from core.store.migrations import STEPS

    narrate.narrate(house, short)
    storyboard.plan(house, short)
    storyboard.upload(house, short, picture((10, 10, 200)), "old.png")
    with house.store.write() as db:
        db.execute("drop table uploads")
        STEPS["0003_library"](db)
    assert [one.title for one in library.library(house)] == ["old"]
