"""The questions that a script leaves open: each with its line and the ways out, a click each."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.language.graphemes import start
from core.model.coded import Question
from core.model.script import Line
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.script import edits, open_questions
from core.wording import words
from pages.parts.script import lines
from pages.parts.words import count, plain
from pages.parts.workspace import workspace

SHOWN = 8  # questions that stand open on the page; the others are folded
AHEAD = ("answer", "reply", "refuted", "half")  # questions that what follows in the article answers
_SAID = 90  # characters of a line beside its question


def show(view: ProjectView) -> None:
    """Show each question that somebody who has not read the article would ask; nothing where there is none.

    Called when the rest of the page is drawn: the first look at a script takes a moment.
    """
    found = open_questions.open_questions_of(Project(workspace(), view.id))
    asked = [(line, found[line.id]) for line in view.script.lines if line.id in found] if view.script else []
    if not asked:
        return
    title = f"{count(len(asked), 'line')} would make a viewer ask" if len(asked) > 1 else "A viewer would ask"
    with st.expander(f"**{title}**", expanded=len(asked) <= SHOWN, icon=":material/help:"):
        st.caption(
            "Somebody who has not read the article would not understand these. The film can be made all the same."
        )
        for line, questions in asked:
            _question(view, line, questions)


def _question(view: ProjectView, line: Line, questions: tuple[Question, ...]) -> None:
    text = start(line.text, _SAID)
    st.markdown(
        f"“{plain(text)}{'…' if text != line.text else ''}”  \n:orange[{plain(' '.join(map(words, questions)))}]"
    )
    ways: list[tuple[str, str, Any]] = []
    if line.span is not None and any(item.code in AHEAD for item in questions):
        ways.append(("Say what comes after it", "ask-after", edits.say_after))
    elif line.span is not None:
        ways.append(("Say what comes before it", "ask-before", edits.say_before))
    ways += [("Another sentence", "ask-other", lines.anew), ("Delete the line", "ask-drop", edits.delete_line)]
    lines.offer(view, line, ways)
