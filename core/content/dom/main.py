"""The part of a page that is the article, by the words trafilatura finds; everything else on the page goes.

trafilatura keeps the words and loses most pictures, captions and code, so its answer is used as a marker only: the
smallest element that holds its words is the article, and the page's own tree is walked below it.
"""

from __future__ import annotations

import copy

from lxml.html import HtmlElement

from core.content.dom.noise import Judge
from core.content.dom.tree import BLOCKS, drop, tag
from core.content.letters import key

_SHARE = 0.96  # of the found words that the article's element must hold


def article_part(root: HtmlElement) -> HtmlElement:
    """The element that is the article, with navigation, advertising and the like removed from under it."""
    found = _words_found(root)
    texts = own_texts(root.body)
    matched = _match(texts, found)
    weights = _sums(root.body, {e: len(texts[e]) for e in matched})
    top = _smallest(root.body, weights) if found else _by_landmark(root.body)
    judge = Judge(weights if found else {}, _sums(root.body, {e: len(t) for e, t in texts.items()}), matched, texts)
    for element in list(top.iterdescendants()):
        if isinstance(element.tag, str) and element.getparent() is not None and judge.is_noise(element, top):
            drop(element)
    return top


def _words_found(root: HtmlElement) -> str:
    """The letters of the article as trafilatura sees it; empty where it finds none."""
    import trafilatura

    page = copy.deepcopy(root)
    for cell in page.iter("td", "th"):  # a span of thousands would be spelled out
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    document = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, include_images=False, favor_recall=True,
        with_metadata=False,
    )  # fmt: skip
    text = getattr(document, "text", None) or ""
    return key(text)


def own_texts(body: HtmlElement) -> dict[HtmlElement, str]:
    """The letters that belong to each block element itself, not to a block inside it."""
    parts: dict[HtmlElement, list[str]] = {}
    nearest: dict[HtmlElement, HtmlElement] = {body: body}
    for element in body.iter():
        parent = element.getparent()
        around = nearest.get(parent, body) if element is not body else body
        own = element if tag(element) in BLOCKS else around
        nearest[element] = own
        if element.text:
            parts.setdefault(own, []).append(element.text)
        if element.tail and element is not body:
            parts.setdefault(around, []).append(element.tail)
    return {e: k for e, bits in parts.items() if (k := key("".join(bits)))}


def _match(texts: dict[HtmlElement, str], found: str) -> set[HtmlElement]:
    """The elements whose own words are among those found; short ones only where they are next to the last match."""
    matched: set[HtmlElement] = set()
    at = 0
    for element, text in texts.items():
        if len(text) < 12:
            if found.find(text, at, at + 400 + len(text)) >= 0 and tag(element) not in ("div", "section", "body"):
                matched.add(element)
            continue
        place = found.find(text, at)
        if place < 0:
            place = found.find(text)
        if place < 0 and len(text) > 100 and text[:40] in found and text[-40:] in found:
            place = found.find(text[:40])
        if place >= 0:
            matched.add(element)
            at = max(0, place + len(text) - 200)
    return matched


def _sums(body: HtmlElement, own: dict[HtmlElement, int]) -> dict[HtmlElement, int]:
    """For each element, the sum over itself and everything under it."""
    total: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        mine = total.get(element, 0) + own.get(element, 0)
        total[element] = mine
        parent = element.getparent()
        if parent is not None and element is not body:
            total[parent] = total.get(parent, 0) + mine
    return total


def _smallest(body: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement:
    """The smallest element with nearly all found words, widened to the <article> or <main> around it if that is it."""
    top, goal = body, weights.get(body, 0) * _SHARE
    while True:
        inner = next(
            (c for c in top if weights.get(c, 0) >= goal > 0 and tag(c) not in ("p", "ul", "ol", "table", "a")), None
        )
        if inner is None:
            break
        top = inner
    for around in top.iterancestors("article", "main"):
        if sum(1 for _ in around.iter("article")) <= 1:
            return around
        break
    if tag(top) in ("section", "div"):
        for around in top.iterancestors("section", "div"):
            if around.get("role") == "main" or around.get("itemprop") == "articleBody":
                return around
    return top


def _by_landmark(body: HtmlElement) -> HtmlElement:
    """Without found words: the page's own landmark, else the body."""
    for path in (".//article", ".//main", ".//*[@role='main']"):
        found = body.findall(path)
        if len(found) == 1:
            return found[0]
    return body
