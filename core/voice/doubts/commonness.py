"""Commonness of words in a language, on Zipf's scale: 7 is "the", 3 is once in a million words, 0 is unknown.

The counts are wordfreq's, of 40 languages; they end in 2021, so what is newer is rare, which is what is wanted here.
"""

from __future__ import annotations

from functools import lru_cache

from core.language.tag import nearest

_UNCOUNTED = frozenset({"ja", "zh", "ko", "th"})  # words without spaces between: they would have to be cut first


@lru_cache(maxsize=64)
def counted(language: str) -> str:
    """The code under which a language's words are counted; "" for one whose words are not."""
    from wordfreq import available_languages

    code = nearest(language, frozenset(available_languages()))
    return "" if code in _UNCOUNTED else code


@lru_cache(maxsize=20_000)
def zipf(word: str, language: str) -> float:
    """The commonness of a word; of one with hyphens or apostrophes the rarest part counts."""
    from wordfreq import zipf_frequency

    code = counted(language)
    return float(zipf_frequency(word, code, wordlist="best", minimum=0.0)) if code else 0.0
