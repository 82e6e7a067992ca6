"""Publishing from the page: where to, as what, what would be sent, and how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import streamlit as st

from core.studio.project.views import ProjectView, PublicationView, RenderView
from core.studio.publish import changing, places, publication_view, publications
from core.studio.publish.places import Place
from core.studio.publish.publications import Choices
from pages.parts import frame, player, problems
from pages.parts.publish import creator
from pages.parts.words import plain
from pages.parts.work import watch
from pages.parts.workspace import workspace

PRIVACY = {"private": "Private", "unlisted": "With the link", "public": "Public"}
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


def show(view: ProjectView, film: RenderView, *, waiting: bool) -> bool:
    """Show where a finished video can go, and how it went so far; whether it can go anywhere yet.

    `waiting`: rights are to be said first.
    """
    preset = film.preset
    sent = [entry for entry in publication_view.of_project(workspace(), view.id) if entry.preset == preset]
    found = places.places(workspace(), preset)
    labels = {place.target: place.label.partition(" · ")[0] for place in found}
    for entry in sent[:_SHOWN]:
        _standing(entry, labels.get(entry.target, entry.target))
    active = next((entry for entry in sent if entry.status == "publishing"), None)
    if active is not None and active.job_id is not None:
        watch(active.job_id)
        return True
    ready = [place for place in found if place.to]
    if ready:
        _form(view, film, ready, waiting=waiting)
    others = [place for place in found if not place.to]
    for place in others if len(others) <= _SHOWN else ():
        _set_up(view, place)
    if len(others) > _SHOWN:
        with st.expander("More places", icon=":material/add_link:"):
            for place in others:
                _set_up(view, place)
    return bool(ready)


def _form(view: ProjectView, film: RenderView, ready: list[Place], *, waiting: bool) -> None:
    preset = film.preset
    names = [place.to for place in ready]
    labels = {place.to: place.label for place in ready}
    place = ready[0]
    if len(ready) > 1:
        chosen = st.selectbox("Where to", names, format_func=labels.__getitem__, key=f"to-{view.id}-{preset}")
        place = ready[names.index(chosen)]
    choices = _choices(view, place, older=bool(st.session_state.get(f"older-{view.id}-{preset}")))
    choices = replace(choices, options=creator.ask(view, place, preset))
    preview = publications.preview(workspace(), view.id, place.to, preset, choices)
    again = [error for error in preview.problems if error.code in ("published", "maybe_published")]
    older = [error for error in preview.problems if error.code == "older_video"]
    blocking = [error for error in preview.problems if error not in (*again, *older)]
    if older or choices.older:
        st.caption(":orange[:material/info:] This video is from before your last change.")
        st.checkbox("Publish it as it is", key=f"older-{view.id}-{preset}")
    for error in (*again, *blocking):
        st.caption(f":orange[:material/info:] {plain(error.message)} {plain(error.hint)}")
    with st.expander("What is sent", icon=":material/receipt_long:"):
        st.dataframe(
            [{"Field": field.name, "Value": field.value} for field in preview.fields],
            hide_index=True,
            alt="Every field that is sent, with its value",
        )
    if place.ending:
        st.caption(f":orange[:material/schedule:] {plain(place.ending)}")
        _set_up(view, place, "Connect it again")
    with st.expander("Watch the video", icon=":material/play_circle:"):
        player.film(film, "The video that is published")
    creator.consent(view, place, dict(choices.options))
    sure = not again or st.checkbox("Publish it there once more", key=f"again-{view.id}-{preset}")
    st.button(
        f"Publish to {place.label.partition(' · ')[0]}",
        key="publish",
        icon=":material/publish:",
        type="secondary" if again else "primary",
        width="stretch",
        disabled=waiting or bool(blocking or older) or not sure,
        on_click=problems.saving(_publish),
        args=(view.id, place.to, preset, choices),
        kwargs={"again": bool(again), "approves": preview.film},
    )
    st.caption(
        ":green[:material/verified:] You approved this video."
        if preview.approved
        else "Pressing it approves this very video. One that is made anew wants approval again."
    )


def _choices(view: ProjectView, place: Place, *, older: bool) -> Choices:
    """The person's choices for what the place can do."""
    given: dict[str, Any] = {"older": older}
    if "privacy" in place.capabilities:
        given["privacy"] = st.segmented_control(
            "Who can see it", list(PRIVACY), format_func=PRIVACY.__getitem__, default="private", required=True,
            key=f"privacy-{view.id}",
        )  # fmt: skip
    if not place.capabilities & {"schedule", "made_for_kids", "ai_label", "made_with_ai"}:
        return Choices(**given)
    with st.expander("More", icon=":material/tune:"):
        if "schedule" in place.capabilities and st.toggle("Publish later", key=f"later-{view.id}"):
            tomorrow = datetime.now(UTC).date() + timedelta(days=1)
            day = st.date_input("Day", value=tomorrow, min_value="today", key=f"day-{view.id}")
            hour = st.time_input("Time (UTC)", value=time(9), key=f"hour-{view.id}")
            if isinstance(day, date):
                given["publish_at"] = datetime.combine(day, hour, UTC)
        if "made_for_kids" in place.capabilities:
            given["made_for_kids"] = st.toggle("Made for children", key=f"kids-{view.id}")
        if "ai_label" in place.capabilities:
            given["synthetic"] = st.toggle(
                "Shows realistic things that were generated", key=f"synthetic-{view.id}",
                help="Generated photos, clips, or somebody's cloned voice. Not for cards, drawings and stock pictures.",
            )  # fmt: skip
        if "made_with_ai" in place.capabilities:
            given["made_with_ai"] = st.toggle("Label it as made with AI", value=True, key=f"with-ai-{view.id}")
    return Choices(**given)


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
            on_click=problems.saving(publications.refresh), args=(workspace(), entry.id),
        )  # fmt: skip
    able = changing.able(workspace(), entry.id)
    with st.container(horizontal=True):
        if "update" in able:
            st.button(
                "Send the words again", key=f"update-{entry.id}", icon=":material/edit:", type="tertiary",
                help="Title, text and tags as they stand here now.",
                on_click=problems.saving(changing.update), args=(workspace(), entry.id),
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
                    label, key=f"settle-{entry.id}-{is_there}", on_click=problems.saving(publications.tell),
                    args=(workspace(), entry.id), kwargs={"is_there": is_there},
                )  # fmt: skip


def _set_up(view: ProjectView, place: Place, label: str = "") -> None:
    label = label or f"{'Connect' if 'account' in place.capabilities else 'Set up'} {place.label}"
    if st.button(label, key=f"set-up-{place.target}", icon=":material/add_link:", type="tertiary"):
        st.switch_page(
            frame.page_file("settings"),
            query_params={"service": place.target, "project": str(view.id), "from": "publish"},
        )


def _publish(project_id: int, to: str, preset: str, choices: Choices, *, again: bool, approves: str) -> None:
    publications.ask(workspace(), project_id, to, preset, choices, again=again, approves=approves)
