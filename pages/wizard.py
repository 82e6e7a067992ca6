"""The navigation: which pages there are, the bar above all of them, and the page that is open."""

import streamlit as st

from pages.parts import frame, manners, sound, style

st.set_page_config(page_icon=str(frame.FOLDER / "parts" / "icon.png"), layout="wide")
pages = [
    st.Page("home.py", title="Videos", icon=":material/movie:", url_path="videos", default=True),
    st.Page("content.py", title="Content", url_path="content"),
    st.Page("script.py", title="Script", url_path="script"),
    st.Page("voice.py", title="Voice", url_path="voice"),
    st.Page("visuals.py", title="Pictures", url_path="pictures"),
    st.Page("render.py", title="Video", url_path="video"),
    st.Page("publish.py", title="Publish", url_path="publish"),
    st.Page("accounts.py", title="Accounts", url_path="accounts"),
    st.Page("settings.py", title="Settings", icon=":material/tune:", url_path="settings"),
]
page = st.navigation(pages, position="hidden")
st.set_page_config(page_title=f"{page.title} · Reelwright")  # a step puts the video's name in its place
style.apply()
manners.apply()
sound.on_page(page.url_path)
if page.url_path not in ("", "videos", "accounts", "settings"):
    frame.stay_open()
frame.top_bar()
page.run()
