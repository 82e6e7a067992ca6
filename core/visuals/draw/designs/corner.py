"""A quarter of a disc in the upper corner, the words at the foot; the longer they are, the smaller it is."""

from __future__ import annotations

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, inks
from core.visuals.draw.shapes import top_at


@design("Corner", "A quarter of a disc above, the words at the foot.", place=90)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    from PIL import Image, ImageDraw

    theme, region, (wide, high) = sheet.theme, whole(sheet), sheet.image.size
    result = column(sheet, roles, region, inks(theme))
    y = top_at(region, result.height, 1.0 if high > wide else 0.92)
    radius = min(0.62 * min(wide, high), y - sheet.px(40))
    if high <= wide and result.width() < region.width - 0.7 * min(wide, high):
        radius = 0.66 * high  # beside the words there is room enough
    side = round(max(radius, sheet.px(64)))
    if side > 2:
        mask = Image.new("L", (side * 2, side * 2), 0)  # a disc around the corner, of which a quarter shows
        x = 0 if sheet.rtl else 2 * side
        ImageDraw.Draw(mask).ellipse([x - 2 * side, -2 * side, x + 2 * side, 2 * side], fill=255)
        quarter = mask.resize((side, side), Image.Resampling.BOX)
        sheet.image.paste(theme.accent, (0 if sheet.rtl else wide - side, 0), quarter)
    result.draw(sheet, region, y)
