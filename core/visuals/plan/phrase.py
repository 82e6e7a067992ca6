"""Phrases of a spoken line that stand alone on a card: the whole of it, a complete clause, an enumeration.

Nothing is ever cut where only a parser could tell whether it makes sense: a clause is taken between marks that end
one, and only in languages whose little words are known (`function_words.py`); elsewhere the whole sentence or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.language.scripts import script_of
from core.language.spacing import is_unspaced, unspaced
from core.language.tag import primary
from core.visuals.plan.function_words import (
    ARTICLES,
    GOES_ON,
    LEANS_ON_WHAT_CAME,
    LITTLE,
    OPENS_ASIDE,
    PARTICIPLES,
    V2,
)

MAX_WORDS, MAX_LETTERS = 14, 84  # of what is set as a statement
LEAST_WORDS = 3
LONGEST = 260  # letters of a sentence that is still set whole where nothing better is to be had
_MARKS = re.compile(r"\s*[;:—]\s+|\s+[–—-]\s+")
_ENDS = ".!?。！？؟।…"
_LIST_LEAD = re.compile(
    r"(?::|\b(?:such as|including|includes?|namely|wie|nämlich|comme|como|come|incluye|tels que))\s+$", re.I
)


@dataclass(frozen=True)
class Saying:
    """Words for a card; `good` when they are worth a card of their own, else only where nothing else is to be had."""

    text: str
    good: bool


def letters(text: str) -> int:
    """The length of a card's text in letters of ordinary width; one of Korean or of a script without spaces counts
    twice.
    """
    return sum(2 if is_unspaced(char) or script_of(char) == "Hang" else 1 for char in text)


def sayings(text: str, language: str) -> list[Saying]:
    """The statements on a card that may stand for a line, best first: itself when short, clauses, itself when long."""
    text = " ".join(text.split())
    whole = _whole(text, language)
    out = [whole] if whole is not None and whole.good else []
    if whole is None or not whole.good:
        out += [Saying(clause, True) for clause in clauses(text, language)]
    if whole is not None and not whole.good:
        out.append(whole)
    return out


def _whole(text: str, language: str) -> Saying | None:
    if not any(char.isalnum() for char in text) or letters(text) > LONGEST:
        return None
    first = bare(text.split()[0])
    short = letters(text) <= MAX_LETTERS or (
        not unspaced(language) and len(text.split()) <= MAX_WORDS and len(text) <= 96
    )
    return Saying(text, short and first not in LEANS_ON_WHAT_CAME.get(primary(language), frozenset()))


def clauses(text: str, language: str) -> list[str]:
    """The complete clauses and noun phrases of a spoken line that a card may show, in its order, each contiguous
    words of it.
    """
    code = primary(language)
    if code not in LITTLE:
        return []
    found: list[str] = []
    for part in _MARKS.split(text.rstrip(_ENDS + "\"'”’ ")):
        for piece in _pieces(part, code):
            shown = _trimmed(piece)
            if shown and _stands_alone(shown, code) and shown not in found:
                found.append(shown)
    return found


def _pieces(part: str, language: str) -> list[str]:
    """A part between strong marks: whole, before a comma that opens an aside, or after one that closes an opening."""
    if "(" in part or ")" in part or "[" in part:
        return []
    out = [part]
    at = [match.end() for match in re.finditer(r",\s", part)]
    if not at:
        return out
    words_of = [part[n:].split(maxsplit=1)[0].casefold() for n in at if part[n:].strip()]
    if words_of and words_of[0] in GOES_ON[language] and _begins_anew(part[at[0] :], language):
        out.append(part[: at[0]].rstrip(", "))
    opens = bare(part.split()[0]) in OPENS_ASIDE[language]
    if len(at) == 1 and opens and language not in V2 and words_of and words_of[0] not in GOES_ON[language]:
        out.append(part[at[0] :])
    return out


def _begins_anew(rest: str, language: str) -> bool:
    """Whether "and" or "or" after a comma begins a clause with a subject of its own, not the end of an enumeration."""
    words = [bare(word) for word in rest.split()[:2]]
    if words[0] not in ("and", "or") or len(words) < 2:
        return True
    return words[1] in LEANS_ON_WHAT_CAME[language]


def _trimmed(piece: str) -> str:
    """A piece of a sentence as a statement: its first letter large, its quotation marks whole."""
    words = piece.strip(" ,").split()
    shown = " ".join(words).strip("'\"“”‘’«» ")
    if shown.count("“") != shown.count("”") or shown.count("«") != shown.count("»"):
        return ""
    return large(shown)


def large(text: str) -> str:
    """A card's text with its first letter large, unless it begins with a name that is written small
    ("virt-install2").
    """
    first = text.split(maxsplit=1)[0] if text else ""
    return text[:1].upper() + text[1:] if first.islower() and first.replace("-", "").isalpha() else text


def _stands_alone(shown: str, language: str) -> bool:
    words = shown.split()
    if not words or not (shown[0].isalnum() or shown[0] in "$€£¥"):
        return False
    if words[0].casefold() in ARTICLES[language]:
        words = words[1:]
    if not LEAST_WORDS <= len(words) <= MAX_WORDS or len(shown) > MAX_LETTERS:
        return False
    little, comma = LITTLE[language], next((n for n, word in enumerate(words) if word.endswith(",")), 99)
    if comma < 4 and len(words) > 5 and language not in V2:
        return False  # an opening ("A bit later, ...") that no list of words knows
    if comma + 1 < len(words) and bare(words[comma + 1]) in LEANS_ON_WHAT_CAME[language]:
        return False  # ("Compiled everywhere, it ...")
    if bare(words[0]) in little or bare(words[-1]) in little or bare(words[0]).endswith(PARTICIPLES.get(language, "-")):
        return False
    return bare(words[0]) not in OPENS_ASIDE[language] and any(len(bare(word)) > 3 for word in words)


def bare(word: str) -> str:
    """A word for a card folded, without marks and without what an apostrophe adds ("it's" is a little word, too)."""
    return re.split("['’]", word.strip("'’‘\"“”«»-–.,;:!?()").casefold(), maxsplit=1)[0]


def items(text: str, language: str) -> tuple[str, ...]:
    """The members of an enumeration "A, B and C" (three to six) in a spoken line, for a card; none where their ends
    cannot be told for certain.
    """
    code = primary(language)
    if code not in LITTLE:
        return ()
    little, link = LITTLE[code], "|".join(_LINKS[code])
    member = r"[^,;:.!?()]{2,40}"
    match = re.search(
        rf"((?:{member},\s+){{2,5}})(?:(?:{link})\s+)({member})|((?:{member},\s+){{1,4}}{member})\s+(?:{link})\s+({member})",
        text,
    )
    if match is None:
        return ()
    head, tail = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
    members = [part.strip() for part in head.split(",") if part.strip()]
    first, last = (
        _first_member(members[0], text[: match.start()], little),
        _last_member(tail, text[match.end() :], little),
    )
    middle = [_without_article(item, code) for item in members[1:]]
    out = [first, *middle, last]
    if len(out) < 3 or not all(out) or len({entry.casefold() for entry in out}) < len(out):
        return ()
    plain = all(
        1 <= len(element.split()) <= 3 and not {bare(word) for word in element.split()} & (little | _NOT_MEMBERS)
        for element in out
    )
    return tuple(out) if plain else ()


_NOT_MEMBERS = frozenset(("namely", "including", "nämlich", "like", "deprecated", "notamment", "incluso"))
_LINKS = {
    "en": ("and", "or"), "de": ("und", "oder"), "fr": ("et", "ou"), "es": ("y", "e", "o"), "it": ("e", "ed", "o"),
    "pt": ("e", "ou"), "nl": ("en", "of"),
}  # fmt: skip


def _first_member(member: str, before: str, little: frozenset[str]) -> str:
    """The first member without the words that lead to it; empty where they cannot be told from it."""
    words = member.split()
    if _LIST_LEAD.search(before):
        return member
    lead = _LIST_LEAD.search(member[: member.rfind(words[-1])])
    if lead or (len(words) >= 2 and bare(words[-2]) in little):
        return words[-1]
    return ""


def _last_member(member: str, after: str, little: frozenset[str]) -> str:
    """The last member up to the end of the sentence or the next little word; empty where that is too far."""
    words = member.split()
    if words and bare(words[0]) in little:
        words = words[1:]
    cut = next((n for n, word in enumerate(words) if bare(word) in little), None)
    if cut is not None:
        return words[0] if cut == 1 else ""
    return " ".join(words) if len(words) <= 2 and (not after or after[0] in _ENDS + ",;") else ""


def _without_article(phrase: str, language: str) -> str:
    words = phrase.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0].casefold() in ARTICLES[language] else phrase
