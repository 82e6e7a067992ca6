"""Films that end where the author ends, and bring what they announce."""

from __future__ import annotations

import pytest

from core.model.article import Article, Paragraph
from core.script.extract.write import write
from core.script.judge.stranger import questions
from core.script.read.bonds import halves
from core.script.read.candidates import gather
from core.script.read.fitness import begins, is_furniture
from core.script.read.kinds import kind_of
from core.script.read.subjectless import subjectless
from core.script.read.tail import front, tail
from tests.script.test_units import article, short, spoken, together

VERSUS = """
We rode both bicycles to work for a month, in the rain and in the sun, and weighed what we carried.

## Speed

The folding bike needed 31 minutes for the seven kilometres. The city bike took 24.

## Weight

The folding bike weighs eleven kilograms and goes up the stairs with you. The city bike weighs nineteen and stays in \
the yard.

## Verdict

For most people we recommend the city bike. It is faster, it is cheaper by 400 euros, and it carries a week's shopping.

Buy the folding bike instead if you take a train on the way, or if bicycles get stolen in your street.
"""
TRIAL = """
The town of Aldbrook will keep its night buses, the council decided on Tuesday. They run until three in the morning.

The decision follows a report. It had been kept in a drawer since May. It found that 640 people a night use the buses, \
twice as many as had been assumed.

Not everyone is convinced. Councillor Ann Reed says that the money is missing for the mornings. The mayor replied that \
no morning bus will be cancelled.

"I would have lost my job," said Omar Faris, who works in a bakery. He took the first bus after the vote.

Aldbrook was founded in 1180 and has about 24,000 inhabitants.
"""


def text_of(blocks: str, title: str, end: str) -> list[str]:
    """The texts behind an author's end."""
    found = article(title, blocks + end)
    return [found.blocks[n].text for n in sorted(tail(found, "en"))]


def test_a_conclusion_is_told_from_its_first_sentence_with_for_whom_it_is_another() -> None:
    for length, preset in (("short", "youtube_short"), ("medium", "facebook_feed")):
        script = write(article("City Bike vs. Folding Bike", VERSUS), project_type=length, presets=(preset,))
        words = spoken(script)
        assert "For most people we recommend the city bike." in words
        assert words.index("Buy the folding bike instead") > words.index("we recommend the city bike")
        assert "stolen in your street" in script.lines[-1].text


@pytest.mark.parametrize(
    "end",
    [
        "A tip on the side: pump up the tyres once a week.",
        "*The bicycles were lent to us by a shop in Leeds.*",
        "Do you agree? Write to letters@example.com.",
        "Read next: The best locks of the year",
        "Update, 3 May: the folding bike now costs 900 euros.",
        "1998: The first folding bike is sold.\n\n2006: The second one.\n\n2019: The third one is electric.",
    ],
)
def test_what_stands_behind_the_authors_end_is_not_spoken(end: str) -> None:
    assert text_of(VERSUS, "City Bike vs. Folding Bike", "\n\n" + end)
    script = short(article("City Bike vs. Folding Bike", VERSUS + "\n\n" + end))
    assert "stolen in your street" in script.lines[-1].text


def test_several_kinds_of_imprint_behind_one_another_are_all_left_out() -> None:
    end = "\n\n*Jo Hill rides to work.*\n\nTags: bicycles, city\n\nGot a question? Write to us."
    assert len(text_of(VERSUS, "City Bike vs. Folding Bike", end)) == 3


def test_a_last_paragraph_of_the_author_is_no_imprint() -> None:
    assert (
        text_of(VERSUS, "City Bike vs. Folding Bike", "\n\nMy daughter took the key. She has not come back yet.") == []
    )


def test_a_column_that_speaks_of_itself_does_not_open_the_film() -> None:
    found = article("City Bike vs. Folding Bike", VERSUS)
    note = Paragraph(text="Two Wheels is our weekly column.", italic=True)
    found = found.model_copy(update={"blocks": (note, *found.blocks)})
    assert [found.blocks[n].text for n in front(found, "en")] == ["Two Wheels is our weekly column."]


def test_news_are_told_from_the_top_with_dissent_and_reply_and_without_the_imprint() -> None:
    script = short(article("Aldbrook keeps its night buses", TRIAL), kind="news")
    words = spoken(script)
    assert "until three in the morning" in words
    assert ("says that the money is missing" in words) == ("no morning bus will be cancelled" in words)
    assert "1180" not in words


def test_what_was_examined_is_bound_to_what_came_out() -> None:
    material = gather(article("Aldbrook keeps its night buses", TRIAL), "en")
    by_text = {item.text.split()[-1]: item for item in material.sentences}
    assert by_text["assumed."].index in by_text["report."].along


@pytest.mark.parametrize(
    ("language", "text", "leans"),
    [
        ("es", "Dejó el burro atado a un carro.", True),
        ("es", "En 1994 cerró la tienda.", True),
        ("es", "Entró una mujer con abrigo verde.", False),
        ("es", "María dijo que no.", False),
        ("it", "Disse che sarebbe tornato.", True),
        ("it", "Il maestro lo ascoltò fino in fondo.", True),
        ("it", "Arrivò un uomo con un cane.", False),
        ("pt", "Olhou para o relógio.", True),
        ("pt", "O homem sentou-se.", False),
        ("de", "Das zeigt eine Untersuchung.", True),
        ("de", "Das Haus steht leer.", False),
        ("de", "Das von ihm gebaute Haus steht leer.", False),
        ("pl", "Nie odpowiedziała.", True),
        ("ru", "Открыл дверь.", True),
        ("ru", "Мужчина вышел.", False),
        ("ja", "四週間、午後の作業を記録した。", True),
        ("ja", "友人が家まで来た。", False),
    ],
)
def test_a_sentence_without_a_subject_leans_on_the_one_before(language: str, text: str, leans: bool) -> None:
    assert subjectless(text, language) == leans


def test_an_explainer_tells_the_answer_that_sums_up_the_rest() -> None:
    script = short(article("Why Is the Sea Salty?", EXPLAINER), kind="explainer")
    words = spoken(script)
    assert "It is the rain that carries the salt" in words
    assert "nobody drinks it" in script.lines[-1].text


EXPLAINER = """
Most people think that salt comes out of the sea bed. That is not the reason. It is the rain that carries the salt, \
out of rocks and through rivers.

## What the rain does

Rain is a little sour. It takes salt from rocks, a grain at a time, and no river tastes of it.

## Where the rivers end

Rivers bring four billion tons of salt to the sea every year. The sun takes the water away again, and leaves the salt.

## And the Dead Sea?

The Dead Sea has no outlet. It is nine times as salty as the oceans, and people float in it with a newspaper.

In the end the sea is a pan that never cools. It has been boiling down for four billion years, and nobody drinks it.
"""


def test_a_rating_above_the_text_leaves_its_first_sentence_the_hook() -> None:
    opening = "Rating: 3/5\n\nOn the ninth day the folding bike rolled into a canal. It floated for a while."
    script = short(article("Folding Bike Review", opening + VERSUS), kind="review")
    assert script.lines[0].text == "On the ninth day the folding bike rolled into a canal."


def test_a_how_to_with_a_conclusion_is_no_review() -> None:
    steps = "\n\n".join(f"## Step {n}: {name}\n\n{text}" for n, (name, text) in enumerate(STEPS, start=1))
    found = article("How to Mend a Puncture", steps + "\n\n## Conclusion\n\nYou now have a tyre that holds its air.")
    assert kind_of(found, "en") == "howto"


STEPS = (
    ("Find the hole", "Pump up the tube and hold it under water. Bubbles show where the hole is."),
    ("Roughen it", "Rub the rubber around the hole with sandpaper. Wipe off the dust."),
    ("Glue the patch", "Spread the glue thinly. Wait for five minutes, then press the patch on."),
)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("In 1990 seven of ten children walked to school alone.", "Today it is two."),
        ("On the ground, nobody asks for tomato juice.", "In the air, it is ordered as often as beer."),
        ("In theory the battery lasts for a day.", "In practice it lasts until lunch."),
    ],
)
def test_the_halves_of_one_thing_are_known(text: str, after: str) -> None:
    assert halves(text, after, "en")
    assert not halves(after, text, "en")


@pytest.mark.parametrize(
    ("gone", "asked"),
    [
        ("The Dead Sea has no outlet.", "It is nine times"),
        ("That is not the reason.", "Most people think"),
        ("It is the rain that carries", "That is not the reason"),
    ],
)
def test_a_stranger_asks_where_a_sentence_is_gone(gone: str, asked: str) -> None:
    found = article("Why Is the Sea Salty?", EXPLAINER)
    script = write(found, project_type="long", presets=("youtube_long",), kind="explainer")
    assert not questions(script, found)
    torn = script.model_copy(update={"lines": tuple(line for line in script.lines if not line.text.startswith(gone))})
    assert len(torn.lines) < len(script.lines)
    lines = {line.id: line.text for line in torn.lines}
    assert any(lines[number].startswith(asked) for number in questions(torn, found))


SHARPEN = """
A blunt saw is the reason why half of all sheds in this street have no shelf. My uncle gave up two of them.

## 1. Clamp the saw

Clamp the saw between two boards, teeth up, so that it cannot sing. The boards keep it still while you work on it.

## 2. Level the teeth

Draw a flat file along the teeth until every tip has a bright spot. Three strokes are enough for most saws.

## 3. File each gullet

Push the file through each gullet at the angle it has, two strokes each. Do not press, the file cuts by itself.

## 4. Set the teeth

Bend every second tooth a little outward, then turn the saw and bend the others. A set of half a tooth is plenty.

My uncle has a shelf now.
"""


def test_a_how_to_ends_with_what_its_author_says_in_leaving() -> None:
    script = short(article("How to sharpen a hand saw", SHARPEN))
    assert script.kind == "howto"
    assert script.lines[-1].text == "My uncle has a shelf now."
    assert sum("Step" in line.text for line in script.lines) == 4


RELEASE = """
**FOR IMMEDIATE RELEASE**

MILLHAVEN, May 4, 2026 - Millhaven Library will lend tools as well as books from June 1. More than 300 drills, saws \
and ladders can be taken home for a week without a fee.

"We are thrilled to take lending to the next level," said Ada Finch, director of Millhaven Library.

"I have borrowed a ladder from three neighbours, and lost all three," said Tom Reyes, who gave the library his tools. \
"Nobody should have to buy a drill for one hole."

The tools are checked after each loan by two volunteers who worked in repair for many years. Each of them comes with \
its manual, with goggles where they are needed, and with a bag.

A survey of 1,200 readers in the autumn asked for tools first, for cake tins second and for telescopes third. \
Cake tins will follow in September, telescopes when the library has found somebody who explains them.

The town pays $18,000 for the first year. Two hardware stores on Mill Street have given another $6,000 and the shelves.

The library is closed on Mondays. Parking is free behind the building.

**About Millhaven Library**

Millhaven Library lends 90,000 books a year.
"""


def test_in_a_release_somebody_speaks_who_does_not_praise_himself() -> None:
    text = spoken(short(article("Millhaven Library Will Lend Tools", RELEASE)))
    assert "one hole" in text
    assert "thrilled" not in text


TRIAL_OF_TWO = """
We cooked on both stoves for a month and weighed the gas that we burned.

## Speed

A litre boils in four minutes on the brass stove. The steel stove needs six. Nobody minds two minutes at a lake.

## Noise

Nobody had warned us of this. We put a meter beside the pot. The brass stove reached 84 decibels. The steel stove \
stayed at 51. You can talk beside it.

## Weight

Both fit into a pot. The brass stove is heavier than it looks.

## Verdict

Buy the steel stove for the noise alone. Take the brass stove if you go where it is cold.
"""


def test_a_versus_tells_the_figures_that_its_verdict_names() -> None:
    script = short(article("Brass stove vs. steel stove", TRIAL_OF_TWO))
    assert together(script, "84 decibels", "stayed at 51")


def test_nothing_behind_a_signature_or_a_late_word_on_who_is_named_at_the_head_is_the_end() -> None:
    prose = [
        f"The {name} stood in the yard for eleven winters, and every spring somebody said that it had to go at last."
        for name in ("cart", "plough", "trough", "ladder", "wheel")
    ]
    head, last = "Letters from the yard, by Ines Maro", "On the first of May it was gone, and the yard was only a yard."
    for behind in (
        ["— Ines Maro", "The yard opens to visitors on Sundays from May on."],
        ["Ines Maro keeps a yard and nine hens in the Alentejo.", "Her letters come every second week."],
    ):
        blocks = tuple(Paragraph(text=text) for text in (head, *prose, last, *behind))
        assert tail(Article(title="The yard", blocks=blocks), "en") == {len(prose) + 2, len(prose) + 3}


def test_an_interview_s_last_answer_and_the_end_of_a_portrait_are_no_words_on_the_author() -> None:
    long = "I kept the yard as it was, because nobody told me that a yard may be anything else than what it is now."
    talk = [
        f"Ines Maro: {long}" if n % 2 else f"Why did you keep it for so long, and what did it cost {n} times?"
        for n in range(8)
    ]
    for head, texts in (
        ("A talk with Ines Maro", talk),
        ("Ines Maro kept a yard.", [long] * 7 + ["Ines Maro sold it in May, and kept the wheel."]),
    ):
        blocks = tuple(Paragraph(text=text) for text in (head, *texts))
        assert tail(Article(title="The yard", blocks=blocks), "en") == frozenset()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("That the flux of the sea arises from the pull of the moon.", False),
        ("Dass das Meer dem Mond folgt und ihm nachläuft.", False),
        ("Que la mer suive la lune depuis toujours.", False),
        ("That is why the boats lie dry for half of the day.", True),
        ("That the sea rises twice a day, everybody on the coast knows.", True),
    ],
)
def test_a_clause_alone_is_no_sentence(text: str, whole: bool) -> None:
    assert begins(text, item=False) is whole


def test_a_noun_with_a_verb_of_saying_before_a_quotation_is_a_sentence_and_no_field() -> None:
    for text in ("The log said: \u201cno such table\u201d.", "El cartel decía: «Cerrado»."):
        assert not is_furniture(text)
    assert is_furniture("Organization name: \u201cFalcot\u201d.")
