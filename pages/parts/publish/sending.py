"""Publishing from a card: where to, as what, what would be sent, and the one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import streamlit as st

from core.model.presets import PRESETS
from core.studio.project.views import ProjectView, PublicationView, RenderView
from core.studio.publish import places, publications
from core.studio.publish.drafts import Choices
from core.studio.publish.places import Place
from core.studio.publish.publications import Preview
from pages.parts import frame, problems
from pages.parts.publish import checks, creator, hands
from pages.parts.words import plain
from pages.parts.work import watch
from pages.parts.workspace import workspace

PRIVACY = {"private": "Private", "unlisted": "With the link", "public": "Public"}
_BY_HAND = ""


def show(view: ProjectView, film: RenderView, sent: Sequence[PublicationView], *, older: bool, waiting: bool) -> None:
    """Show how a finished video gets out: to a place that is set up, or by hand. `sent` are its publications so far;
    `older`: one from before the last change may go out; `waiting`: rights are to be said first.
    """
    active = next((entry for entry in sent if entry.status == "publishing"), None)
    if active is not None and active.job_id is not None:
        watch(active.job_id)
        return
    found = places.places(workspace(), film.preset)
    ready = _own_first([place for place in found if place.to], film.preset)
    place = _where_to(view, film.preset, ready)
    if place is not None:
        _form(view, film, place, older=older, waiting=waiting)
    else:
        hands.show(view, film, older=older, waiting=waiting)
    others = [place for place in found if not place.to]
    if others:
        with st.expander("Connect an account, or another place", icon=":material/add_link:"):
            st.caption("Then one press here posts the video, with its words, captions and thumbnail.")
            with st.container(horizontal=True, gap="small"):
                for place in _own_first(others, film.preset):
                    _set_up(view, place)


def _own_first(found: list[Place], preset: str) -> list[Place]:
    """The places with the platform's own before all others."""
    name = PRESETS[preset].platform.name
    return sorted(found, key=lambda place: place.target != name)


def _where_to(view: ProjectView, preset: str, ready: list[Place]) -> Place | None:
    """Ask where to, the platform's own account first; None: by hand."""
    labels = {place.to: place.label for place in ready} | {_BY_HAND: f"{PRESETS[preset].platform.label}, by hand"}
    if not ready:
        return None
    chosen = st.selectbox("Where to", list(labels), format_func=labels.__getitem__, key=f"to-{view.id}-{preset}")
    return next((place for place in ready if place.to == chosen), None)


def _form(view: ProjectView, film: RenderView, place: Place, *, older: bool, waiting: bool) -> None:
    preset = film.preset
    choices = _choices(view, place, older=older)
    answers, fits = creator.ask(view, place, preset)
    choices = replace(choices, options=answers)
    preview = publications.preview(workspace(), view.id, place.to, preset, choices)
    again = [error for error in preview.problems if error.code in ("published", "maybe_published")]
    blocking = [error for error in preview.problems if error not in again]
    for error in again:
        st.caption(f":orange[:material/info:] {plain(error.message)} {plain(error.hint)}")
    checks.show(view, film, blocking, preview.remarks, asks=waiting)
    with st.expander("What is sent", icon=":material/receipt_long:"):
        st.table(
            [{"Field": plain(field.name), "Value": plain(field.value)} for field in preview.fields], border="horizontal"
        )
    if place.ending:
        st.caption(f":orange[:material/schedule:] {plain(place.ending)}")
        _set_up(view, place, "Connect it again")
    creator.consent(view, place, dict(choices.options))
    sure = not again or st.checkbox("Publish it there once more", key=f"again-{view.id}-{preset}")
    st.button(
        f"Publish to {place.label.partition(' · ')[0]}",
        key="publish",
        icon=":material/publish:",
        type="secondary" if again else "primary",
        width="stretch",
        disabled=waiting or bool(blocking) or not sure or not fits,
        on_click=problems.saving(_publish),
        args=(view.id, place.to, preset, choices),
        kwargs={"again": bool(again), "approves": preview.film, "seen": preview},
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


def _set_up(view: ProjectView, place: Place, label: str = "") -> None:
    label = label or f"{'Connect' if 'account' in place.capabilities else 'Set up'} {place.label}"
    if st.button(label, key=f"set-up-{place.target}", icon=":material/add_link:", type="tertiary"):
        st.switch_page(frame.page_file("accounts"), query_params={"service": place.target, "project": str(view.id)})


def _publish(
    project_id: int, to: str, preset: str, choices: Choices, *, again: bool, approves: str, seen: Preview
) -> None:
    publications.ask(workspace(), project_id, to, preset, choices, again=again, approves=approves, seen=seen)
