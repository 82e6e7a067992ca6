"""Word documents (.docx) into a draft: mammoth gives the structure, the pictures stay inside until they are wanted."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from typing import Any

from core.content.draft import Draft, Hints
from core.content.letters import one_line
from core.content.page import finished, read_page
from core.content.sniff import shown
from core.errors import BadInput

MEDIA = "docx:"  # locations of pictures that lie inside the file
_MOST_FILES = 5000
_LARGEST_TEXT = 25_000_000  # bytes of all parts that hold text; a book of 500 pages has some 10 MB
_MOST_ELEMENTS = 100_000  # in them; an article of 20 pages has some 10,000
_MOST_MEDIA = 200_000_000
_LARGEST_WHOLE = 400_000_000
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='Code'] => pre:separator('\\n')
p[style-name='Plain Text'] => pre:separator('\\n')
p[style-name='Figure'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
p[style-name='Table'] => p.caption:fresh
p[style-name='Drawing'] => p.caption:fresh
"""


def read_docx(data: bytes, name: str) -> Draft:
    """The draft of a Word document. Raises `BadInput` for what is none, or hides far more than it seems to hold."""
    hints = _checked(data, name)
    media: dict[str, bytes] = {}
    html = _to_html(data, name, media)
    draft = read_page(f"<html><body>{html}</body></html>", whole_page=False)
    draft.media = media
    draft.hints = hints.filled_from(draft.hints)
    return finished(draft)


def _checked(data: bytes, name: str) -> Hints:
    """Refuse archives that are no document or a bomb; the document's properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {p.filename for p in parts}
            if "[Content_Types].xml" not in names or not any(n.startswith("word/document") for n in names):
                raise _no_docx(name)
            xml = [p for p in parts if p.filename.endswith((".xml", ".rels"))]
            if (
                len(parts) > _MOST_FILES
                or sum(p.file_size for p in parts) > _LARGEST_WHOLE
                or sum(p.file_size for p in xml) > _LARGEST_TEXT
            ):
                raise _too_much(name)
            if sum(_elements(archive.read(part), name) for part in xml) > _MOST_ELEMENTS:
                raise _too_much(name)
            core = archive.read("docProps/core.xml") if "docProps/core.xml" in names else b""
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        raise _no_docx(name) from error
    return _properties(core)


def _elements(part: bytes, name: str) -> int:
    """Count the elements of a part, in any encoding. Raises `BadInput` for one with a document type: no program
    that makes documents writes one, and it could define words that unfold without end.
    """
    from xml.parsers import expat

    count = 0

    def begins(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1

    def refuse(*declared: object) -> None:
        raise _no_docx(name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begins
    parser.StartDoctypeDeclHandler = refuse
    with contextlib.suppress(expat.ExpatError):  # a part that nobody reads may be damaged
        parser.Parse(part, True)
    return count


def _to_html(data: bytes, name: str, media: dict[str, bytes]) -> str:
    import mammoth

    def keep(image: Any) -> dict[str, str]:
        """Keep the picture's bytes aside; an external link inside the document is never opened."""
        place = f"{MEDIA}{len(media) + 1}"
        try:
            with image.open() as handle:
                media[place] = handle.read(min(60_000_000, _MOST_MEDIA - sum(map(len, media.values()))))
        except Exception:  # noqa: BLE001 - mammoth raises what the archive raises; the picture is reported as missing later
            media[place] = b""
        return {"src": place, "alt": image.alt_text or ""}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(keep),
            ignore_empty_paragraphs=True,
        )
    except (MemoryError, RecursionError) as error:
        raise BadInput(
            f"{shown(name)} is nested too deeply to be read.", "Paste its text instead.", code="too_deep"
        ) from error
    except Exception as error:  # mammoth raises KeyError, AttributeError, ExpatError and others for damaged documents
        raise _no_docx(name) from error
    return str(result.value)


def _properties(core: bytes) -> Hints:
    if not core or b"<!" in core[:4096].replace(b"<!--", b""):
        return Hints()
    from lxml import etree

    try:
        root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return Hints()

    def value(name: str) -> str:
        return next(
            (one_line(e.text or "") for e in root.iter() if isinstance(e.tag, str) and e.tag.endswith("}" + name)), ""
        )

    author = value("creator")
    return Hints(
        title=value("title"),
        author=""
        if re.match(r"^(?:user|admin|python-docx|author|unknown|microsoft.*|un-named)$", author, re.IGNORECASE)
        else author,
        date=value("created")[:10] if author not in ("python-docx", "Un-named") else "",
        language=value("language"),
        meta_description=value("description") if "python-docx" not in value("description") else "",
        keywords=tuple(k for k in (one_line(k) for k in re.split(r"[,;]", value("keywords"))) if k)[:20],
    )


def _too_much(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} unpacks to far more than an article holds.",
        "Take the part that should become a video and save it as a file of its own, or paste its text.",
        code="bomb",
    )


def _no_docx(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} is not a Word document, or it is damaged.",
        "Open it in Word or LibreOffice and save it again as .docx, or paste its text.",
        code="not_docx",
    )
