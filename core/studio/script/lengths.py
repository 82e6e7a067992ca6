"""The lengths of a video: what an article has words for, which platforms take a length, and those chosen for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.code_digest import code_digest
from core.errors import BadInput, Unknown
from core.model.options import Options
from core.model.presets import DEFAULT_PRESETS, PRESETS, TYPE_WINDOWS_S, ProjectType
from core.studio.project import inputs, projects
from core.studio.project.project import Project
from core.studio.script import extractive
from core.studio.workspace.workspace import Workspace

_LONGEST = "long"


def fitting(project_type: str) -> list[str]:
    """The platforms that take a video of a type: those whose longest is longer than the type's shortest."""
    return [name for name, preset in PRESETS.items() if preset.max_s > TYPE_WINDOWS_S[project_type][0]]


def set_type(
    workspace: Workspace, project_id: int, project_type: ProjectType, *, seen: Mapping[str, Any] | None = None
) -> Options:
    """Change the length of a project's video; the platforms last chosen for it come back, the first time those that
    take it stay.

    `seen` are choices as the person saw them. Raises `BadInput`, `NotFound`, `ChangedElsewhere`.
    """
    if project_type not in TYPE_WINDOWS_S:
        raise Unknown(f"There is no type {project_type[:40]!r}.", f"Choose one of: {', '.join(TYPE_WINDOWS_S)}.")
    with workspace.store.write():
        before = projects.options(workspace, project_id)
        chosen = {**before.platforms_by_type, before.project_type: before.platforms}
        stay = tuple(name for name in before.platforms if name in fitting(project_type))
        platforms = chosen.get(project_type) or stay or DEFAULT_PRESETS[project_type]
        return projects.set_options(
            workspace, project_id, seen=seen, project_type=project_type, platforms=platforms, platforms_by_type=chosen
        )


def leave_out(workspace: Workspace, project_id: int, platform: str) -> Options:
    """Make no video of a project for one platform any more; the others stay as they are by now.

    Raises `BadInput` where it is the only one, `NotFound`.
    """
    with workspace.store.write():
        now = projects.options(workspace, project_id).platforms
        left = tuple(name for name in now if name != platform)
        if not left:
            raise BadInput("A video needs a platform.", "Choose another one first.")
        return projects.set_options(workspace, project_id, platforms=left)


def reach_s(workspace: Workspace, project_id: int) -> float | None:
    """Return the seconds that the article has words for, found out once; None where it is enough for the longest type.

    Also None where there is only a topic, or nothing that can be read aloud: the script says so then.
    """
    from core import script

    project = Project(workspace, project_id)
    if project.article.topic:
        return None
    options = project.options
    asked = options.model_copy(update={"project_type": _LONGEST, "platforms": DEFAULT_PRESETS[_LONGEST]})
    rules = code_digest(script.write, "script", "language", "model", libraries=("spacy",))
    decides = [rules, TYPE_WINDOWS_S[_LONGEST], project.content_row["sha256"], extractive.decides(asked)]
    key = "studio.reach/" + inputs.digest(decides)
    cached = workspace.cache.get(key)
    if isinstance(cached, dict):
        return cached["seconds"]  # type: ignore[no-any-return]
    try:
        result = extractive.compose(project.article, asked)
    except BadInput:
        return None
    seconds = script.total_s(result.lines, result.language, script.Pace().scaled(options.speed))
    reach = None if seconds >= TYPE_WINDOWS_S[_LONGEST][0] else round(seconds, 1)
    workspace.cache.put(key, {"seconds": reach})
    return reach
