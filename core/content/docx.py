"""Word documents (.docx) into a draft: mammoth gives the structure, the pictures stay inside until they are wanted."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from core.content.archive import FAILURES, opened, require_plain_xml, xml_root
from core.content.docx_parts import settle_parts
from core.content.docx_shown import show
from core.content.draft import Draft, Hints
from core.content.letters import one_line
from core.content.office import draft_of
from core.content.sniff import shown
from core.errors import BadInput

_MEDIA = "docx:"  # locations of pictures
_MOST_MEDIA = 200_000_000
_STYLES = """
p[style-name='Title'] => h1:fresh
p.Title => h1:fresh
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
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='Table Caption'] => p.caption:fresh
p[style-name='Figure'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
p[style-name='Table'] => p.caption:fresh
p[style-name='Drawing'] => p.caption:fresh
"""


def read_docx(data: bytes, name: str) -> Draft:
    """The draft of a Word document. Raises `BadInput` for what is none, or hides far more than it seems to hold."""
    with opened(data, name, _no_docx(name)) as archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" not in names or not any(n.startswith("word/document") for n in names):
            raise _no_docx(name)
        require_plain_xml(archive, name, _no_docx(name))
        hints = _properties(archive.read("docProps/core.xml") if "docProps/core.xml" in names else b"")
        settled = _settled(archive, name)
    media: dict[str, bytes] = {}
    html = _to_html(settled, name, media)
    return draft_of(html, media, hints)


def _settled(archive: zipfile.ZipFile, name: str) -> bytes:
    """The document once more, with only what is read of it."""
    from lxml import etree

    def root(part: str) -> Any | None:
        try:
            return xml_root(archive.read(part))
        except FAILURES:
            return None

    styles, numbering = root("word/styles.xml"), root("word/numbering.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copied:
        for part in dict.fromkeys(archive.namelist()):
            if part.endswith("/") or re.match(r"word/(?:embeddings|fonts|theme)/|docProps/thumbnail", part):
                continue
            if not re.fullmatch(r"word/document\d*\.xml", part):
                copied.writestr(part, archive.read(part))
                continue
            body = root(part)
            if body is None:
                raise _no_docx(name)
            try:
                show(body, styles)
                settle_parts(body, styles, numbering)
                copied.writestr(part, etree.tostring(body))
            except RecursionError as error:
                raise _too_deep(name) from error
    return out.getvalue()


def _to_html(data: bytes, name: str, media: dict[str, bytes]) -> str:
    import mammoth

    def keep(image: Any) -> dict[str, str]:
        """Keep the picture's bytes aside; an external link inside the document is never opened."""
        place = f"{_MEDIA}{len(media) + 1}"
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
        raise _too_deep(name) from error
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


def _too_deep(name: str) -> BadInput:
    return BadInput(f"{shown(name)} is nested too deeply to be read.", "Paste its text instead.", code="too_deep")


def _no_docx(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} is not a Word document, or it is damaged.",
        "Open it in Word or LibreOffice and save it again as .docx, or paste its text.",
        code="not_docx",
    )
