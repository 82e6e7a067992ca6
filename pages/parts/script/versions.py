"""Two versions of the script side by side: who wrote them, when, how long, and what changed word by word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import streamlit as st

from core.studio.project.views import ProjectView
from core.studio.script import versions
from pages.parts import problems
from pages.parts.words import ago, count, plain, seconds
from pages.parts.workspace import workspace

MOST_ROWS = 60  # shown at once


def show(view: ProjectView) -> None:
    """Show two versions of the script to choose, what changed between them, and a button to take either back."""
    rows = {row["version"]: row for row in versions.versions(workspace(), view.id)}
    if len(rows) < 2:
        st.info(
            "There is one version so far. Each change makes another, and every one is kept.", icon=":material/info:"
        )
        return
    newest = next(iter(rows))
    left, right = st.columns(2, gap="medium")
    with left:
        old = _choose(view, rows, [item for item in rows if item != newest], "Before", "before")
    with right:
        new = _choose(view, rows, [element for element in rows if element != old], "After", "after")
    changes = versions.compare(workspace(), view.id, old, new)
    differ = [change for change in changes if change.kind != "same"]
    st.caption(_summary(differ))
    whole = st.toggle("Show the lines that stayed, too", key=f"whole-{view.id}") if len(differ) < len(changes) else True
    requested = _paired(changes if whole else differ)
    key = f"rows-{view.id}-{old}-{new}"
    most = st.session_state.get(key, MOST_ROWS)
    for number, (gone, come) in enumerate(requested[:most]):
        with st.container(key=f"diff-{number}"):
            before, after = st.columns(2, gap="medium")
            before.markdown(_said(gone.before, gone.words, "removed", whole=gone.kind == "removed"))
            after.markdown(_said(come.after, come.words, "added", whole=come.kind == "added"))
            if come.kind == "moved":
                after.caption(f":material/swap_vert: It stood at place {come.was_at + 1}.")
    if len(requested) > most:
        st.button(
            f"Show {count(len(requested) - most, 'more line')}",
            key="more-rows",
            on_click=lambda: st.session_state.update({key: most + 5 * MOST_ROWS}),
        )


def _choose(view: ProjectView, rows: dict[int, Any], offered: list[int], label: str, key: str) -> int:
    """One of the versions with what is to be known of it, and the way back to it."""
    picked: int = st.selectbox(
        label, offered, format_func=lambda item: name(rows[item]), key=f"{key}-{view.id}-{len(rows)}", index=0
    )
    row = rows[picked]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{who(row)} · **{seconds(row['seconds'])}** · {count(row['lines'], 'line')}", width="stretch")
        if picked == next(iter(rows)):
            st.badge("In use", color="green")
        else:
            st.button(
                "Use this one",
                icon=":material/history:",
                key=f"restore-{key}",
                help="It becomes the newest version; nothing is lost.",
                on_click=problems.saving(restore),
                args=(view.id, picked, view.script_version),
                wrap=True,
            )
    return picked


def restore(project_id: int, version: int, shown: int) -> None:
    """Take a version back by a button and say so; only where `shown`, the newest that the person saw, still is."""
    versions.restore(workspace(), project_id, version, at=shown)
    st.toast(f"Version {version} is in use again.", icon=":material/history:")


def name(row: dict[str, Any]) -> str:
    """The name of a version in the page's list: its number and when it was made."""
    return f"Version {row['version']}, {ago(datetime.fromisoformat(row['created_at']))}"


def who(row: dict[str, Any]) -> str:
    """The writer of a version as the page names it."""
    service, _, model = str(row["writer"]).partition(":")
    words = "The article's own words" if service == "extractive" else f"Written by {plain(model or service)}"
    return words + (", then changed" if row["edited"] else "")


def _paired(changes: list[Any]) -> list[tuple[Any, Any]]:
    """The rows: a line that went and the one that came in its place stand beside each other."""
    rows: list[tuple[Any, Any]] = []
    gone: list[Any] = []
    for change in changes:
        if change.kind == "removed":
            gone.append(change)
        elif change.kind == "added" and gone:
            rows.append((gone.pop(0), change))
        else:
            rows += [(element, element) for element in gone]
            gone = []
            rows.append((change, change))
    return rows + [(item, item) for item in gone]


def _summary(differ: list[Any]) -> str:
    """Count the changes between versions, in words."""
    verbs = {"changed": "changed", "added": "new", "removed": "gone", "moved": "moved"}
    counts = {kind: sum(item.kind == kind for item in differ) for kind in verbs}
    rows = [f"{count(number, 'line')} {verbs[kind]}" for kind, number in counts.items() if number]
    return ", ".join(rows) or "Both say the same."


def _said(text: str, words: Any, mine: str, *, whole: bool) -> str:
    """One side of a line as Markdown: what is only here is marked."""
    mark: Callable[[str], str] = (
        (lambda item: f":red-background[~~{item}~~]")
        if mine == "removed"
        else (lambda element: f":green-background[{element}]")
    )
    if not text:
        return ":gray[—]"
    if whole:
        return mark(plain(text))
    if not words:
        return plain(text)
    parts = [mark(plain(piece)) if kind == mine else plain(piece) for kind, piece in words if kind in ("same", mine)]
    return (" " if " " in text else "").join(part for part in parts if part)
