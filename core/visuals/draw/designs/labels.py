"""Every line of the large words on a strip of its own, like labels stuck one below the other."""

from __future__ import annotations

from dataclasses import replace

from core.lettering import width
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import capped, column, whole
from core.visuals.draw.design import design
from core.visuals.draw.fit import Fitted
from core.visuals.draw.roles import Roles, ink_on, inks
from core.visuals.draw.shapes import rectangle, top_at
from core.visuals.draw.theme import mix


@design("Labels", "Every line on a strip of its own.", place=100)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    theme, region, pad = sheet.theme, whole(sheet), sheet.px(26)
    strip = theme.ink if theme.dark else mix(theme.ink, theme.accent, 0.12)
    inner, gap = region.inset(pad, 0), max(2.0, sheet.px(5))
    room = replace(inner, bottom=inner.bottom - sheet.px(60))
    for _ in range(4):  # strips need more room than lines: how much, depends on how many lines there are
        result = column(sheet, roles, room, inks(theme), largest=capped(roles, 150))
        high = result.height + sum(
            len(block.fitted.lines) * (gap + _more(sheet, block.fitted)) for block in result.blocks
        )
        if high <= region.height:
            break
        room = replace(room, bottom=room.bottom - (high - region.height) - sheet.px(16))
    y = top_at(region, high) + result.lead
    y = result.crown(sheet, region, y - result.lead)
    for block in result.blocks:
        y += block.gap if block.role in ("sub", "foot", "item") or roles.lead else gap if block.gap else 0.0
        fitted = block.fitted
        if block.role == "item":
            item = replace(result, blocks=(replace(block, gap=0.0),), mark="", lead=0.0, art=None)
            y = item.draw(sheet, region, y)
            continue
        for line in fitted.lines:
            ground = strip if block.role == "head" else theme.accent if block.role == "kicker" else theme.background
            colour = ink_on(ground) if block.role in ("head", "kicker") else block.colour
            wide = width(line, fitted.size, bold=fitted.bold, language=fitted.language)
            inset = pad if block.role in ("head", "kicker") else 0.0
            left = region.right - wide - 2 * inset if sheet.rtl else region.left
            tall = fitted.leading + (_more(sheet, fitted) if inset else 0.0)
            if inset:
                rectangle(sheet, (left, y, left + wide + 2 * pad, y + tall), ground, "strip")
            x = region.right - inset if sheet.rtl else region.left + inset
            sheet.text(x, y + (tall - fitted.leading) / 2, replace(fitted, lines=(line,)), colour)
            y += tall + (gap if inset else 0.0)


def _more(sheet: Canvas, fitted: Fitted) -> float:
    """Return the height that a strip adds to its line for the marks above and below letters."""
    return max(sheet.px(8), 1.4 * fitted.size - fitted.leading)
