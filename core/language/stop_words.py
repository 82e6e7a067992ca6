"""Stop words: the words of a language that carry no meaning of their own (`stop_words.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from core.language.tag import nearest

_FILE = Path(__file__).with_suffix(".toml")


def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, in small letters; those of a near one where it has none, else none."""
    table = _table()
    return table.get(language) or table.get(nearest(language, table), frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    """The words by primary language."""
    fields = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: frozenset(str(words).split()) for code, words in fields.items()}
