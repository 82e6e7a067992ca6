"""Archives that documents are made of (Word, OpenDocument, EPUB, exports): opened only within limits."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from core.content.sniff import shown
from core.errors import BadInput

_MOST_FILES = 5000
_LARGEST_TEXT = 25_000_000  # bytes of all parts that hold text; a book of 500 pages has some 10 MB
_MOST_ELEMENTS = 100_000  # in them; an article of 20 pages has some 10,000
_MOST_MEDIA = 200_000_000
_LARGEST_PICTURE = 60_000_000
_LARGEST_WHOLE = 400_000_000
_TEXT = (".xml", ".rels", ".html", ".htm", ".xhtml", ".opf", ".ncx", ".md", ".txt")
FAILURES = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, KeyError, zlib.error)


@contextlib.contextmanager
def opened(data: bytes, name: str, damaged: BadInput) -> Iterator[zipfile.ZipFile]:
    """Open an archive for reading. Raises `damaged` for what is none, `BadInput` for one that unpacks without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if (
                len(parts) > _MOST_FILES
                or sum(part.file_size for part in parts) > _LARGEST_WHOLE
                or sum(part.file_size for part in parts if part.filename.lower().endswith(_TEXT)) > _LARGEST_TEXT
            ):
                raise too_much(name)
            yield archive
    except FAILURES as error:
        raise damaged from error


def require_plain_xml(archive: zipfile.ZipFile, name: str, damaged: BadInput) -> None:
    """Raise `BadInput` where the archive's XML has far too many elements, or a document type in it."""
    xml = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    if sum(_elements(archive.read(part), damaged) for part in xml) > _MOST_ELEMENTS:
        raise too_much(name)


def _elements(part: bytes, damaged: BadInput) -> int:
    """Count the elements of a part, in any encoding. Raises `damaged` for one with a document type: no program
    that makes documents writes one, and it could define words that unfold without end.
    """
    from xml.parsers import expat

    count = 0

    def begins(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1

    def refuse(*declared: object) -> None:
        raise damaged

    parser = expat.ParserCreate()
    parser.StartElementHandler = begins
    parser.StartDoctypeDeclHandler = refuse
    with contextlib.suppress(expat.ExpatError):  # a part that nobody reads may be damaged
        parser.Parse(part, True)
    return count


def xml_root(part: bytes) -> Any:
    """The root of an XML part of a document; nothing outside is read and no entity unfolds. Raises `ValueError` for
    damaged XML.
    """
    from lxml import etree

    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed") from error


def local(element: Any) -> str:
    """An element's name without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute's value by its name without namespace."""
    value = element.get(name)
    if value is not None:
        return str(value)
    return next((str(v) for k, v in element.attrib.items() if k.rpartition("}")[2] == name), default)


class Media:
    """The pictures that are taken out of an archive, each once, with the places that stand for them in the text."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._places: dict[str, str] = {}
        self._left = _MOST_MEDIA
        self.found: dict[str, bytes] = {}

    def place(self, path: str) -> str:
        """The place of the picture at a path in the archive; one that is not there is reported as missing later."""
        if path not in self._places:
            place = self._places[path] = f"inside:{len(self._places) + 1}"
            self.found[place] = self._bytes(path)
        return self._places[path]

    def _bytes(self, path: str) -> bytes:
        try:
            size = self._archive.getinfo(path).file_size
            data = self._archive.read(path) if size <= min(_LARGEST_PICTURE, self._left) else b""
        except FAILURES:
            return b""
        self._left -= len(data)
        return data


def too_much(name: str) -> BadInput:
    """The error for an archive that holds far more than an article."""
    return BadInput(
        f"{shown(name)} unpacks to far more than an article holds.",
        "Take the part that should become a video and save it as a file of its own, or paste its text.",
        code="bomb",
    )
