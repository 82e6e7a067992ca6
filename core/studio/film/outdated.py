"""Videos older than their project: which, how long making them anew takes, and that none goes out unnoticed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from core.errors import BadInput, ReelwrightError
from core.model.presets import PRESETS
from core.studio.film import frames
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.workspace.workspace import Workspace

SCENE_S, CHECKS_S = 2.0, 4.0  # of a scene and of a video's checks, where no video was made yet to judge by


def older(views: Iterable[RenderView]) -> list[RenderView]:
    """Those of a project's videos that show it as it was before its last change."""
    return [view for view in views if view.stale]


def sentence(views: Sequence[RenderView]) -> str:
    """Return a sentence about older videos; nothing where there are none."""
    if not views:
        return ""
    names = " and ".join(PRESETS[view.preset].label for view in views)
    what = "video for {} is" if len(views) == 1 else "videos for {} are"
    return f"The {what.format(names)} from before your last change."


def require_current(views: Iterable[RenderView]) -> None:
    """Raise `BadInput` where one of the videos is older than the project."""
    found = older(views)
    if found:
        raise BadInput(
            sentence(found),
            "Make it again first, or ask for the older one: --older on the command line, ?older=true in the API.",
            code="older_video",
        )


def seconds(workspace: Workspace, project_id: int, presets: Sequence[str]) -> float:
    """The seconds that making these videos anew takes, judged by what the last one took."""
    project = Project(workspace, project_id)
    scene_s, checks_s = _pace(project)
    if project.is_fresh("voice") and project.is_fresh("visuals"):
        return _unmade(project, presets) * scene_s + checks_s * len(presets)
    return _changed_lines(project) * scene_s * len(presets) + checks_s * len(presets)


def _pace(project: Project) -> tuple[float, float]:
    """Seconds a scene, and seconds of what is done once a video."""
    for row in project.renders:
        stages = {load["name"]: load for load in json.loads(row["stages"] or "[]")}
        scenes = stages.get("render", {})
        if scenes.get("done"):
            once = sum(stages[name]["seconds"] for name in ("timeline", "qa") if name in stages)
            return scenes["seconds"] / scenes["done"], once
    return SCENE_S, CHECKS_S


def _unmade(project: Project, presets: Sequence[str]) -> int:
    """Count the scenes of these videos that have to be encoded; platforms of one size share theirs."""
    from core import render

    missing: set[str] = set()
    folder = project.workspace.context().scenes
    for preset in presets:
        try:
            film = frames.film(project, preset)
        except ReelwrightError:  # the render says what is wrong with it
            continue
        keys = {scene.key for scene in render.keyed(film, project.options.quality).scenes}
        missing |= {key for key in keys if not (folder / f"{key}.mp4").is_file()}
    return len(missing)


def _changed_lines(project: Project) -> int:
    """Count the lines that are to be spoken or shown anew, one at least."""
    if project.script is None or project.narration is None:
        return len(project.script.lines) if project.script else 1
    spoken = {(take.line_id, take.text) for take in project.narration.takes}
    changed = sum((line.id, line.text) not in spoken for line in project.script.lines)
    return changed or len(project.script.lines)
