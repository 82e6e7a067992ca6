"""Words in the middle of one large disc."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import capped, centred, column
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, inks_over
from core.visuals.draw.shapes import top_at
from core.visuals.draw.theme import mix


@design("Disc", "Words in the middle of one large disc.", place=50)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    from PIL import Image, ImageDraw

    theme, region, (wide, high) = sheet.theme, centred(sheet), sheet.image.size
    ground = mix(theme.background, theme.accent, 0.2)
    radius = 0.58 * high if wide > high else 0.5 * wide + sheet.px(8)
    x, y = wide / 2, region.top + region.height / 2
    side = round(radius)
    mask = Image.new("L", (side * 4, side * 4), 0)  # drawn twice as large, for a smooth edge
    ImageDraw.Draw(mask).ellipse([0, 0, side * 4 - 1, side * 4 - 1], fill=255)
    disc = mask.resize((side * 2, side * 2), Image.Resampling.BOX)
    sheet.image.paste(ground, (round(x) - side, round(y) - side), disc)
    half = min(region.width / 2, 0.86 * radius)
    inside = replace(region, left=x - half, right=x + half)
    ink = inks_over(theme, theme.background, ground)
    result = column(sheet, roles, inside, ink, largest=capped(roles, 150), aside=False)
    result.draw(sheet, inside, top_at(inside, result.height), middle=True)
