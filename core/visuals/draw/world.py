"""The card of places: a map that fills the frame, the countries lit, towns as dots with their names, a way between two.

A map's rows are (name, country code, latitude, longitude, spoken word), the last three empty or left out where they are
none; its footer is "route" where it shows the way from the first town to the second.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.model.storyboard import Card
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.fit import fit
from core.visuals.draw.parts import Piece
from core.visuals.draw.theme import RGB, mix, readable
from core.visuals.maps.world import outlines

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

_FINE = 2  # drawn so much larger, for smooth edges
_LEAST, _MOST = 5.0, 34.0  # degrees from top to bottom around towns
_LEAST_COUNTRY, _MOST_COUNTRY = 1.6, 70.0
_SMALL = 300  # pixels at 1080; a lower country is covered by its name


@dataclass(frozen=True)
class Spot:
    """A country, or a town with its place in degrees, and the spoken word that it comes with."""

    name: str
    country: str
    place: tuple[float, float] | None = None  # longitude, latitude
    word: str = ""


@dataclass(frozen=True)
class View:
    """A part of the world in a frame: its middle in degrees, pixels a degree of latitude, the middle's pixels."""

    longitude: float
    latitude: float
    scale: float
    x: float
    y: float

    def points(self, ring: np.ndarray) -> np.ndarray:
        """Pixels of (longitude, latitude) rows; the map is as if seen from above its middle."""
        import numpy as np

        narrow = math.cos(math.radians(self.latitude))
        east = (ring[:, 0] - self.longitude + 180) % 360 - 180
        turns = np.cumsum(np.concatenate(([0.0], np.round(np.diff(east) / 360)))) if len(east) > 1 else 0.0
        x = self.x + (east - 360 * turns) * self.scale * narrow
        return np.stack((x, self.y - (ring[:, 1] - self.latitude) * self.scale), axis=1)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        import numpy as np

        x, y = self.points(np.array([[longitude, latitude]]))[0]
        return float(x), float(y)


@dataclass
class Labels:
    """The boxes (left, top, right, bottom) of the names on a map so far."""

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def free(self, left: float, top: float, wide: float, high: float) -> float:
        """Take the place for a name that is nearest to `top` and covers no other; return its top."""
        tries = [top + sign * n * high / 4 for n in range(24) for sign in (1, -1)]
        y = next((y for y in tries if not any(self._meets(box, left, y, wide, high) for box in self.boxes)), top)
        self.boxes.append((left, y, left + wide, y + high))
        return y

    @staticmethod
    def _meets(box: tuple[float, float, float, float], left: float, top: float, wide: float, high: float) -> bool:
        return box[0] < left + wide and left < box[2] and box[1] < top + high and top < box[3]


def world(sheet: Canvas, card: Card) -> None:
    """Draw the card of places: the land, then what is spoken of, each as a part that comes with its word."""
    spots = tuple(spot for row in card.rows if (spot := _spot(row)) is not None)
    view = _view(sheet, spots)
    theme = sheet.theme
    sea, land = theme.background, mix(theme.background, theme.ink, 0.14 if theme.dark else 0.10)
    sheet.image.paste(sea, (0, 0, *sheet.image.size))
    sheet.image.paste(land, (0, 0), _filled(sheet, view, sorted(outlines())))
    _borders(sheet, view, sea)
    lit = mix(theme.background, theme.accent, 0.55)
    codes = dict.fromkeys(spot.country for spot in spots)
    for code in codes:
        words = [spot.word for spot in spots if spot.country == code and spot.place is None]
        _part(sheet, _filled(sheet, view, [code]), lit, words[0] if words else "")
    towns, taken = [spot for spot in spots if spot.place is not None], Labels()
    if card.footer == "route" and len(towns) == 2:
        a, b = (view.point(*spot.place) for spot in towns if spot.place is not None)
        _part(sheet, _way(sheet, a, b), readable(theme.ink, lit), towns[1].word)
    for spot in towns:
        _town(sheet, view, spot, taken)
    if not towns:
        for spot in spots:
            _name(sheet, view, spot, taken)


def _spot(row: tuple[str, ...]) -> Spot | None:
    """A row of the card as a place; None where a person wrote something else there."""
    name, country, latitude, longitude, word = (*row, "", "", "", "", "")[:5]
    if not country and not latitude:
        return None
    try:
        place = (float(longitude), float(latitude)) if latitude and longitude else None
    except ValueError:
        place = None
    fits = place is None or (abs(place[0]) <= 180 and abs(place[1]) <= 85)
    return Spot(name, country, place, word) if fits else None


def _main(code: str) -> np.ndarray:
    """The outer ring of a country's largest polygon."""
    import numpy as np

    rings = [polygon[0] for polygon in outlines().get(code, [])]
    return max(rings, key=_area) if rings else np.zeros((0, 2))


def _area(ring: np.ndarray) -> float:
    import numpy as np

    x, y = ring[:, 0] * np.cos(np.radians(ring[:, 1].mean())), ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def _view(sheet: Canvas, spots: Sequence[Spot]) -> View:
    """The part of the world that shows all places, their middle in the middle of the card's box."""
    import numpy as np

    towns = np.array([spot.place for spot in spots if spot.place is not None]).reshape(-1, 2)
    mains = [ring for ring in (_main(code) for code in dict.fromkeys(spot.country for spot in spots)) if len(ring)]
    left, top, right, bottom = sheet.box
    if not len(towns) and not mains:
        return View(0.0, 15.0, sheet.height / 150, (left + right) / 2, (top + bottom) / 2)
    points = towns if len(towns) else np.concatenate(mains)
    first = points[0, 0]
    east = (points[:, 0] - first + 180) % 360 - 180
    middle = (first + (east.min() + east.max()) / 2, (points[:, 1].min() + points[:, 1].max()) / 2)
    narrow = math.cos(math.radians(middle[1]))
    wide, high = (east.max() - east.min()) * narrow, points[:, 1].max() - points[:, 1].min()
    room = sheet.width / max(1.0, sheet.height)
    if len(towns):
        country = max((ring[:, 1].max() - ring[:, 1].min() for ring in mains), default=_LEAST)
        span = (
            min(max(_LEAST, country * 1.3), _MOST) if len(towns) == 1 else max(_LEAST / 2, 1.7 * max(wide / room, high))
        )
    else:
        span = min(max(_LEAST_COUNTRY, 1.7 * max(wide / room, high)), max(_MOST_COUNTRY, 1.1 * max(wide / room, high)))
    return View(float(middle[0]), float(middle[1]), sheet.height / span, (left + right) / 2, (top + bottom) / 2)


def _filled(sheet: Canvas, view: View, codes: list[str]) -> Image.Image:
    """The coverage of countries in the frame."""
    from PIL import Image, ImageDraw

    size = sheet.image.size
    mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    for ring in (polygon[0] for code in codes for polygon in outlines().get(code, [])):
        points = view.points(ring) * _FINE
        if _seen(points, mask.size):
            draw.polygon([(float(x), float(y)) for x, y in points], fill=255)
    return mask.resize(size, Image.Resampling.BOX)


def _borders(sheet: Canvas, view: View, colour: RGB) -> None:
    from PIL import Image, ImageDraw

    size = sheet.image.size
    mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    for polygon in (item for polygons in outlines().values() for item in polygons):
        for ring in polygon:
            points = view.points(ring) * _FINE
            if _seen(points, mask.size):
                draw.line([(float(x), float(y)) for x, y in points], fill=255, width=max(2, round(sheet.px(3) * _FINE)))
    sheet.image.paste(colour, (0, 0), mask.resize(size, Image.Resampling.BOX))


def _seen(points: np.ndarray, size: tuple[int, int]) -> bool:
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(
        low[0] < size[0] and low[1] < size[1] and high[0] > 0 and high[1] > 0 and high[0] - low[0] < 9 * size[0]
    )


def _part(sheet: Canvas, mask: Image.Image, colour: RGB, word: str) -> None:
    """Paint a mask of the frame's size, or record it as a part that comes with a word."""
    import numpy as np

    ink = mask.getbbox()
    if ink is None:
        return
    if sheet.pieces is None:
        sheet.image.paste(colour, (0, 0), mask)
    else:
        sheet.pieces.append(Piece("art", -1, word, ink[0], ink[1], np.asarray(mask.crop(ink)), colour))


def _way(sheet: Canvas, a: tuple[float, float], b: tuple[float, float]) -> Image.Image:
    """A dashed line from one point to another, slightly bent."""
    from PIL import Image, ImageDraw

    size = sheet.image.size
    mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    bend = 0.16
    control = ((a[0] + b[0]) / 2 + (b[1] - a[1]) * bend, (a[1] + b[1]) / 2 - (b[0] - a[0]) * bend)
    length = math.dist(a, b)
    steps = max(2, round(length / sheet.px(16)))
    dot = sheet.px(5) * _FINE
    for n in range(1, steps):
        t = n / steps
        x, y = ((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t**2 * r for p, q, r in zip(a, control, b, strict=True))
        draw.ellipse((x * _FINE - dot, y * _FINE - dot, x * _FINE + dot, y * _FINE + dot), fill=255)
    return mask.resize(size, Image.Resampling.BOX)


def _town(sheet: Canvas, view: View, spot: Spot, taken: Labels) -> None:
    """A dot with a ring where a town is, and its name below."""
    from PIL import Image, ImageDraw

    if spot.place is None:
        return
    x, y = view.point(*spot.place)
    size, theme = sheet.image.size, sheet.theme
    for radius, colour in ((34, theme.background), (26, theme.ink), (15, theme.accent)):
        mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
        r = sheet.px(radius)
        box = [v * _FINE for v in (x - r, y - r, x + r, y + r)]
        ImageDraw.Draw(mask).ellipse(box, fill=255)
        _part(sheet, mask.resize(size, Image.Resampling.BOX), colour, spot.word)
    _label(sheet, x, y + sheet.px(52), spot, taken)


def _name(sheet: Canvas, view: View, spot: Spot, taken: Labels) -> None:
    """The name of a country in its middle, of a small one below it."""
    ring = _main(spot.country)
    if len(ring):
        points = view.points(ring)
        low, high = points.min(axis=0), points.max(axis=0)
        small = high[1] - low[1] < sheet.px(_SMALL)
        y = high[1] + sheet.px(28) if small else (low[1] + high[1]) / 2 - sheet.px(44)
        _label(sheet, float(low[0] + high[0]) / 2, float(y), spot, taken)


def _label(sheet: Canvas, x: float, y: float, spot: Spot, taken: Labels) -> None:
    """A name on a panel of its own, below a point and inside the card's box."""
    from PIL import Image, ImageDraw

    theme = sheet.theme
    most = sheet.px(84 if sheet.image.height > sheet.image.width else 72)
    words = fit(
        spot.name, (sheet.width - sheet.px(80), sheet.px(240)), largest=most, smallest=sheet.px(36), bold=True,
        language=sheet.language, max_lines=2,
    )  # fmt: skip
    wide = words.width()
    pad = sheet.px(28)
    left = min(max(x - wide / 2 - pad, sheet.box[0]), sheet.box[2] - wide - 2 * pad)
    panel = Image.new("L", sheet.image.size, 0)
    y = taken.free(left, y, wide + 2 * pad, words.height + pad)
    box = (left, y, left + wide + 2 * pad, y + words.height + pad)
    ImageDraw.Draw(panel).rounded_rectangle(box, radius=sheet.px(20), fill=255)
    _part(sheet, panel, theme.surface, spot.word)
    before = len(sheet.pieces or ())
    sheet.text(left + pad + wide / 2, y + pad / 2, words, readable(theme.ink, theme.surface), align="m")
    if sheet.pieces is not None:  # a name comes with its panel
        named = [replace(piece, what="art", group=-1, text=spot.word) for piece in sheet.pieces[before:]]
        sheet.pieces[before:] = named
