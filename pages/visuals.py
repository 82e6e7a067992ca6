"""Step 4: the storyboard. Each picture as it will be framed, with its line; any of them can be exchanged."""

import streamlit as st

from core.model.presets import PRESETS
from pages.parts import frame, media, shots, styles
from pages.parts.words import count, plain, quoted, seconds
from pages.parts.work import settled

view = frame.open_step("visuals")
frame.heading("The pictures", "What is seen while each line is spoken, framed as in the video.")
if not settled(view, "visuals") or view.storyboard is None or view.script is None:
    frame.bar(view, "visuals", "The pictures are being chosen")
    st.stop()

shapes = list(
    dict.fromkeys("wide" if PRESETS[name].width > PRESETS[name].height else "tall" for name in view.options.platforms)
)
shape = shapes[0]
if len(shapes) > 1:
    chosen = st.segmented_control(
        "Framed for",
        shapes,
        format_func={"tall": "Upright", "wide": "Wide"}.__getitem__,
        default=shape,
        required=True,
        key="shape",
    )
    shape = chosen or shape

times = shots.seconds_of(view)
with st.grid(5 if shape == "tall" else 3, min_column_width=150 if shape == "tall" else 260, gap="medium"):
    for number, shot in enumerate(view.storyboard.shots):
        with st.container(key=f"shot-{number}", gap="xsmall", height="stretch"):
            st.image(media.shot(view, number, shape), width="stretch", alt=shots.describe(view, shot))
            st.caption(f"**{number + 1}** · {times[number]:.1f} s{shots.marks(shot)}")
            st.markdown(plain(quoted(shots.words(view, shot), 120)))
            st.space("stretch")
            if st.button("Change", key=f"change-{view.id}-{number}", icon=":material/swap_horiz:", width="stretch"):
                shots.change(view.id, number, shape)

preset = next(
    name for name in view.options.platforms if (shape == "wide") == (PRESETS[name].width > PRESETS[name].height)
)
styles.row(view, preset)
total = seconds(sum(times))
frame.bar(view, "visuals", f"{total} · {count(len(view.storyboard.shots), 'scene')} · saved")
