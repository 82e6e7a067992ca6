"""The script written from the article, by whichever writer the options name."""

from __future__ import annotations

import time

from core.model.coded import Notice
from core.model.script import Script
from core.store import scripts
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.script import carry_over, open_questions, writers
from core.studio.script.saving import keep_ids, merged, require_script
from core.studio.script.seen import seen_script
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def write(workspace: Workspace, project_id: int, run: Run | None = None, *, at: int | None = None) -> Script:
    """Write the script of a project; see `written`."""
    return require_script(written(Project(workspace, project_id).read(), run or Run(), at=at))


def with_script(project: Project, run: Run) -> Project:
    """The project with its script, which is written where there is none."""
    return project if project.script is not None else written(project, run, at=0)


def written(project: Project, run: Run, *, at: int | None = None) -> Project:
    """Write the script anew from the article; lines that a person changed or locked stay, and the version before is
    kept. `at` is the version that the person saw who asked for it (0: there was none): everything that was changed
    since stays, too. Returns the project as it then is. Raises `BadInput`, `MissingSetup`.
    """
    began, before = time.monotonic(), len(run.notices)
    workspace = project.workspace
    base = seen_script(project, at)
    if base is None and project.script is not None:
        return project  # where there was none, a person has put one of their own
    run.progress(0.1, "Writing the script")

    composed = writers.compose(workspace, project.article, project.options, run.part(0.1, 0.95), project_id=project.id)
    run.check()
    with workspace.store.write():
        now = changes.change(
            workspace, project.id, lambda now: _merged_with_changes(composed, project, base, now), read=project
        )
        project.approve("script", run.notices[before:])
    script = require_script(now)
    for notice in script.warnings:
        run.warn(notice)
    if left := open_questions.open_questions_of(
        project.anew().read()
    ):  # found here, where the parser is loaded, and kept
        run.warn(Notice.of("open_questions", count=len(left)))
    run.count("script", done=len(script.lines), seconds=time.monotonic() - began)
    run.progress(1.0, f"{len(script.lines)} lines written")
    return project.anew().read()


def _merged_with_changes(script: Script, project: Project, base: Script | None, now: Project) -> changes.Change:
    """A script written for a project as it was read, with what a person changed of `base` since."""
    from core.script.edit.keeping import kept_lines
    from core.script.edit.moved import blocks_moved, script_moved
    from core.script.faithful import flag

    if base is None and now.edited:
        return changes.Change()  # where there was none, a person has put one of their own
    if now.content_row["id"] != project.content_row["id"]:  # the article was read again meanwhile
        before, after = project.article, now.article
        moved = blocks_moved(before, after)
        script = flag(script_moved(script, before, after, moved), after)
        base = script_moved(base, before, after, moved) if base else None
        project = (
            project.with_(script=script_moved(project.script, before, after, moved)) if project.script else project
        )
    script = keep_ids(script, base, scripts.highest_line_id(now.store, now.id))
    if base is None or project.script is None or now.script is None:
        return changes.Change(script=script, edited=False)
    script, stay = carry_over.keeping(script, project), bool(kept_lines(project.script, script.language))
    if now.script == base:
        return changes.Change(script=script, edited=stay)
    return changes.Change(script=merged(base, script, now.script, "theirs"), edited=stay or now.edited)
