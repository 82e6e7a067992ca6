"""Who is introduced where: a surname alone may only be said after the sentence that has the whole name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

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


def introductions(found: Sequence[Spoken]) -> dict[int, int]:
    """For each sentence with a surname alone the one that introduces its bearer, by their indexes."""
    first: dict[str, tuple[int, str]] = {}
    out: dict[int, int] = {}
    for sentence in found:
        names = [*_NAME.findall(sentence.source), *_OPENING.findall(sentence.source)]
        for surname, (index, whole) in first.items():
            if (
                surname in sentence.source
                and whole not in sentence.source
                and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", sentence.source)
            ):
                out.setdefault(sentence.index, index)
        for name in names:
            surname = name.split()[-1].removesuffix("'s").removesuffix("’s")
            if surname.lower() != surname:
                first.setdefault(surname, (sentence.index, name.removesuffix("'s").removesuffix("’s")))
    return out
