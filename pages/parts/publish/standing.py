"""Publications of a video: how each stands at its place, and what can still be done about it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.studio.project.views import PublicationView
from core.studio.publish import by_hand, changing, delivery
from core.studio.workspace import accounts
from pages.parts import problems
from pages.parts.words import plain
from pages.parts.workspace import workspace

STANDING = {
    "published": ":green[:material/check_circle:] Published",
    "scheduled": ":green[:material/schedule:] Scheduled",
    "processing": ":material/hourglass: Being prepared there",
    "failed": ":orange[:material/error:] Not published",
    "unknown": ":orange[:material/help:] Nobody knows yet",
    "removed": ":material/delete: Taken back",
    "publishing": ":material/upload: On its way",
}
_SHOWN = 4


def show(sent: Sequence[PublicationView]) -> None:
    """Show the newest publications of a video, each with its link or its question."""
    labels = {**accounts.labels(), by_hand.TARGET: "by you"}
    for entry in sent[:_SHOWN]:
        _standing(entry, labels.get(entry.target, entry.target))


def _standing(entry: PublicationView, place: str) -> None:
    """Show one publication, with its link or its question."""
    where = f"{place}{f' · {entry.account}' if entry.account else ''}"
    link = f" [Open]({entry.url})" if entry.url.startswith(("http://", "https://")) else ""
    st.markdown(f"{STANDING[entry.status]} :gray[{plain(where)}]{link}")
    if entry.status in ("failed", "unknown"):
        st.caption(f"{plain(entry.message)} {plain(entry.hint)}".strip())
    for sentence in entry.warnings:
        st.caption(f":material/info: {plain(sentence)}")
    if entry.status in ("processing", "scheduled"):
        st.button(
            "Look again", key=f"refresh-{entry.id}", icon=":material/refresh:", type="tertiary",
            on_click=problems.saving(delivery.refresh), args=(workspace(), entry.id),
        )  # fmt: skip
    able = changing.able(workspace(), entry.id)
    with st.container(horizontal=True):
        if "update" in able:
            st.button(
                "Send the words again", key=f"update-{entry.id}", icon=":material/edit:", type="tertiary",
                help="Title, text and tags as they stand here now.",
                on_click=problems.saving(changing.update), args=(workspace(), entry.id),
            )  # fmt: skip
        if entry.target == by_hand.TARGET and entry.status == "published":
            st.button(
                "Not there any more", key=f"forget-{entry.id}", icon=":material/delete:", type="tertiary",
                on_click=problems.saving(by_hand.forget), args=(workspace(), entry.id),
            )  # fmt: skip
        if "remove" in able:
            with st.popover("Take back", icon=":material/delete:", type="tertiary"):
                st.write(f"The video will be gone on {plain(place)}.")
                st.button(
                    "Take it back", key=f"remove-{entry.id}",
                    on_click=problems.saving(changing.remove), args=(workspace(), entry.id),
                )  # fmt: skip
    if entry.status == "unknown":
        with st.container(horizontal=True):
            for label, is_there in (("It is there", True), ("It is not there", False)):
                st.button(
                    label, key=f"settle-{entry.id}-{is_there}", on_click=problems.saving(delivery.tell),
                    args=(workspace(), entry.id), kwargs={"is_there": is_there},
                )  # fmt: skip
