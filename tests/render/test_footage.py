"""Footage of every kind: any rate, size, rotation, transparency; too short, never frozen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import BadInput
from core.media.ffmpeg import file, run
from core.model.timeline import Footage
from core.render import check_film, frame, keyed, render_film
from core.render.scene import finished
from tests.render.films import HEIGHT, WIDTH, clip, film, scene

X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def whole(ctx, source: Footage, n_frames: int, folder: Path) -> dict:
    """Render a film of one clip; what was noted of its pixels."""
    timeline = keyed(film(scene(source, n_frames)))
    render_film(timeline, ctx=ctx, out=folder / "out.mp4")
    done = finished(timeline.scenes[0].key, ctx.scenes)
    assert done is not None
    assert done.seen["n_frames"] == n_frames
    return done.seen


@pytest.mark.parametrize("rate", ["24000/1001", "25", "30", "60"])
def test_any_rate_becomes_thirty(ctx, tmp_path: Path, rate: str) -> None:
    asset = clip(ctx, tmp_path, f"testsrc2=s=160x120:d=2:r={rate}", *X264)
    whole(ctx, Footage(asset=asset), 45, tmp_path)


@pytest.mark.parametrize("when_short", ["loop", "slow"])
def test_a_short_clip_fills_its_scene_and_keeps_moving(ctx, tmp_path: Path, when_short: str) -> None:
    asset = clip(ctx, tmp_path, "testsrc2=s=160x120:d=1:r=30", *X264)
    seen = whole(ctx, Footage(asset=asset, when_short=when_short), 100, tmp_path)  # type: ignore[arg-type]
    assert max((end - first for first, end in seen["frozen"]), default=0) <= 2


def test_uneven_frame_times_are_kept_in_time(ctx, tmp_path: Path) -> None:
    asset = clip(
        ctx, tmp_path, "testsrc2=s=160x120:d=3:r=30", "-vf", "select='not(mod(n\\,3))+lt(mod(n\\,40)\\,9)'",
        "-fps_mode", "vfr", *X264, name="vfr.mkv",
    )  # fmt: skip
    seen = whole(ctx, Footage(asset=asset), 80, tmp_path)
    assert max((end - first for first, end in seen["frozen"]), default=0) <= 3


def test_odd_sizes_and_other_formats(ctx, tmp_path: Path) -> None:
    asset = clip(ctx, tmp_path, "testsrc2=s=163x121:d=1:r=30", "-c:v", "ffv1", "-pix_fmt", "yuv444p", name="odd.mkv")
    whole(ctx, Footage(asset=asset), 20, tmp_path)


def test_a_turned_clip_is_upright(ctx, tmp_path: Path) -> None:
    flat, turned = tmp_path / "flat.mp4", tmp_path / "turned.mp4"
    halves = "color=red:s=160x90:d=1:r=30,drawbox=x=80:w=80:h=90:c=blue:t=fill"
    run(["-v", "error", "-f", "lavfi", "-i", halves, *X264, "-y", file(flat)])
    run(["-v", "error", "-display_rotation", "-90", "-i", file(flat), "-c", "copy", "-y", file(turned)])
    shown = np.asarray(frame(film(scene(Footage(asset=ctx.blobs.put_file(turned)), 10)), 4, ctx))
    top, bottom = shown[40, WIDTH // 2].astype(int), shown[HEIGHT - 40, WIDTH // 2].astype(int)
    assert abs(top[0] - top[2]) > 100
    assert (top[0] > top[2]) != (bottom[0] > bottom[2])  # one half above the other, not beside it


def test_the_crop_follows_the_focus(ctx, tmp_path: Path) -> None:
    halves = "color=red:s=320x180:d=1:r=30,drawbox=x=160:w=160:h=180:c=blue:t=fill"
    asset = clip(ctx, tmp_path, halves, *X264)
    left = np.asarray(frame(film(scene(Footage(asset=asset, focus=(0.1, 0.5)), 10)), 3, ctx)).mean(axis=(0, 1))
    right = np.asarray(frame(film(scene(Footage(asset=asset, focus=(0.9, 0.5)), 10)), 3, ctx)).mean(axis=(0, 1))
    assert left[0] > 150 > left[2]
    assert right[2] > 150 > right[0]


@pytest.mark.parametrize("kind", ["qtrle", "vp9"])
def test_transparent_clips_lie_over_a_neutral_ground(ctx, tmp_path: Path, kind: str) -> None:
    see_through = (
        "color=black@0.0:s=160x284:d=1:r=30,format=rgba,drawbox=x=40:y=70:w=80:h=80:c=yellow@1:t=fill:replace=1"
    )
    options = ("-c:v", "qtrle") if kind == "qtrle" else ("-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p")
    asset = clip(ctx, tmp_path, see_through, *options, name="a.mov" if kind == "qtrle" else "a.webm")
    shown = np.asarray(frame(film(scene(Footage(asset=asset), 10)), 4, ctx)).astype(int)
    assert shown[10, 10] == pytest.approx([30, 31, 36], abs=8)
    assert shown[120, 90][0] > 200
    assert shown[120, 90][2] < 80


def test_a_film_of_a_still_clip_is_reported_as_frozen(ctx, tmp_path: Path) -> None:
    asset = clip(ctx, tmp_path, "testsrc=s=160x120:d=0.04:r=25,loop=100:1", "-t", "3", *X264)
    timeline = keyed(film(scene(Footage(asset=asset), 60)))
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    report = {item["name"]: item for item in check_film(out, timeline, ctx)["checks"]}
    assert not report["frozen"]["ok"]


def test_a_clip_whose_end_is_missing_is_refused_or_shown(ctx, tmp_path: Path) -> None:
    whole_clip = ctx.blobs.path(clip(ctx, tmp_path, "testsrc2=s=160x120:d=2:r=30", *X264))
    asset = ctx.blobs.put(whole_clip.read_bytes()[: whole_clip.stat().st_size // 2], ".mp4")
    with pytest.raises(BadInput, match="Scene 1"):
        render_film(film(scene(Footage(asset=asset), 30)), ctx=ctx, out=tmp_path / "out.mp4")
