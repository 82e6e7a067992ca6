"""One line: said again, a word of it said otherwise, another voice for it, or one's own recording of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.errors import ChangedElsewhere
from core.model.script import Line
from core.model.speech import LineSpeech
from core.studio.project import projects
from core.studio.project.views import ProjectView
from core.studio.voice import line_speech
from core.studio.voice.choose import Wanted
from pages.parts import elsewhere, fields, media, problems, sound
from pages.parts.speech import say, voice_facts
from pages.parts.words import LANGUAGES, language, plain
from pages.parts.workspace import workspace

AGAIN, WORD, VOICE, MINE = "Again", "A word", "Voice", "Mine"
SOUNDS = ["wav", "mp3", "m4a", "ogg", "opus", "flac", "aac", "webm"]


def open_line(project_id: int, line_id: int, number: int, part: str = "") -> None:
    """Open the line's dialog, at one of its parts if one is named."""
    if part:
        st.session_state[f"line-part-{project_id}"] = part
    st.dialog(f"Line {number}", width="medium", on_dismiss="rerun")(_body)(project_id, line_id)


def _body(project_id: int, line_id: int) -> None:
    view = projects.view(workspace(), project_id)
    line = view.script.line(line_id) if view.script else None
    if line is None:
        st.write("This line isn't there any more.")
        return
    problems.show_kept()
    elsewhere.show(project_id, "line")
    st.markdown(f"**{plain(line.text)}**")
    take = next((item for item in view.narration.takes if item.line_id == line_id), None) if view.narration else None
    if take is not None:
        st.audio(media.line_url(view, take), alt="The line as it is now")
    part = st.segmented_control(
        "What to change",
        [AGAIN, WORD, VOICE, MINE],
        required=True,
        default=AGAIN,
        key=f"line-part-{project_id}",
        label_visibility="collapsed",
        width="stretch",
    )
    speech = view.options.line_speech.get(line_id, LineSpeech())
    seen = fields.seen(f"speech-seen-{project_id}-{line_id}", speech)
    if part == WORD:
        say.word(view, line)
    elif part == VOICE:
        _voice(view, line, speech, seen)
    elif part == MINE:
        _mine(view, line, speech, seen)
    else:
        _again(view, line, speech, seen)


def _keep(view: ProjectView, line: Line, seen: LineSpeech, act: Callable[[LineSpeech], object]) -> None:
    """Change how a line is spoken; where that was changed elsewhere since it was shown, both wait for a word."""
    number = next(n for n, item in enumerate(view.script.lines, 1) if item.id == line.id) if view.script else 0

    def renew(error: ChangedElsewhere) -> LineSpeech:
        return seen.model_copy(update=error.current)

    elsewhere.guarded(view.id, f"How line {number} is spoken was", act, seen, renew)


def done(project_id: int, line_id: int) -> None:
    """Close the dialog and go on with the page, the line in its player. Doesn't return."""
    sound.begin(f"hear-{project_id}", line_id)
    st.rerun()


def _again(view: ProjectView, line: Line, speech: LineSpeech, seen: LineSpeech) -> None:
    st.caption("The same words, spoken once more. The other lines stay as they are.")
    with st.container(horizontal=True):
        if st.button("Say it again", type="primary", icon=":material/replay:", key=f"again-{line.id}"):
            problems.saving(_keep)(
                view, line, seen, lambda known: line_speech.again(workspace(), view.id, line.id, seen=known)
            )
            done(view.id, line.id)
        if speech.take and st.button("Back to the one before", key=f"before-{line.id}", icon=":material/undo:"):
            problems.saving(_keep)(
                view,
                line,
                seen,
                lambda known: line_speech.take_back(workspace(), view.id, line.id, seen.take - 1, seen=known),
            )
            done(view.id, line.id)


def _voice(view: ProjectView, line: Line, speech: LineSpeech, seen: LineSpeech) -> None:
    """Another voice for this line alone, or another language."""
    main = voice_facts.code_of(view)
    codes = sorted(LANGUAGES, key=lambda code: (code != main, language(code)))
    spoken = st.selectbox(
        "This line is in",
        codes,
        index=codes.index(speech.language) if speech.language in codes else 0,
        format_func=language,
        key=f"line-language-{line.id}",
    )
    known = {entry.voice.id: entry for entry in voice_facts.found(view, Wanted(language=spoken or main))}
    names = ["", *known] if spoken == main else list(known)
    voice = st.selectbox(
        "Voice",
        names,
        index=names.index(speech.voice) if speech.voice in names else 0,
        format_func=lambda name: plain(known[name].voice.label) if name else "The same as the rest",
        key=f"line-voice-{line.id}-{spoken}",
    )
    if voice:
        voice_facts.conditions(known[voice].voice, known[voice].terms)
        st.caption("The film then has more than one voice; this page and the video's notes will say so.")
    if st.button("Use it for this line", type="primary", key=f"line-use-{line.id}", disabled=voice is None):
        problems.saving(_keep)(
            view,
            line,
            seen,
            lambda known: line_speech.speak_as(workspace(), view.id, line.id, spoken or main, voice or "", seen=known),
        )
        done(view.id, line.id)


def _mine(view: ProjectView, line: Line, speech: LineSpeech, seen: LineSpeech) -> None:
    """A recording of this line by a person."""
    if speech.own and speech.own_text == line.text:
        st.caption("This line is your recording. It counts until its words change.")
        if st.button("Back to the voice", key=f"drop-{line.id}", icon=":material/undo:"):
            problems.saving(_keep)(
                view, line, seen, lambda known: line_speech.drop_take(workspace(), view.id, line.id, seen=known)
            )
            done(view.id, line.id)
    spoken = st.audio_input("Read the line aloud", key=f"mic-{line.id}")
    file = st.file_uploader("or choose a sound file", type=SOUNDS, key=f"take-{line.id}")
    given = file or spoken
    st.caption("Silence around it is cut off, and it is made as loud as the other lines.")
    if st.button("Use this recording", type="primary", key=f"mine-{line.id}", disabled=given is None) and given:
        data, name = given.getvalue(), given.name
        problems.saving(_keep)(
            view,
            line,
            seen,
            lambda known: line_speech.upload_take(workspace(), view.id, line.id, data, name, seen=known),
        )
        done(view.id, line.id)
