"""A PDF as a whole: opened within limits, its pages laid out, its properties."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median, quantiles
from typing import Any

from core.content.draft import Draft, Hints
from core.content.letters import one_line
from core.content.office import draft_of
from core.content.pdf.columns import in_order
from core.content.pdf.glyphs import PageContent, Picture, content_of
from core.content.pdf.grids import with_tables
from core.content.pdf.lines import Piece, pieces_of
from core.content.pdf.paragraphs import Paragraphs
from core.content.pdf.running import without_notes, without_running
from core.content.sniff import shown
from core.errors import BadInput
from core.model.coded import Notice

MOST_PAGES = 300
_MOST_LETTERS = 1_500_000
_FEW_LETTERS = 25  # of a page that is a picture of one
_MOST_PICTURES = 60
_SMALLEST_PX, _MOST_PX = 100, 40_000_000
_WHOLE_PAGE = 0.8  # of a page's area: a picture of that size lies behind the text
_PASSWORD = 4  # PDFium's number of that error
_LEADERS = re.compile(r"(?:\s?[.·…]){5,}\s*\d*$")
_NO_TITLE = re.compile(r"^(?:untitled.*|microsoft .*|.*\.(?:docx?|odt|tex|dvi|indd|pdf|html?|rtf|qxd|md|txt)|about:.*|"
                       r"(?:slide|document|dokument) ?\d*)$", re.IGNORECASE)  # fmt: skip


def read_pdf(data: bytes, name: str) -> Draft:
    """The draft of a PDF with text. Raises `BadInput` where it is locked, damaged, too long, or only pictures."""
    with _opened(data, name) as document:
        contents = _contents(document, name, with_invisible=False)
        if sum(len(content.glyphs) for content in contents) < _FEW_LETTERS:
            contents = _contents(document, name, with_invisible=True)  # a scan with its recognised text behind
        _require_text(contents, name)
        lines = _lines(contents)
        media: dict[str, bytes] = {}
        html = Paragraphs(lines, lambda piece: _kept(piece, media)).html()
        hints = _properties(document)
    draft = draft_of(html, media, hints)
    empty = sum(len(content.glyphs) < _FEW_LETTERS and _is_scan(content) for content in contents)
    if empty:
        draft.notices.append(Notice.of("pages_without_text", n=empty, count=len(contents)))
    return draft


@contextlib.contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise BadInput(
                f"{shown(name)} is locked with a password.", "Save it without one, or paste its text.", code="encrypted"
            ) from error
        raise _damaged(name) from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise BadInput(
                f"{shown(name)} has {count:,} pages; an article may have {MOST_PAGES}.",
                "Take the pages that should become a video and save them as a file of their own, or paste their text.",
                code="too_large",
            )
        if not count:
            raise _damaged(name)
        yield document
    except pdfium.PdfiumError as error:
        raise _damaged(name) from error
    finally:
        document.close()


def _contents(document: Any, name: str, *, with_invisible: bool) -> list[PageContent]:
    import pypdfium2 as pdfium

    out: list[PageContent] = []
    letters = 0
    for number in range(len(document)):
        try:
            content = content_of(document[number], with_invisible=with_invisible)
        except pdfium.PdfiumError:
            continue  # one page that is damaged
        letters += len(content.glyphs)
        if letters > _MOST_LETTERS:
            raise BadInput(
                f"{shown(name)} holds far more than an article.",
                "Take the pages that should become a video and save them as a file of their own, or paste their text.",
                code="too_large",
            )
        out.append(content)
    if not out:
        raise _damaged(name)
    return out


def _require_text(contents: list[PageContent], name: str) -> None:
    letters = sum(not glyph.text.isspace() for content in contents for glyph in content.glyphs)
    unmapped = sum(content.unmapped for content in contents)
    if unmapped > max(50, letters):
        raise BadInput(
            f"{shown(name)} shows letters without saying which they are, so that its text cannot be taken out.",
            "Run text recognition (OCR) over it, or paste its text.",
            code="no_text",
        )
    if letters >= _FEW_LETTERS or not any(content.pictures for content in contents):
        return
    raise BadInput(
        f"{shown(name)} is a scan: pictures of pages, without text.",
        "Run text recognition (OCR) over it, for example with OCRmyPDF, and give the result.",
        code="no_text",
    )


def _is_scan(content: PageContent) -> bool:
    return any(_covers(picture, content) > _WHOLE_PAGE / 2 for picture in content.pictures)


def _covers(picture: Picture, content: PageContent) -> float:
    area = (picture.x1 - picture.x0) * (picture.top - picture.y)
    return area / max(1.0, content.width * content.height)


def _lines(contents: list[PageContent]) -> list[Piece]:
    """All lines in reading order, with their columns."""
    pages = [[p for p in pieces_of(content.glyphs) if not _LEADERS.search(p.text)] for content in contents]
    pages = without_running(pages, [content.height for content in contents])
    sizes = [piece.size for pieces in pages for piece in pieces for _ in range(1 + len(piece.text) // 20)]
    body_size = median(sizes) if sizes else 10.0
    out: list[Piece] = []
    flow = 0
    for pieces, content in zip(pages, contents, strict=True):
        pictures = [
            Piece(picture.x0, picture.x1, picture.y, body_size, picture=picture)
            for picture in content.pictures
            if _covers(picture, content) < _WHOLE_PAGE
        ]
        for column in in_order([*pieces, *pictures]):
            flow += 1
            column = without_notes(column, body_size)
            out += _settled(column, flow)
    return out


def _settled(column: list[Piece], flow: int) -> list[Piece]:
    """A column's lines with its edges, and their distance from the line above."""
    words = [piece for piece in column if piece.picture is None]
    if not words:
        return column
    left = quantiles([piece.x0 for piece in words], n=20)[1] if len(words) > 3 else min(p.x0 for p in words)
    right = quantiles([piece.x1 for piece in words], n=20)[-2] if len(words) > 3 else max(p.x1 for p in words)
    left = min([p.x0 for p in words if p.x0 >= left - 0.4 * p.size], default=left)
    for piece in column:
        piece.column, piece.flow = (left, right), flow
    lines = with_tables(column)
    for above, piece in pairwise(lines):
        if above.picture is None:
            piece.gap = above.y - piece.y
    return lines


def _kept(piece: Piece, media: dict[str, bytes]) -> str:
    """The place of a picture taken out of the file; "" for what decorates or cannot be had."""
    import pypdfium2 as pdfium

    source = piece.picture.source if piece.picture else None
    if source is None or len(media) >= _MOST_PICTURES:
        return ""
    out = io.BytesIO()
    try:
        width, height = source.get_px_size()
        if max(width, height) < _SMALLEST_PX or width * height > _MOST_PX:
            return ""
        source.get_bitmap(render=False).to_pil().convert("RGB").save(out, "PNG")
    except (pdfium.PdfiumError, OSError, ValueError, KeyError, MemoryError):
        return ""
    place = f"inside:{len(media) + 1}"
    media[place] = out.getvalue()
    return place


def _properties(document: Any) -> Hints:
    values = {key: one_line(value) for key, value in document.get_metadata_dict().items()}
    title, author = values.get("Title", ""), values.get("Author", "")
    date = re.match(r"D:(\d{4})(\d\d)(\d\d)", values.get("CreationDate", ""))
    words = re.split(r"[,;]", values.get("Keywords", ""))
    return Hints(
        title="" if _NO_TITLE.match(title) else title,
        author="" if re.match(r"^(?:user|admin|unknown|author|root)$", author, re.IGNORECASE) else author,
        date="-".join(date.groups()) if date else "",
        keywords=tuple(k for k in (one_line(k) for k in words) if k)[:20],
    )


def _damaged(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} is not a PDF that can be read, or it is damaged.",
        "Print or save it as a PDF again, or paste its text.",
        code="not_pdf",
    )
