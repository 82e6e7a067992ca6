"""Mark-up and words of pages of a kind that is met in many forms: notes, listings, teasers, banners, struck-out words."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

from html import escape

import pytest

from core.content.charset import decode
from core.content.citations import without_marks
from core.content.dom.notices import asks_consent, is_call
from core.content.page import read_page
from core.content.pdf.columns import in_order
from core.content.pdf.glyphs import Glyph
from core.content.pdf.lines import Piece
from core.errors import BadInput
from core.model.article import Paragraph
from core.script.extract.write import write
from core.script.read.speakable import Unspeakable, speakable
from tests.content.helpers import LAST, MORE, PROSE
from tests.script.conftest import article_of

INLAND = "On the lake inland there is no tide at all, and the ferry leaves whenever its bench is full of people."


def _texts(body: str, head: str = "") -> list[str]:
    page = f"<html><head><title>Tides</title>{head}</head><body>{body}</body></html>"
    return [block.text for block in read_page(page).blocks if block.kind != "image"]


def _around(html: str, head: str = "") -> list[str]:
    found = _texts(f"<article><h1>Tides</h1><p>{PROSE}</p>{html}<p>{MORE}</p><p>{LAST}</p></article>", head)
    return [text for text in found if text not in (PROSE, MORE, LAST)]


@pytest.mark.parametrize(
    "note",
    [
        "<span class='sidenote'>A word aside.</span>",
        "<label class='margin-toggle sidenote-number'></label><span class='marginnote'>A word aside.</span>",
        "<span class='footnote'>A word aside.</span>",
        "<small class='inline-footnote'>A word aside.</small>",
        "<span role='doc-footnote'>A word aside.</span>",
    ],
)
def test_a_note_in_the_sentence_is_no_part_of_it_and_is_told(note: str) -> None:
    page = f"<article><h1>Tides</h1><p>The pier{note} fell in one night of the long winter.</p><p>{MORE}</p><p>{LAST}</p></article>"
    draft = read_page(f"<html><body>{page}</body></html>")
    assert draft.blocks[0].text == "The pier fell in one night of the long winter."
    assert not any("pier" in text.text for text in draft.left_out)


def test_a_source_s_number_that_the_sentence_needs_is_never_read_with_a_hole() -> None:
    (block,) = without_marks([Paragraph(text="In [8] the author says more. It fell [9], [10] and rose. See ref. [3].")])
    assert block.text == "In [8] the author says more. It fell and rose. See ref. [3]."
    for sentence in ("In [8] the author says more.", "Siehe [3] für den Bericht.", "The oil of [7] was dear."):
        with pytest.raises(Unspeakable):
            speakable(sentence, "de" if sentence.startswith("Siehe") else "en")
    text = (
        "The oil of [7] was taken from whales in the north. It was made by Keller and sold in the towns of the coast."
    )
    script = write(
        article_of(Paragraph(text=f"{text} {MORE}"), Paragraph(text=LAST)),
        project_type="short",
        presets=("youtube_short",),
    )
    assert not any("[" in line.text for line in script.lines)


CODE = ["fn main() {", "    let n = 3;", "", '    println!("{}", n);', "}"]
NUMBERED = list(enumerate(map(escape, CODE), 1))
LISTINGS = {
    "items": "<pre><ol>" + "".join(f"<li><code>{line}</code></li>" for _, line in NUMBERED) + "</ol></pre>",
    "gutter": "<table>" + "".join(f"<tr><td class='blob-num' data-line-number='{n}'></td><td class='blob-code'>{line}</td></tr>" for n, line in NUMBERED) + "</table>",
    "numbers": "<table>" + "".join(f"<tr><td class='lnum'>{n}</td><td><pre>{line}</pre></td></tr>" for n, line in NUMBERED if line) + "</table>",
    "blocks": "<code style='white-space:pre'>" + "".join(f"<span style='display:block'><span style='user-select:none'>{n}</span><span>{line}</span></span>" for n, line in NUMBERED) + "</code>",
    "breaks": "<div>" + "<br>".join(f"<code>{line.replace(' ', '&nbsp;')}</code>" for _, line in NUMBERED) + "</div>",
    "links": "<pre><code>" + "\n".join(f"<a class='lineno' href='#l{n}'>{n:>3} </a>{line}" for n, line in NUMBERED) + "</code></pre>",
}  # fmt: skip


@pytest.mark.parametrize("form", sorted(set(LISTINGS) - {"numbers"}))
def test_a_listing_keeps_its_lines_in_every_form(form: str) -> None:
    assert _around(LISTINGS[form]) == ["\n".join(CODE)]


def test_code_within_prose_is_no_listing() -> None:
    text = "Call <code>open</code><br>and then <code>close</code><br>in this order, or the file is left open."
    assert _around(f"<p>{text}</p>") == ["Call open and then close in this order, or the file is left open."]


@pytest.mark.parametrize("more", ["Continue reading →", "Read more", "Weiterlesen »", "Lire la suite", "続きを読む"])
def test_a_list_of_beginnings_is_no_article_and_says_so(more: str) -> None:
    posts = "".join(
        f"<section><h3>{n}</h3><p>{text} <a href='/{n}'>{more}</a></p></section>"
        for n, text in enumerate((PROSE, MORE, LAST))
    )
    with pytest.raises(BadInput) as refused:
        _texts(f"<main><h1>Diary</h1>{posts}</main>")
    assert refused.value.code == "several_posts"


def test_an_article_whose_parts_link_elsewhere_stays_one() -> None:
    places = "".join(
        f"<section><h2>Place {n}</h2><p>{text}</p><a href='https://a.example/{n}'>Read more</a></section>"
        for n, text in enumerate((MORE, LAST, INLAND))
    )
    found = _texts(
        f"<article><h1>Three places</h1><p>{PROSE}</p><p>Each of them can be reached by train, and each of them is worth a day or two of anybody's summer.</p>{places}</article>"
    )
    assert PROSE in found and LAST in found and not any("Read more" in text for text in found)


def test_a_style_sheet_can_strike_words_out() -> None:
    struck = "<p>The pier stood. <span class='gone'>The pilot was drunk.</span> It fell in one night of winter.</p>"
    head = "<style>.gone { text-decoration: line-through red }</style>"
    assert _around(struck, head) == ["The pier stood. It fell in one night of winter."]


def test_lists_in_a_cell_are_parted_whatever_their_depth() -> None:
    cell = "<ol><li>oil</li><li>wick<ul><li>cotton</li></ul></li></ol>"
    page = f"<article><h1>Tides</h1><p>{PROSE}</p><table><tr><th>Duty</th><th>Tools</th></tr><tr><td>Lamp</td><td>{cell}</td></tr></table><p>{MORE}</p><p>{LAST}</p></article>"
    table = next(b for b in read_page(f"<html><body>{page}</body></html>").blocks if b.kind == "table")
    assert table.rows == (("Lamp", "oil, wick, cotton"),)


def test_a_matrix_is_not_run_together() -> None:
    rows = "<mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>" * 2
    (text,) = _around(f"<p>The matrix <math><mtable>{rows}</mtable></math> is known to every pupil.</p>")
    assert "10" not in text
    with pytest.raises(Unspeakable):
        speakable(text, "en")


APPEALS = [
    "The full story continues for our members. Become one today from £1 a week.",
    "To read the rest of this piece, log in or start a free trial.",
    "Keep up with the coast: our weekly letter lands every Friday. Sign up below.",
    "Want more stories like this? Join 40,000 readers of our newsletter.",
    "Noch nicht genug? Unser Newsletter fasst die Woche zusammen. Hier anmelden.",
    "Pour lire la suite, abonnez-vous à partir de 1 € par mois.",
    "Ya has leído tus tres artículos gratis de este mes.",
    "Sostieni il giornalismo indipendente: dona ora.",
    "Deel dit artikel met je vrienden.",
    "Share this article on Facebook or X.",
    "Listen to this article (5 min)",
    "Click here to download our app.",
    "Podobał ci się ten artykuł? Udostępnij go znajomym.",
    "Поделитесь этой статьёй с друзьями.",
    "© 2024 Skerry News. All rights reserved.",
    "Tags: lighthouse, sea, fog",
    "Comments (12)",
]
NO_APPEALS = [
    "Sign up for an account on the site, then enter the number of your meter.",
    "Our newsletter began in 1990 with forty readers and a borrowed machine.",
    "Join the two boards with glue and press them together for an hour.",
    "Share the dough into four parts and let them rest.",
    "The app of the harbour office shows when the bridge opens.",
    "Support for the old machines ended last year, and most owners bought new ones.",
    "Download the file, open it and click on the second button.",
    "The museum charges £1 a week for a place in its cellar.",
    "Listen to the engine before you open the hood.",
    "Er unterstützt den Verein seit vielen Jahren mit Rat und Geld.",
]


@pytest.mark.parametrize("text", APPEALS)
def test_what_a_site_asks_of_its_visitor_is_not_read(text: str) -> None:
    assert _around(f"<p>{text}</p>") == []


def test_sentences_that_only_sound_alike_stay() -> None:
    assert [text for text in NO_APPEALS if is_call(text)] == []


BANNERS = [
    "Your privacy is important to us. With your agreement, we and third parties use cookies or similar technologies to store, access and process personal data such as your visit.",
    "Avec votre accord, nos partenaires et nous utilisons des cookies ou technologies similaires pour accéder à des informations.",
    "Stránky používají soubory cookie k personalizaci obsahu a analýze návštěvnosti.",
    "Bu web sitesi, deneyiminizi geliştirmek için çerezler kullanır.",
    "Cookies help us deliver our services. By using our services, you agree to our use of cookies.",
    "This website stores data such as cookies to enable necessary site functionality, including analytics and targeting.",
]


@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_of_other_words_is_one_before_and_after_the_text(banner: str) -> None:
    assert asks_consent(banner)
    text = f"<h1>Tides</h1><p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>"
    for body in (f"<p>{banner}</p>{text}", f"{text}<p>{banner}</p>"):
        assert [found for found in _texts(body) if found not in ("Tides", PROSE, MORE, LAST)] == []


def test_a_short_text_in_thai_is_not_taken_for_cyrillic() -> None:
    text = "ประภาคารบนโขดหินนำทางเรือมาสองร้อยปีแล้ว ทุกคืนโคมไฟหมุนหนึ่งรอบในสิบเอ็ดวินาที"
    assert decode(text.encode("cp874"), markup=False) == text


def test_the_notes_of_a_page_saved_by_libreoffice_are_not_read() -> None:
    note = "<div id='sdfootnote1'><p><a href='#sdfootnote1anc'>1</a> A word aside below the page.</p></div>"
    assert _texts(f"<h1>Tides</h1><p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>{note}")[-1] == LAST


def test_three_narrow_columns_below_a_title_are_read_one_by_one() -> None:
    def column(x: int, letter: str) -> list[Piece]:
        head = [_piece(x, x + 110, 580, f"{letter} head", 14.4)]
        return [*head, *(_piece(x, x + 112, 560 - 14 * n, f"{letter}{n}") for n in range(12))]

    overfull = _piece(126, 252, 360, "A12")
    pieces = [
        _piece(221, 388, 657, "The title", 17.0), *column(126, "A"), overfull, *column(249, "B"), *column(372, "C"),
    ]  # fmt: skip
    texts = [piece.text for part in in_order(pieces) for piece in part]
    assert texts == ["The title", *(f"{a}{n}" for a in "ABC" for n in [" head", *range(13 if a == "A" else 12)])]


def _piece(x0: float, x1: float, y: float, text: str, size: float = 11.0) -> Piece:
    return Piece(x0, x1, y, size, [Glyph(text, x0, x1, y, size)])
