"""Words alone in a light weight, the kicker last as a quiet note."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, flat, inks
from core.visuals.draw.shapes import top_at, upper


@design("Plain", "Words alone, light, with much air.", place=10)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    region, ink, space = whole(sheet), inks(sheet.theme), sheet.px(44)
    note = column(sheet, Roles(head=roles.kicker, bold=False), upper(sheet, region), flat(ink.sub), largest=42)
    taken = note.height + space if roles.kicker else 0.0
    above = replace(region, bottom=region.bottom - taken)
    result = column(sheet, replace(roles.without("kicker"), bold=roles.figure), above, ink)
    y = result.draw(sheet, region, top_at(region, result.height + taken))
    if roles.kicker:
        note.draw(sheet, region, y + space)
