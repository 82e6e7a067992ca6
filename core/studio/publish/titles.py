"""Titles and texts that a chat model suggests for a post."""

from __future__ import annotations

from core.errors import BadInput, MissingSetup
from core.studio.publish import posts
from core.studio.script.writers import EXTRACTIVE, NEEDS_WRITER, asked_model
from core.studio.workspace.purchases import receipts
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def suggest_titles(workspace: Workspace, project_id: int, preset: str, run: Run | None = None) -> int:
    """Ask the project's chat model for titles and texts, which `posts.options` then offers; how many came.

    Raises `MissingSetup` where no chat model is the project's writer, `ProviderFailed`, `Cancelled`.
    """
    from core.script import model
    from core.studio.project import choices
    from core.studio.project.project import Project

    choices.checked(platforms=(preset,))
    project = Project(workspace, project_id)
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    if project.options.writer == EXTRACTIVE:
        raise MissingSetup("Suggesting titles needs a chat model.", NEEDS_WRITER, code="no_writer")
    with asked_model(workspace, project.options, project_id, run or Run(), "video_seo_metadata") as (chat, ctx):
        found = model.suggest(project.script, preset, llm=chat, ctx=ctx)
    receipts(workspace).put(posts.titles_key(project.script, preset), [list(item) for item in found])
    return len(found)
