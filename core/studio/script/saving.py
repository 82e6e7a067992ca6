"""A script kept as a new version: merged with what was changed elsewhere, its line ids never used twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from core.errors import BadInput, ChangedElsewhere
from core.model.script import Script
from core.store import scripts
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.script.edit.merge import Side


MAX_LINE_CHARS = 10_000  # what a voice speaks in one go


MAX_LINES = 600


def keep_ids(script: Script, before: Script | None, highest: int) -> Script:
    """The script with the ids of lines that are as they were and what was typed of posts; new lines get unused ids."""
    if before is None:
        return script
    known: dict[str, list[int]] = {}
    for line in before.lines:
        known.setdefault(line.text, []).append(line.id)
    lines = []
    for line in script.lines:
        same = known.get(line.text)
        if same:
            line_id = same.pop(0)
        else:
            highest += 1
            line_id = highest
        lines.append(line.model_copy(update={"id": line_id}))
    return script.model_copy(update={"lines": tuple(lines), "overrides": before.overrides})


def change(
    workspace: Workspace,
    project_id: int,
    edit: Callable[[Script], Script],
    *,
    at: int | None = None,
    prefer: Side = "",
    unsaid: bool = False,
) -> Script:
    """Change the script by what `edit` makes of it, as a new version; changed lines are held against the article.

    `edit` is given the version of the number `at`, the one that the person saw (None: the newest). What was changed
    elsewhere since stays; where both changed the same, nothing is written unless `prefer` says which is right.
    `unsaid`: see `Change`. Raises `BadInput`, `NotFound`, `ChangedElsewhere` with both.
    """
    from core.script.edit.keeping import marked
    from core.script.faithful import flag

    def edited(now: Project) -> changes.Change:
        current = require_script(now)
        base = current if at is None else at_version(now, at)
        own = marked(fresh_ids(edit(base), base, workspace, project_id), base)
        after = merged(base, own, current, prefer)
        if after == current:
            return changes.Change()
        after = after if now.article.topic else flag(after, now.article)
        require_sound(after)
        return changes.Change(script=after, unsaid=unsaid)

    return require_script(changes.change(workspace, project_id, edited))


def save(
    workspace: Workspace, project_id: int, script: Script, *, base: Script | None = None, prefer: Side = ""
) -> Script:
    """Keep a script that a person changed as a new version; unchanged, nothing is written.

    `base` is the script that was changed: what was changed of it elsewhere since stays (see `change`). Raises
    `BadInput`, `ChangedElsewhere`.
    """
    from core.script.edit.keeping import marked

    require_sound(script)
    with workspace.store.write():
        project = Project(workspace, project_id)
        first = project.script is None
        if first:
            after = script
        else:
            base = base or require_script(project)
            after = merged(base, marked(script, base), require_script(project), prefer)
        changes.change(workspace, project_id, lambda _: changes.Change(script=after))
        if first:
            Project(workspace, project_id).approve("script", [])
    return after


def rewritten(
    workspace: Workspace, project_id: int, script: Script, read: Script, seen: Script | None = None
) -> Script:
    """Keep the lines of a project's script that were written anew of `read`; lines that a person changed since, or
    since they saw the script as `seen`, stay as they left them.
    """
    from core.script.edit.keeping import marked

    def edit(now: Project) -> changes.Change:
        fresh = marked(fresh_ids(script, read, workspace, project_id), read)
        require_sound(fresh)
        return changes.Change(script=merged(seen or read, fresh, require_script(now), "theirs"))

    return require_script(changes.change(workspace, project_id, edit))


def require_some_unchanged(now: Script, seen: Script | None, line_ids: Collection[int]) -> None:
    """Raises `ChangedElsewhere` where each of some lines has other words by now than it was seen with, or is gone."""
    old, new = ({n: line for n in line_ids if (line := script.line(n))} for script in (seen or now, now))
    if old and all(n not in new or new[n].text != line.text for n, line in old.items()):
        places = [(n, "text", new[n].text if n in new else "", line.text) for n, line in old.items()]
        raise elsewhere(places)


def replace(project: Project, base: Script, script: Script) -> Script:
    """Keep what is no change of a person's, such as search terms: a new version that counts as edited as the last.

    `base` is the script of the project as it was read, which it was made of; what a person changed of that since stays.
    """

    def edit(now: Project) -> changes.Change:
        return changes.Change(script=merged(base, script, require_script(now), "theirs"), edited=None)

    return require_script(changes.change(project.workspace, project.id, edit, read=project))


def merged(base: Script, mine: Script, theirs: Script, prefer: Side) -> Script:
    """Both changes of a script. Raises `ChangedElsewhere` for what both changed, unless `prefer` names a side."""
    from core.script.edit.merge import merge

    found = merge(base, mine, theirs, prefer)
    if found.clashes:
        raise elsewhere([(clash.line, clash.name, clash.theirs, clash.mine) for clash in found.clashes])
    return found.script


def elsewhere(places: Sequence[tuple[int, str, str, str]]) -> ChangedElsewhere:
    """Return the error for lines changed elsewhere: of each its number, what of it, what it is now, what was given."""
    lines = list(dict.fromkeys(line for line, *_ in places if line >= 0))
    what = f"Line {lines[0]} was" if len(lines) == 1 else f"{len(lines)} lines were" if lines else "The script was"
    current, given = (
        [{"line": place[0], "name": place[1], "value": place[side]} for place in places] for side in (2, 3)
    )
    return ChangedElsewhere(f"{what} changed elsewhere in the meantime.", current=current, given=given)


def fresh_ids(script: Script, before: Script, workspace: Workspace, project_id: int) -> Script:
    """A script whose new lines have ids that no version of the project's ever had."""
    known = {line.id for line in before.lines}
    highest = scripts.highest_line_id(workspace.store, project_id)
    lines = []
    for line in script.lines:
        if line.id not in known:
            highest += 1
            line = line.model_copy(update={"id": highest})
        lines.append(line)
    return script.model_copy(update={"lines": tuple(lines)})


def script_at(workspace: Workspace, project_id: int, version: int) -> Script:
    """The script of a project as it was in a version. Raises `NotFound`."""
    return scripts.script(scripts.get(workspace.store, project_id, version))


def at_version(project: Project, version: int) -> Script:
    """The script of a version that a change was made of. Raises `NotFound`."""
    now = project.script_row
    return (
        require_script(project)
        if now and now["version"] == version
        else script_at(project.workspace, project.id, version)
    )


def script_of(workspace: Workspace, project_id: int) -> Script:
    """The project's script as it is now; see `require_script`."""
    return require_script(Project(workspace, project_id))


def require_script(project: Project) -> Script:
    """The project's script. Raises `BadInput` where there is none yet."""
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    return project.script


def require_sound(script: Script) -> None:
    """Raises `BadInput` for a project's script that cannot be kept: no lines or too many, a number twice, a line that
    is empty or too long.
    """
    if not script.lines:
        raise BadInput("A script needs at least one line.", "Keep a line, or write the script again.")
    if len(script.lines) > MAX_LINES:
        raise BadInput(f"A script takes at most {MAX_LINES} lines.", "Delete some.")
    ids = [line.id for line in script.lines]
    if len(set(ids)) != len(ids):
        raise BadInput("Two lines have the same number.", "Give each line its own.")
    for line in script.lines:
        if not line.text.strip():
            raise BadInput("A line has no words.", "Write some, or delete the line.")
        if len(line.text) > MAX_LINE_CHARS:
            raise BadInput(
                f"A line has {len(line.text):,} characters, and {MAX_LINE_CHARS:,} is the most.",
                "Split it into several.",
            )
