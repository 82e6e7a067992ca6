"""The person's own pictures and footage, of all projects: brought along once, used again anywhere."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from core.errors import NotFound, StorageError
from core.model.asset import Asset
from core.model.coded import Notice
from core.store import rights as rights_rows
from core.store import uploads
from core.studio.project import rights
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import words

SHORT_CLIP_S = 2.0  # scenes are rarely shorter
PLAYED = (".mp4", ".m4v", ".mov", ".webm")  # kinds of clips that browsers play


def library(workspace: Workspace) -> list[Asset]:
    """The uploads of all projects as assets, the newest first; only what is still there as a file."""
    return [asset for asset in uploads.of_role(workspace.store) if workspace.blobs.has(asset.sha256)]


def find(workspace: Workspace, sha256: str) -> Asset:
    """One upload of the library as an asset. Raises `NotFound`."""
    found = next((asset for asset in library(workspace) if asset.sha256 == sha256), None)
    if found is None:
        raise NotFound("That picture is not among your uploads.", "Upload it first.")
    return found


def import_asset(
    workspace: Workspace,
    given: bytes | Path,
    name: str,
    *,
    licence: str = "",
    author: str = "",
    page_url: str = "",
    run: Run | None = None,
) -> Asset:
    """Add a picture or footage to the library, and note where it is from where that is said.

    Raises `BadInput` in a sentence that names the file, also where what is said of its rights is not enough.
    """
    from core import visuals

    message = any(item.strip() for item in (licence, author, page_url))
    stated = rights.stated(licence=licence, author=author, page_url=page_url) if message else None
    asset = visuals.add_upload(given, name, workspace.context(run))
    with workspace.store.write():
        uploads.put(workspace.store, asset)
        if stated is not None:
            rights_rows.put(workspace.store, asset.sha256, stated, asset.title)
    return find(workspace, asset.sha256)


def keep_bought(workspace: Workspace, asset: Asset) -> None:
    """`keep_made` the moment a picture is bought, whatever becomes of the work it is for and whoever has its job.

    Called outside of a transaction. Where it cannot be written down the next attempt still has the picture.
    """
    alone = Workspace(workspace.settings, workspace.store.guarded(lambda store: None))
    with suppress(StorageError):
        keep_made(alone, asset)
    alone.store.close()


def keep_made(workspace: Workspace, asset: Asset) -> None:
    """Put a picture that was made for a project, and has no place of its own, into the library, where it can be found
    and used.
    """
    with workspace.store.write():
        uploads.put(workspace.store, asset)
        rights_rows.put(workspace.store, asset.sha256, asset.rights, asset.title)


def release(workspace: Workspace, asset: Asset) -> None:
    """Leave a picture that was made out of the library: it has a place of its own now."""
    uploads.forget(workspace.store, asset.sha256)


def forget_upload(workspace: Workspace, sha256: str) -> None:
    """Leave an upload out of the library; films and projects that show it keep it. Raises `NotFound`."""
    if not uploads.forget(workspace.store, sha256):
        raise NotFound("That picture is not among your uploads.", "Choose one that is.")


def notes(workspace: Workspace, asset: Asset, shown_s: float | None = None) -> list[str]:
    """The notes on what is special about an uploaded clip and taken care of ("4K, made smaller"); nothing for pictures.

    `shown_s`: the seconds of it that a scene takes; one shorter than that, or than any scene, is repeated.
    """
    from core import visuals

    if asset.kind != "footage":
        return []
    found = list(visuals.about_footage(asset.sha256, workspace.context())[1])
    if asset.duration_s is not None and asset.duration_s < (SHORT_CLIP_S if shown_s is None else shown_s):
        found.append(words(Notice.of("clip_short", name=asset.title, seconds=round(asset.duration_s, 1))))
    return found


def plays(workspace: Workspace, asset: Asset) -> bool:
    """Whether browsers play an uploaded clip as it is; others are shown as pictures on a page, and rendered all the
    same.
    """
    return asset.kind == "footage" and workspace.blobs.path(asset.sha256).suffix.lower() in PLAYED
