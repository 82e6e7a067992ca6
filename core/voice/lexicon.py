"""Words that are said otherwise than written: "nginx" -> "engine x". Only the speech changes, never the captions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.errors import BadInput
from core.language.tag import primary
from core.model.speech import Pronunciation
from core.model.text import one_line
from core.voice.text import Spoken
from core.voice.writing import script

MOST_WORDS, _LONGEST = 2_000, 200
_SPACELESS = frozenset({"HAN", "KANA", "THAI", "LAO", "KHMER", "MYANMAR"})  # there a word has no edge to be seen
_IPA_ONLY = frozenset("ˈˌːɪʊʌɹɜɝɑɒʃʒʔ")  # letters of no alphabet that people write in


@dataclass(frozen=True)
class Found:
    """A word of the lexicon in a text: `text[start:end]` is said as `entry` says."""

    start: int
    end: int
    entry: Pronunciation


def lexicon_entry(
    word: str, sound: str, *, exact: bool | None = None, language: str = "", as_written: bool = False
) -> Pronunciation:
    """A pronunciation as a person gives it for a lexicon: `sound` between slashes is IPA. Raises `BadInput`.

    Where `exact` is not said, a word in capitals ("US", "IT") counts only in capitals. `as_written`: it has no `sound`.
    """
    word, sound, language = one_line(word), one_line(sound), one_line(language)
    if not word or not any(char.isalnum() for char in word):
        raise BadInput("There is no word to be said otherwise.", "Type the word as it stands in the script.")
    if len(word) > _LONGEST or len(sound) > _LONGEST or not all(char.isprintable() for char in word + sound):
        raise BadInput("This pronunciation is too long, or has signs that nobody can read.", "Shorten it.")
    ipa = sound[1:-1].strip() if len(sound) > 2 and sound[0] in "/[" and sound[-1] in "/]" else ""
    if not ipa and any(char in _IPA_ONLY for char in sound):
        ipa = sound
    sound = "" if ipa else sound
    if not as_written and not ipa and not any(char.isalnum() for char in sound):
        raise BadInput(f"It isn't said how “{word}” sounds.", "Write it in ordinary letters, such as “engine x”.")
    capitals = [char for char in word if char.isalpha()]
    if exact is None:
        exact = len(capitals) > 1 and all(char.isupper() for char in capitals)
    if as_written:
        sound = ipa = ""
    return Pronunciation(word=word, said=sound, ipa=ipa, exact=exact, language=language, as_written=as_written)


def parse_lexicon(text: str) -> tuple[Pronunciation, ...]:
    """A lexicon of pronunciations from lines of `word = how to say it`; empty lines and `#` comments are left out.
    Raises `BadInput`.
    """
    out: dict[str, Pronunciation] = {}
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        word, equals, spoken = (part.strip() for part in bare.partition("="))
        if not (word and equals and spoken) or max(len(word), len(spoken)) > _LONGEST:
            raise BadInput(f"Line {number} of the pronunciations is not “word = how to say it”.", "Correct that line.")
        out[word] = lexicon_entry(word, spoken)
    if len(out) > MOST_WORDS:
        raise BadInput(f"There are more than {MOST_WORDS} pronunciations.", "Leave some out.")
    return tuple(out.values())


def merged_lexicons(own: Iterable[Pronunciation], general: Iterable[Pronunciation]) -> tuple[Pronunciation, ...]:
    """Two lexicons of pronunciations for a voice as one; where both have a word, the project's own counts.

    A word that is to be said as it is written has no entry.
    """
    known: dict[tuple[str, str], Pronunciation] = {}
    for item in (*general, *own):
        known[(item.word if item.exact else _folded(item.word), item.language)] = item
    return tuple(item for item in known.values() if not item.as_written)


def accepted_words(own: Iterable[Pronunciation], general: Iterable[Pronunciation]) -> tuple[Pronunciation, ...]:
    """The words of two lexicons that a person wants said as they are written."""
    return tuple(item for item in (*own, *general) if item.as_written)


def lexicon_words_in(text: str, entries: Sequence[Pronunciation], language: str = "") -> list[Found]:
    """The words of a lexicon in a text to be spoken, in order: whole words, the longest first, none inside another."""
    begins = _begins(tuple(entries), primary(language))
    out: list[Found] = []
    at = 0
    while begins and at < len(text):
        hit = next(
            (
                (match.end(), item)
                for pattern, item in begins.get(text[at].casefold()[:1], ())
                if (match := pattern.match(text, at)) and _edge(text, at) and _edge(text, match.end())
            ),
            None,
        )
        if hit is None:
            at += 1
            continue
        out.append(Found(at, hit[0], hit[1]))
        at = hit[0]
    return out


@lru_cache(maxsize=16)
def _begins(
    entries: tuple[Pronunciation, ...], language: str
) -> dict[str, list[tuple[re.Pattern[str], Pronunciation]]]:
    """The entries for a language by the letter they begin with, those that go before others first."""
    out: dict[str, list[tuple[re.Pattern[str], Pronunciation]]] = {}
    fitting = [element for element in entries if not element.language or primary(element.language) == language]
    for item in sorted(fitting, key=lambda each: (-len(each.word), not each.language, not each.exact)):
        for form in dict.fromkeys(unicodedata.normalize(kind, item.word) for kind in ("NFC", "NFD")):
            pattern = re.compile(re.escape(form), 0 if item.exact else re.IGNORECASE)
            out.setdefault(form[0].casefold()[:1], []).append((pattern, item))
    return out


def respelt(spoken: Spoken, entries: Sequence[Pronunciation], language: str = "", *, ipa: bool = False) -> Spoken:
    """A text to be spoken with each word of the lexicon in its respelling.

    With `ipa` a word that has IPA is left as it is and marked in `phonemes`, for an engine that reads it.
    """
    hits = lexicon_words_in(spoken.text, entries, language)
    if not hits:
        return spoken
    text, origin, phonemes = "", list[int](), list[tuple[int, int, str]]()
    at = 0
    for hit in hits:
        text += spoken.text[at : hit.start]
        origin.extend(spoken.origin[at : hit.start])
        written = spoken.text[hit.start : hit.end]
        native = ipa and bool(hit.entry.ipa)
        words = written if native or not hit.entry.said else hit.entry.said
        if native:
            phonemes.append((len(text), len(text) + len(words), hit.entry.ipa))
        text += words
        origin.extend(
            spoken.origin[hit.start + index * len(written) // max(1, len(words))] for index in range(len(words))
        )
        at = hit.end
    return Spoken(text + spoken.text[at:], (*origin, *spoken.origin[at:]), tuple(phonemes))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _edge(text: str, at: int) -> bool:
    """Whether a word can begin or end between the characters before and at `at`."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if unicodedata.category(after).startswith("M"):
        return False  # a vowel sign belongs to the letter before it
    if script(before) in _SPACELESS or script(after) in _SPACELESS:
        return True
    return not (_inside(before) and _inside(after))


def _inside(char: str) -> bool:
    return char == "_" or unicodedata.category(char)[0] in "LNM"
