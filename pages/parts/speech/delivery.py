"""The delivery of the voice: the speed, and in More the pauses, the words, and what to do where it can't be had."""

from __future__ import annotations

import streamlit as st

from core.model.speech import Pronunciation
from core.studio.project import lexicon
from core.studio.project.views import ProjectView
from core.studio.voice.choose import Wanted
from pages.parts import elsewhere, fields, problems, spending
from pages.parts.speech import voice_facts
from pages.parts.words import plain
from pages.parts.workspace import workspace

SPEEDS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5)
AFTER_LINE = {0.1: "short", 0.3: "normal", 0.5: "long", 0.9: "very long"}
AFTER_SECTION = {0.3: "short", 0.6: "normal", 1.0: "long", 1.6: "very long"}
AT_COMMA = {0.0: "as the voice does", 0.15: "a little longer", 0.3: "longer", 0.5: "much longer"}


def nearest_speed(value: float) -> float:
    """The speed on the page's slider next to a stored one."""
    return min(SPEEDS, key=lambda item: abs(item - value))


def speed(view: ProjectView) -> None:
    """Show the control of the voice's speed."""
    key = fields.bound(f"speed-{view.id}", nearest_speed(view.options.speed))
    st.select_slider(
        "Speed",
        SPEEDS,
        format_func=lambda value: "normal" if value == 1.0 else f"{value:g} ×",
        key=key,
        on_change=problems.saving(lambda: spending.speak_with(view, speed=st.session_state[key])),
    )
    moved = round((view.options.fitted_speed - 1) * 100)
    if moved:
        st.caption(f"{abs(moved)} % {'faster' if moved > 0 else 'slower'} than that, to meet the length you asked for.")


def more(view: ProjectView) -> None:
    """Show the rarer choices of how the voice speaks."""
    with st.expander("More"):
        _pauses(view, "pause_line_s", "Pause after a line", AFTER_LINE)
        _pauses(view, "pause_section_s", "Pause after a part", AFTER_SECTION)
        _pauses(view, "pause_comma_s", "Pause at commas", AT_COMMA)
        _fallback(view)
        _lexicon(view)


def _pauses(view: ProjectView, name: str, label: str, steps: dict[float, str]) -> None:
    stored = getattr(view.options, name)
    key = fields.bound(f"{name}-{view.id}", min(steps, key=lambda item: abs(item - stored)))
    st.select_slider(
        label,
        list(steps),
        format_func=steps.__getitem__,
        key=key,
        on_change=problems.saving(lambda: spending.speak_with(view, **{name: st.session_state[key]})),
    )


def _fallback(view: ProjectView) -> None:
    """Show the choice of a voice that may step in; none unless the person says so."""
    known = [
        entry for entry in voice_facts.found(view, Wanted(language=voice_facts.code_of(view))) if entry.terms.offline
    ]
    names = {"": "Stop and tell me", **{item.voice.id: f"Speak all of it with {item.voice.label}" for item in known}}
    if view.options.fallback_voice:
        names.setdefault(view.options.fallback_voice, view.options.fallback_voice)
    st.selectbox(
        "If the voice can't be reached",
        list(names),
        format_func=names.__getitem__,
        key=fields.option_key(view, "fallback_voice"),
        on_change=fields.save_option,
        args=(view.id, "fallback_voice"),
        help="The video is then spoken by that voice from the first line to the last, and it is said on this page.",
    )


def _lexicon(view: ProjectView) -> None:
    """The words that are said otherwise than written."""
    own, everywhere = view.options.lexicon, lexicon.general(workspace())
    st.markdown("**Words said otherwise**")
    if not own and not everywhere:
        st.caption("None yet. Press Change beside a line, then A word.")
    for where, words in ((view.id, own), (None, everywhere)):
        for word in words:
            _word(view, word, where)


def _word(view: ProjectView, pronunciation: Pronunciation, where: int | None) -> None:
    text = "as it is written" if pronunciation.as_written else pronunciation.said or f"/{pronunciation.ipa}/"
    place = "this video" if where is not None else "every video"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{plain(pronunciation.word)} → {plain(text)} :gray[· {place}]", width="stretch")
        st.button(
            "Remove",
            key=f"forget-{view.id}-{where}-{pronunciation.word}-{pronunciation.language}",
            type="tertiary",
            on_click=problems.saving(_forget),
            args=(view.id, where, pronunciation),
        )


def _forget(project_id: int, where: int | None, pronunciation: Pronunciation) -> None:
    """Say a word as it is written; where it was given another sound elsewhere since, both wait for a word."""

    def act(seen: tuple[Pronunciation, ...]) -> None:
        lexicon.forget(workspace(), where, pronunciation.word, pronunciation.language, seen=seen)

    elsewhere.guarded(
        project_id,
        "A pronunciation was",
        act,
        (pronunciation,),
        lambda _: lexicon.kept_pronunciations(workspace(), where),
    )
