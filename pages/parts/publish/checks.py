"""The check strip of a card: all problems at once, each with the button that mends it, else three lines at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from core.model.presets import PRESETS
from core.studio.project import rights
from core.studio.project.views import ProjectView, RenderView
from core.studio.publish import posts
from core.studio.publish.remarks import Remark
from pages.parts import frame, problems
from pages.parts.words import count, megabytes, plain, seconds
from pages.parts.workspace import workspace

Fix = tuple[str, str, Callable[..., Any], tuple[Any, ...]]  # icon, label, act, its arguments
_WORDS, _FILM = ("too_long", "forbidden_sign", "hashtags", "mentions", "no_hashtag"), ("length", "size")


def show(
    view: ProjectView, film: RenderView, wrong: Sequence[ReelwrightError], remarks: Sequence[Remark], *, asks: bool
) -> None:
    """Show the strip. `asks`: the questions about rights stand above, as does that about an older video, and need no
    line here.
    """
    with st.container(key=f"checks-{film.preset}", gap="xsmall"):
        for number, error in enumerate(wrong):
            if error.code != "older_video" and not (asks and error.code == "unknown_rights"):
                _problem(view, film, number, error)
        if not wrong:
            _fine(view, film)
        if remarks:
            warns = any(remark.warns for remark in remarks)
            icon = ":orange[:material/warning:]" if warns else ":material/info:"
            ordered = sorted(remarks, key=lambda remark: not remark.warns)
            st.caption(f"{icon} {plain(' '.join(remark.message for remark in ordered))}")


def _fine(view: ProjectView, film: RenderView) -> None:
    """The lines of a video that nothing stands in the way of."""
    label = PRESETS[film.preset].label
    facts = f"{seconds(film.duration)} and {megabytes(film.size)}"
    st.caption(f":green[:material/check:] {facts}, title, text and tags: all within the limits of {label}.")
    known = rights.rights_json(workspace(), view.id)
    owed = len(known["credits"])
    credit = f", {count(owed, 'credit')} in the text" if owed else ""
    st.caption(f":green[:material/check:] All pictures and sounds have a known origin{credit}.")


def _problem(view: ProjectView, film: RenderView, number: int, error: ReelwrightError) -> None:
    fix = _fix(view, film, error)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        text = f":orange[:material/error:] {plain(error.message)}" + ("" if fix else f" {plain(error.hint)}")
        st.markdown(f":small[{text}]", width="stretch")
        if fix is not None:
            icon, label, act, args = fix
            key = f"fix-{film.preset}-{number}"
            if act is frame.go:  # another page is opened in the run, not in a callback
                if st.button(label, key=key, icon=icon, type="tertiary"):
                    act(*args)
            else:
                st.button(label, key=key, icon=icon, type="tertiary", on_click=problems.saving(act), args=args)


def _fix(view: ProjectView, film: RenderView, error: ReelwrightError) -> Fix | None:
    """The press that mends a problem, where one does."""
    code = error.code
    if code == "unknown_rights":
        return ":material/copyright:", "I made all of it", rights.say_all_own, (workspace(), view.id)
    if code in _WORDS:
        return ":material/undo:", "Suggested words again", posts.compute, (workspace(), view.id, film.preset)
    if code == "credits_too_long":
        return ":material/image:", "Change pictures", frame.go, ("visuals", view.id)
    if code in _FILM:
        page = "script" if code == "length" else "render"
        label = "Change the length" if code == "length" else "Make it smaller"
        return ":material/movie_edit:", label, frame.go, (page, view.id)
    if code == "privacy" and "public" in error.hint:  # elsewhere the person chooses, with nothing proposed
        word = "draft" if "draft" in error.hint else "public"
        value = "private" if word == "draft" else "public"
        return ":material/visibility:", f"Make it {word}", _choose, (f"privacy-{view.id}", value)
    if code == "schedule_private":
        return ":material/visibility_off:", "Private until then", _choose, (f"privacy-{view.id}", "private")
    if code in ("no_schedule", "past"):
        return ":material/schedule:", "Publish now", _choose, (f"later-{view.id}", False)
    return None


def _choose(key: str, value: Any) -> None:
    st.session_state[key] = value
