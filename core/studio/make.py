"""The whole path in one call: a source becomes videos. What `python -m core make` prints is what this returns."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.errors import BadInput, MissingSetup, NotFound
from core.model.options import Options
from core.store.trouble import require_writable
from core.studio import work
from core.studio.content import articles
from core.studio.film import music
from core.studio.project import choices, projects, render_view
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.publish import copies
from core.studio.script import writers
from core.studio.voice import delivery
from core.studio.workspace import first_seen
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import told

STAGES = ("content", "script", "voice", "visuals", "timeline", "render", "qa")
MAX_STDIN_BYTES = 20_000_000


def make(
    workspace: Workspace,
    source: str,
    options: Mapping[str, Any] | Options,
    out: Path | None = None,
    run: Run | None = None,
    chapter: str = "",
) -> dict[str, Any]:
    """Make the videos of a URL, a file (of a book: a chapter), or `-` (standard input); returns the JSON of the
    command, see `result`.

    Everything that can be refused is refused before anything is kept: options, output folder, article, voice.
    """
    run = run or Run()
    chosen = _checked(options)
    if out is not None:
        require_writable(out)
    chosen = music.with_song_kept(workspace, chosen, source, run.warn)
    project_id = _begin(workspace, source, chosen, run.part(0.0, 0.08), chapter)
    views: list[RenderView] = []
    try:
        render_ids = _asked_for(workspace, project_id, chosen.platforms, run.part(0.08, 0.2))
        for n, render_id in enumerate(render_ids):
            low, high = (0.2 + 0.8 * at / len(render_ids) for at in (n, n + 1))
            views.append(_video(workspace, render_id, run.part(low, high)))
    except (BadInput, MissingSetup):
        if not views:  # nothing half made stays for what cannot be made
            with contextlib.suppress(NotFound):
                projects.delete(workspace, project_id)
        raise
    return result(workspace, project_id, views, out, run)


def render_again(
    workspace: Workspace,
    project_id: int,
    presets: tuple[str, ...] = (),
    out: Path | None = None,
    run: Run | None = None,
) -> dict[str, Any]:
    """Make the videos of a project as it is now; what has not changed is not made again."""
    run = run or Run()
    if out is not None:
        require_writable(out)
    project = Project(workspace, project_id)
    names = choices.checked(platforms=tuple(presets) or project.options.platforms).platforms
    views = []
    for n, render_id in enumerate(_asked_for(workspace, project_id, names, run.part(0.0, 0.1))):
        low, high = (0.1 + 0.9 * at / len(names) for at in (n, n + 1))
        views.append(_video(workspace, render_id, run.part(low, high)))
    return result(workspace, project_id, views, out, run)


def _asked_for(workspace: Workspace, project_id: int, presets: tuple[str, ...], run: Run) -> list[int]:
    """Do all steps before the videos, as a job, so that no other job of the project is at work; the videos' ids."""
    done = work.finish_here(workspace, work.start(workspace, "make", project_id, presets=list(presets)), run)
    return [int(render_id) for render_id in (done.result or {})["renders"]]


def _video(workspace: Workspace, render_id: int, run: Run) -> RenderView:
    """Do the job of a video that was asked for; the video's view."""
    job_id = render_view.view(workspace, render_id).job_id
    if job_id is None:
        raise BadInput("The video was removed while it was made.", "Make it again.")
    work.finish_here(workspace, job_id, run)
    return render_view.view(workspace, render_id)


def result(
    workspace: Workspace, project_id: int, views: list[RenderView], out: Path | None, run: Run
) -> dict[str, Any]:
    """The JSON of the command: stages with what was done and what was found done, and the videos."""
    videos = []
    for view in views:
        files = {name: getattr(view, name) for name in ("path", "srt", "vtt", "thumbnail", "timeline")}
        if out is not None:
            files = {**files, **copies.copy_out(workspace, view, out.resolve())}
        size = {name: getattr(view, name) for name in ("width", "height", "fps", "duration", "size")}
        paths = {name: str(path) if path else None for name, path in files.items()}
        videos.append({"preset": view.preset, "path": paths.pop("path"), **size, **paths, "qa": view.qa})
    stages = []
    for name in STAGES:
        figures = run.counts.get(name, {"done": 0, "reused": 0, "seconds": 0.0})
        row = {"name": name, "seconds": round(figures["seconds"], 3)}
        stages.append({**row, "done": int(figures["done"]), "reused": int(figures["reused"])})
    project = Project(workspace, project_id)
    heard = dict.fromkeys([*project.notices, *run.notices])
    notices = [notice for notice in heard if not project.is_superseded(notice)]
    return {"project_id": project_id, "stages": stages, "videos": videos, **told.notices(notices)}


def _checked(options: Mapping[str, Any] | Options) -> Options:
    given = options.model_dump() if isinstance(options, Options) else options
    return choices.checked(**given)


def _begin(workspace: Workspace, source: str, chosen: Options, run: Run, chapter: str) -> int:
    """Take the source in and make the project, once it is sure that it can be spoken."""
    began, before = time.monotonic(), len(run.notices)
    run.progress(0.0, "Reading the article")
    article = articles.read(workspace, run, **_source(source), chapter=chapter)
    run.check()
    delivery.require_speakable(workspace, writers.sketch(workspace, article, chosen), chosen)
    shas = {block.sha256 for block in article.blocks if block.kind == "image" and block.sha256}
    new = first_seen.count(workspace, "fetched", shas)
    with workspace.store.write():
        content_id = articles.keep(workspace, article, run.notices[before:])
        project_id = projects.create(workspace, content_id, chosen)
    run.count("content", done=new, reused=len(shas) - new, seconds=time.monotonic() - began)
    run.progress(1.0, article.title)
    return project_id


def _source(source: str) -> dict[str, Any]:
    """The keyword that `articles.read` knows a command-line source by."""
    if source == "-":
        return {"text": _standard_input()}
    if source.startswith("topic:"):
        return {"topic": source.partition(":")[2]}
    if "://" in source.split("?")[0]:
        return {"url": source}
    return {"path": Path(source).expanduser()}


def _standard_input() -> str:
    data = sys.stdin.buffer.read(MAX_STDIN_BYTES + 1)
    if len(data) > MAX_STDIN_BYTES:
        raise BadInput("The text on standard input is longer than 20 MB.", "Give a shorter one.")
    return data.decode("utf-8", "replace")
