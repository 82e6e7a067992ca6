"""Projects: make, list, look at, change, copy, delete."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from typing import Any

from core.errors import BadInput, ChangedElsewhere
from core.jobs import queue
from core.language.graphemes import start
from core.model.options import LOOK, Options
from core.model.speakers import ONE_VOICE
from core.model.text import one_line
from core.store import contents, narrations, scripts, storyboards
from core.store import projects as project_rows
from core.store.trouble import values_whole
from core.store.when import parse
from core.studio.project import choices, job_view, render_view, steps
from core.studio.project.project import Project
from core.studio.project.seen import require_unchanged
from core.studio.project.views import ProjectView
from core.studio.workspace.workspace import Workspace

_SHA = re.compile(r"[0-9a-f]{64}")


def create(workspace: Workspace, content_id: int, options: Options | None = None) -> int:
    """Make a project of an article; return its id. Raises `BadInput` for an option there is none of, `NotFound`."""
    chosen = choices.checked(**(options or Options()).model_dump())
    _require_music(workspace, chosen)
    for voice in (chosen.voice, chosen.fallback_voice, chosen.guest_voice):
        if voice not in ("", ONE_VOICE):
            require_voice(workspace, voice)
    row = contents.get(workspace.store, content_id)
    return project_rows.add(workspace.store, content_id, row["title"], chosen)


def create_with(workspace: Workspace, content_id: int, options: Mapping[str, Any]) -> int:
    """`create` with the choices by name, as a job's payload has them."""
    return create(workspace, content_id, choices.checked(**options))


def view(workspace: Workspace, project_id: int) -> ProjectView:
    """The view of everything about a project. Raises `NotFound`."""
    return view_of(Project(workspace, project_id))


def view_of(project: Project) -> ProjectView:
    """Everything about a project, which is read for it: what is asked of it afterwards is not read again.

    Raises `NotFound`.
    """
    with values_whole(f"project {project.id}"):
        return _view(project.read())


def _view(project: Project) -> ProjectView:
    workspace, states = project.workspace, steps.states(project)
    return ProjectView(
        id=project.id,
        title=project.row["title"],
        options=project.options,
        status=steps.status(project, states),
        steps=states,
        article=project.article,
        script=project.script,
        script_version=project.script_row["version"] if project.script_row else 0,
        narration=project.narration,
        storyboard=project.board,
        board_revision=project.board_revision,
        revision=project.row["revision"],
        renders=render_view.all_of(project),
        jobs=tuple(job_view.job_view_of(workspace.store, job) for job in project.jobs if job["status"] in queue.ACTIVE),
        notices=project.notices,
        content_id=project.row["content_id"],
        created_at=parse(project.row["created_at"]),
        updated_at=parse(project.row["updated_at"]),
    )


def options(workspace: Workspace, project_id: int) -> Options:
    """The choices of a project. Raises `NotFound`."""
    return project_rows.options(project_rows.get(workspace.store, project_id))


def set_options(
    workspace: Workspace, project_id: int, *, seen: Mapping[str, Any] | None = None, **changes: Any
) -> Options:
    """Change the choices of a project, and none but these; unknown names are answered with the known ones.

    `seen` are choices as the person saw them: one that is neither that nor the new one by now is not written over.
    Raises `BadInput`, `NotFound`, `ChangedElsewhere`.
    """

    before = options(workspace, project_id)
    for name in ("voice", "fallback_voice", "guest_voice"):
        if changes.get(name) not in (None, "", ONE_VOICE, getattr(before, name)):
            require_voice(workspace, str(changes[name]))

    def edit(before: Options) -> Options:
        known = {name: value for name, value in changes.items() if name in Options.model_fields}
        require_unchanged(dict(before), seen, known, "This was chosen otherwise elsewhere in the meantime.")
        after = choices.changed(before, **_unfitted(before, changes), **_by_hand(before, changes), **changes)
        if after.music != before.music:
            _require_music(workspace, after)
        return after

    return project_rows.change(workspace.store, project_id, edit)


def _unfitted(before: Options, changes: Mapping[str, Any]) -> dict[str, float]:
    """A length that was met by moving pace and pauses was met with the voice as it was then."""
    now = before.model_dump()
    decides = ("voice", "speed", "pause_line_s", "pause_section_s", "pause_comma_s")
    moved = any(name in changes and changes[name] != now[name] for name in decides)
    fitted = {"fitted_speed": 1.0, "fitted_pauses": 1.0}
    return {name: value for name, value in fitted.items() if moved and name not in changes}


def _by_hand(before: Options, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Choices about the look that are made one by one are a person's, and no template changes them from then on."""
    if "template" in changes or "by_hand" in changes:
        return {}
    chosen = [name for name in LOOK if name in changes and changes[name] != getattr(before, name)]
    return {"by_hand": tuple(dict.fromkeys((*before.by_hand, *chosen)))} if chosen else {}


def require_voice(workspace: Workspace, voice: str) -> None:
    """Raise for a voice that there is none of, so that no project keeps one. Raises `BadInput`."""
    from core.voice import require_known

    require_known(voice, workspace.settings)


def _require_music(workspace: Workspace, chosen: Options) -> None:
    """Raise unless the music is one that a render will find: a path on this machine is taken in by `make` alone."""
    kind, _, sha = chosen.music.partition(":")
    if chosen.music in ("auto", "none") or (kind == "sha256" and _SHA.fullmatch(sha) and workspace.blobs.has(sha)):
        return
    raise BadInput(
        f"There is no music called {chosen.music[:60]!r}.", "Choose auto or none, or upload a file.", code="no_music"
    )


def title(workspace: Workspace, project_id: int) -> str:
    """The name of a project. Raises `NotFound`."""
    return str(project_rows.get(workspace.store, project_id)["title"])


def rename(workspace: Workspace, project_id: int, title: str, *, seen: str | None = None) -> None:
    """Give a project another name; `seen` is the one that the person changed.

    Raises `BadInput`, `NotFound`, `ChangedElsewhere`.
    """
    title = start(one_line(title), 200)
    if not title:
        raise BadInput("A project needs a name.", "Type one.")
    with workspace.store.write():
        now = project_rows.get(workspace.store, project_id)["title"]
        if seen is not None and now not in (seen, title):
            raise ChangedElsewhere("The name was changed elsewhere.", current={"name": now}, given={"name": title})
        project_rows.set_title(workspace.store, project_id, title)


def delete(workspace: Workspace, project_id: int) -> None:
    """Remove a project and its videos; what works on it is stopped. Raises `NotFound`."""
    project_rows.get(workspace.store, project_id)
    for job in queue.find(workspace.store, project_id=project_id, active=True):
        queue.cancel(workspace.store, job["id"])
    project_rows.delete(workspace.store, project_id)
    for folder in ("renders", "animatics"):
        shutil.rmtree(workspace.data / folder / str(project_id), ignore_errors=True)


def duplicate(workspace: Workspace, project_id: int) -> int:
    """Make a second project with the same article, choices, script, voice and pictures; return its id."""
    with workspace.store.write():
        project = Project(workspace, project_id)
        copy = project_rows.add(
            workspace.store, project.row["content_id"], f"{project.row['title']} (copy)", project.options
        )
        if project.script is not None:
            scripts.add(workspace.store, copy, project.script, edited=project.edited)
        if project.narration is not None:
            narrations.put(workspace.store, copy, project.narration)
        if project.board is not None:
            storyboards.put(workspace.store, copy, project.board)
        workspace.store.execute(
            "insert into approvals (project_id, step, input_hash, warnings, approved_at)"
            " select ?, step, input_hash, warnings, approved_at from approvals where project_id = ?",
            (copy, project_id),
        )
    return copy
