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
from core.jobs import queue
from core.studio import make, work
from core.studio.film import render
from core.studio.machine import backup
from core.studio.project import projects
from core.studio.project.views import RenderView
from core.studio.publish import bundle, export
from core.studio.script import edits
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import House, open_house

pytestmark = pytest.mark.slow
PATIENCE_S = 180.0


def film(house: House, project: int, **given: object) -> tuple[RenderView, Run]:
    run = Run()
    told = make.render_again(house, project, run=run, **given)  # type: ignore[arg-type]
    assert told["videos"]
    return projects.view(house, project).renders[0], run


def sha(path: Path | None) -> str:
    assert path is not None
    return hashlib.sha256(path.read_bytes()).hexdigest()


def until(happened: object, what: str) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < limit, what
        time.sleep(0.05)


def test_a_film_is_made_once_and_then_only_what_changed(house: House, short: int, tmp_path: Path) -> None:
    view, run = film(house, short)
    n = run.counts["render"]["done"]
    assert n >= 2
    assert view.status == "completed"
    assert (view.width, view.height) == (1080, 1920)
    assert view.size == view.path.stat().st_size  # type: ignore[union-attr]
    for path in (view.srt, view.vtt, view.thumbnail, view.timeline):
        assert path is not None
        assert path.stat().st_size > 0
    assert projects.view(house, short).status == "review"

    again, run = film(house, short)
    assert sha(again.path) == sha(view.path)
    assert (run.counts["render"]["done"], run.counts["render"]["reused"]) == (0, n)
    assert run.counts["voice"]["done"] == 0

    line = projects.view(house, short).script.lines[1]  # type: ignore[union-attr]
    edits.edit_line(house, short, line.id, line.text.replace("longer", "faster"))
    assert projects.view(house, short).renders[0].stale
    third, run = film(house, short)
    assert run.counts["voice"]["done"] == 1
    assert 1 <= run.counts["render"]["done"] < n, "only the scenes that the line touches"
    assert sha(third.path) != sha(view.path)
    assert not third.stale

    spoken = " ".join(one.text for one in projects.view(house, short).script.lines)  # type: ignore[union-attr]
    for path in (third.srt, third.vtt):
        assert path is not None
        shown = [row for row in path.read_text().splitlines() if row and not row.isdigit() and "-->" not in row]
        assert " ".join(row for row in shown if row != "WEBVTT") == spoken

    folder = bundle.bundle(house, short, tmp_path / "bundle")
    names = {one.name for one in folder.iterdir()}
    assert {"metadata.json", "youtube_short.txt", "how-bees-talk-youtube_short.mp4"} <= names
    assert json.loads((folder / "metadata.json").read_text())["title"]
    with zipfile.ZipFile(bundle.bundle_zip(house, short)) as archive:
        assert archive.testzip() is None
        assert {"metadata.json", "how-bees-talk-youtube_short.mp4"} <= set(archive.namelist())
    told = json.loads((export.export(house, short, tmp_path / "export") / "project.json").read_text())
    assert told["script"]["hook"] == "Bees talk by dancing."
    assert told["article"]["blocks"]

    _keep_and_put_back(house, short, third, tmp_path)


def _keep_and_put_back(house: House, project: int, view: RenderView, tmp_path: Path) -> None:
    counts = backup.backup(house, tmp_path / "all.tar")
    assert counts["projects"] == 1
    other = open_house(config.load({"REELWRIGHT_DATA": str(tmp_path / "other")}, tmp_path / "none"))
    backup.restore(other, tmp_path / "all.tar")
    other = open_house(config.load({"REELWRIGHT_DATA": str(tmp_path / "other")}, tmp_path / "none"))
    there = projects.view(other, project)
    assert there.script == projects.view(house, project).script
    assert sha(there.renders[0].path) == sha(view.path)
    assert there.storyboard is not None
    assert all(other.blobs.has(asset.sha256) for asset in there.storyboard.assets)
    _, run = film(other, project)
    assert run.counts["voice"]["done"] == 0


def test_a_stopped_render_shows_nothing_and_goes_on_later(house: House, short: int) -> None:
    (render_id,) = render.request(house, short)
    job = render.view(house, render_id).job_id
    assert job is not None

    def check() -> None:
        if _scenes(house):
            raise Cancelled()

    with pytest.raises(Cancelled):
        work.finish_here(house, job, Run(check=check))
    view = render.view(house, render_id)
    assert (view.status, view.path) == ("cancelled", None)
    assert not list((house.data / "renders").rglob("*.mp4"))
    kept = len(_scenes(house))
    assert kept >= 1
    view, run = film(house, short)
    assert run.counts["render"]["reused"] >= 1
    assert view.status == "completed"


def test_work_at_a_terminal_waits_for_other_work_on_the_project(house: House, short: int) -> None:
    work.start(house, "voice", short)
    page = queue.claim(house.store)
    assert page is not None
    said: list[str] = []

    def check() -> None:
        if any("other work on this project" in message for message in said):
            raise Cancelled()

    run = Run(progress=lambda fraction, message="": said.append(message), check=check)
    with pytest.raises(Cancelled):
        make.render_again(house, short, run=run)
    assert projects.view(house, short).narration is None, "nothing is spoken twice"
    queue.finish(house.store, page.id, page.fence, {})
    assert film(house, short)[0].status == "completed"


@pytest.mark.parametrize("kind", ["render", "animatic"])
def test_a_project_removed_while_its_film_is_made_leaves_no_file(house: House, short: int, kind: str) -> None:
    if kind == "render":
        render.request(house, short)
    else:
        work.start(house, "animatic", short)
    claim = queue.claim(house.store)
    assert claim is not None
    removed: list[float] = []

    def progress(fraction: float, message: str = "") -> None:
        if fraction > 0.9 and not removed:
            removed.append(fraction)
            projects.delete(house, short)

    assert work.perform(house, claim, echo=Run(progress=progress)).status == "lost"
    assert removed
    for folder in ("renders", "animatics"):
        assert not [path for path in (house.data / folder).rglob("*") if path.is_file()]


def _scenes(house: House) -> list[Path]:
    return [one for one in house.scenes.glob("*.mp4") if re.fullmatch("[0-9a-f]{64}", one.stem)]


@pytest.fixture
def workers(house: House) -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for one in started:
        if one.poll() is None:
            one.kill()
        one.wait()


def start(house: House, *args: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "REELWRIGHT_DATA": str(house.data)}
    return subprocess.Popen([sys.executable, "-m", "core", "worker", *args], cwd=config.ROOT, env=env)


def test_a_worker_killed_in_the_middle_of_a_render(
    house: House, short: int, workers: list[subprocess.Popen[bytes]]
) -> None:
    (render_id,) = render.request(house, short)
    workers.append(start(house))
    until(lambda: _scenes(house), "a scene is finished")
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait()
    kept = {one.name: one.stat().st_mtime_ns for one in _scenes(house)}
    before = render.view(house, render_id)
    assert before.path is None
    assert not list((house.data / "renders").rglob("*.mp4")), "no half file is visible"
    until(lambda: not _ffmpegs(house), "ffmpeg is gone, too")

    workers.append(start(house, "--once"))
    assert workers[1].wait(PATIENCE_S) == 0
    view = render.view(house, render_id)
    assert view.status == "completed", (view.error, view.message)
    figures = next(stage for stage in view.stages if stage["name"] == "render")
    assert figures["reused"] >= len(kept) >= 1, "finished scenes are not encoded again"
    assert {name: (house.scenes / name).stat().st_mtime_ns for name in kept} == kept
    assert view.qa


def _ffmpegs(house: House) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes()
        except OSError:
            continue
        if b"ffmpeg" in line.split(b"\0")[0] and str(house.data).encode() in line:
            found.append(int(path.parent.name))
    return found


def test_two_workers_make_one_render(house: House, short: int, workers: list[subprocess.Popen[bytes]]) -> None:
    (render_id,) = render.request(house, short)
    workers += [start(house, "--once"), start(house, "--once")]
    for one in workers:
        assert one.wait(PATIENCE_S) == 0
    view = render.view(house, render_id)
    assert view.status == "completed"
    assert view.job_id is not None
    assert queue.get(house.store, view.job_id)["attempts"] == 1


def test_a_cancelled_render_stops_within_seconds(
    house: House, short: int, workers: list[subprocess.Popen[bytes]]
) -> None:
    (render_id,) = render.request(house, short)
    job = render.view(house, render_id).job_id
    assert job is not None
    workers.append(start(house))
    until(lambda: _ffmpegs(house), "ffmpeg is at work")
    render.cancel(house, job)
    began = time.monotonic()
    until(lambda: not work.job(house, job).active, "it stops")
    assert time.monotonic() - began < 5
    assert render.view(house, render_id).status == "cancelled"
    until(lambda: not _ffmpegs(house), "ffmpeg is gone, too")


def test_the_data_folder_filling_up_is_one_sentence(house: House, short: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from core.errors import StorageError
    from core.studio.film import render as step

    def full(path: Path, data: bytes, **given: object) -> None:
        from core.store.trouble import from_os_error

        raise from_os_error(OSError(errno.ENOSPC, "No space left on device"), path)

    monkeypatch.setattr(step, "write_atomic", full)
    (render_id,) = render.request(house, short)
    job = render.view(house, render_id).job_id
    with pytest.raises(StorageError, match="full"):
        work.finish_here(house, job or 0, Run())
    view = render.view(house, render_id)
    assert (view.status, view.path) == ("failed", None)
    assert "full" in (view.error or "")
