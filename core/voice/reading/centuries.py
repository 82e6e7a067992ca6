"""Centuries in Roman numbers ("XX wiek", "в XX веке") as ordinals, in languages that decline them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from core.voice.reading.numerals import value

Rule = tuple[str, Callable[[re.Match[str]], str]]


def rule(before: str, ordinals: str, endings: Mapping[str, str], inflected: Callable[[str, str], str]) -> Rule:
    """The rule by which a language reads centuries aloud.

    `before` is an expression for a preposition that decides the ending: a noun's form with "+" before it in `endings`
    is looked up where it stands there. `endings` gives the ordinal's ending by the noun's form, `inflected(name,
    ending)` the ordinal with it.
    """
    names = ordinals.split()

    def spoken(match: re.Match[str]) -> str:
        number, noun, preposition = value(match["number"]), match["noun"], match["before"] or ""
        if not 0 < number <= len(names):
            return match[0]
        ending = endings.get(f"+{noun}" if preposition else noun, endings[noun])
        return f"{preposition}{inflected(names[number - 1], ending)} {noun}"

    nouns = "|".join(sorted((noun for noun in endings if noun[0] != "+"), key=len, reverse=True))
    numbers = r"(?<!\w)(?P<number>X{0,2}(?:IX|IV|V?I{0,3}))(?<=[IVX])"
    return rf"(?P<before>{before})?{numbers}\s(?P<noun>{nouns})(?!\w)", spoken
