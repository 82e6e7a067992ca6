"""Code within a sentence as it is spoken: words of it as they are, paths by their last name, the rest left to the card.

What can be said aloud stays ("git push", "the dash v option"). A longer command goes with the word that leads to it
("open the crontab with …"), or is called by what the card shows where a verb has it as its object ("run the command on
screen"). Anything else stays as it is, so that the sentence is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.language.spacing import unspaced
from core.language.tag import base
from core.script.read.data import table

_FLAG = re.compile(r"-{1,2}(?=[A-Za-z])")
_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?: [A-Za-z0-9][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*){0,3}")
_OPTION = re.compile(r"(?:[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*){0,2} )?-{1,2}[A-Za-z][A-Za-z0-9-]*(?: [a-z]+)?")
_FILE = re.compile(r"(?:~|\.{1,2})?(?:/?[\w.@-]+)*/(?P<name>[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9]{0,4})+)")
_BRACKETED = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)* \([A-Za-z ]+\)")  # "active (running)"
_PATH = re.compile(r"(?:~|\.{1,2})?(?:/?[\w.@-]+)*/(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_FILE_NOUN = re.compile(r"(?:file|script|datei|skript|fichier|archivo|fichero|ficheiro|arquivo|bestand)\s*$", re.I)
_PATHLIKE = re.compile(r"[~.]?[\w./@-]*[./][\w.@-]+")
_FOLDER = re.compile(r"(?:\./)?([A-Za-z][A-Za-z0-9-]*)/")
_IDENTIFIER = re.compile(r"_?[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+")
_CALL = re.compile(r"([A-Za-z]\w*(?:\.[A-Za-z]\w*)?)\([^()]*\)")
_ANNOUNCES = re.compile(r"[:：]\s*$")
_LAST_CLAUSE = 3  # words of a last clause that says no more than that code follows


def spoken_code(
    source: str, code: Sequence[str], language: str, shown: Sequence[str] = (), *, announces: bool = False
) -> str:
    """A sentence with its code in words as far as it can be said.

    `shown` are the listings beside it; with `announces` one stands right behind it.
    """
    words = table("coded").get(base(language), {})
    pieces = sorted(filter(None, set(code)), key=len, reverse=True)
    text, at = source, 0
    while found := _next(text, at, pieces):
        at, piece = found
        before, after = text[:at], text[at + len(piece) :]
        spoken = _aloud(piece, words) or _file(piece, before)
        if spoken is None and announces and words.get("file") and _names_listing(piece, after, words):
            spoken, after = words["file"], ":"
        if spoken is None:
            text = _without(text, at, piece, words, language, shown)
            at = max(at + len(piece) + len(text) - len(before) - len(piece) - len(after), 0)
            continue
        if piece.startswith("--") and not before.strip() and after[:2].strip().isalpha() and words.get("option"):
            spoken = words["option"].format(spoken)
        text, at = before + spoken + after, at + len(spoken)
    return _announcing(text, words, language, shown) if announces else text


def without_pointers(text: str, language: str) -> str:
    """A line without the words that point at what its card shows: "the command on screen"."""
    words = table("coded").get(base(language), {})
    where = words.get("lines", words.get("command", "")).split(" ", 2)[-1]  # "on screen"
    for phrase in filter(None, (words.get("command", ""), words.get("lines", ""), where)):
        text = text.replace(phrase, "")
    return text


def _next(text: str, at: int, pieces: Sequence[str]) -> tuple[int, str] | None:
    """The next piece of code in a text and its place, the longest of those that begin there."""
    places = [(place, piece) for piece in pieces if (place := text.find(piece, at)) >= 0]
    return min(places, key=lambda item: (item[0], -len(item[1])), default=None)


def _aloud(piece: str, words: dict[str, str]) -> str | None:
    """Code as somebody reads it out, None where nobody would."""
    if _WORDS.fullmatch(piece):
        return piece
    if _OPTION.fullmatch(piece) and words.get("dash"):
        if piece.startswith("--"):
            return piece[2:].replace("-", " ")
        return _FLAG.sub(f"{words['dash']} ", piece)
    if _BRACKETED.fullmatch(piece):
        return piece.replace("(", "").replace(")", "")
    if match := _FOLDER.fullmatch(piece):
        return match[1]
    if match := _FILE.fullmatch(piece):
        return match["name"]
    if _IDENTIFIER.fullmatch(piece):
        return piece.strip("_").replace("_", " ")
    if match := _CALL.fullmatch(piece):
        return match[1].replace("_", " ")
    return None


def _file(piece: str, before: str) -> str | None:
    """The last name of a path behind a word for a file, or of one whose name says that it is one: "Makefile"."""
    match = _PATH.fullmatch(piece)
    return match["name"] if match and (_FILE_NOUN.search(before) or match["name"].endswith("file")) else None


def _names_listing(piece: str, after: str, words: dict[str, str]) -> bool:
    """Whether code is the path of the file that is shown next: "Create `.env` with this content:"."""
    rest = _ANNOUNCES.sub("", after).strip().lower()
    return bool(_PATHLIKE.fullmatch(piece)) and (not rest or bool(re.fullmatch(words.get("contains", "(?!)"), rest)))


def _without(text: str, at: int, piece: str, words: dict[str, str], language: str, shown: Sequence[str]) -> str:
    """The sentence without code that goes with the word before it, or with what the card shows in its place."""
    before, after = text[:at].rstrip(), text[at + len(piece) :]
    beside = any(piece in listing for listing in shown)
    if unspaced(language):
        return f"{before}{words['command']}{after}" if beside and words.get("command") else text
    verb = _last_of(before, words.get("does", ""))
    if verb and beside and words.get("command"):
        return f"{before} {words['command']}{after}"
    if " " not in piece or not piece[0].isalpha():
        return text  # "must end with /*" says nothing without it
    leads = _last_of(before, words.get("by", "")) or (beside and _last_of(before, words.get("with", "")))
    if leads:
        return f"{before[: -len(leads)].rstrip()}{after}"
    return text


def _announcing(text: str, words: dict[str, str], language: str, shown: Sequence[str]) -> str:
    """A sentence that ends by announcing a listing with what the card shows as its object."""
    if not _ANNOUNCES.search(text) or unspaced(language):
        return text
    bare = _ANNOUNCES.sub("", text).rstrip()
    for rule in filter(None, words.get("following", "").split(";")):
        expression, seen = rule.split(" => ")
        if re.search(expression, bare, re.I):
            return re.sub(expression, seen, bare, flags=re.I) + "."
    if _last_of(bare, words.get("sees", "")) and words.get("lines"):
        return f"{bare} {words['lines']}."
    if (verb := _last_of(bare, words.get("adds", ""))) and words.get("lines"):
        listing = next(iter(shown), "")
        runs = verb.lower() in words.get("does", "").split(";") and "\n" not in listing.strip()
        return f"{bare} {words['command'] if runs else words['lines']}."
    joined = re.split(rf",?\s{words.get('and', 'and')}\s", bare)
    if len(joined) > 1 and len(joined[-1].split()) < _LAST_CLAUSE and len(bare) - len(joined[-1]) > 20:
        rest = bare[: len(bare) - len(joined[-1])].rstrip()
        return re.sub(rf",?\s{words.get('and', 'and')}$", "", rest) + "."
    return text


def _last_of(text: str, phrases: str) -> str:
    """Return the phrase with which a text ends, as it is written there; "" for none."""
    for phrase in sorted(filter(None, phrases.split(";")), key=len, reverse=True):
        match = re.search(rf"(?<!\w)({re.escape(phrase)})$", text, re.I)
        if match:
            return match[1]
    return ""
