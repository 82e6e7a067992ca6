"""The sentences of the questions that a script leaves open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Row = str | Callable[[Any], str]

TABLE: dict[str, Row] = {
    "pronoun": "Who or what is “{words}”?",
    "definite": "Which is “{words}”? Nothing before says it.",
    "comparison": "“{words}”: compared with what, or of what?",
    "fragment": "“{words}” is no whole sentence, and the line before does not complete it.",
    "answer": "This asks, and no line answers.",
    "reply": "This is somebody else's objection, and no line replies.",
    "refuted": "The article takes this back in its next sentence, which is not said.",
    "link": "“{words}” goes on from something that is not said.",
    "half": "The article completes this in its next sentence, which is not said: “{words}”",
    "count": "This announces more than the film tells.",
    "code": "“{words}” is code, which nobody can listen to.",
}
