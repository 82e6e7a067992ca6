"""Marks in finished films: whole, readable by the official library, and nothing of the film changed."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from core import digests
from core.media import marking
from core.studio.film import ask, marks, render
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace
from tests.prepared import Prepared
from tests.studio.conftest import filmed, opened


def frames(film: Path) -> list[bytes]:
    with av.open(str(film)) as opened:
        return [bytes(packet) for packet in opened.demux() if packet.size]


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A finished video, and films that are marked, as they are for everybody."""
    data = prepared.copy(filmed, tmp_path / "data")  # others begin with it, too: without marks
    monkeypatch.setattr(marks, "BY_DEFAULT", "1")
    return opened(data)


@pytest.fixture
def film(workspace: Workspace) -> Path:
    """The finished film, marked."""
    path = next(iter(workspace.data.glob("renders/1/*/*.mp4")))
    marks.mark(Project(workspace, 1), path)
    return path


def test_a_finished_film_says_how_it_was_made_and_is_intact(workspace: Workspace, film: Path) -> None:
    found = marking.read(film)
    assert found is not None and found.xmp
    assert (found.state, found.source, found.agent) == ("Valid", "compositeSynthetic", "Reelwright")
    key = workspace.data / "credentials" / marking.KEY
    assert b"PRIVATE KEY" in key.read_bytes() and key.stat().st_mode & 0o077 == 0


def test_a_video_is_marked_when_it_is_made_and_its_checksum_is_the_marked_files(workspace: Workspace) -> None:
    view = render.render(workspace, ask.request(workspace, 1)[0])
    assert view.path is not None
    found = marking.read(view.path)
    assert found is not None and found.state == "Valid"
    row = workspace.store.row("select digests, file_size from renders order by id desc limit 1")
    assert row is not None and digests.of_file(view.path) in row["digests"]
    assert row["file_size"] == view.path.stat().st_size


def test_pictures_and_sound_stay_as_they_were_and_play_at_once(film: Path, tmp_path: Path) -> None:
    before = frames(film)
    marking.mark(film, tmp_path / "keys", "composite", "Bees <& flowers>")
    assert frames(film) == before
    data = film.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_a_film_that_was_changed_afterwards_is_found_out(film: Path) -> None:
    data = bytearray(film.read_bytes())
    data[data.index(b"mdat") + 200] ^= 1
    film.write_bytes(data)
    found = marking.read(film)
    assert found is not None and found.state == "Invalid"


def test_a_key_of_ones_own_signs_and_stays(film: Path, tmp_path: Path) -> None:
    chain, key = marking._new_key()
    (tmp_path / marking.CHAIN).write_bytes(chain)
    (tmp_path / marking.KEY).write_bytes(key)
    marking.mark(film, tmp_path, "composite", "Bees")
    assert (tmp_path / marking.KEY).read_bytes() == key
    assert marking.read(film) is not None
