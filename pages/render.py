"""Step 5: a look at it for each platform, then the videos: made in the background, watched here, saved from here."""

import streamlit as st

from pages.parts import frame, platforms, problems
from pages.parts.film import films, previews
from pages.parts.words import seconds
from pages.parts.work import CHAIN, settled, unsettled

view = frame.open_step("render")
in_work = [video for video in films.newest(view) if video.status in ("queued", "rendering")]
done = films.finished(view)
missing = [name for name in view.options.platforms if name not in {video.preset for video in done if not video.stale}]

frame.heading("The video", films.intro(view, in_work, done, missing))
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

with result:
    if in_work:
        films.watch(view.id)
    if done:
        films.show(done)
        if missing and not in_work and ready:
            previews.again(view, missing)
    elif ready and view.narration is not None and view.storyboard is not None:
        previews.show(view, begin=not in_work)

fact = " · ".join(filter(None, [seconds(spoken) if spoken is not None else "", "saved"]))
act = films.action(done, missing) if missing or not done else ""
if in_work:
    frame.bar(view, "render", fact, act="Making the video", waits=True)
elif not ready and "failed" in [view.step(name).state for name in CHAIN]:
    unsettled(view, "visuals", fact, page="render")
elif frame.bar(view, "render", fact, act=act, waits=not ready):
    films.make(view, missing)
