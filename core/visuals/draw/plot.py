"""Shapes of charts, without a letter: coverage of bars, lines, areas, dots and slices, drawn larger and made smaller.

Each is a mask and its corner in pixels of the frame, so that it can be painted at once or enter by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, pi, sin
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_SCALE = 4  # edges are smooth, and stand on fractions of pixels
_ROUND = 0.28  # of a bar's thickness: the radius of its end
_ARC = pi / 180  # a step along a slice's edge

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """The coverage of a chart's shape (mode "L") with its corner at x and y."""

    mask: Image.Image
    x: int
    y: int


def bar(start: float, end: float, middle: float, thick: float) -> Shape | None:
    """The shape of a chart's lying bar, its far end rounded; None where it has no length."""
    left, right = sorted((start, end))
    if right - left < 0.5:
        return None
    radius = min(thick * _ROUND, right - left)
    box = (left, middle - thick / 2, right, middle + thick / 2)

    def draw(paint: Any, at: Callable[[Point], Point]) -> None:
        (x0, y0), (x1, y1) = at((box[0], box[1])), at((box[2], box[3]))
        corners = (False, True, True, False) if end > start else (True, False, False, True)
        paint.rounded_rectangle((x0, y0, x1 - 1, y1 - 1), radius=radius * _SCALE, fill=255, corners=corners)

    return _drawn(box, draw)


def line(points: Sequence[Point], thick: float) -> Shape:
    """The shape of a chart's line through points, with round joints and ends."""

    def draw(paint: Any, at: Callable[[Point], Point]) -> None:
        wide = max(1, round(thick * _SCALE))
        for a, b in pairwise(points):
            paint.line((at(a), at(b)), fill=255, width=wide)
        for point in points:
            x, y = at(point)
            paint.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=255)

    return _drawn(_around(points, thick), draw)


def area(points: Sequence[Point], base: float, share: float) -> Shape:
    """The shape between a chart's line and its base, covering only a share."""
    outline = [*points, (points[-1][0], base), (points[0][0], base)]

    def draw(paint: Any, at: Callable[[Point], Point]) -> None:
        paint.polygon([at(point) for point in outline], fill=round(255 * share))

    return _drawn(_around(outline, 0.0), draw)


def dot(point: Point, radius: float) -> Shape:
    """The shape of a point on a chart's line."""

    def draw(paint: Any, at: Callable[[Point], Point]) -> None:
        x, y = at(point)
        r = radius * _SCALE
        paint.ellipse((x - r, y - r, x + r, y + r), fill=255)

    return _drawn(_around([point], 2 * radius), draw)


def arrow(a: Point, b: Point, thick: float) -> Shape:
    """The shape of an upright or level arrow from one point of a card to another, its head three times as thick."""
    length = max(abs(b[0] - a[0]), abs(b[1] - a[1]), 1.0)
    x, y = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    head = min(2.2 * thick, length)
    neck = (b[0] - x * head, b[1] - y * head)

    def across(point: Point, by: float) -> Point:
        return (point[0] - y * by, point[1] + x * by)

    outline = [
        across(a, thick / 2), across(neck, thick / 2), across(neck, 1.5 * thick), b,
        across(neck, -1.5 * thick), across(neck, -thick / 2), across(a, -thick / 2),
    ]  # fmt: skip

    def draw(paint: Any, at: Callable[[Point], Point]) -> None:
        paint.polygon([at(point) for point in outline], fill=255)

    return _drawn(_around(outline, 0.0), draw)


def ring(middle: Point, size: float, shares: Sequence[float]) -> list[Shape | None]:
    """The slices of a chart's ring, clockwise from twelve o'clock, a gap between them; None for a share of nothing."""
    total, radius, gap = sum(shares), size / 2, size / 160
    out: list[Shape | None] = []
    begin = 0.0
    for share in shares:
        end = begin + 2 * pi * share / total
        out.append(_slice(middle, radius, radius * 0.62, begin, end, gap if share < total else 0.0))
        begin = end
    return out


def _slice(middle: Point, outer: float, inner: float, begin: float, end: float, gap: float) -> Shape | None:
    if end - begin <= 0:
        return None
    edges = []
    for radius in (outer, inner):
        less = min(gap / 2 / radius, (end - begin) / 3)
        first, last = begin + less, end - less
        steps = max(2, ceil((last - first) / _ARC))
        angles = [first + (last - first) * n / steps for n in range(steps + 1)]
        edges.append([(middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)) for angle in angles])
    outline = [*edges[0], *reversed(edges[1])]

    def draw(paint: Any, at: Callable[[Point], Point]) -> None:
        paint.polygon([at(point) for point in outline], fill=255)

    return _drawn(_around(outline, 0.0), draw)


def _around(points: Sequence[Point], thick: float) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) - thick, min(ys) - thick, max(xs) + thick, max(ys) + thick)


def _drawn(box: Box, draw: Callable[[Any, Callable[[Point], Point]], None]) -> Shape:
    """The shape that a function draws on paper so much larger, `at` being where a point of the frame lies there."""
    from PIL import Image, ImageDraw

    left, top = floor(box[0]), floor(box[1])
    wide, high = max(1, ceil(box[2]) - left + 1), max(1, ceil(box[3]) - top + 1)
    paper = Image.new("L", (wide * _SCALE, high * _SCALE), 0)
    draw(ImageDraw.Draw(paper), lambda point: ((point[0] - left) * _SCALE, (point[1] - top) * _SCALE))
    return Shape(paper.resize((wide, high), Image.Resampling.BOX), left, top)
