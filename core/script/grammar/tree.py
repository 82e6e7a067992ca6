"""A parse as a tree: who hangs on whom, and how far a phrase reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.script.grammar.sentence import Span, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "nsubj:pass", "csubj", "csubjpass", "csubj:pass", "nsubj:outer", "expl"))
RELATIVE = frozenset(("relcl", "acl:relcl"))
CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "csubjpass", "csubj:pass", "advcl", "acl", "relcl", "acl:relcl"))


@dataclass
class Tree:
    """The words of a text with the links of its parse."""

    text: str
    tokens: Sequence[Token]
    children: dict[int, list[Token]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for token in self.tokens:
            if token.head != token.index:
                self.children.setdefault(token.head, []).append(token)

    def of(self, token: Token) -> list[Token]:
        """The words that hang on a word, in order."""
        return self.children.get(token.index, [])

    def head(self, token: Token) -> Token:
        """The word that a word hangs on; itself for a root."""
        return self.tokens[token.head]

    def roots(self) -> list[Token]:
        """The main verbs (or nouns) of its sentences."""
        return [token for token in self.tokens if token.head == token.index]

    def below(self, token: Token) -> Iterator[Token]:
        """A word and everything that hangs on it, in no order."""
        yield token
        for child in self.of(token):
            yield from self.below(child)

    def phrase(self, token: Token) -> list[Token]:
        """A word and everything below it, in the order of the text."""
        return sorted(self.below(token), key=lambda item: item.index)

    def above(self, token: Token) -> Iterator[Token]:
        """The words over a word, the nearest first."""
        while token.head != token.index:
            token = self.head(token)
            yield token

    def span(self, tokens: Sequence[Token]) -> Span:
        """The characters from the first to the last of some words."""
        start, end = tokens[0].start, tokens[-1].end
        return Span(start, end, self.text[start:end])

    def first_word(self) -> Token | None:
        """The first token that is no punctuation."""
        return next((token for token in self.tokens if token.pos not in ("PUNCT", "SPACE")), None)

    def subject_of(self, verb: Token) -> Token | None:
        """The subject of a verb: its own, or that of the verb it is joined to."""
        for child in self.of(verb):
            if child.dep in SUBJECTS:
                return child
        if verb.dep == "conj" and self.head(verb).index != verb.index:
            return self.subject_of(self.head(verb))
        return None

    def clause_verb(self, token: Token) -> Token:
        """The verb of the smallest clause that a word stands in."""
        for item in (token, *self.above(token)):
            if item.dep in CLAUSES or item.head == item.index or (item.dep == "conj" and item.pos in ("VERB", "AUX")):
                return item
        return token


def has(token: Token, feature: str) -> bool:
    """Whether a parsed word has a feature such as "Number=Plur"."""
    return feature in token.features.split("|")


def finite(token: Token) -> bool:
    """Whether a parsed word is a verb that can carry a sentence."""
    return has(token, "VerbForm=Fin") or token.tag in ("VBD", "VBP", "VBZ", "MD")
