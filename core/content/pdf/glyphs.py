"""The letters and pictures of a PDF's page with their places, as PDFium sees them, in points (1/72 inch)."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

MOST_ON_PAGE = 40_000  # letters; a newspaper's page has some 25,000
_SMALLEST_PT = 2.0
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_RADICALS = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefc]")
_SYMBOLS = {0xF0B7: 0x2022, 0xF0A7: 0x25AA, 0xF06C: 0x25CF, 0xF0D8: 0x2023, 0xF0FC: 0x2713}  # of fonts of signs
_BOLD = re.compile(r"bold|black|heavy|demi|semibold|cmbx|sfbx", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|sftt|menlo|hack|fira ?code|source ?code", re.IGNORECASE)
_FIXED_PITCH = 1
_INVISIBLE = 3  # text that is drawn neither filled nor stroked: the layer behind a scan


@dataclass(frozen=True)
class Glyph:
    """A letter: its left and right edge, baseline from below, and size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    mono: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture on the page, as PDFium's object."""

    x0: float
    x1: float
    y: float  # its lower edge
    top: float
    source: Any


@dataclass(frozen=True)
class PageContent:
    """All that is on a page."""

    width: float
    height: float
    glyphs: list[Glyph]
    pictures: list[Picture]
    unmapped: int  # letters that the file gives no Unicode for


def content_of(page: Any, *, with_invisible: bool) -> PageContent:
    """The visible letters of a page in the order of its file; those behind a scan only where asked for."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    text = page.get_textpage()
    count = min(text.count_chars(), MOST_ON_PAGE)
    fonts: dict[tuple[str, int], tuple[bool, bool]] = {}
    modes: dict[int, int] = {}
    found: list[tuple[int, Glyph]] = []
    unmapped = 0
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    matrix, flags, name = pdfium.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(120)
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(text, n)
        if code in (13, 10) or (0 < code < 32 and code not in (2, 9)):
            continue
        if pdfium.FPDFText_HasUnicodeMapError(text, n) == 1 or 0xE000 <= code <= 0xF8FF or code in (0, 0xFFFD):
            unmapped += 1
            if 0xE000 <= code <= 0xF8FF and code not in _SYMBOLS:
                continue
            code = _SYMBOLS.get(code, 0xFFFD)
        pdfium.FPDFText_GetCharOrigin(text, n, x, y)
        pdfium.FPDFText_GetCharBox(text, n, left, right, bottom, top)
        pdfium.FPDFText_GetMatrix(text, n, matrix)
        size = pdfium.FPDFText_GetFontSize(text, n) * (math.hypot(matrix.c, matrix.d) or 1)
        length = pdfium.FPDFText_GetFontInfo(text, n, name, 120, flags)
        font = (name.value.decode("latin-1") if length else "", flags.value)
        if font not in fonts:
            bare = font[0].rpartition("+")[2]
            fonts[font] = bool(_BOLD.search(bare)), bool(font[1] & _FIXED_PITCH or _MONO.search(bare))
        shown = with_invisible or _mode(pdfium, text, n, modes) != _INVISIBLE
        space = code in (9, 32, 0xA0)  # PDFium gives those that it puts in no size
        if not shown or (size < _SMALLEST_PT and not space):
            continue
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 if matrix.a or matrix.b else 0
        straight = space or abs(matrix.b) < 0.02 * abs(matrix.a) or abs(matrix.a) < 0.02 * abs(matrix.b)
        if not straight:
            continue  # a stamp across the page
        letter = "-" if code == 2 else chr(code)
        letter = _LIGATURES.get(letter, letter)
        if _RADICALS.match(letter):  # a sign of a dictionary in the place of the letter that looks the same
            letter = unicodedata.normalize("NFKC", letter)
        bold, mono = fonts[font]
        x0, x1, y0 = _turned(angle, left.value, right.value, bottom.value, top.value, x.value, y.value)
        angle = angle if not space or not found else found[-1][0]
        found.append((angle, Glyph(letter, x0, x1, y0, size, bold, mono)))
    turn = Counter(angle for angle, glyph in found if not glyph.text.isspace()).most_common(1)
    main = turn[0][0] if turn else 0
    if main % 2:
        width, height = height, width
    glyphs = [glyph for angle, glyph in found if angle == main and (main or -2 <= glyph.x0 <= width + 2)]
    pictures = _pictures(page) if not main else []
    return PageContent(width, height, glyphs, pictures, unmapped)


def _mode(pdfium: Any, text: Any, n: int, modes: dict[int, int]) -> int:
    """The mode in which the text object of a letter is drawn; asked once an object."""
    thing = pdfium.FPDFText_GetTextObject(text, n)
    if not thing:
        return 0
    key = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if key not in modes:
        modes[key] = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    return modes[key]


def _turned(
    angle: int, left: float, right: float, bottom: float, top: float, x: float, y: float
) -> tuple[float, float, float]:
    """Left edge, right edge and baseline as they are with the text upright."""
    if angle == 1:
        return bottom, top, -x
    if angle == 2:
        return -right, -left, -y
    if angle == 3:
        return -top, -bottom, x
    return min(left, x), right, y


def _pictures(page: Any) -> list[Picture]:
    import pypdfium2.raw as pdfium

    out = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if right - left > 1 and top - bottom > 1:
            out.append(Picture(left, right, bottom, top, thing))
        if len(out) >= 200:
            break
    return out
