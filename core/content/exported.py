"""Pages exported as a zip (Notion, Google Docs): which of its files is the page, with the pictures beside it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from urllib.parse import unquote, urlsplit

from core.content import charset
from core.content.archive import Media, opened
from core.content.docx import read_docx
from core.content.draft import Draft
from core.content.epub import read_epub
from core.content.markdown import read_markdown
from core.content.odt import read_odt
from core.content.page import read_page
from core.content.sniff import shown
from core.errors import BadInput
from core.model.article import Image
from core.model.coded import Notice
from core.model.text import clean

_PAGES = (".html", ".htm", ".xhtml", ".md", ".markdown")
_INNER_MOST = 80_000_000
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX|\.[^/]*)(?:/|$)")
_NOTION_ID = re.compile(r" [0-9a-f]{32}$")


def read_exported(data: bytes, name: str, chapter: str = "", depth: int = 0) -> Draft:
    """The draft of the page in an archive; a Word document or a book under another name is read as what it is.

    Raises `BadInput` where no page lies in it.
    """
    with opened(data, name, _no_page(name)) as archive:
        names = [n for n in archive.namelist() if not n.endswith("/") and not _JUNK.search(n)]
        if "[Content_Types].xml" in names and any(n.startswith("word/document") for n in names):
            return read_docx(data, name)
        if "META-INF/container.xml" in names:
            return read_epub(data, name, chapter)
        if "content.xml" in names and "META-INF/manifest.xml" in names:
            return read_odt(data, name)
        path = _main(archive, names)
        if path is not None:
            return _page(archive, path, [n for n in names if n.lower().endswith(_PAGES)])
        inner = [n for n in names if n.lower().endswith(".zip") and archive.getinfo(n).file_size <= _INNER_MOST]
        if not inner or depth:
            raise _no_page(name)
        return read_exported(archive.read(inner[0]), name, chapter, depth + 1)  # Notion packs its export twice


def _main(archive: zipfile.ZipFile, names: list[str]) -> str | None:
    """The page that the others hang on: the uppermost, of several the largest; an index.html of lists is none."""
    pages = [n for n in names if n.lower().endswith(_PAGES) and not re.search(r"(?:^|/)index\.html$", n)]
    pages = pages or [n for n in names if n.lower().endswith(_PAGES)]
    return min(pages, key=lambda n: (n.count("/"), -archive.getinfo(n).file_size), default=None)


def _page(archive: zipfile.ZipFile, path: str, pages: list[str]) -> Draft:
    markup = not path.lower().endswith((".md", ".markdown"))
    text = clean(charset.decode(archive.read(path), "", markup=markup))
    draft = read_page(text) if markup else read_markdown(text)
    stem = _NOTION_ID.sub("", posixpath.splitext(posixpath.basename(path))[0])
    draft.hints.title = draft.hints.title or stem
    media = Media(archive)
    known = set(archive.namelist())
    for at, block in enumerate(draft.blocks):
        if not isinstance(block, Image):
            continue
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urlsplit(block.location).path)))
        if "://" in block.location or inside not in known:
            continue
        place = media.place(inside)
        draft.candidates[place] = (place,)
        draft.blocks[at] = block.model_copy(update={"location": place})
    draft.media = media.found
    if len(pages) > 1:
        draft.notices.append(Notice.of("page_of_export", page=stem, count=len(pages)))
    return draft


def _no_page(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} holds no page that can be read.",
        "Export the page as HTML (Notion: Export, HTML; Google Docs: Download, Web page) and give that zip, "
        "or take the document out of the archive.",
        code="not_zip",
    )
