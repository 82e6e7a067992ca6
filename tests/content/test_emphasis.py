"""Type that means something in running text: bold words that lead in, questions in italics, words set as code."""

from __future__ import annotations

import pytest

from core.content.markdown import read_markdown
from core.content.page import read_page
from core.model.article import ListBlock, Paragraph


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("**Going dry.** The gray mud is what does the cutting.", "Going dry."),
        ("__To store:__ Wrap it tightly.", "To store:"),
        ("**Was it** **lonely?**", "Was it lonely?"),
        ("*How is it there?*", "How is it there?"),
        ("*Nature* reports that the sea is rising.", ""),
        ("The **angle** must stay the same.", ""),
        ("**The `cron` job doesn't run.** Its path is short.", "The cron job doesn't run."),
    ],
)
def test_what_a_paragraph_leads_in_with_is_known(text: str, lead: str) -> None:
    found = read_markdown(f"# A title\n\nFirst words of it all.\n\n{text}\n\nLast words of it all.\n").blocks
    paragraph = found[-2]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lead == lead
    assert paragraph.italic == (text == "*How is it there?*")
    assert paragraph.text.startswith(lead)
    assert "*" not in paragraph.text


def test_code_in_a_sentence_is_known_with_its_brackets() -> None:
    paragraph = read_markdown("# A title\n\nThen run `pip install x[1]` and open `a.txt` as before.\n").blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.code == ("pip install x[1]", "a.txt")
    assert all(part in paragraph.text for part in paragraph.code)


def test_items_keep_their_leads_and_code() -> None:
    found = read_markdown(
        "# A title\n\nWords.\n\n- **Salt**: it draws water.\n- Pepper with `grind` set high.\n"
    ).blocks[-1]
    assert isinstance(found, ListBlock)
    assert found.leads == ("Salt", "")
    assert found.code == ("grind",)


def test_bold_type_by_style_counts() -> None:
    page = '<html><body><p><span style="font-weight: 700">Wind.</span> It comes from the west.</p></body></html>'
    paragraph = read_page(page, whole_page=False).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lead == "Wind."
