"""A line as it is read out: each rule puts words for figures and signs, and the way back to the line is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.speech import Pronunciation
from core.voice.lexicon import lexicon_words_in
from core.voice.reading.languages import words
from core.voice.reading.rules import Rule, rules
from core.voice.text import Spoken

_TOKEN = re.compile(r"\s+|[^\W\d_]+|\d+|[^\w\s]|_")


def read_out(line: Spoken, language: str, lexicon: Sequence[Pronunciation] = ()) -> Spoken:
    """A line as it is read aloud: figures, money, dates and titles in words; what the lexicon says otherwise is left
    to it.
    """
    table = words(language)
    if table is None or not re.search(r"[\d.IVX/½¼¾⅓⅔⅛×$€£₂₃₄]", line.text):
        return line
    own = {line.origin[hit.start] for hit in lexicon_words_in(line.text, lexicon, language)}
    for rule in rules(table.code):
        line = _applied(line, rule, own)
    return line


def _applied(line: Spoken, rule: Rule, own: set[int]) -> Spoken:
    """The line after one rule."""
    text, origin, at = "", list[int](), 0
    for match in rule.pattern.finditer(line.text):
        if own and own & set(line.origin[match.start() : match.end()]):
            continue
        words = rule.read(match)
        if words is None or words == match[0]:
            continue
        text += line.text[at : match.start()] + words
        origin += line.origin[at : match.start()]
        origin += [line.origin[match.start() + place] for place in _places(match[0], words)]
        at = match.end()
    if not at:
        return line
    return Spoken(text + line.text[at:], (*origin, *line.origin[at:]), line.phonemes)


def _places(source: str, words: str) -> list[int]:
    """For each character of the words its place in what they stand for; a word that stands there keeps its own."""
    out: list[int] = []
    at = 0
    for token in _TOKEN.findall(words):
        here = source.find(token, at)
        if here >= 0 and not token.isspace():
            out += range(here, here + len(token))
            at = here + len(token)
        else:
            if not token.isspace() and source[at:].strip():  # it stands for what comes next
                at += len(source[at:]) - len(source[at:].lstrip())
            out += [min(at, len(source) - 1)] * len(token)
    return out
