"""Looks of frames: colours, motion, transitions, overlays; no ffmpeg in sight."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.model.timeline import Overlay
from core.render import overlays, stills, transitions
from core.render.motion import progress, window_between, windows
from core.render.planes import Frame, copy, from_rgb, to_rgb
from core.render.stats import Stats
from core.render.warp import Sheet, Window, warp
from tests.render.films import FAR, NEAR, Rect, picture, plain, put, still, texture


def flat(value: int, width: int = 60, height: int = 80) -> Frame:
    frame = Frame.blank(width, height)
    frame.y[:], frame.u[:], frame.v[:] = value, 128, 128
    return frame


@pytest.mark.parametrize(
    ("rgb", "yuv"),
    [((255, 255, 255), (235, 128, 128)), ((0, 0, 0), (16, 128, 128)), ((255, 0, 0), (63, 102, 240))],
)
def test_colours_are_bt709_limited_range(rgb: tuple[int, ...], yuv: tuple[int, ...]) -> None:
    planes = from_rgb(np.full((4, 6, 3), rgb, np.uint8))
    assert [int(p[0, 0]) for p in planes] == pytest.approx(yuv, abs=1)
    assert to_rgb(planes)[1, 1].tolist() == pytest.approx(rgb, abs=3)


def test_odd_sizes_are_padded() -> None:
    planes = from_rgb(np.zeros((5, 7, 3), np.uint8))
    assert (planes.width, planes.height) == (8, 6)


def position(row: np.ndarray, period: float) -> float:
    """Return the position of a sine wave of that period, in pixels."""
    n = np.arange(len(row))
    phase = np.angle(np.sum((row - row.mean()) * np.hanning(len(row)) * np.exp(-2j * np.pi * n / period)))
    return float(phase * period / (2 * np.pi))


@pytest.mark.parametrize("scale", [1.0, 1.07, 1.13, 0.8])
def test_a_window_moves_by_fractions_of_a_pixel(scale: float) -> None:
    wave = 127 + 100 * np.sin(np.arange(1200) * 2 * np.pi / 60)
    sheet = Sheet.of(from_rgb(np.repeat(np.repeat(wave[None, :, None], 3, 2), 64, 0).astype(np.uint8)))
    out = Frame.blank(720, 30)
    errors = []
    for step in range(40):
        x = 20 + step * 0.37
        warp(sheet, Window(x, 10.3, 720 * scale, 30 * scale), out)
        found = position(out.y[10].astype(float), 60 / scale) - (x + 0.5 * scale - 0.5) / scale
        errors.append((found + 30 / scale) % (60 / scale))
    assert np.std(errors) < 0.03
    assert np.ptp(errors) < 0.12


def test_a_still_window_shows_the_picture_itself() -> None:
    rgb = np.asarray(texture(90, 160, 1))
    planes = from_rgb(rgb)
    out = Frame.blank(90, 160)
    warp(Sheet.of(planes), Window(0, 0, 90, 160), out)
    assert np.array_equal(out.y, planes.y)


def test_motion_is_eased_and_never_stands() -> None:
    at = [progress(n, 100, "smooth") for n in range(100)]
    steps = np.diff(at)
    assert at[0] == 0
    assert at[-1] == 1
    assert steps.min() > 0.004
    assert steps[0] < steps[50]


def test_a_zoom_keeps_to_straight_lines_and_equal_factors() -> None:
    a, b = Window(0, 0, 100, 200), Window(40, 100, 50, 100)
    middle = window_between(a, b, 0.5)
    assert middle.w == pytest.approx(100 * 0.5**0.5)
    assert middle.x / 40 == pytest.approx(middle.y / 100)


def test_windows_have_the_frame_s_shape_and_stay_inside() -> None:
    source = still("a" * 64, Rect(x=0.5, y=0.5, w=0.9, h=0.9), NEAR)
    for window in windows(source, 300, 200, 9 / 16):
        assert window.w / window.h == pytest.approx(9 / 16)
        assert window.x >= 0
        assert window.y >= 0
        assert window.x + window.w <= 300.001
        assert window.y + window.h <= 200.001


def drawn(ctx, source, frame: int = 0, width: int = 180, height: int = 320) -> np.ndarray:
    out = Frame.blank(width, height)
    stills.prepare(source, ctx.blobs.path(source.asset), width, height, 30).draw(frame, out)
    return to_rgb(out)


def test_a_wide_picture_is_shown_whole_over_a_darker_fill(ctx) -> None:
    image = Image.new("RGB", (400, 200), (200, 200, 200))
    image.paste((250, 0, 0), (0, 0, 20, 200))
    image.paste((0, 0, 250), (380, 0, 400, 200))
    got = drawn(ctx, still(put(ctx, image), FAR, FAR, "blur"))
    middle = got[141]
    assert middle[2][0] > 200
    assert middle[2][2] < 60
    assert middle[-3][2] > 200  # both ends of the picture are there
    assert got[10, 90].mean() < 140  # the fill is darker
    rows = np.flatnonzero(got[:, 90].mean(axis=1) > 180)
    assert abs((rows[-1] - rows[0] + 1) - 90) <= 2  # 400x200 on 180 wide is 90 high: not stretched


def test_a_card_is_shown_as_drawn(ctx) -> None:
    card = texture(180, 320, 4)
    got = drawn(ctx, still(put(ctx, card), FAR, FAR, "exact")).astype(int)
    want = np.asarray(card).astype(int)
    assert np.abs(got - want).mean() < 6  # colour at half size is all that is lost


@pytest.mark.parametrize("size", [(1, 1), (2, 900), (900, 2), (3000, 40)])
def test_pictures_of_odd_shapes_become_frames(ctx, size: tuple[int, int]) -> None:
    for fit in ("crop", "blur", "exact"):
        assert drawn(ctx, still(put(ctx, Image.new("RGB", size, "green")), FAR, NEAR, fit), 7).shape == (320, 180, 3)


def test_a_constant_still_says_so(ctx) -> None:
    path = ctx.blobs.path(picture(ctx, 1))
    assert stills.prepare(still("x", FAR, FAR), path, 180, 320, 30).constant
    assert not stills.prepare(still("x", FAR, NEAR), path, 180, 320, 30).constant


@pytest.mark.parametrize("kind", [k for k in transitions.BLENDS if k != "cut"])
def test_a_transition_runs_from_the_old_to_the_new(kind: str) -> None:
    old, new, out = flat(60), flat(200), flat(0)
    means = []
    for p in (0.02, 0.25, 0.5, 0.75, 0.98):
        transitions.BLENDS[kind](old, new, p, out)
        means.append(float(out.y.mean()))
    assert means[0] == pytest.approx(60, abs=8)
    assert means[-1] == pytest.approx(200, abs=8)
    if kind == "fade":
        assert means[2] < 25  # through black
    else:
        assert means == sorted(means)


def test_a_push_moves_both_and_a_slide_only_the_new() -> None:
    old, new, out = flat(0), flat(200), flat(0)
    old.y[:] = np.arange(60)[None, :]
    transitions.BLENDS["push"](old, new, 0.5, out)
    assert out.y[0, 0] == 30
    transitions.BLENDS["slide"](old, new, 0.5, out)
    assert out.y[0, 0] == 0


def test_an_overlay_is_blended_and_fades(ctx) -> None:
    image = Image.new("RGBA", (60, 80), (0, 0, 0, 0))
    image.paste((255, 255, 255, 128), (10, 20, 40, 40))
    asset = put(ctx, image)
    overlay = Overlay(asset=asset, start_frame=5, end_frame=25, fade_frames=5)
    layer = overlays.load(overlay, ctx.blobs.path(asset), 60, 80)
    assert layer is not None
    seen = []
    for n in (4, 5, 15, 24, 25):
        frame = flat(16)
        layer.draw(n, frame)
        seen.append(int(frame.y[30, 20]))
        assert frame.y[5, 5] == 16
    assert seen[0] == seen[-1] == 16
    assert seen[2] == pytest.approx(126, abs=2)
    assert 16 < seen[1] < seen[2]


def test_black_and_frozen_frames_are_noticed_in_passing() -> None:
    stats = Stats()
    rng = np.random.default_rng(0)
    picture_ = rng.integers(60, 200, (320, 180)).astype(np.uint8)
    for n in range(60):
        if 10 <= n < 20:
            stats.add(np.full((320, 180), 16, np.uint8))
        elif n >= 20:
            stats.add(picture_)
        else:
            stats.add(rng.integers(60, 200, (320, 180)).astype(np.uint8))
    found = stats.summary()
    assert found["black"] == [[10, 20]]
    assert found["frozen"] == [[21, 60]]


def test_planes_are_copied(tmp_path: Path) -> None:
    a, b = flat(77), flat(0)
    copy(a, b)
    assert np.array_equal(a.data, b.data)


def test_plain_pictures_never_count_as_frozen(ctx) -> None:
    stats = Stats()
    asset = plain(ctx, (90, 90, 90))
    source = stills.prepare(still(asset), ctx.blobs.path(asset), 180, 320, 30)
    frame = Frame.blank(180, 320)
    for n in range(30):
        source.draw(n, frame)
        stats.add(frame.y)
    assert stats.summary()["frozen"] == []
