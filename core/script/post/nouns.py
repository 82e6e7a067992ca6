"""Words that tell the nouns of a language from its other words (`nouns.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.language.tag import nearest

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class NounWords:
    """The words of one language, in small letters; all empty for a language without an entry."""

    leads: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()


def noun_words(language: str) -> NounWords:
    """The words that tell the nouns of a language from its other words; those of a near one where it has none."""
    table = _table()
    return table.get(nearest(language, table), NounWords())


@cache
def _table() -> dict[str, NounWords]:
    fields = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        code: NounWords(**{name: frozenset(words.split()) for name, words in entry.items()})
        for code, entry in fields.items()
    }
