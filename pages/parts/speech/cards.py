"""Voices as cards: the one that speaks, the next best ones, and a natural one to bring here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.errors import ReelwrightError
from core.studio import voice_install, voice_list
from core.studio.heard import Terms
from core.studio.views import ProjectView
from core.studio.voice_list import Entry, Wanted
from pages.parts import media, problems, sound
from pages.parts.house import house
from pages.parts.speech import spending
from pages.parts.words import language, plain
from pages.parts.work import follow

if TYPE_CHECKING:
    from core.studio.voice_install import Offer
    from core.voice import Voice

SHOWN = 3
SAMPLE_CHARS = 200
GENDERS = {"woman": "Woman", "man": "Man", "neutral": "Neutral"}


@st.cache_data(ttl=60, show_spinner=False, max_entries=64)
def entries(wanted: Wanted, characters: int, data: str, stars: tuple[str, ...]) -> list[Entry]:
    """The voices that fit. `data` and `stars` keep houses and favourites apart."""
    return voice_list.entries(house(), wanted, characters)


@st.cache_data(ttl=60, show_spinner=False, max_entries=16)
def _offered(code: str, data: str) -> Offer | None:
    return voice_install.offer(house(), code)


def found(view: ProjectView, wanted: Wanted) -> list[Entry]:
    """The voices that fit, priced for this script."""
    characters = len(view.script.script_text) if view.script else 0
    return entries(wanted, characters, str(house().data), voice_list.favourites(house()))


def code_of(view: ProjectView) -> str:
    """The language that is spoken."""
    return view.script.language if view.script else (view.options.language or view.article.language)


def choose(view: ProjectView) -> None:
    """The voice that speaks and the next best ones; all of them are a press away."""
    from pages.parts.speech import listing

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
    now = current(view, known)
    known = sorted(known, key=lambda one: (not one.favourite, one.terms.costs))  # nothing paid is put forward
    shown = known[:SHOWN] if now in known[:SHOWN] else [now, *known[: SHOWN - 1]]
    for one in sorted(shown, key=lambda one: one != now):
        card(view, one, speaks=one == now)
    if st.button(f"All {len(known)} voices", icon=":material/list:", key=f"all-voices-{view.id}", width="stretch"):
        listing.open_list(view.id)


def current(view: ProjectView, known: list[Entry]) -> Entry:
    """The voice that speaks now: the chosen one, or the one that was taken."""
    return next((one for one in known if one.voice.id == chosen(view)), known[0])


def chosen(view: ProjectView) -> str:
    """The id of the voice that was chosen, or of the one that was taken where none was."""
    spoken = f"{view.narration.engine}:{view.narration.voice}" if view.narration else ""
    return view.options.voice or spoken


def _offer(view: ProjectView, code: str) -> None:
    """A natural voice for the language, one press away."""
    one = _offered(code, str(house().data))
    if one is None or not one.ready:
        return
    with st.container(border=True, gap="xsmall", key="natural"):
        st.markdown(f"**A natural voice for {language(code)}**")
        st.caption(f"{plain(one.label)} · free · stays on this machine · {one.size} to download")
        if one.restricts:
            st.markdown(f":orange[:material/warning: {plain(one.restricts)}]")
        st.button(
            "Get it and use it",
            icon=":material/download:",
            type="primary",
            key=f"natural-{view.id}",
            on_click=problems.saving(_bring),
            args=(view.id, one.id),
        )


def _bring(project_id: int, name: str) -> None:
    follow(project_id, voice_list.start_natural(house(), project_id, name))
    entries.clear()
    _offered.clear()


def price(terms: Terms) -> str:
    """What speaking the whole script costs: "about 0.01 USD"."""
    return f"about {max(terms.price, 0.01):.2f} {terms.currency}" if terms.paid else "free"


def facts(one: Voice, terms: Terms) -> str:
    """One grey line: who speaks, where, for how much."""
    who = {"woman": "a woman", "man": "a man"}.get(one.gender, "")
    where = "on this machine" if terms.offline else "over the internet"
    sample = terms.price * SAMPLE_CHARS / max(terms.characters, 1)
    few = "less than 0.01" if sample < 0.01 else f"{sample:.2f}"
    asked = f"Paid: {price(terms)} for this script, {few} for a sample" if terms.paid else "free"
    return " · ".join(filter(None, [who, where, asked]))


def conditions(one: Voice, terms: Terms) -> None:
    """Licence and warning of a voice that has any."""
    if not terms.offline and one.licence and one.licence != "None granted":
        st.caption(plain(one.licence))
    if terms.restricts:
        st.markdown(f":orange[:material/warning: {plain(terms.restricts)}]")


def card(view: ProjectView, one: Entry, *, speaks: bool) -> None:
    """A voice with its sample, terms and star."""
    key, name = f"sample-{view.id}", one.voice.id
    with st.container(border=True, gap="xsmall", key=f"voice-card-{name.replace(':', '-')}"):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"voice-head-{name.replace(':', '-')}", gap="small"
        ):
            st.markdown(f"**{plain(one.voice.label)}**", width="stretch")
            if speaks:
                st.badge("Chosen", color="primary")
            star(one, f"card-{view.id}")
        st.caption(facts(one.voice, one.terms))
        conditions(one.voice, one.terms)
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
                    kwargs={"voice": name},
                )
        if sound.begun(key) == name:
            sound.show(key, media.sample(view, name), f"A sample of {one.voice.label}")


def star(one: Entry, where: str) -> None:
    """Puts the voice first in every list, or no longer."""
    st.button(
        ":material/star:" if one.favourite else ":gray[:material/star_outline:]",
        key=f"star-{where}-{one.voice.id}",
        type="tertiary",
        help="No longer a favourite" if one.favourite else "A favourite: first in the list",
        on_click=problems.saving(voice_list.set_favourite),
        args=(house(), one.voice.id, not one.favourite),
    )
