"""Words for reading figures out, one file a language with `WORDS`; one without a file is left to its engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from core.language.tag import nearest

Reading = Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Words:
    """Words and forms of one language; what is empty is left as it is written.

    Forms are "one|many" as `core.language.plural` counts them.
    """

    code: str
    money: dict[str, str] = field(default_factory=dict)  # sign or code -> forms of the currency
    cents: dict[str, str] = field(default_factory=dict)  # the same -> forms of its hundredth
    scales: str = ""  # words behind a figure: "million billion"
    of_scale: str = ""  # between them and the currency: "4 millones de euros"
    letters: dict[str, str] = field(default_factory=dict)  # "$5k": letter -> scale
    attributive: str = ""  # words; between them and a noun the currency stays in the singular: "a 5 dollar bill"
    to: str = ""  # "3–5"
    between: str = ""  # "between 3–5": the word before and the one that then stands for the dash
    out_of: str = ""  # "7/10"
    half_joint: str = ""  # "1 1/2": "{} and {}"
    fractions: dict[str, str] = field(default_factory=dict)  # "1/4" -> "a quarter"
    point: str = ""  # "3.11.2"
    version: str = ""  # "v2"
    no_name: str = ""  # words before a figure that is no version, though a sentence begins with them
    by: str = ""  # "5 × 3"
    times: str = ""  # "2x"
    alternative: str = ""  # "his/her"
    titles: dict[str, str] = field(default_factory=dict)  # abbreviations that stay in captions -> words
    months: str = ""
    date: str = ""  # of day, month's name and year: "{month} {day}, {year}"
    month_first: bool = False  # in "3/4/2026"
    numbered: str = ""  # nouns before a Roman number: "chapter part war"
    rulers: str = ""  # first names before a Roman number that is an ordinal
    ruler: str = ""  # how it is said: "the {}"
    ordinals: str = ""  # from the first on
    blank_thousands: bool = False  # "10 000" is one number
    rules: tuple[tuple[str, str | Reading], ...] = ()  # of this language alone: pattern and template or function


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a file of words to read figures aloud."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@lru_cache(maxsize=64)
def words(language: str) -> Words | None:
    """The words to read figures aloud in a BCP-47 tag's language; None where it has no file."""
    code = nearest(language, codes())
    if not code:
        return None
    found = import_module(f"{__name__}.{code}").WORDS
    assert isinstance(found, Words)  # noqa: S101  a file of ours
    return found
