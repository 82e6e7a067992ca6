"""Space is freed of what can be made again; what belongs to a project or was paid for stays."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from core.errors import BadInput, StorageError
from core.jobs import queue
from core.providers import Cost
from core.store import renders
from core.studio import work
from core.studio.machine import clean
from core.studio.project import projects
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.studio.conftest import picture

OLD_S = 1_600_000_000


def aged(folder: Path) -> None:
    """Everything under a folder as if it were some years old."""
    for path in folder.rglob("*"):
        os.utime(path, (OLD_S, OLD_S))


def notes(workspace: Workspace) -> list[dict]:
    """Everything in the cache."""
    return [json.loads(path.read_text()) for path in (workspace.data / "cache").rglob("*.json")]


def finished(workspace: Workspace, project: int) -> Path:
    """A finished video's row and file."""
    render = renders.add(workspace.store, project, "youtube_short", "draft")
    path = workspace.data / "renders" / str(project) / str(render) / "film.mp4"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"film")
    name = str(path.relative_to(workspace.data))
    renders.update(workspace.store, render, file_path=name, render_completed_at="2020-01-01T00:00:00+00:00")
    return path


def test_only_what_can_be_made_again_goes(workspace: Workspace, short: int) -> None:
    narration = narrate.narrate(workspace, short)
    before, newest = finished(workspace, short), finished(workspace, short)
    workspace.scenes.mkdir(parents=True, exist_ok=True)
    (workspace.scenes / "abc.mp4").write_bytes(b"scene")
    stray, fresh = workspace.blobs.put(b"nobody knows me", ".png"), workspace.scenes / "new.mp4"
    article = projects.view(workspace, short).article
    aged(workspace.data)
    fresh.write_bytes(b"scene of today")

    would = clean.clean(workspace, only_tell=True)
    assert (before.is_file(), workspace.blobs.has(stray)) == (True, True)
    assert clean.clean(workspace) == would
    assert would["files"] >= 3

    assert not before.exists()
    assert not (workspace.scenes / "abc.mp4").exists()
    assert not workspace.blobs.has(stray)
    assert newest.is_file()
    assert fresh.is_file()
    assert all(workspace.blobs.has(take.audio) for take in narration.takes)
    assert all(workspace.blobs.has(block.sha256) for block in article.blocks if block.kind == "image" and block.sha256)
    assert [row["preset"] for row in renders.of_project(workspace.store, short)] == ["youtube_short"]
    assert clean.clean(workspace)["files"] == 0


def test_what_was_paid_for_stays_although_no_project_has_it_any_more(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.set_options(workspace, short, voice="espeak:en-us")
    monkeypatch.setattr("core.voice.engines.espeak.Espeak.cost", Cost(1.0, "USD", "1000 characters"))
    narrate.narrate(workspace, short)
    speech = [note for note in notes(workspace) if note["key"].startswith("voice.speech/")]
    workspace.cache.put("voice.align/service 1/1/abc", [[0.0, 0.4]])
    workspace.cache.put("studio.titles/abc", ["A title"])
    projects.delete(workspace, short)
    aged(workspace.data)
    clean.clean(workspace)
    assert len(speech) == 3
    assert all(workspace.blobs.has(item["value"]["audio"]) for item in speech)
    assert workspace.cache.get(speech[0]["key"]) == speech[0]["value"]
    assert workspace.cache.get("voice.align/service 1/1/abc")
    assert workspace.cache.get("studio.titles/abc")


def test_of_a_project_that_is_gone_nothing_is_left_that_was_free(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    (workspace.data / "animatics" / str(short)).mkdir(parents=True)
    (workspace.data / "animatics" / str(short) / "tiktok.mp4").write_bytes(b"preview")
    assert notes(workspace)
    projects.delete(workspace, short)
    aged(workspace.data)
    clean.clean(workspace)
    left = [path for name in ("cache", "animatics", "scenes", "blobs") for path in (workspace.data / name).rglob("*")]
    assert [path for path in left if path.is_file()] == []


def test_the_sound_of_a_living_project_is_not_made_again_after_cleaning(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    aged(workspace.data)
    clean.clean(workspace)
    run = Run()
    narrate.narrate(workspace, short, run)
    assert run.counts["voice"]["done"] == 0


def test_pictures_of_a_database_that_was_lost_stay(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    pictures = [path for path in (workspace.data / "blobs").rglob("*") if path.is_file()]
    aged(workspace.data)
    workspace.store.path.write_bytes(b"")
    with pytest.raises(StorageError, match="damaged"):
        clean.clean(workspace, 0)
    workspace.store.path.unlink()
    workspace.store.close()
    again = open_workspace(workspace.settings)
    clean.clean(again, 0)
    assert all(path.is_file() for path in pictures)
    stray = again.blobs.put(b"of the new database, named by nothing")
    later = time.time() + 60
    os.utime(again.blobs.path(stray), (later, later))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.studio.machine.clean.time.time", lambda: later + 60)
        clean.clean(again, 0)
    assert not again.blobs.has(stray)
    assert all(path.is_file() for path in pictures)


def test_nothing_is_removed_while_something_is_made(workspace: Workspace, short: int) -> None:
    work.start(workspace, "voice", short)
    with pytest.raises(BadInput, match="being made"):
        clean.clean(workspace, 0)


def test_jobs_that_ended_long_ago_go_with_their_logs(workspace: Workspace, short: int) -> None:
    old, young = (ended_job(workspace, short, n) for n in range(2))
    unread = work.start(workspace, "content", {"path": "/no/such/file"})
    claim = queue.claim(workspace.store, job_id=unread)
    assert claim is not None
    work.perform(workspace, claim)
    then = "2020-01-01T00:00:00+00:00"
    workspace.store.execute("update jobs set finished_at = ? where id in (?, ?)", (then, old, unread))
    clean.clean(workspace)
    assert {row["id"] for row in workspace.store.rows("select id from jobs")} == {young, unread}
    assert not workspace.store.row("select 1 from job_log where job_id = ?", (old,))


def ended_job(workspace: Workspace, project: int, n: int) -> int:
    job = queue.enqueue(workspace.store, "voice", lane="default", project_id=project, payload={"n": n})
    claim = queue.claim(workspace.store, job_id=job)
    assert claim is not None
    queue.finish(workspace.store, claim.id, claim.fence, {})
    return job


def test_what_an_undo_would_show_again_stays(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    added = storyboard.upload(workspace, short, picture((200, 30, 30)), "red.png")
    storyboard.swap(workspace, short, 0, added.sha256)
    storyboard.plan(workspace, short)
    past = workspace.blobs.put(b"only a former storyboard speaks of me", ".png")
    workspace.cache.put(f"studio.undo/{short}/7", {"shots": [{"picture": past}], "assets": []})
    aged(workspace.data)
    clean.clean(workspace)
    assert workspace.blobs.has(past)
    assert storyboard.plan(workspace, short).shots
