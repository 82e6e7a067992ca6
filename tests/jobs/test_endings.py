"""Every ending of a job is an outcome: nothing that happens to its row or its disk leaves the loop as an exception."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core import config
from core.errors import BadInput, Cancelled, ProviderFailed, ReelwrightError, StorageError
from core.jobs import ending, queue, registry, reporter
from core.store import reserve
from core.studio import work
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace

KIND = "an_ending"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "none"))


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ending, "_WAITS_S", (0.0, 0.0))
    yield
    registry._BODIES.pop(KIND, None)


def perform(workspace: Workspace, function: Any) -> tuple[work.Outcome, int]:
    registry.body(KIND, "default")(function)
    job = work.start(workspace, KIND)
    claim = queue.claim(workspace.store, job_id=job)
    assert claim is not None
    return work.perform(workspace, claim), job


@pytest.mark.logs_errors  # where the error is a fault of ours
@pytest.mark.parametrize("sql", ["update jobs set fence = fence + 1", "delete from jobs"], ids=["taken", "removed"])
@pytest.mark.parametrize(
    "error",
    [None, BadInput("Bad."), Cancelled(), ValueError("x"), ProviderFailed("Later.", retryable=True), MemoryError()],
    ids=lambda error: type(error).__name__,
)
def test_a_job_that_is_no_longer_ours_ends_as_lost(workspace: Workspace, error: Exception | None, sql: str) -> None:
    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        workspace.store.execute(sql)
        if error is not None:
            raise error
        return {}

    outcome, _ = perform(workspace, body)
    assert outcome.status == "lost"
    assert not workspace.store.row("select 1 from jobs where status in ('done', 'failed', 'cancelled')")


@pytest.mark.logs_errors
def test_a_warning_of_a_removed_job_ends_it_as_lost(workspace: Workspace) -> None:
    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        workspace.store.execute("delete from jobs")
        run.warn("A picture is missing.")
        return {}

    assert perform(workspace, body)[0].status == "lost"


def test_no_memory_is_said_and_tried_again(workspace: Workspace) -> None:
    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        raise MemoryError

    outcome, job = perform(workspace, body)
    assert outcome.status == "queued"
    assert "ran out of memory" in " ".join(work.job(workspace, job).log)


def test_what_fails_after_the_machine_has_slept_costs_no_attempt(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep = [0.0]
    monkeypatch.setattr(reporter, "_asleep_s", lambda: asleep[0])

    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        asleep[0] += 3600.0
        raise ProviderFailed("The service did not answer.", retryable=True)

    _, job = perform(workspace, body)
    for _ in range(queue.MAX_ATTEMPTS + 1):
        workspace.store.execute("update jobs set not_before = 0")
        claim = queue.claim(workspace.store, job_id=job)
        assert claim is not None
        work.perform(workspace, claim)
    view = work.job(workspace, job)
    assert (view.status, view.attempts) == ("queued", 0)


@pytest.mark.parametrize("kind", ["fail", "finish", "stop", "requeue"])
def test_a_full_disk_gets_the_room_kept_for_the_reason(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    reserve.keep_reserve(workspace.data)
    real = getattr(queue, kind)

    def full(*given: Any, **more: Any) -> Any:
        if (workspace.data / reserve.FILE).exists():
            raise StorageError("The disk is full.", code="disk_full")
        return real(*given, **more)

    monkeypatch.setattr(queue, kind, full)
    raised = {
        "fail": StorageError("The disk is full: the video could not be written.", "Free some.", code="disk_full"),
        "stop": Cancelled(),
        "requeue": ProviderFailed("Later.", retryable=True),
    }

    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        if kind in raised:
            raise raised[kind]
        return {}

    outcome, job = perform(workspace, body)
    expected = {"fail": "failed", "finish": "done", "stop": "cancelled", "requeue": "queued"}[kind]
    assert (outcome.status, work.job(workspace, job).status) == (expected, expected)
    if kind == "fail":
        assert json.loads(queue.get(workspace.store, job)["error"])["code"] == "disk_full"


@pytest.mark.logs_errors
def test_an_ending_that_no_room_helps_is_unwritten_and_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        monkeypatch.setattr(queue, "_end", _full)
        return {}

    outcome, job = perform(workspace, body)
    assert outcome.status == "unwritten"
    assert isinstance(outcome.error, StorageError)
    assert work.job(workspace, job).status == "running"


@pytest.mark.logs_errors
def test_work_done_here_says_that_its_ending_could_not_be_written(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        monkeypatch.setattr(queue, "_end", _full)
        return {}

    registry.body(KIND, "default")(body)
    with pytest.raises(StorageError, match="full"):
        work.finish_here(workspace, work.start(workspace, KIND), Run())


def test_a_database_that_is_full_is_a_full_disk(workspace: Workspace) -> None:
    """The real thing: SQLite refuses to grow, as on a disk without room."""
    reserve.keep_reserve(workspace.data)

    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        given.store.execute(f"pragma max_page_count = {pages}")
        given.store.execute("insert into settings (name, value, updated_at) values ('x', ?, '')", ("x" * 500_000,))
        return {}

    with sqlite3.connect(workspace.store.path) as connection:
        pages = connection.execute("pragma page_count").fetchone()[0] + 4
    outcome, job = perform(workspace, body)
    assert outcome.status == "failed"
    error = json.loads(queue.get(workspace.store, job)["error"])
    assert error["code"] == "disk_full"
    assert "is full" in error["message"]


def test_the_room_is_taken_once_and_given_up_once(tmp_path: Path) -> None:
    reserve.keep_reserve(tmp_path)
    assert (tmp_path / reserve.FILE).stat().st_size == reserve.SIZE
    assert reserve.spend_reserve(tmp_path)
    assert not reserve.spend_reserve(tmp_path)


def _full(*given: object, **more: object) -> None:
    raise StorageError("The disk that holds it is full.", code="disk_full")


@pytest.mark.logs_errors
def test_a_fault_of_ours_is_one_sentence(workspace: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    def body(given: Workspace, claim: queue.Claim, run: Run) -> dict[str, Any]:
        raise ValueError("x")

    outcome, job = perform(workspace, body)
    assert outcome.status == "failed"
    assert isinstance(outcome.error, ValueError)
    error = work.job(workspace, job).error
    assert error and error["message"] == "Something went wrong inside Reelwright."
    assert ReelwrightError.default_code == error["code"]
