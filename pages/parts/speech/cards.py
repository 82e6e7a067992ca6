"""Voices as cards: the one that speaks, the next best ones, and a natural one to bring here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.errors import ReelwrightError
from core.model.speakers import ONE_VOICE, guest_lines
from core.studio.project.views import ProjectView
from core.studio.voice import choose as voice_choose
from core.studio.voice import install
from core.studio.voice.choose import Entry, Wanted
from pages.parts import media, problems, sound, spending
from pages.parts.speech import listing
from pages.parts.speech.voice_facts import GUEST, code_of, conditions, current, entries, facts, found, guest, role, star
from pages.parts.words import language, plain
from pages.parts.work import follow
from pages.parts.workspace import workspace

if TYPE_CHECKING:
    from core.studio.voice.install import Offer

SHOWN = 3


@st.cache_data(ttl=60, show_spinner=False, max_entries=16)
def _offered(code: str, data: str) -> Offer | None:
    return install.offer(workspace(), code)


def choose(view: ProjectView) -> None:
    """Show the voice that speaks and the next best ones; all of them are a press away."""

    code = code_of(view)
    try:
        known = found(view, Wanted(language=code))
    except ReelwrightError as error:
        problems.show([problems.Problem(error.message, error.hint, serious=True)], key="voices")
        return
    _offer(view, code)
    if not known:
        message = f"No installed voice speaks {language(code)}."
        problems.show([problems.Problem(message, "Settings lists the voices there are.", serious=True)], key="voices")
        return
    _whose(view)
    now = current(view, known)
    known = sorted(
        known, key=lambda element: (not element.favourite, element.terms.costs)
    )  # nothing paid is put forward
    shown = known[:SHOWN] if now in known[:SHOWN] else [now, *known[: SHOWN - 1]]
    for entry in sorted(shown, key=lambda item: item != now):
        card(view, entry, speaks=entry == now)
    if st.button(f"All {len(known)} voices", icon=":material/list:", key=f"all-voices-{view.id}", width="stretch"):
        listing.open_list(view.id)


def _whose(view: ProjectView) -> None:
    """In an interview, the choice of whose voice the cards are for."""
    if view.script is None or not guest_lines(view.script):
        return
    names = {"voice": "Who asks", GUEST: "Who answers"}
    st.segmented_control(
        "Whose voice",
        list(names),
        format_func=names.__getitem__,
        required=True,
        default="voice",
        key=f"voice-role-{view.id}",
        label_visibility="collapsed",
        width="stretch",
    )
    if role(view) == GUEST and guest(view):
        st.button(
            "One voice for both",
            key=f"one-voice-{view.id}",
            type="tertiary",
            on_click=problems.saving(spending.speak_with),
            args=(view,),
            kwargs={GUEST: ONE_VOICE},
        )


def _offer(view: ProjectView, code: str) -> None:
    """A natural voice for the language, one press away."""
    offer = _offered(code, str(workspace().data))
    if offer is None or not offer.ready:
        return
    with st.container(border=True, gap="xsmall", key="natural"):
        st.markdown(f"**A natural voice for {language(code)}**")
        st.caption(f"{plain(offer.label)} · free · stays on this machine · {offer.size} to download")
        if offer.restricts:
            st.markdown(f":orange[:material/warning: {plain(offer.restricts)}]")
        st.button(
            "Get it and use it",
            icon=":material/download:",
            type="primary",
            key=f"natural-{view.id}",
            on_click=problems.saving(_bring),
            args=(view.id, offer.id),
        )


def _bring(project_id: int, name: str) -> None:
    follow(project_id, voice_choose.start_natural(workspace(), project_id, name))
    entries.clear()
    _offered.clear()


def card(view: ProjectView, entry: Entry, *, speaks: bool) -> None:
    """Show a voice with its sample, terms and star."""
    key, name = f"sample-{view.id}", entry.voice.id
    with st.container(border=True, gap="xsmall", key=f"voice-card-{name.replace(':', '-')}"):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"voice-head-{name.replace(':', '-')}", gap="small"
        ):
            st.markdown(f"**{plain(entry.voice.label)}**", width="stretch")
            if speaks:
                st.badge("Chosen", color="primary")
            star(entry, f"card-{view.id}")
        st.caption(facts(entry.voice, entry.terms))
        conditions(entry.voice, entry.terms)
        with st.container(horizontal=True):
            st.button(
                "Listen",
                icon=":material/play_arrow:",
                key=f"listen-{view.id}-{name}",
                on_click=problems.saving(spending.listen),
                args=(view.id, name, key),
            )
            if not speaks:
                st.button(
                    "Use this voice",
                    key=f"use-{view.id}-{name}",
                    on_click=problems.saving(spending.speak_with),
                    args=(view,),
                    kwargs={role(view): name},
                )
        if sound.begun(key) == name:
            sound.show(key, media.sample_url(view, name), f"A sample of {entry.voice.label}")
