"""Films that go into a folder of this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.errors import MissingSetup, StorageError
from core.publish.target import Desk, Post
from core.publish.targets.folder import Folder

NAME = "how-bees-talk-youtube_short-pppppp"


def target(path: Path | str) -> Folder:
    return Folder({"folder_path": str(path)})


def test_a_film_lies_there_with_all_that_belongs_to_it_once(tmp_path: Path, short: Post) -> None:
    place, state = tmp_path / "out", dict[str, Any]()
    for _ in range(2):
        sent = target(place).send(short, state, Desk())
    assert sent.url == (place / NAME / "bees.mp4").as_uri()
    assert (place / NAME / "bees.mp4").read_bytes() == short.film.read_bytes()
    names = {path.name for path in (place / NAME).iterdir()}
    assert names == {"bees.mp4", "bees.srt", "bees.jpg", "youtube_short.txt"}
    assert target(place).confirm(state, Desk()).status == "published"

    target(place).update(replace(short, title="Bees dance"), state, Desk())
    assert "Bees dance" in (place / NAME / "youtube_short.txt").read_text()
    target(place).remove(state, Desk())
    assert not (place / NAME).exists() and target(place).confirm(state, Desk()).status == "absent"


def test_a_file_of_somebodys_own_stays_when_the_film_is_taken_back(tmp_path: Path, short: Post) -> None:
    state: dict[str, Any] = {}
    target(tmp_path / "out").send(short, state, Desk())
    (tmp_path / "out" / NAME / "mine.txt").write_text("notes")
    target(tmp_path / "out").remove(state, Desk())
    assert [path.name for path in (tmp_path / "out" / NAME).iterdir()] == ["mine.txt"]


def test_a_place_that_is_no_folder_is_said(tmp_path: Path, short: Post) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        target(tmp_path / "file").send(short, {}, Desk())
    with pytest.raises(MissingSetup):
        target("videos").send(short, {}, Desk())
