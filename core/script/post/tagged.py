"""Nouns and verbs among the words of a film, by a parser, in languages that have one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import regex

from core.script.grammar import has_parser, read_all
from core.script.post.tokens import stem_of

_NOUNS = frozenset({"NOUN", "PROPN"})
_WITH_NOUNS = frozenset({"ADJ", "NUM", "X"})  # part of a term as well as a word of its own


class Tagged:
    """Counts of each word as a noun, and as something that is no part of a term; empty without a parser."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self.nouns: Counter[str] = Counter()
        self.others: Counter[str] = Counter()
        for sentence in read_all(texts, language) if has_parser(language) else ():
            for token in sentence.tokens:
                stem = stem_of(token.text.lower(), language)
                self.nouns[stem] += token.pos in _NOUNS
                self.others[stem] += token.pos not in _NOUNS | _WITH_NOUNS

    def knows(self, stem: str) -> bool:
        """Whether the word was seen as a noun or as something else."""
        return self.nouns[stem] + self.others[stem] > 0

    def is_noun(self, stem: str) -> bool:
        """Whether the word is a noun more often than not."""
        return self.nouns[stem] > self.others[stem]


def sentence_case(title: str, names: Collection[str], language: str) -> str:
    """A title without the capitals that titles have and names have not, for they mislead a parser."""
    words = regex.findall(r"\p{L}{4,}", title)
    if 3 * sum(word[0].isupper() for word in words) < 2 * len(words):
        return title  # its capitals are those of a sentence

    def lowered(match: regex.Match[str]) -> str:
        word = match[0]
        is_name = stem_of(word.lower(), language) in names or not word[1:].islower()
        return word if is_name else word.lower()

    return regex.sub(r"[\p{L}\p{M}]+", lowered, title)
