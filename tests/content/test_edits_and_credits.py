"""Edits of CriticMarkup as accepted, and lines that only credit a picture or a first publication."""

from __future__ import annotations

import pytest

from core.content import read_bytes, read_text
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, all_text


@pytest.mark.parametrize(
    ("edited", "right"),
    [
        ("The ferry{-- never--} leaves at noon.", "The ferry leaves at noon."),
        ("The ferry leaves {++only ++}at noon.", "The ferry leaves only at noon."),
        ("The ferry leaves at {~~ten~>noon~~}.", "The ferry leaves at noon."),
        ("The {==ferry==}{>>which one?<<} leaves at noon.", "The ferry leaves at noon."),
        ("The ferry leaves at noon {--or at ten--}.", "The ferry leaves at noon."),
        ("Run `a {--b--}` at noon.", "Run a {--b--} at noon."),
        ("A lone {-- is no edit.", "A lone {-- is no edit."),
    ],
)
def test_edits_in_markdown_are_taken_as_accepted(ctx: Context, edited: str, right: str) -> None:
    found = read_bytes(f"# Ferry\n\n{PROSE}\n\n{edited}\n\n{LAST}\n".encode(), "ferry.md", ctx)
    assert found.blocks[1].text == right


def test_edits_in_pasted_text_and_over_paragraphs(ctx: Context) -> None:
    found = read_text(
        f"{PROSE}\n\n{{--A rumour.\n\nAnd its source.--}}\n\n{MORE} {{--Gone.--}}\n\n{LAST}", ctx, "Tides"
    )
    assert [block.text for block in found.blocks] == [PROSE, MORE, LAST]


def test_an_edit_in_a_listing_is_code(ctx: Context) -> None:
    found = read_bytes(f"# T\n\n{PROSE}\n\n```\nx {{--y--}}\n```\n\n{LAST}".encode(), "a.md", ctx)
    assert "x {--y--}" in all_text(found)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Mara Lindqvist", "Image credit: NASA/JPL", "Photo by Mara Lindqvist", "Foto: Jonas Weber/dpa",
        "Crédit photo : Claire Moreau", "Фото: Анна Котова", "© 2024 Mara Lindqvist",
        "This article was originally published in The Harbour Review.", "Originally published in Tide Notes, May 2021.",
        "First appeared in the Coast Reader", "Dieser Artikel erschien zuerst im Küstenboten.",
        "Cet article a été initialement publié dans La Marée.",
    ],
)  # fmt: skip
def test_a_line_that_is_a_credit_is_no_paragraph(ctx: Context, line: str) -> None:
    for name, text in (
        ("a.md", f"# Tides\n\n{PROSE}\n\n{line}\n\n{MORE}\n"),
        (
            "a.html",
            f"<html><body><article><h1>Tides</h1><p>{PROSE}</p><p>{line}</p><p>{MORE}</p></article></body></html>",
        ),
    ):
        assert [block.text for block in read_bytes(text.encode(), name, ctx).blocks] == [PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Photos by children hang in every room of the mill.",
        "Originally published in 1904, the map still guides pilots.",
        "The picture shows the old mill.", "The novel first appeared in a weekly paper.",
    ],
)  # fmt: skip
def test_a_sentence_about_pictures_or_printing_stays(ctx: Context, line: str) -> None:
    found = read_bytes(f"# Tides\n\n{PROSE}\n\n{line}\n\n{MORE}\n".encode(), "a.md", ctx)
    assert line in [block.text for block in found.blocks]
