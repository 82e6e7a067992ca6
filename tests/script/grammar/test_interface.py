"""The four functions of grammar as the writer uses them."""

from __future__ import annotations

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
        ("Founded in 1900, the firm builds boats.", 30, "The firm builds boats."),
    ],
)
def test_a_long_sentence_loses_what_it_can_do_without(text: str, most: int, short: str) -> None:
    result, kept = shorten(text, "en", most)
    assert result == short
    assert all(word in " ".join(text[a:b] for a, b in kept).lower() for word in short.lower().rstrip(".").split())


@pytest.mark.parametrize(
    "text",
    [
        "The bridge that opened in 1931 closes on Monday.",
        "The bridge, which is not safe, closes on Monday.",
        "The bridge closes on Monday, the city said.",
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


def test_a_batch_reads_as_single_sentences_do() -> None:
    texts = ["Cats purr.", "Nothing had.", "Cats purr.", "It rains."]
    assert list(read_all(texts, "en")) == [read(text, "en") for text in texts]


def test_importing_the_room_loads_no_parser() -> None:
    code = "import sys, core.script.grammar as g; g.has_parser('en'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
