"""Files of a project that were damaged or lost on the disk: had again where that costs nothing, else named.

Cards and whatever else is drawn here are drawn again by themselves; this is about what came from elsewhere.
"""

from __future__ import annotations

from contextlib import suppress

from core.errors import BadInput, ReelwrightError
from core.language.graphemes import start
from core.model.article import Image
from core.model.asset import Asset
from core.model.coded import Notice
from core.studio.project.project import Project
from core.studio.voice import narrate, prices
from core.studio.workspace.run import Run

_RESTORE = "or put back a backup that has it: python -m core restore FILE"


def mended(project: Project, run: Run) -> Project:
    """Mend the files that the project's film is made of, so that every one is whole; returns the project as it then is.

    Raises `BadInput` with the code "damaged", naming what has to be brought in or paid for again.
    """
    project = _voice(project, run)
    _pictures(project, run)
    _own(project)
    return project


def _voice(project: Project, run: Run) -> Project:
    """Speak damaged lines again where nothing is to be paid: most often the engine's own sound of them is there."""
    workspace, narration = project.workspace, project.narration
    if narration is None:
        return project
    broken = [take for take in narration.takes if not workspace.blobs.has(take.audio)]
    if not broken:
        return project
    lines = f"{len(broken)} spoken line{'s' if len(broken) > 1 else ''}"
    due = prices.quote(workspace, project.id)
    if due.paid:
        raise BadInput(
            f"The sound of {lines} is damaged or gone, and speaking again costs {due.words}.",
            f"Make the voice again if that is well, {_RESTORE}.",
            code="damaged",
        )
    run.warn(Notice.of("sound_mended", lines=lines))
    return narrate.narrated(project, run)


def _pictures(project: Project, run: Run) -> None:
    workspace, board = project.workspace, project.board
    shown = {sha256 for shot in board.shots for sha256 in shot.photos} if board else set()
    lost = [sha for sha in sorted(shown) if not workspace.blobs.has(sha)]
    for sha in lost:
        run.check()
        asset = board.asset(sha) if board else None
        with suppress(ReelwrightError):  # said below, with what to do
            _fetch(project, sha, asset, run)
        name = f"“{start(asset.title, 60)}”" if asset is not None and asset.title else sha[:12]
        if not workspace.blobs.has(sha):
            raise BadInput(
                f"The picture {name} is damaged or gone.",
                f"Upload it again or choose another under Pictures, {_RESTORE}.",
                code="damaged",
            )
        run.warn(Notice.of("picture_mended", name=name))
    signs = {shot.card.art.picture for shot in board.shots if shot.card and shot.card.art} if board else set()
    if any(not workspace.blobs.has(sha) for sha in signs):
        raise BadInput(
            "The drawing on a card is damaged or gone.", f"Have the pictures chosen again, {_RESTORE}.", code="damaged"
        )


def _fetch(project: Project, sha: str, asset: Asset | None, run: Run) -> None:
    """Fetch a picture from where it was had: a source of pictures, or the article's own address."""
    from core.content.pictures import ACCEPT
    from core.visuals.stock.fetch import fetch

    ctx = project.workspace.context(run)
    board = project.board
    offered = (
        [candidate.found for shot in board.shots for candidate in shot.candidates if candidate.found] if board else []
    )
    found = next((item for item in offered if asset is not None and item.origin == asset.origin), None)
    if found is not None:
        fetch(found, ctx)
        return
    for block in project.article.blocks:
        if isinstance(block, Image) and block.sha256 == sha and block.location.startswith(("http://", "https://")):
            ctx.blobs.put(project.workspace.net.fetch(block.location, accept=ACCEPT).body, "")


def _own(project: Project) -> None:
    """Name a file of the person's own, beside voice and pictures, that is damaged."""
    options, kit = project.options, project.kit
    ends = [(which, end.asset) for which, end in (("intro", kit.intro), ("outro", kit.outro)) if end is not None]
    parts = [
        ("music", options.music.removeprefix("sha256:") if options.music.startswith("sha256:") else ""),
        ("logo", kit.logo.sha256 if kit.logo is not None else ""),
        *((which, asset.sha256) for which, asset in ends if asset is not None),
    ]
    for name, sha in parts:
        if sha and not project.workspace.blobs.has(sha):
            raise BadInput(
                f"The file of your {name} is damaged or gone.", f"Choose it again, {_RESTORE}.", code="damaged"
            )
