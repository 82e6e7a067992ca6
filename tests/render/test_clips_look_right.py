"""Clips as people have them, in a film: 4K, turned, uneven in time, two seconds for a scene of seven."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from core.media.ffmpeg import file, run
from core.model.asset import Asset
from core.model.storyboard import Shot
from core.model.timeline import Footage
from core.render import frame, render_film
from core.render.sources import FrameLook, open_source
from core.timeline.motion import footage
from tests.render.films import clip, film, scene
from tests.render.reading import frames_of

X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p")
# Red above left, lime above right, blue below: where up is, and whether a square is one.
MARKED = (
    "color=gray:s={w}x{h}:d={d}:r=30,drawbox=x=0:y=0:w={b}:h={b}:c=red:t=fill,"
    "drawbox=x={w}-{b}:y=0:w={b}:h={b}:c=lime:t=fill,drawbox=x=0:y={h}-{b}:w={b}:h={b}:c=blue:t=fill"
)


def rendered(ctx, folder: Path, source: Footage, n_frames: int, width: int, height: int) -> list[np.ndarray]:
    out = folder / "out.mp4"
    render_film(film(scene(source, n_frames), width=width, height=height), quality="draft", ctx=ctx, out=out)
    with av.open(str(out)) as container:
        stream = container.streams.video[0]
        times = sorted(packet.pts for packet in container.demux(stream) if packet.pts is not None)
        steps = {b - a for a, b in pairwise(times)}
        coder = stream.codec_context
        assert len(times) == n_frames
        assert len(steps) == 1  # constant rate
        assert steps.pop() * stream.time_base == pytest.approx(1 / 30)
        assert (coder.color_primaries, coder.color_trc, coder.colorspace, coder.color_range) == (1, 1, 1, 1)
        assert (coder.width, coder.height, coder.pix_fmt) == (width, height, "yuv420p")
    return frames_of(out)


def colour(shown: np.ndarray, x: float, y: float) -> str:
    """The name of the strongest colour at a share of the frame."""
    pixel = shown[int(y * shown.shape[0]), int(x * shown.shape[1])].astype(int)
    if pixel.max() - pixel.min() < 60:
        return "grey"
    return ("red", "lime", "blue")[int(pixel.argmax())]


def footage_of(sha256: str, width: int, height: int, frame_size: tuple[int, int], **shot: object) -> Footage:
    asset = Asset(sha256=sha256, kind="footage", width=width, height=height, duration_s=1.0)
    item = Shot.model_validate({"lines": (0,), "picture": sha256, **shot})
    return footage(item, asset, *frame_size)


def test_a_4k_clip_is_made_smaller_and_not_stretched(ctx, tmp_path: Path) -> None:
    sha = clip(ctx, tmp_path, MARKED.format(w=3840, h=2160, d=0.4, b=540), *X264)
    shown = rendered(ctx, tmp_path, footage_of(sha, 3840, 2160, (640, 360)), 10, 640, 360)[5]
    assert [colour(shown, *at) for at in ((0.02, 0.03), (0.98, 0.03), (0.02, 0.97), (0.5, 0.5))] == [
        "red", "lime", "blue", "grey",
    ]  # fmt: skip
    red = (shown[..., 0].astype(int) - shown[..., 1] > 90) & (shown[..., 0].astype(int) - shown[..., 2] > 90)
    assert red.any(axis=0).sum() == pytest.approx(90, abs=2)
    assert red.any(axis=1).sum() == pytest.approx(90, abs=2)


# Where the red, the lime and the blue corner go: (left, top) as shares, for each turn.
TURNS = {
    0: ((0, 0), (1, 0), (0, 1)), 90: ((0, 1), (0, 0), (1, 1)),
    180: ((1, 1), (0, 1), (1, 0)), 270: ((1, 0), (1, 1), (0, 0)),
}  # fmt: skip


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_clip_stands_upright(ctx, tmp_path: Path, degrees: int) -> None:
    flat, turned = tmp_path / "flat.mp4", tmp_path / "turned.mp4"
    run(["-v", "error", "-f", "lavfi", "-i", MARKED.format(w=320, h=180, d=1, b=60), *X264, "-y", file(flat)])
    run(["-v", "error", "-display_rotation", str(degrees), "-i", file(flat), "-c", "copy", "-y", file(turned)])
    width, height = (180, 320) if degrees % 180 else (320, 180)
    source = footage_of(ctx.blobs.put_file(turned), width, height, (width, height))
    shown = rendered(ctx, tmp_path, source, 10, width, height)[5]
    for requested, (x, y) in zip(("red", "lime", "blue"), TURNS[degrees], strict=True):
        assert colour(shown, 0.05 + 0.9 * x, 0.05 + 0.9 * y) == requested
    assert colour(shown, 0.5, 0.5) == "grey"


def test_an_uneven_clip_keeps_its_time(ctx, tmp_path: Path) -> None:
    """A bar that crosses the picture once in two seconds is where it should be at every frame."""
    bar = "color=black:s=300x100:d=2:r=50,format=rgb24[a];color=white:s=12x100:d=2:r=50[b];[a][b]overlay=x='144*t':y=0"
    uneven = ("-filter_complex", f"{bar},select='lt(mod(n\\,25)\\,12)+not(mod(n\\,5))'", "-fps_mode", "vfr", *X264)
    path = tmp_path / "uneven.mkv"
    run(["-v", "error", *uneven, "-y", file(path)])
    source = footage_of(ctx.blobs.put_file(path), 300, 100, (300, 100))
    shown = rendered(ctx, tmp_path, source, 50, 300, 100)
    for n in range(5, 50):
        columns = shown[n][..., 1].mean(axis=0)
        left = float(np.argmax(columns > 120))
        assert left == pytest.approx(144 * n / 30, abs=144 * 0.12)


def _moving(ctx, folder: Path, seconds: float, rate: int = 30) -> str:
    return clip(ctx, folder, f"testsrc2=s=320x180:d={seconds}:r={rate},gblur=3", *X264)


@pytest.mark.parametrize("rate", [24, 30, 60])
def test_two_seconds_fill_seven_without_a_jump_or_a_standstill(ctx, tmp_path: Path, rate: int) -> None:
    source = footage_of(_moving(ctx, tmp_path, 2, rate), 320, 180, (320, 180))
    shown = [item.astype(np.int16) for item in rendered(ctx, tmp_path, source, 210, 320, 180)]
    steps = np.array([float(np.abs(b - a).mean()) for a, b in pairwise(shown)])
    own = np.sort(steps[:50])
    assert steps.max() <= 1.6 * own[-3]  # no step is larger than those within the clip itself
    still = max((len(run_) for run_ in "".join("s" if step < 0.15 else "m" for step in steps).split("m")), default=0)
    assert still <= 2


def test_a_later_part_of_a_clip_that_goes_on_is_the_same_whenever_it_is_decoded(ctx, tmp_path: Path) -> None:
    source, look = Footage(asset=_moving(ctx, tmp_path, 1)), FrameLook(320, 180, 30)
    from core.render.planes import Frame

    whole, part = open_source(source, look, 120, ctx), open_source(source, look, 120, ctx, 70, 20)
    for n in (70, 75, 89):
        a, b = Frame.blank(320, 180), Frame.blank(320, 180)
        whole.draw(n, a)
        part.draw(n, b)
        assert np.array_equal(a.data, b.data)


def test_a_clip_begins_where_it_is_told_also_when_it_goes_on(ctx, tmp_path: Path) -> None:
    """Red for a second, then blue for one: from 1.2 s on nothing red is ever seen."""
    sha = clip(ctx, tmp_path, "color=red:s=64x64:d=2:r=30,drawbox=w=64:h=64:c=blue:t=fill:enable='gte(t,1)'", *X264)
    for item in rendered(ctx, tmp_path, Footage(asset=sha, in_s=1.2), 75, 64, 64):
        assert colour(item, 0.5, 0.5) == "blue"


def test_a_clip_is_shown_nearer_around_its_focus(ctx, tmp_path: Path) -> None:
    sha = clip(ctx, tmp_path, MARKED.format(w=320, h=180, d=1, b=60), *X264)
    far = np.asarray(frame(film(scene(footage_of(sha, 320, 180, (320, 180)), 10), width=320, height=180), 3, ctx))
    near = footage_of(sha, 320, 180, (320, 180), zoom=3.0, focus=(0.0, 0.0))
    shown = np.asarray(frame(film(scene(near, 10), width=320, height=180), 3, ctx))
    assert colour(far, 0.4, 0.5) == "grey"
    assert [colour(shown, x, 0.5) for x in (0.1, 0.4, 0.7)] == ["red", "red", "grey"]


@pytest.mark.parametrize(("size", "fit", "whole"), [((320, 180), "auto", True), ((320, 180), "crop", False),
                                                    ((180, 320), "auto", False)])  # fmt: skip
def test_an_upright_clip_stands_whole_in_a_wide_frame(ctx, tmp_path: Path, size, fit: str, whole: bool) -> None:
    sha = clip(ctx, tmp_path, MARKED.format(w=180, h=320, d=1, b=60), *X264)
    source = footage_of(sha, 180, 320, size, fit=fit)
    shown = rendered(ctx, tmp_path, source, 12, *size)[6]
    middle = 0.5 - (180 * 180 / 320) / 320 / 2 + 0.02
    assert (colour(shown, middle if whole else 0.05, 0.05) == "red") == (whole or size == (180, 320))
    if whole:
        assert shown[90, 20].max() < 110  # darkened fill at the sides


def test_ten_bit_and_hdr_become_bt709(ctx, tmp_path: Path) -> None:
    tags = ("-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc")
    hdr = clip(
        ctx, tmp_path, "testsrc2=s=320x180:d=1:r=30,format=yuv420p10le", "-c:v", "ffv1", *tags, name="hdr.mkv"
    )  # fmt: skip
    shown = rendered(ctx, tmp_path, footage_of(hdr, 320, 180, (320, 180)), 10, 320, 180)[4]
    assert shown.std() > 20
