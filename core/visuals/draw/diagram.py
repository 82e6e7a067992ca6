"""Diagrams of sentences: stations in a chain, a line of dates, before and after, part of a whole.

Each part enters with its words: boxes, arrows and words of part n are its item and markers. Where a card reads from the
right, a way goes to the left.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.model.storyboard import Card
from core.visuals.draw import plot
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.column import Region
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.heading import heading
from core.visuals.draw.roles import ink_on
from core.visuals.draw.theme import RGB, mix
from core.visuals.figures.amounts import amounts


def diagram(sheet: Canvas, card: Card) -> None:
    """Draw the card of a diagram in the shape that its `chart` names."""
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in card.rows if any(cell.strip() for cell in row)]
    if not rows:
        return
    head = heading(sheet, card.title)
    left, top, right, bottom = sheet.box
    draw, high = _SHAPES.get(card.chart, _chain), sheet.height - head.height
    needed = min(high, _needed(sheet, card.chart, len(rows)))
    y = top + max(0.0, (sheet.height - head.height - needed) / 2)
    if card.title.strip():
        y = head.draw(sheet, y)
    draw(sheet, rows, Region(left, y, right, min(bottom, y + needed)))


def figure(card: Card) -> str:
    """The words of a diagram's share, which counts up."""
    return card.rows[0][0] if card.chart == "part" and card.rows else ""


def _needed(sheet: Canvas, shape: str, n: int) -> float:
    """The height in pixels that a diagram of so many parts likes to have."""
    tall = sheet.image.height >= sheet.image.width
    if shape == "part":
        return sheet.height
    if shape == "change":
        return sheet.px(640 if tall else 520)
    if shape == "dates" or tall:
        return n * sheet.px(200 if n < 4 else 176)
    return sheet.px(300)


def _same_size(
    sheet: Canvas, texts: Sequence[str], wide: float, high: float, largest: float, *, bold: bool = True
) -> list[Fitted]:
    """The texts at one size, the largest at which each of them fits."""

    def fitted(text: str, most: float) -> Fitted:
        return fit(
            text, (wide, high), largest=most, smallest=sheet.px(SMALLEST), bold=bold, language=sheet.language,
            max_lines=3,
        )  # fmt: skip

    most = min(fitted(text, sheet.px(largest)).size for text in texts)
    return [fitted(text, most) for text in texts]


def _chain(sheet: Canvas, rows: list[tuple[str, ...]], region: Region) -> None:
    """Boxes with arrows between them, downwards in a tall frame, along the lines of writing in a wide one."""
    n, pad, tall = len(rows), sheet.px(34), sheet.image.height >= sheet.image.width
    gap = sheet.px(58 if tall else 76)
    along = region.height if tall else region.width
    size = (along - gap * (n - 1)) / n
    wide, high = (region.width, size) if tall else (size, region.height)
    texts = _same_size(sheet, [row[0] for row in rows], wide - 2 * pad, high - pad, 66)
    for k, text in enumerate(texts):
        place = k if tall or not sheet.rtl else n - 1 - k
        at = place * (size + gap)
        x, y = (region.left, region.top + at) if tall else (region.left + at, region.top)
        last = k == n - 1
        ground = sheet.theme.accent if last else sheet.theme.surface
        if k:
            sheet.shape(_arrow_into(sheet, (x, y, wide, high), gap, tall), sheet.theme.accent, "marker", k, "")
        sheet.rounded((x, y, x + wide, y + high), sheet.px(22), ground, "marker", k)
        ink = ink_on(ground) if last else sheet.theme.ink
        _middle(sheet, Region(x, y, x + wide, y + high), text, ink, k)


def _arrow_into(sheet: Canvas, box: tuple[float, float, float, float], gap: float, tall: bool) -> plot.Shape:
    """The arrow that ends at a box, from the one before it."""
    x, y, wide, high = box
    air, thick = sheet.px(8), sheet.px(12)
    if tall:
        middle = x + wide / 2
        return plot.arrow((middle, y - gap + air), (middle, y - air), thick)
    middle = y + high / 2
    if sheet.rtl:
        return plot.arrow((x + wide + gap - air, middle), (x + wide + air, middle), thick)
    return plot.arrow((x - gap + air, middle), (x - air, middle), thick)


def _middle(sheet: Canvas, box: Region, text: Fitted, colour: RGB, item: int) -> None:
    sheet.text(box.middle, box.top + (box.height - text.height) / 2, text, colour, align="m", item=item)


def _dates(sheet: Canvas, rows: list[tuple[str, ...]], region: Region) -> None:
    """Dates along an upright line, what happened beside their points."""
    n, step, dot = len(rows), region.height / len(rows), sheet.px(15)
    inset, line = sheet.px(64), sheet.px(6)
    middle = region.right - dot if sheet.rtl else region.left + dot
    x = region.right - inset if sheet.rtl else region.left + inset
    wide = region.width - inset
    years = _same_size(sheet, [row[0] for row in rows], wide, step * 0.4, 68)
    events = _same_size(sheet, [row[-1] for row in rows], wide, step * 0.56, 48, bold=False)
    points = [region.top + k * step + years[k].leading / 2 for k in range(n)]
    for k in range(n):
        if k:
            box = (middle - line / 2, points[k - 1] + dot, middle + line / 2, points[k] - dot)
            sheet.rounded(box, line / 2, mix(sheet.theme.background, sheet.theme.accent, 0.6), "marker", k)
        sheet.shape(plot.dot((middle, points[k]), dot), sheet.theme.accent, "marker", k, "")
        y = sheet.text(x, region.top + k * step, years[k], sheet.theme.accent, item=k)
        sheet.text(x, y, events[k], sheet.theme.ink, item=k)


def _change(sheet: Canvas, rows: list[tuple[str, ...]], region: Region) -> None:
    """Two amounts one below the other, each over a bar of its true length."""
    step, thick, air = region.height / 2, sheet.px(46), sheet.px(14)
    texts = _same_size(sheet, [row[-1] for row in rows[:2]], region.width, step * 0.45, 104)
    found = amounts([row[-1] for row in rows[:2]], sheet.language) or amounts(
        [_bare(row[-1]) for row in rows[:2]], "en"
    )
    values = found.values if found is not None and min(found.values) > 0 else ()
    labelled = [row[0] for row in rows[:2]]
    labels = _same_size(sheet, labelled, region.width, step * 0.2, 46, bold=False) if all(labelled) else []
    colours = (mix(sheet.theme.ink, sheet.theme.background, 0.45), sheet.theme.accent)
    for k, text in enumerate(texts):
        y = region.top + k * step
        if labels:
            y = sheet.text(sheet.edge(), y, labels[k], sheet.theme.muted, item=k)
        y = sheet.text(sheet.edge(), y, text, sheet.theme.ink if k == 0 else sheet.theme.accent, item=k)
        if len(values) == 2:
            length = region.width * values[k] / max(values)
            end = sheet.edge() - length if sheet.rtl else sheet.edge() + length
            bar = plot.bar(sheet.edge(), end, y + air + thick / 2, thick)
            if bar is not None:
                sheet.shape(bar, colours[k], "marker", k, "")


def _bare(text: str) -> str:
    """The figure of an amount without the words around it."""
    return "".join(char for char in text if char.isdigit() or char in ".,")


def _part(sheet: Canvas, rows: list[tuple[str, ...]], region: Region) -> None:
    """A ring of which the share is filled, the share in its middle, what it is a share of below or beside it."""
    share, before, behind, value = (*rows[0], "", "", "", "")[:4]
    tall = sheet.image.height >= sheet.image.width
    size = min(region.width * (0.74 if tall else 0.4), region.height * (0.62 if tall else 1.0))
    x = region.middle if tall else region.right - size / 2 if sheet.rtl else region.left + size / 2
    middle = (x, region.top + size / 2 if tall else region.top + region.height / 2)
    try:
        part = min(max(float(value), 0.0), 1.0)
    except ValueError:
        part = 0.0
    filled, rest = plot.ring(middle, size, (part, 1 - part))
    if rest is not None:
        sheet.image.paste(sheet.theme.line, (rest.x, rest.y), rest.mask)
    if filled is not None:
        sheet.shape(filled, sheet.theme.accent, "grow", 1, "right" if sheet.rtl else "left")
    inside = fit(share, (size * 0.5, size * 0.4), largest=sheet.px(110), smallest=sheet.px(SMALLEST), max_lines=2,
                 language=sheet.language)  # fmt: skip
    lead = (
        fit(before, (size * 0.46, size * 0.16), largest=sheet.px(44), smallest=sheet.px(SMALLEST), bold=False,
            max_lines=1, language=sheet.language)
        if before
        else None
    )  # fmt: skip
    y = middle[1] - inside.height / 2
    if lead is not None:
        sheet.text(middle[0], y - lead.height, lead, sheet.theme.muted, align="m")
    sheet.text(middle[0], y, inside, sheet.theme.ink, align="m")
    space = sheet.px(44)
    room = (
        Region(region.left, region.top + size + space, region.right, region.bottom)
        if tall
        else Region(region.left, region.top, region.right - size - 1.5 * space, region.bottom)
        if sheet.rtl
        else Region(region.left + size + 1.5 * space, region.top, region.right, region.bottom)
    )
    words = fit(behind or " ", (room.width, room.height), largest=sheet.px(76), smallest=sheet.px(SMALLEST),
                language=sheet.language, max_lines=4)  # fmt: skip
    y = room.top if tall else room.top + (room.height - words.height) / 2
    sheet.text(room.middle if tall else sheet.edge() if sheet.rtl else room.left, y, words, sheet.theme.ink,
               align="m" if tall else "")  # fmt: skip


_SHAPES = {"chain": _chain, "dates": _dates, "change": _change, "part": _part}
