"""Step 4: the storyboard. Each picture as it will be framed, with its line; any of them can be exchanged."""

import streamlit as st

from pages.parts import frame
from pages.parts.storyboard import change, facts, grid, styles, tools
from pages.parts.words import count, seconds
from pages.parts.work import settled, unsettled

view = frame.open_step("visuals")
frame.heading("The pictures", "What is seen while each line is spoken, framed as in the video.")
if not settled(view, "visuals") or view.storyboard is None or view.script is None:
    unsettled(view, "visuals", "The pictures are being chosen")
    st.stop()

shape = tools.row(view)
times = facts.seconds_of(view)
grid.show(view, shape, times)
styles.looks_row(view, facts.preset_of(view, shape))
styles.row(view, facts.preset_of(view, shape))
frame.bar(view, "visuals", f"{seconds(sum(times))} · {count(len(view.storyboard.shots), 'scene')} · saved")
change.reopen(view, shape)
