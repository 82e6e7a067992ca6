"""The small preview of the whole film: complete, in time, with sound and captions, and made once."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from core.errors import BadInput, Cancelled
from core.media.probe import decode_audio, probe
from core.model.timeline import Overlay, Timeline
from core.ports import Context
from core.render import render_animatic
from core.render.shrink import FPS, LINES, small
from tests.render.films import Footage, beep, clip, film, picture, plain, scene, still, words
from tests.render.reading import frames_of

WIDE, TALL = 640, 1080  # the animatic of a film smaller than itself would prove little


def made(ctx: Context, folder: Path) -> Timeline:
    moving = Footage(asset=clip(ctx, folder, "testsrc2=s=320x180:d=1:r=25"))
    return film(
        scene(still(plain(ctx, (200, 40, 40)), fit="exact"), 31, "cut", 0, words("one two three", 3)),
        scene(still(picture(ctx, 2)), 33, "dissolve", 8, words("four five six", 2)),
        scene(moving, 25),
        scene(still(plain(ctx, (20, 40, 200)), fit="exact"), 32),
        speech=(beep(ctx, 0), beep(ctx, 89)),
        width=WIDE,
        height=TALL,
    )


@pytest.mark.slow
def test_it_is_the_whole_film_small(ctx, tmp_path: Path) -> None:
    timeline = made(ctx, tmp_path)
    path = render_animatic(timeline, ctx, tmp_path / "out" / "small.mp4")
    info = probe(path)
    assert info.video is not None
    assert info.audio is not None
    assert min(info.video.width, info.video.height) == LINES
    assert info.duration_s == pytest.approx(timeline.duration_s, abs=0.07)
    pictures = frames_of(path)
    assert len(pictures) == round(timeline.n_frames * FPS / timeline.fps)
    first, last = pictures[1].mean(axis=(0, 1)), pictures[-1].mean(axis=(0, 1))
    assert first[0] > first[2] + 80
    assert last[2] > last[0] + 80
    sound = np.abs(decode_audio(path).astype(int))
    at = 89 * 1600
    assert sound[:4800].max() > 2000
    assert sound[at : at + 4800].max() > 2000
    assert sound[at - 9600 : at - 2400].max() < 500


@pytest.mark.slow
def test_captions_and_overlays_are_in_it(ctx, tmp_path: Path) -> None:
    from PIL import Image

    from tests.render.films import put

    plate = Image.new("RGBA", (WIDE, TALL), (0, 0, 0, 0))
    plate.paste((30, 230, 30, 255), (60, 60, 300, 160))
    over = Overlay(asset=put(ctx, plate), start_frame=10, end_frame=40, slide=(0, 20))
    ground = still(plain(ctx, (60, 60, 60)), fit="exact")
    bare = film(scene(ground, 60), width=WIDE, height=TALL)
    full = film(scene(ground, 60, "cut", 0, words("one two three four", 30), overlays=(over,)), width=WIDE, height=TALL)
    a, b = (frames_of(render_animatic(item, ctx, tmp_path / f"{n}.mp4")) for n, item in enumerate((bare, full)))
    k = LINES / WIDE
    centre = b[12][round(110 * k), round(180 * k)]
    assert centre[1] > centre[0] + 80
    assert np.abs(a[2].astype(int) - b[2]).max() < 12, "before both"
    lower = slice(b[0].shape[0] // 2, None)
    assert (b[20][lower] > 200).all(axis=2).sum() > 50, "white letters"
    assert (a[20][lower] > 200).all(axis=2).sum() == 0


def test_the_second_time_nothing_is_encoded(ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = film(scene(still(plain(ctx, (60, 60, 60)), fit="exact"), 12), width=WIDE, height=TALL)
    first = render_animatic(timeline, ctx, tmp_path / "1.mp4").read_bytes()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("ffmpeg ran again")

    monkeypatch.setattr("core.media.ffmpeg._start", never)
    assert render_animatic(timeline, ctx, tmp_path / "2.mp4").read_bytes() == first


def test_positions_are_rounded_without_drift(ctx, tmp_path: Path) -> None:
    timeline = made(ctx, tmp_path)
    film_small = small(timeline)
    at = 0
    for item, long in zip(film_small.scenes, timeline.scenes, strict=True):
        assert item.start_frame == at
        assert item.start_frame == pytest.approx(long.start_frame / 2, abs=0.5)
        at += item.n_frames
    for cue, long in zip(film_small.cues, timeline.cues, strict=True):
        assert cue.start_frame < cue.end_frame <= film_small.n_frames
        assert cue.start_frame == pytest.approx(long.start_frame / 2, abs=0.5)


def test_it_can_be_stopped_and_leaves_nothing_half(ctx, tmp_path: Path) -> None:
    from dataclasses import replace

    def check() -> None:
        raise Cancelled()

    timeline = film(scene(still(picture(ctx, 1)), 300), width=WIDE, height=TALL)
    with pytest.raises(Cancelled):
        render_animatic(timeline, replace(ctx, check=check), tmp_path / "x.mp4")
    assert not (tmp_path / "x.mp4").exists()
    assert not list(ctx.scenes.glob("animatic-*"))


def test_a_film_without_scenes_is_refused(ctx, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        render_animatic(film(), ctx, tmp_path / "x.mp4")


def test_it_decodes_in_a_player_from_the_start(ctx, tmp_path: Path) -> None:
    timeline = film(scene(still(plain(ctx, (60, 60, 60)), fit="exact"), 12), width=WIDE, height=TALL)
    path = render_animatic(timeline, ctx, tmp_path / "1.mp4")
    assert path.read_bytes().find(b"moov") < path.read_bytes().find(b"mdat"), "the index comes first"
    with av.open(str(path)) as container:
        assert {stream.start_time or 0 for stream in container.streams} == {0}
