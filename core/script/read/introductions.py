"""Introductions of people: a surname alone may only be said after the sentence that has the whole name.

Only what a parser takes for a person in both sentences counts; languages without one are left alone, since in many of
them any noun has a capital.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.script.grammar import Token, has_parser, read

_SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass")


class Spoken(Protocol):
    """A sentence with its place."""

    @property
    def index(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Surname:
    """A surname alone: the index of the sentence that introduces its bearer, the whole name, where it stands."""

    introduced: int
    name: str
    start: int
    end: int
    subject: bool


def introductions(found: Sequence[Spoken], language: str) -> dict[int, Surname]:
    """The surnames that stand alone, by the index of their sentence; none where two people bear one."""
    if not has_parser(language):
        return {}
    first: dict[str, tuple[int, str]] = {}
    shared: set[str] = set()
    out: dict[int, Surname] = {}
    for sentence in found:
        tokens = read(sentence.text, language).tokens
        for run in _people(tokens):
            surname, name = run[-1].text, " ".join(token.text for token in run)
            known = first.get(surname)
            if len(run) > 1:
                if known is not None and known[1] != name:
                    shared.add(surname)
                first.setdefault(surname, (sentence.index, name))
            elif known is not None and surname not in shared and sentence.index not in out and _alone(run[0], tokens):
                subject = run[0].dep in _SUBJECTS
                out[sentence.index] = Surname(known[0], known[1], run[0].start, run[0].end, subject)
    return {index: surname for index, surname in out.items() if surname.name.split()[-1] not in shared}


def _people(tokens: Sequence[Token]) -> list[list[Token]]:
    """The runs of words that are a person's name."""
    runs: list[list[Token]] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.entity not in ("PERSON", "PER") or token.pos != "PROPN":
            continue
        if before is not None and runs and runs[-1][-1] is before:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _alone(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether no other name or article stands beside it: "Washington State", "the Golden Crust" are no surnames."""
    at = tokens.index(token)
    beside = [tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
    return not any(item.pos in ("PROPN", "DET") or (item.text[:1].isupper() and item.index > 0) for item in beside)
