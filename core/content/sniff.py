"""Detection of a file's format, judged on the bytes first and the name second."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from core.content import charset
from core.errors import BadInput
from core.language.graphemes import start
from core.model.limits import DOCX_BYTES, PAGE_BYTES, TEXT_BYTES

Kind = Literal["html", "markdown", "text", "docx", "pasted"]

MAX_PAGE, MAX_TEXT, MAX_DOCX = PAGE_BYTES, TEXT_BYTES, DOCX_BYTES

_PICTURES = (
    (b"\x89PNG", "PNG picture"), (b"\xff\xd8\xff", "JPEG picture"), (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"), (b"MM\x00*", "TIFF picture"),
)  # fmt: skip
_OTHERS = (
    (b"%PDF", "PDF"), (b"\xd0\xcf\x11\xe0", "file of an old or encrypted Office version"), (b"{\\rtf", "RTF file"),
    (b"\x1f\x8b", "gzip archive"), (b"7z\xbc\xaf", "7-Zip archive"), (b"Rar!", "RAR archive"),
    (b"BZh", "bzip2 archive"), (b"\xfd7zXZ", "xz archive"),
    (b"ID3", "sound file"), (b"OggS", "sound file"), (b"fLaC", "sound file"),
    (b"\x1aE\xdf\xa3", "video file"), (b"\x7fELF", "program"), (b"SQLite format 3", "database"),
    (b"wOFF", "font"), (b"wOF2", "font"),
)  # fmt: skip
_SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".txt": "text",
    ".text": "text", ".docx": "docx",
}  # fmt: skip
_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/x-markdown": "markdown",
    "text/plain": "text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
_HTML = re.compile(rb"<(!doctype html|html|head|body|article|main|div|section|p|h[1-6]|table)[\s>]", re.IGNORECASE)
_ESCAPE = 0x1B  # turns the alphabet of ISO-2022-JP
READABLE = "Give a web page, or a file that ends in .html, .md, .txt or .docx."


def kind_of(data: bytes, name: str, content_type: str = "") -> Kind:
    """The reader for these bytes. Raises `BadInput` with what the file really is where no reader fits."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(f"{shown(name)} is empty.", "Choose a file or page that has text in it.", code="empty")
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04") or suffix == ".docx":
        return _zipped(data, name)
    what = foreign(data)
    if what:
        raise BadInput(f"{shown(name)} is a {what}, not an article.", READABLE, code="not_text")
    kind = _TYPES.get(content_type.lower()) or _SUFFIXES.get(suffix)
    if not kind and (suffix and not content_type) and not _HTML.search(data[:4096]):
        raise BadInput(f"{shown(name)} is not a kind of file that can be read.", READABLE, code="unknown_kind")
    if not kind or (kind == "text" and suffix not in (".txt", ".text") and _looks_like_page(data)):
        kind = "html" if _HTML.search(data[:4096]) else "text"
    limit = MAX_PAGE if kind == "html" else MAX_TEXT
    if len(data) > limit:
        raise too_large(name, len(data), limit)
    if _binary(data):
        raise BadInput(f"{shown(name)} is not text.", READABLE, code="not_text")
    return kind


def limit_of(name: str) -> int:
    """The most bytes worth reading of a file with this name."""
    kind = _SUFFIXES.get(PurePath(name).suffix.lower())
    return {"docx": MAX_DOCX, "html": MAX_PAGE, None: MAX_DOCX}.get(kind, MAX_TEXT)


def too_large(name: str, size: int, limit: int) -> BadInput:
    """The error for a document beyond its limit."""
    return BadInput(
        f"{shown(name)} has {size / 1e6:.0f} MB; an article of this kind may have {limit // 10**6} MB.",
        "Take the part that should become a video and save it as a file of its own, or paste its text.",
        code="too_large",
    )


def shown(name: str) -> str:
    """A name as an error shows it: short, and never a folder of the machine."""
    if "://" in name:
        return name if len(name) <= 100 else name[:97] + "..."
    return start(PurePath(name).name, 80) or "The document"


def foreign(data: bytes) -> str:
    """The name of a format that holds no article, or empty."""
    for magic, what in _PICTURES + _OTHERS:
        if data.startswith(magic):
            return what
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return "BMP picture"
    if data[:4] == b"RIFF":
        return "WebP picture" if data[8:12] == b"WEBP" else "sound or video file"
    if data[4:8] == b"ftyp":
        return "AVIF or HEIC picture" if data[8:12] in (b"avif", b"avis", b"heic", b"heix", b"mif1") else "video file"
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start and b"<html" not in start):
        return "SVG drawing"
    return ""


def _zipped(data: bytes, name: str) -> Kind:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(
            f"{shown(name)} is an old or encrypted Word file.",
            "Open it in Word or LibreOffice and save it as .docx without a password.",
            code="not_docx",
        )
    if not data.startswith(b"PK\x03\x04"):
        raise BadInput(
            f"{shown(name)} is not a Word document.", "Save it again as .docx, or paste its text.", code="not_docx"
        )
    if len(data) > MAX_DOCX:
        raise too_large(name, len(data), MAX_DOCX)
    return "docx"


def _looks_like_page(data: bytes) -> bool:
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*<(!doctype html|html)", data[:512], re.IGNORECASE))


def _binary(data: bytes) -> bool:
    """Zero bytes outside UTF-16 or UTF-32, or many control characters."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff":
        return False
    controls = sum(byte < 9 or (13 < byte < 32 and byte != _ESCAPE) for byte in head)
    return (0 in head or controls > len(head) * 0.05) and not charset.wide(data)
