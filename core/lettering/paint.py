"""Shaped text onto Pillow pictures, with no help from the system's fribidi or raqm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.lettering.glyphs import SUBPIXEL, bitmap, box
from core.lettering.shape import family_metrics, shape

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

Colour = str | tuple[int, int, int] | tuple[int, int, int, int]


def text_box(
    text: str, size: float, *, bold: bool = True, language: str = "en", family: str = "", extra: Path | None = None
) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) in pixels of the ink of one line, the origin at the left end of its baseline."""
    mask, left, top = _mask(text, size, bold, language, family, extra)
    if mask is None:
        return (0.0, 0.0, 0.0, 0.0)
    return (float(left), float(top), float(left + mask.shape[1]), float(top + mask.shape[0]))


def text_masks(
    text: str,
    xy: tuple[float, float],
    spans: Sequence[tuple[int, int]],
    *,
    size: float,
    bold: bool = True,
    language: str = "en",
    side: str = "l",
    family: str = "",
    extra: Path | None = None,
) -> list[tuple[np.ndarray | None, int, int]]:
    """The coverage (uint8) of stretches `[start, end)` of a line, each with its corner in the picture's pixels.

    Together they are what `draw_text` paints with the anchor `side` + "s" at `xy`; the line is shaped as a whole.
    """
    x = xy[0] - {"l": 0.0, "m": 0.5, "r": 1.0}[side] * shape(text, language, bold, family, extra).width * size
    masks = [_mask(text, size, bold, language, family, extra, span) for span in spans]
    return [(mask, round(x) + left, round(xy[1]) + top) for mask, left, top in masks]


def draw_text(
    image: Image.Image,
    xy: tuple[float, float],
    text: str,
    *,
    size: float,
    colour: Colour = "#000000",
    bold: bool = True,
    language: str = "en",
    anchor: str = "la",
    family: str = "",
    extra: Path | None = None,
) -> tuple[float, float, float, float]:
    """Draw one line of text and return the box of its ink (left, top, right, bottom) in the picture's pixels.

    `size` is pixels per em. `anchor` as in Pillow: first l, m or r (left, middle, right end of the advance width), then
    a (ascender), m (middle of ascender and descender), s (baseline) or d (descender). `family` is chosen by the text
    where empty. The picture is changed in place; what falls outside it is cut off.
    """
    import numpy as np
    from PIL import Image, ImageColor

    mask, left, top = _mask(text, size, bold, language, family, extra)
    ascent, descent = (part * size for part in family_metrics(text, language, bold, family, extra))
    advance = shape(text, language, bold, family, extra).width * size
    x = xy[0] - {"l": 0.0, "m": advance / 2, "r": advance}[anchor[0]]
    y = xy[1] + {"a": ascent, "m": (ascent - descent) / 2, "s": 0.0, "d": -descent}[anchor[1]]
    if mask is None:
        return (x, y, x, y)
    rgb = ImageColor.getrgb(colour) if isinstance(colour, str) else colour
    alpha = rgb[3] if len(rgb) == 4 else 255
    ink = Image.fromarray(mask if alpha == 255 else (mask.astype(np.uint16) * alpha // 255).astype(np.uint8))
    at = (round(x) + left, round(y) + top)
    if image.mode == "RGBA":
        layer = Image.new("RGBA", ink.size, (*rgb[:3], 0))
        layer.putalpha(ink)
        _over(image, layer, at)
    else:
        image.paste(tuple(rgb[:3]), (*at, at[0] + ink.width, at[1] + ink.height), ink)
    return (float(at[0]), float(at[1]), float(at[0] + ink.width), float(at[1] + ink.height))


def _over(image: Image.Image, layer: Image.Image, at: tuple[int, int]) -> None:
    """Alpha-composite a layer that may stick out of the picture."""
    crop = (max(0, -at[0]), max(0, -at[1]))
    if crop[0] < layer.width and crop[1] < layer.height and at[0] < image.width and at[1] < image.height:
        image.alpha_composite(layer, (max(0, at[0]), max(0, at[1])), crop)


def _mask(
    text: str,
    size: float,
    bold: bool,
    language: str,
    family: str,
    extra: Path | None,
    span: tuple[int, int] | None = None,
) -> tuple[np.ndarray | None, int, int]:
    """The line's coverage as uint8 (height, width), with the offset of its corner from the baseline's left end.

    `span` are the characters `[start, end)` whose glyphs are wanted, where not all are.
    """
    import numpy as np

    placed: list[tuple[np.ndarray, int, int]] = []
    for glyph in shape(text, language, bold, family, extra).glyphs:
        if span is not None and not span[0] <= glyph.char < span[1]:
            continue
        x, y = glyph.x * size, glyph.y * size
        steps = round(x * SUBPIXEL)
        whole, part = divmod(steps, SUBPIXEL)
        if glyph.face is None:
            ink, dx, dy = box(size)
        else:
            ink, dx, dy = bitmap(glyph.face.path, glyph.index, round(size * 64), part)
        if ink.size:
            placed.append((ink, whole + dx, dy - round(y)))
    if not placed:
        return None, 0, 0
    left = min(x for _, x, _ in placed)
    top = min(y for _, _, y in placed)
    right = max(x + b.shape[1] for b, x, _ in placed)
    bottom = max(y + b.shape[0] for b, _, y in placed)
    out = np.zeros((bottom - top, right - left), np.uint8)
    for ink, x, y in placed:
        part_of = out[y - top : y - top + ink.shape[0], x - left : x - left + ink.shape[1]]
        np.maximum(part_of, ink, out=part_of)
    return out, left, top
