"""The transcript and the sound that lie beside a finished video in its folder."""

from __future__ import annotations

from pathlib import Path

import av

from core.studio.project.project import Project
from core.studio.project.render_view import finished
from core.studio.publish import bundle
from tests.prepared import Prepared
from tests.studio.conftest import LINES, filmed, opened


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def test_a_folder_has_the_words_to_read_and_the_film_s_own_sound(prepared: Prepared, tmp_path: Path) -> None:
    workspace = opened(prepared.copy(filmed, tmp_path / "data"))
    folder = bundle.bundle(workspace, 1, tmp_path / "out")
    (film,) = finished(Project(workspace, 1))
    assert film.path is not None
    text = (folder / f"{film.path.stem}.transcript.txt").read_text()
    assert all(line in text for line in LINES)
    sound = folder / f"{film.path.stem}.m4a"
    assert packets(sound) == packets(film.path)
    with av.open(str(sound)) as container:
        assert not container.streams.video
        assert container.metadata["title"] == "How bees talk" and "AI" in container.metadata["comment"]
    assert bundle.bundle(workspace, 1, tmp_path / "out") == folder  # again: over its own
    assert all((folder / name).is_file() for name in bundle.names([film]))
