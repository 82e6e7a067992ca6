"""The texts that were left out of the article, with the way back, and the page as it is by now with its differences."""

from __future__ import annotations

import streamlit as st

from core.language.graphemes import start
from core.studio import work
from core.studio.content import newer
from core.studio.content.newer import Difference
from core.studio.project.views import ProjectView
from pages.parts import problems
from pages.parts.words import count, plain
from pages.parts.work import answer, ask, watch
from pages.parts.workspace import workspace

REASONS = {
    "consent": "asks for consent",
    "call": "asks to subscribe, or to read something else",
    "note": "a note",
    "beside": "stands beside the article",
}
KINDS = {"new": ":green-badge[New]", "gone": ":red-badge[Gone]", "changed": ":orange-badge[Changed]"}
_LONGEST, _MOST = 400, 40


def left_out(view: ProjectView) -> None:
    """Show the texts of the page that are no part of the article; each can be put back where it stood."""
    items = view.article.left_out
    if not items:
        return
    n_back = sum(item.back for item in items)
    label = f"Left out of the page: {count(len(items) - n_back, 'text')}" + (f", {n_back} put back" if n_back else "")
    with st.expander(label, icon=":material/content_cut:", key=f"left-out-{view.id}"):
        st.caption("These stand on the page but were not taken for the article. Put back what belongs to it.")
        for n, item in enumerate(items):
            text, beside = st.columns([4, 1], vertical_alignment="center", gap="small")
            with text:
                words = plain(start(item.text, _LONGEST) + ("…" if len(item.text) > _LONGEST else ""))
                st.markdown(f"{words}  \n:gray[{'put back' if item.back else REASONS[item.reason]}]")
            with beside:
                st.button(
                    "Leave out" if item.back else "Put back",
                    key=f"back-{view.id}-{n}",
                    icon=":material/remove:" if item.back else ":material/add:",
                    type="tertiary",
                    on_click=problems.saving(newer.put_back),
                    args=(workspace(), view.id, item.text),
                    kwargs={"back": not item.back, "seen": view.content_id},
                )


def read_again(view: ProjectView) -> None:
    """Offer to read the article's page again; its differences are shown, and taken only on a press."""
    if not view.article.url:
        return
    running = next((job for job in work.jobs(workspace(), view.id) if job.kind == newer.KIND), None)
    if running is not None:
        watch(running.id)
        return
    answer(view.id)
    found = newer.waiting(workspace(), view.id)
    if found.content_id:
        _differences(view, found.content_id)
        return
    st.button(
        "Read the page again",
        key="read-again",
        icon=":material/refresh:",
        type="tertiary",
        help="Where the page has changed you see what is different before anything of the video changes.",
        on_click=problems.saving(ask),
        args=(view.id, newer.KIND),
    )
    if found.same:
        st.caption("The page says what it said.")


def _differences(view: ProjectView, content_id: int) -> None:
    differences = newer.differences_of(workspace(), view.id, content_id)
    with st.container(border=True, key="newer", gap="small"):
        st.markdown(f"**The page has changed**: {count(len(differences), 'difference')}")
        for difference in differences[:_MOST]:
            st.markdown(_line(difference))
        if len(differences) > _MOST:
            st.caption(f"and {len(differences) - _MOST} more")
        st.caption(
            "With the newer text the script is written again; lines that you changed or locked stay, "
            "and pictures and choices stay with their passages."
        )
        with st.container(horizontal=True):
            st.button(
                "Take the newer text",
                key="newer-take",
                type="primary",
                icon=":material/check:",
                on_click=problems.saving(newer.take),
                args=(workspace(), view.id, content_id),
                kwargs={"seen": view.content_id},
            )
            st.button(
                "Keep the text as it is",
                key="newer-leave",
                type="tertiary",
                on_click=problems.saving(newer.leave),
                args=(workspace(), content_id),
            )


def _line(difference: Difference) -> str:
    before, after = (plain(start(text, _LONGEST)) for text in (difference.before, difference.after))
    mark = KINDS[difference.kind]
    if difference.kind == "changed":
        return f"{mark} {after}  \n:gray[before: {before}]"
    return f"{mark} {after or before}"
