"""Where a script says what its article does not: the reason, without the marks that mean no harm."""

from __future__ import annotations

from core.model.article import Article, Span
from core.model.script import Line


def doubt(line: Line) -> str:
    """Why a line should be looked at, in plain words; empty where it need not be."""
    from core.script.edit import FLAG_EDITED, FLAG_OWN
    from core.script.rework import FLAG_KEPT
    from core.script.write import FLAG_ADDED, FLAG_TITLE

    mark, _, reason = line.flag.partition(": ")
    if mark in (FLAG_EDITED, FLAG_OWN):
        return reason
    topic = "written without a source"  # there is no article to hold it against
    return "" if line.flag in ("", FLAG_ADDED, FLAG_TITLE, topic) or mark == FLAG_KEPT else line.flag


def nearest(article: Article, line: Line) -> Span | None:
    """The passage a line rests on, or the one that comes nearest to what it says; None where there is none."""
    from core.script.faithful import check_line

    if line.span is not None or article.topic:
        return line.span
    found = check_line(line, article)
    return found.passage if found else None
