"""A sentence taken apart: subject, definite phrases, pronouns, names, and what can go first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.script.grammar import needs, read


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("Ada Lovelace wrote a program.", "name", "Ada Lovelace"),
        ("The bridge closes on Monday.", "definite", "The bridge"),
        ("A bridge of rope crosses the canyon.", "indefinite", "A bridge of rope"),
        ("They cost forty dollars.", "pronoun", "They"),
        ("What you see is a copy.", "clause", "What you see"),
        ("Wash your hands.", "none", ""),
        ("In 1931 the bridge opened.", "definite", "the bridge"),
    ],
)
def test_the_subject_and_its_kind(text: str, kind: str, subject: str) -> None:
    found = read(text, "en").subject
    assert (found.kind, found.text) == (kind, subject)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("The bridge closes.", ""),
        ("The bridge that fell in 1931 was new.", "relative"),
        ("The bottom of the sea is dark.", "of"),
        ("The oldest bridge is of rope.", "superlative"),
        ("The first bridge fell.", "superlative"),
        ("The Golden Gate Bridge is red.", "name"),
        ("The sun is a star.", "common"),
        ("The problem is that batteries age.", "presenting"),
        ("This bridge is old.", ""),
        ("This year was wet.", "time"),
        ("A bridge fell, and the bridge was new.", "before"),
        ("The run_all function stops.", "name"),
    ],
)
def test_what_explains_a_definite_phrase(text: str, explained: str) -> None:
    assert read(text, "en").definites[0 if not text.startswith("A ") else -1].explained == explained


def test_names_are_whole() -> None:
    names = [span.text for span in read("In May, Luis Ferreira of Mill Street met Ada Lovelace in Bern.", "en").names]
    assert names == ["May", "Luis Ferreira", "Mill Street", "Ada Lovelace", "Bern"]


def test_the_least_important_goes_first() -> None:
    text = "However, Bern, the capital of Switzerland, where bears live, has 4,000 (mostly old) fountains."
    kinds = [span.kind for span in read(text, "en").removable]
    assert kinds[:2] == ["connective", "bracket"]
    assert kinds[-1] in ("apposition", "relative")


def test_offsets_are_those_of_the_text() -> None:
    text = "  However,  it  (the bridge) closes — sadly."
    sentence = read(text, "en")
    spans = [*sentence.tokens, *sentence.removable, *sentence.pronouns, *sentence.definites, *needs(sentence)]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(span.saving == span.end - span.start for span in sentence.removable)


def test_threads_read_the_same() -> None:
    texts = [f"The bridge over river {n} closes, however, on day {n}." for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: read(text, "en"), texts))
    assert [sentence.text for sentence in found] == texts
    assert all(sentence.subject.kind == "definite" for sentence in found)
