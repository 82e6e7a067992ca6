"""Other pictures for a scene: those that would fit, each with its reason and source, and a search for more."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.model.storyboard import Candidate, Shot
from core.studio.machine import services
from core.studio.project.views import ProjectView
from core.studio.visuals import search, shots
from core.studio.visuals.search import MOST_TERMS, SourceView
from core.wording import words
from pages.parts import fields, frame, media, problems
from pages.parts.storyboard import facts
from pages.parts.storyboard.keeping import swap
from pages.parts.words import plain, quoted
from pages.parts.words import seconds as length
from pages.parts.workspace import workspace

SHOWN = 8
KINDS = {"both": "Both", "image": "Pictures", "footage": "Clips"}
_SAID = "search-said"


def show(view: ProjectView, number: int) -> None:
    """Show the search for pictures, and below it what would fit."""
    shot = view.storyboard.shots[number] if view.storyboard else Shot(lines=())
    seen = fields.seen(f"scene-seen-{view.id}-{number}", shot)
    searched = [source for source in search.sources(workspace()) if source.kinds]
    ready = [item for item in searched if item.available]
    if ready:
        _search(view, number, shot)
    elif searched:
        _set_up(view, number, searched)
    if shot.picture is not None:
        st.button(
            "Words instead of a picture",
            key=f"words-{view.id}-{number}",
            icon=":material/title:",
            type="tertiary",
            on_click=problems.saving(shots.say_it),
            args=(workspace(), view.id, number),
            kwargs={"seen": shot},
        )
    found = _in_place(view, number, shot)
    if not [element for element in found if element.sha256 != shot.picture]:
        st.caption("Nothing else was found that fits; a picture of yours can take its place.")
        return
    with st.grid(4, min_column_width=120, gap="small"):
        for candidate in found:
            with st.container(key=f"pick-other-{candidate.sha256[:10]}", gap="xsmall", height="stretch"):
                _candidate(view, number, shot, seen, candidate, used=candidate.sha256 == shot.picture)


def _in_place(view: ProjectView, number: int, shot: Shot) -> list[Candidate]:
    """List the candidates, the picture in use among them, each where it was when the scene was opened.

    So nothing moves under the pointer when one is chosen: the second press of a hasty hand meets the same picture.
    """
    there = {candidate.sha256: candidate for candidate in shot.candidates}
    if shot.picture:
        there[shot.picture] = Candidate(sha256=shot.picture, reason=shot.reason)
    key = f"order-{view.id}-{number}"
    order: list[str] = st.session_state.get(key, [])
    gone = [n for n, sha256 in enumerate(order) if sha256 not in there]
    if shot.picture and shot.picture not in order:  # a picture that was fetched comes where its offer stood
        at = gone[0] if gone else 0
        order = [*order[:at], shot.picture, *order[at + (1 if gone else 0) :]]
    kept = [sha256 for sha256 in order if sha256 in there]
    shown = [*kept, *(sha256 for sha256 in there if sha256 not in kept)][: SHOWN + 1]
    st.session_state[key] = shown
    return [there[sha256] for sha256 in shown]


def _candidate(view: ProjectView, number: int, shot: Shot, seen: Shot, candidate: Candidate, *, used: bool) -> None:
    word, colour = facts.offered_by(view, candidate)
    st.image(
        media.picture_url(candidate.sha256),
        width="stretch",
        alt=candidate.found.title if candidate.found else words(candidate.reason),
    )
    with st.container(horizontal=True, gap="xxsmall"):
        st.badge(word, color=colour)  # type: ignore[arg-type]
        if _is_clip(view, candidate):
            st.badge(_length(view, candidate), icon=":material/movie:", color="gray")
    st.caption(plain(quoted(words(candidate.reason), 80)))
    st.space("stretch")
    key = f"swap-{view.id}-{number}-{candidate.sha256[:12]}"
    if used:
        st.button("In use", key=key, width="stretch", icon=":material/check:", disabled=True)
    elif candidate.found is None:
        act = problems.saving(swap)
        st.button("Use this", key=key, width="stretch", on_click=act, args=(view.id, number, shot, candidate.sha256))
    elif st.button("Use this", key=key, width="stretch"):
        with st.spinner("Fetching it…"):
            problems.saving(swap)(view.id, number, seen, candidate.sha256)
        st.rerun(scope="fragment")


def _is_clip(view: ProjectView, candidate: Candidate) -> bool:
    asset = view.storyboard.asset(candidate.sha256) if view.storyboard else None
    return (candidate.found.kind if candidate.found else asset.kind if asset else "image") == "footage"


def _length(view: ProjectView, candidate: Candidate) -> str:
    asset = view.storyboard.asset(candidate.sha256) if view.storyboard else None
    seconds = candidate.found.duration_s if candidate.found else asset.duration_s if asset else None
    return length(seconds) if seconds else "clip"


def _search(view: ProjectView, number: int, shot: Shot) -> None:
    """One field; what is found takes the place of what was offered before."""
    with st.form(f"search-{view.id}-{number}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            terms = st.text_input(
                "Search for",
                value=_suggested(view, shot),
                max_chars=MOST_TERMS,
                placeholder="a few words, as in a search box",
                icon=":material/search:",
            )
            asked = st.form_submit_button("Search", type="primary", key=f"search-go-{view.id}-{number}")
        kind = st.segmented_control(
            "Kind", list(KINDS), format_func=KINDS.__getitem__, default="both", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
    text = st.session_state.pop(_SAID, None)
    if asked:
        try:
            with st.spinner("Looking…"):
                found = search.search(workspace(), view.id, number, terms or "", kind or "both")  # type: ignore[arg-type]
        except ReelwrightError as error:
            st.warning(f"{plain(error.message)} {plain(error.hint)}".strip(), icon=":material/info:")
            return
        st.session_state[_SAID] = len(found)
        st.rerun(scope="fragment")
    if text == 0:
        st.caption("Nothing was found for these words. Fewer or more common words find more.")


def _suggested(view: ProjectView, shot: Shot) -> str:
    """Return the search terms of the script for a shot, or nothing."""
    lines = [view.script.line(number) for number in shot.lines] if view.script else []
    return " ".join(next((line.cue.terms for line in lines if line and line.cue.terms), ()))[:MOST_TERMS]


def _set_up(view: ProjectView, number: int, missing: list[SourceView]) -> None:
    """Show why there is no search, and the clicks that bring it: a key, or leave to ask those that need none."""
    keyed = _keys(missing)
    names = " or ".join(form.label for form in keyed)
    with st.container(border=True, key="search-setup", gap="xsmall"):
        st.markdown(f"**Pictures and clips from elsewhere** need a key of {plain(names)}; it is free.")
        for n, form in enumerate(keyed):
            address = form.url if "://" in form.url else f"https://{form.url}"
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.link_button(f"1. Get a key from {form.label}", address, icon=":material/open_in_new:")
                if st.button(
                    "2. Enter it in Settings", key=f"to-settings-{n}" if n else "to-settings", icon=":material/tune:"
                ):
                    frame.to_service(form.id, view.id, number)
        switched = [source for source in missing if source.switch]
        if switched:
            names = " and ".join(source.label for source in switched)
            st.markdown(
                f"**Pictures without a key**, under free licences, come from {plain(names)}. Search words from "
                "your script are sent there only after you have allowed it, once."
            )
            if st.button("Allow it in Settings", key="to-open-pictures", icon=":material/tune:"):
                frame.to_service(switched[0].switch, view.id, number)


def _keys(missing: list[SourceView]) -> list[services.Form]:
    """The services that give a key."""
    requested = {item.id for item in missing}
    return [form for form in services.forms(workspace()) if form.url and form.id in requested][:2]
