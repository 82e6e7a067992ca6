"""Step 3: hear it. The whole narration, each line by itself, and the voices to choose from."""

import streamlit as st

from core.model.narration import FPS
from core.studio import heard
from pages.parts import frame, media, music, problems, voices
from pages.parts.house import house
from pages.parts.words import count, plain, seconds
from pages.parts.work import settled

view = frame.open_step("voice")
frame.heading("The voice", "Listen to the whole, or to one line. Another voice or speed is spoken at once.")
problems.show([problems.Problem(one) for one in heard.notes(house(), view.id)], key="voice")
result, choices = frame.halves()
with result:
    ready = settled(view, "voice") and view.narration is not None and view.script is not None

with choices:
    with st.container(border=True):
        voices.choose(view)
        voices.speed(view)
    with st.container(border=True):
        music.choose(view)


@st.fragment
def listen() -> None:
    """The player above, the lines beneath; a press on a line plays it alone."""
    assert view.narration is not None  # noqa: S101
    chosen = st.session_state.get(f"hear-{view.id}")
    take = next((one for one in view.narration.takes if one.line_id == chosen), None)
    if take is None:
        st.audio(media.narration(view), alt="The whole narration")
    else:
        st.audio(media.line(view, take), autoplay=True, alt=f"Line {take.line_id}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("The whole narration" if take is None else "One line", width="stretch")
        if take is not None:
            st.button(
                "Hear the whole", icon=":material/replay:", key="whole", type="tertiary", on_click=hear, args=(None,)
            )
    with st.container(gap="xxsmall", key="spoken"):
        for one in view.narration.takes:
            st.button(
                f"{plain(one.text)} :gray[{one.n_frames / FPS:.1f} s]",
                icon=":material/volume_up:" if one.line_id == chosen else ":material/play_arrow:",
                key=f"play-{view.id}-{one.line_id}",
                type="tertiary",
                wrap=True,
                on_click=hear,
                args=(one.line_id,),
            )


def hear(line_id: int | None) -> None:
    """Put a line into the player, or the whole."""
    st.session_state[f"hear-{view.id}"] = line_id


with result:
    if ready:
        listen()

if view.narration is not None and ready:
    fact = f"{seconds(view.narration.duration_s)} · {count(len(view.narration.takes), 'line')} · saved"
else:
    fact = "The lines are being spoken"
frame.bar(view, "voice", fact)
