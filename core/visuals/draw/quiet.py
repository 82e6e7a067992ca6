"""Designs that leave the ground alone: words, and at most a line or a disc."""

from __future__ import annotations

from dataclasses import replace

from core.lettering import width
from core.lettering.shape import family_metrics
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import Region, capped, centred, column, whole
from core.visuals.draw.roles import Roles, flat, inks, inks_over
from core.visuals.draw.theme import READABLE, RGB, contrast, mix


def at(region: Region, high: float, share: float = 0.5) -> float:
    """Where something so high begins: at the region's top (0), in its middle (0.5) or at its bottom (1)."""
    return region.top + max(0.0, region.height - high) * share


def rectangle(sheet: Canvas, box: tuple[float, float, float, float], colour: RGB) -> None:
    """A filled rectangle on whole pixels, its right and bottom edges exclusive."""
    left, top, right, bottom = (round(v) for v in box)
    if right > left and bottom > top:
        sheet.image.paste(colour, (left, top, right, bottom))


def plain(sheet: Canvas, roles: Roles) -> None:
    """Words alone in a light weight, the kicker last as a quiet note."""
    region, ink, space = whole(sheet), inks(sheet.theme), sheet.px(44)
    note = column(sheet, Roles(head=roles.kicker, bold=False), _head(sheet, region), flat(ink.sub), largest=42)
    taken = note.height + space if roles.kicker else 0.0
    above = replace(region, bottom=region.bottom - taken)
    made = column(sheet, replace(roles.without("kicker"), bold=roles.figure), above, ink)
    y = made.draw(sheet, region, at(region, made.height + taken))
    if roles.kicker:
        note.draw(sheet, region, y + space)


def rule(sheet: Canvas, roles: Roles) -> None:
    """A line across the frame with the kicker on it; the words hang from it."""
    region, ink, thick, space = whole(sheet), inks(sheet.theme), max(2.0, sheet.px(3)), sheet.px(40)
    kicker = column(sheet, Roles(head=roles.kicker), _head(sheet, region), flat(ink.kicker), largest=44)
    above = kicker.height + sheet.px(18) if roles.kicker else 0.0
    below = replace(region, top=region.top + above + thick + space)
    made = column(sheet, roles.without("kicker"), below, ink)
    y = at(region, above + thick + space + made.height, 0.3)
    if roles.kicker:
        y = kicker.draw(sheet, region, y) + sheet.px(18)
    rectangle(sheet, (region.left, y, region.right, y + thick), ink.kicker)
    made.draw(sheet, region, y + thick + space)


def _head(sheet: Canvas, region: Region) -> Region:
    """The upper part of a region, where a kicker has two lines at most."""
    return replace(region, bottom=region.top + min(sheet.px(120), region.height * 0.2))


def underline(sheet: Canvas, roles: Roles) -> None:
    """Every line of the large words on the stroke of a broad pen."""
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


def frame(sheet: Canvas, roles: Roles) -> None:
    """A thin frame around words in the middle; the kicker interrupts the frame's upper line."""
    from PIL import ImageDraw

    ink, pad, thick, region = inks(sheet.theme), sheet.px(56), max(2.0, sheet.px(4)), centred(sheet)
    inner = region.inset(pad if region.left < sheet.px(150) else 0.0, pad)
    kicker = column(sheet, Roles(head=roles.kicker), _head(sheet, inner.inset(pad, 0)), flat(ink.kicker), largest=42)
    drop = max(0.0, kicker.height / 2 - pad / 2) if roles.kicker else 0.0  # a kicker of two lines reaches into it
    inner = replace(inner, top=inner.top + drop)
    made = column(sheet, roles.without("kicker"), inner, ink)
    least = sheet.px(460) if sheet.image.height > sheet.image.width else sheet.px(520)
    high = min(max(made.height + 2 * pad + drop, least), region.height)
    top = at(region, high)
    box = (round(inner.left - pad), round(top), round(inner.right + pad), round(top + high))
    ImageDraw.Draw(sheet.image).rectangle(box, outline=ink.kicker, width=round(thick))
    if roles.kicker:
        half = kicker.width() / 2 + pad / 2
        gap = (inner.middle - half, top - 1, inner.middle + half, top + thick + 1)
        rectangle(sheet, gap, sheet.theme.background)
        kicker.draw(sheet, inner, max(region.top, top + thick / 2 - kicker.height / 2), middle=True)
    made.draw(sheet, inner, at(Region(0, top + drop, 0, top + high), made.height), middle=True)


def moon(sheet: Canvas, roles: Roles) -> None:
    """Words in the middle of one large disc."""
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
    made = column(sheet, roles, inside, inks_over(theme, theme.background, ground), largest=capped(roles, 150))
    made.draw(sheet, inside, at(inside, made.height), middle=True)
