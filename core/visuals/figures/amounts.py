"""Figures in the cells of a table: how much each is, in one unit, by one way of writing; or none where in doubt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.language.tag import base

_DOT_LANGUAGES = ("en", "zh", "ja", "ko", "th", "he", "hi", "ar", "fa", "ms", "fil", "ta", "bn", "ur")  # 1,234.5
_CURRENCIES = frozenset((
    "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₪", "₫", "฿", "us$", "a$", "c$", "r$", "nz$", "hk$", "s$", "rs", "rs.",
    "kr", "kr.", "chf", "fr.", "eur", "usd", "gbp", "jpy", "cny", "rmb", "inr", "aud", "cad", "sek", "nok", "dkk",
    "pln", "zł", "brl", "mxn", "zar", "rub", "try", "krw",
))  # fmt: skip
_ABOUT = re.compile(
    r"^(?:[~≈≃∼]|(?:ca|approx|circa|about|around|rund|etwa|env|environ|circa|cerca de|около)\b\.?)\s*", re.I
)
_NOTE = re.compile(r"\s*(?:\[[^\]]{1,3}\]|[*†‡§]+)\s*$")
_POWER = re.compile(r"(?<=\d)[¹²³⁰⁴⁵⁶⁷⁸⁹]+")  # or a footnote: nobody can tell
_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"^(?P<before>[^\d+\-−–]{{0,6}}?)[{_SPACES}]?(?P<sign>[+\-−–]?)[{_SPACES}]?(?P<money>[$€£¥₹₽₩]?)"
    rf"(?P<number>\d(?:[\d.,'’٬٫]|[{_SPACES}](?=\d{{3}}(?!\d)))*)(?P<after>.*)$"
)
_PLAIN_AFTER = re.compile(r"[^\d:×^<>≤≥±–…]*(?:[a-zA-Z][23])?(?:/[^\d]*)?$")
_MAX_UNIT, _MAX_DIGITS = 16, 18


@dataclass(frozen=True)
class Amounts:
    """The values of cells that all have the same unit ("%", "m", "" for none), and how the cells write them."""

    values: tuple[float, ...]
    unit: str
    before: str = ""  # a currency that stands before the number
    decimal: str = "."
    thousands: str = ","

    def write(self, value: float) -> str:
        """A round value as the cells write theirs, for the ticks of an axis."""
        text = f"{abs(value):,.10f}".rstrip("0").rstrip(".")
        text = text.replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)
        sign, tight = ("−" if value < 0 else ""), self.unit in ("%", "") or self.before
        before = self.before + " " if self.before[-1:].isalpha() else self.before
        return f"{sign}{before}{text}{'' if tight else ' '}{self.unit}"


def cell_text(cell: str) -> str:
    """A table's cell as a chart shows it: one line, without the marks of footnotes."""
    return _NOTE.sub("", " ".join(cell.split()))


def amounts(cells: Sequence[str], language: str = "en") -> Amounts | None:
    """The cells of a table as amounts for a chart; None where one is no single figure, units differ, or the writing
    is ambiguous.
    """
    parts = [_parts(cell) for cell in cells]
    if not parts or any(part is None for part in parts):
        return None
    found = [part for part in parts if part is not None]
    unit = _one_unit([part[2] for part in found])
    ways = _decimal([part[1] for part in found], language)
    if unit is None or ways is None or len({part[3].casefold() for part in found}) > 1:
        return None
    decimal, thousands = ways
    values = []
    for negative, number, _, _ in found:
        value = _value(number, decimal)
        if value is None:
            return None
        values.append(-value if negative else value)
    return Amounts(tuple(values), unit, found[0][3], decimal, thousands)


def _parts(cell: str) -> tuple[bool, str, str, str] | None:
    """(negative, digits with separators, unit after, unit before) of one cell."""
    text = _ABOUT.sub("", "".join(_western(char) for char in _POWER.sub("^", cell_text(cell))))
    match = _NUMBER.match(text)
    if match is None or match["number"][-1] in ".,'’":
        return None
    before, after = (match["before"].strip() + match["money"]).strip(), match["after"].strip()
    if before and before.casefold() not in _CURRENCIES:
        return None
    if after and (
        not _PLAIN_AFTER.fullmatch(after) or len(after) > _MAX_UNIT or len(after.split()) > 2 or after[0] in "-'’\""
    ):
        return None
    return match["sign"] in tuple("-−–"), match["number"], after, before


def _western(char: str) -> str:
    """Digits of any script as 0 to 9; the full-width forms of marks as the plain ones."""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    return {"％": "%", "，": ",", "．": ".", "٪": "%"}.get(char, char)


def _one_unit(units: list[str]) -> str | None:
    """The one unit of all; "day" and "days" are one."""
    folded = {unit.casefold().strip(" .") for unit in units}
    shortest = min(folded, key=len)
    same = all(text == shortest or (len(shortest) >= 3 and text.startswith(shortest) and len(text) <= len(shortest) + 2)
               for text in folded)  # fmt: skip
    return max(units, key=len) if same else None


def _decimal(numbers: list[str], language: str) -> tuple[str, str] | None:
    """(decimal mark, thousands mark) of a column; None where cells contradict each other.

    "1.234" alone is ambiguous: then the language decides.
    """
    plain = "." if base(language) in _DOT_LANGUAGES else ","
    votes: set[str] = set()
    grouped = next((char for number in numbers for char in number if char in "'’٬" + _SPACES), "")
    for number in numbers:
        marks = [char for char in number if char in ".,٫"]
        if len(set(marks)) > 1:
            votes.add(marks[-1])
        elif len(marks) > 1:
            votes.add({".": ",", ",": "."}.get(marks[0], "."))
        elif marks:
            head, _, tail = number.partition(marks[0])
            if len(tail) != 3 or len(head) > 3 or head == "0" or grouped or marks[0] == "٫":
                votes.add(marks[0])
    if len(votes) > 1:
        return None
    decimal = votes.pop() if votes else plain
    return decimal, grouped or {".": ",", ",": ".", "٫": "٬"}[decimal]


def _value(number: str, decimal: str) -> float | None:
    """The number, where its groups are groups: three digits each (or two, as in India), after one to three."""
    whole, _, fraction = number.partition(decimal)
    if fraction and not fraction.isdigit():
        return None
    groups = re.split(rf"[.,'’٬{_SPACES}]", whole)
    if not all(group.isdigit() for group in groups):
        return None
    if len(groups) > 1 and (
        len(groups[-1]) != 3 or any(len(item) not in (2, 3) for item in groups[1:]) or len(groups[0]) > 3
    ):
        return None
    if len("".join(groups)) + len(fraction) > _MAX_DIGITS:
        return None
    return float("".join(groups) + ("." + fraction if fraction else ""))
