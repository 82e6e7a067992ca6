"""Word lists of grammar, one file a language: what stands for something else, what can be cut, what must stay.

To add a language, add `xx.py` with a `RULES`. Lists are strings: words separated by blanks, phrases by semicolons, all
in lower case. Languages without a parser live by them alone; with one they name what a parse does not know ("the sun"
needs no sentence before it).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import import_module
from pkgutil import iter_modules

import regex

from core.language.phrases import expression, listed
from core.language.tag import nearest


@dataclass(frozen=True)
class Rules:
    """The words of one language that a stranger would ask about, and those that a cut must spare."""

    code: str
    persons: str = ""  # words; pronouns that stand for somebody
    things: str = ""  # words; pronouns that stand for a thing
    several: str = ""  # words; pronouns that stand for more than one
    possessives: str = ""  # words; "its", "their" where they stand before a noun
    pointing: str = ""  # words; "this", "that", alone or before a noun
    alone: str = ""  # words of `pointing` that never stand before a noun: "esto", "isso"
    joining: str = ""  # words; a pronoun behind one, inside a sentence, most often means its subject: "when"
    idle: str = ""  # regular expressions, divided by ";;": where a pronoun stands for nothing ("it is raining")
    articles: str = ""  # words; definite articles
    kinds: bool = False  # whether a definite article may speak of a kind ("la musique", music)
    contrasts: str = ""  # phrases; openers that take back the sentence before
    links: str = ""  # phrases; openers that go on from the sentence before
    replies: str = ""  # phrases; openers that answer, agree or deny
    linking: str = ""  # words; anywhere in a sentence they go on from another ("also", "therefore")
    linking_surely: str = ""  # those of them that do nothing else, however a parser takes them
    comparing: str = ""  # phrases; openers that compare with something ("most rivals", "the rest")
    keep: str = ""  # words; a span with one of them is never cut: no, only, if, except, says
    asides: str = ""  # phrases; cut with their comma at the beginning, or with two commas inside
    relatives: str = ""  # words after a comma that open an additional clause; only where restrictive ones have no comma
    common: str = ""  # words; things everybody knows one of
    everyday: str = ""  # words; things of which everybody has one near, unless something is said of one
    people: str = ""  # words; nouns for a person
    times: str = ""  # words; nouns of time
    near_times: str = ""  # words; "this year" needs no sentence before it
    bodies: str = ""  # words; nouns that a name of a firm, place or product explains: company, city
    parts: str = ""  # words; nouns that belong to something: after any thing was named, they are its own
    carriers: str = ""  # words; after a name they say what it is: "the curl command"
    relational: str = ""  # words; nouns that are such to something else: rivals, alternatives
    presenting: str = ""  # words; "the problem is that ..." says itself which problem
    groups: str = ""  # words; singular, and yet "they"
    agent_endings: str = ""  # endings of nouns for people: "er" of "baker"
    no_agents: str = ""  # words with such an ending that are no people: "water"
    vague: str = ""  # words; nouns that no pronoun stands for: "way"
    titles: str = ""  # words; after "her", "his" they name somebody by themselves
    weather: str = ""  # words; verbs whose "it" is nothing
    hours: str = ""  # words; after "it is" they say when, or how warm it is
    impersonal: str = ""  # words; verbs whose "it" announces a clause: "it takes ... to"
    idioms: str = ""  # phrases with a definite noun that stands for nothing: "on the other hand"
    bare: str = ""  # phrases; cut from the beginning without a comma ("But ")
    verbs: str = ""  # words after a demonstrative that are no noun of its own: "this is"
    subject_mark: str = ""  # what follows a pronoun as subject where particles do that ("は;が")
    question_marks: str = "?？؟"

    def words(self, name: str) -> frozenset[str]:
        """A list of words as a set."""
        return word_set(getattr(self, name))

    def opens(self, name: str) -> regex.Pattern[str]:
        """An expression for any phrase of a list at the beginning of a text."""
        return _phrases(getattr(self, name), self.code, start=True)

    def within(self, name: str) -> regex.Pattern[str]:
        """An expression for any phrase of a list anywhere in a text."""
        return _phrases(getattr(self, name), self.code, start=False)

    def anywhere(self, name: str) -> regex.Pattern[str]:
        """An expression for any word of a list wherever it stands, for writing without spaces."""
        parts = sorted((regex.escape(word) for word in self.words(name)), key=len, reverse=True)
        if self.code == "ko":  # "이는" begins a word, it is none in "고양이는"; "그 다리" is "that bridge"
            parts = [rf"(?<!\w)(?:{'|'.join(parts)})"] if parts else []
            parts += [r"(?<!\w)[그이저](?=\s)"] if name == "pointing" else []
        return regex.compile("|".join(parts) or r"(?!)")

    @cached_property
    def interrupting(self) -> regex.Pattern[str]:
        """An expression for a connective between two commas (", sin embargo,")."""
        phrases = _phrases(f"{self.contrasts};{self.links}", self.code, start=False).pattern
        return regex.compile(rf"(?<!^)[,،，]\s*{phrases}\s*[,،，]", regex.I)

    @cached_property
    def nothing(self) -> regex.Pattern[str]:
        """An expression for the places where a pronoun stands for nothing."""
        return regex.compile(
            "|".join(part.strip() for part in self.idle.split(";;") if part.strip()) or r"(?!)", regex.I
        )


@cache
def word_set(words: str) -> frozenset[str]:
    """The words of a word list of grammar that are divided by blanks."""
    return frozenset(words.split())


@cache
def _phrases(phrases: str, code: str, *, start: bool) -> regex.Pattern[str]:
    parts = map(regex.escape, listed(phrases, ";" if ";" in phrases or start else None))
    before, after = r"(?<![\w\p{M}’'])", r"(?![\w\p{M}’'-])"  # marks: Devanagari
    return regex.compile(
        expression(parts, code, start=start, name="phrase", before=before, after=after, glued=("ko",)), regex.I
    )


_PLAIN = Rules(code="")


@lru_cache(maxsize=64)
def rules(language: str) -> Rules:
    """The grammar's word lists for a BCP-47 code; empty ones for a language without a file."""
    code = nearest(language, languages())
    if not code:
        return _PLAIN
    found = import_module(f"{__name__}.{code}").RULES
    assert isinstance(found, Rules)  # noqa: S101  a file of ours
    return found


@cache
def languages() -> tuple[str, ...]:
    """The codes of languages with word lists of grammar."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))
