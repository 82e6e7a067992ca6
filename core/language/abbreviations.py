"""Abbreviations of languages and the words around them that decide whether a full stop ends a sentence."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from core.language.tag import nearest

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Abbreviations:
    """The tables of one language (`abbreviations.toml`), in small letters and without last full stops."""

    never: frozenset[str] = frozenset()  # their full stop ends no sentence
    ends: frozenset[str] = frozenset()  # their full stop may end one
    number: frozenset[str] = frozenset()  # abbreviations only before a figure
    doubtful: frozenset[str] = frozenset()  # words as well: no sentence, but a caption goes on behind them
    titles: frozenset[str] = frozenset()  # belong to the name behind them, with a full stop or without
    months: frozenset[str] = frozenset()  # counted by a written ordinal
    starters: frozenset[str] = frozenset()  # open a sentence behind a doubtful full stop, besides the stop words
    ordinals: bool = False  # "3." is "third"


_NONE = Abbreviations()


def abbreviations(language: str) -> Abbreviations:
    """Return the tables of a language; those of a near one where it has none, else empty ones."""
    table = _table()
    return table.get(language) or table.get(nearest(language, table), _NONE)


@cache
def _table() -> dict[str, Abbreviations]:
    """The tables by primary language."""
    names = [field.name for field in fields(Abbreviations) if field.name != "ordinals"]
    return {
        code: Abbreviations(
            **{name: frozenset(str(items.get(name, "")).split()) for name in names},
            ordinals=bool(items.get("ordinals", False)),
        )
        for code, items in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()
    }
