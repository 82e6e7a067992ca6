"""Step 5: a look at it for each platform, then the videos: made in the background, watched here, saved from here."""

import streamlit as st

from core.model.presets import PRESETS
from pages.parts import fields, films, frame, problems
from pages.parts.words import QUALITY_HELP, QUALITY_WORDS, TRANSITION_WORDS, seconds
from pages.parts.work import settled

view = frame.open_step("render")
in_work = [one for one in films.newest(view) if one.status in ("queued", "rendering")]
finished = [one for one in films.newest(view) if one.status == "completed" and one.path]
missing = [name for name in view.options.platforms if name not in {one.preset for one in finished if not one.stale}]

frame.heading("The video", films.intro(view, in_work, finished, missing))
ready = bool(in_work) or settled(view, "visuals")
if ready:
    problems.show(films.notes(view), key="render")
result, choices = frame.halves()

with choices, st.container(border=True):
    st.pills(
        "Make it for",
        films.fitting(view.options.project_type),
        format_func=lambda name: PRESETS[name].label,
        selection_mode="multi",
        key=fields.option_key(view, "platforms"),
        on_change=fields.save_option,
        args=(view.id, "platforms"),
        disabled=bool(in_work),
    )
    st.toggle(
        "Captions in the picture",
        key=fields.option_key(view, "captions"),
        on_change=fields.save_option,
        args=(view.id, "captions"),
        disabled=bool(in_work),
    )
    with st.expander("More"):
        styles = films.styles()
        if len(styles) > 1:
            st.selectbox(
                "Look of the captions",
                styles,
                format_func=str.capitalize,
                key=fields.option_key(view, "style"),
                on_change=fields.save_option,
                args=(view.id, "style"),
            )
        st.selectbox(
            "Between two pictures",
            list(TRANSITION_WORDS),
            format_func=TRANSITION_WORDS.__getitem__,
            key=fields.option_key(view, "transition"),
            on_change=fields.save_option,
            args=(view.id, "transition"),
        )
        st.selectbox(
            "How fine",
            list(QUALITY_WORDS),
            format_func=QUALITY_WORDS.__getitem__,
            key=fields.option_key(view, "quality"),
            on_change=fields.save_option,
            args=(view.id, "quality"),
            help=QUALITY_HELP,
        )
    if finished and missing and not in_work:
        wanted = (
            "again"
            if not [name for name in missing if name not in {one.preset for one in finished}]
            else "what is missing"
        )
        if st.button(f"Make {wanted}", icon=":material/movie:", key="make-again", width="stretch"):
            films.make(view, missing)

with result:
    if in_work:
        films.watch(view.id)
    if finished:
        films.show(finished)
    elif ready and view.narration is not None and view.storyboard is not None:
        films.looks(view)

length = seconds(view.narration.duration_s) if view.narration else ""
fact = " · ".join(filter(None, [length, "saved"]))
act = "" if in_work or not ready or (finished and not missing) or finished else "Make the video"
if frame.bar(view, "render", fact, act=act):
    films.make(view, missing)
