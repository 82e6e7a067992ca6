"""Introductions of people: a surname alone may only be said after the sentence that has the whole name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from core.language.stop_words import stop_words

_NAME = re.compile(
    r"(?<![.!?] )(?<!^)\b[A-ZÀ-Þ][\w’'-]+(?: (?:[A-Z]\.|van|von|de|der|da|di|del|la|el|bin))* [A-ZÀ-Þ][\w’'-]{2,}"
)
_OPENING = re.compile(
    r"^[\"'“„«]*([A-ZÀ-Þ][\w’'-]+(?: (?:[A-Z]\.|van|von|de|der|da|di|del|la|el|bin))* [A-ZÀ-Þ][\w’'-]{2,})"
)


class Spoken(Protocol):
    """A sentence with its place."""

    @property
    def index(self) -> int: ...
    @property
    def source(self) -> str: ...


def introductions(found: Sequence[Spoken], language: str) -> dict[int, tuple[int, str, str]]:
    """Map each sentence with a surname alone to the one that introduces its bearer, the surname, and the name."""
    first: dict[str, tuple[int, str]] = {}
    out: dict[int, tuple[int, str, str]] = {}
    small = stop_words(language)
    for sentence in found:
        names = [*_NAME.findall(sentence.source), *_OPENING.findall(sentence.source)]
        for surname, (index, whole) in first.items():
            if (
                surname in sentence.source
                and whole not in sentence.source
                and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", sentence.source)
            ):
                out.setdefault(sentence.index, (index, surname, whole))
        for name in names:
            surname = name.split()[-1].removesuffix("'s").removesuffix("’s")
            if name.split()[0].lower() not in small:
                first.setdefault(surname, (sentence.index, name.removesuffix("'s").removesuffix("’s")))
    return out
