"""All voices there are, narrowed down, each with a sample of this very script."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.language.tag import primary
from core.studio.project import projects
from core.studio.project.views import ProjectView
from core.studio.voice import choose
from core.studio.voice.choose import Entry, Wanted
from pages.parts import media, problems, sound, spending
from pages.parts.speech import voice_facts
from pages.parts.words import LANGUAGES, count, language, plain
from pages.parts.workspace import workspace

PAGE = 10


@st.dialog("Choose a voice", width="large", on_dismiss="rerun")
def open_list(project_id: int) -> None:
    """Open the dialog with the list of voices, with what narrows it down above."""
    view = projects.view(workspace(), project_id)
    problems.show_kept()
    try:
        request = _wanted(view)
        fitting = voice_facts.found(view, request)
    except ReelwrightError as error:
        problems.show([problems.Problem(error.message, error.hint, serious=True)], key="voices")
        return
    place = f"list-sample-{project_id}"
    heard = sound.begun(place)
    playing = next((item for item in fitting if item.voice.id == heard), None)
    with st.container(key="voice-player"):
        if playing is not None:
            st.caption(f"{plain(playing.voice.label)} says the beginning of your script:")
            sound.show(place, media.sample_url(view, playing.voice.id), f"A sample of {playing.voice.label}")
        else:
            st.caption(f"{count(len(fitting), 'voice fits', 'voices fit')}. Press Listen to hear your own words.")
    shown = st.session_state.get(f"list-shown-{project_id}", PAGE)
    now = (voice_facts.guest(view) if voice_facts.role(view) == voice_facts.GUEST else "") or voice_facts.chosen(view)
    for entry in fitting[:shown]:
        _row(view, entry, chosen=entry.voice.id == now)
    if len(fitting) > shown:
        st.button(
            f"Show {min(PAGE, len(fitting) - shown)} more of {len(fitting)}",
            key=f"list-more-{project_id}",
            on_click=st.session_state.__setitem__,
            args=(f"list-shown-{project_id}", shown + PAGE),
        )
    if not fitting:
        st.info("No voice fits all of this. Take a condition away.", icon=":material/filter_alt_off:")


def _wanted(view: ProjectView) -> Wanted:
    """Show the filter of the voice list and return it as set."""
    number, code = view.id, voice_facts.code_of(view)
    every = voice_facts.found(view, Wanted())
    codes = {primary(entry.voice.language) for entry in every} & LANGUAGES.keys()
    order = sorted(codes | {code}, key=lambda item: (item != code, language(item)))
    with st.container(key="voice-filter", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input("Name", placeholder="Any", key=f"list-text-{number}", width=180)
            spoken = st.selectbox(
                "Language",
                [*order, ""],
                format_func=lambda element: language(element) if element else "Every language",
                key=f"list-language-{number}",
                width=190,
            )
            kinds = choose.engines(workspace(), every)
            engine = st.selectbox(
                "From",
                ["", *kinds],
                format_func=lambda each: kinds.get(each, "Anywhere"),
                key=f"list-engine-{number}",
                width=190,
            )
        narrow = st.pills(
            "Only",
            ["Woman", "Man", "Free", "Works offline", "Favourites"],
            selection_mode="multi",
            key=f"list-only-{number}",
        )
    genders = [name for name, label in voice_facts.GENDERS.items() if label in narrow]
    return Wanted(
        language=spoken or "",
        gender=genders[0] if len(genders) == 1 else "",
        engine=engine or "",
        free="Free" in narrow,
        offline="Works offline" in narrow,
        favourites="Favourites" in narrow,
        text=text,
    )


def _row(view: ProjectView, entry: Entry, *, chosen: bool) -> None:
    name = entry.voice.id
    with st.container(border=True, gap="xsmall", key=f"voice-row-{name.replace(':', '-')}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap=None, key=f"voice-name-{name.replace(':', '-')}"):
                st.markdown(f"**{plain(entry.voice.label)}**")
                st.caption(voice_facts.facts(entry.voice, entry.terms))
            voice_facts.star(entry, f"list-{view.id}")
            st.button(
                "Listen",
                icon=":material/play_arrow:",
                key=f"list-listen-{view.id}-{name}",
                on_click=problems.saving(spending.listen),
                args=(view.id, name, f"list-sample-{view.id}"),
            )
            if chosen:
                st.badge("Chosen", color="primary")
            elif st.button(
                "Use",
                key=f"list-use-{view.id}-{name}",
                on_click=problems.saving(spending.speak_with),
                args=(view,),
                kwargs={voice_facts.role(view): name},
            ):
                st.rerun()
        voice_facts.conditions(entry.voice, entry.terms)
