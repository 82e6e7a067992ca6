"""Pages whose text is only in their data, and pasted text with code in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.content import read_bytes, read_text, read_url
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, FakeNet, all_text, only

HTML = f"<p>{PROSE}</p><h2>The Moon</h2><p>{MORE}</p><p>{LAST}</p>"
PLAIN = f"{PROSE}\n\n{MORE}\n\n{LAST}"
DATA = {
    "JSON-LD": '<script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "headline": "Tides", "articleBody": PLAIN})
    + "</script>",
    "state": '<script id="__NEXT_DATA__" type="application/json">'
    + json.dumps({"props": {"post": {"title": "Tides", "content": HTML, "excerpt": "Read on."}}}).replace("</", "<\\/")
    + "</script>",
    "variable": "<script>window.__STATE__ = "
    + json.dumps({"article": {"blocks": [{"type": "paragraph", "text": t} for t in (PROSE, MORE, LAST)]}})
    + "; start();</script>",
}


@pytest.mark.parametrize("kind", DATA)
def test_a_page_built_by_a_script_is_read_from_its_data(ctx: Context, kind: str) -> None:
    page = f"<html><head><title>Tides</title></head><body><div id='app'>Loading</div>{DATA[kind]}</body></html>"
    found = read_bytes(page.encode(), "a.html", ctx)
    assert [block.text for block in only(found, "paragraph")] == [PROSE, MORE, LAST]


def test_a_page_with_its_text_on_it_is_read_from_the_page(ctx: Context) -> None:
    page = f"<html><body><article><h1>Tides</h1>{HTML}<p>Only on the page.</p></article>{DATA['JSON-LD']}</body></html>"
    found = read_bytes(page.encode(), "a.html", ctx)
    assert [block.text for block in only(found, "paragraph")][:2] == [PROSE, MORE]
    assert "The Moon" in all_text(found)


def test_the_simple_version_of_a_page_is_read_where_the_page_has_no_text(ctx: Context) -> None:
    shell = '<html><head><title>Tides</title><link rel="amphtml" href="/amp/tides"></head><body>Loading</body></html>'
    pages = {
        "https://example.org/tides": ("text/html", shell.encode()),
        "https://example.org/amp/tides": ("text/html", f"<html><body><article>{HTML}</article></body></html>".encode()),
    }
    found = read_url("https://example.org/tides", replace(ctx, net=FakeNet(pages)))
    assert [block.text for block in only(found, "paragraph")] == [PROSE, MORE, LAST]
    assert (found.title, found.url) == ("Tides", "https://example.org/tides")


CODE = {
    "python": "# read the table\ntable = load('tides.csv')\n\n# and print it\nfor row in table:\n    print(row)",
    "shell": "# install it first\nsudo apt install tides\n# then run it\ntides --port 80",
    "script": "// the highest of them\nconst high = Math.max(...levels);\nfunction show(level) {\n  return level;\n}",
}


@pytest.mark.parametrize("language", CODE)
def test_code_in_pasted_text_stays_code_and_its_comments_are_no_headings(ctx: Context, language: str) -> None:
    found = read_text(f"{PROSE}\n\n{CODE[language]}\n\n{MORE}\n\n{LAST}", ctx, "Tides")
    assert [block.text for block in only(found, "code")] == [CODE[language]]
    assert not only(found, "heading")
    assert [block.text for block in only(found, "paragraph")] == [PROSE, MORE, LAST]


def test_headings_of_pasted_markdown_stay_headings(ctx: Context) -> None:
    found = read_text(f"# Tides\n\n{PROSE}\n\n# The Moon\n{MORE}\n\n- rye (two sacks)\n- oats\n\n{LAST}", ctx)
    assert [block.text for block in only(found, "heading")] == ["The Moon"]
    assert not only(found, "code")


def test_prose_with_brackets_and_colons_is_no_code(ctx: Context) -> None:
    text = "With the tide out, there is time for one thing:\n\nIf the wind is from the east, wait a day (or two)."
    assert not only(read_text(f"{PROSE}\n\n{text}\n\n{MORE}", ctx, "Tides"), "code")
