"""Drawn pictures with transparency, laid over planes and faded in and out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.errors import BadInput
from core.model.timeline import Overlay
from core.render.planes import Array, Frame, Planes, from_rgb


@dataclass(frozen=True)
class Layer:
    """An overlay's visible part: its planes, its alpha (0..1) at full and half size, its place and its frames."""

    planes: Planes
    alpha: Array
    alpha_half: Array
    x: int
    y: int
    overlay: Overlay
    rgba: Array

    def as_png(self) -> bytes:
        """The visible part as a PNG file, for ffmpeg to lay over footage."""
        from PIL import Image

        out = io.BytesIO()
        Image.fromarray(self.rgba).save(out, "PNG", compress_level=1)
        return out.getvalue()

    def draw(self, frame: int, out: Frame) -> None:
        """Lay it over a frame of the scene, if it is shown there; what has slid out of the frame is cut off."""
        level = strength(self.overlay, frame)
        if level <= 0:
            return
        dx, dy = offset(self.overlay, frame)
        first, n = inside(self.overlay, frame, self.planes.width)
        place = self.x + dx + (self.planes.width - n if self.overlay.from_right else 0)
        for source, to, alpha, k in zip(
            self.planes, out, (self.alpha, self.alpha_half, self.alpha_half), (1, 2, 2), strict=True
        ):
            y, x = (self.y + dy) // k, (place - first) // k
            rows = slice(max(0, -y), min(source.shape[0], to.shape[0] - y))
            columns = slice(max(first // k, -x), min((first + n) // k, to.shape[1] - x))
            if rows.start >= rows.stop or columns.start >= columns.stop:
                continue
            under = to[y + rows.start : y + rows.stop, x + columns.start : x + columns.stop]
            mixed = under + (source[rows, columns] - under.astype(np.float32)) * (alpha[rows, columns] * level)
            under[:] = (mixed + 0.5).astype(np.uint8)


def strength(overlay: Overlay, frame: int) -> float:
    """Return the overlay's opacity at a frame of its scene, 0..1."""
    if not overlay.start_frame <= frame < overlay.end_frame:
        return 0.0
    fade = overlay.fade_frames
    if fade <= 0:
        return 1.0
    return min(1.0, (frame - overlay.start_frame + 1) / fade, (overlay.end_frame - frame) / fade)


def offset(overlay: Overlay, frame: int) -> tuple[int, int]:
    """Return the overlay's distance from its place (even pixels right, down) at a frame of its scene."""
    if overlay.fade_frames <= 0:
        return (0, 0)
    left = max(0.0, 1 - (frame - overlay.start_frame + 1) / overlay.fade_frames) ** 2
    return (2 * int(overlay.slide[0] * left / 2), 2 * int(overlay.slide[1] * left / 2))


def inside(overlay: Overlay, frame: int, width: int) -> tuple[int, int]:
    """The first column of the picture that has moved into its box at a frame of its scene, and their number (even)."""
    if overlay.reveal is None:
        return (0, width)
    first, last = overlay.reveal
    share = first + (last - first) * (frame - overlay.start_frame) / (overlay.end_frame - overlay.start_frame)
    n = 2 * int(width * min(max(share, 0.0), 1.0) / 2)
    return (0 if overlay.from_right else width - n, n)


def steady(overlay: Overlay, frame: int, width: int) -> bool:
    """Whether an overlay looks at a frame as it did at the one before."""
    return all(look(frame) == look(frame - 1) for look in (
        lambda n: strength(overlay, n), lambda n: offset(overlay, n), lambda n: inside(overlay, n, width)
    ))  # fmt: skip


def load(overlay: Overlay, path: Path, width: int, height: int) -> Layer | None:
    """Read an overlay drawn for this frame size; None where it is wholly transparent. Raises `BadInput`."""
    result = _made(path, width, height)
    return None if result is None else Layer(*result[:5], overlay, result[5])


@lru_cache(maxsize=12)
def _made(path: Path, width: int, height: int) -> tuple[Planes, Array, Array, int, int, Array] | None:
    """The visible part as planes, alpha, half-size alpha, its place and its pixels; blobs never change."""
    import cv2

    found = _visible(path, width, height)
    if found is None:
        return None
    piece, x, y = found
    alpha = piece[..., 3].astype(np.float32) / 255
    half = cv2.resize(alpha, (piece.shape[1] // 2, piece.shape[0] // 2), interpolation=cv2.INTER_AREA)
    return from_rgb(np.ascontiguousarray(piece[..., :3])), alpha, half, x, y, piece


def _visible(path: Path, width: int, height: int) -> tuple[Array, int, int] | None:
    """The part that isn't transparent as RGBA, and its place in a frame of this size, all of it even."""
    from PIL import Image

    from core.media import pictures

    pictures.probe(path)
    try:
        with Image.open(path) as image:
            drawn = image.convert("RGBA")
    except Exception as error:
        raise BadInput(f"The overlay {path.name} is damaged.", "Draw the overlay again.", code="bad_picture") from error
    box = drawn.getchannel("A").getbbox()
    if box is None:
        return None
    kx, ky = width / drawn.width, height / drawn.height
    x0, y0 = (int(box[0] * kx) // 2 * 2, int(box[1] * ky) // 2 * 2)
    x1, y1 = (min(width, (int(box[2] * kx) + 3) // 2 * 2), min(height, (int(box[3] * ky) + 3) // 2 * 2))
    if drawn.size == (width, height):
        piece = drawn.crop((x0, y0, x1, y1))
    else:
        source = (x0 / kx, y0 / ky, x1 / kx, y1 / ky)
        piece = drawn.resize((x1 - x0, y1 - y0), Image.Resampling.BICUBIC, box=source)
    return np.asarray(piece), x0, y0
