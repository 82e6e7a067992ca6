"""Step 2, once more: a new script keeps what a person had a hand in, and what it cannot keep is known beforehand."""

from __future__ import annotations

from core.model.presets import limits_s
from core.model.script import Script
from core.store import scripts
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace


def keeping(script: Script, project: Project) -> Script:
    """A new script with the lines that stay of the one a project was read with, no longer than it may be."""
    from core.script import Pace, total_s
    from core.script.edit import keeping as lines
    from core.script.model import cut

    before = project.script
    stay = {line.id: line.locked for line in lines.kept_lines(before, script.language)} if before else {}
    if before is None or not stay:
        return script
    texts: dict[int, set[str]] = {}
    for row in scripts.all_rows(project.store, project.id):
        for line in scripts.script(row).lines:
            texts.setdefault(line.id, set()).add(line.text)
    script = lines.with_kept_lines(script, before, {number: frozenset(text) for number, text in texts.items()})
    _, high = limits_s(project.options.project_type, project.options.platforms)
    pace = Pace().scaled(project.options.speed)
    if total_s(script.lines, script.language, pace) <= high:
        return script
    entries = [line.model_copy(update={"locked": line.locked or line.id in stay}) for line in script.lines]
    script = cut(script.model_copy(update={"lines": tuple(entries)}), high, pace)
    freed = [line.model_copy(update={"locked": stay.get(line.id, line.locked)}) for line in script.lines]
    return script.model_copy(update={"lines": tuple(freed)})


def edits_lost_by_rewriting(workspace: Workspace, project_id: int, language: str = "") -> dict[str, int]:
    """Count what a person did to the script that writing it anew, in a language, would undo: how many lines `changed`,
    `taken out`, `moved`. Lines that stay are not among them. Raises `NotFound`.
    """
    from core.script.edit import keeping as lines

    now = Project(workspace, project_id).script
    if now is None:
        return {}
    newer = now
    for row in scripts.all_rows(workspace.store, project_id):  # back to the one that a writer made
        at = scripts.script(row)
        known = {line.id for line in at.lines}
        if any(line.id not in known and not line.by_hand and not line.locked for line in newer.lines):
            return lines.lost_edits(now, newer, language)
        if not row["edited"]:
            return lines.lost_edits(now, at, language)
        newer = at
    return {"changed": len(now.lines) - len(lines.kept_lines(now, language))}  # no writer had a part in it
