"""Step 6: the words around each video, within each platform's limits, and everything as a folder or one file."""

import streamlit as st

from core.model.presets import PRESETS
from pages.parts import ages, frame, media
from pages.parts.film import films
from pages.parts.publish import origins, posts, sending, thumbnail, titles
from pages.parts.words import count

view = frame.open_step("publish")
finished = films.finished(view)
frame.heading("Publish", "What to post beside each video. Change what you like; it is saved as you go.")

if not finished or view.script is None:
    with st.container(border=True):
        st.subheader("There is no video yet", anchor=False)
        st.write("Once it is made, its title, text and files are here.")
        if st.button("Go to the video", icon=":material/movie:", key="to-video"):
            frame.go("render", view.id)
    frame.bar(view, "publish", "No video yet")
    st.stop()

result, choices = frame.halves()
with result:
    waiting = origins.ask(view)
    names = [video.preset for video in finished]
    preset = names[0]
    if len(names) > 1:
        preset = st.segmented_control(
            "Platform", names, format_func=lambda name: PRESETS[name].label, default=names[0], required=True,
            label_visibility="collapsed", key=f"post-{view.id}",
        ) or names[0]  # fmt: skip
    posts.edit(view, preset)
    titles.show(view, preset)
    origins.owed(view)

with choices:
    film = next(video for video in finished if video.preset == preset)
    with st.container(border=True, key="card-send"):
        st.markdown("**Publish**")
        ready = sending.show(view, film, waiting=waiting)
    with st.container(border=True, key="card-thumbnail"):
        thumbnail.show(view, film)
    with st.container(border=True):
        st.markdown("**Everything together**")
        st.caption("Videos, captions, thumbnails and texts, a transcript, and the sound alone, for a podcast.")
        older = ages.asked(view, finished)
        if older is None:
            frame.bar(view, "publish", f"{count(len(finished), 'video')} · saved")
            st.stop()
        st.link_button(
            "Download (.zip)",
            media.bundle_url(view, older=older),
            icon=":material/folder_zip:",
            type="secondary" if ready else "primary",
            width="stretch",
            key="zip",
            disabled=waiting,
            help="Say first where the pictures beside are from." if waiting else None,
        )
        if not waiting:
            posts.save_folder(view, older=older)

frame.bar(view, "publish", f"{count(len(finished), 'video')} · saved")
