"""Outlines and names of countries, and towns with their places (`data/maps`, made by `docs/maps.py`)."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.config import ROOT
from core.language.tag import base

if TYPE_CHECKING:
    import numpy as np

_FOLDER = ROOT / "data" / "maps"
_ALSO = {
    "en": {
        "UK": "GB", "U.K.": "GB", "Britain": "GB", "Great Britain": "GB", "USA": "US", "U.S.": "US", "America": "US",
        "the Netherlands": "NL", "Holland": "NL", "Ivory Coast": "CI", "Burma": "MM",
    },
    "de": {"USA": "US", "Großbritannien": "GB", "Holland": "NL"},
    "fr": {"Grande-Bretagne": "GB"},
    "es": {"EE. UU.": "US", "Gran Bretaña": "GB"},
    "it": {"Gran Bretagna": "GB"},
}  # fmt: skip
_PARTS = {"en": {"England": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB"}}


@dataclass(frozen=True)
class Town:
    """A town: its name, country (ISO code, two letters), state of the United States, place in degrees, people."""

    name: str
    country: str
    state: str
    latitude: float
    longitude: float
    people: int


@cache
def country_names(language: str) -> dict[str, str]:
    """The code of each country by its name in a language."""
    with zipfile.ZipFile(_FOLDER / "names.zip") as archive:
        code = next((code for code in (language, base(language)) if f"{code}.tsv" in archive.namelist()), "")
        if not code:
            return {}
        rows = [line.split("\t") for line in archive.read(f"{code}.tsv").decode().splitlines()]
    return {**{row[0]: row[1] for row in rows}, **_ALSO.get(base(language), {})}


@cache
def parts_of_countries(language: str) -> dict[str, str]:
    """The code of a country by the name of a part of it, "US-OR" for a state: they tell which town is meant."""
    rows = [line.split("\t") for line in (_FOLDER / "states.tsv").read_text("utf-8").splitlines()]
    return {**{row[0]: f"US-{row[1]}" for row in rows}, **_PARTS.get(base(language), {})}


def towns(name: str) -> tuple[Town, ...]:
    """The towns of a name, in whatever language, the largest first."""
    return tuple(sorted(_towns().get(name, ()), key=lambda town: -town.people))


@cache
def _towns() -> dict[str, list[Town]]:
    out: dict[str, list[Town]] = defaultdict(list)
    for line in gzip.decompress((_FOLDER / "places.tsv.gz").read_bytes()).decode().splitlines():
        names, country, latitude, longitude, people, *state = line.split("\t")
        first, *others = names.split("|")
        town = Town(first, country, "".join(state), float(latitude), float(longitude), int(people))
        for name in (first, *others):
            out[name].append(town)
    return dict(out)


@cache
def outlines() -> dict[str, list[list[np.ndarray]]]:
    """The polygons of each country by its code, each as rings of (longitude, latitude), the outer one first."""
    import numpy as np

    data = json.loads(gzip.decompress((_FOLDER / "shapes.json.gz").read_bytes()))
    return {
        code: [
            [np.cumsum(np.array(ring, float).reshape(-1, 2), axis=0) / 100 for ring in polygon] for polygon in polygons
        ]
        for code, polygons in data.items()
    }
