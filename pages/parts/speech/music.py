"""The music under the voice: made in some mood, of one's own, or none; heard before it is chosen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.errors import BadInput
from core.studio.film import music
from core.studio.project.views import ProjectView
from core.studio.workspace.run import Run
from core.wording import words
from pages.parts import elsewhere, fields, media, problems, sound
from pages.parts.words import plain
from pages.parts.workspace import workspace

LOUDNESS = {0.1: "very soft", 0.2: "soft", 0.3: "present", 0.4: "strong"}


def choose(view: ProjectView) -> None:
    """Show the choices of the music under the voice: which, in which mood, and how loud."""
    own = view.options.music not in ("auto", "none")
    names = {"auto": "Made for this video", **({view.options.music: "My own"} if own else {}), "none": "None"}
    st.segmented_control(
        "Music under the voice",
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=fields.option_key(view, "music"),
        on_change=fields.save_option,
        args=(view.id, "music"),
    )
    if view.options.music == "auto":
        _mood(view)
    elif own:
        title = music.music_title(workspace(), view.options.music)
        if title:
            st.caption(plain(title))
        for notice in music.song_notices(workspace(), view.options.music):
            st.caption(f":material/info: {plain(words(notice))}")
        _listen(f"own-{view.options.music[-12:]}", media.mood_url(view, "own"), "Your music")
    if view.options.music != "none":
        st.select_slider(
            "How loud",
            list(LOUDNESS),
            format_func=LOUDNESS.__getitem__,
            key=fields.option_key(
                view, "music_level", min(LOUDNESS, key=lambda level: abs(level - view.options.music_level))
            ),
            on_change=fields.save_option,
            args=(view.id, "music_level"),
        )
    with st.expander("Music of my own"):
        key = f"own-music-{view.id}-{view.options.music[:14]}"
        st.file_uploader(
            "A sound file",
            type=[text.removeprefix(".") for text in music.SOUNDS],
            key=key,
            on_change=problems.saving(_uploaded),
            args=(view, key),
        )
        _folder(view)


def _mood(view: ProjectView) -> None:
    """The kinds of generated music, each to be heard; no rights are owed for them."""
    moods = {mood.name: mood.label for mood in music.moods()}
    now = view.options.mood if view.options.mood in moods else next(iter(moods))
    st.pills(
        "Mood",
        list(moods),
        format_func=moods.__getitem__,
        required=True,
        key=fields.option_key(view, "mood", now),
        on_change=fields.save_option,
        args=(view.id, "mood"),
    )
    _listen(f"mood-{now}", media.mood_url(view, now), f"{moods[now]} music")
    st.caption("It is made for this video, so no rights are owed.")


def _folder(view: ProjectView) -> None:
    """The songs that lie in the folder: one by name, or any."""
    found = [path.name for path in music.songs(workspace())]
    if not found:
        st.caption(
            f"Or put songs into the folder {plain(str(music.song_folder(workspace())))} and choose among them here."
        )
        return
    song = st.selectbox("A song of my folder", found, key=f"song-{view.id}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Use it", key=f"use-song-{view.id}", on_click=problems.saving(_from_folder), args=(view, song))
        st.button(
            "Any of them",
            icon=":material/shuffle:",
            key=f"any-song-{view.id}",
            on_click=problems.saving(_from_folder),
            args=(view, ""),
        )
    _listen(f"song-{song}", media.song_url(view, song), song)


def _listen(key: str, address: str, name: str) -> None:
    """A button; pressed, a player of ten seconds that begins at once, and follows to another mood or song."""
    place = f"music-{key.partition('-')[0]}"
    st.button(
        "Hear ten seconds",
        icon=":material/play_arrow:",
        key=f"hear-{key}",
        type="tertiary",
        on_click=sound.begin,
        args=(place, True),
    )
    if sound.begun(place):
        sound.show(place, address, f"Ten seconds of: {name}")


def _uploaded(view: ProjectView, key: str) -> None:
    file = st.session_state[key]
    if file is not None:
        data, name = file.getvalue(), file.name
        _keep(view, lambda seen: music.upload(workspace(), view.id, data, name, seen=seen))


def _from_folder(view: ProjectView, song: str) -> None:
    run = Run()
    _keep(view, lambda seen: music.from_folder(workspace(), view.id, song or "", run, seen=seen))
    if run.warnings:
        problems.keep(BadInput(" ".join(run.warnings)))


def _keep(view: ProjectView, act: Callable[[dict[str, str]], object]) -> None:
    """Choose music; where other music was chosen elsewhere since it was shown, both wait for a word."""
    elsewhere.guarded(view.id, "The music was", act, {"music": view.options.music}, lambda error: error.current)
