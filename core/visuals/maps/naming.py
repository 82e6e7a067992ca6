"""Places that a text names for certain: countries, and towns of a country that is named or that need none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.language.tag import base
from core.visuals.maps.world import Town, country_names, parts_of_countries, towns

_DOUBTFUL = frozenset("Georgia Jordan Chad Guinea Jersey Monaco Mali Cuba".split()) - {"Mali", "Cuba"}  # noqa: SIM905
_CERTAIN = 1_000_000  # people of a town that needs no country, and it is ten times as large as any other of its name
_RIVAL, _OTHER = 4, 4  # so much larger than the next of its name in the country, at most so much smaller than any
_BEFORE = {
    "en": "in|to|from|near|at|around|outside|through|via|towards?|between|and|into|reach|reached|visit|visited",
    "de": "in|nach|aus|von|bei|um|über|und|zwischen|bis",
    "fr": "à|de|vers|depuis|en|d'|et|entre|jusqu'à|près de",
    "es": "en|de|a|desde|hacia|hasta|y|entre",
    "it": "a|di|da|in|verso|e|fra|tra",
    "pt": "em|de|para|desde|até|e|entre|a",
    "nl": "in|naar|uit|van|bij|en|tussen",
}
_ROUTE = {
    "en": ("from", "to"), "de": ("von", "nach"), "fr": ("de", "à"), "es": ("de", "a"), "it": ("da", "a"),
    "pt": ("de", "a"), "nl": ("van", "naar"),
}  # fmt: skip
_WORD = r"[^\W\d_][\w’'-]*"


@dataclass(frozen=True)
class Place:
    """A place that a text names at `[start, end)`: a country by its code, or a town in it."""

    start: int
    end: int
    name: str
    country: str
    town: Town | None = None


def places(texts: Sequence[str], whole: str, language: str) -> list[tuple[Place, ...]]:
    """The places of each text in its order; `whole` is all of the article, which says what countries are spoken of.

    None for a name that may mean something else: another town, a person, a word.
    """
    known = frozenset(place.country for place in _countries(whole, language))
    parts = _parts(whole, language)
    return [tuple(_of_text(text, known | {part[:2] for part in parts}, parts, language)) for text in texts]


def is_route(text: str, first: Place, second: Place, language: str) -> bool:
    """Whether a text speaks of the way from one place to another."""
    away, towards = _ROUTE.get(base(language), ("", ""))
    if not away or first.end > second.start:
        return False
    before, between = text[: first.start].lower().split()[-1:], text[first.end : second.start].lower().split()
    return before == [away] and between[-1:] == [towards] and len(between) <= 6


def _of_text(text: str, known: frozenset[str], parts: frozenset[str], language: str) -> list[Place]:
    out = _countries(text, language)
    taken = [(place.start, place.end) for place in out]
    for match in _names(language).finditer(text):
        for start, end in _runs(match):
            if any(a < end and start < b for a, b in taken):
                continue
            town = _town(text, start, end, known, parts, language)
            if town is not None:
                out.append(Place(start, end, text[start:end], town.country, town))
                taken.append((start, end))
                break
    return sorted(out, key=lambda place: place.start)


@cache
def _names(language: str) -> re.Pattern[str]:
    """Runs of words with capitals, "Vila Nova de Gaia" too."""
    word = rf"(?-i:(?=[^\W\d_])(?=\S)){_WORD}"
    return re.compile(rf"(?<![\w-]){word}(?:[ ](?:de|da|do|del|la|di|am|an der|sur|sous|upon|of)?[ ]?{word}){{0,3}}")


def _runs(match: re.Match[str]) -> list[tuple[int, int]]:
    """Parts of a run of words that may be a name, the longest first: each begins with a capital."""
    words = [(m.start() + match.start(), m.end() + match.start()) for m in re.finditer(_WORD, match[0])]
    text = match.string
    spans = [(a, b) for n, (a, _) in enumerate(words) for _, b in words[n : n + 4] if text[a].isupper()]
    return sorted(spans, key=lambda span: span[0] - span[1])


def _countries(text: str, language: str) -> list[Place]:
    names = country_names(language)
    if not names:
        return []
    return [
        Place(match.start(), match.end(), match[0], names[match[0]])
        for match in _country_pattern(language).finditer(text)
        if match[0] not in _DOUBTFUL and _stands_alone(text, match.start(), match.end())
    ]


@cache
def _country_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(country_names(language), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


def _parts(text: str, language: str) -> frozenset[str]:
    parts = parts_of_countries(language)
    words = "|".join(re.escape(name) for name in sorted(parts, key=len, reverse=True))
    return frozenset(parts[match[0]] for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no other name joins on: "Jordan Peele", "New Mexico" and "Brazil Records" are no countries."""
    before, after = text[:start], text[end:]
    joined = re.search(rf"({_WORD})[ -]$", before)
    if joined and joined[1][0].isupper() and not re.search(r"(?:^|[.!?:]\s+)$", before[: joined.start()]):
        return False
    return not re.match(r"[ -][^\W\d_a-z]", after) or not re.match(r"[ -](\w)", after)[1].isupper()  # type: ignore[index]


def _town(text: str, start: int, end: int, known: frozenset[str], parts: frozenset[str], language: str) -> Town | None:
    """The town of a name, where it can be no other and no person."""
    if not _stands_alone(text, start, end):
        return None
    beside = _beside(text[end:], language)
    if (not beside and not _in_place(text[:start], language)) or text[end : end + 4] == " of ":
        return None
    every = towns(text[start:end])
    if not every:
        return None
    if beside:
        near = [town for town in every if beside in (town.country, f"US-{town.state}")]
    else:
        near = [town for town in every if town.country in known]
        states = {part[3:] for part in parts if part.startswith("US-")}
        near = [town for town in near if town.country != "US" or not states or town.state in states] or near
    if not near:
        alone = every[0].people >= _CERTAIN and all(town.people * 10 <= every[0].people for town in every[1:])
        return every[0] if alone and every[0].name == text[start:end] else None
    if len(near) > 1 and near[0].people < _RIVAL * near[1].people:
        return None
    return near[0] if beside or near[0].people * _OTHER >= every[0].people else None


def _beside(after: str, language: str) -> str:
    """The code of the country or state that stands right behind a name: "Porto, Portugal"."""
    match = re.match(rf",? (?:in |en |em )?({_WORD}(?: {_WORD})?)", after)
    if match is None or not after.startswith((",", " in ", " en ", " em ")):
        return ""
    names = {**parts_of_countries(language), **country_names(language)}
    return names.get(match[1]) or names.get(match[1].split()[0], "")


def _in_place(before: str, language: str) -> bool:
    """Whether the words before a name say that it is a place."""
    words = _BEFORE.get(base(language))
    if words is None:
        return bool(before.strip()) and before.rstrip()[-1:] not in ".!?"
    return re.search(rf"(?:^|[\s,(])(?:{words})(?: the)?[ ]?$", before, re.IGNORECASE) is not None
