"""Shapes that designs and charts share, and where words begin in a region."""

from __future__ import annotations

from dataclasses import replace

from core.model.moving import PartKind
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import Region
from core.visuals.draw.theme import RGB


def top_at(region: Region, high: float, share: float = 0.5) -> float:
    """The top of a thing so high on a card: at the region's top (0), in its middle (0.5) or at its bottom (1)."""
    return region.top + max(0.0, region.height - high) * share


def rectangle(
    sheet: Canvas, box: tuple[float, float, float, float], colour: RGB, what: PartKind | None = None, group: int = -1
) -> None:
    """Draw a filled rectangle on a card, on whole pixels, its right and bottom edges exclusive; `what` is the part that
    it is.
    """
    left, top, right, bottom = (round(v) for v in box)
    if right <= left or bottom <= top:
        return
    if what is not None and sheet.pieces is not None:
        from PIL import Image

        mask = Image.new("L", sheet.image.size, 0)
        mask.paste(255, (left, top, right, bottom))
        sheet.record(mask, colour, what, group)
    else:
        sheet.image.paste(colour, (left, top, right, bottom))


def fill(sheet: Canvas, colour: RGB) -> None:
    """Draw the whole ground of a card in a colour."""
    rectangle(sheet, (0, 0, *sheet.image.size), colour)


def upper(sheet: Canvas, region: Region) -> Region:
    """The upper part of a card's region, where a kicker has two lines at most."""
    return replace(region, bottom=region.top + min(sheet.px(120), region.height * 0.2))
