"""Requirements of a sentence on those before it, so that whoever hears it asks neither who nor which nor than what.

Where the language has a parser, the questions of `core.script.grammar` are answered by the sentences before: by the one
right before it, by an earlier one that names the thing, or by the heading. Other languages go by lists of first words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.language.stems import stem
from core.language.tag import base
from core.script.grammar import Need, ParsedSentence, antecedent, has_parser, needs, read, replace
from core.script.lexicon import Lexicon
from core.script.read.lean import leans, plain_quotes
from core.script.read.speakable import plain
from core.script.read.subjectless import subjectless

_NEAR = 3  # sentences before that can answer together
_SPOKEN_OF = 5  # sentences before in which somebody was named whom a pronoun means
_ELLIPTIC = re.compile(  # "About half of all people do.", "I asked her that one."
    r"\b(?:do|does|did|don't|doesn't|didn't|is|isn't|are|was|wasn't|were|has|have|had|will|would|can|could)[.!]?$"
    r"|^\W*(?:(?:then|now|next),? )?[a-z]+ (?:it|them)\b"  # "Reload it, then start the app."
    r"|\b(?:that|this) one\b|\bthose ones\b|\bthe (?:other|same) one\b|\bas well[.!]?$|\btoo[.!]?$", re.I,
)  # fmt: skip
_PERSONS = frozenset("he she him his her hers".split())  # noqa: SIM905
_SOMEBODY = frozenset(("he", "she", "il", "elle"))
_SOMETHING = frozenset(("it", "they", "ils", "elles"))
_DROPPED = frozenset("and but so however yet et mais cependant pourtant".split())  # noqa: SIM905
_INQUIT = re.compile(r"[\"”“]\s*(?:he|she|they)\b")  # "..." he said
_ASIDE = 6  # words of a sentence that may name nothing of its own
_FRONT = 2  # characters before a subject that opens a sentence
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


def standing(
    text: str, source: str, language: str, words: Lexicon, before: Sequence[Before], *, opens: bool = False
) -> Standing | None:
    """Find the place where a sentence can stand, given those before it, the oldest first; None for none.

    `opens`: it is the first of its paragraph.
    """
    last = before[-1] if before else None
    if not has_parser(base(language)):
        if not leans(text, plain_quotes(plain(source).lower()), words) and not subjectless(text, language):
            return Standing(text)
        return Standing(text, behind=True) if last is not None and last.usable else None
    sentence = read(text, language)
    asked = _asked(needs(sentence), text)
    named = _naming([need for need in asked if need.code == "definite"], before, language)
    leaning = [need for need in asked if need.code != "definite"]
    if not leaning and not _INQUIT.search(text) and (opens or not _says_little(sentence)):
        bridged = len(asked) > len(named) and not opens and last is not None and last.usable and not last.heads
        return Standing(text, behind=bridged, along=named)  # "The funeral was at two." goes on from a death
    if last is None:
        return Standing(text) if opens and all(need.code == "fragment" for need in leaning) else None
    if not last.usable:
        return _without(text, leaning, language, before)
    for n in range(1, min(_NEAR, len(before)) + 1):
        known = before[-n:]
        if not all(item.usable for item in known):
            break
        if not [
            need for need in _asked(needs(sentence, [item.text for item in known]), text) if need.code != "definite"
        ]:
            return Standing(text, behind=True, along=named | frozenset(item.index for item in known[:-1]))
    return Standing(text, behind=True, along=named)


def alone(text: str, language: str, before: Sequence[Before]) -> str:
    """The sentence as it can stand without the one before: with the subject of an earlier one for its own pronoun.

    A connective in front is left out. "" where it can't stand, or who is meant is in doubt.
    """
    if not has_parser(base(language)):
        return ""
    known = [item.text for item in before if item.text and not item.heads][-_SPOKEN_OF:]
    found, shorter = _leaning(text, language), text
    if found and found[0].code in ("contrast", "link") and found[0].text.lower() in _DROPPED:
        shorter = replace(text, found[0], "") or ""
        found = _leaning(shorter, language) if shorter else found
    if len(found) == 1 and found[0].code == "pronoun" and found[0].start <= _FRONT and shorter:
        noun = antecedent(shorter, found[0], known)
        if not noun or " of mine" in noun or not _sure(found[0].text.lower(), noun):
            return ""
        if not _was_subject(noun, known, language):
            return ""
        shorter = replace(shorter, found[0], noun) or ""
        found = _leaning(shorter, language) if shorter else found
    return shorter if shorter != text and not found else ""


def means_somebody(text: str, language: str) -> bool:
    """Whether a sentence speaks of a person that it does not name: "She was right."."""
    return any(need.code == "pronoun" and need.text.lower() in _PERSONS for need in needs(read(text, language)))


def _sure(pronoun: str, noun: str) -> bool:
    """Whether a noun is surely meant by a pronoun: by "he" or "she" no thing that is called like somebody ("liver")."""
    head = noun.split()[-1]
    if pronoun in _SOMEBODY:
        return head[:1].isupper() or not head.endswith(("er", "or", "eur", "euse"))
    return pronoun in _SOMETHING


def _leaning(text: str, language: str) -> list[Need]:
    return [need for need in _asked(needs(read(text, language)), text) if need.code != "definite"]


def _was_subject(noun: str, known: Sequence[str], language: str) -> bool:
    """Whether a noun phrase is a subject in the nearest sentence that has it."""
    head = noun.split()[-1].lower()
    for line in reversed(known):
        if head in line.lower():
            return any(token.text.lower() == head and "subj" in token.dep for token in read(line, language).tokens)
    return False


def _says_little(sentence: ParsedSentence) -> bool:
    """Whether it leaves out what the one before has, or is an aside that names nothing: "Ask me how I know."."""
    if sentence.language == "en" and _ELLIPTIC.search(sentence.text):
        return True
    words = [token for token in sentence.tokens if token.pos not in ("PUNCT", "SPACE", "")]
    return len(words) <= _ASIDE and not any(token.pos in ("NOUN", "PROPN", "NUM") for token in words)


def _asked(found: Sequence[Need], text: str) -> list[Need]:
    """The questions that make a sentence lean: one that asks is tied to its answer elsewhere."""
    long = len(text.split()) > _LONG
    return [need for need in found if need.code != "answer" and not (need.code == "fragment" and long)]


def _naming(found: Sequence[Need], before: Sequence[Before], language: str) -> frozenset[int]:
    """The indexes of the nearest sentences before that name what definite phrases mean, as far as any does."""
    out = set()
    for need in found:
        root = stem(need.text.split()[-1].lower().strip("’'s"), base(language))
        for item in reversed(before):
            words = {stem(word.lower().strip(".,;:!?\"'“”’"), base(language)) for word in item.text.split()}
            if item.usable and not item.heads and root in words:
                out.add(item.index)
                break
    return frozenset(out)


def _without(text: str, found: Sequence[Need], language: str, before: Sequence[Before]) -> Standing | None:
    """The sentence without what makes it lean, where the one before it can't be spoken."""
    if len({need.code for need in found}) != 1:
        return None
    first = found[0]
    if first.code in ("contrast", "link"):
        shorter = replace(text, first, "")
        return Standing(shorter) if shorter and not _asked(needs(read(shorter, language)), shorter) else None
    if first.code != "pronoun" or first.start > _FRONT or not before or not before[-1].text or before[-1].heads:
        return None
    noun = antecedent(text, first, [before[-1].text])
    named = replace(text, first, noun) if noun else None
    return Standing(named) if named and not _asked(needs(read(named, language)), named) else None
