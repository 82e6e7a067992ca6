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
from core.studio.workspace.workspace import House, open_house
from tests.studio.conftest import picture

OLD_S = 1_600_000_000


def aged(folder: Path) -> None:
    """Everything under a folder as if it were some years old."""
    for path in folder.rglob("*"):
        os.utime(path, (OLD_S, OLD_S))


def notes(house: House) -> list[dict]:
    """Everything in the cache."""
    return [json.loads(path.read_text()) for path in (house.data / "cache").rglob("*.json")]


def finished(house: House, project: int) -> Path:
    """A finished video's row and file."""
    render = renders.add(house.store, project, "youtube_short", "draft")
    path = house.data / "renders" / str(project) / str(render) / "film.mp4"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"film")
    name = str(path.relative_to(house.data))
    renders.update(house.store, render, file_path=name, render_completed_at="2020-01-01T00:00:00+00:00")
    return path


def test_only_what_can_be_made_again_goes(house: House, short: int) -> None:
    narration = narrate.narrate(house, short)
    before, newest = finished(house, short), finished(house, short)
    house.scenes.mkdir(parents=True, exist_ok=True)
    (house.scenes / "abc.mp4").write_bytes(b"scene")
    stray, fresh = house.blobs.put(b"nobody knows me", ".png"), house.scenes / "new.mp4"
    told = projects.view(house, short).article
    aged(house.data)
    fresh.write_bytes(b"scene of today")

    would = clean.clean(house, only_tell=True)
    assert (before.is_file(), house.blobs.has(stray)) == (True, True)
    assert clean.clean(house) == would
    assert would["files"] >= 3

    assert not before.exists()
    assert not (house.scenes / "abc.mp4").exists()
    assert not house.blobs.has(stray)
    assert newest.is_file()
    assert fresh.is_file()
    assert all(house.blobs.has(take.audio) for take in narration.takes)
    assert all(house.blobs.has(block.sha256) for block in told.blocks if block.kind == "image" and block.sha256)
    assert [row["preset"] for row in renders.of_project(house.store, short)] == ["youtube_short"]
    assert clean.clean(house)["files"] == 0


def test_what_was_paid_for_stays_although_no_project_has_it_any_more(
    house: House, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.set_options(house, short, voice="espeak:en-us")
    monkeypatch.setattr("core.voice.engines.espeak.Espeak.cost", Cost(1.0, "USD", "1000 characters"))
    narrate.narrate(house, short)
    speech = [one for one in notes(house) if one["key"].startswith("voice.speech/")]
    house.cache.put("voice.align/service 1/1/abc", [[0.0, 0.4]])
    house.cache.put("studio.titles/abc", ["A title"])
    projects.delete(house, short)
    aged(house.data)
    clean.clean(house)
    assert len(speech) == 3
    assert all(house.blobs.has(one["value"]["audio"]) for one in speech)
    assert house.cache.get(speech[0]["key"]) == speech[0]["value"]
    assert house.cache.get("voice.align/service 1/1/abc")
    assert house.cache.get("studio.titles/abc")


def test_of_a_project_that_is_gone_nothing_is_left_that_was_free(house: House, short: int) -> None:
    storyboard.plan(house, short)
    (house.data / "animatics" / str(short)).mkdir(parents=True)
    (house.data / "animatics" / str(short) / "tiktok.mp4").write_bytes(b"preview")
    assert notes(house)
    projects.delete(house, short)
    aged(house.data)
    clean.clean(house)
    left = [path for name in ("cache", "animatics", "scenes", "blobs") for path in (house.data / name).rglob("*")]
    assert [path for path in left if path.is_file()] == []


def test_the_sound_of_a_living_project_is_not_made_again_after_cleaning(house: House, short: int) -> None:
    narrate.narrate(house, short)
    aged(house.data)
    clean.clean(house)
    run = Run()
    narrate.narrate(house, short, run)
    assert run.counts["voice"]["done"] == 0


def test_pictures_of_a_database_that_was_lost_stay(house: House, short: int) -> None:
    storyboard.plan(house, short)
    pictures = [path for path in (house.data / "blobs").rglob("*") if path.is_file()]
    aged(house.data)
    house.store.path.write_bytes(b"")
    with pytest.raises(StorageError, match="damaged"):
        clean.clean(house, 0)
    house.store.path.unlink()
    house.store.close()
    again = open_house(house.settings)
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


def test_nothing_is_removed_while_something_is_made(house: House, short: int) -> None:
    work.start(house, "voice", short)
    with pytest.raises(BadInput, match="being made"):
        clean.clean(house, 0)


def test_jobs_that_ended_long_ago_go_with_their_logs(house: House, short: int) -> None:
    old, young = (ended_job(house, short, n) for n in range(2))
    unread = work.start(house, "content", {"path": "/no/such/file"})
    claim = queue.claim(house.store, job_id=unread)
    assert claim is not None
    work.perform(house, claim)
    then = "2020-01-01T00:00:00+00:00"
    house.store.execute("update jobs set finished_at = ? where id in (?, ?)", (then, old, unread))
    clean.clean(house)
    assert {row["id"] for row in house.store.rows("select id from jobs")} == {young, unread}
    assert not house.store.row("select 1 from job_log where job_id = ?", (old,))


def ended_job(house: House, project: int, n: int) -> int:
    job = queue.enqueue(house.store, "voice", lane="default", project_id=project, payload={"n": n})
    claim = queue.claim(house.store, job_id=job)
    assert claim is not None
    queue.finish(house.store, claim.id, claim.fence, {})
    return job


def test_what_an_undo_would_show_again_stays(house: House, short: int) -> None:
    storyboard.plan(house, short)
    added = storyboard.upload(house, short, picture((200, 30, 30)), "red.png")
    storyboard.swap(house, short, 0, added.sha256)
    storyboard.rerank(house, short)
    past = house.blobs.put(b"only a former storyboard speaks of me", ".png")
    house.cache.put(f"studio.undo/{short}/7", {"shots": [{"picture": past}], "assets": []})
    aged(house.data)
    clean.clean(house)
    assert house.blobs.has(past)
    assert storyboard.plan(house, short).shots
