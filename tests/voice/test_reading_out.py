"""Figures, money, dates and titles are read out as people say them, while the line stays as it is written."""

from __future__ import annotations

import pytest

from core.voice.lexicon import entry
from core.voice.reading.out import read_out
from core.voice.text import plain, tokens

ENGLISH = [
    ("It costs $4.6 million of a $5 billion fund.", "It costs 4.6 million dollars of a 5 billion dollar fund."),
    ("It is €5, £1.40, $0.99, $1 or 5 EUR.", "It is 5 euros, 1 pound 40, 99 cents, 1 dollar or 5 euros."),
    ("Beds cost $12–$18 and raised $3M.", "Beds cost 12 to 18 dollars and raised 3 million dollars."),
    ("Add 1/4 cup and 1½ cups, or ⅔.", "Add a quarter cup and 1 and a half cups, or two thirds."),
    ("World War II made Louis XIV look kind.", "World War 2 made Louis the fourteenth look kind."),
    ("Read Chapter II, Part IV. I did.", "Read Chapter 2, Part 4. I did."),
    ("When Malcolm X and Charles I met I was there.", "When Malcolm X and Charles I met I was there."),
    ("Wait 3–5 days, 12-15 minutes or 10-15%.", "Wait 3 to 5 days, 12 to 15 minutes or 10 to 15%."),
    ("They won 3-1 in a Boeing 747-400.", "They won 3 1 in a Boeing 747 400."),
    ("Call 555-1234 about COVID-19, 24/7.", "Call 555 1234 about COVID-19, 24 7."),
    ("From 1939-1945, in 1905 and 2019–2021.", "From 19 39 to 19 45, in 19 oh 5 and 2019 to 2021."),
    ("In the 1990s or '80s there were 1500 huts.", "In the nineteen nineties or eighties there were 1500 huts."),
    ("Python 3.11.2 and v2 need about 3.14 litres.", "Python 3 point 11 point 2 and version 2 need about 3.14 litres."),
    ("It scores 8.2/10 or 4/5 stars.", "It scores 8.2 out of 10 or 4 out of 5 stars."),
    ("On 2026-03-03 at 10:00 am, or 4:06.", "On March 3, 2026 at 10 am, or 4 oh 6."),
    ("Dr. Lee met St. John on Feb. 5.", "Doctor Lee met Saint John on February 5."),
    ("It is 2x faster, 5 × 3 wide, his/her TCP/IP.", "It is 2 times faster, 5 by 3 wide, his or her TCP IP."),
    ("No figure stands in this line.", "No figure stands in this line."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "spoken"), ENGLISH)
def test_english_figures_are_read_out(written: str, spoken: str) -> None:
    assert read_out(plain(written), "en").text == spoken


@pytest.mark.parametrize("written", [line for line, _ in ENGLISH])
def test_each_word_of_the_line_still_knows_its_sound(written: str) -> None:
    spoken = read_out(plain(written), "en")
    assert len(spoken.text) == len(spoken.origin)
    assert list(spoken.origin) == sorted(spoken.origin)
    reached = {token.start for token in tokens(written) for place in spoken.origin if token.start <= place < token.end}
    assert reached >= {token.start for token in tokens(written) if token.speakable}


def test_a_pronunciation_of_ones_own_goes_before() -> None:
    own = [entry("Dr.", "Drive"), entry("$5", "five bucks")]
    assert read_out(plain("Dr. Lee pays $5 or $6."), "en", own).text == "Dr. Lee pays $5 or 6 dollars."


def test_a_language_without_words_is_left_to_its_engine() -> None:
    assert read_out(plain("Það kostar $5."), "is").text == "Það kostar $5."
