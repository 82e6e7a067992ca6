"""Short films of running prose: one thought told whole, with what its kind of article exists for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.script.extract.write import write
from core.script.judge.stranger import questions
from core.script.read.kinds import kind_of
from core.script.read.rating import rates
from tests.script.test_units import article, short, spoken, together

ESSAY = """
My grandfather repaired clocks and was never on time. He said that a man who lives among forty clocks learns to doubt \
them all.

The workshop stood behind the station. It smelled of oil and pipe smoke, and the trains shook the shelves every twenty \
minutes, so that each clock in it told its own time. Customers complained about that. He told them that they had come \
to the right place.

There were schedules on every wall of my first office. There were meetings about the schedules, and a man whose work \
was to remind us of the meetings. I was good at it. I was promoted twice, and each time I was given a better watch.

What I want to defend is not sloppiness but doubt. We should treat a clock as a guess and not as a judge. A day that \
leaves no room for a wrong turn is a day in which nothing is found.

Critics say that a city of doubters would miss all its trains. But I have seen the trains, and they are late without \
our help.

Psychologists have studied people who live by the minute. In one study from 1998, 214 volunteers kept a diary for six \
weeks and wrote down how often they looked at a watch. The median was 31 times a day.

When he died we stopped the clocks, as one does. It took all afternoon. Somebody had to find a ladder for the big one \
in the hall. It was the only one that had been right.
"""

REVIEW = """
I carried the Ostrea 3 lamp through a winter of night shifts. It cost me $89 and one argument.

## Light

The Ostrea throws a beam of 70 meters, and its warm light doesn't blind the person you talk to. That is the reason to \
buy it.

## Battery

The maker promises 30 hours. I got 22 in the cold, and never more than 26 indoors.

## Switch

The switch is the weak spot. With gloves on I turned the lamp off twice when I wanted it brighter.

## Case

The case is grey. It comes with a strap, a clip and a small bag in which I have never put anything at all.

## Verdict

If you work outside, buy the Ostrea. If you only need a lamp for the cellar, any lamp will do.

Rating: 8/10.
"""


def test_an_essay_keeps_its_beginning_its_thesis_and_its_authors_end() -> None:
    script = short(article("The Clocks of My Grandfather", ESSAY))
    assert script.kind == "essay"
    assert script.lines[0].text == "My grandfather repaired clocks and was never on time."
    assert "not sloppiness but doubt" in spoken(script)
    assert together(script, "When he died", "It took all afternoon", "Somebody had to find", "It was the only one")
    assert script.lines[-1].text == "It was the only one that had been right."
    asked = questions(script, article("The Clocks of My Grandfather", ESSAY))
    assert [(item.code, item.data["words"]) for found in asked.values() for item in found] == [("pronoun", "he")]


def test_a_review_says_its_rating_what_is_good_and_what_is_not() -> None:
    script = short(article("Ostrea 3 review: a lamp for the night shift", REVIEW))
    text = spoken(script)
    assert script.kind == "review"
    assert "Eight out of ten." in text
    assert "reason to buy it" in text
    assert "weak spot" in text
    assert "If you work outside, buy the Ostrea." in text
    assert "Ostrea" in script.lines[0].text


@pytest.mark.parametrize("project_type", ["short", "medium"])
def test_a_promise_is_said_with_what_came_of_it(project_type: str) -> None:
    document = article("Ostrea 3 review: a lamp for the night shift", REVIEW)
    script = write(document, project_type=project_type, presets=("youtube_long",))
    lines = [line.text for line in script.lines]
    if "The maker promises 30 hours." in lines:
        assert lines[lines.index("The maker promises 30 hours.") + 1].startswith("I got 22 in the cold")


def test_a_release_says_what_it_costs_and_from_when() -> None:
    script = short(article("Halvard Introduces Skerry, a Bicycle Lock That Needs No Key", """
OSLO, Norway, May 4, 2026 /PRNewsfire/ -- Halvard AS today introduced Skerry, a bicycle lock that opens when its \
owner's hand is near and stays shut for everybody else's.

"People lose keys, and they lose phones even faster," said Ingrid Moe, who founded Halvard in a garage in 2017 and is \
its chief executive. "Nobody has lost a hand yet."

Skerry learns a hand in ten seconds and remembers up to six of them. In a trial in Bergen, 300 riders opened their \
locks 41,000 times in the rain, and the lock refused its owner in 0.4 percent of cases.

The lock weighs 780 grams. Its battery lasts a year, and a spare one is hidden in the bracket. Halvard worked for \
three years with the University of Bergen on a sensor that works through a glove and in the rain of the west coast.

The company has sold 90,000 locks in Scandinavia. It will open an office in Hamburg in the autumn and plans another in \
Utrecht, where it will build a workshop for repairs and a small museum of broken locks.

Skerry will be available on June 1 for 149 euros in shops in Norway, Sweden and Denmark.
"""))  # fmt: skip
    assert script.kind == "release"
    assert "Skerry will be available on June 1 for 149 euros" in spoken(script)


def test_an_explainer_gives_the_cause_it_asks_for() -> None:
    document = article("Why Do Bakeries Score Their Bread?", """
Every loaf in the window has a cut on its back. Some cuts are straight, some look like leaves, and one baker in our \
street draws a small fish.

People love the patterns. There are books about them, a museum in Ulm shows photographs of two hundred, and every \
spring a jury in Lyon gives a prize to the finest, which is eaten the same evening by the jury.

A loaf that goes into the oven is wet and soft inside, and its skin has been drying for an hour. In the heat the gas \
in it grows by half within ten minutes.

The cut is there because the skin would burst. It opens before the loaf does, so that the bread can rise where the \
baker wants it to and not where it is weakest.

Old bakers also signed with it. In a village with one oven each family had its own cut, and nobody went home with the \
neighbours' bread. The custom lasted in parts of Hesse until 1962, and a few families can still show the knife.

So the fish in our street is a signature as well as a valve. I asked the baker about it once. He said that it was a \
trout.
""")  # fmt: skip
    script = short(document)
    assert script.kind == "explainer"
    assert "because the skin would burst" in spoken(script)
    assert script.lines[-1].text == "He said that it was a trout."


def test_a_subject_is_named_where_the_sentence_that_named_it_is_not_said() -> None:
    text = ESSAY.replace("We should treat a clock", "It should teach us to treat a clock")
    lines = [line.text for line in short(article("The Clocks of My Grandfather", text)).lines]
    for before, line in pairwise(lines):
        assert not line.startswith("It should") or "not sloppiness but doubt" in before


@pytest.mark.parametrize("text", ["Rating: 9/10.", "4 out of 5 stars", "Note : 7 sur 10", "3.5 stars", "Urteil: 8/10"])
def test_a_rating_is_known(text: str) -> None:
    assert rates(text)


@pytest.mark.parametrize("text", ["The board voted 5-2.", "On 9/10 of all days it rains here.", "24/7"])
def test_other_figures_are_no_rating(text: str) -> None:
    assert not rates(text)


def test_an_article_that_ends_in_a_rating_is_a_review() -> None:
    text = "Eleven seats and one cook.\n\nThe soup is smoky and cheap.\n\nThe stools are too high.\n\nRating: 9/10."
    assert kind_of(article("The best soup in Carver Street", text), "en") == "review"
