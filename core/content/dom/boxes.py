"""Boxes of the site among or around an article, dropped by their words before the article is looked for."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from core.content.dom.appeals import leads_on
from core.content.dom.notices import SUBJECT, asks_consent, heads_others, is_call, is_label
from core.content.dom.tree import BLOCKS, drop, tag, text_of, tokens
from core.content.dom.vocabulary import names
from core.content.letters import key, one_line

_NAMES = names(
    "*consent* cookie-* cookie_* *-cookie *-cookies *_cookie *_cookies cookieconsent* gdpr* cmp-* cmp_* onetrust* "
    "*paywall* *newsletter* *regwall* *subscribe* *boletin* *boletim* *infolettre* *nieuwsbrief* *rundbrief* "
    "*nyhetsbrev* *nyhedsbrev* *suscrip* *inscricao* *abonnement* *iscrizion*"
)
_QUOTES = ("blockquote", "q", "pre", "code", "table", "figure", "details")
_PARTS = ("div", "section", "aside", "dialog", "form", "footer", "header", "p", "ul", "center")
_SHORT = 140  # letters of what a list of other articles says of each
_TITLES = ("h2", "h3", "h4", "h5", "h6", "p", "div", "header", "summary", "legend", "section", "aside")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def drop_boxes(root: HtmlElement) -> None:
    """Take consent walls, calls to subscribe and lists of other articles out of the tree."""
    body = root.body
    texts = own_words(body)
    head = " ".join(one_line(text_of(e)) for e in [*root.iter("title"), *body.iter("h1")][:3])
    _drop_notices(body, texts, about=bool(SUBJECT.search(head)))
    for link in [a for a in body.iter("a") if leads_on(text_of(a))]:
        if not re.search(r"\w", link.tail or ""):  # it ends a passage, and is no part of a sentence
            drop(link)
    for element in [e for e in texts if tag(e) in _TITLES and heads_others(one_line(text_of(e)))]:
        if root in element.iterancestors():
            _drop_others(element)


def own_words(body: HtmlElement) -> dict[HtmlElement, str]:
    """The words that belong to each block element itself, in document order."""
    parts: dict[HtmlElement, list[str]] = {}
    nearest: dict[HtmlElement, HtmlElement] = {body: body}
    for element in body.iter():
        around = nearest.get(element.getparent(), body)
        own = element if tag(element) in BLOCKS else around
        nearest[element] = own
        if element.text and element.text.strip():
            parts.setdefault(own, []).append(element.text)
        if element is not body and element.tail and element.tail.strip():
            parts.setdefault(around, []).append(element.tail)
    return {e: one_line("".join(bits)) for e, bits in parts.items()}


def _drop_notices(body: HtmlElement, texts: dict[HtmlElement, str], *, about: bool) -> None:
    """Drop the largest elements that hold nothing but such notices; `about` says that the page itself is on them."""
    total: dict[HtmlElement, int] = {}
    notice: dict[HtmlElement, int] = {}
    label: dict[HtmlElement, int] = {}
    for element, text in texts.items():
        n = len(key(text))
        quoted = tag(element) in _QUOTES or any(tag(a) in _QUOTES for a in element.iterancestors())
        found = not quoted and (asks_consent(text) or is_call(text))
        for around in [element, *element.iterancestors()]:
            total[around] = total.get(around, 0) + n
            if found:
                notice[around] = notice.get(around, 0) + n
            elif is_label(text):
                label[around] = label.get(around, 0) + n
    for element in list(notice):
        if tag(element) not in _PARTS or body not in element.iterancestors():
            continue
        if any(c in total for c in element.iter("h1")) or any(True for _ in element.iter("article", "main")):
            continue
        named = element.get("role") in ("dialog", "alertdialog") or any(_NAMES.match(t) for t in tokens(element))
        mine = notice[element] / max(1, total[element])
        whole = (notice[element] + label.get(element, 0)) / max(1, total[element]) >= 0.8 and mine >= 0.4
        if (named and mine >= 0.2) or (whole and not about and not _among_prose(element, texts)):
            _drop_whole(element, body)


def _among_prose(element: HtmlElement, texts: dict[HtmlElement, str]) -> bool:
    """Whether it is one paragraph among others of running text: then only its first words tell."""
    parent = element.getparent()
    if element not in texts or parent is None:
        return False
    beside = [c for c in parent if c is not element and tag(c) == tag(element) and len(texts.get(c, "")) > 60]
    return any(not asks_consent(texts[c]) and not is_call(texts[c]) for c in beside) or parent in texts


def _drop_whole(element: HtmlElement, body: HtmlElement) -> None:
    """Drop the element, and the boxes around it that hold nothing else."""
    parent = element.getparent()
    drop(element)
    while parent is not None and parent is not body and not text_of(parent).strip() and not len(parent):
        element, parent = parent, parent.getparent()
        drop(element)


def _drop_others(heading: HtmlElement) -> None:
    """Drop the heading of a list of other articles with what follows, as far as that is short."""
    start = heading
    while (parent := start.getparent()) is not None and tag(parent) != "body":
        if one_line(text_of(parent)) != one_line(text_of(heading)):
            break
        start = parent
    listed: list[HtmlElement] = []
    for after in start.itersiblings():
        if tag(after) in _HEADINGS and tag(heading) in _HEADINGS and tag(after) <= tag(heading):
            break
        if not _is_listed(after):
            break
        listed.append(after)
    if not any(text_of(e).strip() for e in listed):
        return
    for element in [start, *listed]:
        drop(element)


def _is_listed(element: HtmlElement) -> bool:
    """Whether it holds only titles, links and short teasers."""
    if next(element.iter("pre", "table", "h1"), None) is not None:
        return False
    blocks = [e for e in element.iter() if tag(e) in BLOCKS and not any(tag(c) in BLOCKS for c in e.iterdescendants())]
    lines = [one_line(text_of(b)) for b in blocks or [element]]
    linked = sum(len(one_line(text_of(a))) for a in element.iter("a"))
    if tag(element) == "p" and not linked and re.search(r"[.!?。！？]$", lines[0]) and len(lines[0]) > 60:
        return False
    return all(len(line) <= _SHORT for line in lines) or linked >= 0.7 * sum(map(len, lines))
