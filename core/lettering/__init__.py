"""Letters: the shipped fonts, which of them a text needs, how wide it is, where it breaks, and drawing it.

fonts.py     the font files, their families and digests          faces.py   opened faces (WOFF unpacked), cached
coverage.py  family for a text, characters no font has           runs.py    bidi levels and runs of one face and script
shape.py     glyphs in visual order, and widths                  glyphs.py  glyphs as pixels
paint.py     glyphs onto Pillow pictures
breaking.py  balanced lines   emoji.py emoji as one picture     word_breaks.py caption tokens
own.py       fonts of the person's own
config.py    the fontconfig file that libass is given

Two sizes: `size` of `measure` is the ASS `Fontsize` (the height of ascent and descent, as libass counts), every
other size is pixels per em, as Pillow counts. `ass_size` and `em_size` convert.
"""

from core.lettering.breaking import break_lines
from core.lettering.config import fontconfig_file
from core.lettering.coverage import family_for, missing_glyphs, require_glyphs
from core.lettering.emoji import whole_emoji
from core.lettering.fonts import FontFile, digests, font_files, unreadable
from core.lettering.own import inspect, lacking, preferring
from core.lettering.paint import draw_text, text_box, text_masks
from core.lettering.runs import is_rtl
from core.lettering.shape import ass_size, em_size, measure, use_folder, width
from core.lettering.word_breaks import join, segment

__all__ = [
    "FontFile",
    "ass_size",
    "break_lines",
    "digests",
    "draw_text",
    "em_size",
    "family_for",
    "font_files",
    "fontconfig_file",
    "inspect",
    "is_rtl",
    "join",
    "lacking",
    "measure",
    "missing_glyphs",
    "preferring",
    "require_glyphs",
    "segment",
    "text_box",
    "text_masks",
    "unreadable",
    "use_folder",
    "whole_emoji",
    "width",
]
