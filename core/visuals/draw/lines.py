"""A line over years: true distances between them, a scale at the side, the values that matter at their points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10

from core.lettering import width
from core.visuals.draw import plot
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.shapes import rectangle
from core.visuals.figures.amounts import Amounts

Box = tuple[float, float, float, float]


def line(sheet: Canvas, at: Sequence[int], cells: list[str], found: Amounts, span: tuple[float, float]) -> None:
    """Draw a chart's line over years between two heights (`span`); `at` are the years, in order, `cells` the values
    as written.
    """
    theme, size, small = sheet.theme, sheet.px(36), sheet.px(SMALLEST + 2)
    ticks = scale(found.values)
    texts = [found.write(tick) for tick in ticks]
    side = max(width(text, small, bold=False, language=sheet.language) for text in texts) + sheet.px(22)
    side = min(side, sheet.width * 0.3)
    edge = sheet.px(30)
    left, right = sheet.box[0] + side, sheet.box[2]
    top, bottom = span[0] + size * 1.6, span[1] - small * 2.0

    def x(year: float) -> float:
        return left + edge + (year - at[0]) / (at[-1] - at[0]) * (right - left - 2 * edge)

    def y(value: float) -> float:
        return bottom - (value - ticks[0]) / (ticks[-1] - ticks[0]) * (bottom - top)

    points = [(x(year), y(value)) for year, value in zip(at, found.values, strict=True)]
    base = y(0.0) if ticks[0] <= 0 <= ticks[-1] else bottom
    for tick in ticks:
        rectangle(sheet, (left, y(tick) - 0.8, right, y(tick) + 0.8), theme.line)
    sheet.shape(plot.area(points, base, 0.10), theme.accent, "grow", 0, "left")
    sheet.shape(plot.line(points, sheet.px(7)), theme.accent, "grow", 0, "left")
    for n, point in enumerate(points):
        sheet.shape(plot.dot(point, sheet.px(8.5)), theme.accent, "dot", n + 1, "")
    for tick, text in zip(ticks, texts, strict=True):
        baseline = y(tick) + small * 0.34
        sheet.line((left - sheet.px(16), baseline), text, small, theme.muted, bold=False, side="r")
    _years(sheet, at, [px for px, _ in points], bottom + small * 1.6, small)
    _values(sheet, points, cells, size, (left, span[0], right, bottom))


def scale(values: Sequence[float]) -> list[float]:
    """Three to six round ticks of a chart around its values; from zero where the values are not all far from it."""
    low, high = min(values), max(values)
    if low >= 0 and low <= 0.6 * high:
        low = 0.0
    elif high <= 0 and high >= 0.6 * low:
        high = 0.0
    if high == low:
        low, high = min(0.0, low), max(0.0, high)
    rough = (high - low) / 4 or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(power * item for item in (1, 2, 2.5, 5, 10) if power * item >= rough * 0.999)
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    return [round(step * n, 10) for n in range(first, last + 1)]


def _years(sheet: Canvas, at: Sequence[int], xs: list[float], baseline: float, size: float) -> None:
    """The years below their points: the first, the last, and of the others as many as stand apart."""
    wide = width("2000", size, bold=False, language="en") + sheet.px(24)
    taken: list[float] = []
    for n in (0, len(at) - 1, *range(1, len(at) - 1)):
        if all(abs(xs[n] - other) >= wide for other in taken):
            taken.append(xs[n])
            x = min(max(xs[n], sheet.box[0] + wide / 2), sheet.box[2] - (wide - sheet.px(24)) / 2)
            sheet.line(
                (x, baseline), str(at[n]), size, sheet.theme.muted, bold=False, language="en", side="m", what="row",
                group=n + 1,
            )  # fmt: skip


def _values(sheet: Canvas, points: list[tuple[float, float]], cells: list[str], size: float, room: Box) -> None:
    """Values at their points: last, first, highest, lowest, then the others, each where it hides no other."""
    heights = [y for _, y in points]
    n_last = len(points) - 1
    order = [n_last, 0, heights.index(min(heights)), heights.index(max(heights)), *range(1, n_last)]
    taken: list[Box] = []
    for n in dict.fromkeys(order):
        wide = width(cells[n], size, bold=True, language=sheet.language)
        valley = 0 < n < n_last and heights[n] > max(heights[n - 1], heights[n + 1])
        for below, aside in (
            (valley, 0.0),
            (not valley, 0.0),
            (False, -0.55),
            (True, 0.55),
            (False, 0.55),
            (True, -0.55),
        ):
            x, y = points[n]
            left = min(max(x + (aside - 0.5) * wide, room[0]), room[2] - wide)
            top = y + size * 0.55 if below else y - size * 1.75
            box = (left - 6, top, left + wide + 6, top + size * 1.2)
            if top < room[1] - 1 or box[3] > room[3] + size * 0.2:
                continue
            if any(_meets(box, other) for other in taken) or _crossed(box, points):
                continue
            taken.append(box)
            rectangle(sheet, box, sheet.theme.background, "value", n + 1)
            sheet.line((left, top + size * 0.92), cells[n], size, sheet.theme.ink, bold=True, what="value", group=n + 1)
            break


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _crossed(box: Box, points: list[tuple[float, float]]) -> bool:
    """Whether the line runs through a box: sampled closely enough for lines that are not upright."""
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / 6))
        for k in range(steps + 1):
            x, y = x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps
            if box[0] < x < box[2] and box[1] + 2 < y < box[3] - 2:
                return True
    return False
