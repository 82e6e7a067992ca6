"""Films that go into a folder of this machine."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import whole_files
from core.errors import MissingSetup, StorageError
from core.publish.target import Desk, Post
from core.publish.targets.folder import Folder
from tests.publish.desks import Killed

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


def test_a_process_that_is_killed_or_a_disk_that_fails_anywhere_leaves_one_whole_film(
    tmp_path: Path, short: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [0]

    def counted(kill: int, error: type[BaseException]) -> int:
        """Send, ending at that step of writing; how many steps there were."""
        steps[0] = 0

        def before(call: Any) -> Any:
            def stepped(*args: Any, **more: Any) -> Any:
                steps[0] += 1
                if steps[0] == kill:
                    raise error
                return call(*args, **more)

            return stepped

        with monkeypatch.context() as patch:
            for owner, name in ((shutil, "copyfile"), (Path, "write_bytes"), (Path, "replace"), (whole_files, "sync")):
                patch.setattr(owner, name, before(getattr(owner, name)))
            target(place).send(short, state, Desk())
        return steps[0]

    place, state = tmp_path / "whole", dict[str, Any]()
    every = counted(0, OSError)
    for kill in range(1, every + 1):
        for error in (Killed, OSError):
            place, state = tmp_path / f"{kill}-{error.__name__}", {}
            with pytest.raises((Killed, StorageError)):
                counted(kill, error)
            for film in place.rglob("*.mp4"):
                assert film.read_bytes() == short.film.read_bytes()
            assert target(place).send(short, state, Desk()).status == "published"
            assert [film.read_bytes() for film in place.rglob("*.mp4")] == [short.film.read_bytes()]
