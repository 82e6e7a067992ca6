"""Every line of the large words on the stroke of a broad pen."""

from __future__ import annotations

from core.lettering import width
from core.lettering.shape import family_metrics
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import capped, column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, inks
from core.visuals.draw.shapes import rectangle, top_at
from core.visuals.draw.theme import READABLE, RGB, contrast, mix


@design("Underline", "Every line stands on a stroke of colour.", place=30)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    region, ink = whole(sheet), inks(sheet.theme)
    result = column(sheet, roles, region, ink, largest=capped(roles, 150))
    y = top_at(region, result.height)
    top = y + result.lead
    for block in result.blocks:
        top += block.gap
        fitted = block.fitted
        stroke = _stroke(sheet, block.colour)
        for line in fitted.lines:
            if block.role == "head":
                ascent, descent = family_metrics(line, fitted.language, fitted.bold)
                baseline = top + (fitted.leading + (ascent - descent) * fitted.size) / 2
                wide = width(line, fitted.size, bold=fitted.bold, language=fitted.language)
                left = region.right - wide if sheet.rtl else region.left
                rectangle(
                    sheet,
                    (left, baseline - 0.1 * fitted.size, left + wide, baseline + 0.14 * fitted.size),
                    stroke,
                    "strip",
                )
            top += fitted.leading
    result.draw(sheet, region, y)


def _stroke(sheet: Canvas, ink: RGB) -> RGB:
    """As much accent as the words can still be read on."""
    theme = sheet.theme
    shades = [mix(theme.background, theme.accent, share / 20) for share in range(1, 17)]
    return next((shade for shade in reversed(shades) if contrast(ink, shade) >= READABLE + 0.1), shades[0])
