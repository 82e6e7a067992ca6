"""Maps: places that a text names for certain, and how they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from core.model.article import Article, Heading, Paragraph
from core.model.presets import PRESETS
from core.model.script import Script
from core.model.storyboard import Card
from core.ports import Context
from core.visuals import draw_card, draw_parts, storyboard
from core.visuals.maps.naming import is_route, places
from tests.visuals.making import line


def _places(text: str, whole: str = "", language: str = "en") -> list[tuple[str, str]]:
    return [
        (place.town.name if place.town else "", place.country) for place in places([text], whole or text, language)[0]
    ]


@pytest.mark.parametrize(
    ("text", "whole", "language", "place"),
    [
        ("A cellar in Porto, Portugal, was flooded.", "", "en", ("Porto", "PT")),
        ("They moved to Leeds.", "It rains in Britain. They moved to Leeds.", "en", ("Leeds", "GB")),
        ("The mill stood in Portland, Oregon, for years.", "", "en", ("Portland", "US")),
        ("She sailed from Tokyo at dawn.", "", "en", ("Tokyo", "JP")),
        ("Sie zog nach Köln.", "In Deutschland war es kalt. Sie zog nach Köln.", "de", ("Köln", "DE")),
        ("Il vient de Lyon.", "La France dort. Il vient de Lyon.", "fr", ("Lyon", "FR")),
        ("Sales in Kenya doubled.", "", "en", ("", "KE")),
    ],
)
def test_a_place_is_found(text: str, whole: str, language: str, place: tuple[str, str]) -> None:
    if place[0] == "Köln":
        assert [country for _, country in _places(text, whole, language)] == ["DE"]
    else:
        assert place in _places(text, whole, language)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Paris Hilton came late.", "France was far. Paris Hilton came late."),
        ("Jack London wrote it.", "England was cold. Jack London wrote it."),
        ("They met in Springfield.", "They met in Springfield. The United States were young."),
        ("She lives in London.", "She lives in London. Canada is large."),  # the larger one may be meant
        ("Jordan Peele and Chad Smith spoke.", ""),
        ("New Mexico is dry.", ""),
        ("It is nice in Reading rooms.", ""),
        ("They studied at the University of Virginia.", "They live in America."),
    ],
)
def test_a_name_that_may_be_another_has_no_map(text: str, whole: str) -> None:
    assert [town for town, _ in _places(text, whole) if town] == []


def test_a_way_goes_from_one_town_to_another() -> None:
    text = "Trains run from Lisbon to Porto all day, in Portugal."
    first, second, *_ = [place for place in places([text], text, "en")[0] if place.town]
    assert is_route(text, first, second, "en")
    assert not is_route("Lisbon and Porto", first, second, "en")


def test_the_line_that_names_a_place_has_a_map_and_the_next_has_words(ctx: Context) -> None:
    texts = ("Nobody knew it then.", "It began in Porto, Portugal.", "Porto slept on.", "People talked for years.")
    blocks = (Heading(text="How it began", level=1), *(Paragraph(text=text) for text in texts))
    lines = tuple(line(n + 1, text, n + 1, seconds=4.0) for n, text in enumerate(texts))
    article = Article(title="How it began", blocks=blocks, language="en")
    board = storyboard(article, Script(language="en", title="How it began", lines=lines), None, ctx)
    maps = [shot for shot in board.shots if shot.card and shot.card.kind == "map"]
    assert [shot.lines for shot in maps] == [(2,)]
    assert maps[0].card is not None and maps[0].card.rows[0][:2] == ("Porto", "PT")


PORTO = ("Porto", "PT", "41.15", "-8.61", "Porto")


def test_a_map_lights_the_country_and_marks_the_town_inside_its_box() -> None:
    preset = PRESETS["youtube_short"]
    plain = draw_card(Card(kind="map"), 540, 960, safe=preset.safe)
    lit = draw_card(Card(kind="map", rows=(PORTO,)), 540, 960, safe=preset.safe)
    assert lit.size == (540, 960)
    assert np.abs(np.asarray(lit, int) - np.asarray(plain, int)).max() > 100


def test_a_maps_parts_come_with_their_word_and_make_the_whole_card() -> None:
    preset, card = PRESETS["youtube_short"], Card(kind="map", rows=(PORTO,))
    parts = draw_parts(card, 540, 960, safe=preset.safe)
    assert parts is not None
    assert {(part.what, part.text) for part in parts.parts} == {("art", "Porto"), ("art", "")}  # the country at once
    image = parts.ground.copy()
    for part in parts.parts:
        cut = parts.sheet.crop((part.sheet_x, part.sheet_y, part.sheet_x + part.w, part.sheet_y + part.h))
        image.paste(cut.convert("RGB"), (part.x, part.y), cut.getchannel("A"))
    whole = np.asarray(draw_card(card, 540, 960, safe=preset.safe), int)
    assert np.abs(np.asarray(image, int) - whole).mean() < 0.2


@pytest.mark.parametrize("row", [(), ("x",), ("x", "ZZ"), ("x", "", "ninety", "1"), ("x", "PT", "400", "999", "x")])
def test_rows_that_a_person_spoiled_draw_an_empty_map(row: tuple[str, ...]) -> None:
    assert draw_card(Card(kind="map", rows=(row,)), 270, 480, safe=PRESETS["youtube_short"].safe).size == (270, 480)
