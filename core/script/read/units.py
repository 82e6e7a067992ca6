"""Units behind a figure in words that agree with it: "1 km" is "1 kilometre", "a 20 km walk" keeps the singular."""

from __future__ import annotations

import re
from functools import lru_cache

from core.language.plural import form
from core.language.spacing import unspaced
from core.script.lexicon import Lexicon, lexicon

_NUMBER = r"\d(?:[\d.,\u00a0\u202f]*\d)?\s?[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]"  # with a part behind it, or a part alone
_FEET = re.compile(r"(?<![\w.])(\d{1,2})\s?['’′]\s?(\d{1,2}(?:\.\d)?)\s?(?:[\"“”″]|''|’’)")
_INCHES = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d+)?)\s?([\"”″])")
_PARTS = "½¼¾⅓⅔⅛"
_MONEY = "$€£¥₹₽₩"


def with_units(text: str, words: Lexicon) -> str:
    """A sentence to be spoken with its units in words; what stands behind an amount of money is none."""
    if words.foot and words.inch:
        text = _FEET.sub(lambda m: _feet(m, words), text)
        text = _INCHES.sub(lambda m: _inches(m, text, words), text)
    pattern = _pattern(words.code)
    return pattern.sub(lambda m: _unit(m, text, words), text) if pattern is not None else text


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str] | None:
    """The expression for a number with a unit, or with one unit per another."""
    names = sorted(lexicon(language).units, key=len, reverse=True)
    if not names:
        return None
    unit = "|".join(map(re.escape, names))
    loose = r"(?!s(?!\w)|m\s(?:[a-z]+s|people)\b)" if language == "en" else ""  # "the 747s", "5m people"
    inside = "A-Za-z0-9" if _joins(language) else r"\w"
    return re.compile(
        rf"(?<![{inside}.,])(?P<number>{_NUMBER})(?P<gap>[ \u00a0\u202f-]|{loose})(?P<unit>{unit})"
        rf"(?:/(?P<per>{unit}))?(?P<after>(?![{inside}/²³'’-]).|$)",
        re.S,
    )


def _joins(language: str) -> bool:
    """Whether figures stand without blanks among the words: "約5kmの"."""
    return unspaced(language) or language == "ko"


def _unit(match: re.Match[str], text: str, words: Lexicon) -> str:
    number, gap, unit, per, after = match.group("number", "gap", "unit", "per", "after")
    before = text[: match.start()].rstrip()
    if before[-1:] in _MONEY and before[-1:]:
        return match[0]
    if per and not words.per:
        return match[0]
    names = words.units[unit]
    single = form("1", words.code, names)
    spoken = form(number, words.code, names)
    if before.endswith("/") or set(number) & set(_PARTS):  # "1/2 km", "1½ km"
        more = (number[0].isdigit() and set(number) & set(_PARTS)) or re.search(r"\d\s\d+/$", before)
        spoken = form("2" if more else "1", words.code, names)
    elif re.search(r"\d\s?[-–—]$", before):
        spoken = form("5", words.code, names)  # "0–1 km"
    if gap == "-" or (words.attributive and _before_noun(before, after + text[match.end() :], words)):
        spoken = single
    if per:
        spoken += f" {words.per} {form('1', words.code, words.units[per])}"
    ends = unit.endswith(".") and _ends(text[match.end() - len(after) :], words)
    joint = gap if gap == "-" or words.code == "ko" else "" if unspaced(words.code) else " "
    return f"{number}{joint}{spoken}{'.' if ends else ''}{after}"


def _ends(rest: str, words: Lexicon) -> bool:
    """Whether the full stop of a unit ends the sentence, too; German nouns have capitals within one."""
    following = re.match(r"\s*([A-ZÀ-ÖØ-Þ]\w*)", rest)
    if not rest.strip("\"'”’») "):
        return True
    return bool(following) and (words.code != "de" or following[1].lower() in words.stop_words)  # type: ignore[index]


def _before_noun(before: str, after: str, words: Lexicon) -> bool:
    """Whether number and unit stand between an article and a noun, as in "a 20 km walk"."""
    led = re.search(r"([^\W\d_]+)$", before)
    noun = re.match(r"\s([^\W\d_]+)", after)
    return bool(
        led
        and noun
        and led[1].lower() in words.attributive.split()
        and noun[1].islower()
        and noun[1] not in words.stop_words
    )


def _feet(match: re.Match[str], words: Lexicon) -> str:
    feet, inches = match[1], match[2]
    return f"{feet} {form(feet, words.code, words.foot)} {inches} {form(inches, words.code, words.inch)}"


def _inches(match: re.Match[str], text: str, words: Lexicon) -> str:
    """A sign for inches; a quotation mark is none where another one before it waits for its end."""
    sign, before = match[2], text[: match.start()]
    opened = before.count('"') % 2 == 1 if sign == '"' else before.count("“") > before.count("”")
    if sign != "″" and opened:
        return match[0]
    noun = re.match(r"\s[a-z]", text[match.end() :])
    return (
        f"{match[1]}-{form('1', words.code, words.inch)}"
        if noun
        else f"{match[1]} {form(match[1], words.code, words.inch)}"
    )
