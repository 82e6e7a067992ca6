"""Pages of a book: parsed as the XML they are, cut where a chapter begins in the middle of one."""

from __future__ import annotations

import copy
import posixpath
import re
import zipfile
from html import unescape
from typing import Any
from urllib.parse import unquote

from core.content import charset
from core.content.archive import FAILURES, Media, local
from core.content.dom.vocabulary import words
from core.model.text import clean

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
_SILENT = words(
    "noteref footnote footnotes rearnote rearnotes endnote endnotes pagebreak page-list toc landmarks backlink "
    "referrer index titlepage halftitlepage cover copyright-page"
)


def page_of(archive: zipfile.ZipFile, path: str) -> Any | None:
    """The tree of a page without namespaces; None where there is no such page, or none that can be read."""
    from lxml import etree, html

    try:
        text = clean(charset.decode(archive.read(path), "", markup=True))
    except FAILURES:
        return None
    text = re.sub(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", "", text, count=1, flags=re.IGNORECASE)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    plain = _ENTITY.sub(lambda match: unescape(match.group()), text)
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
                                 remove_pis=True)  # fmt: skip
        root = etree.fromstring(plain.encode(), parser)
    except etree.XMLSyntaxError:
        try:
            root = html.document_fromstring(text.encode() or b"<html/>", html.HTMLParser(encoding="utf-8"))
        except (etree.ParserError, etree.XMLSyntaxError):
            return None
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in list(element.attrib.items()):
            if name.startswith("{"):
                bare = name.rpartition("}")[2]
                del element.attrib[name]
                element.set("data-epub-type" if bare == "type" and "2007/ops" in name else bare, value)
        element.tag = local(element)
    return root


def words_in(tree: Any) -> int:
    """The number of words of a page; in scripts without spaces about every second letter is one."""
    text = "".join("".join(body.itertext()) for body in tree.iter("body"))
    return max(len(text.split()), len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text)) // 2)


def cut(tree: Any, places: list[str]) -> list[Any]:
    """The page in pieces: what stands before the first place, then from each place to the next."""
    order = {element: number for number, element in enumerate(tree.iter())}
    by_id = {value: element for element in tree.iter() for value in (element.get("id"), element.get("name")) if value}
    starts = [order[_block(by_id[place])] if place in by_id else 0 for place in places]
    if not places:
        return [tree]
    if not any(starts):
        empty = copy.deepcopy(tree)
        for body in empty.iter("body"):
            body.clear()
        return [empty, tree, *[copy.deepcopy(empty) for _ in places[1:]]]
    ends = [*starts, len(order)]
    pieces = []
    for low, high in zip([0, *starts], ends, strict=True):
        pieces.append(_piece(tree, order, low, max(low, high)))
    return pieces


def _block(element: Any) -> Any:
    """The heading or paragraph that an anchor stands in."""
    for around in (element, *element.iterancestors()):
        if local(around) in ("h1", "h2", "h3", "h4", "p", "div", "section", "li"):
            return around
    return element


def _piece(tree: Any, order: dict[Any, int], low: int, high: int) -> Any:
    """A copy with what lies from one element up to another."""
    numbers = list(order.values())
    piece = copy.deepcopy(tree)
    copies = list(piece.iter())
    last_inside = {copies[n]: max(order[e] for e in element.iter()) for element, n in order.items()}
    body = next(piece.iter("body"), piece)
    for number in numbers:
        element = copies[number]
        if element is body or body not in element.iterancestors():
            continue
        gone = last_inside[element] < low or number >= high
        if gone and element.getparent() is not None:
            element.getparent().remove(element)
        elif number < low:
            element.text = None if last_inside[element] >= low else element.text
    return piece


def body_of(tree: Any, path: str, media: Media) -> str:
    """The HTML of a page's body, its pictures named by their places, marks and lists of notes left out."""
    from lxml import etree

    body = next(tree.iter("body"), None)
    if body is None:
        return ""
    body = copy.deepcopy(body)
    for element in [e for e in body.iter() if isinstance(e.tag, str)]:
        types = set((element.get("data-epub-type") or "").split())
        role = (element.get("role") or "").removeprefix("doc-")
        if (types | {role}) & _SILENT and element is not body and element.getparent() is not None:
            _drop(element)
            continue
        if element.tag in ("img", "image"):
            href = element.get("src") or element.get("href") or ""
            if href and "://" not in href and not href.startswith("data:"):
                href = media.place(posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href))))
            _settle_picture(element, href)
    body.tag = "div"
    body.tail = None
    for name in list(body.attrib):
        del body.attrib[name]
    return etree.tostring(body, encoding="unicode", method="html")


def _settle_picture(element: Any, href: str) -> None:
    """A picture with its place; a cover drawn as an SVG is the picture in it."""
    drawing = next((e for e in element.iterancestors() if e.tag == "svg"), None)
    alt = element.get("alt") or ""
    if element.tag == "image" and drawing is not None and drawing.getparent() is not None:
        img = drawing.makeelement("img", {"src": href, "alt": alt})
        img.tail = drawing.tail
        drawing.getparent().replace(drawing, img)
    else:
        element.tag = "img"
        element.set("src", href)


def _drop(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
