"""Room 4: what is seen while each line is spoken.

plan/     for each line the picture, code, table, quote or words of the article: the storyboard, its edits
stock/    pictures from services, made ones too: asked for, ranked, fetched, put into the storyboard
sources/  the services, one file each             source.py     what each of them must be able to do
files/    pictures and footage as files: taken in, where their subject is, which look the same
figures/  numbers in tables and texts: what a chart or a comparison may show of them
icons/    icons of things that are named         maps/     places that are named, and the outlines of the world
draw/     cards as pictures, the designs, words laid over pictures
bench/    how often the right stock picture comes first
thumbnail.py  the picture to click on
"""

from core.visuals.draw import VERSION, draw_card, draw_parts
from core.visuals.draw.design import Design, all_designs, designed
from core.visuals.draw.overlays import VERSION as OVERLAYS_VERSION
from core.visuals.draw.overlays import draw_overlay
from core.visuals.draw.theme import accent_for, theme
from core.visuals.draw.tidying import tidy
from core.visuals.files.focus import focus_of
from core.visuals.files.footage import clip_facts as about_footage
from core.visuals.files.pictures import add_upload
from core.visuals.plan.board import storyboard
from core.visuals.plan.composing import composed
from core.visuals.plan.edit import refresh, swap
from core.visuals.plan.makers import other_ways, site
from core.visuals.plan.merge import merged
from core.visuals.stock.eyes import open_eyes
from core.visuals.stock.find import fetched, search
from core.visuals.stock.illustrate import Wanted, illustrate
from core.visuals.stock.made import bought_before, make_picture
from core.visuals.stock.rules import rules
from core.visuals.stock.stock import source_id, source_label, usable
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
    "composed",
    "designed",
    "draw_card",
    "draw_overlay",
    "draw_parts",
    "draw_thumbnail",
    "fetched",
    "focus_of",
    "illustrate",
    "make_picture",
    "merged",
    "open_eyes",
    "other_ways",
    "refresh",
    "rules",
    "search",
    "site",
    "source_id",
    "source_label",
    "storyboard",
    "swap",
    "theme",
    "tidy",
    "usable",
]
