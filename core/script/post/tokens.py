"""Words of a text with what stands around them, for languages that set spaces between words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from core.language.stems import stem, without_particle
from core.language.tag import base
from core.language.tag import script as script_of_tag

_LETTER = r"[\p{L}\p{M}\p{Nd}]"
_WORD = regex.compile(rf"{_LETTER}[\p{{L}}\p{{M}}\p{{Nd}}\u200c\u200d]*(?:[-.&'’·]{_LETTER}+)*(?:\+\+|[+#](?!\w))?")
_ELIDED = regex.compile(r"^(?:\p{L}{1,3}|dell|dall|nell|sull|quell|jusqu|lorsqu|puisqu)(?=['’]\p{L})", regex.I)
_OWNER = regex.compile(r"['’]s$|(?<=s)['’]$")
_ENDS = regex.compile(r"[.!?…।۔։\n:;“”\"«»„(–—•]")
_ARTICLE = regex.compile(r"^(?:[وف])?(?:[بك])?ال(?=\p{L}{3})|^[وف]?لل(?=\p{L}{3})")
_ELIDING = frozenset({"fr", "it", "ca"})


@dataclass(frozen=True)
class Token:
    """A word. `first`: a sentence or an inserted part begins with it; `apart`: a sign stands before it."""

    text: str
    low: str
    stem: str
    start: int  # of what was written, in the text
    end: int
    first: bool
    apart: bool
    marked: bool = False  # by an article or a particle of its own it is a noun

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, language: str) -> Iterator[Token]:
    """The words of a text in order, for the tags and titles of a post."""
    code = base(language)
    end, first = 0, True
    for start, stop in _places(text, code):
        gap, word = text[end:start], text[start:stop]
        end = stop
        first = first or _ENDS.search(gap) is not None
        bare, marked = _bare(word, code)
        low = bare.lower()
        yield Token(bare, low, stem_of(low, language), start, stop, first, first or bool(gap.strip(" '’")), marked)
        first = False


def _places(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Places of words, from and to; an elided article ("l'eau") is one of its own."""
    for match in _WORD.finditer(text):
        elided = _ELIDED.match(match[0]) if code in _ELIDING else None
        if elided:
            yield match.start(), match.start() + elided.end()
            yield match.start() + elided.end() + 1, match.end()
        else:
            yield match.span()


def stem_of(low: str, language: str) -> str:
    """The stem by which the forms of a word are one tag; Arabic without the article."""
    return stem(_ARTICLE.sub("", low) if script_of_tag(language) == "Arab" else low, language)


def _bare(word: str, code: str) -> tuple[str, bool]:
    """A word without a Korean particle, an English 's, or what Arabic writes before the article; whether it is marked
    as a noun by what was there."""
    if code == "en":
        return _OWNER.sub("", word), False
    if code == "ko":
        bare = without_particle(word)
        return bare, bare != word
    if code == "ar" and (match := _ARTICLE.match(word)):
        return "ال" + word[match.end() :], True
    return word, False
