"""From the bytes of a document to a draft: which reader. It runs in a process of its own, see `caged_reading.py`."""

from __future__ import annotations

from core.content import charset, sniff
from core.content.docx import read_docx
from core.content.draft import Draft
from core.content.markdown import read_markdown
from core.content.page import read_page
from core.content.pasted import read_pasted
from core.model.text import clean


def read(data: bytes, kind: sniff.Kind, name: str, *, url: str = "", header: str = "") -> Draft:
    """The draft of a document; `header` is the charset that its server named. Raises `BadInput`."""
    if kind == "docx":
        return read_docx(data, name)
    if kind == "pasted":
        return read_pasted(clean(data.decode()), clean(name))
    text = clean(charset.decode(data, header, markup=kind == "html"))
    if kind == "html":
        return read_page(text, url)
    return read_markdown(text, url) if kind == "markdown" else read_pasted(text)
