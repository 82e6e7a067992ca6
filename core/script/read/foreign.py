"""Whether a sentence is in another language than the article: one voice must not read a half-translated page."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.script.lexicon import lexicon

_RIVALS = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru")
_SCRIPTS = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC", "mk": "CYRILLIC", "be": "CYRILLIC",
    "el": "GREEK", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "yi": "HEBREW",
    "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ne": "DEVANAGARI", "bn": "BENGALI", "ta": "TAMIL", "te": "TELUGU",
    "th": "THAI", "ja": "CJK HIRAGANA KATAKANA", "zh": "CJK", "ko": "HANGUL CJK", "ka": "GEORGIAN", "hy": "ARMENIAN",
}  # fmt: skip
_LEAST_OWN = 0.4  # share of the letters that must belong to the language's script; names in Latin letters are common
_ENGLISH = frozenset("the and is are of with this that which from".split())  # noqa: SIM905
_LEAST_LATIN = 0.75  # names in other letters are rare


def foreign(text: str, language: str) -> bool:
    """Whether a sentence of the article is in another language: its letters or its small words speak for one."""
    letters = [c for c in text[:300] if c.isalpha()]
    if not letters:
        return False
    requested = _SCRIPTS.get(language)
    own_script = sum(_of(c, requested or "LATIN") for c in letters) / len(letters)
    if requested or language in lexicon_codes():
        if own_script < (_LEAST_OWN if requested else _LEAST_LATIN):
            return True
        if requested:
            return False
    mine = lexicon(language).stop_words
    if not mine:
        return False
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    for rival in _RIVALS:
        theirs = lexicon(rival).stop_words
        if rival == language or not theirs:
            continue
        ours = sum(token in mine and token not in theirs for token in tokens)
        foreign_words = sum(item in theirs and item not in mine for item in tokens)
        if rival == "en" and not ours and any(element in _ENGLISH and element not in mine for element in tokens):
            return True  # "Install the package." on a page that is half translated
        if foreign_words >= (2 if rival == "en" else 4) and foreign_words > 2 * ours:
            return True
    return False


def lexicon_codes() -> frozenset[str]:
    """The languages in Latin letters that have a lexicon."""
    return _LATIN


_LATIN = frozenset(
    "en de fr es it pt nl sv da nb fi pl cs sk tr ro hr hu ca id vi".split()  # noqa: SIM905
)


@lru_cache(maxsize=8192)
def _of(char: str, scripts: str) -> bool:
    """Whether the letter belongs to one of the scripts."""
    return unicodedata.name(char, "").startswith(tuple(scripts.split()))
