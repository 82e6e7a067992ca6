"""Parts of a script that a chat model writes anew."""

from __future__ import annotations

from collections.abc import Collection

from core.errors import BadInput, MissingSetup
from core.model.script import Script
from core.model.text import clean
from core.studio.project.project import Project
from core.studio.script import saving
from core.studio.script.seen import seen_script
from core.studio.script.writers import EXTRACTIVE, NEEDS_WRITER, asked_model, faithful_check, wishes
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def again(
    workspace: Workspace,
    project_id: int,
    line_ids: Collection[int],
    wish: str = "",
    run: Run | None = None,
    *,
    at: int | None = None,
) -> Script:
    """Have one line, or lines next to each other in a section, written anew; the version before is kept.

    `at` is the version that the person saw: lines that were changed since stay, and where all were, nobody is asked.
    Raises `MissingSetup` where no chat model is the project's writer, `NotFound`, `BadInput`, `ProviderFailed`,
    `ChangedElsewhere`.
    """
    from core.script import model

    run = run or Run()
    project = Project(workspace, project_id).read()
    seen = seen_script(project, at)
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    if project.options.writer == EXTRACTIVE:
        raise MissingSetup("Writing a line anew needs a chat model.", NEEDS_WRITER, code="no_writer")
    saving.require_some_unchanged(project.script, seen, line_ids)
    with asked_model(workspace, project.options, project_id, run) as (chat, ctx):
        script = model.written_anew(
            project.script,
            project.article,
            line_ids,
            llm=chat,
            wish=clean(wish),
            wishes=wishes(project.options, project.script.language),
            ctx=ctx,
            check=faithful_check(project.script.language),
            excluded_blocks=project.options.excluded_blocks,
        )
    return saving.rewritten(workspace, project_id, script, project.script, seen)


def english_terms(project: Project, run: Run) -> Project:
    """Have the project's chat model find English search terms for lines that have none, such as those changed by hand.

    Where the article's own words are the script nothing is asked and the terms stay in its language. The terms are
    kept with the script, as the same version of its words. Returns the project as it then is. Raises `ProviderFailed`,
    `MissingSetup`, `Cancelled`.
    """
    from core.script import model

    if project.script is None or project.options.writer == EXTRACTIVE:
        return project
    with asked_model(project.workspace, project.options, project.id, run) as (chat, ctx):
        translated = model.in_english(project.script, llm=chat, ctx=ctx, always=True)
    if translated != project.script:
        saving.replace(project, project.script, translated)
    return project.anew().read()
