"""Full stops: which of them end a sentence, and which are signs of an abbreviation, an initial or an ordinal."""

from __future__ import annotations

import re

import regex

from core.language.abbreviations import Abbreviations, abbreviations
from core.language.emoji import without_emoji
from core.language.spacing import is_unspaced
from core.language.stop_words import stop_words

OPENERS = "\"'“„«‹‘‚([{「『（【〈《〔¿¡–—-•*"
_LOOK = 120  # characters looked at before a stop
_WORD = r"[\p{L}\p{M}\p{N}]+"  # a vowel sign is a part of the word
_BEFORE = regex.compile(rf"(?:[\p{{L}}\p{{M}}]{{1,6}}\.\s?){{0,4}}{_WORD}(?:[-'’]{_WORD})*$")
_AMOUNT = re.compile(  # "nur mit Tempo 20. Personenzüge ..." is no twentieth
    r"\b(?:tempo|seite|platz|kapitel|nr|nur|auf|über|unter|um|mit|rund|etwa|fast|knapp|mindestens|höchstens|insgesamt"
    r"|statt|plus|minus|faktor|version)\.? \d+$", re.I,
)  # fmt: skip
_INITIAL = regex.compile(r"\p{Lu}\.")


def opens(following: str) -> bool:
    """Whether a sentence can begin so: a capital, a digit, or a script without capitals."""
    bare = without_emoji(following).lstrip(OPENERS + " \u00a0")
    if not bare:
        return False
    first = bare[0]
    return first.isdigit() or first.isupper() or (first.isalpha() and not first.islower()) or first in "#@$€£"


def starts(following: str, language: str) -> bool:
    """Whether the first word is one that often opens a sentence: a stop word, or "then", "today"."""
    word = _first_word(following)
    return word in stop_words(language) or word in abbreviations(language).starters


def _first_word(following: str) -> str:
    found = re.match(r"[^\W_]+", without_emoji(following).lstrip(OPENERS + " \u00a0"))
    return found[0].lower() if found else ""


def ends_sentence(text: str, start: int, at: int, following: str, language: str) -> bool:
    """Whether the `.` at `at` of the sentence that began at `start` is a full stop in its language, before what can
    open a sentence.
    """
    table, starters = abbreviations(language), stop_words(language)
    before = _BEFORE.search(text, max(start, at - 40), at)
    if before is None:
        return True
    token = before[0]
    last = re.split(r"[.\s]+", token)[-1]
    joined = re.sub(r"\s", "", token).lower()
    following_word = _first_word(following)
    starter = starts(following, language)
    if text[max(start, at - _LOOK) : at].strip(OPENERS + " ") == last and (last.isdigit() or len(last) == 1):
        return False  # "1. First": the number of an item
    if last.isdigit():
        amount = _AMOUNT.search(text, max(start, at - _LOOK), at) is not None
        return amount or _after_number(last, following, following_word, starter, table)
    tails = {joined, last.lower()} | {joined.split(".", n)[-1] for n in range(1, joined.count(".") + 1)}
    initial = len(last) == 1 and last.isupper() and not following.lstrip("[")[:1].isdigit()  # "C. S. Lewis"
    if tails & table.number and joined not in table.ends and not initial:
        return not following.lstrip("[")[:1].isdigit()
    if tails & table.never:
        return False
    if tails & table.ends or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", token):
        return starter or not starters
    if table.ordinals and re.fullmatch(r"[IVXLC]+", last):
        return starter
    if len(last) == 1 and last.isalpha() and not is_unspaced(last):
        if _INITIAL.match(following):
            return False  # "A. I. Smith", though "I" can open a sentence
        return starter and not _name_before(text, start, before.end() - 1)
    return True


def _after_number(last: str, following: str, word: str, starter: bool, table: Abbreviations) -> bool:
    """Whether `12.` ends a sentence: in languages with written ordinals it may be "twelfth"."""
    if not table.ordinals:
        return True
    if word in table.months:
        return False
    return starter or len(last) > 2 or not following[:1].isalpha()


def _name_before(text: str, start: int, at: int) -> bool:
    """Whether a capitalised word stands before an initial ("George W. But ...")."""
    before = text[max(start, at - _LOOK) : at].split()
    return len(before) > 1 and before[-1][:1].isupper() and len(before[-1].strip(".")) == 1
