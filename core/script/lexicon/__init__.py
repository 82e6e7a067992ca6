"""Lexicons of the extractive writer, one file a language: leaning openers, fixed phrases, units.

To add a language, add `xx.py` with a `LEXICON`; its stop words, function words and abbreviations belong into the tables
of `core.language`. Word lists are
strings: words separated by blanks, phrases by semicolons, all in lower case; `#` in a phrase stands for a number
("figure #").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from core.language.phrases import expression, listed
from core.language.stop_words import stop_words
from core.language.tag import nearest

_NUMBER = r"\d[\d.]*"


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that decide what sentences lean on, and how they are spoken."""

    code: str
    say: dict[str, str] = field(default_factory=dict)  # written -> spoken
    numbered: dict[str, str] = field(default_factory=dict)  # only before a figure: written -> spoken
    units: dict[str, str] = field(default_factory=dict)  # after a number: written -> "one|many" (core.language.plural)
    attributive: str = ""  # words; between them and a noun a unit stays in the singular: "a 20 km walk"
    foot: str = ""  # 5' as "one|many"; empty where people measure otherwise
    inch: str = ""  # 10"
    per: str = ""  # "12 g/km"
    number: str = ""  # "#1"
    about: str = ""  # "~5"
    more_than: str = ""  # ">5"
    less_than: str = ""
    at_least: str = ""
    at_most: str = ""
    to: str = ""  # "10 → 12"
    alias: str = ""  # "the control domain (dom0)"
    then: str = ""  # "write → read"
    openers: str = ""  # phrases; a sentence that begins so needs the one before
    pronouns: str = ""  # words; among its first three words they make a sentence lean on the one before
    turns: str = ""  # phrases; a sentence that begins so takes back the one before, which must not be said without it
    demonstratives: str = ""  # words; in the first half of a sentence they make it lean on the one before
    within: str = ""  # phrases; anywhere in a sentence they make it lean on the one before
    prepositions: str = ""  # words; "<preposition> ..., <pronoun>" leans on the sentence before
    pointing: str = ""  # phrases that point at something shown or printed elsewhere
    meta: str = ""  # phrases in which the document speaks of itself
    copula: str = ""  # forms of "to be": "GNOME is ..." says what a thing is
    striking: str = ""  # phrases that promise a turn, a record, a surprise: good in a first sentence
    skip_headings: str = ""  # headings of sections that are no content
    plurals: str = ""  # what stands in brackets at the end of a word: "file(s)"
    conjunction: str = ""  # "&"
    section_sign: str = ""  # "§"
    in_short: str = ""  # another title of a film: "In short: {title}"
    cta_link: str = ""  # when the description carries the article's address
    cta_post: str = ""  # when the text of the post does, on platforms that have no description
    cta_plain: str = ""  # when there is no address; behind a bar in the other form of address
    closings: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by kind; with {subject} or without
    other_address: str = ""  # words by which an article speaks to its reader in the form behind the bar
    own_address: str = ""  # and in that before it

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Function words; also what a sentence may start with after a doubtful full stop."""
        return stop_words(self.code)

    @cached_property
    def pronoun_words(self) -> frozenset[str]:
        return frozenset(self.pronouns.split())

    @cached_property
    def demonstrative(self) -> re.Pattern[str]:
        return self._pattern(self.demonstratives.replace(" ", ";"))

    @cached_property
    def turn(self) -> re.Pattern[str]:
        return self._pattern(self.turns, start=True)

    @cached_property
    def opener(self) -> re.Pattern[str]:
        return self._pattern(self.openers, start=True)

    @cached_property
    def inner(self) -> re.Pattern[str]:
        return self._pattern(self.within)

    @cached_property
    def points_at(self) -> re.Pattern[str]:
        return self._pattern(self.pointing)

    @cached_property
    def speaks_of_itself(self) -> re.Pattern[str]:
        return self._pattern(self.meta)

    @cached_property
    def strikes(self) -> re.Pattern[str]:
        return self._pattern(self.striking)

    @cached_property
    def no_content(self) -> re.Pattern[str]:
        phrases = [re.escape(part.strip()) for part in self.skip_headings.split(";") if part.strip()]
        return re.compile(rf"^(?:{'|'.join(phrases)})$" if phrases else r"(?!)")

    def _pattern(self, phrases: str, *, start: bool = False) -> re.Pattern[str]:
        """One expression for all phrases; word borders where the script has them."""
        parts = [re.escape(phrase).replace(r"\#", _NUMBER) for phrase in listed(phrases)]
        if self.code == "ko" and parts:  # particles are written to the word: only one syllable must stand alone
            longer = [part for part in parts if len(part) > 1]
            parts = [rf"(?:{'|'.join(parts)})(?!\w)", *longer]
            return re.compile(expression(parts, self.code, start=start, after=""))
        return re.compile(expression(parts, self.code, start=start))


_PLAIN = Lexicon(code="")


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The writer's word lists for a BCP-47 code; a language without a file gets empty ones and the rules of its
    script.
    """
    code = nearest(language, languages())
    if not code:
        return _PLAIN
    found = import_module(f"{__name__}.{code}").LEXICON
    assert isinstance(found, Lexicon)  # noqa: S101  a file of ours
    return found


@cache
def languages() -> tuple[str, ...]:
    """The codes of languages whose word lists the writer has."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))
