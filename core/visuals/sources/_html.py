"""HTML in a picture source's answer as text, and the first address that it links to."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from core.visuals.sources import _clean as clean

_MOST_CHARS = 20_000
_UNSEEN = ("script", "style")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.link = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag == "a" and not self.link:
            self.link = dict(attrs).get("href") or ""
        self.parts.append(" " if tag in ("br", "p", "div", "li", "td") else "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def text_and_link(value: Any, site: str) -> tuple[str, str]:
    """The text of a piece of HTML on one line and the address of its first link, whole; empty where there is none."""
    if not isinstance(value, str):
        return "", ""
    reader = _Reader()
    whole = len(value) <= _MOST_CHARS
    reader.feed(value if whole else value[:_MOST_CHARS].rpartition("<")[0])  # not in the middle of a tag
    reader.close()
    try:
        address = urljoin(site, reader.link) if reader.link else ""
    except ValueError:
        address = ""
    return " ".join("".join(reader.parts).split()), clean.link(address)
