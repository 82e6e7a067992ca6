"""Videos of a few seconds: made once, made again in part, stopped, recovered, saved."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import config
from core.errors import Cancelled
from core.jobs import owner, queue
from core.store import renders as render_rows
from core.studio import make, work
from core.studio.film import ask
from core.studio.machine import backup
from core.studio.project import projects, render_view
from core.studio.project.views import RenderView
from core.studio.publish import bundle, export
from core.studio.script import edits
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace

pytestmark = pytest.mark.slow
PATIENCE_S = 600.0


def film(workspace: Workspace, project: int, **given: object) -> tuple[RenderView, Run]:
    run = Run()
    message = make.render_again(workspace, project, run=run, **given)  # type: ignore[arg-type]
    assert message["videos"]
    return projects.view(workspace, project).renders[0], run


def sha(path: Path | None) -> str:
    assert path is not None
    return hashlib.sha256(path.read_bytes()).hexdigest()


def until(happened: object, what: str) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < limit, what
        time.sleep(0.05)


def test_a_film_is_made_once_and_then_only_what_changed(workspace: Workspace, short: int, tmp_path: Path) -> None:
    view, run = film(workspace, short)
    n = run.counts["render"]["done"]
    assert n >= 2
    assert view.status == "completed"
    assert (view.width, view.height) == (1080, 1920)
    assert view.size == view.path.stat().st_size  # type: ignore[union-attr]
    for path in (view.srt, view.vtt, view.thumbnail, view.timeline):
        assert path is not None
        assert path.stat().st_size > 0
    assert projects.view(workspace, short).status == "review"

    again, run = film(workspace, short)
    assert sha(again.path) == sha(view.path)
    assert (run.counts["render"]["done"], run.counts["render"]["reused"]) == (0, n)
    assert run.counts["voice"]["done"] == 0

    line = projects.view(workspace, short).script.lines[1]  # type: ignore[union-attr]
    edits.edit_line(workspace, short, line.id, line.text.replace("longer", "faster"))
    assert projects.view(workspace, short).renders[0].stale
    third, run = film(workspace, short)
    assert run.counts["voice"]["done"] == 1
    assert 1 <= run.counts["render"]["done"] < n, "only the scenes that the line touches"
    assert sha(third.path) != sha(view.path)
    assert not third.stale

    spoken = " ".join(element.text for element in projects.view(workspace, short).script.lines)  # type: ignore[union-attr]
    for path in (third.srt, third.vtt):
        assert path is not None
        shown = [row for row in path.read_text().splitlines() if row and not row.isdigit() and "-->" not in row]
        assert " ".join(row for row in shown if row != "WEBVTT") == spoken

    assert third.qa is not None and all(entry["message"].endswith(".") for entry in third.qa["checks"])
    stored = workspace.store.row("select qa from renders where id = ?", (third.id,))
    assert stored is not None and "message" not in stored["qa"]

    folder = bundle.bundle(workspace, short, tmp_path / "bundle")
    names = {item.name for item in folder.iterdir()}
    assert {"metadata.json", "youtube_short.txt", "how-bees-talk-youtube_short.mp4"} <= names
    assert json.loads((folder / "metadata.json").read_text())["title"]
    with zipfile.ZipFile(bundle.bundle_zip(workspace, short)) as archive:
        assert archive.testzip() is None
        assert {"metadata.json", "how-bees-talk-youtube_short.mp4"} <= set(archive.namelist())
    data = json.loads((export.export(workspace, short, tmp_path / "export") / "project.json").read_text())
    assert data["script"]["hook"] == "Bees talk by dancing."
    assert data["article"]["blocks"]

    _keep_and_put_back(workspace, short, third, tmp_path)


def _keep_and_put_back(workspace: Workspace, project: int, view: RenderView, tmp_path: Path) -> None:
    counts = backup.backup(workspace, tmp_path / "all.tar")
    assert counts["projects"] == 1
    other = open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "other")}, tmp_path / "none"))
    backup.restore(other, tmp_path / "all.tar")
    other = open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "other")}, tmp_path / "none"))
    there = projects.view(other, project)
    assert there.script == projects.view(workspace, project).script
    assert sha(there.renders[0].path) == sha(view.path)
    assert there.storyboard is not None
    assert all(other.blobs.has(asset.sha256) for asset in there.storyboard.assets)
    _, run = film(other, project)
    assert run.counts["voice"]["done"] == 0


def test_a_stopped_render_shows_nothing_and_goes_on_later(workspace: Workspace, short: int) -> None:
    (render_id,) = ask.request(workspace, short)
    job = render_view.view(workspace, render_id).job_id
    assert job is not None

    def check() -> None:
        if _scenes(workspace):
            raise Cancelled()

    with pytest.raises(Cancelled):
        work.finish_here(workspace, job, Run(check=check))
    view = render_view.view(workspace, render_id)
    assert (view.status, view.path) == ("cancelled", None)
    assert not list((workspace.data / "renders").rglob("*.mp4"))
    kept = len(_scenes(workspace))
    assert kept >= 1
    view, run = film(workspace, short)
    assert run.counts["render"]["reused"] >= 1
    assert view.status == "completed"


def test_work_at_a_terminal_waits_for_other_work_on_the_project(workspace: Workspace, short: int) -> None:
    work.start(workspace, "voice", short)
    page = queue.claim(workspace.store)
    assert page is not None
    parts: list[str] = []

    def check() -> None:
        if any("other work on this project" in message for message in parts):
            raise Cancelled()

    run = Run(progress=lambda fraction, message="": parts.append(message), check=check)
    with pytest.raises(Cancelled):
        make.render_again(workspace, short, run=run)
    assert projects.view(workspace, short).narration is None, "nothing is spoken twice"
    queue.finish(workspace.store, page.id, page.fence, {})
    assert film(workspace, short)[0].status == "completed"


@pytest.mark.parametrize("kind", ["render", "animatic"])
def test_a_project_removed_while_its_film_is_made_leaves_no_file(workspace: Workspace, short: int, kind: str) -> None:
    if kind == "render":
        ask.request(workspace, short)
    else:
        work.start(workspace, "animatic", short)
    claim = queue.claim(workspace.store)
    assert claim is not None
    removed: list[float] = []

    def progress(fraction: float, message: str = "") -> None:
        if fraction > 0.9 and not removed:
            removed.append(fraction)
            projects.delete(workspace, short)

    assert work.perform(workspace, claim, echo=Run(progress=progress)).status == "lost"
    assert removed
    for folder in ("renders", "animatics"):
        assert not [path for path in (workspace.data / folder).rglob("*") if path.is_file()]


def _scenes(workspace: Workspace) -> list[Path]:
    return [path for path in workspace.scenes.glob("*.mp4") if re.fullmatch("[0-9a-f]{64}", path.stem)]


@pytest.fixture
def workers(workspace: Workspace) -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for item in started:
        if item.poll() is None:
            item.kill()
        item.wait()


def start(workspace: Workspace, *args: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "REELWRIGHT_DATA": str(workspace.data)}
    return subprocess.Popen([sys.executable, "-m", "core", "worker", *args], cwd=config.ROOT, env=env)


def test_a_worker_killed_in_the_middle_of_a_render(
    workspace: Workspace, short: int, workers: list[subprocess.Popen[bytes]]
) -> None:
    (render_id,) = ask.request(workspace, short)
    workers.append(start(workspace))
    until(lambda: _scenes(workspace), "a scene is finished")
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait()
    kept = {scene.name: scene.stat().st_mtime_ns for scene in _scenes(workspace)}
    before = render_view.view(workspace, render_id)
    assert before.path is None
    assert not list((workspace.data / "renders").rglob("*.mp4")), "no half file is visible"
    until(lambda: not _ffmpegs(workspace), "ffmpeg is gone, too")
    until(lambda: _is_orphaned(workspace, render_id), "the process that did the job is gone, too")

    workers.append(start(workspace, "--once"))
    assert workers[1].wait(PATIENCE_S) == 0
    view = render_view.view(workspace, render_id)
    log = _log(workspace, render_id)
    assert view.status == "completed", (view.error, view.message, log)
    figures = next(stage for stage in view.stages if stage["name"] == "render")
    there = sorted(scene.name for scene in _scenes(workspace))
    assert figures["reused"] >= len(kept) >= 1, ("finished scenes are not encoded again", view.stages, there, log)
    assert {name: (workspace.scenes / name).stat().st_mtime_ns for name in kept} == kept
    assert view.qa


def _is_orphaned(workspace: Workspace, render_id: int) -> bool:
    """Whether nobody is left who holds the claim of the render's job."""
    job = queue.get(workspace.store, render_rows.get(workspace.store, render_id)["job_id"])
    return owner.is_dead(job["owner"], workspace.data)


def _log(workspace: Workspace, render_id: int) -> list[str]:
    job_id = render_rows.get(workspace.store, render_id)["job_id"]
    return [str(line) for line in queue.log_lines(workspace.store, job_id)]


def _ffmpegs(workspace: Workspace) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes()
        except OSError:
            continue
        if b"ffmpeg" in line.split(b"\0")[0] and str(workspace.data).encode() in line:
            found.append(int(path.parent.name))
    return found


def test_two_workers_make_one_render(workspace: Workspace, short: int, workers: list[subprocess.Popen[bytes]]) -> None:
    (render_id,) = ask.request(workspace, short)
    workers += [start(workspace, "--once"), start(workspace, "--once")]
    for worker in workers:
        assert worker.wait(PATIENCE_S) == 0
    view = render_view.view(workspace, render_id)
    assert view.status == "completed"
    assert view.job_id is not None
    assert queue.get(workspace.store, view.job_id)["attempts"] == 1


def test_a_cancelled_render_stops_within_seconds(
    workspace: Workspace, short: int, workers: list[subprocess.Popen[bytes]]
) -> None:
    (render_id,) = ask.request(workspace, short)
    job = render_view.view(workspace, render_id).job_id
    assert job is not None
    workers.append(start(workspace))
    until(lambda: _ffmpegs(workspace), "ffmpeg is at work")
    work.cancel(workspace, job)
    began = time.monotonic()
    until(lambda: not work.job(workspace, job).active, "it stops")
    assert time.monotonic() - began < 60
    assert render_view.view(workspace, render_id).status == "cancelled"
    until(lambda: not _ffmpegs(workspace), "ffmpeg is gone, too")


def test_the_data_folder_filling_up_is_one_sentence(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from core.errors import StorageError
    from core.studio.film import render as studio_render

    def full(path: Path, data: bytes, **given: object) -> None:
        from core.store.trouble import from_os_error

        raise from_os_error(OSError(errno.ENOSPC, "No space left on device"), path)

    monkeypatch.setattr(studio_render, "write_atomic", full)
    (render_id,) = ask.request(workspace, short)
    job = render_view.view(workspace, render_id).job_id
    with pytest.raises(StorageError, match="full"):
        work.finish_here(workspace, job or 0, Run())
    view = render_view.view(workspace, render_id)
    assert (view.status, view.path) == ("failed", None)
    assert "full" in (view.error or "")
