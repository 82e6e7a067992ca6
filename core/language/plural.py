"""Plural forms of the words behind a number, by the rules of CLDR for the languages that have unit names here."""

from __future__ import annotations

import re

from core.language.tag import base

_POINT = frozenset("en ja zh ko hi th he".split())  # noqa: SIM905 - languages that write 1.5; the others write 1,5


def form(number: str, language: str, forms: str) -> str:
    """The plural form for a written number out of "one|many", "one|few|many|part of one" or a single one for all."""
    choices = forms.split("|")
    return choices[min(_index(number, base(language)), len(choices) - 1)]


def _index(number: str, language: str) -> int:
    """Return which form a number takes: 0 is the singular, the last one that of parts, where a language has it."""
    whole, part = _parts(number, language)
    if language in ("ru", "uk", "be"):
        return 1 if part else _slavic(whole, single=whole % 10 == 1 and whole % 100 != 11)
    if language == "pl":
        return 3 if part else _slavic(whole, single=whole == 1)
    if language == "ar":
        return 0 if whole == 1 or part else 1 if whole == 2 else 2 if 3 <= whole % 100 <= 10 else 3
    if language in ("fr", "pt"):
        return int(whole >= 2)
    return int(whole != 1 or bool(part))


def _slavic(whole: int, *, single: bool) -> int:
    few = whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14)
    return 0 if single else 1 if few else 2


def _parts(number: str, language: str) -> tuple[int, str]:
    """Return the whole part of a written number, and the digits behind its decimal mark."""
    mark, thousands = (".", ",") if language in _POINT else (",", ".")
    bare = re.sub(rf"[\s\u00a0\u202f'’]|{re.escape(thousands)}(?=\d{{3}}(?!\d))", "", number)
    whole, _, part = bare.replace(thousands, mark).partition(mark)
    digits = "".join(c for c in whole if c.isdigit())
    return int(digits or 0), part
