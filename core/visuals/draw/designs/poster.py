"""Words as large as they can be at the foot of a ground of colour, the kicker at its head."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, flat, inks_on
from core.visuals.draw.shapes import fill, top_at
from core.visuals.draw.theme import mix


@design("Poster", "Very large words at the foot of a coloured ground.", place=80)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    theme, region = sheet.theme, whole(sheet)
    ground = mix(theme.background, theme.accent, 0.30 if theme.dark else 0.34)
    fill(sheet, ground)
    ink, space = inks_on(theme, ground), sheet.px(40)
    top = replace(region, bottom=region.top + sheet.px(120))
    kicker = column(sheet, Roles(head=roles.kicker), top, flat(ink.kicker), largest=48)
    taken = kicker.height + space if roles.kicker else 0.0
    below = replace(region, top=region.top + taken, bottom=region.bottom - sheet.px(12))
    short = len(roles.head) <= 48 and roles.bold
    result = column(
        sheet, roles.without("kicker"), below, ink, largest=250 if short and not roles.figure else roles.largest * 1.25
    )
    if roles.kicker:
        kicker.draw(sheet, region, region.top)
    result.draw(sheet, below, top_at(below, result.height, 1.0))
