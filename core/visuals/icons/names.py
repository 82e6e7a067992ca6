"""The names of things that an icon pictures, in many languages (`data/icons`, made by `docs/icons.py`)."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cache

from core.config import ROOT
from core.language.tag import base

_FOLDER = ROOT / "data" / "icons"


@dataclass(frozen=True)
class Icon:
    """A sign of the emoji font. A `doubtful` name means this thing only where another of its kind is spoken of."""

    sign: str
    doubtful: bool = False


@cache
def icons(language: str) -> dict[str, Icon]:
    """The icon of each name in a language; empty for a language without names."""
    with zipfile.ZipFile(_FOLDER / "names.zip") as archive:
        members = set(archive.namelist())
        code = next((code for code in (language, base(language)) if f"{code}.tsv" in members), "")
        if not code:
            return {}
        rows = [line.split("\t") for line in archive.read(f"{code}.tsv").decode().splitlines()]
    left_out = homographs(base(language))
    return {row[0]: Icon(row[1], len(row) > 2) for row in rows if row[0].lower() not in left_out}


@cache
def kind_of(sign: str) -> str:
    """The kind of thing that a sign pictures: an animal, food, a vehicle; "" for other things."""
    for name, members in _kinds().items():
        if sign in members:
            return name
    return ""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    rows = [line.partition("\t") for line in (_FOLDER / "kinds.tsv").read_text("utf-8").splitlines()]
    return {name: frozenset(signs.split()) for name, _, signs in rows}


@cache
def odd_compounds() -> frozenset[str]:
    """English compounds that are no kind of their last word: a guinea pig is no pig."""
    return frozenset((_FOLDER / "compounds.txt").read_text("utf-8").splitlines())


@cache
def homographs(code: str) -> frozenset[str]:
    """Names, in small letters, that mean something else as often in a language."""
    rows = [line.partition("\t") for line in (_FOLDER / "homographs.tsv").read_text("utf-8").splitlines()]
    return frozenset(next((words.split("|") for name, _, words in rows if name == code), ()))
