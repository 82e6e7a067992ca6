"""Step 2: the article becomes lines; every change is a new version, and line ids are never used twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.errors import BadInput, NotFound
from core.model.script import Line, Script
from core.store import scripts
from core.studio.project.project import Project
from core.studio.script.review_flags import nearest
from core.studio.script.saving import change, elsewhere, script_of
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.script.edit.merge import Side


def edit_line(workspace: Workspace, project_id: int, line_id: int, text: str, *, seen: str | None = None) -> Script:
    """Change the words of one line of a project's script. `seen` are the words that the person changed: where the
    line has others by now, nothing is written. None (`""`) seen of a line that is gone has it come back. Raises
    `NotFound`, `BadInput`, `ChangedElsewhere`.
    """
    from core.script import from_edit

    if not text.strip():
        raise BadInput("A line needs words.", "Write some, or delete the line.")

    def edit(script: Script) -> Script:
        line = script.line(line_id)
        if line is None and seen == "":
            return _brought_back(workspace, project_id, script, line_id, text)
        if line is None and seen is not None:
            raise elsewhere([(line_id, "text", "", text)])
        if line is None:
            known = ", ".join(str(line.id) for line in script.lines[:40])
            raise NotFound(f"There is no line {line_id} in project {project_id}.", f"Its lines are: {known}.")
        if seen is not None and line.text not in (seen, text):
            raise elsewhere([(line_id, "text", line.text, text)])
        lines = [{"id": other.id, "text": text if other.id == line_id else other.text} for other in script.lines]
        edited = from_edit(script, lines)
        if edited.line(line_id) is None:  # signs that nobody sees or says
            raise BadInput("A line needs words.", "Write some, or delete the line.")
        return edited

    return change(workspace, project_id, edit)


def _brought_back(workspace: Workspace, project_id: int, script: Script, line_id: int, text: str) -> Script:
    """The script with a line that was deleted, behind the one that stood before it."""
    from core.script.edit import rework

    for row in scripts.all_rows(workspace.store, project_id):
        old = [line.id for line in scripts.script(row).lines]
        if line_id in old:
            before = old[: old.index(line_id)]
            return rework.add(script, next((n for n in reversed(before) if script.line(n)), None), text)
    raise NotFound(f"There is no line {line_id} in project {project_id}.", "Add a line in its place.")


def save_rows(
    workspace: Workspace,
    project_id: int,
    lines: Sequence[Mapping[str, Any]] | Mapping[str, Any],
    *,
    at: int | None = None,
    prefer: Side = "",
    unsaid: bool = False,
) -> Script:
    """Keep the lines as a table has them: `id` (none for a new line), `text`, and, where changed, `section`, `point`,
    `overlay`, `locked`; or the specification's JSON (hook, intro, points, cta). Order and number of the rows are the
    script's. `at` is the version that the table showed, `unsaid` that it is not known; see `change`. Raises `BadInput`,
    `ChangedElsewhere`.
    """
    from core.script import from_edit

    return change(workspace, project_id, lambda before: from_edit(before, lines), at=at, prefer=prefer, unsaid=unsaid)


def split(workspace: Workspace, project_id: int, line_id: int, at: int | None = None) -> Script:
    """Make two lines of one in a project's script, at a character of its text or at its best border. Raises
    `BadInput`, `NotFound`.
    """
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.split(before, line_id, at))


def merge(workspace: Workspace, project_id: int, line_id: int) -> Script:
    """Make one line of this and the next in a project's script. Raises `BadInput`, `NotFound`."""
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.merge(before, line_id))


def move(workspace: Workspace, project_id: int, line_id: int, to: int, *, at: int | None = None) -> Script:
    """Put a line of a project's script at another place, 0 being the first, of the version `at` (see `change`).
    Raises `NotFound`.
    """
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.move(before, line_id, to), at=at)


def add_line(workspace: Workspace, project_id: int, after_id: int | None, text: str) -> Script:
    """Put a line of one's own behind another in a project's script, or first. Raises `BadInput`, `NotFound`."""
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.add(before, after_id, text))


def open_with(workspace: Workspace, project_id: int, number: int, *, seen: str | None = None) -> Script:
    """Begin a project's script with another of its openings; `seen` is the first line as the person saw it.

    Raises `BadInput` for a number there is none of, `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import ends

    article = Project(workspace, project_id).article
    return change(
        workspace,
        project_id,
        lambda before: ends.with_opening(as_seen(before, before.lines[0].id, seen), article, number),
    )


def close_with(workspace: Workspace, project_id: int, number: int, *, seen: str | None = None) -> Script:
    """End a project's script with another of its closings; `seen` is the last line as the person saw it.

    Raises `BadInput` for a number there is none of, `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import ends

    return change(
        workspace, project_id, lambda before: ends.with_closing(as_seen(before, before.lines[-1].id, seen), number)
    )


def say_before(workspace: Workspace, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Say the article's sentence or heading before a line's own right before it in a project's script.

    `seen`: as for `edit_line`. Raises `BadInput` where none can be spoken, `NotFound`, `ChangedElsewhere`.
    """
    return _said_beside(workspace, project_id, line_id, seen, behind=False)


def say_after(workspace: Workspace, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Say the article's sentence behind a line's own right behind it; `seen` and raises as for `say_before`."""
    return _said_beside(workspace, project_id, line_id, seen, behind=True)


def _said_beside(workspace: Workspace, project_id: int, line_id: int, seen: str | None, *, behind: bool) -> Script:
    from core.script.edit import neighbour

    project = Project(workspace, project_id)
    article, skip = project.article, project.options.excluded_blocks

    def edit(before: Script) -> Script:
        return neighbour.put_beside(as_seen(before, line_id, seen), article, line_id, skip, behind=behind)

    return change(workspace, project_id, edit)


def delete_line(workspace: Workspace, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Take a line out of a project's script. `seen` are its words as the person saw them: where it has others by now,
    it stays.

    Raises `BadInput` for the only one, `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import rework

    def edit(before: Script) -> Script:
        line = before.line(line_id)
        if seen is not None and line is not None and line.text != seen:
            raise elsewhere([(line_id, "text", line.text, "")])
        return rework.delete(before, line_id)

    return change(workspace, project_id, edit)


def lock(workspace: Workspace, project_id: int, line_id: int, locked: bool = True) -> Script:
    """Keep a line of a project's script from every writer and fitting, or free it. Raises `NotFound`."""
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.lock(before, line_id, locked))


def shorten(workspace: Workspace, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Leave out of a line of a project's script what it can do without. `seen`: as for `edit_line`.

    Raises `BadInput` where nothing can go, `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.shorten(as_seen(before, line_id, seen), line_id))


def as_seen(script: Script, line_id: int, seen: str | None) -> Script:
    """The script of a project. Raises `ChangedElsewhere` where a line has other words than it was `seen` with (None:
    any).
    """
    line = script.line(line_id)
    if seen is not None and line is not None and line.text != seen:
        raise elsewhere([(line_id, "text", line.text, seen)])
    return script


def require_seen(workspace: Workspace, project_id: int, line_id: int, seen: str) -> None:
    """Raises `ChangedElsewhere` where a line of a project's script has other words by now than it was seen with."""
    as_seen(script_of(workspace, project_id), line_id, seen)


def alternatives(workspace: Workspace, project_id: int, line_id: int) -> list[Line]:
    """Other sentences of the article for the place of a line in a project's script, the best first. Raises
    `NotFound`.
    """
    from core.script.edit import rework

    project = Project(workspace, project_id)
    excluded = project.options.excluded_blocks
    return rework.alternatives(project.article, script_of(workspace, project_id), line_id, excluded_blocks=excluded)


def use(workspace: Workspace, project_id: int, line: Line, *, seen: str | None = None) -> Script:
    """Say another sentence in a line's place, one that `alternatives` gave, as a new version of the script.

    `seen`: as for `edit_line`. Raises `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import rework

    def edit(before: Script) -> Script:
        now = before.line(line.id)
        if seen is not None and now is not None and now.text != seen:
            raise elsewhere([(line.id, "text", now.text, line.text)])
        return rework.replace(before, line)

    return change(workspace, project_id, edit)


def use_passage(workspace: Workspace, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Say the article's own sentence in a line's place in a project's script, of a line that names none the one that
    comes nearest to it.

    `seen`: as for `edit_line`. Raises `BadInput` where there is none, `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import rework

    article = Project(workspace, project_id).article

    def edit(before: Script) -> Script:
        line = as_seen(before, line_id, seen).line(line_id)
        if line is not None and line.span is None:
            before = rework.replace(before, line.model_copy(update={"span": nearest(article, line)}))
        return rework.as_the_article(before, article, line_id)

    return change(workspace, project_id, edit)


def keep_line(workspace: Workspace, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Keep what a line of a project's script says knowingly, though the article does not say it. `seen`: as for
    `edit_line`.

    Raises `NotFound`, `ChangedElsewhere`.
    """
    from core.script.edit import rework

    return change(workspace, project_id, lambda before: rework.keep(as_seen(before, line_id, seen), line_id))
