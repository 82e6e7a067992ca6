"""Doubtful words by rule: what a language's readers seldom meet, what is spelt as another's, and code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.voice.doubts import commonness, spelling
from core.voice.doubts.doubt import Reason
from core.voice.text import tokens
from core.voice.writing import script

EDGES = "\"'“”‘’«»„()[]{}<>,;:!?…—–*`。、！？，：；¿¡"
_NAME, _RARE = 3.45, 2.6  # Zipf: names below the first, other words below the second
_FIRST = 3.0  # below this a capital that begins a sentence is a name's
_OWN_WORD, _FOREIGN_LEAD = 3.6, 0.8  # a word below the first that English has so much oftener is English
_SHORTEST = 3  # letters: shorter ones are read one way
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzßæœøåäöüéèêëàâáíîïìóôòúûùçñãõ")
_JOINED = frozenset(
    {"de", "nl", "sv", "da", "nb", "nn", "no", "fi", "hu", "et", "is", "tr"}
)  # long words are made of known ones
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ.+#/_-]*[0-9A-Za-zÀ-ɏ+#]")


@dataclass(frozen=True)
class Suspect:
    """A stretch of a line, `line[start:end]`, and why the voice may say it wrong."""

    start: int
    end: int
    reason: Reason
    respelling: str = ""


def suspects(line: str, language: str) -> list[Suspect]:
    """The words of a line that a voice of the language may say wrong, in order; costs no more than looking them up."""
    shouting = sum(char.isupper() for char in line) > 0.6 * max(1, sum(char.isalpha() for char in line))
    out: list[Suspect] = []
    for start, end, first in _words(line):
        word = line[start:end]
        found = None if (shouting and word.isalpha()) or _is_known(word, language) else spelling.spelt(word)
        if found is None and not word.isupper() and (reason := _reason(word, language, first=first)):
            found = reason, ""
        if found is not None:
            why, spelt = found
            out.append(Suspect(start, end, why, spelt if spelt != word else ""))
    return out


def _words(line: str) -> list[tuple[int, int, bool]]:
    """Start and end of each word without the marks around it, and whether it begins a sentence."""
    out: list[tuple[int, int, bool]] = []
    first = True
    for token in tokens(line):
        if any(script(char) in ("HAN", "KANA") for char in token.text):
            out += [
                (token.start + hit.start(), token.start + hit.end(), False) for hit in _LATIN_WORD.finditer(token.text)
            ]
            continue
        bare = token.text.strip(EDGES)
        bare = bare if re.fullmatch(r"(?:[^\W\d_]\.)+", bare) else bare.rstrip(".")
        if any(char.isalnum() for char in bare):
            start = token.start + token.text.index(bare)
            out.append((start, start + len(bare), first))
            first = False
        first = first or token.text.rstrip("\"'”’»)]")[-1:] in (".", "!", "?", ":")
    return out


def _reason(word: str, language: str, *, first: bool) -> Reason | None:
    """The reason why an ordinary word is doubtful, if it is."""
    bare = re.sub(r"['’]s?$", "", word)
    parts = [part for part in re.split(r"[-’']", bare) if len(part) >= _SHORTEST]
    if not parts or not all(part.isalpha() for part in parts):
        return None
    if not commonness.counted(
        language
    ):  # the words of Chinese and Japanese stand without spaces: only Latin ones do not
        return "foreign" if commonness.zipf(bare.lower(), "en") < _NAME else None
    common = min(commonness.zipf(part.lower(), language) for part in parts)
    named = bare[0].isupper() and (not first or common < _FIRST)
    if named and (common < _NAME) and not (language.startswith("de") and not _strange(bare, language)):
        return "name"
    if _english(bare, common, language):
        return "foreign"
    if common < _RARE and (_strange(bare, language) if _is_joining(language) else True):
        return "rare"
    return None


def _is_known(word: str, language: str) -> bool:
    """Whether a word with capitals inside is one that everybody knows: "YouTube", "iPad", "HTML" as letters."""
    if not word.isalpha() or word.islower():
        return False
    if word.isupper():
        return not spelling.pronounceable(word) and commonness.zipf(word.lower(), language) > _RARE
    return commonness.zipf(word.lower(), language) > _OWN_WORD and not word.istitle()


def _english(word: str, common: float, language: str) -> bool:
    """Whether a word is one of English in a text of another language."""
    if language.startswith("en") or common >= _OWN_WORD or not word.isascii():
        return False
    return commonness.zipf(word.lower(), "en") > common + _FOREIGN_LEAD


def _strange(word: str, language: str) -> bool:
    """Whether a word that nobody counted is no compound of known ones: it has no long known beginning and end."""
    low = word.lower()
    if any(char not in _PLAIN for char in unicodedata.normalize("NFC", low)):
        return True
    known = [at for at in range(3, len(low) - 2) if commonness.zipf(low[:at], language) > 3.0]
    return not any(commonness.zipf(low[at:].lstrip("s"), language) > 2.5 for at in known)


def _is_joining(language: str) -> bool:
    return commonness.counted(language) in _JOINED
