"""The lines of a script: one editor each with its seconds and source, or all in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.errors import BadInput
from core.model.narration import FPS
from core.model.script import Line, Script
from core.studio.project import projects
from core.studio.project.views import ProjectView
from core.studio.script import edits, saving, versions
from core.studio.script.review_flags import nearest, reason
from core.studio.workspace.workspace import Workspace
from core.wording import words
from pages.parts import elsewhere, problems
from pages.parts.script import ends, wishes
from pages.parts.words import SECTION_WORDS, plain, quoted, seconds
from pages.parts.work import ask
from pages.parts.workspace import workspace

WISH = "Rewrite with a wish"
UP, DOWN = "Move up", "Move down"
FLAT = 40  # more lines than this are folded into their parts


def seconds_of(view: ProjectView) -> dict[int, float]:
    """Map each line of the page to its length in seconds: as spoken where its words were, else as estimated."""
    spoken = {take.line_id: take for take in view.narration.takes} if view.narration else {}
    out = {}
    for line in view.script.lines if view.script else ():
        take = spoken.get(line.id)
        out[line.id] = take.n_frames / FPS if take and take.text == line.text else line.estimate_s
    return out


def fit(total: float, low: float, high: float) -> str:
    """Say on the page in words how a script's length fits."""
    if total > high:
        return f"{seconds(total - high)} too long: shorten or delete some lines."
    if total < low:
        return f"{seconds(low - total)} short of the shortest; that is allowed, but platforms prefer more."
    return "It fits."


def parts(text: Script) -> list[tuple[str, list[Line]]]:
    """The lines as the page shows them, under their parts' names, in order."""
    found: list[tuple[str, list[Line]]] = []
    last: tuple[str, int] | None = None
    for line in text.lines:
        key = (line.section, line.point)
        if key != last:
            found.append((part_name(text, line), []))
            last = key
        found[-1][1].append(line)
    return found


def part_name(text: Script, line: Line) -> str:
    """The name on the page of the part a line belongs to."""
    if line.section == "point" and 0 <= line.point < len(text.headings) and text.headings[line.point]:
        return text.headings[line.point]
    return f"Point {line.point + 1}" if line.section == "point" else SECTION_WORDS[line.section]


def editors(view: ProjectView, length: dict[int, float]) -> None:
    """Show an editor a line under the parts' names; a long script is folded."""
    assert view.script is not None  # noqa: S101 - the page stops where there is none
    groups = parts(view.script)
    folded = len(view.script.lines) > FLAT
    for number, (name, group) in enumerate(groups):
        if not folded:
            _part(view, name, group, number)
            for line in group:
                _editor(view, line, length[line.id])
            continue
        total = sum(length[line.id] for line in group)
        box = st.expander(
            f"**{plain(name)}** · {seconds(total)}",
            expanded=number == 0,
            key=f"part-{view.id}-{number}",
            on_change="rerun",
        )
        if box.open:
            with box:
                _part(view, "", group, number)
                for line in group:
                    _editor(view, line, length[line.id])


def _part(view: ProjectView, name: str, group: list[Line], number: int) -> None:
    """A part's name; where a chat model writes, the way to have the whole part written anew."""
    anew = view.options.writer != "extractive" and len(group) > 1 and not any(line.locked for line in group)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if name:
            st.markdown(f"**{plain(name)}**", width="content")
        if anew:
            st.button(
                "Rewrite this part",
                key=f"part-anew-{view.id}-{number}",
                type="tertiary",
                icon=":material/edit_note:",
                on_click=wishes.want,
                args=(view.id, [line.id for line in group]),
            )


def _editor(view: ProjectView, line: Line, length: float) -> None:
    key = f"line-{view.id}-{line.id}"
    with st.container(key=f"row-{line.id}"):
        left, right = st.columns([12, 8], gap="small")
        with left:
            st.text_area(
                f"Line {line.id}",
                height="content",
                key=_shown(key, line.text),
                label_visibility="collapsed",
                on_change=problems.saving(_save),
                args=(view.id, line.id, key, line.text, number_of(view, line)),
            )
        with right, st.container(gap="xxsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(f"**{length:.1f} s**{' :material/lock:' if line.locked else ''}", width="content")
                st.menu_button(
                    "Change",
                    [
                        *(("Rewrite", WISH) if view.options.writer != "extractive" else ("Another sentence",)),
                        "Shorten",
                        "Split in two",
                        *_moves(view, line),
                        "Add a line below",
                        "Unlock" if line.locked else "Lock",
                        "Delete",
                    ],
                    key=f"menu-{view.id}-{line.id}",
                    type="tertiary",
                    on_click=problems.saving(_do),
                    args=(view.id, line.id, f"menu-{view.id}-{line.id}", view.script_version),
                )
            if why := words(reason(line)):
                st.markdown(f":orange[:material/flag: {plain(why[:1].upper() + why[1:])}]")
            st.caption(_source(view, line))
            ends.others(view, line)
            if reason(line):
                _ways_out(view, line)


def _moves(view: ProjectView, line: Line) -> list[str]:
    """The ways a line can be moved."""
    lines = view.script.lines if view.script else ()
    first, last = bool(lines) and line == lines[0], bool(lines) and line == lines[-1]
    return [*([] if first else [UP]), *([] if last else [DOWN])]


def _shown(key: str, text: str) -> str:
    """The key of an editor that shows a line, set in every run.

    An editor that comes back after the page showed something else would be empty otherwise, and be saved as such.
    """
    st.session_state[key] = text
    return key


def _ways_out(view: ProjectView, line: Line) -> None:
    """Show the ways out where the article doesn't say this, a click each."""
    ways: list[tuple[str, str, Any]] = []
    if nearest(view.article, line) is not None:
        ways.append(("Use the article's sentence", "passage", edits.use_passage))
    ways.append(("Rewrite" if view.options.writer != "extractive" else "Another sentence", "anew", anew))
    ways.append(("Keep it", "keep", edits.keep_line))
    offer(view, line, ways)


def offer(view: ProjectView, line: Line, ways: Sequence[tuple[str, str, Any]]) -> None:
    """Show buttons side by side that change a line: each its words, the beginning of its key, and what it does."""
    with st.container(horizontal=True, gap="small"):
        for label, name, act in ways:
            st.button(
                label,
                key=f"{name}-{view.id}-{line.id}",
                type="tertiary",
                on_click=problems.saving(act),
                args=(workspace(), view.id, line.id),
                kwargs={"seen": line.text},
                wrap=True,
            )


def number_of(view: ProjectView, line: Line) -> int:
    """The number of a line on the page, counted from 1 as people count."""
    return view.script.lines.index(line) + 1 if view.script else 0


def anew(home: Workspace, project_id: int, line_id: int, *, seen: str) -> None:
    """Have a line said in other words by a button: a chat model's where one writes, else the article's next best
    sentence.

    Raises `ChangedElsewhere` where it has others by now.
    """
    edits.require_seen(home, project_id, line_id, seen)
    if projects.options(home, project_id).writer != "extractive":
        ask(project_id, "rewrite", lines=[line_id])
        return
    found = edits.alternatives(home, project_id, line_id)
    if not found:
        raise BadInput("The article has no other sentence for this place.", "Change the line by hand, or delete it.")
    edits.use(home, project_id, found[0], seen=seen)


def _source(view: ProjectView, line: Line) -> str:
    """The passage a line rests on, or why there is none; what was changed in it by hand."""
    flag = words(line.flag) if not reason(line) else ""
    span = nearest(view.article, line) if reason(line) else line.span
    if span is None:
        return plain(flag).capitalize() or "Not in the article."
    passage = f"“{plain(quoted(view.article.passage(span), 400 if reason(line) else 110))}”"
    if reason(line):
        return f"The article says: {passage}"
    return f"{passage} · {plain(flag)}" if flag else passage


def _save(project_id: int, line_id: int, key: str, seen: str, number: int) -> None:
    """Keep what was typed; a line that was emptied is deleted. Where it was changed elsewhere, both wait for a word."""
    typed = st.session_state[key] or ""

    def act(known: str) -> None:
        if typed.strip():
            edits.edit_line(workspace(), project_id, line_id, typed, seen=known)
        else:
            edits.delete_line(workspace(), project_id, line_id, seen=known)

    elsewhere.guarded(project_id, f"Line {number} was", act, seen, lambda error: error.current[0]["value"])


def rows(text: Script) -> list[dict[str, Any]]:
    """The rows of the page's table of lines, as `script.save_rows` takes them."""
    return [{"id": line.id, "text": line.text} for line in text.lines]


def _do(project_id: int, line_id: int, key: str, version: int) -> None:
    """Do the action chosen from a line's menu, on the version that was shown."""
    chosen = st.session_state[key]
    if chosen is None:
        return
    if chosen in ("Lock", "Unlock"):
        edits.lock(workspace(), project_id, line_id, chosen == "Lock")
        return
    if chosen == WISH:
        wishes.want(project_id, [line_id])
        return
    shown = saving.script_at(workspace(), project_id, version)
    seen = next(line.text for line in shown.lines if line.id == line_id)
    if chosen in ("Rewrite", "Another sentence"):
        anew(workspace(), project_id, line_id, seen=seen)
        return
    if chosen == "Shorten":
        edits.shorten(workspace(), project_id, line_id, seen=seen)
        return
    if chosen in (UP, DOWN):
        at = [line.id for line in shown.lines].index(line_id)
        edits.move(workspace(), project_id, line_id, at + (1 if chosen == DOWN else -1), at=version)
        return
    all_rows = rows(shown)
    at = next(number for number, row in enumerate(all_rows) if row["id"] == line_id)
    if chosen == "Delete":
        del all_rows[at]
    elif chosen == "Add a line below":
        all_rows.insert(at + 1, {"text": "A new line."})
    else:
        first, second = halves(all_rows[at]["text"])
        all_rows[at]["text"] = first
        if second:
            all_rows.insert(at + 1, {"text": second})
    _keep_rows(project_id, all_rows, version)


def _keep_rows(project_id: int, lines: list[dict[str, Any]], version: int) -> None:
    """Keep the lines of a version as they were changed; where they were changed elsewhere, both wait for a word."""

    def act(mine: bool) -> None:
        edits.save_rows(workspace(), project_id, lines, at=version, prefer="mine" if mine else "")

    elsewhere.guarded(project_id, "The script was", act, False, lambda _: True)


def halves(text: str) -> tuple[str, str]:
    """The two halves of a line that the page's button cuts it in: after a comma or the like near its middle if there
    is one, else between words.
    """
    words = text.split()
    if len(words) < 2:
        return text, ""
    middle = len(words) / 2
    ends = [n for n in range(1, len(words)) if words[n - 1][-1:] in ",;:–—，、；。."]
    near = [n for n in ends if abs(n - middle) <= len(words) / 4]
    cut = min(near or range(1, len(words)), key=lambda n: abs(n - middle))
    return " ".join(words[:cut]), " ".join(words[cut:])


def table(view: ProjectView) -> None:
    """Show all lines in one table: edit, add, delete; it is saved at once, as a change of the version that it shows."""
    import pandas as pd

    assert view.script is not None  # noqa: S101
    length = seconds_of(view)
    frame = pd.DataFrame(
        [
            {
                "id": line.id,
                "point": line.point,
                "Part": SECTION_WORDS[line.section],
                "Line": line.text,
                "Seconds": length[line.id],
            }
            for line in view.script.lines
        ]
    )
    key = f"table-{view.id}-{view.script_version}"
    st.data_editor(
        frame,
        key=key,
        on_change=problems.saving(save_table),
        args=(view.id, key, view.script_version),
        hide_index=True,
        num_rows="dynamic",
        height="content" if len(frame) <= 15 else 720,
        column_order=["Part", "Line", "Seconds"],
        column_config={
            "Part": st.column_config.SelectboxColumn(options=list(SECTION_WORDS.values()), width=110),
            "Line": st.column_config.TextColumn(required=True, width=820),
            "Seconds": st.column_config.NumberColumn(format="%.1f", disabled=True, width=80),
        },
        alt="The lines of the script",
    )


def save_table(project_id: int, key: str, version: int) -> None:
    """Keep what was changed in the page's table of a version."""
    changes = st.session_state.get(key) or {}
    sections = {name: section for section, name in SECTION_WORDS.items()}
    lines: list[dict[str, Any]] = [
        {"id": line.id, "text": line.text, "section": line.section, "point": line.point}
        for line in saving.script_at(workspace(), project_id, version).lines
    ]
    for number, cells in (changes.get("edited_rows") or {}).items():
        row = lines[int(number)]
        if "Line" in cells:
            row["text"] = cells["Line"] or ""
        if cells.get("Part") in sections and sections[cells["Part"]] != row["section"]:
            row["section"] = sections[cells["Part"]]
            row.pop("point", None)
    gone = set(changes.get("deleted_rows") or ())
    lines = [row for number, row in enumerate(lines) if number not in gone]
    for cells in changes.get("added_rows") or ():
        if isinstance(cells.get("Line"), str):
            part = {"section": sections[cells["Part"]]} if cells.get("Part") in sections else {}
            lines.append({"text": cells["Line"], **part})
    _keep_rows(project_id, lines, version)


def undo(project_id: int, shown: int) -> None:
    """Go back to the script before the last change by a button; pressed again, one further. Only where `shown` is the
    newest.
    """
    known = [row["version"] for row in versions.versions(workspace(), project_id)]  # the newest first
    result, target = st.session_state.get(f"undone-{project_id}", (0, 0))
    at = target if result == known[0] else known[0]
    before = next((number for number in known if number < at), None)
    if before is not None:
        versions.restore(workspace(), project_id, before, at=shown)
        newest = versions.versions(workspace(), project_id)[0]["version"]
        st.session_state[f"undone-{project_id}"] = (newest, before)
