"""The closed classes of words that decide a claim: numbers, negation, months, units, opposites.

`languages/` has a file for each language. There a class is a string: members separated by `;`, the forms of one member
by `/`, the two sides of a pair of opposites by `|`; small words, numbers and groups of synonyms by blanks. A word of a
class that stands where the article has another of the same class is a changed claim, not a synonym.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.language.tag import base

FOLDER = Path(__file__).with_name("languages")

UNITS = (  # the same written sign in every language
    "km;cm;mm;nm;µm/μm;kg;mg;gb/gib;mb/mib;kb/kib;tb/tib;pb;ghz;mhz;khz;hz;kwh;kw;mw;gw;ms;km/h/kmh/kph;mph;dpi;"
    "fps;celsius;fahrenheit;percent;dollar;euro;pound;yen;permille"
)
SIGNS = {  # written sign -> word that the classes know
    "%": "percent", "％": "percent", "€": "euro", "$": "dollar", "£": "pound", "¥": "yen", "‰": "permille",
    "°C": "celsius", "℃": "celsius", "°F": "fahrenheit",
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """The closed classes of one language: `member[word] = (class, member)`."""

    numbers: dict[str, int]
    negators: frozenset[str]
    only: frozenset[str]  # "not only" takes nothing back
    member: dict[str, tuple[str, str]]
    opposites: dict[str, frozenset[str]]
    joins: frozenset[str]
    about: frozenset[str]
    common: frozenset[str]
    synonyms: dict[str, int]


def _table(code: str) -> dict[str, str]:
    """Read the word table of a language by name; empty where there is none."""
    path = FOLDER / f"{code}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", code) or not path.is_file():
        return {}
    return {name: str(text) for name, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=64)
def words(language: str) -> Words:
    """The words of a language that decide a claim, by class; one without a table has the signs that all share."""
    table = _table(base(language))
    member: dict[str, tuple[str, str]] = {}
    for name in ("months", "weekdays", "units", "scale", "ordinals", "directions"):
        for n, forms in enumerate(part for part in table.get(name, "").split(";") if part.strip()):
            for form in forms.strip().split("/"):
                member.setdefault(form, (name, f"{name}{n}"))
    for forms in UNITS.split(";"):
        first = forms.split("/")[0]
        known = next((member[form] for form in forms.split("/") if form in member), ("units", first))
        for form in forms.split("/"):
            member.setdefault(form, known)
    opposites: dict[str, set[str]] = {}
    for pair in table.get("opposites", "").split(";"):
        sides = [side.split("/") for side in pair.strip().split("|")]
        if len(sides) == 2:
            for mine, theirs in ((sides[0], sides[1]), (sides[1], sides[0])):
                for word in mine:
                    opposites.setdefault(word, set()).update(theirs)
    numbers: dict[str, int] = {}
    for item in table.get("numbers", "").split():
        name, _, value = item.partition("=")
        numbers[name] = int(value)
    synonyms: dict[str, int] = {}
    for n, group in enumerate(table.get("synonyms", "").split(";")):
        for word in group.split():
            synonyms.setdefault(word, n)
    return Words(
        numbers=numbers,
        negators=frozenset(table.get("negators", "").split()),
        only=frozenset(table.get("only", "").split()),
        member=member,
        opposites={word: frozenset(others - {word}) for word, others in opposites.items()},
        joins=frozenset(table.get("joins", "and").split()),
        about=frozenset(table.get("about", "").split()),
        common=frozenset(table.get("common", "").split()),
        synonyms=synonyms,
    )
