"""Every line of the large words on the stroke of a broad pen."""

from __future__ import annotations

from core.lettering import width
from core.lettering.shape import family_metrics
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import capped, column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, inks
from core.visuals.draw.shapes import at, rectangle
from core.visuals.draw.theme import READABLE, RGB, contrast, mix


@design("Underline", "Every line stands on a stroke of colour.", place=30)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw the words and what they stand on."""
    region, ink = whole(sheet), inks(sheet.theme)
    made = column(sheet, roles, region, ink, largest=capped(roles, 150))
    y = at(region, made.height)
    top = y + made.lead
    for block in made.blocks:
        top += block.gap
        one = block.fitted
        stroke = _stroke(sheet, block.colour)
        for line in one.lines:
            if block.role == "head":
                ascent, descent = family_metrics(line, one.language, one.bold)
                baseline = top + (one.leading + (ascent - descent) * one.size) / 2
                wide = width(line, one.size, bold=one.bold, language=one.language)
                left = region.right - wide if sheet.rtl else region.left
                rectangle(sheet, (left, baseline - 0.1 * one.size, left + wide, baseline + 0.14 * one.size), stroke)
            top += one.leading
    made.draw(sheet, region, y)


def _stroke(sheet: Canvas, ink: RGB) -> RGB:
    """As much accent as the words can still be read on."""
    theme = sheet.theme
    shades = [mix(theme.background, theme.accent, share / 20) for share in range(1, 17)]
    return next((one for one in reversed(shades) if contrast(ink, one) >= READABLE + 0.1), shades[0])
