"""Captions stand back where a card shows the very words that are spoken, and stay for readers of SRT and WebVTT."""

from __future__ import annotations

import pytest

from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import Timeline
from core.render.shrink import small
from core.timeline.burnt import burnt_into
from core.timeline.captions import srt, vtt
from core.timeline.pieces import pieces
from tests.timeline.making import film


def on_card(text: str, card: Card, language: str = "en", style: str = "classic") -> Timeline:
    return film((text,), language=language, style=style, board=Storyboard(shots=(Shot(lines=(0,), card=card),)))


def burnt(result: Timeline) -> str:
    """All words that are burnt in."""
    return " ".join(cue.text.replace("\n", " ") for scene in result.scenes for cue in pieces(result, scene))


MOON = "The Moon pulls the sea towards itself, twice every day."


@pytest.mark.parametrize(
    ("text", "card", "language"),
    [
        (MOON, Card(kind="text", title="Tides", body=(MOON,)), "en"),
        (MOON, Card(kind="quote", body=(MOON.rstrip("."),), footer="Newton"), "en"),
        ("How the tides work", Card(kind="title", title="How the tides work", footer="example.org"), "en"),
        ("You need flour, sugar and eggs.", Card(kind="list", title="You need", body=("flour", "sugar", "eggs")), "en"),
        ("The Sun pulls 46 % as hard.", Card(kind="number", title="46 %", body=("The Sun pulls", "as hard")), "en"),
        ("月亮每天两次牵引着大海。", Card(kind="text", body=("月亮每天两次牵引着大海",), language="zh"), "zh"),
        ("القمر يجذب البحر مرتين كل يوم.", Card(kind="text", body=("القمر يجذب البحر مرتين كل يوم",)), "ar"),
    ],
)
def test_no_caption_repeats_what_its_card_shows(text: str, card: Card, language: str) -> None:
    result = on_card(text, card, language)
    assert burnt(result) == ""
    assert "Dialogue" not in burnt_into(result, result.scenes[0]).text
    for written in (srt(result), vtt(result)):
        assert text.split()[0][:4] in written and text.split()[-1][-4:] in written


@pytest.mark.parametrize(
    "card",
    [
        Card(kind="text", title="Tides", body=("The Moon pulls the sea",)),  # a part of the words
        Card(kind="text", body=("Two gentle bulges",)),
        Card(kind="title", title="How the tides work"),
        Card(kind="text", body=("Itself towards sea the pulls Moon the, day every twice",)),
        Card(kind="code", body=(MOON,)),
        Card(kind="text", body=("Tides",), footer=MOON),  # in small letters
    ],
)
def test_captions_stay_where_a_card_does_not_show_all_of_their_words(card: Card) -> None:
    result = on_card(MOON, card)
    assert burnt(result) == MOON


def test_one_sentence_of_two_keeps_its_captions() -> None:
    result = on_card(f"{MOON} Nobody knew that for long.", Card(kind="text", body=(MOON,)))
    assert burnt(result) == "Nobody knew that for long."


def test_a_word_with_a_meaning_may_not_be_missing() -> None:
    listed = on_card(
        "You do not need flour, sugar and eggs.",
        Card(kind="list", title="You do need", body=("flour", "sugar", "eggs")),
    )
    assert "not" in burnt(listed)
    assert "not" in burnt(on_card("The Moon does not glow.", Card(kind="text", body=("The Moon does glow",))))


def test_pictures_and_the_small_preview_keep_and_lack_the_same_captions() -> None:
    board = Storyboard(shots=(Shot(lines=(0,), card=Card(kind="text", body=(MOON,))), Shot(lines=(1,), card=Card(
        kind="table", rows=(("a", "b"), ("c", "d"))))))  # fmt: skip
    result = film((MOON, "Smaller seas have smaller tides."), board=board)
    assert burnt(result) == burnt(small(result)) == "Smaller seas have smaller tides."


def test_words_that_pop_up_stand_back_as_well() -> None:
    result = on_card(MOON, Card(kind="text", body=(MOON,)), style="pop")
    assert burnt(result) == ""
