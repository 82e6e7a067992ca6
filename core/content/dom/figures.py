"""Detection of figures in HTML, their captions, and pictures that only decorate."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from core.content.credits import parted
from core.content.dom.tree import drop, tag, text_of, tokens
from core.content.dom.vocabulary import CAPTIONS, CREDITS, DECOR, DECOR_URL, FIGURES
from core.content.letters import one_line
from core.language.disclosure import discloses

_FIRST_PERSON = re.compile(
    r"^(?:I|I['’]\w+|We|My|Our|You|This (?:is an?|was an?|post|article|recipe|story|piece|text)|Ich|Wir|"
    r"Dieser? (?:Text|Beitrag)|Je|Nous|Cet article|Yo|Este artículo|Io|Eu|Ik|Wij|Ja|Я|Мы)\b"
)
_SMALL = 100  # pixels; an image declared smaller is an icon


def figure_like(element: HtmlElement) -> bool:
    """A <figure>, or what page builders and DocBook use for one."""
    if tag(element) == "figure":
        return True
    return (
        tag(element) in ("div", "section", "aside", "li")
        and bool(tokens(element) & FIGURES)
        and caption_of(element)[0] is not None
    )


def is_caption(element: HtmlElement) -> bool:
    """An element that is a caption by its tag or class, wherever it stands."""
    return tag(element) == "figcaption" or any(CAPTIONS.match(word) for word in tokens(element))


def caption_of(figure: HtmlElement) -> tuple[HtmlElement | None, str]:
    """The caption's element under a figure and its text; `(None, "")` where it has none."""
    own = [e for e in figure.iterdescendants("figcaption") if next(e.iterancestors("figure"), figure) in (figure, None)]
    if own:
        return own[0], one_line(text_of(own[0]))
    if tag(figure) != "figure" or not own:
        for element in figure.iterdescendants("p", "div", "span", "dd", "h6", "h5", "h4"):
            words = tokens(element)
            title = "title" in words and next(element.iter("img", "pre", "table"), None) is None
            if title or any(CAPTIONS.match(w) for w in words):
                if next(element.iter("img", "pre", "table"), None) is not None:
                    continue
                text = one_line(text_of(element))
                if text:
                    return element, text
    return None, ""


def credit_in(caption: HtmlElement) -> str:
    """Take the credit out of a caption that has an element of its own for it."""
    for element in caption.iterdescendants("span", "cite", "small", "p", "div", "em", "i"):
        if any(CREDITS.match(word) for word in tokens(element)):
            text = one_line(text_of(element)).strip(" ()[]|–—")
            drop(element)
            return parted(text)[1] or text
    return ""


def is_about(text: str) -> bool:
    """Whether words in italics under a picture may be its caption: no disclaimer, and nobody who speaks of himself."""
    return not discloses(text) and not _FIRST_PERSON.search(text)


def all_emphasised(paragraph: HtmlElement) -> bool:
    """A short paragraph all in italics: under a picture that is its caption."""
    whole = one_line(text_of(paragraph))
    return 0 < len(whole) < 250 and whole == one_line(
        " ".join(text_of(e) for e in paragraph if tag(e) in ("em", "i", "small"))
    )


def decorative(img: HtmlElement, url: str, captioned: bool = False) -> bool:
    """An icon, logo, emoji or tracking pixel, by what the page says of it."""
    if captioned:
        return False
    if any(DECOR.match(word) for word in tokens(img)) or DECOR_URL.search(url):
        return True
    width, height = _pixels(img, "width"), _pixels(img, "height")
    if (width and height and max(width, height) < _SMALL) or (width and width < 40) or (height and height < 40):
        return True
    around = img.getparent()
    inside_link_icon = around is not None and any(DECOR.match(w) for w in tokens(around))
    return inside_link_icon or (
        img.get("role") == "presentation" and not img.get("alt") and bool(width and width < 200)
    )


def _pixels(img: HtmlElement, name: str) -> int:
    match = re.match(r"^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", img.get(name) or "")
    if match:
        return int(match.group(1))
    match = re.search(rf"(?<![-\w]){name}\s*:\s*(\d{{1,5}})px", img.get("style") or "")
    return int(match.group(1)) if match else 0
