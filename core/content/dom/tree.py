"""Parsing, and small questions about elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from core.content.citations import kept
from core.content.dom.vocabulary import BLOCKS
from core.content.letters import LINE_BREAK
from core.model.text import clean

_NUMBERED = re.compile(r"&#(?:0*([0-9]+)|[xX]0*([0-9a-fA-F]+));?")
_NOTHING = "\u2060"  # no width, dropped with the other invisible letters; keeps its neighbours from making a reference
CODE = ("code", "tt", "samp", "kbd", "var")
_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")


def parse(text: str) -> HtmlElement:
    """The page as a tree with a body; comments and processing instructions are gone. Never fetches anything."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _NUMBERED.sub(_character, clean(text)), count=1)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8")
    source = text.encode("utf-8", "replace")
    root = html.document_fromstring(source or b"<html></html>", parser=parser, ensure_head_body=True)
    for element in list(root.iter(html.etree.Entity)):
        drop(element)
    return root


def _character(reference: re.Match[str]) -> str:
    """A numbered reference to what is no character, as browsers read it: some are letters of Windows, the rest goes."""
    decimal, sixteen = reference.groups()
    if len(decimal or sixteen) > 8:
        return _NOTHING
    code = int(decimal) if decimal else int(sixteen, 16)
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "ignore") or _NOTHING
    if code > 0x10FFFF:
        return _NOTHING
    fit = clean(chr(code))
    return reference.group() if fit == chr(code) else fit or _NOTHING


def tag(element: HtmlElement) -> str:
    """The local name of a page's element in lower case; "" for what is no element."""
    name = element.tag
    return name.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(name, str) else ""


def tokens(element: HtmlElement) -> set[str]:
    """The words of an element's class and id, lower case: `post-meta Big` gives post-meta and big."""
    return {t.lower() for t in _TOKEN.findall(f"{element.get('class') or ''} {element.get('id') or ''}")}


def drop(element: HtmlElement, replacement: str = "") -> None:
    """Take an element out of the page; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = replacement + (element.tail or "")
    before = element.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def text_of(element: HtmlElement) -> str:
    """The text under an element of the page."""
    return "".join(element.itertext())


def inline_text(element: HtmlElement) -> str:
    """All text under the element, with the brackets of code in it kept from being taken for marks."""
    if tag(element) in CODE:
        return kept(text_of(element))
    return (element.text or "") + "".join(inline_text(child) + (child.tail or "") for child in element)


def has_block(element: HtmlElement) -> bool:
    """Whether a block element lies under an element of the page."""
    return any(tag(child) in BLOCKS for child in element.iterdescendants())


def line_breaks(root: HtmlElement) -> None:
    """Make text alone tell where lines and blocks end: every <br> becomes a character, every block is set off."""
    for element in list(root.iter("br")):
        drop(element, LINE_BREAK)
    listing: set[HtmlElement] = set()
    for element in root.body.iterdescendants():
        name = tag(element)
        if name == "pre" or element.getparent() in listing:
            listing.add(element)
        if name in BLOCKS and (name == "pre" or element not in listing):
            element.tail = " " + (element.tail or "")
            if name != "pre":
                element.text = " " + (element.text or "")


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element of a page and everything around it, inside out."""
    yield element
    yield from element.iterancestors()
