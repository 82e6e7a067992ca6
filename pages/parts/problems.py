"""Problems on a page: one sentence each, what to do beside it, and the button that does it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from pages.parts.words import plain

log = logging.getLogger(__name__)
_KEY = "_problem"


@dataclass(frozen=True)
class Problem:
    """Something a person should know before going on. `act` runs when the button `label` is pressed."""

    message: str
    hint: str = ""
    label: str = ""
    act: Callable[[], Any] | None = None
    serious: bool = False


def show(problems: list[Problem], key: str) -> None:
    """Show all problems of a page at once: those with something to do one by one, mere notes together."""
    _notes(
        [
            plain(f"{element.message} {element.hint}")
            for element in problems
            if element.act is None and not element.serious
        ]
    )
    for number, problem in enumerate(item for item in problems if item.act is not None or item.serious):
        box = st.error if problem.serious else st.warning
        icon = ":material/error:" if problem.serious else ":material/info:"
        with st.container(horizontal=True, vertical_alignment="center", key=f"problem-{key}-{number}"):
            box(f"{plain(problem.message)} {plain(problem.hint)}".strip(), icon=icon)
            if problem.act is not None:
                st.button(problem.label, key=f"{key}-problem-{number}", on_click=saving(problem.act), wrap=True)


def _notes(notes: list[str]) -> None:
    notes = list(dict.fromkeys(notes))
    if len(notes) > 2:
        with st.expander(f"{len(notes)} things to know", icon=":material/info:"):
            st.markdown("\n".join(f"- {note}" for note in notes))
        return
    for note in notes:
        st.caption(f":material/info: {note}")


def saving(act: Callable[..., Any]) -> Callable[..., None]:
    """A callback whose failure is kept and shown at the top of the next run instead of ending the page."""

    def callback(*args: Any, **kwargs: Any) -> None:
        try:
            act(*args, **kwargs)
        except ReelwrightError as error:
            keep(error)

    return callback


def keep(error: ReelwrightError) -> None:
    """Remember an error for `show_kept`."""
    st.session_state[_KEY] = error.as_dict()


def show_kept() -> None:
    """Show the problem that the last press or edit failed with, once."""
    problem = st.session_state.pop(_KEY, None)
    if problem:
        st.error(f"{plain(problem['message'])} {plain(problem['hint'])}".strip(), icon=":material/error:")


def on_script_error(error: BaseException) -> bool:
    """Show the error of a page that fails altogether: our own as they are, a bug as one sentence and a log entry."""
    if isinstance(error, ReelwrightError):
        st.error(f"{plain(error.message)} {plain(error.hint)}".strip(), icon=":material/error:")
        return True
    log.error("a page failed", exc_info=error)
    st.error("Something went wrong on this page. Nothing is lost: open it again.", icon=":material/error:")
    return True
