"""Words that the voice may say wrong: each is heard, said otherwise, or accepted."""

from __future__ import annotations

import streamlit as st

from core.studio import work
from core.studio.project import lexicon
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.voice import doubts
from core.wording.doubts import doubt_reason
from pages.parts import problems
from pages.parts.speech import line, lines, say
from pages.parts.words import count, plain
from pages.parts.work import follow
from pages.parts.workspace import workspace

SHOWN = 6


def check(view: ProjectView) -> None:
    """Show the doubtful words, the first few of them until all are wanted."""
    if view.script is None or view.narration is None:
        return
    project = Project(workspace(), view.id).read()
    heard = doubts.heard_lines(project)
    found = _found(view.id, _state(project, heard))
    unheard = doubts.can_listen(workspace()) and len(heard) < doubts.n_lines(project)
    if not found and not unheard:
        return
    with st.expander(f"Words to check: {len(found)}", key=f"doubts-{view.id}"):
        if found:
            st.caption("Names, code and rare words that the voice may say wrong. Press one to hear its line.")
        where = st.segmented_control(
            "Where", [say.HERE, say.EVERYWHERE], required=True, default=say.HERE, key=f"doubts-where-{view.id}"
        )
        every = len(found) <= SHOWN or st.session_state.get(f"doubts-all-{view.id}")
        numbers = {entry.id: number for number, entry in enumerate(view.script.lines, 1)}
        for at, doubt in enumerate(found if every else found[:SHOWN]):
            _row(view.id, doubt, at, numbers[doubt.line_id], where == say.HERE)
        if not every:
            st.button(
                f"Show all {count(len(found), 'word')}",
                key=f"doubts-more-{view.id}",
                type="tertiary",
                on_click=lambda: st.session_state.update({f"doubts-all-{view.id}": True}),
            )
        if unheard:
            st.button(
                "Have them listened to",
                icon=":material/hearing:",
                key=f"doubts-listen-{view.id}",
                help="A recogniser on this machine writes down what it hears; what differs is listed here.",
                on_click=problems.saving(_listen),
                args=(view.id,),
            )


def _row(project_id: int, doubt: doubts.Doubt, at: int, number: int, here: bool) -> None:
    key = f"{project_id}-{doubt.line_id}-{doubt.start}"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"doubt-{at}"):
        st.button(
            f"{plain(doubt.text)} :gray[{plain(doubt_reason(doubt.reason, doubt.heard))}]",
            icon=":material/play_arrow:",
            key=f"doubt-play-{key}",
            type="tertiary",
            wrap=True,
            width="stretch",
            on_click=lines.hear,
            args=(project_id, doubt.line_id),
        )
        if st.button("Say it otherwise", key=f"doubt-respell-{key}", type="tertiary"):
            say.suggest(project_id, doubt.line_id, doubt.text, doubt.respelling)
            line.open_line(project_id, doubt.line_id, number, line.WORD)
        st.button(
            "It is right",
            key=f"doubt-right-{key}",
            type="tertiary",
            on_click=problems.saving(_accept),
            args=(project_id if here else None, doubt.text),
        )


def _accept(place: int | None, word: str) -> None:
    lexicon.keep(workspace(), place, word, "", as_written=True)


def _listen(project_id: int) -> None:
    follow(project_id, work.start(workspace(), doubts.KIND, project_id))


def _state(project: Project, heard: dict[int, str]) -> str:
    """All that decides the list, as the key under which the page keeps it."""
    script, options = project.script, project.options
    texts = [(item.id, item.text) for item in script.lines] if script else []
    return repr(
        (texts, script and script.language, options.line_speech, options.lexicon, lexicon.general(workspace()), heard)
    )


@st.cache_data(max_entries=16, show_spinner=False)
def _found(project_id: int, state: str) -> list[doubts.Doubt]:
    return doubts.found(workspace(), project_id)
