"""Documents of other programs: samples that these programs made, and what hides, bursts or lies in such files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from core.api import contents
from core.content import chapters, read_bytes, sniff
from core.content.pdf.glyphs import Glyph
from core.content.pdf.lines import pieces_of
from core.errors import BadInput
from core.model.article import Heading, Image, ListBlock
from core.model.documents import DOCUMENTS, SUFFIX_WORDS
from core.ports import Context
from pages.parts.home import begin
from tests.content.helpers import LAST, MORE, PROSE, all_text, only, picture
from tests.content.test_documents import docx, drawing, para
from tests.trials._made import BOXED, DELETED, HIDDEN, INSERTED, ITEMS, NOTE, RUNNING, STEPS, TITLE

SAMPLES = Path(__file__).with_name("samples")
SECRET = "The landlord must never learn the price."


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph_of(*runs: str) -> str:
    """A paragraph of these runs."""
    return f"<w:p>{''.join(runs)}</w:p>"


# --- samples of real programs (samples/README.md says how they were made)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("keeper*.*")), ids=lambda path: path.name)
def test_a_sample_is_read_whole_and_nothing_else(ctx: Context, path: Path) -> None:
    article = read_bytes(path.read_bytes(), path.name, ctx, chapter="all")
    words = all_text(article)
    assert article.title == TITLE and article.language == "en"
    assert [phrase for phrase in (RUNNING, HIDDEN, NOTE, DELETED) if phrase in words] == []
    assert {item for block in only(article, "list") for item in block.items} >= {*ITEMS, *STEPS}  # type: ignore[union-attr]
    headings = [block.text for block in article.blocks if isinstance(block, Heading)]
    assert headings == ["The lamp on the rock", "Provisions and duties", "Afterwards"]
    rows = [row for table in only(article, "table") for row in table.rows]  # type: ignore[union-attr]
    assert rows[-1:] == [("July", "31", "4")] or "July 31 4" in words
    if "changes" in path.name:
        assert INSERTED in words and BOXED in words


# --- Word


def test_hidden_words_of_a_word_document_are_never_read(ctx: Context) -> None:
    hidden = "<w:vanish/>"
    body = (
        para(PROSE)
        + f"<w:p>{run(SECRET, hidden)}</w:p>"
        + f"<w:p>{run('Seen. ')}{run(SECRET, hidden)}</w:p>"
        + paragraph_of(run(SECRET, '<w:color w:val="FFFFFF"/>'))
        + paragraph_of(run(SECRET, '<w:sz w:val="2"/>'))
        + paragraph_of(run("Shown once.", '<w:vanish w:val="false"/>'))
        + para(MORE)
    )
    words = all_text(read_bytes(docx(body), "a.docx", ctx))
    assert SECRET not in words and "Seen." in words and "Shown once." in words


def test_changes_count_as_accepted(ctx: Context) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    gone = f'<w:del w:id="2" w:author="A"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
    body = (
        para(PROSE)
        + f"<w:p>{run('One ')}{gone}<w:ins w:id='3' w:author='A'>{run('two')}</w:ins>{run(' three.')}</w:p>"
        + f"<w:p>{mark}{run('The first half, ')}</w:p><w:p>{run('and the second.')}</w:p>"
        + f"<w:moveFrom w:id='4' w:author='A'><w:p>{run(SECRET)}</w:p></w:moveFrom>"
        + para(MORE)
    )
    texts = [block.text for block in read_bytes(docx(body), "a.docx", ctx).blocks]
    assert texts == [PROSE, "One two three.", "The first half, and the second.", MORE]


def test_a_text_box_is_read_once_and_notes_are_not(ctx: Context) -> None:
    box = f"<w:txbxContent>{para('Words in a box, a whole sentence of them.')}</w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    both = (
        f'<w:p><w:r><mc:AlternateContent {spaces}><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    noted = f"<w:p>{run(MORE)}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    notes = (
        '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="2">{para("Only in leap years.")}</w:footnote></w:footnotes>'
    )
    data = docx(para(PROSE) + both + noted + para(LAST), extra={"word/footnotes.xml": notes.encode()})
    texts = [block.text for block in read_bytes(data, "a.docx", ctx).blocks]
    assert texts == [PROSE, "Words in a box, a whole sentence of them.", MORE, LAST]


def test_numbers_in_words_stand_in_the_text_and_a_list_goes_on_behind_a_paragraph_of_an_item(ctx: Context) -> None:
    numbering = (
        '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="Article %1."/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        "</w:numbering>"
    )
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = f'<Relationship Id="n" Type="{rel}/numbering" Target="numbering.xml"/>'

    def item(text: str, number: int) -> str:
        place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"

    more = f'<w:p><w:pPr><w:ind w:left="720"/></w:pPr>{run("It burns for a night.")}</w:p>'
    body = (
        para(PROSE) + item("The lamp is lit.", 1) + item("The lamp is put out.", 1) + item("Trim it.", 2) + more
        + item("Wind it.", 2) + para(MORE)
    )  # fmt: skip
    article = read_bytes(docx(body, links=links, extra={"word/numbering.xml": numbering.encode()}), "a.docx", ctx)
    texts = [block.text for block in article.blocks]
    assert texts[1:3] == ["Article I. The lamp is lit.", "Article II. The lamp is put out."]
    assert article.blocks[3] == ListBlock(items=("Trim it. It burns for a night.", "Wind it."), ordered=True)


def test_a_bold_line_is_a_heading_and_a_caption_above_a_table_is_its_own(ctx: Context) -> None:
    row = "".join(f"<w:tc>{para(t)}</w:tc>" for t in ("Fundy", "16"))
    table = f"<w:tbl><w:tr>{row}</w:tr><w:tr>{row}</w:tr></w:tbl>"
    bold = f"<w:p>{run('The Moon', '<w:b/>')}</w:p>"
    body = para(PROSE) + bold + para(MORE) + para("Table 1. Tides by place", "Cap") + table + drawing("p1", "A buoy")
    article = read_bytes(docx(body), "a.docx", ctx)
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph", "table", "image"]
    assert article.blocks[3].caption == "Tides by place"  # type: ignore[union-attr]


# --- books


def book(chapter_words: int = 300, **files: str | bytes) -> bytes:
    """A book of three chapters behind a title page."""
    names = ["title", "one", "two", "three"]
    titles = ["Copyright", "The harbour", "The storm", "The calm"]
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    pages: dict[str, str | bytes] = {
        f"OPS/{name}.xhtml": f'{head}<head><title/></head><body><a id="top"/><h1>{title}</h1>'
        + "".join(f"<p>{title} {n}: {PROSE}&nbsp;Then on.</p>" for n in range(chapter_words // 30))
        + '<p>A noted sentence.<a epub:type="noteref" href="#n">7</a></p>'
        + '<aside epub:type="footnote"><p>Secret note.</p>'
        + ('</aside><img src="sea.png" alt="The sea"/></body></html>' if name == "two" else "</aside></body></html>")
        for name, title in zip(names, titles, strict=True)
    }
    manifest = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names)
    nav = "".join(
        f'<navPoint id="{n}"><navLabel><text>{t}</text></navLabel><content src="{n}.xhtml#top"/></navPoint>'
        for n, t in zip(names, titles, strict=True)
    )
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>',
        "OPS/a.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Tides</dc:title><dc:creator>Ada Strand</dc:creator><dc:language>en</dc:language></metadata>"
        f'<manifest>{manifest}<item id="x" href="x.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine>'
        + "".join(f'<itemref idref="{n}"/>' for n in names) + "</spine></package>",
        "OPS/x.ncx": f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{nav}</navMap></ncx>',
        "OPS/sea.png": picture(),
        **pages,
        **files,
    })  # fmt: skip


def test_a_chapter_of_a_book_is_chosen_by_number_by_title_or_by_itself(ctx: Context) -> None:
    data = book(2400)
    assert chapters(data, "a.epub", ctx) == (("Copyright", "The harbour", "The storm", "The calm"), 2)
    usual = read_bytes(data, "a.epub", ctx)
    assert (usual.title, usual.author) == ("The harbour", "Ada Strand")
    assert "Secret" not in all_text(usual) and "A noted sentence." in all_text(usual)
    for chosen in ("3", "storm"):
        article = read_bytes(data, "a.epub", ctx, chapter=chosen)
        assert article.title == "The storm" and len([b for b in article.blocks if isinstance(b, Image)]) == 1
    whole = read_bytes(data, "a.epub", ctx, chapter="all")
    assert whole.title == "Tides" and {"The harbour", "The calm"} <= {b.text for b in whole.blocks}
    with pytest.raises(BadInput) as raised:
        read_bytes(data, "a.epub", ctx, chapter="9")
    assert raised.value.code == "no_chapter" and "2 The harbour" in raised.value.hint


def test_a_short_book_is_read_whole(ctx: Context) -> None:
    assert chapters(book(), "a.epub", ctx)[1] == 0
    assert "The calm 0" in all_text(read_bytes(book(), "a.epub", ctx))


def test_a_book_of_a_shop_says_that_it_is_protected(ctx: Context) -> None:
    method = '<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
    lock = f"<encryption><EncryptedData>{method}</EncryptedData></encryption>"
    with pytest.raises(BadInput) as raised:
        read_bytes(book(**{"META-INF/encryption.xml": lock}), "a.epub", ctx)
    assert raised.value.code == "encrypted"


# --- rich text


def test_rich_text_by_hand(ctx: Context) -> None:
    article = read_bytes((SAMPLES / "hand.rtf").read_bytes(), "a.rtf", ctx)
    kinds = [block.kind for block in article.blocks]
    assert (article.title, article.author) == ("Tides.", "Ada Strand")
    assert kinds == ["heading", "paragraph", "list", "code", "paragraph", "table", "paragraph"]
    assert "Café – Море" in article.blocks[1].text
    words = all_text(article)
    assert [phrase for phrase in (SECRET, "Running", "A note", "Gone") if phrase in words] == []


# --- exports

NOTION = (SAMPLES / "notion.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("packed_twice", [False, True])
def test_a_page_exported_from_notion(ctx: Context, packed_twice: bool) -> None:
    data = zipped({"Tides 0123456789abcdef0123456789abcdef.html": NOTION, "Tides/buoy.png": picture()})
    article = read_bytes(zipped({"Export-Part-1.zip": data}) if packed_twice else data, "Export.zip", ctx)
    assert (article.title, article.author, article.date) == ("Tides", "Ada Strand", "2024-03-09")
    assert ListBlock(items=("Trim it.", "Wind it."), ordered=True) in article.blocks
    words = all_text(article)
    assert [phrase for phrase in ("Secret status", "Contents of", "Bookmark") if phrase in words] == []
    assert MORE in words and "How high?" in words and "sixteen metres" in words
    image = next(block for block in article.blocks if isinstance(block, Image))
    assert image.sha256 and image.caption == "A buoy"


def test_a_page_exported_from_google_docs(ctx: Context) -> None:
    page = (SAMPLES / "google.html").read_text(encoding="utf-8")
    article = read_bytes(zipped({"Tides.html": page, "images/image1.png": picture()}), "Tides.zip", ctx)
    words = all_text(article)
    assert article.title == "Tides"
    assert [phrase for phrase in ("Secret", "Running", "Old words", "[1]", "[a]") if phrase in words] == []
    assert [block.kind for block in article.blocks] == ["paragraph", "list", "paragraph", "paragraph"]
    assert [item.split()[0] for item in article.blocks[1].items] == ["Oil", "of", "Rope"]  # type: ignore[union-attr]


FRONTS = {
    "yaml": "\n---\ntitle: Light\nauthors:\n  - name: Ada\ndate: 2024-03-09T10:00:00Z\ntags:\n  - sea\n---\n",
    "nearly yaml": "---\ntitle: Light\nnote: a: b\nauthor: Ada\ndate: 2024-03-09\ntags: [sea]\n---\n",
    "toml": '+++\ntitle = "Light"\ndate = 2024-03-09\n[taxonomies]\ntags = ["sea"]\n[extra]\nauthor = "Ada"\n+++\n',
    "nearly toml": "+++\ntitle = Light\nauthor = Ada\ndate = 2024-03-09\ntags = [sea]\n+++\n",
    "json": '{"title": "Light", "author": "Ada", "date": "2024-03-09", "tags": ["sea"]}\n',
    "headers": "Title: Light\nAuthor: Ada\nDate: 2024-03-09\nTags: sea\n",
}


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS.keys())
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_what_stands_before_the_text_of_a_markdown_file_is_about_it(ctx: Context, front: str, name: str) -> None:
    body = f"{PROSE}\n\n{{{{< figure src='a.png' >}}}}\n\n{MORE}\n"
    article = read_bytes(f"{front}\n{body}".encode(), name, ctx)
    assert [block.text for block in article.blocks] == [PROSE, MORE]
    assert (article.title, article.author, article.date) == ("Light", "Ada", "2024-03-09")
    assert article.keywords == ("sea",)


# --- hostile files


def pdf(objects: list[str], trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of these objects, without a table of them, as damaged ones are."""
    body = "".join(f"{n} 0 obj\n{content}\nendobj\n" for n, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<<{trailer} /Size {len(objects) + 1}>>\n%%EOF".encode()


def one_page(content: str, *more: str, pages: str = "<</Type/Pages/Kids[3 0 R]/Count 1>>", root: str = "") -> bytes:
    """A PDF of one page with a content stream."""
    return pdf([
        f"<</Type/Catalog/Pages 2 0 R{root}>>", pages,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        "/XObject<</X 6 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ])  # fmt: skip


def lines_of(text: str, size: int = 12) -> str:
    """A content stream that shows the text."""
    words, lines = text.split(), []
    for at in range(0, len(words), 9):
        lines.append(f"({' '.join(words[at : at + 9])}) Tj 0 -{size + 3} Td")
    return f"BT /F {size} Tf 60 700 Td {' '.join(lines)} ET"


def test_a_damaged_table_scripts_and_attached_files_do_no_harm(ctx: Context) -> None:
    root = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(a)<</EF<<>>>>]>>>>"
    article = read_bytes(one_page(lines_of(f"{PROSE} {MORE}"), root=root), "a.pdf", ctx)
    assert f"{PROSE} {MORE}" in all_text(article)


def test_a_line_from_the_right_is_read_in_its_order_whatever_the_file_has_first() -> None:
    letters = "שלום 12 עולם"
    places = [Glyph(sign, 200 - 7.0 * at, 206.5 - 7.0 * at, 100, 12) for at, sign in enumerate(letters) if sign != " "]
    edges = [(place.x0, place.x1) for place in places]
    figure = next(n for n, place in enumerate(places) if place.text == "1")  # figures run from the left
    places[figure] = Glyph("1", *edges[figure + 1], 100, 12)
    places[figure + 1] = Glyph("2", *edges[figure], 100, 12)
    for order in (places, places[::-1]):
        assert [piece.text for piece in pieces_of(order)] == [letters]


def test_invisible_letters_of_a_pdf_are_not_read(ctx: Context) -> None:
    hidden = f"BT 3 Tr /F 12 Tf 60 400 Td ({SECRET}) Tj ET"
    article = read_bytes(one_page(lines_of(f"{PROSE} {MORE}") + hidden), "a.pdf", ctx)
    assert SECRET not in all_text(article)


SCAN = (
    "<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Length 64>>\nstream\n"
    + "#" * 64 + "\nendstream"
)  # fmt: skip
_FORM = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>"
LOOP = f"{_FORM}\nstream\n/X Do\nendstream"
ODT = {"mimetype": "application/vnd.oasis.opendocument.text"}
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
BOMB = b" " * 70_000_000


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("scan.pdf", one_page("600 0 0 800 0 0 cm /X Do", SCAN), "no_text"),
        ("loop.pdf", one_page("/X Do", LOOP), "no_text"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog", "not_pdf"),
        ("many.pdf", pdf(["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count 301/Kids[{'3 0 R ' * 301}]>>",
                          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]), "too_large"),
        ("circle.pdf", pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"]), "not_pdf"),
        ("deep.rtf", b"{\\rtf1 " + b"{" * 5000 + b"deep", "too_deep"),
        ("bomb.odt", zipped({**ODT, "content.xml": BOMB}), "bomb"),
        ("entities.odt", zipped({**ODT, "content.xml": ENTITIES}), "not_odt"),
        ("locked.odt", zipped({**ODT, "content.xml": "", "META-INF/manifest.xml": "<encryption-data/>"}), "encrypted"),
        ("bomb.epub", zipped({"mimetype": "application/epub+zip", "a.xhtml": BOMB}), "bomb"),
        ("entities.epub", book(**{"META-INF/container.xml": ENTITIES}), "not_epub"),
        ("empty.zip", zipped({"a.exe": b"MZ"}), "not_zip"),
        ("bomb.zip", zipped({"a.html": BOMB}), "bomb"),
        ("nested.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.html": "<p>x</p>"})})}), "not_zip"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)  # fmt: skip
def test_a_hostile_file_is_one_sentence(ctx: Context, name: str, data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_bytes(data, name, ctx)
    assert raised.value.code == code and raised.value.message.startswith(name) and raised.value.hint


def test_one_table_names_the_kinds_everywhere() -> None:
    assert tuple(suffix.lstrip(".") for document in DOCUMENTS for suffix in document.suffixes) == begin.TEXTS
    assert SUFFIX_WORDS in sniff.READABLE and contents.SUFFIX_WORDS == SUFFIX_WORDS
