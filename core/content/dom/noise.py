"""Detection of boilerplate in a page: navigation, sharing, related posts, comments, banners, bylines."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from core.content.dom.figures import is_caption
from core.content.dom.tables import is_layout
from core.content.dom.tree import BLOCKS, tag, text_of, tokens
from core.content.dom.vocabulary import (
    FIGURES,
    NOISE,
    NOISE_ROLES,
    NOISE_TAGS,
    NOTES,
    PERHAPS_NOISE,
    SMALL_PRINT,
    words,
)
from core.content.letters import one_line

_KEPT = words("h1 h2 h3 h4 h5 h6 figure figcaption img pre td th tr caption dt code html body main article")


@dataclass(frozen=True)
class Judge:
    """Letters trafilatura found under each element, all letters under it, and the elements whose words it found."""

    found: dict[HtmlElement, int]
    total: dict[HtmlElement, int]
    matched: set[HtmlElement]
    texts: dict[HtmlElement, str]

    def is_noise(self, element: HtmlElement, top: HtmlElement) -> bool:
        """Whether the element, under the article's element `top`, is to be dropped with everything in it."""
        name = tag(element)
        if name == "td":
            return self._mostly_links(element) and len(element.findall(".//a")) > 2 and _only_lays_out(element)
        if name in _KEPT or name not in BLOCKS | {"span", "a", "aside", "details"}:
            return False
        everything = max(1, self.found.get(top) or self.total.get(top, 1))
        share = (self.found.get(element, 0) if self.found else self.total.get(element, 0)) / everything
        if share > 0.5:
            return False
        own = tokens(element)
        if any(NOISE.match(w) for w in own) and not own & {"figure", "wp-caption", "admonition"}:
            return next(element.iter("h1"), None) is None
        role = element.get("role") or ""
        if name in NOISE_TAGS or role in NOISE_ROLES or element.get("itemprop") in ("comment", "author"):
            return True
        if name == "p" and SMALL_PRINT.match(one_line(text_of(element))):
            return share == 0 or len(text_of(element)) < 60
        if not self.found:
            return self._mostly_links(element)
        mine = self.found.get(element, 0) / max(1, self.total.get(element, 0))
        if mine > 0.5 or self.total.get(element, 0) == 0:
            return name in ("ul", "ol") and self._contents(element)
        if name == "header" and next(element.iter("h1", "img"), None) is None:
            return True
        if (name == "aside" or any(PERHAPS_NOISE.match(w) for w in own)) and not _is_note(element):
            return mine < 0.3 and not (name == "header" or "header" in own)
        return self._mostly_links(element) or self._stray(element)

    def _mostly_links(self, element: HtmlElement) -> bool:
        """A short block whose letters are mostly links to elsewhere."""
        if tag(element) not in ("ul", "ol", "div", "p", "table", "dl", "section", "span", "td"):
            return False
        total = self.total.get(element, 0)
        links = [a for a in element.iter("a") if a.get("href")]
        if not links or total > 3000 or next(element.iter("figure", "pre", "img"), None) is not None:
            return False
        linked = sum(len(one_line(text_of(a)).replace(" ", "")) for a in links)
        return linked >= 0.7 * total and (len(links) > 1 or total < 40)

    def _contents(self, element: HtmlElement) -> bool:
        """A table of contents: every item is a link within the page."""
        links = list(element.iter("a"))
        items = list(element.iter("li"))
        linked = sum(len(one_line(text_of(a)).replace(" ", "")) for a in links)
        inner = all((a.get("href") or "").startswith("#") for a in links)
        return len(items) > 2 and len(links) >= len(items) and inner and linked >= 0.8 * self.total.get(element, 1)

    def _stray(self, element: HtmlElement) -> bool:
        """A paragraph that trafilatura left out and that no found sibling stands beside."""
        if tag(element) not in ("p", "div") or element in self.matched or element not in self.texts:
            return False
        if any(tag(c) in BLOCKS for c in element) or next(element.iter("img", "code", "pre"), None) is not None:
            return False
        kept = FIGURES | {"figure"}
        if is_caption(element) or any(
            _is_note(a) or tag(a) in kept or tokens(a) & kept for a in element.iterancestors()
        ):
            return False
        parent = element.getparent()
        beside = [] if parent is None else [c for c in parent if c is not element]
        return not any(c in self.matched or self.found.get(c, 0) for c in beside) and tag(parent) not in (
            "li",
            "dd",
            "td",
            "blockquote",
            "figure",
        )


def _only_lays_out(cell: HtmlElement) -> bool:
    around = next(cell.iterancestors("table"), None)
    return around is not None and is_layout(around)


def _is_note(element: HtmlElement) -> bool:
    """A note of the author's (DocBook sidebar, admonition), not a column of the page."""
    own = tokens(element)
    return bool(own & NOTES) or (
        "sidebar" in own and any(tokens(child) & {"titlepage", "sidebar-title"} for child in element)
    )
