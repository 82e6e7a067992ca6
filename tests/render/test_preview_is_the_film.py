"""Previews against the render: single frames against the same frames of a lossless render."""

from __future__ import annotations

from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from PIL import Image

from core.lettering import digests
from core.model.timeline import CaptionStyle, Footage, SafeZone, Timeline
from core.render import frame, render_film
from core.render.encoder import LOSSLESS
from core.render.planes import Frame, to_rgb
from tests.render.films import Overlay, clip, film, picture, put, scene, still, words

X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
SAME = 0.995
WIDTH, HEIGHT = 360, 640


def ssim(a: np.ndarray, b: np.ndarray) -> float:
    """Structural similarity of two 8-bit pictures (Wang et al. 2004: Gaussian window of 1.5, 11 wide)."""
    x, y = a.astype(np.float64), b.astype(np.float64)

    def mean(of: np.ndarray) -> np.ndarray:
        return np.asarray(cv2.GaussianBlur(of, (11, 11), 1.5))

    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mx, my = mean(x), mean(y)
    vx, vy, vxy = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    return float((((2 * mx * my + c1) * (2 * vxy + c2)) / ((mx**2 + my**2 + c1) * (vx + vy + c2))).mean())


def shown(ctx, timeline: Timeline, out: Path) -> list[np.ndarray]:
    """Every frame of a lossless render, as RGB by the renderer's own conversion."""
    render_film(timeline, quality=LOSSLESS, ctx=ctx, out=out)
    with av.open(str(out)) as container:
        raw = [element.to_ndarray(format="yuv420p") for element in container.decode(video=0)]
    return [to_rgb(Frame.read(np.ascontiguousarray(item).tobytes(), WIDTH, HEIGHT)) for item in raw]


def badge(ctx) -> str:
    layer = Image.new("RGBA", (WIDTH, HEIGHT))
    layer.paste((240, 180, 40, 210), (60, 80, 300, 160))
    return put(ctx, layer)


def laid(ctx) -> Overlay:
    return Overlay(asset=badge(ctx), start_frame=4, end_frame=26, fade_frames=6, slide=(0, 24))


def film_of(ctx, folder: Path, kind: str) -> Timeline:
    """A film of three scenes in which the kind occurs."""
    first, second = still(picture(ctx, 1, 700, 1200)), still(picture(ctx, 2, 700, 1200))
    moving = Footage(asset=clip(ctx, folder, "testsrc2=s=320x568:d=3:r=25", *X264))
    parts = {
        "stills": [scene(first, 20), scene(still(picture(ctx, 3, 900, 600), fit="blur"), 20)],
        "cards": [scene(still(picture(ctx, 4, WIDTH, HEIGHT), fit="exact"), 30)],
        "footage": [scene(moving, 30), scene(moving.model_copy(update={"zoom": 1.7, "in_s": 0.5}), 24)],
        "short footage": [scene(Footage(asset=clip(ctx, folder, "testsrc2=s=320x568:d=1:r=30", *X264)), 80)],
        "whole footage": [scene(moving.model_copy(update={"fit": "blur"}), 24)],
        "dissolve": [scene(first, 20), scene(second, 24, "dissolve", 12)],
        "push": [scene(first, 20), scene(second, 24, "push", 12)],
        "wipe": [scene(first, 20), scene(second, 24, "wipe", 12)],
        "zoom": [scene(first, 20), scene(second, 24, "zoom", 12)],
        "into footage": [scene(first, 20), scene(moving, 30, "dissolve", 12), scene(second, 24, "slide", 12)],
        "captions": [scene(first, 36, "cut", 0, words("Quick brown foxes jump over"))],
        "karaoke": [scene(first, 36, "cut", 0, words("Quick brown foxes jump over"))],
        "captions on footage": [scene(moving, 36, "cut", 0, words("Quick brown foxes jump over"))],
        "overlays": [scene(first, 30, overlays=(laid(ctx),))],
        "overlays on footage": [scene(moving, 30, overlays=(laid(ctx),))],
    }[kind]
    style = CaptionStyle(size=90, mode="karaoke" if kind == "karaoke" else "plain")
    zone = SafeZone(left=20, top=40, right=20, bottom=80)
    result = film(*parts, width=WIDTH, height=HEIGHT)
    return result.model_copy(update={"caption_style": style, "safe": zone, "fonts": digests()})


KINDS = (
    "stills", "cards", "footage", "short footage", "whole footage", "dissolve", "push", "wipe", "zoom",
    "into footage", "captions", "karaoke", "captions on footage", "overlays", "overlays on footage",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_frame_is_the_frame_of_the_film(ctx, tmp_path: Path, kind: str) -> None:
    timeline = film_of(ctx, tmp_path, kind)
    rendered = shown(ctx, timeline, tmp_path / "out.mp4")
    assert len(rendered) == timeline.n_frames
    last = timeline.n_frames - 1
    for n in sorted({0, 7, last // 2, last - 19, last}):
        alike = ssim(np.asarray(frame(timeline, n, ctx)), rendered[n])
        assert alike >= SAME, f"frame {n}: {alike:.4f}"


def test_the_measure_tells_frames_apart(ctx, tmp_path: Path) -> None:
    """Two neighbouring frames of a moving film are not the same picture to it."""
    timeline = film_of(ctx, tmp_path, "footage")
    a, b = (np.asarray(frame(timeline, n, ctx)) for n in (5, 6))
    assert ssim(a, a) > 0.9999
    assert ssim(a, b) < SAME
