"""Requirements of a sentence on those before it, so that whoever hears it asks neither who nor which nor than what.

Where the language has a parser, the questions of `core.script.grammar` are answered by the sentences before: by the one
right before it, by an earlier one that names the thing, or by the heading. Other languages go by lists of first words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.language.stems import stem
from core.language.tag import base
from core.script.grammar import Need, has_parser, needs, read, read_all, replace
from core.script.lexicon import Lexicon
from core.script.read.lean import leans, plain_quotes
from core.script.read.speakable import plain

_NEAR = 3  # sentences before that can answer together
_LONG = 8  # words from which a sentence that a parser takes for a fragment may stand


@dataclass(frozen=True)
class Before:
    """A sentence or heading before: its index, its words, and whether it can be spoken."""

    index: int
    text: str
    usable: bool
    heads: bool = False  # it is a heading


@dataclass(frozen=True)
class Standing:
    """Place of a sentence that can stand: right behind the one before (`behind`), earlier ones being said (`along`).

    `text` is the sentence with a noun in place of its pronoun where that lets it stand.
    """

    text: str
    behind: bool = False
    along: frozenset[int] = frozenset()


def standing(text: str, source: str, language: str, words: Lexicon, before: Sequence[Before]) -> Standing | None:
    """Find the place where a sentence can stand, given those before it, the oldest first; None for none."""
    last = before[-1] if before else None
    if not has_parser(base(language)):
        if not leans(text, plain_quotes(plain(source).lower()), words):
            return Standing(text)
        return Standing(text, behind=True) if last is not None and last.usable else None
    sentence = read(text, language)
    open_questions = _asked(needs(sentence), text)
    if not open_questions:
        return Standing(text)
    if last is None:
        return Standing(text) if _only_definites(open_questions) else None
    if not last.usable:
        return _without(text, open_questions, language, before)
    for n in range(1, min(_NEAR, len(before)) + 1):
        known = before[-n:]
        if not all(item.usable for item in known):
            break
        left = _asked(needs(sentence, [item.text for item in known]), text)
        if not left:
            return Standing(text, behind=True, along=frozenset(item.index for item in known[:-1]))
    if _only_definites(open_questions):
        named = _naming(open_questions, before, language)
        if named is None and all(item.heads for item in before):
            return Standing(text)  # nothing before could have said which
        return Standing(text, behind=named is None, along=frozenset() if named is None else frozenset({named}))
    return Standing(text, behind=True)


def _asked(found: Sequence[Need], text: str) -> list[Need]:
    """The questions that make a sentence lean: one that asks is tied to its answer elsewhere."""
    long = len(text.split()) > _LONG
    return [need for need in found if need.code != "answer" and not (need.code == "fragment" and long)]


def _only_definites(found: Sequence[Need]) -> bool:
    return all(need.code == "definite" for need in found)


def _naming(found: Sequence[Need], before: Sequence[Before], language: str) -> int | None:
    """The index of the nearest sentence before that names what definite phrases mean."""
    roots = {stem(need.text.split()[-1].lower().strip("’'s"), base(language)) for need in found}
    for item in reversed(before):
        here = {stem(word.lower().strip(".,;:!?\"'“”’"), base(language)) for word in item.text.split()}
        if item.usable and roots <= here:
            return item.index
    return None


def _without(text: str, found: Sequence[Need], language: str, before: Sequence[Before]) -> Standing | None:
    """The sentence without what makes it lean, where the one before it can't be spoken."""
    if len({need.code for need in found}) != 1:
        return None
    first = found[0]
    if first.code in ("contrast", "link"):
        shorter = replace(text, first, "")
        return Standing(shorter) if shorter and not _asked(needs(read(shorter, language)), shorter) else None
    if first.code != "pronoun":
        return None
    for item in reversed(before[-2:]):
        subject = read(item.text, language).subject
        if subject.kind not in ("name", "definite"):
            continue
        named = replace(text, first, subject.text)
        if named and not _asked(needs(read(named, language)), named):
            return Standing(named)
    return None


def prepare(texts: Sequence[str], language: str) -> None:
    """Read the sentences of an article together, which is much faster than one by one."""
    if has_parser(base(language)):
        read_all(tuple(texts), language)
