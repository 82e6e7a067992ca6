"""Say it like this: a word of a line, how it sounds in ordinary letters, heard before it is kept."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.model.script import Line
from core.model.speech import Pronunciation
from core.studio.project import lexicon
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.voice import pronounce
from pages.parts import elsewhere, fields, media, problems, sound
from pages.parts.words import plain
from pages.parts.workspace import workspace

HERE, EVERYWHERE = "In this video", "In every video"
_EDGES = "\"'“”‘’«»„()[]{}<>.,;:!?…—–-。、！？，：；¿¡"


def words_of(text: str) -> list[str]:
    """The words of a line for the page to choose from, without the marks around them, each once."""
    bare = (word.strip(_EDGES) or word for word in text.split())
    return list(dict.fromkeys(word for word in bare if any(char.isalnum() for char in word)))


def suggest(project_id: int, line_id: int, word: str, spelling: str) -> None:
    """Have the page begin with a word of a line and how it might be spelt."""
    st.session_state[f"word-{project_id}-{line_id}"] = word
    st.session_state[f"said-{project_id}-{line_id}"] = spelling


def word(view: ProjectView, line: Line) -> None:
    """Show how to choose a word, write how it sounds, hear the line, keep it."""
    words = words_of(line.text)
    if not words:
        st.caption("This line has no word to be said otherwise.")
        return
    shown = fields.seen(f"lexicon-seen-{view.id}", (view.options.lexicon, lexicon.general(workspace())))
    spaced = len(words) > 1 or len(line.text) < 12
    key = f"{view.id}-{line.id}"
    if spaced and (suggested := st.session_state.get(f"word-{key}")) not in (None, *words):
        words = [str(suggested), *words]  # a part of a word: "Addenbrooke" of "Addenbrooke’s-based"
    chosen = st.selectbox("The word", words, key=f"word-{key}") if spaced else _typed(key)
    text = st.text_input(
        "How it sounds",
        key=f"said-{key}",
        placeholder="engine x",
        help="In ordinary letters, as you would write it for a child. Phonetic signs go between slashes: /ˈnʌmpaɪ/",
    )
    ready = bool(chosen and text.strip())
    heard_key = f"heard-{key}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button("Hear it", icon=":material/play_arrow:", key=f"hear-it-{key}") and ready:
            sound.begin(heard_key, (chosen, text))
        where = st.segmented_control("Where", [HERE, EVERYWHERE], required=True, default=HERE, key=f"where-{key}")
    if ready and sound.begun(heard_key) == (chosen, text):
        _hear(view, line, heard_key, chosen or "", text)
    pressed = st.button("Say it like this", type="primary", key=f"keep-{key}")
    if not ready and (pressed or st.session_state.get(f"hear-it-{key}")):
        st.warning("Type the word and how it sounds first.", icon=":material/info:")
    elif pressed:
        place, known = (view.id, shown[0]) if where == HERE else (None, shown[1])
        problems.saving(_keep)(view.id, place, chosen or "", text, known)
        sound.begin(f"hear-{view.id}", line.id)
        st.rerun()
    st.caption("Only the lines with this word are spoken again. The captions keep your spelling.")


def _keep(project_id: int, place: int | None, chosen: str, spelling: str, shown: tuple[Pronunciation, ...]) -> None:
    """Keep how a word sounds; where that was changed elsewhere since it was shown, both wait for a word."""

    def act(seen: tuple[Pronunciation, ...]) -> None:
        lexicon.keep(workspace(), place, chosen, spelling, seen=seen)

    elsewhere.guarded(
        project_id, "A pronunciation was", act, shown, lambda _: lexicon.kept_pronunciations(workspace(), place)
    )


def _typed(key: str) -> str:
    """A word of a writing without spaces is typed."""
    return st.text_input("The word", key=f"word-{key}", placeholder="as it stands in the line").strip()


def _hear(view: ProjectView, line: Line, heard_key: str, chosen: str, spelling: str) -> None:
    try:
        path = pronounce.hear(workspace(), Project(workspace(), view.id), line.id, chosen, spelling)
    except ReelwrightError as error:
        st.error(f"{plain(error.message)} {plain(error.hint)}".strip(), icon=":material/error:")
        return
    sound.show(heard_key, media.sound_url(path.stem), f"The line with “{chosen}” said so")
