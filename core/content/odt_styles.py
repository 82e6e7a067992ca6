"""The styles of an OpenDocument text, as far as they say what is hidden, struck out, a heading, code or a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from core.content.archive import attribute, local

_TITLE, _SUBTITLE = re.compile(r"^Title$"), re.compile(r"^Subtitle$")
_CODE = re.compile(r"Preformatted|Source.?Code|^Code|HTML.?Pre|Listing(?! Heading)", re.IGNORECASE)
_QUOTE = re.compile(r"Quotation|^Quote|Block.?Text|Intense.?Quote", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:Caption|Illustration|Table|Drawing|Figure|Text)$", re.IGNORECASE)
_NOTES = re.compile(r"^(?:Footnote|Endnote|Header|Footer)$|^Contents|^Index", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """A paragraph's or a passage's style with those that it is made from."""

    names: tuple[str, ...] = ()
    hidden: bool = False
    struck: bool = False
    position: str = ""
    bold: bool = False

    def paragraph(self, inner: str) -> str:
        """A paragraph of this style."""
        if not inner.strip():
            return "<pre>\n</pre>" if self._is(_CODE) else ""
        if self._is(_TITLE):
            return f"<h1>{inner}</h1>"
        if self._is(_NOTES):
            return ""
        if self._is(_CODE):
            return f"<pre>{inner}\n</pre>"
        if self._is(_QUOTE):
            return f"<blockquote><p>{self.span(inner)}</p></blockquote>"
        kind = "caption" if self._is(_CAPTION) else "subtitle" if self._is(_SUBTITLE) else ""
        return f'<p class="{kind}">{self.span(inner)}</p>' if kind else f"<p>{self.span(inner)}</p>"

    def span(self, inner: str) -> str:
        """A passage of this style."""
        if self.bold and inner.strip():
            inner = f"<b>{inner}</b>"
        if self.struck:
            inner = f"<s>{inner}</s>"
        if self.position in ("sup", "sub"):
            inner = f"<{self.position}>{inner}</{self.position}>"
        return f"<code>{inner}</code>" if "Source_20_Text" in self.names else inner

    def _is(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(name.replace("_20_", " ")) for name in self.names)


class Styles:
    """All styles of a document by name."""

    def __init__(self, roots: list[Any]) -> None:
        self._elements: dict[str, Any] = {}
        self._lists: dict[str, dict[int, bool]] = {}
        self._known: dict[str, Style] = {"": Style()}
        for root in reversed(roots):  # what the text itself defines wins
            for element in root.iter():
                if local(element) == "style":
                    self._elements[attribute(element, "name")] = element
                elif local(element) == "list-style":
                    self._lists[attribute(element, "name")] = {
                        int(attribute(e, "level", "1")): _is_number(e)
                        for e in element
                        if attribute(e, "level", "1").isdigit()
                    }

    def is_numbered(self, name: str, level: int) -> bool:
        """Whether a list's level (from 0) has numbers."""
        return self._lists.get(name, {}).get(level + 1, False)

    def of(self, name: str) -> Style:
        """The style of a name; one that is missing says nothing."""
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name]

    def _made(self, name: str) -> Style:
        names: list[str] = []
        values: dict[str, str] = {}
        while name and name not in names and len(names) < 20:
            names.append(name)
            element = self._elements.get(name)
            if element is None:
                break
            for properties in (e for e in element if local(e) == "text-properties"):
                for key, value in properties.attrib.items():
                    values.setdefault(key.rpartition("}")[2], value)
            name = attribute(element, "parent-style-name")
        position = values.get("text-position", "").split(" ")[0]
        raised = "sup" if position == "super" or re.match(r"[1-9]", position) else ""
        lowered = "sub" if position == "sub" or position.startswith("-") else ""
        return Style(
            names=tuple(names),
            hidden=values.get("display") == "none",
            struck=values.get("text-line-through-style", "none") != "none"
            or values.get("text-line-through-type", "none") != "none",
            position=raised or lowered,
            bold=values.get("font-weight") == "bold",
        )


def _is_number(level: Any) -> bool:
    """Whether a list's level has numbers or letters, and not signs or pictures."""
    return local(level).endswith("number") and bool(attribute(level, "num-format"))
