"""Choosing a voice by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core.errors import ReelwrightError
from core.studio import heard, projects, voice, work
from core.studio.heard import Terms
from core.studio.views import ProjectView
from pages.parts import fields, media, problems
from pages.parts.house import house
from pages.parts.words import language, plain

if TYPE_CHECKING:
    from core.voice import Voice

SHOWN = 3
SPEEDS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5)


def nearest_speed(value: float) -> float:
    """The speed of the slider next to a stored one."""
    return min(SPEEDS, key=lambda one: abs(one - value))


@st.cache_data(ttl=60, show_spinner=False, max_entries=64)
def of_language(code: str, data: str) -> list[Voice]:
    """The voices of a language, the best first. `data` keeps houses apart."""
    return voice.voices(house(), code)


def choose(view: ProjectView) -> None:
    """The best voices as cards, each with a sample; all of them in a list below."""
    code = view.script.language if view.script else (view.options.language or view.article.language)
    try:
        found = of_language(code, str(house().data))
    except ReelwrightError as error:
        problems.show([problems.Problem(error.message, error.hint, serious=True)], key="voices")
        return
    if not found:
        message = f"No installed voice speaks {language(code)}."
        problems.show([problems.Problem(message, "Settings lists the voices there are.", serious=True)], key="voices")
        return
    now = view.narration.voice if view.narration else ""
    wanted = (view.options.voice or now, now)
    current = next((one for one in found if one.id in wanted or one.voice in wanted), found[0])
    asked = heard.terms(house(), len(view.script.script_text) if view.script else 0)
    first = found[:SHOWN] if current in found[:SHOWN] else [current, *found[: SHOWN - 1]]
    for one in first:
        _card(view, one, asked.get(one.engine, Terms()), chosen=one == current)
    if len(found) > SHOWN:
        st.selectbox(
            f"All {len(found)} voices",
            [one.id for one in found],
            format_func=lambda name: next((_named(one, asked) for one in found if one.id == name), name),
            key=fields.bound(f"voice-{view.id}", current.id),
            on_change=problems.saving(_picked),
            args=(view.id,),
        )


def _named(one: Voice, asked: dict[str, Terms]) -> str:
    """A voice in the list; one that costs says so there, too."""
    terms = asked.get(one.engine, Terms())
    return f"{one.label} · {price(terms)}" if terms.paid else one.label


def price(terms: Terms) -> str:
    """What speaking the whole script costs: "about 0.01 USD"."""
    return f"about {max(terms.price, 0.01):.2f} {terms.currency}" if terms.paid else "free"


def _terms(one: Voice, terms: Terms) -> None:
    """Price, licence and warning of a voice that has any."""
    if terms.paid:
        st.caption(f"Paid: {price(terms)} for this script. Lines already spoken aren't paid again.")
    if not terms.offline and one.licence and one.licence != "None granted":
        st.caption(plain(one.licence))
    if terms.restricts:
        st.markdown(f":orange[:material/warning: {plain(terms.restricts)}]")


def _card(view: ProjectView, one: Voice, terms: Terms, *, chosen: bool) -> None:
    key = f"sample-{view.id}"
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.label)}**", width="stretch")
            if chosen:
                st.badge("Chosen", color="primary")
        _terms(one, terms)
        with st.container(horizontal=True):
            st.button(
                "Listen",
                icon=":material/play_arrow:",
                key=f"listen-{view.id}-{one.id}",
                on_click=st.session_state.__setitem__,
                args=(key, one.id),
            )
            if not chosen:
                st.button(
                    "Use this voice",
                    key=f"use-{view.id}-{one.id}",
                    on_click=problems.saving(speak_with),
                    args=(view.id,),
                    kwargs={"voice": one.id},
                )
        if st.session_state.get(key) == one.id:
            del st.session_state[key]
            st.audio(media.sample(view, one.id), autoplay=True, alt=f"A sample of {one.label}")


def speak_with(project_id: int, **changes: Any) -> None:
    """Keep a choice about the voice and speak the lines so, also where they couldn't be spoken before."""
    projects.set_options(house(), project_id, **changes)
    work.start(house(), "voice", project_id)


def _picked(project_id: int) -> None:
    speak_with(project_id, voice=st.session_state[f"voice-{project_id}"])


def speed(view: ProjectView) -> None:
    """How fast the voice speaks."""
    key = fields.bound(f"speed-{view.id}", nearest_speed(view.options.speed))
    st.select_slider(
        "Speed",
        SPEEDS,
        format_func=lambda value: "normal" if value == 1.0 else f"{value:g} ×",
        key=key,
        on_change=problems.saving(lambda: speak_with(view.id, speed=st.session_state[key])),
    )
