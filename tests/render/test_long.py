"""Long films: many scenes joined without a seam, pictures and sound together to the end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from core.media.ffmpeg import file, run
from core.model.timeline import Scene, Timeline
from core.render import render_film
from tests.render.films import NEAR, beep, film, picture, plain, scene, still

SMALL = 64  # pixels: what is tested here does not depend on the size


def test_forty_scenes_decode_quietly_at_a_constant_pace(ctx, tmp_path: Path) -> None:
    pictures = [picture(ctx, n, 80, 80) for n in range(5)]
    lengths = [3 + (7 * n) % 11 for n in range(40)]
    kinds = ("cut", "dissolve", "push", "cut")
    scenes = [
        scene(still(pictures[n % 5]), length, kinds[n % 4] if n else "cut", 2) for n, length in enumerate(lengths)
    ]
    timeline = film(*scenes, speech=(beep(ctx, 5, 30),), width=SMALL, height=SMALL)
    out = tmp_path / "out.mp4"
    render_film(timeline, quality="draft", ctx=ctx, out=out)
    ran = run(["-v", "warning", "-i", file(out), "-f", "null", "-"])
    assert ran.messages == ""
    with av.open(str(out)) as container:
        times = [item.pts for item in container.decode(video=0)]
    assert len(times) == sum(lengths) == timeline.n_frames
    assert {b - a for a, b in pairwise(times)} == {512}  # of 15360: one frame at 30 a second


def test_flash_and_beep_stay_together(ctx, tmp_path: Path) -> None:
    """To an eighth of a frame for three minutes: what drifts by more would be a frame apart after twenty-four."""
    black, white = still(plain(ctx, (0, 0, 0)), NEAR, NEAR), still(plain(ctx, (255, 255, 255)), NEAR, NEAR)
    end = 3 * 60 * 30
    flashes = (11, end // 2 + 1, end - 61)
    timeline = film(*_flashing(black, white, flashes, end), width=SMALL, height=SMALL)
    timeline = _heard(timeline, ctx, flashes)
    out = tmp_path / "out.mp4"
    render_film(timeline, quality="draft", ctx=ctx, out=out)
    with av.open(str(out)) as container:
        seen = _starts(
            [float(element.pts * element.time_base) for element in container.decode(video=0) if _bright(element)]
        )
    heard: list[float] = []
    with av.open(str(out)) as container:
        for item in container.decode(audio=0):
            loud = np.flatnonzero(np.abs(item.to_ndarray()[0]) > 0.1)
            heard += (float(item.pts * item.time_base) + loud / item.sample_rate).tolist()
    heard = _starts(heard)
    assert len(seen) == len(heard) == 3
    assert np.allclose(seen, np.array(flashes) / 30, atol=1e-3)
    assert np.abs(np.subtract(seen, heard)).max() < 1 / 8 / 30


def _flashing(black, white, flashes: tuple[int, ...], end: int) -> list[Scene]:
    """Black scenes of about a minute with three frames of white where a flash is."""
    scenes, at = [], 0
    for flash in (*flashes, end):
        while at < flash:
            length = min(1801, flash - at)
            scenes.append(scene(black, length))
            at += length
        if flash in flashes:
            scenes.append(scene(white, 3))
            at += 3
    return scenes


def _heard(timeline: Timeline, ctx, flashes: tuple[int, ...]) -> Timeline:
    speech = tuple(beep(ctx, frame) for frame in flashes)
    return timeline.model_copy(update={"audio": timeline.audio.model_copy(update={"speech": speech})})


def _bright(item) -> bool:
    return int(np.frombuffer(item.planes[0], np.uint8)[9]) > 120


def _starts(times: list[float]) -> list[float]:
    """The first time of each group."""
    return [t for n, t in enumerate(times) if n == 0 or t - times[n - 1] > 0.5]
