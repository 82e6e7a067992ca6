"""Books (.epub) into a draft: one of their chapters, or a short one as a whole.

A book is an archive of pages, so lxml and the page reader read it; the EPUB libraries only unpack it, and the best
known of them is under the AGPL.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from core.content.archive import FAILURES, Media, attribute, local, opened, xml_root
from core.content.draft import Draft, Hints
from core.content.epub_page import body_of, cut, page_of, words_in
from core.content.letters import key, one_line
from core.content.office import draft_of
from core.content.sniff import shown
from core.errors import BadInput
from core.model.coded import Notice

_WHOLE = 4000  # words; a book of fewer is an article
_LEAST = 150  # words of a chapter that is one
_MOST_CHAPTERS = 500
_FONTS = re.compile(r"obfuscation|adobe.*RC|idpf\.org/2008/embedding", re.IGNORECASE)
_FRONT = re.compile(
    r"^(?:the )?(?:cover|title ?page|half.?title|(?:table of )?contents|toc|copyright|imprint|colophon|dedication|"
    r"epigraph|acknowledge?ments?|about (?:the|this) .*|also by .*|praise for .*|list of .*|index|notes|endnotes|"
    r"footnotes|glossary|bibliography|references|further reading|licen[cs]e|foreword|preface|prologue|"
    r"transcriber.?s? notes?|the full .*licen[cs]e|.*project gutenberg.*|"
    r"titel(?:seite)?|inhalt(?:sverzeichnis)?|impressum|widmung|vorwort|danksagung|couverture|page de titre|"
    r"table des matières|sommaire|préface|avant-propos|dédicace|cubierta|portada|índice|prólogo|dedicatoria|"
    r"copertina|frontespizio|indice|prefazione|dedica|titelblad|inhoud(?:sopgave)?|voorwoord|capa|sumário|prefácio|"
    r"обложка|содержание|оглавление|предисловие|封面|目录|目錄|版权.*|目次|表紙|はじめに)$",
    re.IGNORECASE,
)  # fmt: skip


@dataclass
class _Book:
    """A book's pages in reading order, and where its chapters begin."""

    hints: Hints = field(default_factory=Hints)
    pages: list[str] = field(default_factory=list)
    chapters: list[tuple[str, str, str]] = field(default_factory=list)  # title, page, place in it


def read_epub(data: bytes, name: str, chapter: str = "") -> Draft:
    """The draft of a chapter of a book: a number, words of its title, or "all". Raises `BadInput`."""
    with opened(data, name, _no_epub(name)) as archive:
        book = _book(archive, name)
        trees = {path: tree for path in dict.fromkeys(book.pages) if (tree := page_of(archive, path)) is not None}
        book.pages = [path for path in book.pages if path in trees]
        if not book.pages:
            raise _no_epub(name)
        book.chapters = [item for item in book.chapters if item[1] in trees][:_MOST_CHAPTERS]
        parts = _parts(book, trees)
        at = _chosen(parts, chapter, name)
        media = Media(archive)
        bodies = [body for number, (_, some) in enumerate(parts) if at in (None, number) for body in some]
        html = "".join(body_of(tree, path, media) for path, tree in bodies)
    if at is not None and len(parts) > 1:
        book.hints.title = parts[at][0]
    draft = draft_of(html, media.found, book.hints)
    draft.chapters = tuple(title for title, _ in parts)
    draft.chapter = 0 if at is None else at + 1
    if at is not None and len(parts) > 1:
        draft.notices = [Notice.of("chapter_read", number=at + 1, count=len(parts), title=parts[at][0])]
    return draft


def _book(archive: zipfile.ZipFile, name: str) -> _Book:
    names = set(archive.namelist())
    if "META-INF/encryption.xml" in names and _is_locked(archive.read("META-INF/encryption.xml")):
        raise BadInput(
            f"{shown(name)} is protected by its seller, so that only their program can open it.",
            "Give a copy without protection, or paste the text of the chapter.",
            code="encrypted",
        )
    container = _xml(archive.read("META-INF/container.xml"))
    opf = next(attribute(e, "full-path") for e in container.iter() if local(e) == "rootfile")
    package = _xml(archive.read(opf))
    base = posixpath.dirname(opf)
    manifest = {attribute(e, "id"): e for e in package.iter() if local(e) == "item"}
    spine = [e for e in package.iter() if local(e) == "itemref" and attribute(e, "linear") != "no"]
    pages = [_path(base, attribute(manifest[i], "href")) for e in spine if (i := attribute(e, "idref")) in manifest]
    chapters = _contents(archive, manifest, base)
    nav = {_path(base, attribute(e, "href")) for e in manifest.values() if "nav" in attribute(e, "properties").split()}
    return _Book(_properties(package), [path for path in pages if path not in nav], chapters)


def _is_locked(encryption: bytes) -> bool:
    """Whether more than fonts is encrypted."""
    methods = [attribute(e, "Algorithm") for e in _xml(encryption).iter() if local(e) == "EncryptionMethod"]
    return any(not _FONTS.search(method) for method in methods)


def _xml(part: bytes) -> Any:
    """The root of a part of the package; a document type in it must be a mere name."""
    if re.search(rb"<!\s*ENTITY", part, re.IGNORECASE):
        raise ValueError("it defines entities")
    return xml_root(part)


def _path(base: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(base, unquote(href.partition("#")[0])))


def _contents(archive: zipfile.ZipFile, manifest: dict[str, Any], base: str) -> list[tuple[str, str, str]]:
    """The uppermost entries of the book's table of contents that lead to text."""
    for item in manifest.values():
        is_nav = "nav" in attribute(item, "properties").split()
        if not is_nav and attribute(item, "media-type") != "application/x-dtbncx+xml":
            continue
        path = _path(base, attribute(item, "href"))
        try:
            if is_nav:
                tree = page_of(archive, path)
                entries = _nav_entries(tree) if tree is not None else []
            else:
                entries = _ncx_entries(_xml(archive.read(path)))
        except FAILURES:
            continue
        here = posixpath.dirname(path)
        if entries:
            return [(title, _path(here, href), unquote(href.partition("#")[2])) for title, href in entries]
    return []


def _nav_entries(tree: Any) -> list[tuple[str, str]]:
    nav = next((e for e in tree.iter("nav") if "toc" in (e.get("data-epub-type") or "toc").split()), None)
    first = next(nav.iter("ol"), None) if nav is not None else None
    return _level([(item, list(item.iter("a")), item.find("ol")) for item in first or ()])


def _level(items: list[tuple[Any, list[Any], Any]]) -> list[tuple[str, str]]:
    """The entries of a level; where it only holds the book itself, those below it."""
    out: list[tuple[str, str]] = []
    if len(items) == 1 and items[0][2] is not None and len(items[0][2]) > 1:
        return _level([(item, list(item.iter("a")), item.find("ol")) for item in items[0][2]])
    for _, links, below in items:
        direct = [a for a in links if below is None or below not in a.iterancestors()]
        if direct and direct[0].get("href"):
            out.append((one_line("".join(direct[0].itertext())), direct[0].get("href")))
        elif below is not None:
            out += _level([(item, list(item.iter("a")), item.find("ol")) for item in below])
    return [(title, href) for title, href in out if title]


def _ncx_entries(root: Any) -> list[tuple[str, str]]:
    level = next((e for e in root.iter() if local(e) == "navMap"), None)
    points = [e for e in level if local(e) == "navPoint"] if level is not None else []
    while len(points) == 1 and sum(local(e) == "navPoint" for e in points[0]) > 1:
        points = [e for e in points[0] if local(e) == "navPoint"]
    out = []
    for point in points:
        label = next((e for e in point if local(e) == "navLabel"), None)
        content = next((attribute(e, "src") for e in point if local(e) == "content"), "")
        title = one_line("".join(label.itertext())) if label is not None else ""
        if title and content:
            out.append((title, content))
    return out


Part = tuple[str, list[tuple[str, Any]]]


def _parts(book: _Book, trees: dict[str, Any]) -> list[Part]:
    """The chapters, each with the pages it is made of; a page without an entry belongs to the chapter before it."""
    starts = {path: [(title, place) for title, at, place in book.chapters if at == path] for path in book.pages}
    if not any(starts.values()):
        return [(_heading(trees[path]) or f"Part {n}", [(path, trees[path])]) for n, path in enumerate(book.pages, 1)]
    parts: list[Part] = []
    for path in dict.fromkeys(book.pages):
        here = starts[path]
        pieces = cut(trees[path], [place for _, place in here])
        before, rest = pieces[0], pieces[1:]
        if words_in(before) or not here:
            if not parts:
                parts.append((_heading(before) or "Front matter", []))
            parts[-1][1].append((path, before))
        parts += [(title, [(path, piece)]) for (title, _), piece in zip(here, rest, strict=True)]
    return parts


def _heading(tree: Any) -> str:
    return next((t for e in tree.iter("h1", "h2", "h3") if (t := one_line("".join(e.itertext())))), "")[:200]


def _chosen(parts: list[Part], chapter: str, name: str) -> int | None:
    """The number (from 0) of the chapter to be read, None for the whole book."""
    asked = chapter.strip()
    sizes = [sum(words_in(tree) for _, tree in pages) for _, pages in parts]
    if asked.casefold() == "all" or (not asked and sum(sizes) <= _WHOLE):
        return None
    if not asked:
        real = [n for n, (title, _) in enumerate(parts) if sizes[n] >= _LEAST and not _FRONT.match(title.strip())]
        return real[0] if real else max(range(len(parts)), key=sizes.__getitem__)
    if asked.isdecimal() and 0 < int(asked) <= len(parts):
        return int(asked) - 1
    titles = [key(title) for title, _ in parts]
    for fits in (lambda title: title == key(asked), lambda title: key(asked) in title):
        found = next((n for n, title in enumerate(titles) if fits(title)), None)
        if found is not None and key(asked):
            return found
    some = "; ".join(f"{n} {title[:40]}" for n, (title, _) in enumerate(parts[:12], 1))
    raise BadInput(
        f"{shown(name)} has no chapter {asked[:60]!r}; it has {len(parts)}.",
        f"Choose by number or title: {some}{' …' if len(parts) > 12 else ''}",
        code="no_chapter",
    )


def _properties(package: Any) -> Hints:
    values: dict[str, list[str]] = {}
    metadata = next((e for e in package.iter() if local(e) == "metadata"), None)
    for element in metadata.iter() if metadata is not None else ():
        if isinstance(element.tag, str) and (text := one_line(element.text or "")):
            values.setdefault(local(element), []).append(text)

    def value(name: str) -> str:
        return next(iter(values.get(name, [])), "")

    day = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value("date"))
    return Hints(
        title=value("title"),
        author=", ".join(values.get("creator", [])[:4]),
        date=day.group() if day and len(day.group()) == 10 else "",
        language=value("language"),
        meta_description=re.sub(r"<[^>]{1,200}>", "", value("description"))[:2000],
        keywords=tuple(dict.fromkeys(values.get("subject", [])))[:20],
        licence=value("rights")[:200],
    )


def _no_epub(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} is not an EPUB book, or it is damaged.",
        "Get it anew from where it is from, or paste the text of the chapter.",
        code="not_epub",
    )
