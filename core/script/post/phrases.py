"""Phrases of a text with what stands around them, in languages with spaces between words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from core.language.stop_words import stop_words
from core.language.tag import base
from core.language.tag import script as script_of_tag
from core.script.post.nouns import noun_words
from core.script.post.tokens import Token, tokens

Key = tuple[str, ...]
_MOST_WORDS = 3
HEAD_FIRST = frozenset({"ar", "ca", "es", "fa", "fr", "he", "id", "it", "pt", "ro", "th", "vi"})  # noun first
_SHORTENED = regex.compile(r"['’](?:m|ve|ll|d|re|t)$")  # "I'm"
_BETWEEN = frozenset("de d du des di del della dei delle dell do da dos das".split())  # noqa: SIM905 - "pont d'acier"


@dataclass
class Phrase:
    """A phrase with its counts. `forms` are its spellings inside sentences."""

    count: int = 0
    named: int = 0
    in_title: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    opening_forms: Counter[str] = field(default_factory=Counter)
    title_form: str = ""

    def spellings(self) -> set[str]:
        """All spellings in the running text."""
        return {*self.forms, *self.opening_forms}

    def form(self) -> str:
        """The commonest spelling, inside sentences if it is there."""
        forms = self.forms or self.opening_forms
        return max(forms, key=lambda text: (forms[text], -len(text), text)) if forms else self.title_form


class Phrases:
    """The phrases of the texts of an article."""

    def __init__(self, language: str) -> None:
        self.language, self.code = language, base(language)
        self.words = noun_words(language)
        self.stops = stop_words(language) | self.words.leads | self.words.follows | self.words.breaks
        self.by_key: dict[Key, Phrase] = defaultdict(Phrase)
        self.alone: Counter[str] = Counter()  # how often a word stood where only a noun stands
        self.last: Counter[str] = Counter()  # how often at the end of what an article or preposition leads
        self.small: Counter[str] = Counter()  # how often with a small letter inside a sentence
        self.large: Counter[str] = Counter()
        self.cased = script_of_tag(language) in ("Latn", "Cyrl", "Grek", "Armn")

    def read(self, text: str, *, title: bool = False) -> None:
        """Take the phrases of a text in; capitals of a title say nothing."""
        found = list(tokens(text, self.language))
        for n, token in enumerate(found):
            if not token.first and not title and self.cased:
                (self.large if token.is_capital else self.small)[token.stem] += 1
            if token.marked or (
                n + 1 < len(found) and not found[n + 1].apart and found[n + 1].low in self.words.follows
            ):
                self.alone[token.stem] += not self._stops(token)
        for run, before in self._runs(found):
            content = [token for token in run if not self._stops(token)]
            led = before in self.words.leads and not (title and run[-1] is found[-1])  # "the Night Sky Dark?"
            if content and (led or (title and len(run) == len(found))):
                self.last[content[0 if self.code in HEAD_FIRST else -1].stem] += 1
                self.alone[content[0].stem] += len(content) == 1
            for part in self._parts(run):
                self._add(part, text, title)

    def _stops(self, token: Token) -> bool:
        if self.code == "en" and _SHORTENED.search(token.low):
            return True
        letterless = not any(char.isalpha() for char in token.low)
        return token.low in self.stops or letterless or (len(token.text) == 1 and not token.is_capital)

    def _runs(self, found: list[Token]) -> Iterator[tuple[list[Token], str]]:
        """Runs of words that no small word and no sign parts, each with the small word before it."""
        run: list[Token] = []
        before = ""
        for n, token in enumerate(found):
            if run and token.apart:
                yield run, before
                run, before = [], ""
            elif not run and token.apart:
                before = ""
            if not self._stops(token):
                run.append(token)
                if self.code == "ko" and token.marked:  # a particle ends a phrase
                    yield run, before
                    run, before = [], ""
                continue
            if run and n + 1 < len(found) and self._joins(run[-1], token, found[n + 1]):
                run.append(token)
                continue
            if run:
                yield run, before
            run, before = [], token.low
        if run:
            yield run, before

    def _joins(self, left: Token, token: Token, right: Token) -> bool:
        """Whether a small word is a part of a name or of a term: "Bank of England", "pont d'acier"."""
        if token.low not in self.words.inside or token.apart or right.apart or self._stops(right):
            return False
        return token.low in _BETWEEN or (self.code != "de" and left.is_capital and right.is_capital and not left.first)

    def _parts(self, run: list[Token]) -> Iterator[list[Token]]:
        """The phrases in a run: up to three words, beginning and ending with one that is no small word."""
        for start in range(len(run)):
            if self._stops(run[start]):
                continue
            words = 0
            for end in range(start, len(run)):
                if self._stops(run[end]):
                    continue
                words += 1
                if words > _MOST_WORDS:
                    break
                yield run[start : end + 1]

    def _add(self, part: list[Token], source: str, title: bool) -> None:
        content = [token for token in part if not self._stops(token)]
        phrase = self.by_key[tuple(token.stem for token in content)]
        text = part[0].text + (source[part[0].end : part[-1].start] + part[-1].text if len(part) > 1 else "")
        if title:
            phrase.in_title = True
            phrase.title_form = text
            return
        phrase.count += 1
        (phrase.opening_forms if part[0].first else phrase.forms)[text] += 1
        acronym = len(content[0].text) > 1 and content[0].text.isupper()
        if self.cased and all(token.is_capital for token in content):
            phrase.named += acronym or not content[0].first or len(content) > 1
