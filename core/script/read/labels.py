"""Headings as they are spoken: "1. Turn down the brightness" is "Number one: turn down the brightness."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.language.spacing import unspaced
from core.language.stop_words import stop_words
from core.language.tag import base
from core.script.grammar import has_parser, read
from core.script.read.data import table
from core.script.read.speakable import Unspeakable, plain, speakable

_ASKS = re.compile(r"[?？؟;]\s*$")
_ENDS = ".!?…。！？؟।"
_PLAIN_NUMBER = re.compile(r"^\s*(?:#\s?)?[(（]?(\d{1,3})\s*(?:[.):：、)．）-]|–|—)\s*(?=\S)(?!\d)")
_SIGN = re.compile(  # "①", "❶", "3️⃣", "三、"
    r"^\s*(?:([①-⑳❶-❿➀-➉➊-➓]|\d\ufe0f?\u20e3)[.．、)）\s]*|([一二三四五六七八九十])[、．])(?=\S)"
)
_SEPARATORS = " \t.:：)、）–—-"
_CIRCLED = ("①", "❶", "➀", "➊")
_SPOKEN_NUMBER = re.compile(r"^[^\W\d_]+(?:\.|\s)?\s?[\w-]+(?:\s?[:：]\s+|[、，])(?=\S)|^[^\W\d_]{1,3}\d+[、，]")
_ROMAN = re.compile(r"[IVXLC]+\.?")
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
    number, word, end = count(text, language)
    return Name(number, word, text[end:].strip()) if number else Name(0, "", text)


def count(text: str, language: str) -> tuple[int, str, int]:
    """Return the number that a text begins with (0: none), the word that it counts with, and where both end."""
    code = base(language)
    for form in (_counted(code), _counted_behind(code)):
        if counted := form.match(text):
            word, number = counted["word"].strip(), _value(counted["number"], code)
            if unspaced(code) or code == "ko":  # "第一步" counts as "第{}步", "1단계" as "{}단계"
                before, after = counted.span("number")
                word = text[: counted.end()][:before].strip() + "{}" + text[after : counted.end()].strip(_SEPARATORS)
            return number, word, counted.end()
    bare = _PLAIN_NUMBER.match(text)
    if bare and any(c.isalpha() for c in text[bare.end() :]):
        return int(bare[1]), "", bare.end()
    sign = _SIGN.match(text)
    if sign and any(c.isalpha() for c in text[sign.end() :]):
        return _value(sign[1] or sign[2], code), "", sign.end()
    return 0, "", 0


def is_step(word: str, language: str) -> bool:
    """Whether the word before a number counts what is to be done in turn: "Step", "Schritt"."""
    steps = _of(language).get("steps", "").split(";")
    return bool(word) and (word.casefold() in steps or ("{}" in word and any(step in word for step in steps)))


def numbered(word: str, number: int | str) -> str:
    """The word that a heading counts with and its number: "Step 2", "第2步"."""
    return word.format(number) if "{}" in word else f"{word} {number}"


def as_step(heading: Name, language: str) -> Name:
    """A spoken heading of instructions: a number that stands alone counts steps."""
    word = _of(language).get("counted", "").split(";")[0]
    word = word + "{}" if unspaced(language) else word[:1].upper() + word[1:]
    return Name(heading.number, word, heading.text) if not heading.word and word else heading


def _alternatives(words: str, separator: str | None = ";") -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(separator), key=len, reverse=True) if word)


@cache
def _counted(language: str) -> re.Pattern[str]:
    """The expression for a heading that counts with a word: "Step 2: ...", "Step Two: ...", "第3步", "步骤一"."""
    words = _words().get(language, {})
    if not words.get("counted"):
        return re.compile(r"(?!)")
    numerals = _alternatives(words.get("cardinals", "") + " " + words.get("ordinals", ""), None)
    figures = r"\d{1,3}" + (f"|(?:{numerals})(?![^\\W\\d_])" if numerals and language not in ("ja", "zh", "ko") else "")
    figures += "|[一二三四五六七八九十]" if language in ("ja", "zh") else ""
    after = (
        f"(?P<after>{_alternatives(words.get('steps', ''))}|个|個|条|條|招|点|點|回)?"
        if language in ("ja", "zh")
        else ""
    )
    return re.compile(
        rf"^\s*(?P<word>{_alternatives(words['counted'])})\s*(?:#|n[or°º]\.? ?)?(?P<number>{figures}){after}"
        r"(?:\s*[.:：)、）–—-]+\s*|\s+|$)", re.I,
    )  # fmt: skip


@cache
def _counted_behind(language: str) -> re.Pattern[str]:
    """The expression for a heading with the word behind the number: "First step: ...", "1. Schritt", "1단계"."""
    words = _words().get(language, {})
    if not words.get("counted"):
        return re.compile(r"(?!)")
    ordinals = _alternatives(words.get("ordinals", ""), None)
    figures = r"\d{1,2}(?:\.|st|nd|rd|th|re|e|º|ª|er|ère)?" + (f"|{ordinals}" if ordinals else "")
    gap = r"\s?" if language in ("ja", "zh", "ko") else r"\s"
    return re.compile(
        rf"^\s*(?P<number>{figures}){gap}(?P<word>{_alternatives(words['counted'])})(?:\s*[.:：)、）–—-]+\s*|$)", re.I
    )


def _value(written: str, language: str) -> int:
    """Return the number that a figure, a sign or a word stands for; 0 where it is none."""
    for first in _CIRCLED:
        if 0 <= ord(written[0]) - ord(first) < (20 if first == "①" else 10):
            return ord(written[0]) - ord(first) + 1
    figures = re.match(r"\d+", written)
    if figures:
        return int(figures[0])
    words = _of(language)
    for numerals in (words.get("cardinals", ""), words.get("ordinals", ""), "一 二 三 四 五 六 七 八 九 十"):
        if written.casefold() in numerals.split():
            return numerals.split().index(written.casefold()) + 1
    return 0


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
        if not any(c.isalpha() for c in text) or _ROMAN.fullmatch(text):
            raise Unspeakable("a heading without words")
        return text
    words = _of(language)
    if heading.word:
        opening = numbered(heading.word[:1].upper() + heading.word[1:], cardinal(heading.number, language))
    else:
        opening = words.get("number", "{}").format(cardinal(heading.number, language))
    if not text:
        return f"{opening}."
    steps = is_step(heading.word, language)
    return f"{opening}{words.get('colon', ': ')}{after_colon(text, language, names, small, verb=steps)}"


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


def after_colon(text: str, language: str, names: frozenset[str], small: frozenset[str], *, verb: bool = False) -> str:
    """A sentence as it goes on behind a colon: its first word is small unless it is a name, or all are capitals.

    `verb` says that it begins with what is to be done.
    """
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
        or (not verb and bare.lower() not in small and _is_name(text, language))
        or not bare[:1].isupper()
        or any(c.isupper() for c in bare[1:])
        or bare == "I"
    ):
        return text
    return text[0].lower() + text[1:]
