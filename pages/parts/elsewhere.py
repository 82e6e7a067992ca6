"""Conflicts with another tab, a program or a job that changed the same meanwhile: both are shown to choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.errors import ChangedElsewhere, ReelwrightError
from core.language.graphemes import start
from pages.parts import problems
from pages.parts.words import plain

_KEY = "_elsewhere"
MOST_CHARS = 1200


@dataclass(frozen=True)
class Conflict:
    """One change that waits for a word: what it is about, both values of each place, and the way to keep one's own."""

    project_id: int | None  # None for what is of all projects
    what: str
    places: tuple[tuple[str, str, str], ...]  # what of it, as it is now, as it was to be
    keep_mine: Callable[[], None]


def guarded(
    project_id: int | None, what: str, act: Callable[[Any], Any], seen: Any, renew: Callable[[ChangedElsewhere], Any]
) -> bool:
    """Do `act(seen)` for a press on the page; False where that was changed elsewhere: both are kept to choose between.

    `what` names it in the plural or singular as the sentence takes it ("Line 3 was"); `renew` says what has been seen
    once the person has been shown what is there now, so that a third change is noticed, too.
    """
    try:
        act(seen)
    except ChangedElsewhere as error:
        known = renew(error)

        def again() -> None:
            guarded(project_id, what, act, known, renew)

        conflict = Conflict(project_id, what, _places(error), again)
        st.session_state[_KEY] = [*st.session_state.get(_KEY, ()), conflict]
        return False
    return True


def _places(error: ChangedElsewhere) -> tuple[tuple[str, str, str], ...]:
    """Both values, side by side."""
    current, given = error.current, error.given
    if isinstance(current, list) and isinstance(given, list):
        return tuple(
            (_name(now), _shown(now["value"]), _shown(new["value"])) for now, new in zip(current, given, strict=True)
        )
    if isinstance(current, dict) and isinstance(given, dict):
        return tuple((name.replace("_", " ").capitalize(), _shown(current.get(name)), _shown(given[name]))
                     for name in given)  # fmt: skip
    return ()


def _name(place: dict[str, Any]) -> str:
    return "" if place["name"] == "text" else str(place["name"]).replace("_", " ").capitalize()


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "\n".join(_shown(part) for part in value)
    return "" if value is None else str(value)


def show(project_id: int | None, place: str) -> None:
    """Show every conflict of the project on the page: what is there now and one's own beside each other, with a
    button each.

    `place` tells apart two places that show them in one run: the page and a dialog over it.
    """
    for number, conflict in enumerate(st.session_state.get(_KEY, ())):
        if conflict.project_id != project_id:
            continue
        with st.container(border=True, key=f"elsewhere-{place}-{number}"):
            st.warning(
                f"{conflict.what} changed elsewhere while you worked on it. Yours is not saved yet: choose.",
                icon=":material/call_split:",
            )
            left, right = st.columns(2, gap="medium")
            with left:
                _side("There now", [(name, now) for name, now, _ in conflict.places])
                _choice("Keep that", f"theirs-{place}-{number}", conflict, mine=False)
            with right:
                _side("Yours", [(name, mine) for name, _, mine in conflict.places])
                _choice("Use mine", f"mine-{place}-{number}", conflict, mine=True)


def _side(title: str, texts: list[tuple[str, str]]) -> None:
    st.caption(f"**{title}**")
    for name, text in texts:
        shown = plain(start(text, MOST_CHARS)) if text else ":gray[Deleted]"
        st.markdown(f"{plain(name)}: {shown}" if name else shown)


def _choice(label: str, key: str, conflict: Conflict, *, mine: bool) -> None:
    st.button(label, key=key, on_click=_decide, args=(conflict,), kwargs={"mine": mine}, width="stretch")


def _decide(conflict: Conflict, *, mine: bool) -> None:

    st.session_state[_KEY] = [other for other in st.session_state.get(_KEY, ()) if other is not conflict]
    if not mine:
        return
    try:
        conflict.keep_mine()
    except ReelwrightError as error:
        problems.keep(error)
