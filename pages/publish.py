"""Step 6: the film on the left, and on the right a card for each platform: its words, its checks, its one button."""

import streamlit as st

from pages.parts import ages, frame, media
from pages.parts.film import films
from pages.parts.publish import cards, folder, origins, watched
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

open_card = cards.opened(view, finished)
left, right = st.columns([4, 7], gap="large")
with left, st.container(key="post-film"):
    watched.show(view, next(video for video in finished if video.preset == open_card))
with right:
    waiting = origins.ask(view)
    older = ages.asked(view, finished)
    for video in finished:
        cards.show(view, video, is_open=video.preset == open_card, older=older, waiting=waiting)
    origins.owed(view)
    with st.container(border=True):
        st.markdown("**Everything together**")
        st.caption("Videos, captions, thumbnails and texts, a transcript, and the sound alone, for a podcast.")
        if older is not None:
            with st.container(horizontal=True):
                st.link_button(
                    "Download (.zip)",
                    media.bundle_url(view, older=older),
                    icon=":material/folder_zip:",
                    key="zip",
                    disabled=waiting,
                    help="Say first where the pictures above are from." if waiting else None,
                )
                if not waiting:
                    folder.save(view, older=older)

frame.bar(view, "publish", f"{count(len(finished), 'video')} · saved")
