"""Spans that can be cut by signs and word lists: brackets, dashes, connectives with their comma."""

from __future__ import annotations

import regex as re

from core.language.spacing import unspaced_share
from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Removable

_BRACKET = re.compile(r"\s+\([^()]*\)(?=[\s.,;:!?]|$)|\s*（[^（）]*）")
_ATTACHED = re.compile(r"(?<=\p{Hangul})\([^()]*\)")
_DASHES = re.compile(r"\s+[–—]\s+[^–—]+?\s+[–—](?=\s)|(?<=\w)—[^–—]+?—(?=\w)")
_YEARS = re.compile(r"^\W*(?:(?:\d{3,4})(?:\s?[-–]\s?\d{2,4})?)\W*$")
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_COMMA = r"\s*[,،，、]\s*"


def brackets(text: str, rules: Rules) -> list[Removable]:
    """Brackets and pairs of dashes that can be cut from a sentence; not those with a figure, a definition of one
    word, or a word that must stay.
    """
    found = []
    for pattern, kind in ((_BRACKET, "bracket"), (_ATTACHED, "bracket"), (_DASHES, "aside")):
        for match in pattern.finditer(text):
            inside = match[0].strip(" ()（）–—")
            if kind == "aside" and not match[0].startswith((" ", "\u00a0")):
                continue
            if not spared(inside, rules) and not _defines(inside):
                found.append(Removable(match.start(), match.end(), match[0], kind))  # type: ignore[arg-type]
    return found


def spared(text: str, rules: Rules) -> bool:
    """Whether a span that could be cut has a figure, or a word that must stay."""
    if re.search(r"\d", _YEAR.sub("", text)):
        return True
    return bool(rules.within("keep").search(re.sub(r"(?<=\s)\p{Lu}\p{Ll}+", "", text)))  # a month is no "may"


def _defines(inside: str) -> bool:
    """Whether a bracket only names what stands before it: "(dom0)", "(NASA)"."""
    if not inside or _YEARS.match(inside):
        return not inside
    return len(inside.split()) == 1 and (inside.isascii() or unspaced_share(inside) < 1 or len(inside) < 3)


def connectives(text: str, rules: Rules) -> list[Removable]:
    """Connectives that can be cut from a sentence: openers with their comma ("However, "), and those between two
    commas (", however,").
    """
    found = []
    opener = re.compile(rules.opens("asides").pattern + _COMMA, re.I).match(text)
    if opener and opener.end() < len(text):
        start = opener.start("phrase")
        found.append(Removable(start, opener.end(), text[start : opener.end()], "connective"))
    elif (bare := rules.opens("bare").match(text)) and bare.end() < len(text):
        start, end = bare.start("phrase"), bare.end()
        end += len(text[end:]) - len(text[end:].lstrip())
        found.append(Removable(start, end, text[start:end], "connective"))
    if rules.asides:
        inner = re.compile(rf"\s*[,،，]\s*{rules.within('asides').pattern}\s*[,،，]", re.I)
        found += [Removable(match.start(), match.end(), match[0], "aside") for match in inner.finditer(text, 1)]
    return found


def relative_clauses(text: str, rules: Rules) -> list[Removable]:
    """Relative clauses between two commas, which can be cut, in languages whose restrictive ones have none."""
    if not rules.relatives:
        return []
    opener = "|".join(sorted((re.escape(word) for word in rules.relatives.split(";")), key=len, reverse=True))
    pattern = re.compile(rf",\s(?:{opener})\s[^,;:()]+(?:,(?=\s)|(?=[.!?]$))", re.I)
    return [
        Removable(match.start(), match.end(), match[0], "relative")
        for match in pattern.finditer(text)
        if not spared(match[0], rules) and len(match[0].split()) > 2
    ]


def removable(text: str, rules: Rules) -> tuple[Removable, ...]:
    """All spans that a sentence can do without, by word lists alone: connectives first, relative clauses last."""
    order = ("connective", "bracket", "aside", "relative")
    spans = [*connectives(text, rules), *brackets(text, rules), *relative_clauses(text, rules)]
    return tuple(sorted(spans, key=lambda item: (order.index(item.kind), item.saving)))
