"""Removal of what no reader sees as the page's text: scripts, hidden parts, footnote marks, permalink signs."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from core.content.dom.boxes import drop_boxes
from core.content.dom.code import join_lines
from core.content.dom.formula import settle_formulas
from core.content.dom.hidden import drop_hidden
from core.content.dom.lazy import settle_lazy_pictures
from core.content.dom.struck import drop_struck
from core.content.dom.tree import BLOCKS, drop, line_breaks, tag, text_of, tokens
from core.content.dom.vocabulary import DEAD, MARKS, NOTE_LISTS, NOTES_IN_TEXT, SECTION_NUMBERS, SIGNS
from core.content.letters import one_line

_RAISED = str.maketrans("0123456789-+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")
_OFFICE_NOTE = re.compile(r"sd(?:foot|end)note\d+$")  # as LibreOffice names the notes of a page that it saved
_MARK = re.compile(r"^[\[(]?(?:note |nb |fn ?)?(?:\d{1,3}|[a-z*†‡§¶])[\])]?(?:[,:]\s?\d{1,3})*[\])]?$", re.IGNORECASE)


def drop_unseen(root: HtmlElement) -> None:
    """Take out of the tree what is no text and what nobody sees; pictures that load late are put in their places."""
    settle_lazy_pictures(root)
    settle_formulas(root)
    drop_hidden(root)
    for element in [e for e in root.body.iter() if tag(e) in DEAD]:
        drop(element)
    drop_struck(root)
    _set_notes_apart(root)


def _set_notes_apart(root: HtmlElement) -> None:
    """Put notes that stand in a sentence, for a style sheet to set them beside it, behind their block as a list of
    notes.
    """
    for element in list(root.body.iter("span", "small", "label", "em", "i")):
        if not tokens(element) & NOTES_IN_TEXT and element.get("role") != "doc-footnote":
            continue
        block = next((around for around in element.iterancestors() if tag(around) in BLOCKS), None)
        drop(element)
        if block is None or not text_of(element).strip():
            continue
        element.tag, element.tail = "div", None
        element.set("class", "footnotes")
        if tag(block) in ("body", "td", "th", "li", "dd", "dt"):
            block.append(element)
        else:
            element.tail, block.tail = block.tail, None
            block.addnext(element)


def clean(root: HtmlElement) -> None:
    """Change a tree without unseen parts into what is read, before its main part is looked for."""
    drop_boxes(root)
    _head_lines(root)
    join_lines(root)
    line_breaks(root)
    for element in [e for e in root.body.iter("span") if tokens(e) & SECTION_NUMBERS]:
        drop(element)
    for element in list(root.body.iter("i", "td")):
        words = tokens(element)
        if "conum" in words and (mark := element.getnext()) is not None and tag(mark) == "b":
            drop(mark)  # a callout's number inside a listing
        elif "icon" in words and tag(element) == "td":
            drop(element)  # the label of an admonition laid out as a table
    _drop_marks(root)
    _raise(root)
    _drop_notes(root)


def _head_lines(root: HtmlElement) -> None:
    """Make a heading of bold words alone in their line, between an empty line and a sentence."""
    for bold in list(root.body.iter("b", "strong")):
        text, before, after = one_line(text_of(bold)), bold.getprevious(), bold.getnext()
        if (
            not 2 < len(text) <= 80
            or re.search(r"[.!?:;,。！？]$", text)
            or next(bold.iter("br", "img"), None) is not None
        ):
            continue
        if before is None or after is None or tag(before) != "br" or tag(after) != "br":
            continue
        above = before.getprevious()
        empty = above is not None and tag(above) == "br" and not (above.tail or "").strip()
        sentence = re.search(r"[.!?。！？…]", after.tail or "")
        if empty and sentence and not (before.tail or "").strip() and not (bold.tail or "").strip():
            bold.tag = "h4"


def _drop_marks(root: HtmlElement) -> None:
    for element in list(root.body.iter("a", "sup", "span", "div")):
        if _is_mark(element):
            drop(element)


def _is_mark(element: HtmlElement) -> bool:
    """A footnote mark, a permalink sign, an index anchor, an edit link."""
    name, words = tag(element), tokens(element)
    text = one_line(text_of(element)) if len(element) < 12 else "long"
    if len(text) > 14:
        return "mw-editsection" in words
    if element.get("role") in ("doc-noteref", "doc-backlink"):
        return True
    if words & MARKS and next(element.iter("img"), None) is None:
        return text.casefold() in SIGNS or bool(_MARK.match(text)) or "mw-editsection" in words or "linenos" in words
    if name == "sup" and _after_words(element):
        return bool(re.fullmatch(r"(?:\d{1,3}|[†‡§¶])(?:[,\s–-]+\d{1,3})*", text)) or bool(
            _MARK.match(text) and "[" in text
        )
    if name == "sup":
        link = next(element.iter("a"), None)
        inside = link is not None and "#" in (link.get("href") or "")
        return bool(_MARK.match(text)) and (inside or "reference" in words or text.startswith("["))
    if name == "a":
        href = element.get("href") or ""
        around = element.getparent()
        if href.startswith("#") and _MARK.match(text) and (text.startswith("[") or "fn" in href or "note" in href):
            return True
        heading = around is not None and tag(around) in ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
        return heading and href.startswith("#") and text.casefold() in SIGNS and next(element.iter("img"), None) is None
    return False


def _after_words(element: HtmlElement) -> bool:
    """Whether it stands behind a word or the end of a sentence, where a raised number is no power of anything."""
    before = element.getprevious()
    text = (before.tail or text_of(before)) if before is not None else (element.getparent().text or "")
    return bool(re.search(r"[^\W\d_]{4}$|[.,;:!?)”»\"…。！？、]$", text.rstrip()[-8:] if text else ""))


def _raise(root: HtmlElement) -> None:
    """Write raised and lowered numbers so that text alone tells them: "10⁶", not "106"."""
    for element in list(root.body.iter("sup", "sub")):
        text = one_line(text_of(element))
        if re.fullmatch(r"[-+−]?\d{1,4}", text) and not any(tag(a) == "pre" for a in element.iterancestors()):
            drop(element, text.translate(_RAISED if tag(element) == "sup" else {}))


def _drop_notes(root: HtmlElement) -> None:
    for element in list(root.body.iter("section", "div", "ol", "aside", "ul", "dl", "table")):
        if element.getparent() is None:
            continue
        role = element.get("role") or ""
        noted = tokens(element) & NOTE_LISTS or _OFFICE_NOTE.match(element.get("id") or "")
        if noted or role in ("doc-endnotes", "doc-footnote", "doc-bibliography"):
            before = element.getprevious()
            if before is not None and (tag(before) in ("h2", "h3", "h4", "hr") or "rubric" in tokens(before)):
                drop(before)
            drop(element)
