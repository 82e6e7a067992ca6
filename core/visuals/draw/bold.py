"""Designs that colour the ground: bands, panels, paper, strips."""

from __future__ import annotations

from dataclasses import replace

from core.lettering import width
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.column import Region, capped, column, whole
from core.visuals.draw.fit import Fitted
from core.visuals.draw.quiet import at, rectangle
from core.visuals.draw.roles import Roles, flat, ink_on, inks, inks_on
from core.visuals.draw.theme import RGB, mix, rgb


def fill(sheet: Canvas, colour: RGB) -> None:
    """The whole ground in a colour."""
    rectangle(sheet, (0, 0, *sheet.image.size), colour)


def band(sheet: Canvas, roles: Roles) -> None:
    """The large words on a band of accent from edge to edge; kicker above it, the rest below."""
    theme, region, pad = sheet.theme, whole(sheet), sheet.px(44)
    ink, space = inks(theme), sheet.px(30)
    top = replace(region, bottom=region.top + sheet.px(120))
    above = column(sheet, Roles(head=roles.kicker), top, flat(ink.kicker), largest=46)
    over = above.height + space if roles.kicker else 0.0
    below = column(sheet, roles.without("head", "kicker", "mark"), _lower(region, 0.5), ink)
    under = below.height + space if below.blocks else 0.0
    room = replace(region, top=region.top + over + pad, bottom=region.bottom - under - pad)
    said = replace(roles.without("kicker", "subs", "items", "foot"), bold=True)
    made = column(sheet, said, room, flat(ink_on(theme.accent)))
    y = at(region, over + under + made.height + 2 * pad)
    if roles.kicker:
        y = above.draw(sheet, region, y) + space
    rectangle(sheet, (0, y, sheet.image.width, y + made.height + 2 * pad), theme.accent)
    y = made.draw(sheet, region, y + pad) + pad
    if below.blocks:
        below.draw(sheet, region, y + space)


def _lower(region: Region, share: float) -> Region:
    return replace(region, top=region.bottom - region.height * share)


def split(sheet: Canvas, roles: Roles) -> None:
    """The frame in two: the name of the thing on accent, what is said of it on the quiet ground."""
    theme, region, pad = sheet.theme, whole(sheet), sheet.px(48)
    tall = sheet.image.height >= sheet.image.width
    named, said = _halves(roles)
    ink = flat(ink_on(theme.accent))
    little = not said.items and sum(len(text) for text in (said.head, said.foot, *said.subs)) < 60 and not roles.kicker
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
        name.draw(sheet, first, at(first, name.height, 1.0 if tall else 0.5))
    rest = column(sheet, said, second, inks(theme))
    rest.draw(sheet, second, at(second, rest.height, 0.0 if tall else 0.5))


def _halves(roles: Roles) -> tuple[Roles, Roles]:
    """The name (a kicker, a title, a figure, a heading) and the rest; no name where there is nothing besides."""
    if roles.kicker:
        return Roles(head=roles.kicker, largest=96), roles.without("kicker")
    if roles.mark:
        return Roles(), roles
    if roles.subs or roles.items or roles.foot:
        rest = Roles(subs=roles.subs, items=roles.items, foot=roles.foot, ordered=roles.ordered)
        long = bool(roles.subs) and (roles.figure or (len(roles.subs) == 1 and len(roles.subs[0]) >= 40))
        if long:
            rest = Roles(head=roles.subs[0], foot=roles.foot, bold=False, largest=84)
        return Roles(head=roles.head, figure=roles.figure, largest=capped(roles, 200)), rest
    return Roles(), roles


def poster(sheet: Canvas, roles: Roles) -> None:
    """Words as large as they can be at the foot of a ground of colour, the kicker at its head."""
    theme, region = sheet.theme, whole(sheet)
    ground = mix(theme.background, theme.accent, 0.30 if theme.dark else 0.34)
    fill(sheet, ground)
    ink, space = inks_on(theme, ground), sheet.px(40)
    top = replace(region, bottom=region.top + sheet.px(120))
    kicker = column(sheet, Roles(head=roles.kicker), top, flat(ink.kicker), largest=48)
    taken = kicker.height + space if roles.kicker else 0.0
    below = replace(region, top=region.top + taken, bottom=region.bottom - sheet.px(12))
    short = len(roles.head) <= 48 and roles.bold
    made = column(
        sheet, roles.without("kicker"), below, ink, largest=250 if short and not roles.figure else roles.largest * 1.25
    )
    if roles.kicker:
        kicker.draw(sheet, region, region.top)
    made.draw(sheet, below, at(below, made.height, 1.0))


def corner(sheet: Canvas, roles: Roles) -> None:
    """A quarter of a disc in the upper corner, the words at the foot; the longer they are, the smaller it is."""
    from PIL import Image, ImageDraw

    theme, region, (wide, high) = sheet.theme, whole(sheet), sheet.image.size
    made = column(sheet, roles, region, inks(theme))
    y = at(region, made.height, 1.0 if high > wide else 0.92)
    radius = min(0.62 * min(wide, high), y - sheet.px(40))
    if high <= wide and made.width() < region.width - 0.7 * min(wide, high):
        radius = 0.66 * high  # beside the words there is room enough
    side = round(max(radius, sheet.px(64)))
    if side > 2:
        mask = Image.new("L", (side * 2, side * 2), 0)  # a disc around the corner, of which a quarter shows
        x = 0 if sheet.rtl else 2 * side
        ImageDraw.Draw(mask).ellipse([x - 2 * side, -2 * side, x + 2 * side, 2 * side], fill=255)
        quarter = mask.resize((side, side), Image.Resampling.BOX)
        sheet.image.paste(theme.accent, (0 if sheet.rtl else wide - side, 0), quarter)
    made.draw(sheet, region, y)


def labels(sheet: Canvas, roles: Roles) -> None:
    """Every line of the large words on a strip of its own, like labels stuck one below the other."""
    theme, region, pad = sheet.theme, whole(sheet), sheet.px(26)
    strip = theme.ink if theme.dark else mix(theme.ink, theme.accent, 0.12)
    inner, gap = region.inset(pad, 0), max(2.0, sheet.px(5))
    room = replace(inner, bottom=inner.bottom - sheet.px(60))
    for _ in range(4):  # strips need more room than lines: how much, depends on how many lines there are
        made = column(sheet, roles, room, inks(theme), largest=capped(roles, 150))
        high = made.height + sum(len(block.fitted.lines) * (gap + _more(sheet, block.fitted)) for block in made.blocks)
        if high <= region.height:
            break
        room = replace(room, bottom=room.bottom - (high - region.height) - sheet.px(16))
    y = at(region, high) + made.lead
    if made.mark:
        replace(made, blocks=()).draw(sheet, region, y - made.lead)
    for block in made.blocks:
        y += block.gap if block.role in ("sub", "foot", "item") else gap if block.gap else 0.0
        fitted = block.fitted
        if block.role == "item":
            one = replace(made, blocks=(replace(block, gap=0.0),), mark="")
            y = one.draw(sheet, region, y)
            continue
        for line in fitted.lines:
            ground = strip if block.role == "head" else theme.accent if block.role == "kicker" else theme.background
            colour = ink_on(ground) if block.role in ("head", "kicker") else block.colour
            wide = width(line, fitted.size, bold=fitted.bold, language=fitted.language)
            inset = pad if block.role in ("head", "kicker") else 0.0
            left = region.right - wide - 2 * inset if sheet.rtl else region.left
            tall = fitted.leading + (_more(sheet, fitted) if inset else 0.0)
            if inset:
                rectangle(sheet, (left, y, left + wide + 2 * pad, y + tall), ground)
            x = region.right - inset if sheet.rtl else region.left + inset
            sheet.text(x, y + (tall - fitted.leading) / 2, replace(fitted, lines=(line,)), colour)
            y += tall + (gap if inset else 0.0)


def _more(sheet: Canvas, fitted: Fitted) -> float:
    """How much higher a strip is than its line: what marks above and below letters need."""
    return max(sheet.px(8), 1.4 * fitted.size - fitted.leading)


def note(sheet: Canvas, roles: Roles) -> None:
    """A sheet of paper with the words on it, an accent edge where reading begins."""
    from PIL import ImageDraw

    theme, region, pad = sheet.theme, whole(sheet), sheet.px(60)
    fill(sheet, mix(theme.background, theme.accent, 0.10))
    paper = rgb("#F6F1E7") if theme.dark else rgb("#FFFFFF")
    ink, edge = inks_on(theme, paper), sheet.px(14)
    made = column(sheet, roles, region.inset(pad), ink, largest=capped(roles, 150))
    least = region.height * (0.5 if sheet.image.height > sheet.image.width else 0.62)
    high = min(region.height, max(made.height + 2 * pad, least))
    top = at(region, high)
    box = tuple(round(v) for v in (region.left, top, region.right, top + high))
    ImageDraw.Draw(sheet.image).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=paper)
    left = region.right - edge if sheet.rtl else region.left
    rectangle(sheet, (left, top, left + edge, top + high), theme.accent)
    made.draw(sheet, region.inset(pad), at(Region(0, top, 0, top + high), made.height))
