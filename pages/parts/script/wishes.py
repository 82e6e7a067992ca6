"""Wishes for a chat model: how the whole script should be, and what should be different about one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.studio.project.views import ProjectView
from core.studio.script import carry_over
from pages.parts import fields, problems
from pages.parts.words import LANGUAGES, count, plain, quoted
from pages.parts.work import again, ask
from pages.parts.workspace import workspace

POINTS_OF_VIEW = {
    "": "As fits",
    "first person singular (I)": "I",
    "first person plural (we)": "We",
    "second person (you)": "You",
    "third person": "He, she, it, they",
}
MOST_POINTS = 20
MOST_CHARS = 8000  # of one's own instructions
LOST = {
    "changed": "{} of yours would be replaced.",
    "taken out": "{} that you took out would come back.",
    "moved": "The order of {} would be the writer's again.",
}
NAMES = ("language", "tone", "audience", "point_of_view", "paragraphs", "custom_prompt")


def form(view: ProjectView) -> None:
    """Show all wishes at once, and the button that has the script written with them: typing alone costs nothing."""
    chosen = view.options
    views = dict(POINTS_OF_VIEW)
    views.setdefault(chosen.point_of_view, chosen.point_of_view)
    codes = ["", *sorted((code for code in LANGUAGES if code != "no"), key=LANGUAGES.__getitem__)]
    if chosen.language not in codes:
        codes.append(chosen.language)
    with st.form(key=f"wishes-{view.id}", border=False):
        st.selectbox(
            "Language",
            codes,
            index=codes.index(chosen.language),
            format_func=lambda code: LANGUAGES.get(code, code) if code else "The article's own",
            key=_key(view.id, "language"),
        )
        for name, label, example in (
            ("tone", "Tone", "calm, playful, matter-of-fact"),
            ("audience", "For whom", "beginners, engineers, children of ten"),
        ):
            value = getattr(chosen, name)
            st.text_input(label, value, max_chars=200, placeholder=example, key=_key(view.id, name))
        st.selectbox(
            "Who speaks",
            list(views),
            index=list(views).index(chosen.point_of_view),
            format_func=views.__getitem__,
            key=_key(view.id, "point_of_view"),
        )
        st.number_input(
            "Number of points", 0, MOST_POINTS, chosen.paragraphs, key=_key(view.id, "paragraphs"), help="0: as fits."
        )
        st.text_area(
            "Your own instructions",
            chosen.custom_prompt,
            max_chars=MOST_CHARS,
            placeholder="Empty: ours.",
            key=_key(view.id, "custom_prompt"),
            help="They take the place of ours. The article is given along with them in any case.",
        )
        st.form_submit_button(
            "Write it again with these",
            icon=":material/refresh:",
            on_click=problems.saving(_write),
            args=(view.id, view.options.model_dump(), view.script_version),
        )


def _key(project_id: int, name: str) -> str:
    return f"wish-{name}-{project_id}"


def _write(project_id: int, seen: dict[str, Any], version: int) -> None:
    """Keep the wishes and have the script written; the version before is kept."""
    changes: dict[str, Any] = {name: st.session_state[_key(project_id, name)] for name in NAMES}
    changes = {name: "" if value is None else value for name, value in changes.items()}
    if fields.choose(project_id, seen, **changes):
        rewrite(project_id, changes["language"], version)


def rewrite(project_id: int, language: str = "", version: int | None = None) -> None:
    """Have the script written again by a button, in a language; where something of a person's is lost, ask in the
    next run.

    `version` is the one that the page shows: what was changed elsewhere since stays.
    """
    lost = carry_over.edits_lost_by_rewriting(workspace(), project_id, language)
    if lost:
        st.session_state[f"rewrite-{project_id}"] = lost
    else:
        problems.saving(again)("script", project_id, version)


@st.dialog("Write it again?")
def _ask(project_id: int, lost: dict[str, int], version: int) -> None:
    parts = [words.format(count(lost[name], "line")) for name, words in LOST.items() if name in lost]
    st.write(" ".join(parts))
    st.caption("The other lines that you changed or locked stay. The version before is kept under Versions.")
    with st.container(horizontal=True):
        if st.button(
            "Write it again",
            type="primary",
            key="rewrite-yes",
            on_click=problems.saving(again),
            args=("script", project_id, version),
        ):
            st.rerun()
        if st.button("Keep mine", key="rewrite-no"):
            st.rerun()


def want(project_id: int, line_ids: Sequence[int]) -> None:
    """Ask in a dialog of the next run what should be different about these lines."""
    st.session_state[f"anew-{project_id}"] = list(line_ids)


def answer(view: ProjectView) -> None:
    """Show the dialog about a script that was wanted, if one was."""
    lost = st.session_state.pop(f"rewrite-{view.id}", None)
    if lost and view.script is not None:
        _ask(view.id, lost, view.script_version)
        return
    ids = st.session_state.pop(f"anew-{view.id}", None)
    if ids and view.script is not None:
        _dialog(view, ids)


@st.dialog("Write it anew")
def _dialog(view: ProjectView, ids: list[int]) -> None:
    """Show the lines as they are now, and ask what should be different."""
    lines = [line for line in (view.script.lines if view.script else ()) if line.id in ids]
    st.markdown("> " + plain(quoted(" ".join(line.text for line in lines), 320)))
    wish = st.text_input(
        "What should be different?", max_chars=300, placeholder="shorter, warmer, begin with the question", key="wish"
    )
    st.caption("The lines around it stay. The version before is kept.")
    if st.button("Write", type="primary", key="wish-go", icon=":material/edit_note:"):
        ask(view.id, "rewrite", version=view.script_version, lines=ids, wish=wish or "")
        st.rerun()
