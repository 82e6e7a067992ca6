"""Step 6, the part that always works: a folder with the video, its captions, picture, words, transcript and sound."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core import digests, publish
from core.errors import BadInput
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.publish import names as publish_names
from core.store.blobs import copy_atomic, make_way, write_atomic
from core.store.trouble import as_storage_error, require_writable
from core.studio.film import outdated
from core.studio.project import choices, inputs, rights
from core.studio.project.project import Project
from core.studio.project.render_view import finished
from core.studio.project.views import RenderView
from core.studio.publish import beside, copies
from core.studio.publish.posts import posted
from core.studio.workspace.locks import Locks
from core.studio.workspace.workspace import Workspace

METADATA = "metadata.json"
_FILES = ("path", "srt", "vtt", "thumbnail")
_zipping = Locks()  # a browser asks twice, with HEAD and GET


def bundle(
    workspace: Workspace,
    project_id: int,
    out: Path | None = None,
    presets: tuple[str, ...] = (),
    *,
    older: bool = False,
) -> Path:
    """Write the newest finished video of each platform with all that belongs to it; returns the folder.

    It is `out`, or one in it named by the project where files of something else have the names already. Raises
    `BadInput` where no video is finished, where one is older than the project's last change and not wanted so
    (`older`), or where it shows what nobody has said the origin of; `StorageError` where the folder cannot be written.
    """
    project = Project(workspace, project_id)
    views = finished(project, choices.checked(platforms=presets).platforms if presets else ())
    if not views:
        raise BadInput("There is no finished video to save.", "Make the video first.", code="no_render")
    if not older:
        outdated.require_current(views)
    rights.require_known(project)
    title = publish_names.slug(project.row["title"])
    if out is None:
        folder = workspace.data / "bundles" / f"{project_id}-{title}"
        save(project, views, folder)
        return folder
    folder = copies.copy_folder(workspace, project_id, out, names(views), title)
    save(project, views, folder)
    copies.note_copied(workspace, project_id, (folder / name for name in names(views)))
    return folder


def save(project: Project, views: list[RenderView], folder: Path) -> None:
    """Write a project's videos with all that belongs to them into a folder, each into one of its own where there are
    several.
    """
    require_writable(folder)
    for view in views:
        _one(project, view, folder / view.preset if len(views) > 1 else folder)


def names(views: list[RenderView]) -> list[str]:
    """The names of what `save` writes for a project's videos, relative to its folder."""
    found: list[str] = []
    for view in views:
        sources = [source for name in _FILES if (source := getattr(view, name)) is not None]
        files = [*(source.name for source in sources), *beside.names(view), METADATA, f"{view.preset}.txt"]
        found += [f"{view.preset}/{name}" for name in files] if len(views) > 1 else files
    return found


def bundle_zip(workspace: Workspace, project_id: int, presets: tuple[str, ...] = (), *, older: bool = False) -> Path:
    """The bundle as one ZIP file, made anew only once something in it has changed; raises alike."""
    project = Project(workspace, project_id)
    views = finished(project, choices.checked(platforms=presets).platforms if presets else ())
    if not views:
        raise BadInput("There is no finished video to save.", "Make the video first.", code="no_render")
    if not older:
        outdated.require_current(views)
    rights.require_known(project)
    holds = inputs.digest([_contents(project, view) for view in views])[:16]
    name = "-".join([publish_names.slug(project.row["title"]), *(str(view.id) for view in views), holds])
    path = workspace.data / "bundles" / f"{name}.zip"
    with _zipping.holding(path):
        known = workspace.cache.get(f"studio.bundle/{path.name}")
        if not isinstance(known, str) or not digests.is_whole(path, known):
            with as_storage_error(workspace.data):
                _zip(project, views, path)
                workspace.cache.put(f"studio.bundle/{path.name}", digests.of_file(path))
    return path


def _zip(project: Project, views: list[RenderView], path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="bundle-", dir=project.workspace.scratch) as scratch:
        folder, half = Path(scratch, "files"), Path(scratch, path.name)
        save(project, views, folder)
        with zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as archive:
            for file in sorted(item for item in folder.rglob("*") if item.is_file()):
                entry = zipfile.ZipInfo.from_file(file, file.relative_to(folder))
                entry.date_time = _at(views)  # the same videos give the same file
                with file.open("rb") as source, archive.open(entry, "w") as out:
                    shutil.copyfileobj(source, out, 1 << 20)
        make_way(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        half.replace(path)


def _at(views: list[RenderView]) -> tuple[int, int, int, int, int, int]:
    """The time of the newest of some videos, as ZIP has times."""
    at = max(
        (view.completed_at for view in views if view.completed_at is not None), default=datetime(1980, 1, 1, tzinfo=UTC)
    )
    return max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second


def older_note(workspace: Workspace, project_id: int, presets: tuple[str, ...] = ()) -> str:
    """Return a sentence about finished videos from before the project's last change; nothing where there are none."""
    return outdated.sentence(outdated.older(finished(Project(workspace, project_id), presets)))


def _one(project: Project, view: RenderView, folder: Path) -> None:
    with as_storage_error(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        source: Path | None = getattr(view, name)
        if source is not None:
            copy_atomic(source, folder / source.name)
    beside.write(project, view, folder)
    seo = posted(project, view.preset, of_film=True)
    text = json.dumps(_metadata(project, view, seo), indent=1, ensure_ascii=False)
    write_atomic(folder / METADATA, text.encode())
    write_atomic(folder / f"{view.preset}.txt", publish.post(seo, PRESETS[view.preset]).encode())


def _contents(project: Project, view: RenderView) -> list[Any]:
    """Return all that decides what a project's bundle holds of one video: its files, and the words beside them."""
    files = [digests.of_file(source) for name in _FILES if (source := getattr(view, name)) is not None]
    seo = posted(project, view.preset, of_film=True)
    words = publish.post(seo, PRESETS[view.preset])
    return [files, names([view]), words, _metadata(project, view, seo), beside.contents(project, view)]


def _metadata(project: Project, view: RenderView, seo: SeoMetadata) -> dict[str, Any]:
    pictures = rights.ledger(project)
    film = {
        "video": view.path.name if view.path else "",
        "thumbnail": view.thumbnail.name if view.thumbnail else "",
        "duration": view.duration,
        "width": view.width,
        "height": view.height,
    }
    language = project.script.language if project.script else project.article.language
    return publish.metadata(PRESETS[view.preset], seo, project.article, language, pictures, film)
