"""Several who ask at once: nobody gets half a file, and nobody waits for another project."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.net import limits
from core.studio.film import ask, build, frames, render
from core.studio.project.project import Project
from core.studio.publish import bundle
from core.studio.visuals import storyboard
from core.studio.workspace.locks import Locks
from core.studio.workspace.workspace import Workspace
from tests.damage import WAYS


def at_once(n: int, ask: Callable[[], Any]) -> list[Any]:
    gate, answers = threading.Barrier(n), []

    def one() -> None:
        gate.wait()
        try:
            answers.append(ask())
        except Exception as error:  # noqa: BLE001  the test looks at it
            answers.append(error)

    threads = [threading.Thread(target=one) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.slow
def test_all_who_ask_for_a_bundle_get_it_whole_and_a_damaged_one_is_made_again(
    workspace: Workspace, short: int
) -> None:
    storyboard.plan(workspace, short)
    render.render(workspace, ask.request(workspace, short)[0])
    for path in at_once(4, lambda: bundle.bundle_zip(workspace, short)):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert any(name.endswith(".mp4") for name in archive.namelist())
    assert list(workspace.scratch.iterdir()) == [workspace.scratch / "fontconfig"]
    whole = bundle.bundle_zip(workspace, short).read_bytes()
    for damage in WAYS.values():
        damage(bundle.bundle_zip(workspace, short))
        assert bundle.bundle_zip(workspace, short).read_bytes() == whole


def test_a_film_that_is_there_does_not_wait_for_another_that_is_being_built(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    storyboard.plan(workspace, short)
    there = Project(workspace, short)
    built = frames.film(there, "youtube_short")
    began, may_end = threading.Event(), threading.Event()
    real = build.timeline

    def slow(project: Project, preset: str, *rest: Any) -> Any:
        if preset == "tiktok":
            began.set()
            assert may_end.wait(60)
        return real(project, preset, *rest)

    monkeypatch.setattr(build, "timeline", slow)
    other = threading.Thread(target=lambda: frames.film(Project(workspace, short), "tiktok"))
    other.start()
    assert began.wait(60)
    answers: list[Any] = []
    asks = threading.Thread(target=lambda: answers.append(frames.film(there, "youtube_short")))
    asks.start()
    asks.join(60)
    assert answers == [built]
    may_end.set()
    other.join()


def test_two_who_ask_for_the_same_film_have_it_built_once(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    storyboard.plan(workspace, short)
    calls: list[int] = []
    real = build.timeline
    monkeypatch.setattr(build, "timeline", lambda *given: (calls.append(1), real(*given))[1])
    result = at_once(3, lambda: frames.film(Project(workspace, short), "tiktok"))
    assert len(calls) == 1
    assert result[0] is result[1] is result[2]


def test_locks_are_let_go() -> None:
    locks = Locks()
    with locks.holding("a"), locks.holding("b"):
        assert len(locks) == 2
    assert len(locks) == 0
    with pytest.raises(RuntimeError), locks.holding("a"):
        raise RuntimeError
    assert len(locks) == 0


def test_windows_of_services_that_count_nothing_any_more_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_windows", {})
    now = [0.0]
    busy = limits.window("busy", 1, 10_000)
    busy.clock = lambda: now[0]
    busy.take()
    for n in range(500):
        limits.window(f"key {n}", 1, 60).clock = lambda: now[0]
    assert len(limits._windows) <= 70
    assert limits.window("busy", 1, 10_000) is busy


def test_each_thread_sees_its_own_failure_and_the_next_one_tries_again(workspace: Workspace, short: int) -> None:
    answers = at_once(3, lambda: frames.film(Project(workspace, short), "youtube_short"))
    assert all("nothing to see" in str(answer) for answer in answers)
    storyboard.plan(workspace, short)
    assert frames.film(Project(workspace, short), "youtube_short").scenes


def test_a_preview_that_was_damaged_is_drawn_again(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    path = frames.frame(workspace, short, "youtube_short", 3)
    drawn = path.read_bytes()
    for damage in WAYS.values():
        damage(path)
        again: Path = frames.frame(workspace, short, "youtube_short", 3)
        assert again.read_bytes() == drawn
