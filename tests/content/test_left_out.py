"""The texts of a page beside its article are told: each that was left out, with the words before it and the reason."""

from __future__ import annotations

from core.content.page import read_page
from core.model.article import LeftOut

PROSE = (
    "A soil that is left alone grows darker every year, because what dies on it is carried down by worms.",
    "The worms leave a crumb behind them that holds water for weeks, and roots follow the tunnels they dig.",
    "Whoever digs it over in spring begins again from nothing, with a bed that dries out by the middle of June.",
)


def page(*inside: str, after: str = "") -> str:
    return (
        "<html><head><title>Leave the soil alone</title></head><body><nav><a href='/a'>Home and news</a>"
        "<a href='/b'>All our other posts and pages</a></nav><article><h1>Leave the soil alone</h1>"
        f"{''.join(inside)}</article>{after}</body></html>"
    )


def told(html: str) -> list[LeftOut]:
    return read_page(html, "https://garden.example/soil").left_out


def test_what_stands_beside_is_told_with_its_place_and_reason() -> None:
    first, second, third = (f"<p>{text}</p>" for text in PROSE)
    call = "<p>Sign up for our free newsletter and get one letter about gardens every week.</p>"
    aside = "<aside class='sidebar'><p>Our shop sells spades, hoes and a book about the life of worms.</p></aside>"
    footer = "<footer><p>All the pictures of this garden were taken in the summer of last year.</p></footer>"
    found = told(page(first, call, second, third, aside, after=footer))
    assert [(item.reason, item.text.split()[0]) for item in found] == [
        ("call", "Sign"), ("beside", "Our"), ("beside", "All"),
    ]  # fmt: skip
    assert PROSE[0].startswith(found[0].follows) and PROSE[2].startswith(found[1].follows)


def test_what_is_read_is_never_told() -> None:
    marked = f"<p>{PROSE[0][:-1]}<sup><a href='#n1'>1</a></sup>, say <code>dig(bed)</code> and <b>friends</b>.</p>"
    figure = "<figure><img src='w.jpg'><figcaption>A worm on its way down into the dark.</figcaption></figure>"
    rows = "<table><tr><th>Bed</th><th>Days that it held its water</th></tr>"
    rows += "<tr><td>Dug</td><td>nine days</td></tr></table>"
    assert told(page(marked, figure, f"<p>{PROSE[1]}</p>", rows, f"<p>{PROSE[2]}</p>")) == []


def test_menus_labels_and_hidden_texts_are_nobody_s_loss() -> None:
    hidden = "<p style='display:none'>This text was never to be seen by anybody who reads here.</p>"
    menu = "<ul><li><a href='/1'>Ten tools that every garden needs</a></li>"
    menu += "<li><a href='/2'>What to sow in May</a></li></ul>"
    assert told(page(*(f"<p>{text}</p>" for text in PROSE), hidden, after=f"{menu}<p>Share this</p>")) == []
