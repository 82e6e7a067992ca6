"""Parts of a text that are not read: struck-out words, marks of notes and citations; and the numbers of lists and lines."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

import pytest

from core.content import read_bytes, read_text
from core.model.article import Article
from core.ports import Context
from core.script.read.speakable import speakable
from tests.content.helpers import LAST, MORE, PROSE, all_text, only


def _html(ctx: Context, body: str) -> Article:
    page = f"<html><body><article><h1>Tides</h1><p>{PROSE}</p>{body}<p>{LAST}</p></article></body></html>"
    return read_bytes(page.encode(), "tides.html", ctx)


def _paragraphs(article: Article) -> list[str]:
    return [block.text for block in only(article, "paragraph")]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>The pilot was drunk.</del>",
        "<s>The pilot was drunk.</s>",
        "<strike>The pilot was drunk.</strike>",
        "<span style='color:red; text-decoration: line-through'>The pilot was drunk.</span>",
        "<span style='text-decoration-line:line-through'>The pilot was drunk.</span>",
        "<span class='strikethrough'>The pilot was drunk.</span>",
    ],
)
def test_struck_out_words_are_not_read_and_insertions_are(ctx: Context, struck: str) -> None:
    found = _html(ctx, f"<p>The ship ran aground {struck}. <ins>Nobody was hurt.</ins> {MORE}</p>")
    assert "drunk" not in all_text(found)
    assert _paragraphs(found)[1] == f"The ship ran aground. Nobody was hurt. {MORE}"


def test_struck_out_words_of_markdown_and_pasted_text(ctx: Context) -> None:
    text = f"The ship ran aground. ~~The pilot was drunk.~~ {MORE}\n\n{LAST}"
    for found in (read_bytes(text.encode(), "a.md", ctx), read_text(text, ctx, "A ship")):
        assert _paragraphs(found)[0] == f"The ship ran aground. {MORE}"
    code = _html(ctx, "<pre>keep()<del>\nremove()</del></pre>")
    assert "remove()" in only(code, "code")[0].text


def test_a_title_in_front_matter_has_no_marks_of_markdown(ctx: Context) -> None:
    found = read_bytes(f'---\ntitle: "The *old* pier and `ls`"\n---\n\n{PROSE}\n\n{MORE}'.encode(), "a.md", ctx)
    assert found.title == "The old pier and ls"


@pytest.mark.parametrize(
    "mark",
    [
        " [4]", "[4]", " [4, 7]", " [3–6]", " [2, p. 14]", " [2, pp. 14–16; 5, p. 3]", " [12: S. 44f.]", " [4, chap. 2]",
        " [Marsh 1998]", " [Marsh and Ito, 2004, p. 9]", " [Ito et al., 2004]", " [MI98]", " [@marsh98, p. 3]", " [sic]",
        " [sic!]", " [citation needed]", " [who?]", " [note 3]", " [ed. note: the second]", " [Anm. d. Red.: gekürzt]",
        " [Beleg fehlt]", " [réf. nécessaire]", " [NdT: the old one]", "¹", "<sup>2</sup>", "<sup>[2]</sup>", "<sup>2,3</sup>",
        "<sup>†</sup>", "<a href='#r4'>[4]</a>", " [<a href='#r4'>4</a>, <i>p.</i> 12]",
    ],
)  # fmt: skip
def test_marks_of_notes_and_citations_are_silent_and_their_sentence_stays(ctx: Context, mark: str) -> None:
    again = "" if "@" in mark else mark.strip()
    found = _html(ctx, f"<p>The wall held for three centuries{mark} and fell in one night.{again} {MORE}</p>")
    assert _paragraphs(found)[1] == f"The wall held for three centuries and fell in one night. {MORE}"


@pytest.mark.parametrize("kept", ["[the mayor]", "crate[@version]", "[1998]", "[they]", "[…]", "10⁶", "3 km²", "5 m³"])
def test_what_only_looks_like_a_mark_stays(ctx: Context, kept: str) -> None:
    found = _html(ctx, f"<p>The wall was, as {kept} says, of stone. {MORE}</p>")
    assert kept in _paragraphs(found)[1]


def test_raised_numbers_that_are_powers_stay_so(ctx: Context) -> None:
    found = _html(ctx, f"<p>It holds 10<sup>6</sup> litres on 3 km<sup>2</sup> of H<sub>2</sub>O. {MORE}</p>")
    assert _paragraphs(found)[1].startswith("It holds 10⁶ litres on 3 km² of H2O.")
    assert "3 km of" not in speakable("The pond covers 3 km² of land.", "en")


def test_an_index_of_code_is_no_citation(ctx: Context) -> None:
    marked = _html(ctx, f"<p>The first entry is <code>tide[1]</code> of the table. {MORE}</p>")
    assert _paragraphs(marked)[1].startswith("The first entry is tide[1] of the table.")
    bare = _html(ctx, f"<p>The entries tide[1] and tide[2] follow one another. {MORE}</p>")
    assert _paragraphs(bare)[1].startswith("The entries tide[1] and tide[2] follow one another.")
    assert speakable("The entries tide[1] and tide[2] follow one another.", "en").startswith(
        "The entries tide[1] and tide[2]"
    )


NUMBERED = {
    "ln": "<pre><code>{}</code></pre>|<span class='line'><span class='ln'>{n}</span><span class='cl'>{line}</span></span>|",
    "unknown class": "<pre><code>{}</code></pre>|<span class='q1'>{n}</span>{line}|\n",
    "style": "<pre>{}</pre>|<span style='color:#999'>{n}</span>{line}|\n",
    "text": "<pre>{}</pre>| {n}  {line}|\n",
    "colon": "<pre>{}</pre>|{n}: {line}|\n",
    "table": "<table class='hljs-ln'>{}</table>|<tr><td class='hljs-ln-numbers'>{n}</td><td>{line}</td></tr>|",
}
LINES = ["def level(hour):", "    if hour < 5:", "        return 'falling'", "    return 'rising'"]


@pytest.mark.parametrize("kind", NUMBERED)
def test_listings_lose_the_numbers_of_their_lines(ctx: Context, kind: str) -> None:
    around, each, between = NUMBERED[kind].split("|")
    rows = [each.format(n=n, line=line.replace("<", "&lt;")) for n, line in enumerate(LINES, 1)]
    found = _html(ctx, around.format(between.join(rows)))
    assert only(found, "code")[0].text == "\n".join(LINES)


@pytest.mark.parametrize("listing", ["1 apple\n2 pears\n3 figs", "10 PRINT X\n20 LET X = (X + 1)\n30 GOTO 10"])
def test_numbers_that_are_the_listing_stay(ctx: Context, listing: str) -> None:
    assert only(_html(ctx, f"<pre>{listing}</pre>"), "code")[0].text == listing
    marked = _html(
        ctx,
        "<pre><span class='mi'>1</span> apple\n<span class='mi'>2</span> pears\n<span class='mi'>3</span> figs</pre>",
    )
    assert only(marked, "code")[0].text == "1 apple\n2 pears\n3 figs"


def test_a_list_within_a_numbered_one_does_not_count(ctx: Context) -> None:
    inner = "<ol type='a'><li>The path is muddy.</li><li>Boots are lent.</li></ol>"
    found = _html(
        ctx,
        f"<ol><li>Leave the car.{inner}</li><li>Carry the corn<ul><li>rye</li><li>oats</li></ul></li><li>Wait.</li></ol>",
    )
    block = only(found, "list")[0]
    assert block.text.split("\n") == [
        "Leave the car. The path is muddy. Boots are lent.",
        "Carry the corn: rye, oats",
        "Wait.",
    ]


def test_lists_in_cells_are_parted_as_in_a_sentence(ctx: Context) -> None:
    found = _html(
        ctx,
        "<table><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td><ul><li>9 to 12</li><li>2 to 5</li></ul></td></tr>"
        "<tr><td>Sunday</td><td><ul><li>closed</li></ul></td></tr></table>",
    )
    assert only(found, "table")[0].text == "Day\tOpen\nMonday\t9 to 12, 2 to 5\nSunday\tclosed"
