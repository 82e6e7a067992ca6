"""BCP-47 tags: primary language, script and direction. The only place that takes a tag apart.

Tags come as people and services write them: "pt_BR", "DE", "eng", "zh-cmn-Hant", "de_DE.UTF-8". langcodes, which
knows the IANA registry and CLDR's likely subtags, is loaded with the first tag.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langcodes import Language

_NORWEGIAN = {"no": "nb"}  # without a word on which of the two, Bokmål is meant
# Written alike by those who speak differently: word lists of the standard language serve its varieties.
_STANDARD = {
    **dict.fromkeys(("acm", "aeb", "afb", "ajp", "apc", "apd", "arq", "ary", "arz", "ayl"), "ar"),
    **dict.fromkeys(("cdo", "gan", "hak", "hsn", "lzh", "nan", "wuu", "yue"), "zh"),
}
_NEIGHBOURS = {"nn": "nb", "ms": "id"}
# Texts that are judged to be Kurdish are in Arabic letters: CLDR's likely script is that of Kurmanji.
_SCRIPTS = {"ku": "Arab"}
_RIGHT_TO_LEFT = frozenset("Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split())  # noqa: SIM905


def primary(tag: str) -> str:
    """The primary language: "pt" of "pt_BR", "zh" of "cmn-Hans", "he" of "iw"; "" where the tag names none.

    What is no tag at all ("english") is given back in small letters, up to its first hyphen.
    """
    return _taken_apart(tag)[0]


def base(tag: str) -> str:
    """The language whose word lists serve a tag: "zh" for Cantonese ("yue"), "ar" for Egyptian Arabic ("arz")."""
    code = primary(tag)
    return _STANDARD.get(code, code)


def nearest(tag: str, known: Collection[str]) -> str:
    """The language of `known` (primary codes) that serves a tag: itself, its base, or a near neighbour; "" for none."""
    codes = (primary(tag), base(tag), _NEIGHBOURS.get(base(tag), ""))
    return next((code for code in codes if code in known), "")


def macro(tag: str) -> str:
    """The language as most services count: both written forms of Norwegian ("nb", "nn") are "no"."""
    code = primary(tag)
    return "no" if code in ("nb", "nn") else code


def script(tag: str) -> str:
    """The ISO 15924 script the tag names, else the one its language is mostly written in: "Hant" of "zh-TW"."""
    return _taken_apart(tag)[1]


def right_to_left(tag: str) -> bool:
    """Whether the language is written from right to left."""
    return script(tag) in _RIGHT_TO_LEFT


@lru_cache(maxsize=4096)
def _taken_apart(tag: str) -> tuple[str, str]:
    """Primary language and script of a tag."""
    plain = tag.strip().replace("_", "-").partition(".")[0].partition("@")[0]
    first = plain.lower().partition("-")[0]
    found = _read(plain) or _read(first)
    if found is None:
        return first, ""
    code = found.prefer_macrolanguage().language or ""
    code = _NORWEGIAN.get(code, code)
    likely = _SCRIPTS.get(code, "") or (found.maximize().script or "") if code else ""
    return code, found.script or likely


def _read(tag: str) -> Language | None:
    """The tag as langcodes reads it; None where it is none."""
    from langcodes import Language, LanguageTagError

    try:
        return Language.get(tag)
    except LanguageTagError:
        return None
