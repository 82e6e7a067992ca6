"""The sheet a card is drawn on: its background, the box its content keeps to, and text blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from core.lettering import draw_text, is_rtl, text_masks
from core.lettering.shape import family_metrics
from core.model.moving import PartKind
from core.model.presets import SafeZone
from core.visuals.draw.art import Drawing
from core.visuals.draw.counting import counted
from core.visuals.draw.fit import Fitted
from core.visuals.draw.parts import Piece, spans
from core.visuals.draw.plot import Shape
from core.visuals.draw.theme import RGB, Theme, mix

if TYPE_CHECKING:
    from PIL import Image

# The content keeps clear of the captions: they stand at 62-74 % of a vertical frame, in the last 18 % of a wide one.
TALL_BAND = (0.125, 0.60)
WIDE_BAND = (0.085, 0.78)
SQUARE_BAND = (0.065, 0.69)  # two lines of captions take more of it
ROOMY = (0.76, 0.90, 0.88)  # where the content of a tall, wide and square card ends that no caption stands on
Edge = Literal["", "left", "right"]
BAND = 0.22  # of accent in the band under a row that is spoken of
STRESS_LEAST = 52.0  # pixels per em at 1080 of words of which one has the accent colour
SMALLEST = 28.0  # pixels per em at 1080 on the short side; nothing on a card is smaller


@dataclass(frozen=True)
class Canvas:
    """A picture to draw on. `box` is (left, top, right, bottom) of the content; `unit` is 1 at 1080 pixels.

    Where there is a list of `pieces`, words and the shapes that enter with them go there instead of onto the picture.
    """

    image: Image.Image
    box: tuple[float, float, float, float]
    unit: float
    theme: Theme
    language: str
    extra: Path | None = None
    rtl: bool = False
    ink: list[tuple[float, float, float, float]] = field(default_factory=list)  # boxes of all that was lettered
    pieces: list[Piece] | None = None
    roomy: bool = False  # no caption stands on it
    figure: str = ""  # the words of a number card's figure, which counts up
    stress: str = ""  # the word of a statement that has the accent colour

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    def large(self, at_1080: float) -> float:
        """The size at 1080 of large words, larger where there is more room for them."""
        return at_1080 * (1.3 if self.roomy else 1.0)

    def px(self, at_1080: float) -> float:
        """A length given for a 1080 frame, in pixels of this one."""
        return at_1080 * self.unit

    def text(
        self,
        x: float,
        y: float,
        fitted: Fitted,
        colour: RGB,
        align: str = "",
        item: int = -1,
        row: int = -1,
        what: PartKind | None = None,
        edge: Edge = "",
    ) -> float:
        """Draw a block with its top at y, from x (its right edge where the card reads from there); return its end.

        `item` is the number of the list's item, `row` that of the table's or chart's row whose words these are,
        `edge` the side of a comparison they stand on.
        """
        group = max(item, row) if max(item, row) >= 0 else len(self.ink)
        what = what or ("item" if item >= 0 else "row" if row >= 0 else "word")
        side = align or ("r" if self.rtl else "l")
        for line in fitted.lines:
            ascent, descent = family_metrics(line, fitted.language, fitted.bold, extra=self.extra)
            baseline = y + (fitted.leading + (ascent - descent) * fitted.size) / 2
            self.line(
                (x, baseline), line, fitted.size, colour, bold=fitted.bold, language=fitted.language, side=side,
                what=what, group=group, edge=edge,
            )  # fmt: skip
            y += fitted.leading
        return y

    def line(
        self,
        xy: tuple[float, float],
        text: str,
        size: float,
        colour: RGB,
        *,
        bold: bool,
        language: str = "",
        side: str = "l",
        family: str = "",
        what: PartKind = "word",
        group: int = 0,
        edge: Edge = "",
    ) -> None:
        """Draw one line on its baseline, the word that has the stress in its own colour."""
        stress = self.stress if self._may_stress(text, size, colour, what) else ""
        if self.pieces is not None:
            parts = spans(text, language or self.language) if what == "word" else [(0, len(text))]
            masks = text_masks(
                text, xy, parts, size=size, bold=bold, language=language or self.language, side=side, family=family,
                extra=self.extra,
            )  # fmt: skip
            for (start, end), (mask, left, top) in zip(parts, masks, strict=True):
                word = text[start:end]
                own = self.theme.accent if stress and word == stress else colour
                if mask is not None and what == "word" and word in self.figure.split() and counted(word):
                    right = left + mask.shape[1]
                    self._count(word, (right, xy[1]), size, colour, bold, language or self.language, group)
                    self.pieces.append(Piece("figure", group, word, left, top, mask, colour))
                elif mask is not None:
                    self.pieces.append(Piece(what, group, word, left, top, mask, own, edge=edge))
            self.ink.append((0.0, 0.0, 0.0, 0.0))
            return
        before = self.image.copy() if stress else None
        box = draw_text(
            self.image,
            xy,
            text,
            size=size,
            colour=colour,
            bold=bold,
            language=language or self.language,
            anchor=side + "s",
            family=family,
            extra=self.extra,
        )
        self.ink.append(box)
        if before is not None:
            self._recolour(before, xy, text, stress, size, bold, language or self.language, side)

    def _may_stress(self, text: str, size: float, colour: RGB, what: PartKind) -> bool:
        """Whether a line is large, in the ground's own ink, and has the word that is stressed."""
        large = what == "word" and size >= self.px(STRESS_LEAST) and colour == self.theme.ink
        return large and self.stress in text.split()

    def _recolour(
        self,
        before: Image.Image,
        xy: tuple[float, float],
        text: str,
        word: str,
        size: float,
        bold: bool,
        language: str,
        side: str,
    ) -> None:
        """Paint a word of a line in the accent colour onto what was there before the line."""
        from PIL import Image

        where = [(start, end) for start, end in spans(text, language) if text[start:end] == word]
        masks = text_masks(text, xy, where, size=size, bold=bold, language=language, side=side, extra=self.extra)
        for mask, left, top in masks:
            if mask is not None:
                box = (left, top, left + mask.shape[1], top + mask.shape[0])
                self.image.paste(before.crop(box), (left, top))
                self.image.paste(self.theme.accent, (left, top), Image.fromarray(mask))

    def _count(
        self, word: str, corner: tuple[float, float], size: float, colour: RGB, bold: bool, language: str, group: int
    ) -> None:
        """Record the texts on the way to a figure, their ink ending at the corner (right edge, baseline) of its own."""
        texts = [word, *counted(word)]
        masks = [
            text_masks(
                text, (0.0, corner[1]), [(0, len(text))], size=size, bold=bold, language=language, side="r",
                extra=self.extra,
            )[0]
            for text in texts
        ]  # fmt: skip
        own, left, _ = masks[0]
        shift = round(corner[0]) - left - (own.shape[1] if own is not None else 0)
        for text, (mask, x, y) in zip(texts[1:], masks[1:], strict=True):
            if mask is not None and self.pieces is not None:
                self.pieces.append(Piece("count", group, text, x + shift, y, mask, colour))

    def art(self, drawing: Drawing, x: float, y: float, size: tuple[int, int], colour: RGB) -> None:
        """Draw a picture with its corner at x and y, which enters as a part of its own; its shape in a colour."""
        from PIL import Image

        mask, corner = drawing.mask(size), (round(x), round(y))
        pixels = None if drawing.tinted else drawing.pixels(size)
        if self.pieces is not None:
            self.pieces.append(Piece("art", -1, drawing.word, *corner, mask, colour, pixels))
        elif pixels is None:
            self.image.paste(colour, (*corner, corner[0] + size[0], corner[1] + size[1]), Image.fromarray(mask))
        else:
            self.image.paste(Image.fromarray(pixels), corner, Image.fromarray(mask))

    def shape(self, shape: Shape, colour: RGB, what: PartKind, group: int, edge: Literal["", "left", "right"]) -> None:
        """Draw a shape of a chart, which enters as a part of its own, growing from an edge."""
        import numpy as np

        if self.pieces is None:
            self.image.paste(colour, (shape.x, shape.y), shape.mask)
        else:
            self.pieces.append(Piece(what, group, "", shape.x, shape.y, np.asarray(shape.mask), colour, edge=edge))

    def band(self, row: int, left: float, top: float, right: float, bottom: float) -> None:
        """Record the band that lies under a row while it is spoken of; on a card that stands still there is none."""
        if self.pieces is None:
            return
        colour = mix(self.theme.background, self.theme.accent, BAND)
        self.rounded((left, top, right, bottom), self.px(12), colour, "lit", row)

    def edge(self) -> float:
        """Edge where lines begin: the right edge of the content where the card reads from the right."""
        return self.box[2] if self.rtl else self.box[0]

    def bar(self, y: float, wide: float = 84, high: float = 10) -> None:
        """The short accent bar above a heading."""
        length, x = self.px(wide), self.edge()
        left = x - length if self.rtl else x
        self.rounded((left, y, left + length, y + self.px(high)), self.px(high) / 2, self.theme.accent)

    def rounded(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        colour: RGB,
        what: PartKind = "bar",
        group: int = -1,
    ) -> None:
        """Draw a filled rectangle with round corners, which enters as a part of its own."""
        from PIL import Image, ImageDraw

        if self.pieces is None:
            ImageDraw.Draw(self.image).rounded_rectangle(box, radius=radius, fill=colour)
            return
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle(box, radius=radius, fill=255)
        self.record(mask, colour, what, group)

    def record(self, mask: Image.Image, colour: RGB, what: PartKind, group: int = -1) -> None:
        """Keep what a mask of the frame's size covers as a part."""
        import numpy as np

        ink = mask.getbbox()
        if ink is not None and self.pieces is not None:
            self.pieces.append(Piece(what, group, "", ink[0], ink[1], np.asarray(mask.crop(ink)), colour))


def new_canvas(
    width: int,
    height: int,
    safe: SafeZone,
    theme: Theme,
    language: str,
    words: str,
    extra: Path | None = None,
    part: str = "",
    *,
    shape: bool = True,
    roomy: bool = False,
) -> Canvas:
    """The sheet of a card with its background, and the box inside the safe zone and above the captions.

    `part` names what the card belongs to: cards of one part share a background, the next part has another. Without
    `shape` the background is one colour. A `roomy` one has no captions to keep clear of.
    """
    from PIL import Image

    image = Image.new("RGB", (width, height), theme.background)
    unit = min(width, height) / 1080
    band = TALL_BAND if height > width else WIDE_BAND if width > height else SQUARE_BAND
    end = ROOMY[0 if height > width else 1 if width > height else 2] if roomy else band[1]
    box = (
        max(safe.left, 64 * unit),
        max(safe.top, band[0] * height),
        width - max(safe.right, 64 * unit),
        min(height - safe.bottom, end * height),
    )
    if shape:
        _backdrop(image, theme, part)
    return Canvas(image, box, unit, theme, language, extra, rtl=_reads_from_the_right(words), roomy=roomy)


def _reads_from_the_right(words: str) -> bool:
    """Whether most words do: one Latin name at the head of an Arabic card does not turn it round."""
    kinds = [is_rtl(word) for word in words.split() if any(char.isalpha() for char in word)]
    return sum(kinds) * 2 > len(kinds)


# Centre (fractions of width and height) and radius (of the longer side) of the disc; tall frames first, then wide ones.
_DISCS = {
    True: ((1.02, 0.93, 0.62), (-0.05, 0.98, 0.58), (1.15, 0.30, 0.46), (0.50, 1.16, 0.60)),
    False: ((1.02, 1.00, 0.62), (0.98, -0.10, 0.56), (1.08, 0.52, 0.44), (0.62, 1.42, 0.66)),
}


def _backdrop(image: Image.Image, theme: Theme, part: str) -> None:
    """One large quiet disc that runs out of the frame: depth without a gradient, which video would band."""
    which = hashlib.sha256(part.encode()).digest()[0] % 4 if part else 0
    image.paste(theme.shade, (0, 0, *image.size), _disc(*image.size, which))


@lru_cache(maxsize=8)
def _disc(width: int, height: int, which: int) -> Image.Image:
    from PIL import Image, ImageDraw

    x, y, radius = _DISCS[height > width][which]
    x, y, radius = x * width, y * height, radius * max(width, height)
    scale = 2  # drawn twice as large, for a smooth edge
    mask = Image.new("L", (width * scale, height * scale), 0)
    edges = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale]
    ImageDraw.Draw(mask).ellipse(edges, fill=255)
    return mask.resize((width, height), Image.Resampling.BOX)
