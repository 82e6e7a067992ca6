"""Stems: words without their endings, so that the forms of a word compare as equal."""

from __future__ import annotations

import re
from functools import lru_cache

from core.language.tag import primary

_SHARED = 6  # letters that two forms of a word share in most languages
_LONGEST = 8  # letters of a stem in any language
_TAKES_S = frozenset("ca en es fr it nl pt ro".split())  # noqa: SIM905 - languages whose plurals end in s
_ENGLISH_ENDS = re.compile(r"(?<=\w{3})(?:ing|ings|ed|ly)$")
_KOREAN_PARTICLES = re.compile(
    r"(?<=[\uac00-\ud7a3]{2})(?:에서는|에서|에게|으로|까지|부터|처럼|보다|이나|에도|에는|을|를|은|는|이|가|에|의|와|과|로|도|만)$"
)


def beginning(word: str) -> str:
    """The letters that the forms of a word share: a stem that needs no language."""
    return word[:_SHARED]


def stem(word: str, language: str) -> str:
    """A word in small letters without its endings in a language, no longer than its beginning."""
    code = primary(language)
    if code == "en" and len(word) > 4:
        word = _ENGLISH_ENDS.sub("", word)
        word = word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
    if code in _TAKES_S and len(word) > 4:
        word = re.sub(r"(?:ies|es|s)$", lambda m: "y" if m[0] == "ies" else "", word)
        word = word.rstrip("e")
    return beginning(word)


@lru_cache(maxsize=20_000)
def stem_of_any(word: str) -> str:
    """A folded word of an unknown language without its ending: computer, computers, computing and compute are one.

    The endings of several languages are taken off alike: the tags of a picture are often in another language than the
    text, and it is enough that both sides of a comparison lose the same letters.
    """
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return word[:_LONGEST]
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, least in (("ment", 5), ("ing", 4), ("ed", 4), ("er", 5), ("en", 5), ("e", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]  # "programm(ing)", "plann(ed)"
    return word[:_LONGEST]


def without_particle(word: str) -> str:
    """A Korean word without the particle that is written to it."""
    return _KOREAN_PARTICLES.sub("", word)
