"""A sentence taken apart: its words, its subject, what it refers to, and what it can do without.

Offsets are characters of the text that was read; ends are exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["subject", "front", "object", "other"]
Kind = Literal["name", "definite", "indefinite", "pronoun", "clause", "none"]
Code = Literal["pronoun", "definite", "comparison", "fragment", "answer", "contrast", "reply", "link"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word or sign.

    `pos` is the coarse part of speech of Universal Dependencies, `head` the index of the word it hangs on (its own for
    a root), `dep` the parser's label; all are empty where a language has no parser. `features` are "Number=Sing|..."
    """

    index: int = 0
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    head: int = 0
    dep: str = ""
    features: str = ""
    entity: str = ""  # PERSON, ORG, GPE, DATE ... where the parser knows a name or a date

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Subject(Span):
    """The subject of the main clause; `none` where the language or the sentence has none."""

    kind: Kind = "none"
    head: int = -1


@dataclass(frozen=True, slots=True)
class Definite(Span):
    """A noun phrase with "the", "this", "that" or "such".

    `explained` names the thing inside the sentence that says which is meant ("relative", "of", "superlative",
    "ordinal", "name", "common", "before", ...), "" where nothing does.
    """

    head: int = -1
    determiner: Literal["the", "this", "such", "other", "both"] = "the"
    explained: str = ""
    role: Role = "other"


@dataclass(frozen=True, slots=True)
class Pronoun(Span):
    """A pronoun of the third person that stands for something; `resolved` where that stands in the same text."""

    index: int = -1
    kind: Literal["person", "thing", "several", "clause", "noun"] = "thing"
    possessive: bool = False
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Removable(Span):
    """Characters that can be cut and leave a sentence with the same claim."""

    kind: Literal["bracket", "connective", "aside", "opener", "relative", "apposition"] = "bracket"

    @property
    def saving(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Need(Span):
    """A stranger's question about a sentence: the words that raise it and its kind.

    pronoun: who or what is meant; definite: which; comparison: than or of what; fragment: what about it; answer: a
    question that must be answered; reply: an answer, assent or denial without its question; contrast: takes back
    something that was not spoken; link: goes on from something that was not spoken ("Therefore", "also", a quotation
    of which nobody has said whose it is).
    """

    code: Code = "pronoun"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One text, usually a single sentence, taken apart; `parsed` by a parser, else by word lists."""

    text: str
    language: str
    parsed: bool
    tokens: tuple[Token, ...] = ()
    subject: Subject = field(default_factory=lambda: Subject(0, 0, ""))
    definites: tuple[Definite, ...] = ()
    pronouns: tuple[Pronoun, ...] = ()
    comparisons: tuple[Span, ...] = ()
    ellipsis: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
    removable: tuple[Removable, ...] = ()  # the least important first
