"""The frame in two: the name of the thing on accent, what is said of it on the quiet ground."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import capped, column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, flat, ink_on, inks
from core.visuals.draw.shapes import rectangle, top_at


@design("Split", "The frame in two: a name on colour, the rest beside or below.", place=70)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    theme, region, pad = sheet.theme, whole(sheet), sheet.px(48)
    tall = sheet.image.height >= sheet.image.width
    named, spoken = _halves(roles)
    ink = flat(ink_on(theme.accent))
    little = (
        not spoken.items
        and sum(len(text) for text in (spoken.head, spoken.foot, *spoken.subs)) < 60
        and not roles.kicker
        and not roles.lead
    )
    if tall:
        upper = replace(region, bottom=region.top + region.height * ((0.62 if little else 0.36) if named.head else 0.1))
        edge = upper.bottom
        rectangle(sheet, (0, 0, sheet.image.width, edge), theme.accent)
        first, second = replace(upper, bottom=edge - pad), replace(region, top=edge + pad)
    else:
        wide = sheet.image.width * ((0.6 if little else 0.36) if named.head else 0.06)
        edge = sheet.image.width - wide if sheet.rtl else wide
        panel = (edge, 0, sheet.image.width) if sheet.rtl else (0, 0, edge)
        rectangle(sheet, (*panel, sheet.image.height), theme.accent)
        first = replace(region, left=edge + pad) if sheet.rtl else replace(region, right=edge - pad)
        second = replace(region, right=edge - pad * 1.5) if sheet.rtl else replace(region, left=edge + pad * 1.5)
    if named.head:
        name = column(sheet, named, first, ink, largest=named.largest if little else capped(named, 110))
        name.draw(sheet, first, top_at(first, name.height, 1.0 if tall else 0.5))
    rest = column(sheet, spoken, second, inks(theme))
    rest.draw(sheet, second, top_at(second, rest.height, 0.0 if tall else 0.5))


def _halves(roles: Roles) -> tuple[Roles, Roles]:
    """The name (a kicker, a title, a figure, a heading) and the rest; no name where there is nothing besides.

    A picture stands with the words that are large.
    """
    if roles.kicker:
        return Roles(head=roles.kicker, largest=96), roles.without("kicker")
    if roles.lead:
        return Roles(head=roles.lead, largest=96), roles.without("lead")
    if roles.mark:
        return Roles(), roles
    if roles.subs or roles.items or roles.foot:
        rest = Roles(subs=roles.subs, items=roles.items, foot=roles.foot, ordered=roles.ordered)
        long = bool(roles.subs) and (roles.figure or (len(roles.subs) == 1 and len(roles.subs[0]) >= 40))
        if long:
            rest = Roles(head=roles.subs[0], foot=roles.foot, bold=False, largest=84)
        return Roles(head=roles.head, figure=roles.figure, largest=capped(roles, 200)), replace(rest, art=roles.art)
    return Roles(), roles
