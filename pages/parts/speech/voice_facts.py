"""The facts about a voice, as its cards and lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.model.speakers import guest_lines
from core.studio.project.views import ProjectView
from core.studio.voice import choose as voice_choose
from core.studio.voice import roles
from core.studio.voice.choose import Entry, Wanted
from core.studio.voice.terms import Terms
from pages.parts import problems
from pages.parts.words import plain
from pages.parts.workspace import workspace

if TYPE_CHECKING:
    from core.voice import Voice


SAMPLE_CHARS = 200


GENDERS = {"woman": "Woman", "man": "Man", "neutral": "Neutral"}


@st.cache_data(ttl=60, show_spinner=False, max_entries=64)
def entries(request: Wanted, characters: int, data: str, stars: tuple[str, ...]) -> list[Entry]:
    """The voices that fit, for the page. `data` and `stars` keep workspaces and favourites apart."""
    return voice_choose.entries(workspace(), request, characters)


def found(view: ProjectView, request: Wanted) -> list[Entry]:
    """The voices that fit, for the page, priced for this script."""
    characters = len(view.script.script_text) if view.script else 0
    return entries(request, characters, str(workspace().data), voice_choose.favourites(workspace()))


def code_of(view: ProjectView) -> str:
    """The language that the voice on the page speaks."""
    return view.script.language if view.script else (view.options.language or view.article.language)


GUEST = "guest_voice"


def role(view: ProjectView) -> str:
    """The choice that a voice pressed on the page is for: "voice", or in an interview `GUEST` for who answers."""
    asked = st.session_state.get(f"voice-role-{view.id}")
    return GUEST if asked == GUEST and view.script is not None and guest_lines(view.script) else "voice"


def guest(view: ProjectView) -> str:
    """The id of the voice of the one who is asked in an interview; "" where one voice speaks all of it."""
    if view.script is None:
        return ""
    return roles.guest_voice(workspace(), view.script, view.options, chosen(view))


def current(view: ProjectView, known: list[Entry]) -> Entry:
    """The voice that the page shows as speaking: the chosen one, or the one that was taken."""
    speaking = guest(view) if role(view) == GUEST else ""
    return next((entry for entry in known if entry.voice.id == (speaking or chosen(view))), known[0])


def chosen(view: ProjectView) -> str:
    """The id of the voice that the page shows as chosen, or of the one that was taken where none was."""
    spoken = str(view.narration.voice_id) if view.narration else ""
    return view.options.voice or spoken


def price(terms: Terms) -> str:
    """The price of speaking the whole script in words of the page: "about 0.01 USD"."""
    return f"about {max(terms.price, 0.01):.2f} {terms.currency}" if terms.paid else "free"


def facts(voice: Voice, terms: Terms) -> str:
    """One grey line of the page: natural or a draft, who speaks, where, for how much."""
    kind = "" if voice.quality == "basic" else "natural voice"  # a draft voice says so in its name
    who = {"woman": "a woman", "man": "a man"}.get(voice.gender, "")
    where = "on this machine" if terms.offline else "over the internet"
    sample = terms.price * SAMPLE_CHARS / max(terms.characters, 1)
    few = "less than 0.01" if sample < 0.01 else f"{sample:.2f}"
    asked = f"Paid: {price(terms)} for this script, {few} for a sample" if terms.paid else "free"
    return " · ".join(filter(None, [kind, who, where, asked]))


def conditions(voice: Voice, terms: Terms) -> None:
    """Show licence and warning of a voice that has any."""
    if not terms.offline and voice.licence and voice.licence != "None granted":
        st.caption(plain(voice.licence))
    if terms.restricts:
        st.markdown(f":orange[:material/warning: {plain(terms.restricts)}]")


def star(entry: Entry, where: str) -> None:
    """Show the star that puts a voice first in every list, or no longer."""
    st.button(
        ":material/star:" if entry.favourite else ":gray[:material/star_outline:]",
        key=f"star-{where}-{entry.voice.id}",
        type="tertiary",
        help="No longer a favourite" if entry.favourite else "A favourite: first in the list",
        on_click=problems.saving(voice_choose.set_favourite),
        args=(workspace(), entry.voice.id, not entry.favourite),
    )
