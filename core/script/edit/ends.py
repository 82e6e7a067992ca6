"""Another first or last line, of those that the writer kept to choose from."""

from __future__ import annotations

from core.errors import BadInput
from core.model.article import Article
from core.model.script import Script
from core.script.extract.write import ended, title_line
from core.script.pace import Pace, estimate_s


def with_opening(script: Script, article: Article, number: int, pace: Pace | None = None) -> Script:
    """The script with another of its openings as its first line.

    A sentence that is said in its own place already is not said there again. Raises `BadInput` for a number there is
    none of, or where the only line would go.
    """
    if not 0 <= number < len(script.openings) or not script.lines:
        raise BadInput("There is no such first line.", "Choose one of those shown.")
    opening, first = script.openings[number], script.lines[0]
    text = opening.text
    span, flag = opening.span, None
    if span is None:  # the article's title
        title = title_line(article, script.language, pace)
        span, flag, text = title.span, title.flag, ended(text, script.language)
    changes = {"text": text, "span": span, "flag": flag, "estimate_s": estimate_s(text, script.language, pace)}
    rest = [line for line in script.lines[1:] if opening.span is None or line.span != opening.span or line.locked]
    return script.model_copy(update={"lines": (first.model_copy(update=changes), *rest)})


def with_closing(script: Script, number: int, pace: Pace | None = None) -> Script:
    """The script with another of its closings as its last line. Raises `BadInput` for a number there is none of."""
    if not 0 <= number < len(script.closings) or not script.lines:
        raise BadInput("There is no such last line.", "Choose one of those shown.")
    text, last = script.closings[number], script.lines[-1]
    changes = {"text": text, "estimate_s": estimate_s(text, script.language, pace)}
    return script.model_copy(update={"lines": (*script.lines[:-1], last.model_copy(update=changes))})
