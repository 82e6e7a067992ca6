"""Fonts of the person's own: looked into before they are kept, and preferred where they have the letters."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import BadInput
from core.lettering.coverage import face, preferred
from core.lettering.fonts import BOLD, REGULAR, SUFFIXES, FontFile, carried
from core.lettering.woff import sfnt
from core.model.limits import FONT_BYTES

MOST_BYTES = FONT_BYTES
_ASKED = "aemnot012"


def inspect(data: bytes, name: str) -> FontFile:
    """Read a font file's family and weight. Raises `BadInput` naming it: no font, too large, without letters."""
    import freetype

    another = "Choose a .ttf or .otf file, as font shops and Google Fonts give them."
    if len(data) > MOST_BYTES:
        raise BadInput(f"{name} is larger than {MOST_BYTES // 10**6} MB.", another, code="bad_font")
    if Path(name).suffix.lower() not in SUFFIXES:
        raise BadInput(f"{name} is not a .ttf or .otf font.", another, code="bad_font")
    try:
        opened = freetype.Face(io.BytesIO(sfnt(data)))
        letters = sum(bool(opened.get_char_index(char)) for char in _ASKED)
    except (freetype.FT_Exception, ValueError, OSError) as error:
        raise BadInput(f"{name} is not a font, or it is damaged.", another, code="bad_font") from error
    family = " ".join((opened.family_name or b"").decode("utf-8", "replace").split())[:80]
    if not family or any(char in family for char in ",\\{}<>"):
        raise BadInput(f"{name} does not say its name, so captions cannot use it.", another, code="bad_font")
    if letters < len(_ASKED) and not opened.num_charmaps:
        raise BadInput(f"{name} has no letters.", another, code="bad_font")
    bold = bool(opened.style_flags & freetype.FT_STYLE_FLAG_BOLD)
    return FontFile(Path(name), family, BOLD if bold else REGULAR, ())


def lacking(family: str, letters: Iterable[str]) -> list[str]:
    """Those letters of a text that the font family has no glyph for."""
    found = face(family, True)
    return [char for char in letters if found is None or ord(char) not in found.cmap]


@contextmanager
def preferring(family: str, *files: Path) -> Iterator[None]:
    """Within the block every text without a font family of its own is set in this one, as far as it has its letters.

    `files` are fonts that count within the block only, besides the shipped ones and those of the user's folder.
    """
    token, others = preferred.set(family), carried.set(files)
    try:
        yield
    finally:
        carried.reset(others)
        preferred.reset(token)
