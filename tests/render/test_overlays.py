"""Overlays that move: into place, bit by bit, and the same over footage as over stills."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.model.timeline import Overlay, Timeline
from core.render import frame, overlays, render_film, stills
from tests.render.films import HEIGHT, WIDTH, Footage, clip, film, plain, put, scene, still
from tests.render.reading import frames_of


def plate(ctx, box: tuple[int, int, int, int] = (20, 40, 120, 60)) -> str:  # type: ignore[no-untyped-def]
    """A red box with a blue right end."""
    image = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
    image.paste((230, 30, 30, 255), box)
    image.paste((30, 30, 230, 255), (box[2] - 20, box[1], box[2], box[3]))
    return put(ctx, image)


def reds(image: np.ndarray) -> tuple[int, int, int, int] | None:
    """The box of what is not grey."""
    coloured = np.argwhere(np.ptp(image.astype(int), axis=2) > 60)
    if not len(coloured):
        return None
    (y0, x0), (y1, x1) = coloured.min(axis=0), coloured.max(axis=0) + 1
    return int(x0), int(y0), int(x1), int(y1)


def over(ctx, asset: str, **how: object) -> Timeline:  # type: ignore[no-untyped-def]
    overlay = Overlay(asset=asset, start_frame=4, end_frame=28, **how)  # type: ignore[arg-type]
    return film(scene(still(plain(ctx, (90, 90, 90)), fit="exact"), 32, overlays=(overlay,)))


def seen(timeline: Timeline, n: int, ctx) -> np.ndarray:  # type: ignore[no-untyped-def]
    return np.asarray(frame(timeline, n, ctx))


def test_it_slides_into_place_and_stays_there(ctx) -> None:
    result = over(ctx, plate(ctx), slide=(0, 24), fade_frames=8)
    tops = [(reds(seen(result, n, ctx)) or (0, 0, 0, 0))[1] for n in (6, 8, 10, 14, 20)]
    assert tops == sorted(tops, reverse=True)
    assert tops[0] > 44
    assert tops[-2:] == [40, 40]
    assert reds(seen(result, 3, ctx)) is None
    assert reds(seen(result, 28, ctx)) is None


@pytest.mark.parametrize("from_right", [False, True])
def test_it_moves_into_its_box_bit_by_bit(ctx, from_right: bool) -> None:
    result = over(ctx, plate(ctx), reveal=(0.0, 1.0), fade_frames=0, from_right=from_right)
    boxes = [reds(seen(result, n, ctx)) or (0, 0, 0, 0) for n in (8, 12, 16, 24)]
    wide = [right - left for left, _, right, _ in boxes]
    assert wide == sorted(wide)
    assert wide[2] == pytest.approx(50, abs=3)
    fixed = [right if from_right else left for left, _, right, _ in boxes]
    assert fixed == pytest.approx([120 if from_right else 20] * 4, abs=2), "its colour may bleed by a pixel"


def test_what_slides_out_of_the_frame_is_cut_off(ctx) -> None:
    result = over(ctx, plate(ctx, (0, 0, 100, 20)), slide=(-60, -30), fade_frames=8)
    assert reds(seen(result, 6, ctx)) is not None
    assert (reds(seen(result, 20, ctx)) or ())[:2] == (0, 0)


def test_an_overlay_for_another_size_is_scaled_to_its_place(ctx) -> None:
    image = Image.new("RGBA", (WIDTH * 3, HEIGHT * 3), (0, 0, 0, 0))
    image.paste((230, 30, 30, 255), (60, 120, 360, 180))
    found = reds(seen(over(ctx, put(ctx, image)), 16, ctx))
    assert found == pytest.approx((20, 40, 120, 60), abs=2)


@pytest.mark.slow
@pytest.mark.parametrize("how", [{"slide": (-20, 16)}, {"reveal": (0.2, 0.9), "fade_frames": 0}])
def test_footage_and_stills_show_it_at_the_same_places(ctx, tmp_path: Path, how: dict) -> None:
    asset = plate(ctx)
    over_still = over(ctx, asset, **how)
    moving = Footage(asset=clip(ctx, tmp_path, f"color=c=0x5a5a5a:s={WIDTH}x{HEIGHT}:r=30:d=2"))
    over_footage = film(over_still.scenes[0].model_copy(update={"source": moving}))
    films = []
    for n, item in enumerate((over_still, over_footage)):
        render_film(item, quality="high", ctx=ctx, out=tmp_path / f"{n}.mp4")
        films.append(frames_of(tmp_path / f"{n}.mp4"))
    for n in (3, 7, 9, 12, 20, 27, 28):
        a, b = reds(films[0][n]), reds(films[1][n])
        assert (a is None) == (b is None)
        if a is not None and b is not None:
            assert a == pytest.approx(b, abs=3)


def test_a_constant_picture_is_not_redrawn_while_its_overlay_stands(ctx) -> None:
    overlay = Overlay(asset="0" * 64, start_frame=4, end_frame=28, fade_frames=8, slide=(0, 10))
    assert not overlays.steady(overlay, 6, 100)
    assert overlays.steady(overlay, 16, 100)
    assert not overlays.steady(overlay, 28, 100)


def test_a_wide_picture_in_a_tall_frame_leaves_the_captions_room() -> None:
    white = np.full((360, 640, 3), 255, np.uint8)
    rows = np.argwhere(stills.over_blur(white, 1080, 1920).mean(axis=(1, 2)) > 250)[:, 0]
    assert (rows.min() + rows.max()) / 2 / 1920 == pytest.approx(0.42, abs=0.01)
    assert rows.max() / 1920 < 0.60
    wide = np.argwhere(stills.over_blur(white[:, :400], 1920, 1080).mean(axis=(0, 2)) > 250)[:, 0]
    assert (wide.min() + wide.max()) / 2 == pytest.approx(960, abs=2)
