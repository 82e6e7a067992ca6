"""The large words on a band of accent from edge to edge; kicker above it, the rest below."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import Region, column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, flat, ink_on, inks
from core.visuals.draw.shapes import rectangle, top_at


@design("Band", "A band of colour from edge to edge.", place=60)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    theme, region, pad = sheet.theme, whole(sheet), sheet.px(44)
    ink, space = inks(theme), sheet.px(30)
    top = replace(region, bottom=region.top + sheet.px(120))
    above = column(sheet, Roles(head=roles.kicker), top, flat(ink.kicker), largest=46)
    over = above.height + space if roles.kicker else 0.0
    below = column(sheet, roles.without("head", "kicker", "mark", "lead", "art"), _lower(region, 0.5), ink)
    under = below.height + space if below.blocks else 0.0
    room = replace(region, top=region.top + over + pad, bottom=region.bottom - under - pad)
    text = replace(roles.without("kicker", "subs", "items", "foot"), bold=True)
    result = column(sheet, text, room, flat(ink_on(theme.accent)))
    y = top_at(region, over + under + result.height + 2 * pad)
    if roles.kicker:
        y = above.draw(sheet, region, y) + space
    rectangle(sheet, (0, y, sheet.image.width, y + result.height + 2 * pad), theme.accent)
    y = result.draw(sheet, region, y + pad) + pad
    if below.blocks:
        below.draw(sheet, region, y + space)


def _lower(region: Region, share: float) -> Region:
    return replace(region, top=region.bottom - region.height * share)
