"""Step 5: a look at it for each platform, then the videos: made in the background, watched here, saved from here."""

import streamlit as st

from pages.parts import films, frame, platforms, previews, problems
from pages.parts.words import seconds
from pages.parts.work import settled

view = frame.open_step("render")
in_work = [one for one in films.newest(view) if one.status in ("queued", "rendering")]
finished = [one for one in films.newest(view) if one.status == "completed" and one.path]
missing = [name for name in view.options.platforms if name not in {one.preset for one in finished if not one.stale}]

frame.heading("The video", films.intro(view, in_work, finished, missing))
ready = bool(in_work) or settled(view, "visuals")
if ready:
    problems.show([*films.notes(view), *previews.notes(view)], key="render")
result, choices = frame.halves()

with choices, st.container(border=True):
    spoken = view.narration.duration_s if view.narration else None
    length = (
        spoken if spoken is not None else sum(line.estimate_s for line in view.script.lines) if view.script else 0.0
    )
    platforms.choose(view, "Make it for", length, known=spoken is not None, disabled=bool(in_work))
    with st.expander("More"):
        films.options(view)
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
        if missing and not in_work and ready:
            previews.again(view, missing)
    elif ready and view.narration is not None and view.storyboard is not None:
        previews.show(view)

fact = " · ".join(filter(None, [seconds(spoken) if spoken is not None else "", "saved"]))
act = "" if in_work or not ready or (finished and not missing) or finished else "Make the video"
if frame.bar(view, "render", fact, act=act):
    films.make(view, missing)
