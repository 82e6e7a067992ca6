"""Two things compared: their names over two columns, the points in rows, a label between where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from core.lettering import width
from core.model.storyboard import Card
from core.visuals.draw.canvas import SMALLEST, Canvas, Edge
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.heading import heading
from core.visuals.draw.shapes import rectangle
from core.visuals.draw.theme import mix

LARGEST = 76.0
EDGES: tuple[Edge, Edge] = ("left", "right")  # of the first and the second thing, as parts
LONG = 30  # letters; longer cells begin at their column's edge instead of standing in its middle


@dataclass(frozen=True)
class Point:
    """One row: what it is about (or nothing), and what is said of either thing."""

    label: Fitted | None
    cells: tuple[Fitted, Fitted]
    pad: float
    above: bool  # the label stands above the cells, not between them

    @property
    def height(self) -> float:
        return (
            (self.label.height if self.label and self.above else 0.0)
            + max(cell.height for cell in self.cells)
            + self.pad
        )


def comparison(sheet: Canvas, card: Card) -> None:
    """Draw a comparison card's rows: a header of two names (a first, empty one for labels), then pairs or label and
    pair.
    """
    theme = sheet.theme
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in card.rows]
    rows = [(*("",) * (3 - len(row)), *row)[-3:] for row in rows if any(row)]
    if not rows:
        return
    head = heading(sheet, card.title)
    between = _between(sheet, rows)
    gap = max(sheet.px(56), between)
    wide = (sheet.width - gap) / 2
    names = [_cell(sheet, text, wide, sheet.px(56), 2, True) for text in rows[0][1:]]
    rule, space = max(3.0, sheet.px(6)), sheet.px(22)
    top = max(name.height for name in names) + sheet.px(14) + rule + space
    room = sheet.height - head.height - top
    points = _points(sheet, rows[1:], wide, room, between)
    high = head.height + top + sum(point.height for point in points)
    y = head.draw(sheet, sheet.box[1] + max(0.0, (sheet.height - high) * 0.5))
    middle = any(cell.lines and len(" ".join(cell.lines)) > LONG for point in points for cell in point.cells)
    align = "" if middle else "m"
    lefts = (sheet.box[0], sheet.box[0] + wide + gap)
    lefts = lefts[::-1] if sheet.rtl else lefts
    colours = (theme.accent, mix(theme.ink, theme.background, 0.25))
    low = max(name.height for name in names)
    for left, name, colour in zip(lefts, names, colours, strict=True):
        _draw(sheet, left, y + low - name.height, wide, name, theme.ink, align, 0)
        bar = y + low + sheet.px(14)
        rectangle(sheet, (left, bar, left + wide, bar + rule), colour)
    y += top
    begin = y - space
    for n, point in enumerate(points, 1):
        if n > 1:
            rectangle(sheet, (sheet.box[0], y, sheet.box[2], y + max(1.0, sheet.px(2))), theme.line)
        sheet.band(n, sheet.box[0] - sheet.px(14), y + 3, sheet.box[2] + sheet.px(14), y + point.height - 2)
        y += point.pad / 2
        high = max(cell.height for cell in point.cells)
        if point.label and between:
            _draw(
                sheet, sheet.box[0], y + (high - point.label.height) / 2, sheet.width, point.label, theme.muted, "m", n
            )
        elif point.label:
            _draw(sheet, sheet.box[0], y, sheet.width, point.label, theme.muted, align, n)
            y += point.label.height
        for left, cell, edge in zip(lefts, point.cells, EDGES, strict=True):
            _draw(sheet, left, y + (high - cell.height) / 2 if align else y, wide, cell, theme.ink, align, n, edge)
        y += high + point.pad / 2
    if not any(point.label for point in points):  # labels in the middle would stand on it
        x = sheet.box[0] + wide + gap / 2
        rectangle(sheet, (x - 1, begin, x + max(1.0, sheet.px(1)), y), theme.line)


def _draw(
    sheet: Canvas,
    left: float,
    y: float,
    wide: float,
    cell: Fitted,
    colour: tuple[int, int, int],
    align: str,
    row: int,
    edge: Edge = "",
) -> None:
    side = align or ("r" if sheet.rtl else "l")
    sheet.text(
        {"m": left + wide / 2, "r": left + wide, "l": left}[side], y, cell, colour, align=side, row=row, edge=edge
    )


def _points(sheet: Canvas, rows: list[tuple[str, ...]], wide: float, room: float, between: float) -> list[Point]:
    """The rows at the largest size at which all fit whole, else at the smallest as many as fit."""
    points: list[Point] = []
    for step in range(16):
        size = sheet.px(LARGEST - (LARGEST - SMALLEST) * step / 15)
        points = [_point(sheet, row, wide, size, between) for row in rows]
        cut = any(cell.cut for point in points for cell in (*point.cells, *((point.label,) if point.label else ())))
        if sum(point.height for point in points) <= room and not cut:
            return points
    while len(points) > 1 and sum(point.height for point in points) > room:
        points.pop()
    return points


def _point(sheet: Canvas, row: tuple[str, ...], wide: float, size: float, between: float) -> Point:
    small = max(size * 0.7, sheet.px(SMALLEST))
    room, lines = (between - sheet.px(48), 2) if between else (sheet.width, 1)
    label = _cell(sheet, row[0], room, small, lines, False) if row[0] else None
    first, second = (_cell(sheet, text or "–", wide, size, 4, False) for text in row[1:])
    return Point(label, (first, second), size * 0.8, not between)


def _between(sheet: Canvas, rows: list[tuple[str, ...]]) -> float:
    """Return the width of the labels' column between the two things; 0 in a tall frame, where labels stand above."""
    if sheet.image.height >= sheet.image.width or not any(row[0] for row in rows[1:]):
        return 0.0
    size = sheet.px(LARGEST * 0.7)
    widest = max(width(row[0], size, bold=False, language=sheet.language) for row in rows[1:])
    return min(widest + sheet.px(72), sheet.width * 0.26)


def _cell(sheet: Canvas, text: str, wide: float, size: float, lines: int, bold: bool) -> Fitted:
    least = sheet.px(SMALLEST) if bold else size
    return fit(text or " ", (wide, size * 12), largest=size, smallest=min(least, size), bold=bold,
               language=sheet.language, max_lines=lines)  # fmt: skip
