"""A post to send, and no waiting between tries."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.net import retry
from core.publish.target import Post

SIZE = 300_007


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "_BACKOFF_S", (0.0, 0.0, 0.0))


@pytest.fixture
def short(tmp_path: Path) -> Post:
    """A vertical short of a few bytes with everything beside it."""
    film = tmp_path / "bees.mp4"
    film.write_bytes(bytes(n * 7 % 251 for n in range(SIZE)))
    (tmp_path / "bees.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nBees.\n")
    (tmp_path / "bees.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nBees.\n")
    (tmp_path / "bees.jpg").write_bytes(b"\xff\xd8 picture")
    return Post(
        key="0123456789abcdef", project="p" * 64, film=film, sha256=hashlib.sha256(film.read_bytes()).hexdigest(),
        size=SIZE, seconds=40.0, width=1080, height=1920, preset="youtube_short", title="How bees talk",
        description="Of dances.", tags=("bees", "dance language"), language="en", captions=tmp_path / "bees.srt",
        track=tmp_path / "bees.vtt", thumbnail=tmp_path / "bees.jpg", source="https://bees.example/how-bees-talk/",
    )  # fmt: skip
