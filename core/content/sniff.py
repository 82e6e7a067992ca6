"""Detection of a file's format, judged on the bytes first and the name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from core.content import charset
from core.errors import BadInput
from core.language.graphemes import start
from core.model.documents import MEDIA_TYPES, MOST_BYTES, SUFFIX_WORDS, Kind, kind_by_name

_PICTURES = (
    (b"\x89PNG", "PNG picture"), (b"\xff\xd8\xff", "JPEG picture"), (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"), (b"MM\x00*", "TIFF picture"),
)  # fmt: skip
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "file of an old or encrypted Office version"),
    (b"\x1f\x8b", "gzip archive"), (b"7z\xbc\xaf", "7-Zip archive"), (b"Rar!", "RAR archive"),
    (b"BZh", "bzip2 archive"), (b"\xfd7zXZ", "xz archive"),
    (b"ID3", "sound file"), (b"OggS", "sound file"), (b"fLaC", "sound file"),
    (b"\x1aE\xdf\xa3", "video file"), (b"\x7fELF", "program"), (b"SQLite format 3", "database"),
    (b"wOFF", "font"), (b"wOF2", "font"),
)  # fmt: skip
_PDF_WITHIN = 1024  # bytes before a PDF's first line that its readers forgive
_BY_MIMETYPE: tuple[tuple[bytes, Kind], ...] = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
)  # what the first file of an archive says, stored as it is
_HTML = re.compile(rb"<(!doctype html|html|head|body|article|main|div|section|p|h[1-6]|table)[\s>]", re.IGNORECASE)
_ESCAPE = 0x1B  # turns the alphabet of ISO-2022-JP
READABLE = f"Give a web page, or a file that ends in {SUFFIX_WORDS}."


def kind_of(data: bytes, name: str, content_type: str = "") -> Kind:
    """The reader for a document's bytes. Raises `BadInput` with what the file really is where no reader fits."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(f"{shown(name)} is empty.", "Choose a file or page that has text in it.", code="empty")
    suffix = PurePath(name).suffix.lower()
    binary = _binary_kind(data, name)
    if binary:
        if len(data) > MOST_BYTES[binary]:
            raise too_large(name, len(data), MOST_BYTES[binary])
        return binary
    what = foreign(data)
    if what:
        raise BadInput(f"{shown(name)} is a {what}, not an article.", READABLE, code="not_text")
    kind = MEDIA_TYPES.get(content_type.lower()) or kind_by_name(name)
    if kind not in (None, "html", "markdown", "text"):
        raise _other_than(name, kind)
    if not kind and (suffix and not content_type) and not _HTML.search(data[:4096]):
        raise BadInput(f"{shown(name)} is not a kind of file that can be read.", READABLE, code="unknown_kind")
    if not kind or (kind == "text" and suffix not in (".txt", ".text") and _looks_like_page(data)):
        kind = "html" if _HTML.search(data[:4096]) else "text"
    if len(data) > MOST_BYTES[kind]:
        raise too_large(name, len(data), MOST_BYTES[kind])
    if _binary(data):
        raise BadInput(f"{shown(name)} is not text.", READABLE, code="not_text")
    return kind


def _binary_kind(data: bytes, name: str) -> Kind | None:
    """The kind of a document that is no text, by its first bytes; by its name where a zip may be several."""
    if data.startswith(b"PK\x03\x04"):
        says = data[38:100] if data[30:38] == b"mimetype" else b""
        named = kind_by_name(name)
        known = next((kind for name_, kind in _BY_MIMETYPE if says.startswith(name_)), None)
        return known or (named if named in ("docx", "odt", "epub") else "zip")
    if b"%PDF-" in data[:_PDF_WITHIN] and not _HTML.search(data[:_PDF_WITHIN]):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if kind_by_name(name) == "docx" and data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(
            f"{shown(name)} is an old or encrypted Word file.",
            "Open it in Word or LibreOffice and save it as .docx without a password.",
            code="not_docx",
        )
    return None


def _other_than(name: str, kind: Kind) -> BadInput:
    """The error for a file that is not what its name says."""
    words = {"docx": "a Word document", "odt": "an OpenDocument text", "rtf": "rich text", "pdf": "a PDF",
             "epub": "an EPUB book", "zip": "a zip archive"}  # fmt: skip
    return BadInput(
        f"{shown(name)} is not {words[kind]}, or it is damaged.",
        f"Save it again as .{kind}, or paste its text.",
        code=f"not_{kind}",
    )


def too_large(name: str, size: int, limit: int) -> BadInput:
    """The error for a document beyond its limit."""
    return BadInput(
        f"{shown(name)} has {size / 1e6:.0f} MB; an article of this kind may have {limit // 10**6} MB.",
        "Take the part that should become a video and save it as a file of its own, or paste its text.",
        code="too_large",
    )


def shown(name: str) -> str:
    """A document's name as an error shows it: short, and never a folder of the machine."""
    if "://" in name:
        return name if len(name) <= 100 else name[:97] + "..."
    return start(PurePath(name).name, 80) or "The document"


def foreign(data: bytes) -> str:
    """The name of a file's format that holds no article, or empty."""
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


def _looks_like_page(data: bytes) -> bool:
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*<(!doctype html|html)", data[:512], re.IGNORECASE))


def _binary(data: bytes) -> bool:
    """Zero bytes outside UTF-16 or UTF-32, or many control characters."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff":
        return False
    controls = sum(byte < 9 or (13 < byte < 32 and byte != _ESCAPE) for byte in head)
    return (0 in head or controls > len(head) * 0.05) and not charset.wide(data)
