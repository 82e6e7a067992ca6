"""Scripts of texts and the espeak-ng voices that read them: a line of several languages is split into runs."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from core.language.tag import primary
from core.voice.text import Spoken

# What espeak-ng's languages read by themselves, where that isn't only Latin.
_NATIVE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "ru", "sr", "tt", "uk"), frozenset({"CYRILLIC"})),
    **dict.fromkeys(("ar", "fa", "ug", "ur"), frozenset({"ARABIC"})),
    **dict.fromkeys(("hi", "mr", "ne"), frozenset({"DEVANAGARI"})),
    "zh": frozenset({"HAN"}),
    "ja": frozenset({"HAN", "KANA"}),
    "he": frozenset({"HEBREW"}),
}
# Writing that espeak-ng hands to the right language by itself, whatever the voice.
_HANDED_ON = frozenset(
    (
        *("LATIN", "GREEK", "HANGUL", "GEORGIAN", "ARMENIAN", "DEVANAGARI", "BENGALI"),
        *("TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "GUJARATI", "GURMUKHI"),
    )
)
# Writing that another voice must read, which espeak-ng would spell out as "Chinese letter, Chinese letter".
_OTHER = {"HAN": "cmn", "KANA": "ja", "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he"}
_SPELLS_LATIN = "ja"  # reads "Linux" letter by letter
_SPELLS_GREEK = "en"
_JOINS_LATIN = "+#-_./'’"


@dataclass(frozen=True)
class Run:
    """A stretch of the text for one espeak-ng language; `language` is empty for the voice's own."""

    language: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """The script of a letter that a voice has to read, as the first word of its Unicode name (HAN and KANA merged);
    "" for what is no letter.
    """
    if not unicodedata.category(char).startswith("L"):
        return ""
    name = unicodedata.name(char, "UNKNOWN")
    if name.startswith(("FULLWIDTH LATIN", "MATHEMATICAL", "FEMININE", "MASCULINE", "MODIFIER", "MICRO")):
        return "LATIN"
    if name.startswith(("CJK", "IDEOGRAPHIC")):
        return "HAN"
    if name.startswith(("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")):
        return "KANA"
    return name.split()[0].split("-")[0]


def reads(language: str, written: str) -> bool:
    """Whether a voice of espeak-ng's `language` reads this script well by itself."""
    return written in _NATIVE.get(primary(language), ()) or written in _HANDED_ON


def unreadable_share(text: str, language: str) -> tuple[float, str]:
    """The share of the letters that no voice of espeak-ng can say, and the script most of them are in."""
    counts = Counter(filter(None, map(script, text)))
    lost = {item: count for item, count in counts.items() if _lost(item, language)}
    if not lost:
        return 0.0, ""
    return sum(lost.values()) / sum(counts.values()), max(lost, key=lambda element: lost[element])


def lost_letters(text: str, language: str, most: int = 12) -> str:
    """The first few different letters that no voice can say."""
    found = dict.fromkeys(char for char in text if _lost(script(char), language))
    return " ".join(list(found)[:most]) + (" ..." if len(found) > most else "")


def _lost(written: str, language: str) -> bool:
    return bool(written) and not reads(language, written) and written not in _OTHER


def without_unreadable(text: str, language: str) -> Spoken:
    """A line with spaces for letters that no voice can say."""
    kept = "".join(" " if _lost(script(char), language) else char for char in text)
    return Spoken(kept, tuple(range(len(kept))))


def runs(text: str, language: str) -> list[Run]:
    """A line cut where another voice has to read. Signs and digits stay with the voice's own language."""
    base = primary(language)
    scripts = [script(char) for char in text]
    following, has_kana = _following(scripts), "KANA" in scripts
    out: list[Run] = []
    latest = ""  # the script of the last letter
    for at, written in enumerate(scripts):
        if written:
            reader, latest = _reader(scripts, at, base), written
            if reader == "cmn" and has_kana:
                reader = "ja"  # Han beside kana is Japanese, not Chinese
        else:
            before = out[-1].language if out else ""
            reader = before if before and _belongs(text[at], before, latest == following[at]) else ""
        if out and out[-1].language == reader:
            out[-1] = Run(reader, out[-1].start, at + 1)
        else:
            out.append(Run(reader, at, at + 1))
    return out


def _following(scripts: list[str]) -> list[str]:
    """For each place the script of the next letter after it, "" at the end."""
    out, latest = [""] * len(scripts), ""
    for at in range(len(scripts) - 1, -1, -1):
        out[at] = latest
        latest = scripts[at] or latest
    return out


def _reader(scripts: list[str], at: int, base: str) -> str:
    """The other language that reads this letter, or "" for the voice's own."""
    written = scripts[at]
    if base == _SPELLS_LATIN and written == "LATIN":
        return "en-us"
    if base == _SPELLS_GREEK and written == "GREEK":
        lone = scripts[max(0, at - 1) : at + 2].count("GREEK") == 1  # a formula's letter: its name is right
        return "" if lone else "el"
    return "" if reads(base, written) else _OTHER.get(written, "")


def _belongs(char: str, before: str, between: bool) -> bool:
    """Whether a digit or sign goes with the foreign word before it: "MP3", "C++", a vowel mark, a comma inside."""
    if unicodedata.category(char).startswith("M"):
        return True
    if before == "en-us" and char.isascii() and (char.isdigit() or char in _JOINS_LATIN):
        return True
    return between and char in " -'’·・,"
