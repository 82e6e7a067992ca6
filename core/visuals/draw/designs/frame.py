"""A thin frame around words in the middle; the kicker interrupts the frame's upper line."""

from __future__ import annotations

from dataclasses import replace

from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import Region, centred, column
from core.visuals.draw.design import design
from core.visuals.draw.roles import Roles, flat, inks
from core.visuals.draw.shapes import rectangle, top_at, upper


@design("Frame", "Words in the middle of a thin frame.", place=40)
def draw(sheet: Canvas, roles: Roles) -> None:
    """Draw a card in this design: the words and what they stand on."""
    from PIL import ImageDraw

    ink, pad, thick, region = inks(sheet.theme), sheet.px(56), max(2.0, sheet.px(4)), centred(sheet)
    inner = region.inset(pad if region.left < sheet.px(150) else 0.0, pad)
    kicker = column(sheet, Roles(head=roles.kicker), upper(sheet, inner.inset(pad, 0)), flat(ink.kicker), largest=42)
    reach = kicker.height - (kicker.height / 2 if roles.art is None else 0.0)  # a full frame pushes it wholly inside
    drop = max(0.0, reach - pad / 2) if roles.kicker else 0.0  # a kicker of two lines reaches into it
    inner = replace(inner, top=inner.top + drop)
    result = column(sheet, roles.without("kicker"), inner, ink, aside=False)
    least = sheet.px(460) if sheet.image.height > sheet.image.width else sheet.px(520)
    high = min(max(result.height + 2 * pad + drop, least), region.height)
    top = top_at(region, high)
    box = (round(inner.left - pad), round(top), round(inner.right + pad), round(top + high))
    ImageDraw.Draw(sheet.image).rectangle(box, outline=ink.kicker, width=round(thick))
    if roles.kicker:
        half = kicker.width() / 2 + pad / 2
        gap = (inner.middle - half, top - 1, inner.middle + half, top + thick + 1)
        rectangle(sheet, gap, sheet.theme.background)
        kicker.draw(sheet, inner, max(region.top, top + thick / 2 - kicker.height / 2), middle=True)
    result.draw(sheet, inner, top_at(Region(0, top + drop, 0, top + high), result.height), middle=True)
