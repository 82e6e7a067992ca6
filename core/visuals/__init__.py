"""Room 4: what is seen while each line is spoken.

plan.py      which picture, code, table, quote or words belong to which lines, and for how long
board.py     the plan as a storyboard of shots        edit.py      swapped by hand, planned anew, locks kept
merge.py     planned while a person went on
pictures.py  the article's pictures, uploads          focus.py     where a picture's subject is
makers.py    blocks and lines as cards                listing.py   long listings and tables in parts
phrase.py    the few words worth showing              places.py    how near passages are
draw/        cards as pictures                        thumbnail.py the picture to click on
theme.py     their colours                            overlays.py  words laid over pictures
source.py    what a source of pictures is             sources/     one file each
stock.py     asking them                              queries.py   what for
topic.py     what the article is about, in words      rank.py      which of their pictures suits a scene, and why
illustrate.py  their pictures in the storyboard       find.py      looked for by hand
phash.py     pictures that look the same              rules.py     how many, how long, the best or the first
made.py      pictures made of a description        fetch.py     files of what was found, decoded to be sure
eyes.py      a model that sees, if there is one     sight.py    the ranking looked over by it
tables.py    what a chart may show of a table         amounts.py    figures in cells
pairs.py     two things compared
"""

from core.visuals.draw import VERSION, draw_card
from core.visuals.draw.design import Design, all_designs, designed
from core.visuals.draw.overlays import VERSION as OVERLAYS_VERSION
from core.visuals.draw.overlays import draw_overlay
from core.visuals.draw.theme import accent_for, theme
from core.visuals.draw.tidying import tidy
from core.visuals.files.focus import focus_of
from core.visuals.files.footage import about as about_footage
from core.visuals.files.pictures import add_upload
from core.visuals.plan.board import storyboard
from core.visuals.plan.edit import refresh, swap
from core.visuals.plan.makers import other_ways, site
from core.visuals.plan.merge import merged
from core.visuals.stock.eyes import open_eyes
from core.visuals.stock.find import fetched, search
from core.visuals.stock.illustrate import Wanted, illustrate
from core.visuals.stock.made import bought_before, make_picture
from core.visuals.stock.rules import rules
from core.visuals.stock.stock import label, name, usable
from core.visuals.thumbnail import ai_thumbnail, draw_thumbnail

__all__ = [
    "OVERLAYS_VERSION",
    "VERSION",
    "Design",
    "Wanted",
    "about_footage",
    "accent_for",
    "add_upload",
    "ai_thumbnail",
    "all_designs",
    "bought_before",
    "designed",
    "draw_card",
    "draw_overlay",
    "draw_thumbnail",
    "fetched",
    "focus_of",
    "illustrate",
    "label",
    "make_picture",
    "merged",
    "name",
    "open_eyes",
    "other_ways",
    "refresh",
    "rules",
    "search",
    "site",
    "storyboard",
    "swap",
    "theme",
    "tidy",
    "usable",
]
