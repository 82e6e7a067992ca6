"""Text that a page holds but does not show: it is often there for machines, and never part of the article."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from core.content.dom.tree import drop, tag, text_of, tokens
from core.content.dom.vocabulary import HIDDEN

_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![-\w])opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|"
    r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|$|!)|"
    r"(?:left|right|top|text-indent)\s*:\s*-(?:\d{4,}px|\d{3,}(?:\.\d+)?(?:em|rem|%|vw|vh))|"
    r"clip\s*:\s*rect\((?:\s*[01](?:px)?[\s,]*){4}\)|clip-path\s*:\s*inset\(\s*(?:50|100)%|"
    r"(?<![-\w])color\s*:\s*transparent|content-visibility\s*:\s*hidden|transform\s*:\s*scale\(\s*0\s*\)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_ROOM = re.compile(r"(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$|!)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*)?([.#])([\w-]+)$", re.IGNORECASE)
_RESPONSIVE = re.compile(r"^(?:sm|md|lg|xl|xxl)[:-]")


def drop_hidden(root: HtmlElement) -> None:
    """Remove hidden elements; what would hide half of the text was meant to be revealed by a script, and stays."""
    rules = styled(root, _SHEET)
    total = max(1, len(text_of(root.body)))
    for element in list(root.body.iterdescendants()):
        if not isinstance(element.tag, str) or element.getparent() is None or not _inside(element, root):
            continue
        if not _hidden(element, rules):
            continue
        if tag(element) in ("html", "body", "main", "article") or len(text_of(element)) > total / 2 > 100:
            continue
        drop(element)


def _inside(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether the element is still in the tree (an ancestor may have been removed)."""
    return element is root or root in element.iterancestors()


def _hidden(element: HtmlElement, rules: set[str]) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if (element.get("aria-hidden") or "").lower() == "true":
        return True
    style = element.get("style") or ""
    if style and (_STYLE.search(style) or (_NO_ROOM.search(style) and "overflow" in style)):
        return tag(element) != "img" or "opacity" not in style  # pictures that fade in start at opacity 0
    words = tokens(element)
    if words & HIDDEN and not any(_RESPONSIVE.match(w) for w in words):
        return True
    return has_rule(element, rules)


def has_rule(element: HtmlElement, rules: set[str]) -> bool:
    """Whether the class or id of a page's element is among the selectors that `styled` gave."""
    if not rules:
        return False
    classes = (element.get("class") or "").split()
    return any("." + name in rules for name in classes) or "#" + (element.get("id") or "") in rules


def styled(root: HtmlElement, look: re.Pattern[str]) -> set[str]:
    """Plain class and id selectors that a page's own style sheets give a style; rules inside @media do not count."""
    found: set[str] = set()
    for style in root.iter("style"):
        css = re.sub(r"/\*.*?\*/", "", (style.text or "")[:300_000], flags=re.DOTALL)
        for selector, body in _RULE.findall(_without_at_rules(css)):
            if look.search(body):
                for part in selector.split(","):
                    match = _SIMPLE.match(part.strip())
                    if match:
                        found.add(match.group(1) + match.group(2))
    return found


def _without_at_rules(css: str) -> str:
    """The style sheet without its @media, @supports and other at-rule blocks."""
    out, depth, at_depth, start = [], 0, -1, 0
    for match in re.finditer(r"@[a-z-]+[^{};]*\{|[{}]", css, re.IGNORECASE):
        piece = match.group()
        if piece == "}":
            depth = max(0, depth - 1)
            if depth == at_depth:
                at_depth, start = -1, match.end()
        else:
            if piece != "{" and at_depth < 0:
                out.append(css[start : match.start()])
                at_depth = depth
            depth += 1
    if at_depth < 0:
        out.append(css[start:])
    return "".join(out)
