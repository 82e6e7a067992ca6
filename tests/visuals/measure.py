"""Measurements of a card for a viewer: where letters stand, how large they are, how well they stand out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np

from core.lettering import missing_glyphs
from core.model.presets import PRESETS, SafeZone
from core.model.storyboard import Card
from core.visuals.draw import sheet
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.theme import Theme, contrast

Frame = tuple[int, int, SafeZone]
FRAMES: dict[str, Frame] = {
    "tall": (1080, 1920, PRESETS["youtube_short"].safe),
    "wide": (1920, 1080, PRESETS["youtube_long"].safe),
    "square": (1080, 1080, SafeZone(left=80, top=80, right=80, bottom=110)),
}


@dataclass(frozen=True)
class Letters:
    """One line of a card: its words, the box of its ink, pixels per em at 1080, the least contrast with its ground."""

    text: str
    box: tuple[float, float, float, float]
    size: float
    contrast: float


@dataclass(frozen=True)
class Measured:
    """A card's lines and the box they have to keep to."""

    lines: list[Letters]
    box: tuple[float, float, float, float]

    def faults(self) -> Iterator[str]:
        """Everything that must not be, in words."""
        left, top, right, bottom = self.box
        for line in self.lines:
            if line.box[2] <= line.box[0]:
                continue
            x0, y0, x1, y1 = line.box
            if x0 < left - 4 or y0 < top - 8 or x1 > right + 4 or y1 > bottom + 8:
                yield f"{line.text!r} stands at {line.box}, outside {self.box}"
            if line.size < 27.99:
                yield f"{line.text!r} is only {line.size:.1f} px"
            if line.contrast < 4.5:
                yield f"{line.text!r} has a contrast of only {line.contrast:.2f}"
            if missing_glyphs(line.text):
                yield f"{line.text!r} has letters that no font has: {missing_glyphs(line.text)}"


def measure(card: Card, frame: Frame, theme: Theme | None = None) -> Measured:
    """Draw the card with and without its letters and compare the two pictures."""
    width, height, safe = frame
    with _noting() as noted:
        lettered = sheet(card, width, height, safe=safe, theme=theme)
    with patch.object(Canvas, "line", lambda *_, **__: None):
        bare = sheet(card, width, height, safe=safe, theme=theme)
    with_letters, without = (np.asarray(result.image).astype(np.int16) for result in (lettered, bare))
    lines = [
        Letters(text, box, size / lettered.unit, _contrast(with_letters, without, box))
        for (text, size), box in zip(noted, lettered.ink, strict=True)
    ]
    return Measured(lines, lettered.box)


@contextmanager
def _noting() -> Iterator[list[tuple[str, float]]]:
    """The words and sizes of all lines that are drawn meanwhile."""
    noted: list[tuple[str, float]] = []
    drawn = Canvas.line

    def line(self: Canvas, xy, text, size, *rest, **more):  # type: ignore[no-untyped-def]
        noted.append((text, size))
        drawn(self, xy, text, size, *rest, **more)

    with patch.object(Canvas, "line", line):
        yield noted


def _contrast(lettered: np.ndarray, bare: np.ndarray, box: tuple[float, float, float, float]) -> float:
    """The ink's contrast with the worst colour that makes up two hundredths or more of the ground in its box."""
    high, wide = lettered.shape[:2]
    x0, y0, x1, y1 = max(0, int(box[0])), max(0, int(box[1])), min(wide, int(box[2])), min(high, int(box[3]))
    if x1 <= x0 or y1 <= y0:
        return 21.0
    inked, ground = lettered[y0:y1, x0:x1].reshape(-1, 3), bare[y0:y1, x0:x1].reshape(-1, 3)
    change = np.abs(inked - ground).max(axis=1)
    if change.max() == 0:
        return 1.0
    ink = np.median(inked[change >= 0.92 * change.max()], axis=0)
    packed = ground.astype(np.int32) @ np.array([65536, 256, 1], np.int32)
    colours, counts = np.unique(packed, return_counts=True)
    common = colours[counts >= 0.02 * len(ground)]
    worst = colours[[counts.argmax()]] if not len(common) else common
    red, green, blue = (int(v) for v in ink)
    return min(contrast((red, green, blue), (item >> 16, item >> 8 & 255, item & 255)) for item in map(int, worst))
