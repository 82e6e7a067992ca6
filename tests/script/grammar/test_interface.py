"""The four functions of grammar as the writer uses them."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from core.script.grammar import antecedent, needs, read, read_all, replace, shorten


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("The bridge, which opened in 1931, closes on Monday.", 40, "The bridge closes on Monday."),
        ("However, the bridge closes on Monday.", 30, "The bridge closes on Monday."),
        ("Dal, a stew of lentils, needs one pot.", 25, "Dal needs one pot."),
        ("The bridge (a steel arch) closes on Monday.", 30, "The bridge closes on Monday."),
        ("Her son, Tom, who was nine, found the key.", 30, "Her son, Tom, found the key."),
        (
            '"We knew," said Ferreira, who runs a bakery, "it would last."',
            45,
            '"We knew," said Ferreira, "it would last."',
        ),
        ("The new bridge (opened in May) carries trams.", 30, "The new bridge carries trams."),
        ("Several fruits, such as apples and pears, keep for months.", 40, "Several fruits keep for months."),
        ("The lake froze over, making it hard to fish.", 25, "The lake froze over."),
        ("On Thursday, the county closed the bridge.", 30, "The county closed the bridge."),
        ("Founded in 1900, the firm builds boats.", 30, "The firm builds boats."),
    ],
)
def test_a_long_sentence_loses_what_it_can_do_without(text: str, most: int, short: str) -> None:
    result, kept = shorten(text, "en", most)
    assert result == short
    words = re.findall(r"\w+", " ".join(text[a:b] for a, b in kept).lower())
    assert re.findall(r"\w+", short.lower()) == words


@pytest.mark.parametrize(
    "text",
    [
        "The bridge that opened in 1931 closes on Monday.",
        "The bridge, which is not safe, closes on Monday.",
        "The bridge closes on Monday, the city said.",
        "In Canada, drivers pay more.",
        "Once a bridge has been chosen, the matter of which span to use must be decided.",
        "In 2019, the firm had 400 employees.",
        "Several countries, including Norway and Sweden, tax sugar.",  # taken for a list: left as it is
        "The ratio (about 4 percent) is small.",
        "The drug, which may cure cancer, sells well.",
        "Paris, Rome, and Berlin are capitals.",
        "Unless it rains, the bridge closes on Monday.",
        "Only the bridge (except for buses) closes on Monday.",
    ],
)
def test_what_carries_the_claim_is_never_cut(text: str) -> None:
    assert shorten(text, "en", 12) == (text, ((0, len(text)),))


@pytest.mark.parametrize(
    ("text", "noun", "result"),
    [
        ("It needs one pot.", "dal", "Dal needs one pot."),
        ("It needs one pot.", "lentils", None),
        ("They're cheap.", "solar panels", "Solar panels are cheap."),
        ("It's been rising since May.", "the rent", "The rent has been rising since May."),
        ("Its towers are of steel.", "the bridge", "The bridge's towers are of steel."),
        ("This bridge is old.", "the Forth Bridge", "The Forth Bridge is old."),
        ("When it opened, crowds came.", "The bridge", "When the bridge opened, crowds came."),
    ],
)
def test_a_noun_takes_the_place_of_the_pronoun_where_the_verb_agrees(text: str, noun: str, result: str | None) -> None:
    need = next(need for need in needs(read(text, "en")) if need.code in ("pronoun", "definite"))
    assert replace(text, need, noun) == result


@pytest.mark.parametrize(
    ("before", "text", "noun"),
    [
        ("Dal is a stew of lentils.", "It needs one pot.", "Dal"),
        ("A man sat at a bus stop.", "He was not reading anything.", "the man"),
        ("Farmers and bakers went on strike.", "They wanted more money.", "Farmers and bakers"),
        ("The poet Edgar Allan Poe suggested an answer.", "He was right.", "the poet Edgar Allan Poe"),
        ("The county will close the Mill Street Bridge.", "It will open again in May.", None),
        ("The inspectors found cracks.", "They will be repaired.", None),
        ("Ada Lovelace wrote to Charles Babbage.", "He was 44.", None),
        ("Batteries age.", "He was 44.", None),
    ],
)
def test_the_sentence_before_says_who_is_meant_or_leaves_it_open(before: str, text: str, noun: str | None) -> None:
    assert antecedent(text, needs(read(text, "en"))[0], [before]) == noun


def test_a_connective_goes_with_an_empty_noun() -> None:
    text = "However, cats purr when they are ill."
    (need,) = needs(read(text, "en"))
    assert (need.code, replace(text, need, "")) == ("contrast", "Cats purr when they are ill.")


def test_what_was_spoken_before_answers() -> None:
    line = read("It needs one pot.", "en")
    assert [need.code for need in needs(line)] == ["pronoun"]
    assert needs(line, ["Dal is a stew of lentils."]) == ()
    assert needs(read("The repairs will cost $4.6 million.", "en"), ["The city must repair the bridge."]) == ()


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("“I lost a third of my customers.”", (), True),
        ("“I lost a third of my customers.", (), True),
        ("“I lost a third of my customers,” said Ann Lee.", (), False),
        ("“I lost a third of my customers.”", ("Luis Ferreira runs a bakery.",), False),
        ("“I lost a third of my customers.”", ("Nobody came.",), True),
    ],
)
def test_a_quotation_needs_its_speaker(text: str, before: tuple[str, ...], asked: bool) -> None:
    assert ("link" in {need.code for need in needs(read(text, "en"), before)}) is asked


def test_a_batch_reads_as_single_sentences_do() -> None:
    texts = ["Cats purr.", "Nothing had.", "Cats purr.", "It rains."]
    assert list(read_all(texts, "en")) == [read(text, "en") for text in texts]


def test_importing_the_room_loads_no_parser() -> None:
    code = "import sys, core.script.grammar as g; g.has_parser('en'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
