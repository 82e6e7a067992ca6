"""Ties between neighbouring words: where a reader minds a line or a caption that ends."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from core.language.abbreviations import Abbreviations, abbreviations
from core.language.full_stops import OPENERS, ends_sentence, opens, starts
from core.language.spacing import is_unspaced
from core.language.stop_words import stop_words
from core.language.tag import base, nearest

CLOSERS = "\"'”’»›)]}」』）】"
_FILE = Path(__file__).with_name("function_words.toml")
_FIGURE = re.compile(r"[\d.,:/-]*\d")
_ROMAN = re.compile(r"(?=[IVXLC]{2}|[VX])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})\.?")
_CONTRACTED = re.compile(r"[^\W\d_]{1,4}\.[^\W\d_]{1,4}")  # Sig.ra, P.zza
_SUFFIXES = frozenset(("jr", "sr", "esq", "jun", "sen"))  # behind a name: Holt Jr.
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xzçłśż]{2,5}", re.IGNORECASE)
_SIGNS = frozenset("§ §§ № # & + = × ~ ± @ nº n°".split())  # noqa: SIM905
_MONEY = frozenset("$€£¥₹₽₩")
_AFTER_FIGURE = re.compile(r"[%‰°€$£¥₽₹½¼¾²³×]")


class Tie(IntEnum):
    """Strength with which two words stay together."""

    NONE = 0
    LEANS = 1  # a function word and its neighbour: together where another break is possible
    FAST = 2  # an abbreviation, initial, ordinal, title or particle and its neighbour: never apart


def ties(words: Sequence[str], language: str) -> list[Tie]:
    """Return for each word its tie to the one before it; the first has none.

    `words` are those of one line in order: whitespace-separated ones, or phrases of a script without spaces.
    """
    line = " ".join(words)
    leads, follows = _function_words(language)
    out, at = [Tie.NONE] * min(1, len(words)), 0
    for before, after in pairwise(words):
        end = at + len(before)
        if _fast(line, at, end, before, after, language):
            out.append(Tie.FAST)
        elif _leads(before, leads) or _follows(after, follows) or _short_unit(before, after, language):
            out.append(Tie.LEANS)
        else:
            out.append(Tie.NONE)
        at = end + 1
    return out


def _fast(line: str, at: int, end: int, before: str, after: str, language: str) -> bool:
    """Whether nothing may come between two words; `before` is `line[at:end]`."""
    bare, opened = before.rstrip(CLOSERS), before.lstrip(OPENERS)
    following = after.lstrip(OPENERS)
    if not opened or not after.strip(CLOSERS + ".,;:!?…%"):
        return True  # an opening bracket alone, or closing marks alone
    if not following:
        return False  # a dash
    if (
        opened in _SIGNS
        or (opened in _MONEY and following[0].isdigit())
        or (_FIGURE.fullmatch(opened) and _AFTER_FIGURE.match(following))
    ):
        return True
    if base(language) in ("ja", "zh"):
        return _particle(after, language)
    table = abbreviations(language)
    if before[:1].isupper() and after.rstrip(".,;:!?").lower() in _SUFFIXES:
        return True
    if bare.endswith(".") and not bare.endswith(".."):
        if bare.rstrip(".").lower() in table.never:
            return True
        rest = line[end:].lstrip()
        if opens(rest) and ends_sentence(line, 0, at + len(bare) - 1, rest, language):
            return _doubtful(opened.rstrip(CLOSERS + "."), table) and not starts(rest, language)
        return not _sum(bare, table)
    return _belongs(opened, following, table, language)


def _doubtful(word: str, table: Abbreviations) -> bool:
    """Whether a word before a full stop may be an abbreviation: it is a known one, or has no vowel ("Bldg")."""
    return word.lower() in table.doubtful or bool(_NO_VOWEL.fullmatch(word) and not word.isupper())


def _sum(bare: str, table: Abbreviations) -> bool:
    """Whether it is a figure of several digits with a full stop in a language that writes no ordinals so."""
    return not table.ordinals and bare.rstrip(".").isdigit() and len(bare) > 3


def _belongs(before: str, after: str, table: Abbreviations, language: str) -> bool:
    """Whether a title, an initial or an abbreviation without its full stop belongs to the word behind it."""
    word = before.lower()
    if _ROMAN.fullmatch(after.rstrip(",;:!?")) and before[:1].isupper() and before[-1].isalnum():
        return True  # Pius IX
    if after[:1].isdigit():
        return word in table.number or (word in table.never and len(word) < 4)
    if not after[:1].isupper():
        return False
    if _CONTRACTED.fullmatch(before):
        return True
    if word in table.titles:
        return before[:1].isupper() or word not in stop_words(language)
    return len(before) == 1 and before.isupper() and word not in stop_words(language) and not is_unspaced(before)


def _particle(after: str, language: str) -> bool:
    """Whether a phrase is nothing but particles, and so belongs to the phrase before."""
    _, follows = _function_words(language)
    bare = after.rstrip("、。，．！？!?.,」』）")
    return bool(bare) and bare in follows


def _leads(before: str, leads: frozenset[str]) -> bool:
    word = before.lstrip(OPENERS).lower().replace("’", "'")
    return word in leads


def _follows(after: str, follows: frozenset[str]) -> bool:
    return after.rstrip(CLOSERS + ".,;:!?।…").lower() in follows


def _short_unit(before: str, after: str, language: str) -> bool:
    """Whether a figure stands before a unit or sign of a few letters, or a dash behind a word."""
    if not any(char.isalnum() for char in after):
        return True
    if not _FIGURE.fullmatch(before.lstrip(OPENERS)) or not after[0].isalpha():
        return False
    unit, table = after.rstrip(".,;:!?").lower(), abbreviations(language)
    return len(unit.replace(".", "")) <= 3 and unit not in stop_words(language) | table.never | table.number


@cache
def _function_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that lead and those that follow; those of a near language where it has none."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = table.get(language) or table.get(nearest(language, table)) or {}
    return frozenset(str(found.get("leads", "")).split()), frozenset(str(found.get("follows", "")).split())
