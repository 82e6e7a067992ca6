"""Settings: what is set and by whom, which voices there are, and whether everything needed is here."""

import streamlit as st

from core.studio import voice
from pages.parts import problems
from pages.parts.house import house
from pages.parts.words import count, language, plain

st.title("Settings", anchor=False)
st.caption("Reelwright works without any of this. What the environment sets is locked here.")
problems.show_kept()
here, about = st.columns([7, 4], gap="large")

with about, st.container(border=True):
    st.markdown("**This machine**")
    settings = house().settings
    st.table(
        {
            "Address": f"http://{settings.host}:{settings.port}",
            "Everything is kept in": plain(str(settings.data)),
            "Set from outside": ", ".join(sorted(plain(name) for name in settings.locked)) or "nothing",
        },
        border="horizontal",
    )

with here:
    st.subheader("Voices", anchor=False)
    found = voice.voices(house(), "")
    languages = sorted({one.language.split("-")[0] for one in found}, key=language)
    st.caption(f"{count(len(found), 'voice')} in {count(len(languages), 'language')} are installed.")
    st.dataframe(
        [
            {
                "Voice": one.label,
                "Language": language(one.language),
                "Kind": one.gender,
                "Quality": one.quality,
                "Licence": one.licence,
            }
            for one in found
        ],
        hide_index=True,
        height=420,
        alt="The installed voices",
    )
