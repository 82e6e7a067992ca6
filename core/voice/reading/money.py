"""Money as it is said: the figure, its scale, the currency in its number, and cents behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.language.plural import form
from core.language.stop_words import stop_words
from core.voice.reading.languages import Words

_N = r"\d[\d.,\u00a0\u202f]*\d|\d"
_DECIMAL = re.compile(r"^(.*\d)[.,](\d\d)$")


def patterns(table: Words) -> list[tuple[re.Pattern[str], Callable[[Words, re.Match[str]], str | None]]]:
    """The patterns of amounts of money that are read aloud, with their currency before and behind."""
    names = "|".join(sorted(map(re.escape, table.money), key=len, reverse=True))
    letters = "|".join(sorted(map(re.escape, table.letters), key=len, reverse=True)) or r"(?!)"
    scales = "|".join(sorted(map(re.escape, table.scales.split()), key=len, reverse=True)) or r"(?!)"
    word = rf"|\s{re.escape(table.to)}\s(?:{names})\s?" if table.to else ""
    again = rf"(?:(?:\s?[–—-]\s?(?:{names})?\s?{word})(?P<second>{_N}))?"
    amount = (
        rf"(?P<first>{_N})(?P<letter1>(?:{letters})?){again}"
        rf"(?:\s?(?P<letter>{letters})(?!\w)|[\s-](?P<scale>{scales})(?!\w))?"
    )
    start = r"(?<![\w.,$€£¥₹])"
    return [
        (re.compile(rf"{start}(?P<sign>{names})\s?{amount}(?![\w]|[.,]\d)"), _amount),
        (re.compile(rf"{start}{amount}[\s\u00a0\u202f]?(?P<sign>{names})(?!\w)"), _amount),
        (re.compile(rf"(?:(?<=\bde\s)|(?<=\bdi\s)|(?<=\bd['’]))(?P<sign>{names})(?!\s?\d|\w)"), _alone),
    ]


def _amount(table: Words, match: re.Match[str]) -> str | None:
    sign, first, second = match["sign"], match["first"], match["second"]
    scale = match["scale"] or table.letters.get(match["letter"] or match["letter1"] or "", "")
    last = second or first
    names = table.money[sign]
    range_ = f"{first} {table.to} " if second and table.to else f"{first} " if second else ""
    if scale:
        name = form("5", table.code, names)
        name = form("1", table.code, names) if _before_noun(table, match) else name
        joint = f" {table.of_scale}" if table.of_scale and scale != "mil" else ""
        if table.code == "fr" and name[0] in "aeiouyé":
            return f"{range_}{last} {scale} d'{name}"
        return f"{range_}{last} {scale}{joint} {name}"
    if (cents := _DECIMAL.match(last)) and not second:
        return _with_cents(table, sign, names, cents[1], cents[2], match)
    name = (
        form("1", table.code, names) if _before_noun(table, match) else form("5" if second else last, table.code, names)
    )
    return f"{range_}{last} {name}"


def _alone(table: Words, match: re.Match[str]) -> str:
    """The sign behind "4,6 millones de"."""
    return form("5", table.code, table.money[match["sign"]])


def _with_cents(table: Words, sign: str, names: str, whole: str, part: str, match: re.Match[str]) -> str:
    name = form(whole, table.code, names)
    if part == "00":
        return f"{whole} {name}"
    if whole == "0" and sign in table.cents:
        cents = part.lstrip("0")
        return f"{cents} {form(cents, table.code, table.cents[sign])}"
    if part[0] == "0" and sign in table.cents:
        cents = part.lstrip("0")
        return f"{whole} {name} {cents} {form(cents, table.code, table.cents[sign])}"
    return f"{whole} {name} {part}"


def _before_noun(table: Words, match: re.Match[str]) -> bool:
    """Whether the amount stands between an article and a noun, as in "a $5 bill"."""
    led = re.search(r"([^\W\d_]+)\s$", match.string[: match.start()])
    noun = re.match(r"[\s-]([^\W\d_]+)", match.string[match.end() :])
    return bool(
        table.attributive
        and led
        and noun
        and led[1].lower() in table.attributive.split()
        and noun[1].islower()
        and noun[1] not in stop_words(table.code)
    )
