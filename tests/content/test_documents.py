"""Markdown, Word and pasted text become the same blocks as a page."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from core.content import read_bytes, read_file, read_text
from core.errors import BadInput
from core.model.article import Code, Heading, Image, ListBlock, Paragraph, Quote, Table
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, FakeNet, all_text, only, picture

MARKDOWN = f"""---
title: "How tides work"
author: [Ada Strand, Bo Ebb]
date: 2024-03-09
description: >
  Why the sea
  rises.
tags: [sea, moon]
---

# How tides work

{PROSE}[^1] It goes **out** again[^1], [too](https://example.org).

![A buoy](pics/buoy.png)
*A buoy at low water*

![The pier](pics/pier.png)

*The pier, by Ada.*

## Heights

| Place | m |
|---|---:|
| Fundy | 16 |

```python
def f(x):
\treturn x
```

1. One
2. Two
   - nested

> Time and tide wait for no man.
> — Old saying

Neap
: The small tide

<div style="display:none">SECRET</div>

{MORE}

[^1]: A footnote that is not read.
"""


def test_markdown_with_front_matter(ctx: Context, tmp_path: Path) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "buoy.png").write_bytes(picture(seed=1))
    (tmp_path / "pics" / "pier.png").write_bytes(picture(seed=2))
    (tmp_path / "tides.md").write_text(MARKDOWN, encoding="utf-8")
    article = read_file(tmp_path / "tides.md", ctx)
    assert (article.title, article.author, article.date) == ("How tides work", "Ada Strand, Bo Ebb", "2024-03-09")
    assert article.meta_description == "Why the sea rises." and article.keywords == ("sea", "moon")
    kinds = ["paragraph", "image", "image", "heading", "table", "code", "list", "quote", "list", "paragraph"]
    assert [b.kind for b in article.blocks] == kinds
    first, buoy, pier, _, table, code, items, quote, neap, _ = article.blocks
    assert first.text == PROSE + " It goes out again, too."
    assert isinstance(buoy, Image) and (buoy.alt, buoy.caption) == ("A buoy", "A buoy at low water")
    assert isinstance(pier, Image) and pier.caption == "The pier, by Ada." and pier.sha256
    assert isinstance(table, Table) and (table.header, table.rows) == (("Place", "m"), (("Fundy", "16"),))
    assert isinstance(code, Code) and (code.language, code.text) == ("python", "def f(x):\n    return x")
    assert isinstance(items, ListBlock) and items.ordered and items.items == ("One", "Two: nested")
    assert isinstance(quote, Quote) and quote.cite == "Old saying"
    assert neap.text == "Neap: The small tide"
    assert "SECRET" not in all_text(article) and "footnote" not in all_text(article)


def test_a_title_comes_from_front_matter_then_heading_then_file_name(ctx: Context) -> None:
    body = f"# The heading\n\n{PROSE}\n"
    assert read_bytes(f"---\ntitle: Front\n---\n{body}".encode(), "x.md", ctx).title == "Front"
    assert read_bytes(f"+++\ntitle = 'Toml'\n+++\n{body}".encode(), "x.md", ctx).title == "Toml"
    assert read_bytes(body.encode(), "x.md", ctx).title == "The heading"
    assert read_bytes(PROSE.encode(), "my_nice-file.md", ctx).title == "my nice file"


def test_front_matter_that_is_none_is_text(ctx: Context) -> None:
    article = read_bytes(f"---\n\n{PROSE}\n\n---\n\n{MORE}\n".encode(), "x.md", ctx)
    assert [b.text for b in article.blocks] == [PROSE, MORE]


def test_plain_text(ctx: Context) -> None:
    text = """How bread rises

Flour, water, salt and yeast are all it takes. The rest is
waiting. Yeast eats sugar, and gluten keeps the bub-
bles in.

What you need:
- flour
- water

Kneading

Knead it for ten minutes.
1) Mix
2) Knead
"""
    article = read_text(text, ctx)
    assert article.title == "How bread rises"
    assert [type(b) for b in article.blocks] == [Paragraph, Paragraph, ListBlock, Heading, Paragraph, ListBlock]
    assert article.blocks[0].text.endswith("gluten keeps the bubbles in.")
    assert read_text(text, ctx, title="My own").title == "My own"


def test_lines_that_are_paragraphs_stay_apart(ctx: Context) -> None:
    article = read_text(f"{PROSE}\n{MORE}\n{LAST}", ctx)
    assert [b.text for b in article.blocks] == [PROSE, MORE, LAST]


def test_pasted_markdown_and_html_are_noticed(ctx: Context) -> None:
    for text in (f"# Sea\n\n{PROSE}\n\n- one\n- two\n", f"<h1>Sea</h1><p>{PROSE}</p><ul><li>one</li><li>two</li></ul>"):
        article = read_text(text, ctx)
        assert (article.title, [b.text for b in article.blocks]) == ("Sea", [PROSE, "one\ntwo"])
    assert (
        read_text("Is 3 < 4 and 5 > 2? I think that it is so, and so do you.", ctx)
        .blocks[0]
        .text.startswith("Is 3 < 4")
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الماء هو أساس الحياة على الأرض. يغطي الماء نحو 71 بالمئة من سطح الأرض."),
        ("fa", "آب یک مادهٔ شیمیایی است که می‌تواند به صورت جامد، مایع و گاز باشد. می‌خواهم بنویسم."),
        ("ja", "水は、水素と酸素の化合物である。常温常圧では液体で、無色透明、わずかに青く見える。"),
        ("zh", "水是由氢、氧两种元素组成的无机物，在常温常压下为无色无味的透明液体。"),
        ("ko", "물은 수소와 산소로 이루어진 화합물이다. 지구 표면의 약 71퍼센트를 덮고 있다."),
        ("he", "המים הם תרכובת של מימן וחמצן, והם מכסים את רוב פני כדור הארץ."),
        ("hi", "पानी एक रासायनिक पदार्थ है जो हाइड्रोजन और ऑक्सीजन से मिलकर बना है।"),
        ("th", "น้ำเป็นสารประกอบเคมีที่ประกอบด้วยไฮโดรเจนและออกซิเจน ไม่มีสีและไม่มีกลิ่น"),
        ("el", "Το νερό είναι χημική ένωση του υδρογόνου και του οξυγόνου και είναι απαραίτητο για τη ζωή."),
        ("ru", "Вода состоит из водорода и кислорода и покрывает большую часть поверхности Земли."),
        ("uk", "Вода складається з водню та кисню і вкриває більшу частину поверхні Землі."),
        ("de", "Wasser besteht aus Wasserstoff und Sauerstoff und bedeckt den größten Teil der Erde."),
        ("fr", "L'eau est composée d'hydrogène et d'oxygène et recouvre la plus grande partie de la Terre."),
        ("es", "El agua está formada por hidrógeno y oxígeno y cubre la mayor parte de la Tierra."),
        ("pt", "A água é formada por hidrogénio e oxigénio e cobre a maior parte da Terra, não é?"),
        ("it", "L'acqua è composta da idrogeno e ossigeno e copre la maggior parte della Terra."),
        ("nl", "Water bestaat uit waterstof en zuurstof en bedekt het grootste deel van de aarde."),
        ("pl", "Woda składa się z wodoru i tlenu i pokrywa większą część powierzchni Ziemi."),
        ("tr", "Su, hidrojen ve oksijenden oluşur ve dünya yüzeyinin büyük bölümünü kaplar."),
        ("vi", "Nước được tạo thành từ hydro và oxy và bao phủ phần lớn bề mặt Trái Đất."),
        ("sv", "Vatten består av väte och syre och täcker största delen av jordens yta."),
        ("no", "Vann består av hydrogen og oksygen og dekker det meste av jordens overflate."),
    ],
)
def test_the_language_is_judged_on_the_text(ctx: Context, language: str, text: str) -> None:
    """As pasted, and as a page that claims another language."""
    assert read_text(text, ctx).language == language
    page = f"<html lang='en'><body><article><p>{text} {text} {text}</p></article></body></html>"
    assert read_bytes(page.encode(), "page.html", ctx).language == language


def test_a_page_half_in_another_language_gets_that_of_the_larger_part_and_a_warning(ctx: Context) -> None:
    german = "Die Gezeiten entstehen durch die Anziehungskraft des Mondes, und das Wasser steigt zweimal am Tag. " * 3
    page = f"<html lang='de'><body><article><p>{PROSE}</p><p>{german}</p><p>{german}</p></article></body></html>"
    article = read_bytes(page.encode(), "page.html", ctx)
    warnings: list[str] = ctx.warnings  # type: ignore[attr-defined]
    assert article.language == "de" and len(warnings) == 1 and "en" in warnings[0]


# --- Word

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_STYLES = f"""<?xml version="1.0"?><w:styles {_W}>""" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
    for i, n in (("Title", "Title"), ("H1", "heading 1"), ("Cap", "caption"), ("Quote", "Quote"), ("Code", "Source Code"))
) + "</w:styles>"  # fmt: skip


def para(text: str, style: str = "") -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{kind}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def drawing(rel: str, alt: str, how: str = "embed") -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f'<a:blip r:{how}="{rel}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def docx(body: str, *, links: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document with this body."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="s" Type="{rel}/styles" Target="styles.xml"/>'
        f'<Relationship Id="p1" Type="{rel}/image" Target="media/image1.png"/>{links}</Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/styles.xml", _STYLES)
        archive.writestr("word/_rels/document.xml.rels", relations)
        archive.writestr(
            "word/document.xml", f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
        )
        for name, data in {"word/media/image1.png": picture(), **(extra or {})}.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_word_document(ctx: Context) -> None:
    core = (
        b'<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        b"<dc:creator>Ada Strand</dc:creator><dcterms:created>2024-03-09T00:00:00Z</dcterms:created>"
        b"<cp:keywords>sea, moon</cp:keywords></cp:coreProperties>"
    )
    row = "".join(f"<w:tc>{para(t)}</w:tc>" for t in ("Fundy", "16"))
    head = "".join(f"<w:tc>{para(t)}</w:tc>" for t in ("Place", "m"))
    body = (
        para("How tides work", "Title")
        + para(PROSE)
        + drawing("p1", "A buoy")
        + para("Figure 1. A red buoy", "Cap")
        + para("The Moon", "H1")
        + para(MORE)
        + para("Time and tide wait for no man.", "Quote")
        + f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr><w:tr>{row}</w:tr></w:tbl>"
        + para("def f(x):", "Code")
        + para("    return x", "Code")
        + para(LAST)
    )
    article = read_bytes(docx(body, extra={"docProps/core.xml": core}), "tides.docx", ctx)
    assert (article.title, article.author, article.date) == ("How tides work", "Ada Strand", "2024-03-09")
    assert article.keywords == ("sea", "moon")
    assert [b.kind for b in article.blocks] == [
        "paragraph",
        "image",
        "heading",
        "paragraph",
        "quote",
        "table",
        "code",
        "paragraph",
    ]
    image, table, code = article.blocks[1], article.blocks[5], article.blocks[6]
    assert isinstance(image, Image) and (image.alt, image.caption, image.width) == ("A buoy", "A red buoy", 640)
    assert isinstance(table, Table) and (table.header, table.rows) == (("Place", "m"), (("Fundy", "16"),))
    assert isinstance(code, Code) and code.text == "def f(x):\n    return x"


def test_a_picture_that_a_word_document_only_links_to_is_not_fetched(ctx: Context) -> None:
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = f'<Relationship Id="x" Type="{rel}/image" Target="file:///etc/hostname" TargetMode="External"/>'
    net = FakeNet({})
    article = read_bytes(
        docx(para(PROSE) + drawing("x", "Stolen", "link") + para(MORE), links=links), "a.docx", replace(ctx, net=net)
    )
    assert net.asked == [] and not any(isinstance(b, Image) and b.sha256 for b in article.blocks)


@pytest.mark.parametrize(
    "data",
    [
        b"just text, renamed",
        b"PK\x03\x04 and then nonsense",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        docx(para(PROSE))[:-400],
        docx("</w:p><w:p>" + PROSE),
    ],
    ids=["text", "broken zip", "old word", "cut", "bad xml"],
)
def test_a_docx_that_is_none(ctx: Context, data: bytes) -> None:
    with pytest.raises(BadInput) as raised:
        read_bytes(data, "report.docx", ctx)
    assert raised.value.code == "not_docx" and raised.value.hint and "report.docx" in raised.value.message


def test_another_zip_named_docx(ctx: Context) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(BadInput) as raised:
        read_bytes(out.getvalue(), "report.docx", ctx)
    assert raised.value.code == "not_docx"


def test_bombs_in_a_docx(ctx: Context) -> None:
    with pytest.raises(BadInput) as raised:
        read_bytes(docx(para(PROSE), extra={"word/big.xml": b" " * 70_000_000}), "a.docx", ctx)
    assert raised.value.code == "bomb"
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(BadInput) as raised:
        read_bytes(docx(para(PROSE), extra={"word/comments.xml": entities}), "a.docx", ctx)
    assert raised.value.code == "not_docx"


def test_list_items_without_text_and_empty_cells_do_no_harm(ctx: Context) -> None:
    page = f"<ul><li></li><li> </li></ul><table><tr><td></td><td></td></tr></table><dl><dt></dt><dd></dd></dl><p>{PROSE}</p>"
    assert [b.kind for b in read_text(page, ctx).blocks] == ["paragraph"]
    assert only(read_text(f"<p>{PROSE}</p><pre>\n\n</pre><p>{MORE}</p>", ctx), "code") == []
