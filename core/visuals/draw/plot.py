"""Shapes of charts by matplotlib, without a letter: transparent pictures of an exact size, in the film's colours.

The letters beside them are drawn by our own lettering, which knows every script; the scale is ours, too, so that a
label stands exactly where its bar ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.visuals.draw.theme import RGB

if TYPE_CHECKING:
    from PIL import Image

_DPI = 100
_ROUND = 0.5  # of a bar's ends, as a share of half its thickness


def _paper(size: tuple[int, int]) -> tuple[Any, Any]:
    """A figure and axes whose data are its pixels, x to the right and y down, nothing drawn yet."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    wide, high = size
    figure = Figure(figsize=(wide / _DPI, high / _DPI), dpi=_DPI)
    FigureCanvasAgg(figure)
    figure.patch.set_alpha(0.0)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, wide)
    axes.set_ylim(high, 0)
    return figure, axes


def _picture(figure: Any) -> Image.Image:
    import numpy as np
    from PIL import Image

    figure.canvas.draw()
    return Image.fromarray(np.asarray(figure.canvas.buffer_rgba()).copy())


def _hex(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def bars(
    size: tuple[int, int],
    ends: Sequence[tuple[float, float, float]],
    zero: float,
    thick: float,
    colour: RGB,
    axis: RGB,
) -> Image.Image:
    """The picture of a chart's lying bars: each (start x, end x, middle y) in pixels; an upright line at `zero`."""
    figure, axes = _paper(size)
    for start, end, y in ends:
        axes.barh(y, abs(end - start), height=thick, left=min(start, end), color=_hex(colour), linewidth=0)
    axes.plot([zero, zero], [0, size[1]], color=_hex(axis), linewidth=2, solid_capstyle="butt")
    return _picture(figure)


def line(
    size: tuple[int, int],
    points: Sequence[tuple[float, float]],
    grid: Sequence[float],
    base: float,
    thick: float,
    colour: RGB,
    rule: RGB,
) -> Image.Image:
    """The picture of a chart's line through points with the area down to `base` tinted, over level rules at `grid`,
    all in pixels.
    """
    figure, axes = _paper(size)
    for y in grid:
        axes.plot([0, size[0]], [y, y], color=_hex(rule), linewidth=1.5)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    axes.fill_between(xs, ys, base, color=_hex(colour), alpha=0.10, linewidth=0)
    axes.plot(xs, ys, color=_hex(colour), linewidth=thick * 72 / _DPI, solid_joinstyle="round", solid_capstyle="round")
    axes.scatter(xs, ys, s=(thick * 1.5 * 72 / _DPI) ** 2 * 1.6, color=_hex(colour), linewidths=0, zorder=3)
    return _picture(figure)


def ring(size: int, shares: Sequence[float], colours: Sequence[RGB], gap: RGB, clockwise: bool = True) -> Image.Image:
    """The picture of a chart's ring of shares that begins at twelve o'clock, the slices apart by lines of the colour
    `gap`.
    """
    figure, axes = _paper((size, size))
    axes.pie(
        shares, radius=size / 2 * 0.98, center=(size / 2, size / 2), startangle=-90, counterclock=clockwise,
        colors=[_hex(colour) for colour in colours],
        wedgeprops={"width": size * 0.19, "edgecolor": _hex(gap), "linewidth": size / 160},
    )  # fmt: skip
    axes.set_xlim(0, size)
    axes.set_ylim(size, 0)  # y runs down, so that counter-clockwise is clockwise
    return _picture(figure)
