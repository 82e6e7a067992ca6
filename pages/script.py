"""Step 2: the lines, each editable in place with its seconds and the passage it rests on."""

import streamlit as st

from core.model.presets import window_s
from core.studio.script import carry_over, check
from core.wording import words
from pages.parts import frame, problems
from pages.parts.script import ends, lines, questions, versions, wishes, writers
from pages.parts.words import count, plain, seconds
from pages.parts.work import answer, edited, settled, unsettled
from pages.parts.workspace import workspace

view = frame.open_step("script")
frame.heading("The script", "Change what you like; it is saved as you go.")
if not settled(view, "script") or view.script is None:
    unsettled(view, "script", "The script is being written")
    st.stop()

text = view.script
touched, fresh = edited(view), view.step("script").state == "ready"
length = lines.seconds_of(view)
low, high = window_s(view.options.project_type, view.options.platforms)


def notes() -> list[problems.Problem]:
    """Everything to know about the script, as the page shows it at once."""
    found = [
        problems.Problem(problem)
        for problem in dict.fromkeys([*map(words, text.warnings), *check.problems(workspace(), view.id)])
    ]
    if view.step("script").state == "stale" and touched:
        found.insert(
            0,
            problems.Problem(
                view.step("script").note,
                "The lines that you changed or locked stay when it is written again.",
                "Write it again",
                lambda: wishes.rewrite(view.id, version=view.script_version),
            ),
        )
    return found


answer(view.id)
problems.show(notes(), key="script")
how = st.session_state.get(f"how-{view.id}") or "Lines"
wide = how != "Lines"  # a table and two versions need the whole width
choices, result = (st.container(), st.container()) if wide else frame.halves()[::-1]

total = sum(length.values())


def switch() -> None:
    """Show the switch between views of the script, and the ways back and anew."""
    st.segmented_control(
        "Show as", ["Lines", "Table", "Versions"], default="Lines", required=True, key=f"how-{view.id}", width="content"
    )
    with st.container(horizontal=True, vertical_alignment="bottom", width="content" if wide else "stretch"):
        if view.script_version > 1:
            st.button(
                "Undo",
                icon=":material/undo:",
                key="undo",
                help="Back to the script before the last change.",
                on_click=problems.saving(lines.undo),
                args=(view.id, view.script_version),
            )
        if (
            not fresh or carry_over.edits_lost_by_rewriting(workspace(), view.id) or view.options.writer != "extractive"
        ):  # else the same lines would come again
            st.button(
                "Write it again",
                icon=":material/refresh:",
                key="rewrite",
                help="From the article. The lines that you changed or locked stay, and the version before is kept.",
                on_click=wishes.rewrite,
                args=(view.id,),
                kwargs={"version": view.script_version},
            )


with choices:
    if wide:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            switch()
    else:
        with st.container(border=True):
            st.markdown(f"**{seconds(total)}** of {seconds(low)} to {seconds(high)}")
            st.progress(min(1.0, total / high))
            st.caption(lines.fit(total, low, high))
            switch()
            with st.expander("More"):
                writers.length(view, total)
                if writers.choose(view):
                    wishes.form(view)
                if view.options.writer == "extractive":
                    ends.kind(view)
                if text.headings:
                    st.caption("The points: " + " · ".join(plain(heading) for heading in text.headings if heading))

with result:
    asked = st.container()
    if how == "Table":
        lines.table(view)
    elif how == "Versions":
        versions.show(view)
    else:
        lines.editors(view, length)

with asked:
    questions.show(view)
wishes.answer(view)
frame.bar(view, "script", f"{seconds(total)} · {count(len(text.lines), 'line')} · saved")
