"""Short films by kind: the end names nothing unknown, the question is answered, steps are named, time is used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from core.model.article import Article
from core.model.script import Script
from core.script.pace import total_s
from tests.script.test_units import article, short, spoken, together

FILMS = Path(__file__).parent / "short_films"


@cache
def film(name: str) -> Script:
    return short(document(name))


@cache
def document(name: str) -> Article:
    title, _, text = (FILMS / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    return article(title.lstrip("# "), text, name.partition(".")[2] or "en")


def test_a_how_to_whose_steps_take_too_long_is_told_by_its_method_their_names_and_its_end() -> None:
    script = film("tyre")
    text = spoken(script)
    assert "you find it by lining the hole in the tube up with the tyre" in text
    labels = [line.text for line in script.lines if line.beat == "label"]
    assert labels[0] == "Step one: mark the tyre before you take it off." and len(labels) == 7
    assert text.index("Mine was a splinter of glass") < text.index("I have kept the splinter")
    assert script.lines[-1].text == "It reminds me to look for the cause before I replace the part."


def test_a_recipe_has_all_its_steps_and_its_authors_own_end() -> None:
    script = film("soup")
    assert [line.text.split()[0] for line in script.lines if line.beat == "step"] == [
        "Heat", "Put", "Leave", "Take", "Stir", "Add", "Ladle",
    ]  # fmt: skip
    assert script.lines[0].text.startswith("My grandmother stirred her onions")
    assert script.lines[-1].text == "I have never had a better review."
    assert "Can I make it without meat?" not in spoken(script)


def test_a_guide_without_numbered_steps_answers_its_title() -> None:
    script = film("rucksack")
    text = spoken(script)
    assert "the length of the back panel" in text
    assert text.index("a piece of string") < text.index("Take the string, not the label.")
    assert script.lines[-1].text.endswith("each time the string said no.")


def test_a_report_whose_title_asks_why_gives_the_reason() -> None:
    script = film("lights")
    assert together(script, "Money is not the main reason", "The saving of 310,000 pounds")
    assert script.lines[-1].text.startswith("If the insects come back")


def test_the_end_of_an_essay_is_told_with_the_passage_that_it_goes_back_to() -> None:
    script = film("bored")
    text = spoken(script)
    assert text.index("a girl had built a bridge out of rulers") < text.index("The girl with the rulers")
    assert "We should give boredom back to children" in text
    assert script.lines[0].text == "Every September I make the same small experiment."


def test_an_explainer_answers_all_of_its_question() -> None:
    script = film("bread")
    assert together(
        script, "Bread goes stale because", "When dough is baked", "As soon as the loaf", "This happens fastest"
    )
    assert "taste both the next day" not in spoken(script) or "The other half" in spoken(script)


def test_an_interview_begins_with_who_is_asked_and_ends_with_a_whole_answer() -> None:
    script = film("bells")
    assert script.lines[0].text == "Agnes Thorne, 58, is the last bell founder in the north of England."
    assert script.lines[-1].text == "They have a bell to sleep in already."
    assert spoken(script).index("the hens sleep in it") < spoken(script).index("I'll keep hens.")


def test_a_last_line_of_one_thing_is_told_with_the_only_sentence_about_it() -> None:
    script = film("letters.de")
    text = spoken(script)
    assert "Ein Brief ist nicht die Nachricht, sondern die Zeit" in text
    assert text.index("der Fettfleck") < text.index("Einer hat einen Fettfleck.")


@pytest.mark.parametrize("name", ["tyre", "soup", "lights", "bored", "rucksack", "bread", "bells", "letters.de"])
def test_no_short_film_leaves_more_than_a_few_seconds_empty(name: str) -> None:
    script = film(name)
    assert total_s(script.lines, script.language) > 40
    places = [(line.span.block, line.span.start) for line in script.lines if line.span]
    assert places == sorted(places)
