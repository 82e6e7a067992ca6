"""The flags of lines that say what the article does not: the reason, without the marks that mean no harm."""

from __future__ import annotations

from core.model.article import Article, Span
from core.model.coded import Flag
from core.model.script import Line

HARMLESS = frozenset({"added", "title", "topic", "kept"})  # of a topic there is no article to hold a line against
BY_HAND = frozenset({"edited", "own"})


def reason(line: Line) -> Flag | None:
    """The flag for which a line of a project should be looked at; None where it need not be."""
    if line.flag is None or line.flag.code in HARMLESS:
        return None
    return line.flag.about if line.flag.code in BY_HAND else line.flag


def nearest(article: Article, line: Line) -> Span | None:
    """The passage that a project's line rests on, or the one that comes nearest to what it says; None where there is
    none.
    """
    from core.script.faithful import check_line

    if line.span is not None or article.topic:
        return line.span
    found = check_line(line, article)
    return found.passage if found else None
