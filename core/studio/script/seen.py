"""The script as a person saw it who asked for another: changes that others made since are told by it."""

from __future__ import annotations

from core.model.script import Script
from core.store import scripts
from core.store.db import Row
from core.studio.project.project import Project


def seen_script(project: Project, at: int | None) -> Script | None:
    """The script that a person's changes since the version `at` are told by; None at: the one of the project.

    What other jobs wrote since is no person's change: it is the newest version before the first that a person made.
    """
    newest = project.script_row
    if at is None or newest is None or at >= newest["version"]:
        return project.script
    rows = [row for row in reversed(scripts.all_rows(project.store, project.id)) if row["version"] <= newest["version"]]
    base = next((row for row in rows if row["version"] == at), None)
    for n, row in enumerate(rows):
        if row["version"] > at:
            if row["edited"] or _taken_back(row, rows[:n]):
                break
            base = row
    return scripts.script(base) if base else None


def _taken_back(row: Row, before: list[Row]) -> bool:
    """Whether a version is an older one again, as when a person goes back to it."""
    return any((row["lines"], row["headings"]) == (old["lines"], old["headings"]) for old in before[:-1])
