"""Commands inside of sentences ("start it with flask --app app run"): what to type is seen, not only heard."""

from __future__ import annotations

import re

from core.language.stop_words import stop_words
from core.model.article import Article
from core.visuals.plan.headings import is_label
from core.visuals.plan.places import Places

_OPTION = re.compile(r"--?[A-Za-z][\w-]*(?:=\S+)?$")
_REDIRECT = frozenset(("<", ">", ">>", "|", "&&"))
_PROGRAM = re.compile(r"[$#.~/]?[a-z][\w./-]*\d*$")
_VERBS = frozenset(
    "run running type typing enter execute executing call use using command try issue launch start via".split()  # noqa: SIM905
)
_ENDS = ".,;:!?)\"'”’»"
MOST = 90  # letters of a command on a card


def command_in(text: str, language: str) -> str:
    """The command in a spoken sentence that a card may show, known by its options or redirections; empty where there
    is none for certain.
    """
    words = text.replace("`", " ").split()
    stop = stop_words(language)
    for n, word in enumerate(words):
        bare = word.rstrip(_ENDS)
        if not (_OPTION.match(bare) or (word in _REDIRECT and 0 < n < len(words) - 1)):
            continue
        first = _first(words, n, stop | _VERBS)
        if first is None:
            continue
        found = " ".join(words[first : _end(words, n, stop)]).rstrip(_ENDS)
        if len(found) <= MOST:
            return found
    return ""


def _first(words: list[str], at: int, stop: frozenset[str]) -> int | None:
    """The word a command begins with: up to four before its option, none of them one of ordinary speech."""
    first = at
    while first > 0 and at - first < 4:
        word = words[first - 1]
        if word[-1] in _ENDS or word.casefold() in stop or not _PROGRAM.match(word):
            break
        first -= 1
    return first if first < at else None


def _end(words: list[str], at: int, stop: frozenset[str]) -> int:
    """One past the last word of a command: before a word of ordinary speech, or after one that ends with a mark."""
    end = at
    while end < len(words):
        if end > at and words[end].casefold() in stop:
            return end
        end += 1
        if words[end - 1][-1] in _ENDS:
            return end
    return end


def command_of_section(article: Article, places: Places, heading: int) -> str:
    """The first command in the running text under a heading; empty where its section has a listing of its own."""
    if is_label(article.blocks[heading].text or "-", article):
        return ""
    inside = [n for n in range(heading + 1, len(article.blocks)) if places.same_section(heading, n)]
    if any(article.blocks[n].kind == "code" for n in inside):
        return ""
    texts = (article.blocks[n].text for n in inside if article.blocks[n].kind in ("paragraph", "list"))
    return next((found for text in texts if (found := command_in(text, article.language))), "")
