"""Charts of a table's figures: lying bars from zero, a line over years, a ring of shares; every value as written."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.storyboard import Card
from core.visuals.draw import plot, table
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.heading import heading
from core.visuals.draw.lines import line
from core.visuals.draw.shapes import rectangle
from core.visuals.draw.theme import RGB, mix
from core.visuals.figures.amounts import Amounts
from core.visuals.figures.tables import read_back, years

LARGEST = 56.0
BESIDE, BESIDE_MOST = 0.4, 0.52  # of the width, for labels that stand beside their bars: gladly, and at most
MOST_SLICES, MOST_BARS = 8, 16


def chart(sheet: Canvas, card: Card) -> None:
    """The chart of a card's rows (label and value under their names).

    Rows that hold no figures of one unit, or too many (somebody edited them), are drawn as the table they are.
    """
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in card.rows]
    found = read_back(tuple(rows), card.language)
    if found is None or len(found.values) > MOST_BARS:
        table.table(sheet, card)
        return
    labels, cells = [row[0] for row in rows[1:]], [row[1] for row in rows[1:]]
    head = heading(sheet, card.title or rows[0][1], rows[0][1] if card.title else "")
    room = sheet.height - head.height
    at = years(tuple(labels))
    if card.chart == "line" and at is not None and len(at) > 1:
        high = min(room, sheet.width * 0.9)  # no towers in tall frames
        top = head.draw(sheet, sheet.box[1] + (room - high) * 0.5)
        line(sheet, at, cells, found, (top, top + high))
    elif card.chart == "share" and min(found.values) >= 0 < sum(found.values) and len(cells) <= MOST_SLICES:
        spare = (
            max(0.0, room - sheet.width * 0.62 - sheet.px(92) * len(cells))
            if sheet.image.height > sheet.image.width
            else 0.0
        )
        _share(sheet, labels, cells, found, head.draw(sheet, sheet.box[1] + spare * 0.5))
    else:
        bars = _bars(sheet, labels, cells, room)
        y = head.draw(sheet, sheet.box[1] + max(0.0, (room - bars.height) * 0.5))
        _draw_bars(sheet, bars, found, y)


@dataclass(frozen=True)
class Bars:
    """Rows of bars: labels beside them in a column so wide, or above them where that is 0."""

    labels: list[Fitted]
    values: list[Fitted]
    beside: float
    row: float
    thick: float

    @property
    def height(self) -> float:
        return self.row * len(self.labels)


def _bars(sheet: Canvas, labels: list[str], cells: list[str], room: float) -> Bars:
    """Rows as high as there is room for, labels beside the bars where they fit whole, else above them."""
    row = min(room / len(labels), sheet.px(176))
    above = _above(sheet, labels, cells, row)
    for share in (BESIDE, BESIDE_MOST):
        bars = _beside(sheet, labels, cells, row, sheet.width * share)
        if _whole(bars) and (above is None or bars.labels[0].size >= above.labels[0].size * 0.85):
            return bars
    return above or bars


def _beside(sheet: Canvas, labels: list[str], cells: list[str], row: float, room: float) -> Bars:
    """Labels in a column beside the bars, as large as they fit whole, else cut at the smallest size."""
    least = sheet.px(SMALLEST)
    size = min(max(row * 0.40, least), sheet.px(LARGEST))
    while True:
        lines = 2 if row >= 2.5 * size else 1
        results = [_one(sheet, label, room, size, lines=lines) for label in labels]
        values = [_one(sheet, cell, sheet.width * 0.4, size, bold=True) for cell in cells]
        wide = max(result.width() for result in results) + sheet.px(24)
        bars = Bars(results, values, wide, row, min(row * 0.62, size * 1.35))
        if _whole(bars) or size <= least:
            return bars
        size = max(least, size * 0.92)


def _above(sheet: Canvas, labels: list[str], cells: list[str], row: float) -> Bars | None:
    """Labels above their bars; None where rows are too low for that."""
    least = sheet.px(SMALLEST)
    size = min(row * 0.34, sheet.px(LARGEST))
    if size < least:
        return None
    while size > least and any(_one(sheet, label, sheet.width, size).cut for label in labels):
        size = max(least, size * 0.92)
    thick = min(row - size * 1.8, sheet.px(64))
    values = [_one(sheet, cell, sheet.width * 0.4, size, bold=True) for cell in cells]
    return Bars([_one(sheet, label, sheet.width, size) for label in labels], values, 0.0, row, thick)


def _whole(bars: Bars) -> bool:
    return not any(label.cut or any(line.endswith("-") for line in label.lines[:-1]) for label in bars.labels)


def _one(sheet: Canvas, text: str, wide: float, size: float, *, bold: bool = False, lines: int = 1) -> Fitted:
    return fit(text or "–", (wide, size * 4), largest=size, smallest=size, bold=bold, language=sheet.language,
               max_lines=lines)  # fmt: skip


def _draw_bars(sheet: Canvas, bars: Bars, found: Amounts, y: float) -> None:
    theme, gap = sheet.theme, sheet.px(16)
    left, right = sheet.box[0], sheet.box[2]
    wide = right - left - bars.beside - (max(item.width() for item in bars.values) + gap)
    low, high = min(0.0, *found.values), max(0.0, *found.values)
    if low < 0:  # room for the values of bars that go the other way
        wide -= max(element.width() for element in bars.values) + gap
    start = left + bars.beside + (max(fitted.width() for fitted in bars.values) + gap if low < 0 else 0.0)
    scale = max(wide, sheet.px(40)) / ((high - low) or 1.0)  # where all are zero, no bar has a length

    def at(value: float) -> float:
        x = start + (value - low) * scale
        return left + right - x if sheet.rtl else x  # mirrored as a whole

    text_high = max(entry.leading for entry in bars.labels) + sheet.px(8) if not bars.beside else 0.0
    middles = [y + bars.row * n + (text_high + (bars.row - text_high) / 2 if text_high else bars.row / 2)
               for n in range(len(bars.labels))]  # fmt: skip
    if text_high:  # a label and its bar belong together: closer than two rows
        middles = [y + bars.row * n + text_high + bars.thick / 2 + _slack(bars, text_high) for n in range(len(middles))]
    rectangle(sheet, (at(0.0) - 1, y, at(0.0) + 1, y + bars.height), theme.line)
    for n, (label, value) in enumerate(zip(bars.labels, bars.values, strict=True)):
        middle = middles[n]
        first = y + bars.row * n
        sheet.band(n + 1, sheet.box[0] - sheet.px(14), first + 2, sheet.box[2] + sheet.px(14), first + bars.row - 2)
        where = middle - label.height / 2 if bars.beside else middle - bars.thick / 2 - text_high
        sheet.text(sheet.edge(), where, label, theme.ink, row=n + 1)
        forward = (found.values[n] >= 0) != sheet.rtl
        shape = plot.bar(at(0.0), at(found.values[n]), middle, bars.thick)
        if shape is not None:
            sheet.shape(shape, theme.accent, "grow", n + 1, "left" if forward else "right")
        x = at(found.values[n]) + (gap if forward else -gap)
        sheet.text(x, middle - value.height / 2, value, theme.ink, align="l" if forward else "r", row=n + 1,
                   what="value")  # fmt: skip


def _slack(bars: Bars, text_high: float) -> float:
    """Return the height of a row less its label and bar, half of it above them."""
    return max(0.0, bars.row - text_high - bars.thick) / 2


def _share(sheet: Canvas, labels: list[str], cells: list[str], found: Amounts, top: float) -> None:
    """A ring and its key: below it in a tall frame, beside it in a wide one."""
    theme, (left, _, right, bottom) = sheet.theme, sheet.box
    colours = slices(len(cells), theme.accent, theme.background, theme.ink)
    tall = sheet.image.height > sheet.image.width
    if tall:
        size = min((bottom - top) * 0.52, (right - left) * 0.66)
        x = right - size if sheet.rtl else left
        key = (left, top + size + sheet.px(40), right, bottom)
    else:
        size = min(bottom - top, (right - left) * 0.42)
        x = right - size if sheet.rtl else left
        key = (left, top, right - size - sheet.px(96), top + size)
        key = key if sheet.rtl else (left + size + sheet.px(96), top, right, top + size)
    slices_of = plot.ring((x + size / 2, top + size / 2), size * 0.98, found.values)
    for n, (shape, colour) in enumerate(zip(slices_of, colours, strict=True)):
        if shape is not None:
            sheet.shape(shape, colour, "dot", n + 1, "")
    row = min((key[3] - key[1]) / len(cells), sheet.px(92))
    px = max(sheet.px(SMALLEST), min(row * 0.56, sheet.px(LARGEST)))
    values = [_one(sheet, cell, sheet.width * 0.4, px, bold=True) for cell in cells]
    mark, gap = px * 0.72, sheet.px(20)
    room = key[2] - key[0] - mark - 2 * gap - max(item.width() for item in values)
    names = [_key_name(sheet, label, room, px) for label in labels]
    y = key[1] if tall else key[1] + max(0.0, (key[3] - key[1] - row * len(cells)) / 2)
    for n, (name, value, colour) in enumerate(zip(names, values, colours, strict=True)):
        middle = y + row / 2
        first = key[2] - mark if sheet.rtl else key[0]
        sheet.rounded((first, middle - mark / 2, first + mark - 1, middle + mark / 2 - 1), 0, colour, "dot", n + 1)
        words = key[2] - mark - gap if sheet.rtl else key[0] + mark + gap
        sheet.text(words, middle - name.height / 2, name, theme.ink, align="r" if sheet.rtl else "l", row=n + 1)
        end = key[0] if sheet.rtl else key[2]
        sheet.text(end, middle - value.height / 2, value, theme.ink, align="l" if sheet.rtl else "r", row=n + 1)
        y += row


def _key_name(sheet: Canvas, label: str, room: float, px: float) -> Fitted:
    return fit(label or "–", (room, px * 1.6), largest=px, smallest=sheet.px(SMALLEST), bold=False,
               language=sheet.language, max_lines=1)  # fmt: skip


def slices(n: int, accent: RGB, ground: RGB, ink: RGB) -> list[RGB]:
    """The shades of a chart's slices that are told apart: a ramp around the accent, from the ink's side to the
    ground's.
    """
    first = -0.4 if n > 3 else 0.0
    steps = [first + (0.68 - first) * k / max(n - 1, 1) for k in range(n)]
    return [mix(accent, ink, -step) if step < 0 else mix(accent, ground, step) for step in steps]
