"""A project told whole, as data and as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.model.narration import FPS
from core.publish import names as publish_names
from core.store.blobs import copy_atomic, write_atomic
from core.store.trouble import require_writable
from core.studio.film import render
from core.studio.project import projects, render_view
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.publish import bundle, copies, posts
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import told as in_words

PROJECT = "project.json"


def project_json(workspace: Workspace, project_id: int) -> dict[str, Any]:
    """The export of a project as JSON: article, script with the specification's shapes, words, assets, renders."""
    from core import script

    view = projects.view(workspace, project_id)
    fields = {**view.model_dump(mode="json"), **in_words.notices(view.notices)}
    for video, field in zip(view.renders, fields["renders"], strict=True):
        field |= in_words.notices(video.notices)
    if view.script is not None:
        starts = {line: at / FPS for line, at in view.narration.starts().items()} if view.narration else None
        fields["script"] |= {**script.as_seed_json(view.script, starts), "script_text": view.script.script_text}
        seo = posts.all_words(Project(workspace, project_id))
        fields["script"]["seo"] = {name: item.model_dump() for name, item in seo.items()}
        fields["script"] |= {"sections": script.sections(view.script), **in_words.notices(view.script.warnings)}
        passages = [view.article.passage(line.span) if line.span else None for line in view.script.lines]
        lines = zip(view.script.lines, passages, strict=True)
        fields["script"]["lines"] = [{**in_words.line(line), "passage": passage} for line, passage in lines]
    if view.storyboard is not None:
        fields["storyboard"]["shots"] = [in_words.shot(shot) for shot in view.storyboard.shots]
    fields["assets"] = fields["storyboard"]["assets"] if view.storyboard is not None else []
    return fields


def export(workspace: Workspace, project_id: int, out: Path) -> Path:
    """Write project.json, the pictures, and every finished video with its timeline into a folder; returns it.

    It is `out`, or one in it named by the project where files of something else have the names already.
    """
    out = folder(workspace, project_id, out)
    require_writable(out)
    fields = project_json(workspace, project_id)
    project = Project(workspace, project_id)
    views = render_view.finished(project)
    shas = {block.sha256 for block in project.article.blocks if block.kind == "image" and block.sha256}
    shas |= {asset.sha256 for asset in (project.board.assets if project.board else ())}
    for sha in sorted(shas):
        if workspace.blobs.has(sha):
            path = workspace.blobs.path(sha)
            copy_atomic(path, out / "pictures" / path.name)
    if views:
        bundle.save(project, views, out)  # one's own copy goes nowhere, so nobody's leave is asked
    for view in views:
        if view.timeline is not None:
            copy_atomic(view.timeline, out / view.timeline.name)
    write_atomic(out / PROJECT, json.dumps(fields, indent=1, ensure_ascii=False).encode())
    copies.note_copied(workspace, project_id, (out / name for name in _names(views)))
    return out


def folder(workspace: Workspace, project_id: int, out: Path) -> Path:
    """The folder that `export` writes a project to. Raises `StorageError`."""
    project = Project(workspace, project_id)
    names = _names(render_view.finished(project))
    return copies.copy_folder(workspace, project_id, out, names, publish_names.slug(project.row["title"]))


def _names(views: list[RenderView]) -> list[str]:
    """Return what is written, relative to the folder, besides pictures, which are named by what they hold."""
    return [PROJECT, *bundle.names(views), *(view.timeline.name for view in views if view.timeline is not None)]


def otio(workspace: Workspace, project_id: int, out: Path, run: Run | None = None) -> list[Path]:
    """Write each platform's film as an OpenTimelineIO document, its media and captions beside it, into `out/edit`.

    They are numbered where one would replace another project's, or one that was changed in an editing program.

    Nothing is rendered. Voice and pictures that are stale are made again first. Raises as `render.prepare` does.
    """
    from core.render.exchange import write_otio
    from core.timeline import captions

    run = run or Run()
    folder = out / "edit"
    require_writable(folder)
    project = Project(workspace, project_id)
    paths, names = [], project.options.platforms
    for n, preset in enumerate(names):
        part = run.part(n / len(names), (n + 1) / len(names))
        film = render.prepare(workspace, project_id, preset, part.part(0.0, 0.4))
        stem = copies.stem(
            workspace, project_id, folder, f"{publish_names.slug(project.row['title'])}-{preset}", ".otio", ".srt"
        )
        subtitles = folder / f"{stem}.srt"
        write_atomic(subtitles, captions.srt(film).encode())
        paths.append(write_otio(film, workspace.context(part.part(0.4, 1.0)), folder, stem, subtitles.name))
        copies.note_copied(workspace, project_id, (paths[-1], subtitles))
    return paths
