"""A drawn card in parts: the ground they stand on, and what each part is, so that it can enter by itself."""

from __future__ import annotations

from typing import Literal

from core.model.base import Model

PartKind = Literal[
    "word",
    "item",
    "row",
    "marker",
    "bar",
    "rule",
    "strip",
    "figure",
    "count",
    "art",
    "grow",
    "dot",
    "value",
    "code",
    "lit",
]


class Part(Model):
    """A part of a card: its box in the frame (all even) and in the picture of all parts.

    `group` numbers the block of words it belongs to, of an item and its marker the item, of a table's cell or a chart's
    label the row, of code the line. A strip lies under a line, art is a small picture that comes with the word `text`.
    A figure has been counted up to by the counts before it, which stand in its place and are no part of the whole card.
    A bar or line of a chart grows, from `edge`, and a cell of a comparison stands on that side; its dots and values are
    there when it has. What is lit is a band under a row, seen only while the row is spoken of, and no part of the whole
    card.
    """

    what: PartKind
    group: int
    text: str = ""
    edge: Literal["", "left", "right", "top"] = ""
    x: int
    y: int
    w: int
    h: int
    sheet_x: int
    sheet_y: int


class MovingCard(Model):
    """A card as a ground (sha256 of a picture) and its parts, in the order of drawing, cut from one picture.

    Ground and parts together are the card as it is drawn whole, for a frame of `width` and `height`. `rtl` cards read
    from the right.
    """

    ground: str
    sheet: str
    width: int
    height: int
    rtl: bool = False
    parts: tuple[Part, ...]
