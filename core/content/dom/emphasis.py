"""Type that means something in running text: the bold words a paragraph begins with, and words set as code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from core.content.citations import kept
from core.content.dom.tree import CODE, tag, text_of
from core.content.letters import one_line

_BOLD, _PLAIN = "\ufdd2", "\ufdd3"  # no characters of any text, as those of `core.content.citations`
_ITALIC, _UPRIGHT = "\ufdd4", "\ufdd5"
_CODE_ON, _CODE_OFF = "\ufdd6", "\ufdd7"
_MARKS = re.compile("[\ufdd2-\ufdd7]")
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_MOST_CODE = 60  # pieces of one paragraph


@dataclass(frozen=True)
class Typed:
    """A line of text, the words set apart at its beginning, and those set as code."""

    text: str
    lead: str = ""
    italic: bool = False
    code: tuple[str, ...] = ()


def marked(element: HtmlElement) -> str:
    """The inline text under an element with marks around what is bold, in italics or code."""
    name = tag(element)
    if name in CODE:
        return f"{_CODE_ON}{kept(text_of(element))}{_CODE_OFF}"
    text = (element.text or "") + "".join(marked(child) + (child.tail or "") for child in element)
    if name in ("b", "strong") or (name == "span" and _HEAVY.search(element.get("style") or "")):
        return f"{_BOLD}{text}{_PLAIN}"
    return f"{_ITALIC}{text}{_UPRIGHT}" if name in ("i", "em") else text


def typed(line: str) -> Typed:
    """A line of a page with marks as its text, its lead and its code.

    The lead is what is bold from the first word on; in italics only a line that is so from beginning to end has one.
    """
    if not _MARKS.search(line):
        return Typed(line)
    text = one_line(_MARKS.sub("", line))
    bold, italic = _opening(line, _BOLD, _PLAIN), _opening(line, _ITALIC, _UPRIGHT)
    whole = bool(italic) and len(italic) >= len(text.rstrip(" .:…"))
    lead = bold or (italic if whole else "")
    code = (one_line(_MARKS.sub("", part)) for part in re.findall(f"{_CODE_ON}([^{_CODE_OFF}]*){_CODE_OFF}", line))
    return Typed(
        text, lead if text.startswith(lead) else "", whole, tuple(dict.fromkeys(filter(None, code)))[:_MOST_CODE]
    )


def _opening(line: str, start: str, end: str) -> str:
    """The words between marks at the start of a line; several runs in a row count as one."""
    at, depth = 0, 0
    for n, sign in enumerate(line):
        depth += (sign == start) - (sign == end)
        if depth <= 0 and not (sign.isspace() or _MARKS.match(sign)):
            break
        at = n + 1
    return one_line(_MARKS.sub("", line[:at])) if depth <= 0 or at == len(line) else ""
