"""Settings: whether everything needed is here, which voices there are, and what was set from outside."""

from typing import Any

import streamlit as st

from core.studio.machine import doctor
from core.studio.voice import narrate
from pages.parts import elsewhere, frame, problems
from pages.parts.settings import brand, keeping, services, stock
from pages.parts.words import count, language, plain
from pages.parts.workspace import workspace

NAMES = {
    "python": "Python",
    "ffmpeg": "Film maker",
    "voice": "Voices",
    "fonts": "Letters",
    "data folder": "Where everything is kept",
    "disk": "Free space",
    "database": "Database",
    "worker": "Background worker",
    "machine": "This machine",
}


@st.cache_data(ttl=300, show_spinner="Looking at this machine…", max_entries=4)
def checked(data: str) -> list[dict[str, Any]]:
    """The report of what is there and missing, for the settings page; anew after five minutes. `data` keeps
    workspaces apart.
    """
    return doctor.report(workspace().settings)


@st.cache_data(ttl=300, show_spinner=False, max_entries=4)
def voices(data: str) -> list[dict[str, str]]:
    """The installed voices as rows of the settings page's table."""
    return [
        {"Language": language(voice.language), "Voice": voice.label, "Licence": voice.licence}
        for voice in narrate.voices(workspace(), "")
    ]


settings = workspace().settings
st.title("Settings", anchor=False)
st.caption("Nothing has to be set. What the environment sets is locked and shown here.")
problems.show_kept()
elsewhere.show(None, "page")
came_from, scene = frame.number("project"), frame.number("scene")
if came_from is not None and st.query_params.get("service"):
    label = "Back to the video" if scene is None else f"Back to scene {scene + 1}"
    if st.button(label, key="back-to", icon=":material/arrow_back:"):
        more = {} if scene is None else {"scene": str(scene)}
        st.switch_page(
            frame.page_file("script" if scene is None else "visuals"),
            query_params={"project": str(came_from), **more},
        )
here, about = st.columns([7, 4], gap="large")

with about, st.container(border=True):
    st.subheader("Set from outside", anchor=False)
    if settings.locked:
        for name in sorted(settings.locked):
            st.markdown(f":material/lock: {plain(name.replace('_', ' '))}")
        st.caption("By the environment, as REELWRIGHT_ followed by the name.")
    else:
        st.caption("Nothing. Every setting has its default.")

with about, st.container(border=True):
    st.subheader("Paid so far", anchor=False)
    keeping.paid()

with about, st.container(border=True):
    st.subheader("Space", anchor=False)
    keeping.space()

with here:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown("**Accounts** :gray[Where finished videos go]", width="stretch")
        st.page_link(frame.page_file("accounts"), label="Open", icon=":material/arrow_forward:")
    st.subheader("Services", anchor=False)
    st.caption("What writes scripts, speaks or has pictures. Keys are locked away and never shown again.")
    services.show(st.query_params.get("service", ""))
    st.subheader("Pictures of services", anchor=False)
    st.caption("How photos and footage are chosen where a service for them is set up.")
    stock.show()
    st.subheader("Your look", anchor=False)
    st.caption("For all videos that wear it; each can do without.")
    brand.show()
    st.subheader("Is everything here?", anchor=False)
    with st.container(border=True, gap="xsmall"):
        for row in checked(str(settings.data)):
            mark = ":green[:material/check_circle:]" if row["ok"] else ":orange[:material/warning:]"
            st.markdown(f"{mark} **{NAMES.get(row['name'], plain(row['name']))}** :gray[{plain(row['detail'])}]")
            if row["hint"]:
                st.caption(plain(row["hint"]))
        if st.button("Look again", icon=":material/refresh:", type="tertiary", key="look-again"):
            checked.clear()
            st.rerun()
    st.subheader("Voices", anchor=False)
    found = voices(str(settings.data))
    spoken = sorted({row["Language"] for row in found})
    st.caption(f"{count(len(found), 'voice')} in {count(len(spoken), 'language')}, ready to use.")
    chosen = st.selectbox("Language", ["All", *spoken], key="voices-of", label_visibility="collapsed")
    st.dataframe(
        [row for row in found if chosen in ("All", row["Language"])],
        hide_index=True,
        height=360,
        alt="The installed voices",
    )
