"""Short films by kind: the end names nothing unknown, the question is answered, steps are named, time is used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from core.model.article import Article
from core.model.script import Script
from core.script.pace import total_s
from core.script.read.candidates import gather
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
    labels = [line.text for line in script.lines if line.text.startswith("Step ")]
    assert labels[0] == "Step one: mark the tyre before you take it off." and len(labels) == 7
    assert text.index("Mine was a splinter of glass") < text.index("I have kept the splinter")
    assert script.lines[-1].text == "It reminds me to look for the cause before I replace the part."


def test_a_recipe_has_all_its_steps_and_its_authors_own_end() -> None:
    script = film("soup")
    assert [line.text.split()[0] for line in script.lines if line.beat == "step"] == [
        "Heat", "Put", "Leave", "Take", "Stir", "Add", "Ladle",
    ]  # fmt: skip
    assert script.lines[-1].text == "I have never had a better review."
    assert together(script, "My grandmother tried it last winter", "almost as good as hers")


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


STANDFIRST = """
If she takes the knife by the handle, Ewa Lind will tell you, you have learned nothing. For forty years the knife \
grinder of Malmö has pulled her cart through the same eleven streets

I meet her at seven in front of a closed butcher's shop. I have brought two knives, and I am ashamed of both.

Ms Lind, what do people do wrong with their knives?

They put them into the dishwasher. The edge hits the plates for an hour, and no steel can stand that. I can hear it \
when I lay a finger on the blade, it is like a comb with broken teeth.

How long does a good edge last?

In a house where two people cook, six weeks. In a restaurant it's four days. Most people wait for six years and then \
they buy a new knife.

Have you ever cut yourself?

Every apprentice asks that. I have cut myself once, in 1987, on a bread knife, because a boy on the other side of the \
street called out that he loved me.

And what did you do?

I finished the knife first. Then I married him.
"""

VERDICT = """
The old coffee grinder in our kitchen sounded like a tractor, and it woke the baby at six every morning. So I bought \
the Moka Luna, which promises to be the quietest grinder in the world, and used it for two months.

It grinds evenly, it looks good, and it is not quiet. That is the whole trouble with it.

## Grinding

I weighed the grounds of twenty espressos. The Luna was never off by more than 0.2 grams, and its finest setting is \
fine enough for Turkish coffee. For this price I know of nothing better.

## Noise

The maker claims 58 decibels. My meter showed 74 at one meter, which is about as loud as a vacuum cleaner. The baby \
woke up every time.

## Should you buy it?

If you make espresso every day and sleep alone, buy the Luna; you'll find no better grounds for 240 dollars. If \
somebody sleeps next door, buy the hand mill from Orso for 60 and grind while the water boils.

I gave mine to my sister. She has no baby, and she says it's the loveliest tractor she has ever owned.
"""


def test_an_introduction_printed_without_its_full_stop_is_told() -> None:
    script = short(article("No Steel Can Stand a Dishwasher", STANDFIRST))
    assert together(script, "If she takes the knife by the handle", "For forty years the knife grinder of Malmö")
    assert script.lines[-1].text == "Then I married him."
    assert "I meet her at seven" not in spoken(script)


def test_a_verdict_tells_for_whom_a_thing_is_not() -> None:
    script = short(article("Moka Luna Review: A Grinder for Light Sleepers?", VERDICT))
    assert together(script, "If you make espresso every day", "If somebody sleeps next door")


@pytest.mark.parametrize(
    ("language", "text", "points"),
    [
        ("fr", "Ressortez par le suivant, puis piquez de droite à gauche.", False),
        ("fr", "Les résultats sont les suivants :", True),
        ("en", "The following day it rained.", False),
        ("en", "Run the following command.", True),
        ("nl", "De volgende dag regende het.", False),
    ],
)
def test_the_next_one_in_turn_is_not_taken_for_something_shown(language: str, text: str, points: bool) -> None:
    page = article(
        "A page", f"{text}\n\nThis is a longer second paragraph, so that there is something to say.", language
    )
    found = [item for item in gather(page, language, ()).sentences if item.block == 0]
    assert any(not item.points for item in found) is not points
