"""Tables of words beside the code that reads them: one TOML file a subject, one table a language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from core.language.phrases import expression, listed
from core.language.spacing import unspaced
from core.language.tag import base


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """The word lists of `NAME.toml` for reading articles, by primary language."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str, language: str, field: str, *, start: bool = False) -> re.Pattern[str]:
    """The expression for the phrases of a field of word lists (separated by semicolons); it finds nothing where there
    are none.

    `…` in a phrase stands for up to five words. With `start` only the beginning of a text is looked at.
    """
    code = base(language)
    gap = ".{0,12}?" if unspaced(code) else r"(?:\s+[^\s.!?]+){0,5}?\s+"
    phrases = listed(table(name).get(code, {}).get(field, ""))
    parts = (gap.join(re.escape(bit.strip()) for bit in phrase.split("…")).replace("'", "['’]") for phrase in phrases)
    flags = re.NOFLAG if unspaced(code) or code == "ko" else re.I
    return re.compile(expression(parts, code, start=start, glued=("ko",)), flags)
