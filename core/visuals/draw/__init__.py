"""Cards as pictures: full frames of calm type, drawn for one frame size, clear of safe zone and captions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Required, TypedDict, Unpack

from core.model.moving import Part
from core.model.presets import SafeZone
from core.model.storyboard import Card
from core.visuals.draw import chart, code, compare, diagram, table, words, world
from core.visuals.draw.art import Drawing, darkened
from core.visuals.draw.canvas import Canvas, new_canvas
from core.visuals.draw.design import Design, all_designs, compose, designed, require_design
from core.visuals.draw.parts import Piece, packed
from core.visuals.draw.roles import COMPOSED, roles_of
from core.visuals.draw.stress import stressed
from core.visuals.draw.theme import Theme, opening_theme, over_pictures
from core.visuals.draw.theme import theme as theme_of
from core.visuals.draw.tidying import tidy

if TYPE_CHECKING:
    from PIL import Image

__all__ = [
    "VERSION",
    "Canvas",
    "Design",
    "Parts",
    "all_designs",
    "designed",
    "draw_card",
    "draw_parts",
    "sheet",
    "tidy",
]

VERSION = 8  # part of the key of a drawn card: raise it when the looks change

_DRAW = {
    "title": words.title,
    "text": words.text,
    "quote": words.quote,
    "number": words.number,
    "list": words.listing,
    "end": words.end,
    "code": code.code,
    "table": table.table,
    "comparison": compare.comparison,
    "chart": chart.chart,
    "map": world.world,
    "diagram": diagram.diagram,
}


class Around(TypedDict, total=False):
    """The surroundings that a card is drawn in: `extra` is a folder with fonts of the user's own, `art` and
    `backdrop` the pictures that the card names; a `roomy` card has the captions' band for itself.
    """

    safe: Required[SafeZone]
    theme: Theme | None
    extra: Path | None
    art: Image.Image | None
    backdrop: Image.Image | None
    roomy: bool


def draw_card(card: Card, width: int, height: int, **around: Unpack[Around]) -> Image.Image:
    """The card as an RGB picture of exactly (width, height).

    Nothing stands outside the safe zone or in the captions' band, nothing is smaller than 28 pixels per em at 1080
    (code 27, whose x-height is 14 px and more), and only running text too long for the smallest size is shortened.
    """
    return sheet(card, width, height, **around).image


def sheet(card: Card, width: int, height: int, **around: Unpack[Around]) -> Canvas:
    """The card as `draw_card` draws it, with the boxes of everything that was lettered. Raises `BadInput` for a design
    there is not.
    """
    return _drawn(card, (width, height), around)


def draw_parts(card: Card, width: int, height: int, **around: Unpack[Around]) -> Parts:
    """The card as a ground and the parts that stand on it; together they are the picture that `draw_card` gives."""
    pieces: list[Piece] = []
    canvas = _drawn(card, (width, height), around, pieces)
    image, parts = packed(pieces, width, height)
    return Parts(canvas.image, image, parts, canvas.rtl)


@dataclass(frozen=True)
class Parts:
    """A card's ground, all its parts in one RGBA picture, what and where each is; `rtl` cards read from the right."""

    ground: Image.Image
    sheet: Image.Image
    parts: tuple[Part, ...]
    rtl: bool


def _figure(card: Card) -> str:
    """The words of a card's figure, which counts up."""
    return card.title if card.kind == "number" else diagram.figure(card) if card.kind == "diagram" else ""


def _stress(card: Card) -> str:
    """The word of a card's statement that is set in the accent colour."""
    plain = bool(card.body) and card.design != "underline"  # which marks all words
    return stressed(" ".join(card.body), card.language) if plain and card.kind == "text" else ""


def _drawn(card: Card, size: tuple[int, int], around: Around, pieces: list[Piece] | None = None) -> Canvas:
    require_design(card.design)
    card = tidy(card)
    words_of = () if card.kind == "code" else (card.title, *card.body, *(cell for row in card.rows for cell in row))
    text = " ".join(words_of)
    colours = around.get("theme") or theme_of()
    opens = card.kind in ("title", "end") or (card.kind == "text" and not card.title and bool(card.footer))
    part = card.title or " ".join(card.body[:1])
    behind = around.get("backdrop") if card.kind == "title" else None
    composed = bool(card.design) and card.kind in COMPOSED and behind is None
    ground = over_pictures(colours) if behind is not None else opening_theme(colours) if opens else colours
    shape = not composed and card.kind not in ("chart", "comparison", "map", "diagram")
    canvas = new_canvas(
        *size, around["safe"], ground, card.language, text, around.get("extra"), part,
        shape=shape, roomy=around.get("roomy", False),
    )  # fmt: skip
    canvas = replace(canvas, pieces=pieces, figure=_figure(card), stress=_stress(card))
    if behind is not None:
        canvas.image.paste(darkened(behind, size))
    drawing, art = None, around.get("art")
    if art is not None and card.art is not None and card.kind in COMPOSED:
        drawing = Drawing(art, card.art.word, card.art.tinted, card.art.whole)
    if composed:
        compose(canvas, roles_of(card, drawing), card.design)
    elif drawing is not None:
        words.pictured(canvas, roles_of(card, drawing))
    else:
        _DRAW[card.kind](canvas, card)
    return canvas
