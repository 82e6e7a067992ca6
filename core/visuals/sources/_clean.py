"""Cleaning of a source's answer before anything else sees it: words without control characters, valid addresses."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from core.errors import BadInput
from core.language.graphemes import short, start
from core.net.urls import target

COVER_PX = 1080  # the short side of every frame
_MOST_CHARS = 200
_JOINERS = "\u200c\u200d"
_Size = tuple[int, int, str]


def words(value: Any, most: int = _MOST_CHARS) -> str:
    """One line of plain text of a picture source's answer; empty for anything that is none."""
    if not isinstance(value, str):
        return ""
    shown = (c if c in _JOINERS or unicodedata.category(c)[0] != "C" else " " for c in value[: 4 * most])
    text = " ".join("".join(shown).split())
    return short(text, most)


def query(terms: str, most: int) -> str:
    """Search terms for a picture source of at most that many characters, cut between words where that is possible."""
    text = words(terms, 10_000)
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0].strip() or start(text, most)


def link(value: Any) -> str:
    """An http(s) address of a picture source's answer; empty for anything else (`javascript:`, control characters, a
    user name in it).
    """
    try:
        return target(value).url if isinstance(value, str) else ""
    except BadInput:
        return ""


def number(value: Any, most: float = 100_000) -> int:
    """A whole number above nought of a picture source's answer; 0 for anything else."""
    return round(seconds(value, most))


def seconds(value: Any, most: float = 100_000) -> float:
    """A number above nought of a picture source's answer; 0.0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return float(value) if 0 < value <= most else 0.0


def ident(value: Any) -> str:
    """A picture source's own number of a thing; empty where it is none."""
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return text if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", text) else ""


def from_address(page_url: str) -> str:
    """The words of a stock picture's page address: sites without titles write what is seen there, with a number
    behind.
    """
    last = [part for part in unquote(urlsplit(page_url).path).split("/") if part][-1:]
    text = words(re.sub(r"[-_\d]+$", "", last[0]).replace("-", " ") if last else "")
    return "" if text == "id" else text


def smallest_covering(sizes: Iterable[_Size]) -> _Size | None:
    """Of a stock picture's (width, height, address) the smallest whose short side covers a frame; the largest where
    none does.
    """
    usable = [size for size in sizes if size[0] and size[1] and size[2]]
    covering = [item for item in usable if min(item[:2]) >= COVER_PX]
    if covering:
        return min(covering, key=lambda entry: entry[0] * entry[1])
    return max(usable, key=lambda element: element[0] * element[1], default=None)


def within(width: int, height: int, most: tuple[int, int]) -> tuple[int, int]:
    """The size of a stock picture made to fit into `most`, never enlarged; (0, 0) where its size is not known."""
    if not (width and height):
        return 0, 0
    scale = min(1.0, most[0] / width, most[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
