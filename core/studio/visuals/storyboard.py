"""Step 4: what is seen while the lines are spoken: chosen, swapped, uploaded.

shots.py frames and orders, search.py asks services and has pictures made, library.py keeps what a person brought;
`studio.project.undo` takes changes back.
"""

from __future__ import annotations

import time
from pathlib import Path

from core.errors import BadInput, MissingSetup, NotFound, ProviderFailed
from core.model.asset import Asset
from core.model.coded import Notice
from core.model.presets import PRESETS, Preset
from core.model.storyboard import Shot, Storyboard
from core.store import projects as project_rows
from core.store import uploads
from core.studio.project import boards, changes
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.visuals import library, shots
from core.studio.voice import narrate
from core.studio.workspace import first_seen
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def plan(workspace: Workspace, project_id: int, run: Run | None = None) -> Storyboard:
    """Choose what is seen in a project's film, its voice first where that is missing or stale; see `planned`."""
    run = run or Run()
    project = Project(workspace, project_id).read()
    if not project.is_fresh("voice"):
        project = narrate.narrated(write.with_script(project, run.part(0.0, 0.05)), run.part(0.05, 0.5))
    return boards.of(planned(project, run.part(0.5, 1.0)))


def planned(project: Project, run: Run) -> Project:
    """Choose what is seen in a project's film; a storyboard that is there follows the script, and what is locked stays.

    Where a source of pictures is set up, what would be words alone shows its pictures and footage, if the project's
    `pictures` allow it. A source that fails is passed over with a warning. Returns the project as it then is.
    """
    began, before = time.monotonic(), len(run.notices)
    workspace = project.workspace
    run.progress(0.0, "Choosing pictures")
    project = _with_english_terms(project, run.part(0.0, 0.1))
    chosen = _chosen(project, run.part(0.1, 0.96))
    run.check()
    with workspace.store.write():
        now = changes.change(
            workspace, project.id, lambda now: _merged_with_changes(chosen, project, now), read=project
        )
        project.approve("visuals", run.notices[before:])
    board = boards.of(now)
    done = first_seen.count(workspace, "asset", [asset.sha256 for asset in board.assets])
    run.count("visuals", done=done, reused=len(board.assets) - done, seconds=time.monotonic() - began)
    run.progress(1.0, f"{len(board.shots)} pictures and cards")
    return project.anew().read()


def _merged_with_changes(planned: Storyboard, project: Project, now: Project) -> changes.Change:
    """A storyboard planned for a project as it was read, with what a person changed of the scenes since."""
    from core import visuals

    if now.board is None or now.board == project.board:
        return changes.Change(board=planned)
    order = [line.id for line in project.script.lines] if project.script else []
    return changes.Change(board=visuals.merged(planned, project.board or planned, now.board, order))


def _with_english_terms(project: Project, run: Run) -> Project:
    """The project, its chat model having found English search terms for lines that have none, where stock is asked."""
    from core import visuals
    from core.studio.script import rewrite, writers

    options, values = project.options, project.workspace.values_now()
    if options.writer == writers.EXTRACTIVE or options.pictures == "article" or not visuals.usable(values):
        return project
    try:
        return rewrite.english_terms(project, run)
    except (MissingSetup, ProviderFailed) as error:
        run.warn(Notice.of("own_words", error=error.message))
    return project


def _chosen(project: Project, run: Run) -> Storyboard:
    from core import script, visuals

    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    ctx, excluded = project.workspace.context(run.part(0.0, 0.2)), project.options.excluded_blocks
    before = project.board
    parts = (project.article, project.script, project.narration, ctx)
    nouns, diagrams = script.nouns, script.read_diagrams
    if before is None:
        board = visuals.storyboard(*parts, excluded=excluded, nouns=nouns, diagrams=diagrams)
    else:
        board = visuals.refresh(before, *parts, excluded=excluded, nouns=nouns, diagrams=diagrams)
    board = _with_stock(project, board, before, run.part(0.2, 1.0))
    return shots.styled(board, shots.common_style(before)) if before is not None else board


def _with_stock(project: Project, board: Storyboard, before: Storyboard | None, run: Run) -> Storyboard:
    """The storyboard with what the sources have; as it is where none is set up or the project wants none."""
    from core import visuals

    if project.options.pictures == "article" or project.script is None:
        return board
    values = project.workspace.values_now()
    asked = visuals.usable(values)
    if not asked:
        return board
    preset = PRESETS[project.options.platforms[0]]
    return visuals.illustrate(
        board,
        project.article,
        project.script,
        project.narration,
        asked,
        project.workspace.context(run),
        visuals.rules(values),
        visuals.Wanted(project.options.pictures, preset.width, preset.height),
        before=before,
        eyes=visuals.open_eyes(project.workspace.data / "models" / "pictures"),
    )


def swap(
    workspace: Workspace, project_id: int, shot: int, sha256: str, *, seen: Shot | None = None, at: int | None = None
) -> Storyboard:
    """Show another picture of the project (a candidate, one of the article, an upload) in a shot; it is locked.

    A candidate that a source offers is fetched first. `seen` is the shot as the person saw it, `at` the revision of
    the storyboard. Raises `NotFound`, `BadInput`, `ProviderFailed`, `ChangedElsewhere`.
    """
    from core import visuals

    project, board = boards.opened(workspace, project_id)
    changes.require(project, "storyboard", at, {"picture": sha256})
    before = board.shots[boards.place_of(board, shot, seen)]
    seen = seen or before  # fetching takes a while
    offer = next((other.found for other in before.candidates if other.sha256 == sha256 and other.found), None)
    asset = visuals.fetched(offer, workspace.context()) if offer is not None else None
    asset = asset or board.asset(sha256) or _of_article(project, sha256) or uploads.get(workspace.store, sha256)
    if asset is None:
        raise NotFound("That picture does not belong to this project.", "Upload it first.")
    chosen = asset

    def edit(now: Project, board: Storyboard) -> Storyboard:
        changes.require(now, "storyboard", at, {"picture": sha256})
        place = boards.place_of(board, shot, seen)
        boards.require_unchanged(board.shots[place], seen, {"picture": chosen.sha256})
        return visuals.swap(board, place, chosen, preview=sha256 if offer is not None else "")

    return boards.change(workspace, project_id, edit)


def upload(
    workspace: Workspace,
    project_id: int,
    data: bytes | Path,
    name: str,
    *,
    licence: str = "",
    author: str = "",
    page_url: str = "",
) -> Asset:
    """Add a picture or footage of the person's own to the project and the library. Raises `BadInput` naming it."""
    project_rows.get(workspace.store, project_id)
    asset = library.import_asset(workspace, data, name, licence=licence, author=author, page_url=page_url)

    def edit(now: Project) -> changes.Change:
        if now.board is None or now.board.asset(asset.sha256) is not None:
            return changes.Change()
        return changes.Change(board=now.board.model_copy(update={"assets": (*now.board.assets, asset)}))

    changes.change(workspace, project_id, edit)
    return asset


def preset_frame(workspace: Workspace, project_id: int) -> Preset:
    """The preset whose frame a project's storyboard is looked at in: the first of its platforms."""
    return PRESETS[Project(workspace, project_id).options.platforms[0]]


def _of_article(project: Project, sha256: str) -> Asset | None:
    for block in project.article.blocks:
        if block.kind == "image" and block.sha256 == sha256:
            return Asset(sha256=sha256, width=block.width, height=block.height, title=block.caption or block.alt)
    return None
