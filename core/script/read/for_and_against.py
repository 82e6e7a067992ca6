"""Reasons for a thing and reasons against it, which are said together or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.language.tag import base
from core.script.read.data import table
from core.script.read.sentence import Sentence

_NEAR = 3  # sentences between the two


def for_and_against(sentences: Sequence[Sentence], language: str) -> dict[int, set[int]]:
    """The indexes of sentences that begin "Pros: ..." and "Cons: ...", each with that of the other side."""
    pros, cons = (_begins(base(language), field) for field in ("pros", "cons"))
    out: dict[int, set[int]] = {}
    for n, sentence in enumerate(sentences):
        if not pros.match(sentence.text):
            continue
        other = next((item for item in sentences[n + 1 : n + 1 + _NEAR] if cons.match(item.text)), None)
        if other is not None:
            out[sentence.index], out[other.index] = {other.index}, {sentence.index}
    return out


@cache
def _begins(language: str, field: str) -> re.Pattern[str]:
    words = table("labels").get(language, {}).get(field, "")
    if not words:
        return re.compile(r"(?!)")
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words.split(';')))})\s*[:：]", re.I)
