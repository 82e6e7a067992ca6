"""From the bytes of a document to a draft: which reader. It runs in a process of its own, see `caged_reading.py`."""

from __future__ import annotations

from collections.abc import Callable

from core.content import charset
from core.content.docx import read_docx
from core.content.draft import Draft
from core.content.epub import read_epub
from core.content.exported import read_exported
from core.content.markdown import read_markdown
from core.content.odt import read_odt
from core.content.page import read_page
from core.content.pasted import read_pasted
from core.content.pdf import read_pdf
from core.content.rtf import read_rtf
from core.model.documents import Kind
from core.model.text import clean

_BINARY: dict[Kind, Callable[[bytes, str], Draft]] = {
    "docx": read_docx, "odt": read_odt, "rtf": read_rtf, "pdf": read_pdf,
}  # fmt: skip


def read(data: bytes, kind: Kind, name: str, *, url: str = "", header: str = "", chapter: str = "") -> Draft:
    """The draft of a document, read here; `header` is the charset that its server named. Raises `BadInput`."""
    if kind == "epub":
        return read_epub(data, name, chapter)
    if kind == "zip":
        return read_exported(data, name, chapter)
    if kind in _BINARY:
        return _BINARY[kind](data, name)
    if kind == "pasted":
        return read_pasted(clean(data.decode()), clean(name))
    text = clean(charset.decode(data, header, markup=kind == "html"))
    if kind == "html":
        return read_page(text, url)
    return read_markdown(text, url) if kind == "markdown" else read_pasted(text)
