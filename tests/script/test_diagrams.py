"""Diagrams of sentences: those that say so plainly have one, and none of these others."""

from __future__ import annotations

import pytest

from core.script import read_diagrams

CHAINS = {
    "The scraps go from the kitchen to the brown bucket, then to the digester, and finally to the field.": (
        "Kitchen", "Brown bucket", "Digester", "Field"),
    "Milk travels from the farm through the dairy to the shop.": ("Farm", "Dairy", "Shop"),
    "Water is pumped from the river to the tower, then to the houses.": ("River", "Tower", "Houses"),
    "First the beans are roasted, then they are ground, and finally they are brewed.": (
        "The beans are roasted", "They are ground", "They are brewed"),
    "The clay is washed, then it is pressed, and finally it is fired.": (
        "The clay is washed", "It is pressed", "It is fired"),
}  # fmt: skip
CHANGES = {
    "The share of bikes rose from 12 percent to 45 percent in four years.": ("12 percent", "45 percent"),
    "Attendance fell from 1,200 to 300 visitors.": ("1,200", "300 visitors"),
    "Before the reform, 30 kilograms of food waste were collected; after it, 110 kilograms were collected.": (
        "30 kilograms", "110 kilograms"),
}  # fmt: skip
SHARES = {
    "About 40 percent of household waste is food.": 0.4,
    "Two thirds of the members voted for the change.": 0.6667,
    "Half of the rivers are clean again.": 0.5,
}
NONE = (
    # English: words of an order, a change or a share that say something else
    "If the light turns red, then stop, and finally call for help.",
    "The book ranges from poetry to prose, then to drama.",
    "Open from Monday to Friday, then from ten to two.",
    "From time to time, then, people go to the shop.",
    "The scraps never go from the kitchen to the bucket, then to the field.",
    "Do the scraps go from the kitchen to the bucket, then to the field?",
    "She was born in Rome, then a small town, and finally had enough.",
    "The director of the bank moved from Paris to Lyon.",
    "It was better then, and finally it was over.",
    "The population fell from 1990 to 2000.",
    "The temperature ranges from 12 to 45 degrees.",
    "He read from page 12 to page 45.",
    "The share did not rise from 12 percent to 45 percent.",
    "Prices rose by 12 percent to 45 dollars.",
    "The road runs from kilometre 12 to kilometre 45.",
    "It rose from 12 percent to 45 percent.",
    "Whether the share rose from 12 percent to 45 percent is unclear.",
    "Before you leave, take 30 kilograms; after that, 20 minutes pass.",
    "Before noon we had 3 eggs, and after noon 5 guests came.",
    "The new engine is 40 percent faster than the old one.",
    "It uses 40 percent less of everything.",
    "Half of it is gone.",
    "A third of those who came left early, and 20 percent of the others stayed.",
    "It works 90 percent of the time.",
    "We cut the cost by 40 percent of revenue.",
    "A growth of 120 percent of the plan is expected.",
    "The town is 5 kilometres away, while the river is 3 kilometres wide.",
    "A bucket costs 40 dollars, while a bin saves 60 dollars.",
    "Anna has 3 sisters, while Ben has 3 brothers.",
    "The bridge was built in 1890 and closed in 2001.",
    "In 2012 or 2014 the quarter got its buckets.",
    "In 2014 it began, and in 2012 it was planned.",
    "In 2012 pages the author never says why.",
    # other languages have no words of theirs known for certain
    "Die Reste gehen von der Küche in den Eimer, dann in den Vergärer und schließlich aufs Feld.",
    "Les restes vont de la cuisine au seau, puis au digesteur, et enfin au champ.",
    "Los restos van de la cocina al cubo, luego al digestor y finalmente al campo.",
    "Der Anteil stieg von 12 Prozent auf 45 Prozent.",
    "Environ 40 pour cent des déchets sont de la nourriture.",
    "Il 40 per cento dei rifiuti è cibo.",
    "2012年に始まり、2014年に終わった。",
    "Доля выросла с 12 до 45 процентов.",
    "Em 2012 começou, e em 2014 terminou.",
)
LANGUAGES = ("de", "fr", "es", "de", "fr", "it", "ja", "ru", "pt")


def shape_of(text: str, language: str = "en") -> tuple[str, tuple[tuple[str, ...], ...]] | None:
    (found,) = read_diagrams([text], language)
    return (found.shape, found.parts) if found is not None else None


@pytest.mark.parametrize("text", CHAINS)
def test_one_after_the_other_is_a_chain(text: str) -> None:
    assert shape_of(text) == ("chain", tuple((part,) for part in CHAINS[text]))


@pytest.mark.parametrize("text", CHANGES)
def test_before_and_after_are_a_change(text: str) -> None:
    found = shape_of(text)
    assert found is not None and found[0] == "change"
    assert tuple(part[1] for part in found[1]) == CHANGES[text]


@pytest.mark.parametrize("text", SHARES)
def test_a_part_of_a_whole_is_a_share(text: str) -> None:
    found = shape_of(text)
    assert found is not None and found[0] == "part"
    assert float(found[1][0][3]) == pytest.approx(SHARES[text], abs=0.001)


def test_the_same_of_two_things_is_a_scale() -> None:
    text = "A brown bucket holds 12 litres, while a street bin holds 240 litres."
    assert shape_of(text) == ("scale", (("Brown bucket", "12 litres"), ("Street bin", "240 litres")))


def test_years_in_order_are_a_line_of_dates() -> None:
    text = "In 2012 the first quarter got its buckets, and in 2014 the whole city was served."
    assert shape_of(text) == (
        "dates", (("2012", "The first quarter got its buckets"), ("2014", "The whole city was served")),
    )  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_says_something_else_has_none(text: str) -> None:
    others = len(NONE) - len(LANGUAGES)
    at = NONE.index(text)
    assert shape_of(text, "en" if at < others else LANGUAGES[at - others]) is None
