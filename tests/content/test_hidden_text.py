"""Tests of hidden text: what a page does not show is not in the article; what is shown is, letter by letter."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

import pytest

from core.content import read_bytes, read_text
from core.content.letters import visible
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, all_text

WRAPPED = f"""<html><head><style>.trap {{ color: red; display:none }} #ghost, .ghost2 {{visibility: hidden}}
@media print {{ .shown {{ display: none }} }} .js .shown2 {{display:none}} body {{ display:none }}</style></head><body>
<article><h1>Sea</h1><p>{PROSE}</p>%s<p>{MORE}</p><p>{LAST}</p></article></body></html>"""


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">SECRET</p>',
        '<p style="DISPLAY : none !important">SECRET</p>',
        '<div style="visibility:hidden"><p>SECRET</p></div>',
        '<p style="opacity:0">SECRET</p>',
        '<p style="font-size:0px">SECRET</p>',
        '<p style="position:absolute;left:-9999px">SECRET</p>',
        '<p style="text-indent:-9999em">SECRET</p>',
        '<p style="height:0;overflow:hidden">SECRET</p>',
        '<p style="clip: rect(0, 0, 0, 0); position: absolute">SECRET</p>',
        '<p style="color:transparent">SECRET</p>',
        "<p hidden>SECRET</p>",
        '<p aria-hidden="true">SECRET</p>',
        '<span class="sr-only">SECRET</span>',
        '<p class="screen-reader-text">SECRET</p>',
        '<p class="trap">SECRET</p>',
        '<p id="ghost">SECRET</p>',
        '<p class="x ghost2">SECRET</p>',
        "<template><p>SECRET</p></template>",
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<!-- SECRET -->",
        "<noscript><p>SECRET</p></noscript>",
        "<textarea>SECRET</textarea>",
        '<iframe src="x">SECRET</iframe>',
        '<object data="x">SECRET</object>',
        "<svg><text>SECRET</text></svg>",
        '<p>Seen <span style="display:none">SECRET</span> too.</p>',
        '<figure style="display:none"><img src="a.png"><figcaption>SECRET</figcaption></figure>',
    ],
)
def test_hidden_text_is_not_in_the_article(ctx: Context, hidden: str) -> None:
    article = read_bytes((WRAPPED % hidden).encode(), "sea.html", ctx)
    assert "SECRET" not in all_text(article)
    assert [b.text for b in article.blocks if b.text in (PROSE, MORE, LAST)] == [PROSE, MORE, LAST]


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="shown">Shown on screens, hidden in print only.</p>',
        '<p class="shown2">Shown on screens, hidden in print only.</p>',
        '<p style="background-color: transparent">Shown on screens, hidden in print only.</p>',
        '<p style="opacity:0.9;line-height:1">Shown on screens, hidden in print only.</p>',
        '<p style="font-size:0.9em">Shown on screens, hidden in print only.</p>',
        '<p aria-hidden="false">Shown on screens, hidden in print only.</p>',
    ],
)
def test_what_only_looks_hidden_is_read(ctx: Context, shown: str) -> None:
    article = read_bytes((WRAPPED % shown).encode(), "sea.html", ctx)
    assert "Shown on screens" in all_text(article)


def test_a_page_revealed_by_a_script_is_read(ctx: Context) -> None:
    page = f'<html><body><div id="app" style="display:none"><article><p>{PROSE}</p><p>{MORE}</p></article></div></body></html>'
    assert [b.text for b in read_bytes(page.encode(), "x.html", ctx).blocks] == [PROSE, MORE]


def test_invisible_characters_go_and_joiners_that_shape_letters_stay() -> None:
    assert visible("a\u200bb\u2060c\ufeffd\u00ade\u200ef\u202eg\u2066h\u2069\U000e0041i") == "abcdefghi"
    assert visible("in\u200cvis\u200dible") == "invisible"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    assert visible("क्\u200dष") == "क्\u200dष"
    assert visible("👩\u200d🚀 ok") == "👩\u200d🚀 ok"
    assert visible("e\u0301") == "\u00e9"
    assert visible("tab\there\r\nnext\x00\x07") == "tab\there\nnext"


def test_words_stay_whole_across_inline_markup_and_apart_across_blocks(ctx: Context) -> None:
    page = f"<p>un<b>believ</b>able <i>sea</i>.</p><table><tr><th>a<br>b</th><th>c</th></tr><tr><td><p>d</p><p>e</p></td><td>f</td></tr></table><p>{PROSE}</p>"
    article = read_text(page, ctx)
    assert article.blocks[0].text == "unbelievable sea."
    assert article.blocks[1].text == "a b\tc\nd e\tf"


def test_furigana_is_not_read_twice(ctx: Context) -> None:
    page = (
        "<p>"
        + "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>は中国で生まれた文字である。" * 4
        + "</p><p>水は透明である。</p>"
    )
    article = read_text(page, ctx)
    assert article.blocks[0].text.startswith("漢字は中国で生まれた文字である。") and article.language == "ja"
