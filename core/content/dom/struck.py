"""Text that is struck out: it was taken back, so nobody reads it; what was put in its place stays."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from core.content.dom.hidden import has_rule, styled
from core.content.dom.tree import drop, tag, tokens
from core.content.dom.vocabulary import words

_STRUCK = words("strikethrough strike-through line-through linethrough struck struck-through strike text-strike")
_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_CLOSES = re.compile(r"\s*[.,;:!?)\]…。、，]")


def drop_struck(root: HtmlElement) -> None:
    """Drop what is struck out, save in listings, where it shows a change of code."""
    rules = styled(root, _THROUGH)
    for element in list(root.body.iterdescendants()):
        if not isinstance(element.tag, str) or not (_is_struck(element) or has_rule(element, rules)):
            continue
        if element.getparent() is None or any(tag(a) in ("pre", "code") for a in element.iterancestors()):
            continue
        before = element.getprevious()
        text = (before.tail if before is not None else element.getparent().text) or ""
        if text.endswith((" ", "\n")) and _CLOSES.match(element.tail or ""):
            if before is not None:
                before.tail = text.rstrip()
            else:
                element.getparent().text = text.rstrip()
        drop(element)


def _is_struck(element: HtmlElement) -> bool:
    if tag(element) in ("del", "s", "strike"):
        return True
    return bool(tokens(element) & _STRUCK) or bool(_THROUGH.search(element.get("style") or ""))
