"""A claim kept alive, and a cancel that is heard within a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import Cancelled
from core.jobs import queue
from core.jobs.queue import LostClaim
from core.jobs.reporter import Interrupted, Reporter
from core.store.db import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture
def claim(store: Store) -> queue.Claim:
    queue.enqueue(store, "content", lane="default", project_id=None, payload={})
    found = queue.claim(store)
    assert found is not None
    return found


def within(seconds: float, happened: Callable[[], bool]) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if happened():
            return True
        time.sleep(0.02)
    return False


def stopped_by(reporter: Reporter) -> Callable[[], bool]:
    def happened() -> bool:
        try:
            reporter.check()
        except Cancelled as error:
            kinds.append(type(error))
            return True
        return False

    kinds: list[type] = []
    happened.kinds = kinds  # type: ignore[attr-defined]
    return happened


def test_progress_reaches_the_row_and_never_goes_back(store: Store, claim: queue.Claim) -> None:
    with Reporter(store, claim) as reporter:
        reporter.progress(0.5, "Half")
        reporter.progress(0.3)
        assert within(60, lambda: queue.get(store, claim.id)["progress"] == 0.5)
        assert queue.get(store, claim.id)["message"] == "Half"


def test_a_cancel_is_heard(store: Store, claim: queue.Claim) -> None:
    with Reporter(store, claim) as reporter:
        reporter.check()
        queue.cancel(store, claim.id)
        assert within(60, stopped_by(reporter))


def test_a_lost_claim_stops_the_work(store: Store, claim: queue.Claim) -> None:
    with Reporter(store, claim) as reporter:
        store.execute("update jobs set fence = fence + 1")
        happened = stopped_by(reporter)
        assert within(60, happened)
        assert happened.kinds == [LostClaim]  # type: ignore[attr-defined]


def test_a_shutdown_interrupts(store: Store, claim: queue.Claim) -> None:
    stopping = threading.Event()
    with Reporter(store, claim, stopping=stopping) as reporter:
        stopping.set()
        with pytest.raises(Interrupted):
            reporter.check()


def test_time_left_follows_the_pace(store: Store, claim: queue.Claim) -> None:
    reporter = Reporter(store, claim)
    assert reporter.eta_s(0.0) is None
    reporter.progress(0.1)
    assert reporter.eta_s(10.0) is None
    reporter.progress(0.55)
    assert reporter.eta_s(20.0) == pytest.approx(10.0)
