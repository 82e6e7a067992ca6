"""Short bold paragraphs without a full stop are headings, whatever the document calls them."""

from __future__ import annotations

from core.content.bold_headings import with_bold_headings
from core.model.article import Heading, Paragraph


def bold(text: str) -> Paragraph:
    return Paragraph(text=text, lead=text)


TEXT = Paragraph(text="The heaters were sold in stores and online since autumn.")


def kinds(*blocks: Paragraph | Heading) -> list[str]:
    return [block.kind for block in with_bold_headings(blocks)]


def test_a_bold_line_over_text_is_a_heading_below_the_last_one() -> None:
    found = with_bold_headings([Heading(text="Recall", level=2), TEXT, bold("What to do"), TEXT])
    assert found[2] == Heading(text="What to do", level=3)


def test_sentences_questions_figures_and_repeated_names_are_none() -> None:
    for text in ("That sounds brutal.", "How did it begin?", "8/10", "Price: 89 €", "FOR IMMEDIATE RELEASE"):
        assert kinds(bold(text), TEXT) == ["paragraph", "paragraph"], text
    assert kinds(bold("Mara"), TEXT, bold("Mara"), TEXT) == ["paragraph"] * 4


def test_a_bold_line_with_nothing_below_it_is_none() -> None:
    assert kinds(TEXT, bold("The end of it")) == ["paragraph", "paragraph"]
