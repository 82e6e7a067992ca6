"""Headings as they are spoken: "1. Turn down the brightness" is "Number one: turn down the brightness."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.language.stop_words import stop_words
from core.language.tag import base
from core.script.grammar import has_parser, read
from core.script.read.data import table
from core.script.read.speakable import Unspeakable, plain, speakable

_ASKS = re.compile(r"[?？؟;]\s*$")
_ENDS = ".!?…。！？؟।"
_PLAIN_NUMBER = re.compile(r"^\s*(?:#\s?)?(\d{1,3})\s*(?:[.):：、-]|–|—)\s*(?=\S)(?!\d)")
_SPOKEN_NUMBER = re.compile(r"^[^\W\d_]+(?:\.|\s)?\s?[\w-]+(?:\s?[:：]\s+|[、，])(?=\S)|^[^\W\d_]{1,3}\d+[、，]")
_TITLED = 0.6  # share of capitals from which a heading is written in title case


@dataclass(frozen=True)
class Name:
    """A heading taken apart: its number and the word before it ("Step 2: ..."), and what it names."""

    number: int  # 0: none
    word: str  # "Step", "Day", "Tip"; "" where the number stands alone
    text: str

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return bool(_ASKS.search(self.text))


@cache
def _words() -> dict[str, dict[str, str]]:
    return table("labels")


def _of(language: str) -> dict[str, str]:
    return _words().get(base(language), {})


def name(heading: str, language: str) -> Name:
    """The parts of an article's heading: its number and what it names."""
    text = plain(heading).rstrip("¶#").strip()
    counted = _counted(base(language)).match(text)
    if counted:
        return Name(int(counted["number"]), counted["word"].strip(), text[counted.end() :].strip())
    bare = _PLAIN_NUMBER.match(text)
    if bare and any(c.isalpha() for c in text[bare.end() :]):
        return Name(int(bare[1]), "", text[bare.end() :].strip())
    return Name(0, "", text)


def as_step(heading: Name, language: str) -> Name:
    """A spoken heading of instructions: a number that stands alone counts steps."""
    word = _of(language).get("counted", "").split(";")[0]
    return Name(heading.number, word[:1].upper() + word[1:], heading.text) if not heading.word and word else heading


@cache
def _counted(language: str) -> re.Pattern[str]:
    """The expression for a heading that counts with a word: "Step 2: ...", "第3步"."""
    words = _words().get(language, {}).get("counted", "")
    if not words:
        return re.compile(r"(?!)")
    before = "|".join(re.escape(word) for word in words.split(";"))
    return re.compile(rf"^\s*(?P<word>{before})\s*#?(?P<number>\d{{1,3}})(?:\s*[.:：)、–—-]+\s*|\s+|$)", re.I)


def spoken(
    heading: Name, language: str, names: frozenset[str] = frozenset(), small: frozenset[str] = frozenset()
) -> str:
    """An article's heading as a spoken sentence of its own. Raises `Unspeakable`.

    `names` are words that the article writes with a capital, `small` those that it writes without one.
    """
    text = speakable(heading.text, language).rstrip(" :：") if heading.text else ""
    if text and text[-1] not in _ENDS:
        text += "。" if base(language) in ("ja", "zh") else "."
    if not heading.number:
        if not any(c.isalpha() for c in text):
            raise Unspeakable("a heading without words")
        return text
    words = _of(language)
    if heading.word:
        opening = f"{heading.word} {cardinal(heading.number, language)}"
    else:
        opening = words.get("number", "{}").format(cardinal(heading.number, language))
    if not text:
        return f"{opening}."
    return f"{opening}{words.get('colon', ': ')}{after_colon(text, language, names, small)}"


def cardinal(number: int, language: str) -> str:
    """A number as a script's line says it in a heading: in words up to twelve where the language has a list."""
    written = _of(language).get("cardinals", "").split()
    return written[number - 1] if 0 < number <= len(written) else str(number)


def _is_name(text: str, language: str) -> bool:
    """Whether a parser takes the first word for a name of somebody or some place."""
    tokens = read(text, language).tokens if base(language) == "en" and has_parser("en") else ()
    return bool(tokens) and bool(tokens[0].entity) and tokens[0].pos == "PROPN"


def unlabelled(text: str) -> str:
    """A spoken heading without the number before it: "Number one: keep it cool." is "keep it cool."."""
    return _SPOKEN_NUMBER.sub("", text)


def after_colon(text: str, language: str, names: frozenset[str], small: frozenset[str]) -> str:
    """A sentence as it goes on behind a colon: its first word is small unless it is a name, or all are capitals."""
    if base(language) not in ("en", "fr", "es", "it", "pt", "nl", "pl", "ru"):
        return text
    first, _, rest = text.partition(" ")
    words = [
        word for word in rest.split() if word[:1].isalpha() and word.lower().strip(".,") not in stop_words(language)
    ]
    titled = bool(words) and sum(word[0].isupper() for word in words) > _TITLED * len(words)
    bare = first.strip("\"'“”‘’«»,.:;!?")
    if (
        titled
        or bare in names
        or (bare.lower() not in small and _is_name(text, language))
        or not bare[:1].isupper()
        or any(c.isupper() for c in bare[1:])
        or bare == "I"
    ):
        return text
    return text[0].lower() + text[1:]
