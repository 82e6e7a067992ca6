"""Step 5: everything made so far becomes a timeline, the timeline a video with its captions, picture and report.

`ask.py` has videos asked for: a row and a job each.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import digests
from core.errors import ReelwrightError
from core.media.encoded import jpeg
from core.model.timeline import Timeline
from core.publish.names import slug
from core.store import projects as project_rows
from core.store import renders as render_rows
from core.store.blobs import write_atomic
from core.store.coded import notices_json
from core.store.trouble import as_storage_error
from core.store.when import now
from core.studio import chain
from core.studio.film import build, cover, marks, mend, previews
from core.studio.project import film_files, render_view
from core.studio.project.choices import checked
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import checks as sentences


def prepare(workspace: Workspace, project_id: int, preset: str, run: Run | None = None) -> Timeline:
    """The film of one preset as decisions. Voice and pictures that are stale are made again first.

    Raises `BadInput` where the speech is longer than the preset allows, `MissingSetup` for a letter no font has.
    """
    return prepared(workspace, project_id, preset, run)[1]


def prepared(workspace: Workspace, project_id: int, preset: str, run: Run | None = None) -> tuple[Project, Timeline]:
    """The film of one preset, and the project as it was when the film was decided. Raises as `prepare`."""
    run = run or Run()
    project = chain.voice_and_pictures(Project(workspace, project_id).read(), run.part(0.0, 0.8), (preset,))
    project = mend.mended(project, run.part(0.8, 0.85))
    return project, build.timeline(project, preset, run.part(0.85, 1.0))


def render(workspace: Workspace, render_id: int, run: Run | None = None) -> RenderView:
    """Make the video of a row that was asked for. Nothing of it can be seen before all of it is there."""
    run = run or Run()
    row = render_rows.get(workspace.store, render_id)
    render_rows.update(workspace.store, render_id, render_started_at=now())
    began, spent = time.monotonic(), _seconds(run)
    project, timeline = prepared(workspace, row["project_id"], row["preset"], run.part(0.0, 0.15))
    seconds = time.monotonic() - began - (_seconds(run) - spent)
    run.count("timeline", done=1, seconds=seconds)
    made_from = project.render_hash(row["preset"]) or ""  # of what the film was decided from, whatever came since
    with as_storage_error(workspace.data):
        half = Path(tempfile.mkdtemp(prefix=f"render-{render_id}-", dir=workspace.scratch))
    final = workspace.data / "renders" / str(project.id) / str(render_id)
    try:
        files = _files(workspace, project, row, timeline, half, run.part(0.15, 1.0))
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    stages = [{"name": name, **figures} for name, figures in run.counts.items()]
    columns = {
        **{name: str((final / file).relative_to(workspace.data)) for name, file in files.names.items()},
        "qa": json.dumps(sentences.bare(files.report), ensure_ascii=False),
        "duration": timeline.duration_s,
        "file_size": (half / files.names["file_path"]).stat().st_size,
        "digests": film_files.digests_of(half),
        "input_hash": made_from,
        "resolution": f"{timeline.width}x{timeline.height}",
        "stages": json.dumps(stages),
        "warnings": notices_json(run.notices),
        "render_completed_at": now(),
    }
    with workspace.store.write():  # refused where the project has been removed meanwhile, so that no file of it is left
        _publish(half, final)
        render_rows.update(workspace.store, render_id, **columns)
        project_rows.touch(workspace.store, project.id)
    run.progress(1.0, "The video is ready")
    return render_view.render_view_of(project.anew(), render_rows.get(workspace.store, render_id))


@dataclass(frozen=True)
class _Made:
    """The names of a film's files by the row's columns, and the report on it."""

    names: dict[str, str]
    report: dict[str, Any]


def _files(
    workspace: Workspace, project: Project, row: dict[str, Any], timeline: Timeline, half: Path, run: Run
) -> _Made:
    """Make all files in the folder `half`, which is brought into place whole."""
    from core.render import check_film, forget, is_whole, motion_of, render_film
    from core.timeline import captions

    ctx = workspace.context(run.part(0.0, 0.9))
    stem = f"{slug(project.row['title'])}-{row['preset']}"
    film = half / f"{stem}.mp4"
    began = time.monotonic()
    rendered = render_film(timeline, quality=row["quality"], ctx=ctx, out=film)
    timeline = rendered.timeline
    run.count("render", done=rendered.scenes_done, reused=rendered.scenes_reused, seconds=time.monotonic() - began)
    began = time.monotonic()
    run.progress(0.92, "Checking the video")
    report = check_film(film, timeline, workspace.context(run.part(0.9, 0.97)))
    run.count("qa", done=1, seconds=time.monotonic() - began)
    if not is_whole(report):
        forget(timeline, row["quality"], ctx)
        raise ReelwrightError(
            "The video came out damaged, so it is not kept.",
            "Make it again. If that does not help, the disk or the memory of this computer may be at fault.",
            code="damaged_film",
            retryable=True,
        )
    advice, sheet = motion_of(film, timeline, workspace.context(run.part(0.97, 0.99)))
    report = {**report, "checks": [*report["checks"], advice]}
    write_atomic(film_files.contact_sheet(film), jpeg(sheet, 82), durable=False)
    marks.mark(project, film)
    write_atomic(half / f"{stem}.srt", captions.srt(timeline).encode(), durable=False)
    write_atomic(half / f"{stem}.vtt", captions.vtt(timeline).encode(), durable=False)
    write_atomic(half / f"{stem}.timeline.json", timeline.model_dump_json(indent=1).encode(), durable=False)
    cover.thumbnail(project, timeline, half / f"{stem}.jpg")
    run.check()
    names = {"file_path": "mp4", "subtitle_file_path": "srt", "vtt_path": "vtt", "thumbnail_path": "jpg"}
    names["timeline_path"] = "timeline.json"
    return _Made({name: f"{stem}.{ending}" for name, ending in names.items()}, report)


def _publish(half: Path, final: Path) -> None:
    """Move the finished folder into place; what an earlier, interrupted attempt left there goes first."""
    with as_storage_error(final.parent):
        final.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(final, ignore_errors=True)
        half.rename(final)


def _seconds(run: Run) -> float:
    return sum(figures["seconds"] for figures in run.counts.values())


def animatic(workspace: Workspace, project_id: int, preset: str, run: Run | None = None) -> Path:
    """A small preview of the whole film with its real voice, captions and pictures, as an MP4; made once.

    Raises as `prepare` does.
    """
    from core.render import render_animatic

    run = run or Run()
    checked(platforms=(preset,))
    project, film = prepared(workspace, project_id, preset, run.part(0.0, 0.3))
    made_from = previews.made_from(project, preset)
    out = workspace.data / "animatics" / str(project_id) / f"{preset}.mp4"
    half = workspace.scratch / f"animatic-{project_id}-{preset}.mp4"
    render_animatic(film, workspace.context(run.part(0.3, 1.0)), half)
    with workspace.store.write(), as_storage_error(out.parent):
        project_rows.get(workspace.store, project_id)  # removed meanwhile, it leaves no file
        out.parent.mkdir(parents=True, exist_ok=True)
        half.replace(out)
    workspace.cache.put(previews.made_key(project_id, preset), {"from": made_from, "sha256": digests.of_file(out)})
    return out
