"""Shaping with HarfBuzz: glyphs in visual order with their places, and the width of a line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.language.tag import primary
from core.lettering import glyphs
from core.lettering.coverage import face, family_for, forget, is_ignorable
from core.lettering.faces import Face
from core.lettering.fonts import DEFAULT, MONO, carried, set_own_folder
from core.lettering.runs import runs, visual

_BOX_EM = 0.6  # width of the empty box that stands for a character no font has


@dataclass(frozen=True)
class Glyph:
    """A glyph at `x` ems from the line's left end and `y` ems above the baseline; `face` None is an empty box.

    `char` is the first character of the text that it stands for.
    """

    face: Face | None
    index: int
    x: float
    y: float
    char: int = 0


@dataclass(frozen=True)
class Shaped:
    """A line of glyphs. `width` in ems; `ass_width` in units of libass's `Fontsize`; `faces` those used."""

    glyphs: tuple[Glyph, ...]
    width: float
    ass_width: float
    faces: tuple[Face, ...]


def shape(text: str, language: str = "en", bold: bool = True, family: str = "", extra: Path | None = None) -> Shaped:
    """Shape one line (no line breaks; tabs are the caller's). Kerning, ligatures, marks and joining as fonts say."""
    return _shape(text, language, bold, family or family_for(text, language), extra, carried.get())


@lru_cache(maxsize=4096)
def _shape(text: str, language: str, bold: bool, family: str, extra: Path | None, _carried: tuple[Path, ...]) -> Shaped:
    import uharfbuzz as hb

    glyphs: list[Glyph] = []
    faces: dict[int, Face] = {}
    x = ass_x = 0.0
    # Code must show what was typed: the mono face's ligatures would draw != as another sign.
    features = {"calt": False, "liga": False} if family == MONO else {}
    for run in visual(runs(text, language, bold, family=family, extra=extra)):
        if run.face is None:
            for n, char in enumerate(text[run.start : run.end], run.start):
                if is_ignorable(char) and not char.isspace():
                    continue
                glyphs.append(Glyph(None, 0, x, 0.0, n))
                x += _BOX_EM
                ass_x += _BOX_EM / 1.362
            continue
        faces[id(run.face)] = run.face
        buffer = hb.Buffer()
        codes = [_code(char, run.face) for char in text]
        buffer.add_codepoints(codes, run.start, run.end - run.start)
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        buffer.script = run.script
        buffer.language = primary(language) or "en"
        hb.shape(run.face.hb_font, buffer, features)
        scale = 1 / run.face.upem
        start = x
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            place = (x + at.x_offset * scale, at.y_offset * scale)
            glyphs.append(Glyph(run.face, info.codepoint, *place, info.cluster))
            x += at.x_advance * scale
        ass_x += (x - start) / run.face.ass_ratio
    return Shaped(tuple(glyphs), x, ass_x, tuple(faces.values()))


def _code(char: str, face: Face) -> int:
    """The character to shape: a space for spaces, nothing for what draws nothing, where the face has no glyph."""
    if ord(char) in face.cmap or not is_ignorable(char):
        return ord(char)
    return 0x20 if char.isspace() else 0x200B


def use_folder(folder: Path | None) -> None:
    """Name the folder of the user's own fonts for this process; what was decided without its files is forgotten.

    Called whenever the workspace is opened, and cheap while nothing in the folder has changed. Everything here counts
    the fonts of that folder, unless it is handed another one as `extra`.
    """
    if not set_own_folder(folder):
        return
    forget()
    _shape.cache_clear()
    glyphs.forget()


def width(
    text: str,
    size: float,
    *,
    bold: bool = True,
    language: str = "en",
    family: str = "",
    extra: Path | None = None,
) -> float:
    """The advance width in pixels of one line drawn by `draw_text` at `size` pixels per em."""
    return shape(text, language, bold, family, extra).width * size


def measure(
    text: str,
    size: float,
    *,
    bold: bool = True,
    language: str = "en",
    family: str = "",
    extra: Path | None = None,
) -> float:
    """The width in pixels that libass gives one line at ASS `Fontsize` `size`, outline not counted."""
    return shape(text, language, bold, family, extra).ass_width * size


def ass_size(em_px: float, family: str = DEFAULT) -> float:
    """The ASS `Fontsize` at which libass draws `em_px` pixels per em."""
    found = face(family, True) or face(DEFAULT, True)
    return em_px * (found.ass_ratio if found is not None else 1.0)


def em_size(fontsize: float, family: str = DEFAULT) -> float:
    """The pixels per em that libass uses at ASS `Fontsize`."""
    return fontsize / ass_size(1.0, family)


def family_metrics(
    text: str, language: str, bold: bool, family: str = "", extra: Path | None = None
) -> tuple[float, float]:
    """(ascent, descent) of the text's own family in ems, both positive."""
    found = face(family or family_for(text, language), bold, extra) or face(DEFAULT, bold)
    return (found.ascent, found.descent) if found is not None else (1.0, 0.3)
