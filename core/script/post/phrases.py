"""Phrases of a text that may name its subject, with what tells that they do, in languages with spaces between words.

No dictionary says which words are nouns: a noun stands alone behind an article or preposition ("the pond."), before a
postposition, with a particle of its own, or, in German, with a capital inside sentences. Names have their capitals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from core.language.stop_words import stop_words
from core.language.tag import base
from core.language.tag import script as script_of_tag
from core.script.post.nouns import noun_words
from core.script.post.tagged import Tagged
from core.script.post.tokens import Token, tokens

Key = tuple[str, ...]
_MOST_WORDS = 3
_HEAD_FIRST = frozenset({"ar", "ca", "es", "fa", "fr", "he", "id", "it", "pt", "ro", "th", "vi"})
_BY_ENDING = {  # endings of verbs, where a noun needs no article: what comes again without one is a noun
    "pl": regex.compile(r"(?:ć|[aiye]ł[aoiy]?|[aiy]li|uje|ują|cie|my|no|to)$"),
    "ru": regex.compile(r"(?:[аиеоуыя]л[аои]?(?:сь)?|лся|[аеёиуюя]т|[её]шь|ть|ся|но)$"),
    "uk": regex.compile(r"(?:[аиіуя]в|[аиіуя]л[аои]|ти|ся|[еиую]ть|но|то)$"),
    "cs": regex.compile(r"(?:t|[aieěyu]l[aoiy]?|uje|ují|me|te)$"),
}
_INFLECTED = frozenset("cs de el fi hr hu pl ru sk sl sr uk".split())  # noqa: SIM905 - an adjective agrees with its noun
_CAMEL = regex.compile(r"\p{Ll}\p{Lu}\p{L}+$")  # "AppArmor"
_SHORTENED = regex.compile(r"['’](?:m|ve|ll|d|re|t)$")  # "I'm"
_BETWEEN = frozenset("de d du des di del della dei delle dell do da dos das".split())  # noqa: SIM905 - "pont d'acier"
NO_NOUN = {  # endings of other words in languages without articles
    "en": regex.compile(r"(?:ing|ed|ly)$"),
    "pl": regex.compile(r"(?:ować|ał|ała|ali|ały|ył|yła|yli|ego|emu|ych|ymi|owy|owa|owe|ny|na|ne|ski|ska|skie)$"),
    "ru": regex.compile(
        r"(?:ый|ий|ая|яя|(?<![нтв])ие|[лв]ой|ое|ее|ые|ого|его|ому|ему|ым|ых|их|ую|юю|ыми|ими|ть|ться|тся)$"
    ),
    **dict.fromkeys(("es", "it", "pt"), regex.compile(r"\p{L}{3}(?:[aei]re?)$|\p{L}{3}(?:ar|er|ir)$")),
    "fr": regex.compile(r"\p{L}{4}(?:(?<!i)er|ir|oir)$"),
    "uk": regex.compile(r"(?:ий|ій|(?<![нтв])ня|ого|ому|им|их|ими|ти|тися|ться)$"),
}


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
        self.tagged = Tagged((), language)
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
                self.last[content[0 if self.code in _HEAD_FIRST else -1].stem] += 1
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

    def is_noun(self, stem: str) -> bool:
        """Whether a word is a noun by the parser, or has stood where only nouns stand."""
        if self.tagged.knows(stem) and not self.tagged.is_noun(stem):
            return False
        if self.code == "de":
            return self.large[stem] > 0 and self.small[stem] == 0
        if self.alone[stem] > 0:
            return True
        phrase, verb = self.by_key[(stem,)], _BY_ENDING.get(self.code)
        return (
            verb is not None and phrase.count > 1 and not any(verb.search(form.lower()) for form in phrase.spellings())
        )

    def is_oblique(self, key: Key) -> bool:
        """Whether a word of a Slavic language comes behind prepositions alone, and so in no basic form."""
        return len(key) == 1 and self.code in _BY_ENDING and self.alone[key[0]] >= self.by_key[key].count

    def is_name(self, key: Key) -> bool:
        """Whether a phrase is written with capitals wherever they say something."""
        phrase = self.by_key[key]
        if len(key) > 1:
            if self.code == "de" and (phrase.count < 2 or any(self.small[stem] for stem in key)):
                return False  # two nouns that stand side by side have capitals, too
            return phrase.named > 0 and 2 * phrase.named > phrase.count
        if any(_CAMEL.search(form) for form in phrase.forms):
            return True
        return self.code != "de" and phrase.named > 0 and self.large[key[0]] > self.small[key[0]]

    def names_something(self, key: Key) -> bool:
        """Whether a phrase can stand for a subject: a name, a noun, a term with a noun at its head."""
        phrase = self.by_key[key]
        if self.is_name(key):
            return True
        head = self.head(key)[0]
        of_title = phrase.in_title and (self.last[head] > 0 or self.tagged.is_noun(head))
        noun = self.is_noun(head) or of_title
        if any(self.tagged.knows(stem) and not self.tagged.is_noun(stem) for stem in key):
            return False
        if len(key) == 1:
            form = phrase.form().lower()
            ends = NO_NOUN.get(self.code)
            return len(form) > 1 + self.cased and noun and not (ends and ends.search(form))
        if self.code in _BY_ENDING and not all(self._may_go_with_noun(stem) for stem in key):
            return False
        return noun and (phrase.in_title or (phrase.count > 1 and self.code not in _INFLECTED))

    def _may_go_with_noun(self, stem: str) -> bool:
        """Whether a word of a Slavic language is a noun or ends as an adjective does."""
        phrase, ends = self.by_key[(stem,)], NO_NOUN.get(self.code)
        spelled = {*phrase.spellings(), phrase.title_form} - {""}
        return self.is_noun(stem) or any(ends is not None and ends.search(form.lower()) for form in spelled)

    def may_be_noun(self, key: Key) -> bool:
        """Whether a word is a noun by the parser, or stands at the end of what an article or preposition leads."""
        if len(key) == 1 and self.tagged.knows(key[0]):
            return self.tagged.is_noun(key[0])
        ends = NO_NOUN.get(self.code)
        return len(key) == 1 and self.last[key[0]] > 0 and not (ends and ends.search(self.by_key[key].form().lower()))

    def head(self, key: Key) -> Key:
        """The word of a phrase that says what it is."""
        return (key[0 if self.code in _HEAD_FIRST else -1],)

    def is_part(self, key: Key, longer: Key) -> bool:
        """Whether a phrase comes only within a longer one."""
        return self.by_key[key].count <= self.by_key[longer].count and self.names_something(longer)

    def is_vague(self, form: str) -> bool:
        """Whether all words of a phrase are such as name no subject."""
        return all(word.low in self.words.vague or self._stops(word) for word in tokens(form, self.language))
