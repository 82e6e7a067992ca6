"""Step 3: hear it. The whole narration, each line by itself, and the voices to choose from."""

import streamlit as st

from core.studio.voice import terms
from core.wording import words
from pages.parts import frame, problems, spending, work
from pages.parts.speech import cards, clone, delivery, doubtful, lines, music, own
from pages.parts.words import count, seconds
from pages.parts.workspace import workspace

view = frame.open_step("voice")
frame.heading("The voice", "Listen to the whole, or to one line. Another voice or speed is spoken at once.")
problems.show([problems.Problem(words(notice)) for notice in terms.notes(workspace(), view.id)], key="voice")
result, choices = frame.halves()
with result:
    work.answer(view.id)
    ready = work.settled(view, "voice") and view.narration is not None and view.script is not None

with choices:
    with st.container(border=True, key="voices"):
        cards.choose(view)
        spending.so_far(view)
    with st.container(border=True):
        delivery.speed(view)
        delivery.more(view)
    own.give(view)
    clone.make(view)
    with st.container(border=True):
        music.choose(view)

with result:
    if ready or (view.narration is not None and not work.busy(view, "voice")):
        own.differences(view)
        doubtful.check(view)
        lines.listen(view)

if view.narration is not None and ready:
    fact = f"{seconds(view.narration.duration_s)} · {count(len(view.narration.takes), 'line')} · saved"
elif work.busy(view, "voice"):
    fact = "The lines are being spoken"
else:
    fact = "Some lines wait to be spoken"
if ready:
    frame.bar(view, "voice", fact)
else:
    work.unsettled(view, "voice", fact)
spending.pending(view)
