"""Long documents of many small parts are read in a time that grows with their length, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from core.content.markdown import read_markdown, to_html
from core.content.page import read_page
from core.content.pasted import read_pasted
from core.content.within import within


def html(n: int) -> str:
    parts = "".join(f"<p>Paragraph number {i} says something of the sea.</p>" for i in range(n))
    return f"<html><body><article><h1>T</h1>{parts}</article></body></html>"


def paragraphs(n: int) -> str:
    return "\n\n".join(f"Paragraph number {i} says something of the sea and of the moon." for i in range(n))


def joined_item(n: int) -> str:
    return "Much to do:\n\n- an item\n" + "  that goes on and on\n" * n + "- another\n"


def marked_heading(n: int) -> str:
    return "# T\n\n# " + " {#" * n + "\n\nText of it."


def spaced_heading(n: int) -> str:
    return "# T\n\n# a" + " " * n + "x\n\nText of it."


@pytest.mark.parametrize(
    ("read", "text", "n"),
    [
        (read_page, html, 700),
        (read_pasted, paragraphs, 1500),
        (read_pasted, joined_item, 4000),
        (to_html, marked_heading, 8000),
        (to_html, spaced_heading, 8000),
    ],
)
def test_twice_as_much_takes_about_twice_as_long(
    read: Callable[[str], object], text: Callable[[int], str], n: int
) -> None:
    def cpu(size: int) -> float:
        given, times = text(size), []
        for _ in range(2):
            start = time.process_time()
            read(given)
            times.append(time.process_time() - start)
        return min(times)

    assert cpu(4 * n) < 9 * cpu(n) + 0.05  # the square would be sixteen times


def test_what_stands_in_a_longer_paragraph_is_found() -> None:
    long = "one line of some words\nanother line of other words"
    assert within({"one line of", "of other", "not there"}, long, least=8) == {"one line of", "of other"}
    assert within({"one line of some words"}, long, least=8, longer=True) == set()
    assert within({"one line of some"}, long, least=8, longer=True) == {"one line of some"}
    assert within(set(), long, least=8) == set()


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# Parts {#parts}", "Parts"),
        ("## Parts {.a #b}  ", "Parts"),
        ("# Sets {1} {#s}", "Sets {1}"),
        ("# A {b}", "A {b}"),
        ("# A {#b} c", "A {#b} c"),
    ],
)
def test_marks_behind_a_heading_are_no_words_of_it(line: str, heading: str) -> None:
    draft = read_markdown(f"# Title\n\nWords of the text before it.\n\n{line}\n\nWords of the text behind it.")
    assert heading in [block.text for block in draft.blocks if block.kind == "heading"]
