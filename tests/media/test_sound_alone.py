"""Tests of the sound of a film as a file of its own: its chapters and its tags."""

from __future__ import annotations

from pathlib import Path

import av

from core.media import sound_alone
from core.media.ffmpeg import run

TITLE = "Bees; the #1 = best\\worst"


def test_chapters_and_tags_are_in_the_file_as_written(tmp_path: Path) -> None:
    film, out = tmp_path / "film.mp4", tmp_path / "sound.half"
    picture = ["-f", "lavfi", "-i", "color=s=64x64:d=4", "-f", "lavfi", "-i", "sine=d=4"]
    run([*picture, "-c:v", "libx264", "-c:a", "aac", str(film)], scratch=tmp_path)
    about = sound_alone.tags({"title": TITLE, "artist": ""}, [(0.0, "Start"), (1.5, "Ünd = more")], 4.0)
    sound_alone.write(film, out, about, tmp_path)
    with av.open(str(out), format="mov") as container:
        chapters = [
            (float(item["start"] * item["time_base"]), item["metadata"]["title"]) for item in container.chapters()
        ]
        assert chapters == [(0.0, "Start"), (1.5, "Ünd = more")]
        assert container.metadata["title"] == TITLE and "artist" not in container.metadata
        assert container.metadata["major_brand"].strip() == "M4A"
