"""A review's rating is said in words right before its verdict, its pros and cons together; dates of a list never."""

from __future__ import annotations

import pytest

from core.model.article import Block, Heading, ListBlock, Paragraph
from core.script.extract.write import write
from core.script.read.chronicle import is_chronicle
from core.script.read.rating import rates, rating_in_words
from tests.script.conftest import article_of


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("en", "8/10", "Eight out of ten"),
        ("en", "Rating: 4.5/5.", "4.5 out of five"),
        ("en", "★★★★☆", "Four out of five"),
        ("fr", "Note : 7 sur 10", "Sept sur dix"),
        ("en", "Alder: 4/5 · Birch: 3/5", "Alder: Four out of five, Birch: Three out of five"),
        ("en", "Alder 4/5, birch 3/5", "Alder four out of five, birch three out of five"),
    ],
)
def test_a_rating_is_said_in_words(language: str, written: str, spoken: str) -> None:
    assert rates(written)
    assert rating_in_words(written, language).lower() == spoken.lower()


def test_shares_of_other_things_are_no_ratings() -> None:
    assert not rates("The 90/10 mix is fine")
    assert not rates("On 3/10 of the days we could not get it to start at all, whatever we tried")


TEXT: list[Block] = [
    Paragraph(text="8/10"),
    Paragraph(text="The Mono kettle costs 189 dollars. After six weeks I know where the money went."),
    Heading(text="Noise"),
    Paragraph(text="The Mono is the only kettle that has not woken our baby. It boils at 48 decibels."),
    Heading(text="Pros"),
    ListBlock(items=("very quiet", "a cool handle")),
    Heading(text="Cons"),
    ListBlock(items=("slow", "no water gauge")),
    Heading(text="Verdict"),
    Paragraph(
        text="Buy the Mono if somebody in your house is asleep. If you only want hot water, buy a cheaper kettle."
    ),
]


@pytest.mark.parametrize(("length", "preset"), [("short", "youtube_short"), ("medium", "instagram_feed")])
def test_the_rating_stands_before_the_verdict_and_for_and_against_together(length: str, preset: str) -> None:
    script = write(article_of(*TEXT, title="Mono kettle review"), project_type=length, presets=(preset,))
    lines = [line.text for line in script.lines]
    assert script.kind == "review"
    rated = next(n for n, text in enumerate(lines) if "out of ten" in text)
    assert rated < next(n for n, text in enumerate(lines) if text.startswith("Buy the Mono"))
    assert rated > next(n for n, text in enumerate(lines) if "baby" in text)
    assert any(text.startswith("Pros:") for text in lines) == any(text.startswith("Cons:") for text in lines)


def test_lists_of_dates_are_chronicles() -> None:
    assert is_chronicle(("1968: The bridge is opened.", "1994: The deck is renewed.", "2019: Lorries are banned."))
    assert is_chronicle(("12. März: Es regnet.", "3. April: Es taut.", "Mai 2020: Es blüht."))
    assert not is_chronicle(("1 cup flour", "2 eggs", "3 spoons of sugar"))


def test_news_do_not_end_with_a_chronicle() -> None:
    text = (
        "The harbour bridge in Kelm will close on Monday for two years, the city said on Thursday. It has cracks.",
        '"A bearing like that does not warn you twice," Mayor Anna Lindt told reporters in the town hall of Kelm.',
        "The repair will cost 61 million euros. The city pays a third, the state the rest.",
    )
    dates = ListBlock(items=("1968: The bridge is opened.", "1994: The deck is renewed.", "2019: Lorries are banned."))
    article = article_of(
        *(Paragraph(text=item) for item in text), Heading(text="Timeline"), dates, title="Harbour bridge closes"
    )
    script = write(article, project_type="medium", presets=("instagram_feed",))
    assert not any(line.text.startswith("1968") for line in script.lines)
