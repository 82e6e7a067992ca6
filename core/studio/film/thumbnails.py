"""The picture under the thumbnail's title: one of the film, one of one's own, or one that is made for it.

It is the project's choice, so that videos made later have it, too; the finished ones get their new thumbnail at once.
"""

from __future__ import annotations

from typing import Any

from core.errors import BadInput, ChangedElsewhere, NotFound
from core.model.asset import Asset, Rights
from core.model.coded import Notice
from core.model.options import Options
from core.model.presets import PRESETS
from core.model.rights import MADE
from core.model.text import one_line
from core.store import renders
from core.store import rights as rights_rows
from core.store.blobs import write_atomic
from core.studio.film import cover
from core.studio.project import changes, film_files, render_view
from core.studio.project.project import Project
from core.studio.visuals import library, search
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

KIND = "thumbnail"
MOST_PROMPT = search.MOST_PROMPT


def choices(workspace: Workspace, project_id: int) -> list[str]:
    """The sha256 of every picture that can be chosen for the thumbnail, those of the film first."""
    board = Project(workspace, project_id).board
    shown = [shot.picture for shot in board.shots if shot.picture] if board else []
    others = [asset.sha256 for asset in (board.assets if board else ()) if asset.kind in ("image", "footage")]
    return list(dict.fromkeys([*shown, *others]))


def choose(workspace: Workspace, project_id: int, sha256: str = "", *, seen: str | None = None) -> None:
    """Put a picture of the project or of the library under the thumbnail's title; none: the film's first again.

    `seen` is the one that the person saw chosen. Raises `NotFound` for a picture that is neither, `ChangedElsewhere`.
    """
    known = {*choices(workspace, project_id), *(asset.sha256 for asset in library.library(workspace))}
    if sha256 and sha256 not in known and rights_rows.get(workspace.store, sha256) is None:
        raise NotFound("That picture is not in this project.", "Choose one of the video, or upload one first.")

    def edit(now: Options) -> dict[str, Any]:
        if seen is not None and now.thumbnail not in (seen, sha256):
            raise ChangedElsewhere(
                "Another thumbnail was chosen in the meantime.",
                current={"thumbnail": now.thumbnail},
                given={"thumbnail": sha256},
            )
        return {"thumbnail": sha256}

    changes.change_options(workspace, project_id, edit)
    redraw(workspace, project_id)


def redraw(workspace: Workspace, project_id: int) -> None:
    """Draw the thumbnails of the finished videos anew, as the project is now."""
    project = Project(workspace, project_id)
    for view in render_view.finished(project):
        if view.thumbnail is not None:
            language = project.script.language if project.script else project.article.language
            write_atomic(view.thumbnail, cover.thumbnail_of(project, view.width, view.height, language))
            row = renders.get(workspace.store, view.id)
            renders.update(workspace.store, view.id, digests=film_files.renewed(row, view.thumbnail))


def make(
    workspace: Workspace,
    project_id: int,
    prompt: str = "",
    source: str = "",
    run: Run | None = None,
    *,
    seen: str | None = None,
) -> str:
    """Have a picture made for the thumbnail and choose it; its sha256. What it cost is booked.

    Without a `prompt` the title says what it is about. Where another was chosen since `seen` was, that stays
    and the picture waits in the library, as one does whose work was stopped. Raises `BadInput` (a refusal),
    `MissingSetup`, `ProviderFailed`.
    """
    from core import visuals

    run = run or Run()
    prompt = one_line(prompt)
    if len(prompt) > MOST_PROMPT:
        raise BadInput("The description is too long.", f"Describe the picture in up to {MOST_PROMPT} characters.")
    project = Project(workspace, project_id)
    seen = project.options.thumbnail if seen is None else seen
    maker, preset = search.picture_maker(workspace, source), PRESETS[project.options.platforms[0]]
    title = project.script.title if project.script else project.row["title"]
    language = project.script.language if project.script else project.article.language
    run.progress(0.1, f"{visuals.source_label(maker)} makes the picture")
    till = WorkspaceTill(workspace, project_id, job=run.job, picture="video_thumbnail")

    def with_rights(asset: Asset) -> Asset:
        rights = Rights(provider=asset.rights.provider, licence=f"{MADE} ({visuals.source_label(maker)})")
        return asset.model_copy(update={"rights": rights, "title": "Picture of the thumbnail"})

    def bought(asset: Asset) -> None:
        library.keep_bought(workspace, with_rights(asset))

    with till.serving():
        ctx = workspace.context(run, till)
        _, asset = visuals.ai_thumbnail(title, prompt, maker, preset.width, preset.height, language, ctx, bought)
        run.check()
        library.keep_made(workspace, with_rights(asset))
        try:
            choose(workspace, project_id, asset.sha256, seen=seen)
        except ChangedElsewhere:
            run.warn(Notice.of("thumbnail_waits"))
    run.progress(1.0, "The thumbnail is there")
    return asset.sha256
