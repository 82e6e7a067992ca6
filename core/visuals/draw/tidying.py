"""Words from outside made fit to draw: no controls, no hidden turns of direction, no towers of marks, no end."""

from __future__ import annotations

import unicodedata

from core.language.emoji import spans, without_emoji
from core.language.graphemes import start
from core.language.sign_runs import breakable
from core.language.spacing import is_unspaced
from core.lettering import whole_emoji
from core.model.storyboard import Card

MOST_LETTERS = 1200  # of a statement or quotation: more than anybody reads in the time a card is seen
MOST_OTHER = 400  # of a title, an item, a cell
MOST_WORD = 160  # letters of one word; each of its ends is measured, so that endless ones would take endless time
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # no closing one can be missing
_HIDDEN = frozenset("\u200b\u2060\ufeff\u00ad\u061c\u180e")  # joiners of scripts and emoji (ZWJ, ZWNJ) stay
_OTHER_MARKS = 4  # on a letter of scripts that write with marks


def tidy(card: Card) -> Card:
    """A card with every text clean; lines of code clean themselves, for they keep their spaces."""
    most = MOST_LETTERS if card.kind in ("text", "quote") else MOST_OTHER
    body = card.body if card.kind == "code" else tuple(clean(text, most) for text in card.body)
    rows = tuple(tuple(clean(cell) for cell in row) for row in card.rows)
    changes = {"title": clean(card.title), "footer": clean(card.footer), "body": body, "rows": rows}
    return card.model_copy(update=changes)


def clean(text: str, most: int = MOST_OTHER) -> str:
    """A card's text with nothing that would draw outside its line or turn what stands beside it, at most so many
    letters.
    """
    if text.isascii() and text.isprintable() and len(text) <= MOST_WORD:
        return text
    result = _drawable(without_emoji(unicodedata.normalize("NFC", start(text, most)), whole_emoji))
    if len(text) > most:
        result += "…"
    if not any(len(word) > MOST_WORD for word in result.split()):
        return result
    return " ".join(word if len(word) <= MOST_WORD or _has_breaks(word) else _cut(word) for word in result.split(" "))


def _drawable(text: str) -> str:
    """The text without controls, turns of direction and towers of marks; emoji keep their parts."""
    out: list[str] = []
    marks, room, at = 0, 0, 0
    for first, last in [*spans(text), (len(text), len(text))]:
        for char in text[at:first]:
            kind = unicodedata.category(char)
            if char in _TURNS or char in _HIDDEN or kind in ("Cs", "Co"):
                continue
            if kind == "Cc":
                out.append(" ")
                continue
            if kind in ("Mn", "Me"):
                marks += 1
                if marks > room:
                    continue
            elif kind != "Cf":
                marks, room = 0, _room(char)
            out.append(char)
        out.append(text[first:last])
        at = last
    return "".join(out)


def _room(char: str) -> int:
    """Return the number of marks a letter may carry besides those that are part of it."""
    if not unicodedata.name(char, "").startswith(_PLAIN):
        return _OTHER_MARKS
    return 0 if unicodedata.decomposition(char) else 1


def _has_breaks(word: str) -> bool:
    """Whether a word is a sentence of a script without spaces, which breaks into phrases."""
    return len({char for char in word if is_unspaced(char)}) > 3


def _cut(word: str) -> str:
    return "".join(breakable(start(word, MOST_WORD - 1))) + "…"


_PLAIN = ("LATIN", "CYRILLIC", "GREEK", "DIGIT", "SPACE")
