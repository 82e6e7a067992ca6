"""A card in parts is the card: its ground with all of its parts, in every design, from the left and from the right."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from PIL import Image

from core.model.storyboard import Card, CardKind
from core.visuals import all_designs, draw_card, draw_parts
from core.visuals.draw import Parts
from core.visuals.draw.counting import counted
from tests.visuals.measure import FRAMES

SAFE = FRAMES["tall"][2]
CARDS = (
    Card(kind="text", title="The coast decides", body=("How high the tide will rise in the end",)),
    Card(kind="text", title="المد والجزر", body=("القمر يجذب مياه المحيط مرتين كل يوم",), language="ar"),
    Card(kind="text", title="潮汐", body=("月亮每天两次牵引着海水，形成高潮和低潮",), language="zh"),
    Card(kind="text", body=("Names of parts",), footer="and what is said of them below it"),
    Card(kind="list", title="You need", body=("A tide table", "Boots that keep water out"), footer="ordered"),
    Card(kind="quote", body=("The sea arises from the actions of the Moon.",), footer="Newton"),
    Card(kind="number", title="1,250 km", body=("The coast is", "long"), footer="The coast"),
    Card(kind="end", title="How the tides work", body=("A. Writer",), footer="example.org"),
    Card(kind="table", title="Tides", rows=(("Place", "Range"), ("Bay of Fundy", "16 m"), ("Severn", "14 m"))),
    Card(kind="title", title="How the tides work", body=("A. Writer",)),
    Card(kind="chart", title="Tides", rows=(("Place", "Range"), ("Fundy", "16 m"), ("Severn", "14 m"), ("Ems", "3 m"))),
    Card(kind="chart", rows=(("Year", "Range"), ("2020", "16"), ("2021", "14"), ("2023", "3")), chart="line"),
    Card(kind="chart", rows=(("Sea", "Share"), ("Ebb", "60 %"), ("Flood", "30 %"), ("Rest", "10 %")), chart="share"),
    Card(kind="comparison", title="Tides", rows=(("Ebb", "Flood"), ("falls", "rises"), ("six hours", "six hours"))),
    Card(kind="code", title="Sum", body=("def add(a, b):", "    return a + b"), code_language="python"),
    Card(kind="diagram", chart="chain", title="The way", rows=(("Kitchen",), ("Brown bucket",), ("Field",))),
    Card(kind="diagram", chart="chain", rows=(("المطبخ",), ("الدلو",), ("الحقل",)), language="ar"),
    Card(kind="diagram", chart="dates", rows=(("2012", "The first quarter"), ("2014", "The whole city"))),
    Card(kind="diagram", chart="change", rows=(("Before the reform", "30 kilograms"), ("After it", "110 kilograms"))),
    Card(kind="diagram", chart="part", rows=(("40 percent", "About", "of household waste is food", "0.4"),)),
    Card(kind="list", title="תחנות", body=("לוח גאות", "מגפיים"), language="he"),
)
DESIGNS = ("", *(design.name for design in all_designs()))


def drawn(card: Card) -> Parts:
    return draw_parts(card, 540, 960, safe=SAFE)


def whole(result: Parts) -> Image.Image:
    image = result.ground.convert("RGBA")
    for part in result.parts:
        if part.what in ("count", "lit"):
            continue
        box = (part.sheet_x, part.sheet_y, part.sheet_x + part.w, part.sheet_y + part.h)
        image.alpha_composite(result.sheet.crop(box), (part.x, part.y))
    return image.convert("RGB")


@pytest.mark.parametrize("design", DESIGNS)
def test_ground_and_parts_are_the_card(design: str) -> None:
    for card in CARDS:
        item = card.model_copy(update={"design": design})
        apart = np.abs(
            np.asarray(whole(drawn(item))).astype(int) - np.asarray(draw_card(item, 540, 960, safe=SAFE)).astype(int)
        )
        assert apart.max() <= 2, card.title


@pytest.mark.parametrize("design", DESIGNS)
def test_no_words_stand_on_the_ground(design: str) -> None:
    card = CARDS[0].model_copy(update={"design": design})
    result = drawn(card)
    assert " ".join(part.text for part in result.parts if part.what == "word").count("tide") == 1
    ground = np.asarray(result.ground)
    word = next(part for part in result.parts if part.text == "tide")
    box = ground[word.y : word.y + word.h, word.x : word.x + word.w].reshape(-1, 3)
    assert len(np.unique(box, axis=0)) <= 8  # one colour or two, with a smooth edge between them


def test_each_item_is_a_part_with_its_marker() -> None:
    parts = drawn(CARDS[4]).parts
    assert [(part.group, part.text) for part in parts if part.what == "item"] == [
        (0, "A tide table"),
        (1, "Boots that"),
        (1, "keep water out"),
    ]
    assert [part.group for part in parts if part.what == "marker"] == [0, 1]


def test_boxes_are_even_and_inside_the_frame() -> None:
    for card in CARDS:
        for part in drawn(card).parts:
            assert not any(value % 2 for value in (part.x, part.y, part.w, part.h))
            assert part.x >= 0 and part.y >= 0 and part.x + part.w <= 540 and part.y + part.h <= 960


def test_each_row_of_a_table_is_a_part() -> None:
    rows = [(part.group, part.text) for part in drawn(CARDS[8]).parts if part.what == "row"]
    assert rows == [(0, "Place"), (0, "Range"), (1, "Bay of Fundy"), (1, "16 m"), (2, "Severn"), (2, "14 m")]


def test_a_figure_is_counted_up_to_in_its_place() -> None:
    parts = drawn(CARDS[6]).parts
    figure = next(part for part in parts if part.what == "figure")
    counts = [part for part in parts if part.what == "count"]
    assert figure.text == "1,250" and 6 <= len(counts) <= 12
    values = [int(part.text.replace(",", "")) for part in counts]
    assert values == sorted(values) and values[0] < 300 and values[-1] < 1250
    assert all(abs(part.x + part.w - figure.x - figure.w) <= 24 and abs(part.y - figure.y) <= 8 for part in counts)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [("46%", "7%", "45%"), ("4.6", "0.7", "4.5"), ("1.250,50", "199,73", "1.241,82"), ("$1.40", "$0.22", "$1.39"),
     ("٩٨٥٠", "١٥٧٣", "٩٧٨٢"), ("२५", "४", "२४")],
)  # fmt: skip
def test_figures_are_written_as_they_are_on_the_way(word: str, first: str, last: str) -> None:
    texts = counted(word)
    assert (texts[0], texts[-1]) == (first, last)


@pytest.mark.parametrize("word", ["1969", "12-15", "3:30", "2", "km", "1/4", "2024–25"])
def test_years_ranges_and_times_are_not_counted(word: str) -> None:
    assert counted(word) == []


def test_what_reads_from_the_right_says_so() -> None:
    assert [drawn(card).rtl for card in CARDS[:3]] == [False, True, False]


@pytest.mark.parametrize("kind", sorted({*get_args(CardKind)} - {"map"}))
def test_every_kind_of_card_moves(kind: CardKind) -> None:
    rows = (("Place", "Range"), ("Bay of Fundy", "16 m"), ("Severn", "14 m"))
    result = draw_parts(Card(kind=kind, title="Tides", body=("rise and fall",), rows=rows), 540, 960, safe=SAFE)
    assert len(result.parts) > 1
