"""Words laid over pictures: names of chapters, key figures, lower thirds, the source, a progress bar; RGBA pictures.

A plate of the theme's ground with an accent along its reading edge: it reads on any picture and looks like the cards.
Plates stand at the top of the safe zone, or above the captions; both keep clear of the captions' band.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.lettering import draw_text, is_rtl, width
from core.lettering.shape import family_metrics
from core.model.presets import SafeZone
from core.visuals.draw.canvas import TALL_BAND, WIDE_BAND
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.theme import Theme, readable
from core.visuals.draw.theme import theme as theme_of

if TYPE_CHECKING:
    from PIL import Image

VERSION = 1  # part of the key of a drawn overlay: raise it when the looks change

PLATE_ALPHA = 228  # of 255: white paper behind it still leaves the words a contrast of 7 and more
RAIL_ALPHA = 120
BAR_HIGH = 10  # at 1080 on the short side, as all lengths here
BAR_GAP = 30  # from the progress bar's place to the plates below it
PADDING = 30
EDGE = 10

_SIZES = {"chapter": (60, 34), "figure": (124, 60), "lower_third": (50, 32), "source": (34, 28)}
_SMALL = {"chapter": 32, "lower_third": 36, "source": 28}
_LINES = {"chapter": 2, "figure": 1, "lower_third": 2, "source": 1}


def draw_overlay(
    kind: str,
    text: str,
    small: str,
    width: int,
    height: int,
    *,
    safe: SafeZone,
    top: bool = True,
    bar: bool = False,
    theme: Theme | None = None,
    language: str = "en",
    extra: Path | None = None,
) -> Image.Image:
    """The overlay as an RGBA picture of exactly (width, height), transparent around the plate.

    `kind` is chapter, figure, lower_third, source, or rail and fill of the progress bar (which have no words). `top`
    puts the plate at the top of the safe zone (below the progress bar if `bar`), else above the captions. `extra` is
    a folder of the user's own fonts.
    """
    from PIL import Image

    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    sheet = _Sheet(image, safe, theme or theme_of(), language, extra)
    if kind in ("rail", "fill"):
        sheet.bar(kind)
    else:
        sheet.plate(kind, text, small, sheet.top + (sheet.px(BAR_HIGH + BAR_GAP) if bar else 0) if top else None)
    return image


class _Sheet:
    """The transparent frame and where on it things may stand."""

    def __init__(self, image: Image.Image, safe: SafeZone, theme: Theme, language: str, extra: Path | None) -> None:
        self.image, self.theme, self.language, self.extra = image, theme, language, extra
        self.unit = min(image.size) / 1080
        self.left = max(safe.left, round(64 * self.unit))
        self.right = image.width - max(safe.right, round(64 * self.unit))
        self.top = max(safe.top, round(54 * self.unit))
        tall = image.height > image.width
        band = (TALL_BAND if tall else WIDE_BAND)[1]
        self.bottom = min(image.height - safe.bottom, round(band * image.height))

    def px(self, at_1080: float) -> int:
        return max(1, round(at_1080 * self.unit))

    def bar(self, kind: str) -> None:
        """The progress bar along the top of the safe zone: the rail, or all of what fills it."""
        from PIL import ImageDraw

        high = self.px(BAR_HIGH)
        box = (self.left, self.top, self.right - 1, self.top + high - 1)
        colour = (*self.theme.background, RAIL_ALPHA) if kind == "rail" else (*self.theme.accent, 255)
        ImageDraw.Draw(self.image).rounded_rectangle(box, radius=high / 2, fill=colour)

    def plate(self, kind: str, text: str, small: str, top: int | None) -> None:
        """Words on a plate that begins at `top`, else ends above the captions; at the side where reading begins."""
        rtl = is_rtl(text)
        pad, edge, gap = self.px(PADDING), self.px(EDGE), self.px(10)
        room = self.right - self.left - 2 * pad - edge
        head = self._fit(text, room, *_SIZES[kind], lines=_LINES[kind])
        below = self._fit(small, room, _SMALL[kind], 28, lines=1, bold=False) if small and kind in _SMALL else None
        wide = max(head.width(), below.width() if below else 0.0)
        if kind == "source" and below is not None:  # the label and the name on one line
            gap = self.px(14)
            wide = head.width() + gap + below.width()
            if wide > room:
                below, wide = None, head.width()
        beside = kind == "source"
        v_pad = round(pad * (0.5 if kind == "source" else 0.62))
        high = head.height + (below.height + gap if below and not beside else 0.0) + 2 * v_pad
        across = round(wide) + 2 * pad + edge
        x = self.right - across if rtl else self.left
        y = top if top is not None else self.bottom - round(high)
        self._ground((x, y, x + across, y + round(high)), rtl, edge)
        start = x + across - edge - pad if rtl else x + edge + pad
        at = float(y + v_pad)
        accent, ink, muted = (self._colour(c) for c in (self.theme.accent, self.theme.ink, self.theme.muted))
        if beside and below is not None:
            shift = below.width() + gap
            self._line(start, at, head.leading, below, below.lines[0], muted, rtl)
            self._block(start - shift if rtl else start + shift, at, head, ink, rtl)
            return
        if kind == "chapter" and below is not None:  # its number stands above its name
            at = self._block(start, at, below, accent, rtl) + gap
            self._block(start, at, head, ink, rtl)
            return
        at = self._block(start, at, head, accent if kind == "figure" else ink, rtl) + gap
        if below is not None:
            self._block(start, at, below, muted, rtl)

    def _colour(self, colour: tuple[int, int, int]) -> tuple[int, int, int]:
        """A colour that reads on the plate whatever shines through it: black or white behind."""
        share = PLATE_ALPHA / 255
        grounds = [tuple(round(c * share + behind * (1 - share)) for c in self.theme.background) for behind in (0, 255)]
        return readable(colour, *grounds)  # type: ignore[arg-type]

    def _ground(self, box: tuple[int, int, int, int], rtl: bool, edge: int) -> None:
        from PIL import Image, ImageDraw

        scale = 4  # drawn larger, for smooth corners
        wide, high = box[2] - box[0], box[3] - box[1]
        mask = Image.new("L", (wide * scale, high * scale), 0)
        shape = (0, 0, wide * scale - 1, high * scale - 1)
        ImageDraw.Draw(mask).rounded_rectangle(shape, radius=self.px(14) * scale, fill=255)
        mask = mask.resize((wide, high), Image.Resampling.BOX)
        plate = Image.new("RGBA", (wide, high), (*self.theme.background, PLATE_ALPHA))
        x = wide - edge if rtl else 0
        plate.paste((*self.theme.accent, 255), (x, 0, x + edge, high))
        alpha = plate.getchannel("A")
        plate.putalpha(Image.composite(alpha, Image.new("L", alpha.size, 0), mask.point(lambda v: 255 if v else 0)))
        self.image.paste(plate, box[:2], mask)

    def _block(self, x: float, y: float, block: Fitted, colour: tuple[int, int, int], rtl: bool) -> float:
        for line in block.lines:
            self._line(x, y, block.leading, block, line, colour, rtl)
            y += block.leading
        return y

    def _line(
        self, x: float, y: float, leading: float, block: Fitted, line: str, colour: tuple[int, int, int], rtl: bool
    ) -> None:
        ascent, descent = family_metrics(line, block.language, block.bold, extra=self.extra)
        baseline = y + (leading + (ascent - descent) * block.size) / 2
        draw_text(
            self.image, (x, baseline), line, size=block.size, colour=colour, bold=block.bold, language=block.language,
            anchor="rs" if rtl else "ls", extra=self.extra,
        )  # fmt: skip

    def _fit(self, text: str, room: float, largest: float, smallest: float, *, lines: int, bold: bool = True) -> Fitted:
        line = fit(
            text, (room, self.px(largest) * 1.6 * lines), largest=self.px(largest), smallest=self.px(smallest),
            bold=bold, language=self.language, max_lines=lines,
        )  # fmt: skip
        if width(text, self.px(largest), bold=bold, language=self.language) <= room and len(line.lines) > 1:
            return fit(text, (room, line.leading * 1.01), largest=self.px(largest), smallest=self.px(smallest),
                       bold=bold, language=self.language, max_lines=1)  # fmt: skip
        return line
