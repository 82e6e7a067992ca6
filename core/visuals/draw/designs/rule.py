"""A line across the frame with the kicker on it; the words hang from it."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, flat, inks
from core.visuals.draw.shapes import rectangle, top_at, upper


@design("Rule", "The words hang from a line across the frame.", place=20)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    region, ink, thick, space = whole(sheet), inks(sheet.theme), max(2.0, sheet.px(3)), sheet.px(40)
    kicker = column(sheet, Roles(head=roles.kicker), upper(sheet, region), flat(ink.kicker), largest=44)
    above = kicker.height + sheet.px(18) if roles.kicker else 0.0
    below = replace(region, top=region.top + above + thick + space)
    result = column(sheet, roles.without("kicker"), below, ink)
    y = top_at(region, above + thick + space + result.height, 0.3)
    if roles.kicker:
        y = kicker.draw(sheet, region, y) + sheet.px(18)
    rectangle(sheet, (region.left, y, region.right, y + thick), ink.kicker, "bar")
    result.draw(sheet, region, y + thick + space)
