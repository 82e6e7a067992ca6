"""A sheet of paper with the words on it, an accent edge where reading begins."""

from __future__ import annotations

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import Region, capped, column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, inks_on
from core.visuals.draw.shapes import fill, rectangle, top_at
from core.visuals.draw.theme import mix, rgb


@design("Note", "A sheet of paper with a coloured edge.", place=110)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    from PIL import ImageDraw

    theme, region, pad = sheet.theme, whole(sheet), sheet.px(60)
    fill(sheet, mix(theme.background, theme.accent, 0.10))
    paper = rgb("#F6F1E7") if theme.dark else rgb("#FFFFFF")
    ink, edge = inks_on(theme, paper), sheet.px(14)
    result = column(sheet, roles, region.inset(pad), ink, largest=capped(roles, 150))
    least = region.height * (0.5 if sheet.image.height > sheet.image.width else 0.62)
    high = min(region.height, max(result.height + 2 * pad, least))
    top = top_at(region, high)
    box = tuple(round(v) for v in (region.left, top, region.right, top + high))
    ImageDraw.Draw(sheet.image).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=paper)
    left = region.right - edge if sheet.rtl else region.left
    rectangle(sheet, (left, top, left + edge, top + high), theme.accent)
    result.draw(sheet, region.inset(pad), top_at(Region(0, top, 0, top + high), result.height))
