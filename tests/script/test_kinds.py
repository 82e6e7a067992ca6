"""The kind of an article by what it is, not by how its headings end."""

from __future__ import annotations

import pytest

from core.model.article import Article, Block, Heading, Paragraph
from core.script.extract.write import write
from core.script.read import candidates
from core.script.read.kinds import kind_of, versus
from tests.script.conftest import article_of


def asked(title: str, *pairs: tuple[str, str], language: str = "en") -> Article:
    blocks: list[Block] = []
    for question, answer in pairs:
        blocks += [Heading(text=question), Paragraph(text=answer)]
    return article_of(*blocks, title=title, language=language)


def test_headings_that_ask_are_no_interview_by_themselves() -> None:
    article = asked(
        "Do plants scream?",
        ("What did the microphones pick up?", "Short pops, far above what people hear. A dry tomato made 35 an hour."),
        ("Where do the pops come from?", "From the pipes of the plant. Air bubbles form in them and burst."),
        ("Who could be listening?", "Moths hear in that range. Whether they use it is being tested."),
    )
    assert kind_of(article, "en") == "explainer"


def test_questions_to_somebody_who_answers_for_himself_are_one() -> None:
    article = asked(
        "The bell founder",
        ("How do you tune a bell of three tons?", "I take metal off inside. I cannot put any back."),
        ("Did you ever spoil one?", "In 2009 I took off too much. It sounded sad."),
        ("What will you do with the last one?", "I will leave it a little wrong, so that somebody comes back."),
    )
    assert kind_of(article, "en") == "interview"
    german = asked(
        "Der Trüffel",
        ("Wie finden Sie etwas, das niemand sieht?", "Ich schaue nach oben. Den Rest macht mein Hund."),
        ("Warum haben Sie kein Schwein?", "Es frisst den Trüffel, und ich stehe daneben."),
        ("Verraten Sie uns die Stelle?", "Nein. Meine Frau kennt sie auch nicht."),
        language="de",
    )
    assert kind_of(german, "de") == "interview"


def test_what_the_author_asks_himself_is_none() -> None:
    article = asked(
        "A year without a car",
        ("Why did I sell it?", "I used it twice a month. I paid for it every day."),
        ("What do I do when it rains?", "I get wet. I own a good coat."),
        ("Would I do it again?", "I would, and I would begin in May."),
    )
    assert kind_of(article, "en") != "interview"


def test_a_recall_with_its_sender_and_whom_to_ask_is_a_release() -> None:
    article = article_of(
        Paragraph(text="Corvane Home is recalling 41,000 heaters, because a switch can stick."),
        Heading(text="What to do"),
        Paragraph(text="Owners should unplug the heater and return it for a full refund."),
        Heading(text="About Corvane Home"),
        Paragraph(text="Corvane Home makes heaters and fans in Duluth."),
        Heading(text="Contact"),
        Paragraph(text="The press office answers on weekdays."),
        title="Corvane recalls 41,000 heaters",
    )
    assert kind_of(article, "en") == "release"


def test_a_title_that_sets_two_things_against_each_other() -> None:
    assert versus("Clay pots or plastic pots: which is better?", "en")
    assert versus("Papier oder E-Reader: Worauf liest es sich besser?", "de")
    assert not versus("Bread", "en")


def test_one_who_announces_and_tells_of_himself_at_the_end_sends_a_release() -> None:
    article = article_of(
        Paragraph(
            text="Largest return in the museum's history", italic=True, lead="Largest return in the museum's history"
        ),
        Paragraph(text="The Harrow Museum today announced that it will return 112 objects to their owners."),
        Heading(text="About the Harrow Museum"),
        Paragraph(text="The Harrow Museum holds 40,000 objects."),
        Paragraph(text="Press contact Tom Aldous, +1 207 555 0100"),
        title="Harrow Museum to return 112 objects",
    )
    assert kind_of(article, "en") == "release"


def test_a_kind_that_a_person_chose_is_not_guessed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    article = asked(
        "Do plants scream?",
        ("What did the microphones pick up?", "Short pops, far above what people hear. A dry tomato made 35 an hour."),
        ("Where do the pops come from?", "From the pipes of the plant. Air bubbles form in them and burst."),
        ("Who could be listening?", "Moths hear in that range. Whether they use it is being tested."),
    )

    def guess(*_: object) -> str:
        raise AssertionError("the kind was guessed")

    monkeypatch.setattr(candidates, "kind_of", guess)
    script = write(article, project_type="short", presets=("youtube_short",), kind="interview")
    assert script.kind == "interview"
