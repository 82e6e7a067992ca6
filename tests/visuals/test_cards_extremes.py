"""Cards with nothing, too little or far too much in their fields: each is drawn, whatever its kind and design.

`make trials` draws every card in every design; here the cards of a kind take turns.
"""

from __future__ import annotations

from typing import get_args

import pytest

from core.model.article import Article, Block, Code, Heading, ListBlock, Paragraph, Quote, Table
from core.model.presets import SafeZone
from core.model.storyboard import Card, CardKind
from core.visuals import all_designs, storyboard
from core.visuals.draw import sheet
from core.visuals.draw.roles import COMPOSED
from tests.visuals.making import line, script

SAFE = SafeZone(left=8, top=8, right=8, bottom=8)
FRAMES = ((216, 384), (384, 216))
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG = " ".join(["many words of a sentence without an end"] * 8)
TITLES = ("", " ", WORD, LONG)
BODIES = ((), ("",), ("x",), ("", "b", ""), (WORD * 2, "a"), (LONG, LONG), tuple("abcdefghij"), ("\u200b",))
ROWS = (
    (),
    ((),),
    (("", ""),),
    (("a",), ("b",)),
    (("a", "b"), ("", ""), ("c", "1")),
    (("a", "b"), (WORD, "1"), (LONG, "2"), ("", "3")),
    (("a", "b"), ("x", "0"), ("y", "0"), ("z", "0")),
    (("a", "b"), ("x", "-5"), ("y", "5")),
    (("a", "b"), (WORD, "-123,456,789,012 kilometres"), ("y", "123,456,789,012 kilometres")),
    (("Year", "b"), ("2001", "5")),
    (("Year", "b"), ("2001", "5"), ("2002", "5")),
    (("",) * 9, ("b",) * 3, (WORD,) * 12),
)
DESIGNS = ("", *(design.name for design in all_designs()))


def extremes(kind: CardKind, turn: int) -> list[Card]:
    """The cards of a kind with every body or every set of rows; titles and footers take turns."""
    drawn = kind in ("table", "chart", "comparison")
    contents = [{"rows": rows} for rows in ROWS] if drawn else [{"body": body} for body in BODIES]
    feet = ("", "ordered", "1 / 3", " ", WORD)
    return [
        Card.model_validate({"kind": kind, "title": TITLES[(n + turn) % 4], "footer": feet[(n + turn) % 5], **content})
        for n, content in enumerate(contents)
    ]


def draw_extremes(kind: CardKind, every: int = 1) -> int:
    """Draw one of `every` cards in each design and each look, the next design the next ones; how many were drawn."""
    looks = get_args(Card.model_fields["chart"].annotation) if kind == "chart" else ("bar",)
    count = 0
    for turn, design in enumerate(DESIGNS if kind in COMPOSED else ("", "")):
        for n, card in enumerate(extremes(kind, turn)):
            width, height = FRAMES[(n + turn) % 2]
            for k, look in enumerate(looks):
                if (n + turn + k) % every:
                    continue
                shown = card.model_copy(update={"design": design, "chart": look})
                drawn = sheet(shown, width, height, safe=SAFE)
                assert drawn.image.size == (width, height)
                inks = [ink for ink in drawn.ink if ink[2] > ink[0]]
                assert all(ink[0] >= -1 and ink[2] <= width + 1 for ink in inks), (kind, design, card)
                assert all(ink[1] >= -1 and ink[3] <= height + 1 for ink in inks), (kind, design, card)
                count += 1
    return count


@pytest.mark.parametrize("kind", get_args(CardKind))
def test_no_field_is_too_empty_or_too_full(kind: CardKind) -> None:
    """Each set of fields and each design at least once."""
    assert draw_extremes(kind, 7 if kind in COMPOSED else 3 if kind == "chart" else 1) >= len(BODIES)


def test_code_without_a_name_a_language_or_a_heading_is_drawn() -> None:
    lines = tuple(f"value_{n} = compute(value_{n - 1}, {n})" for n in range(1, 11))
    for card in (Card(kind="code", body=lines), Card(kind="code", body=lines, footer="1–10 / 30"), Card(kind="code")):
        drawn = sheet(card, 216, 384, safe=SAFE)
        assert len(drawn.ink) >= len(card.body)


BLOCKS: tuple[Block, ...] = (
    Heading(text=""),
    Heading(text=WORD),
    Paragraph(text="x"),
    Quote(text="“”"),
    ListBlock(items=("", "one")),
    ListBlock(items=(WORD, WORD, "")),
    Table(header=(), rows=((), ("", ""), ("a",))),
    Table(header=("", ""), rows=(("a", "1"), ("b", "2"), ("c", "3"))),
    Table(header=("a",), rows=()),
    Code(text="\u200b\n"),
    Code(text="\n\n  x\n"),
    Code(text="\n".join(f"value_{n} = {n}" for n in range(90)), language="nobody-knows"),
    Code(text=WORD * 20),
)


@pytest.mark.parametrize("n", range(len(BLOCKS)))
def test_every_block_makes_a_storyboard_that_can_be_drawn(ctx, n: int) -> None:
    """An extreme block alone, without a title or a heading, beside lines cued to it and others that aren't."""
    article = Article(
        title="", blocks=(Paragraph(text="Words of a passage."), BLOCKS[n], Paragraph(text="More words."))
    )
    spoken = script(
        line(1, "Words.", 0, section="hook"),
        line(2, "Words of a passage.", 0, cue="code", cue_block=1),
        line(3, "x", 1, seconds=30),
        line(4, "More words.", 2, seconds=0.4),
    ).model_copy(update={"title": ""})
    board = storyboard(article, spoken, None, ctx)
    assert {number for shot in board.shots for number in shot.lines} == {1, 2, 3, 4}
    for shot in board.shots:
        assert shot.card is not None and sheet(shot.card, 216, 384, safe=SAFE)
