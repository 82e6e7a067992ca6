"""The kinds of documents that articles are read from: one table for pages, API, commands and readers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from core.model.limits import DOCUMENT_BYTES, PAGE_BYTES, TEXT_BYTES

Kind = Literal["html", "markdown", "text", "docx", "odt", "rtf", "pdf", "epub", "zip", "pasted"]


@dataclass(frozen=True)
class Document:
    """A kind of file: its suffixes (the usual one first), the media types that servers name, and its limit."""

    kind: Kind
    label: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    most_bytes: int


DOCUMENTS = (
    Document("html", "a web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), PAGE_BYTES),
    Document("docx", "a Word file", (".docx",),
             ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), DOCUMENT_BYTES),
    Document("pdf", "a PDF", (".pdf",), ("application/pdf", "application/x-pdf"), DOCUMENT_BYTES),
    Document("epub", "a book", (".epub",), ("application/epub+zip",), DOCUMENT_BYTES),
    Document("odt", "an OpenDocument text", (".odt",),
             ("application/vnd.oasis.opendocument.text",), DOCUMENT_BYTES),
    Document("rtf", "rich text", (".rtf",), ("application/rtf", "text/rtf"), DOCUMENT_BYTES),
    Document("markdown", "Markdown", (".md", ".markdown"), ("text/markdown", "text/x-markdown"), TEXT_BYTES),
    Document("text", "plain text", (".txt", ".text"), ("text/plain",), TEXT_BYTES),
    Document("zip", "a page exported from Notion or Google Docs", (".zip",),
             ("application/zip", "application/x-zip-compressed"), DOCUMENT_BYTES),
)  # fmt: skip
MOST_BYTES: dict[Kind, int] = {document.kind: document.most_bytes for document in DOCUMENTS} | {"pasted": TEXT_BYTES}
SUFFIXES: dict[str, Kind] = {suffix: document.kind for document in DOCUMENTS for suffix in document.suffixes}
MEDIA_TYPES: dict[str, Kind] = {name: document.kind for document in DOCUMENTS for name in document.media_types}
_USUAL = [document.suffixes[0] for document in DOCUMENTS]
SUFFIX_WORDS = f"{', '.join(_USUAL[:-1])} or {_USUAL[-1]}"
LABEL_WORDS = f"{', '.join(d.label for d in DOCUMENTS[:-1])} or {DOCUMENTS[-1].label}"


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file's suffix names."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def most_bytes(name: str) -> int:
    """The most bytes worth reading of a file with this name."""
    return MOST_BYTES.get(kind_by_name(name) or "docx", DOCUMENT_BYTES)
