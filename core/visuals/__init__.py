"""Room 4: what is seen while each line is spoken.

plan.py      which picture, code, table, quote or words belong to which lines, and for how long
board.py     the plan as a storyboard of shots        edit.py      swapped by hand, planned anew, locks kept
pictures.py  the article's pictures, uploads          focus.py     where a picture's subject is
makers.py    blocks and lines as cards                listing.py   long listings and tables in parts
phrase.py    the few words worth showing              places.py    how near passages are
draw/        cards as pictures                        thumbnail.py the picture to click on
theme.py     their colours                            overlays.py  words laid over pictures
"""

from core.visuals.board import storyboard
from core.visuals.draw import VERSION, draw
from core.visuals.edit import refresh, swap
from core.visuals.focus import focus_of
from core.visuals.makers import site
from core.visuals.overlays import VERSION as OVERLAYS_VERSION
from core.visuals.overlays import draw_overlay
from core.visuals.pictures import add_upload
from core.visuals.theme import accent_for, theme
from core.visuals.thumbnail import thumbnail

__all__ = [
    "OVERLAYS_VERSION",
    "VERSION",
    "accent_for",
    "add_upload",
    "draw",
    "draw_overlay",
    "focus_of",
    "refresh",
    "site",
    "storyboard",
    "swap",
    "theme",
    "thumbnail",
]
