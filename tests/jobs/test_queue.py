"""One claim a job, one render at a time, and nothing written by who lost the claim."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from core.errors import NotFound
from core.jobs import owner, queue
from core.jobs.queue import LEASE_S, MAX_ATTEMPTS, MAX_CLAIMS, LostClaim
from core.store.db import Store, open_store

DEAD = owner.here().rsplit("|", 2)[0] + "|999999999|1"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def add(store: Store, n: int = 0, lane: str = "default") -> int:
    return queue.enqueue(store, "content", lane=lane, project_id=None, payload={"n": n})


def claimed(store: Store, **given: object) -> queue.Claim:
    claim = queue.claim(store, **given)  # type: ignore[arg-type]
    assert claim is not None
    return claim


def status(store: Store, job_id: int) -> str:
    return str(queue.get(store, job_id)["status"])


def test_the_oldest_waiting_job_is_taken_first(store: Store) -> None:
    first, second = add(store, 1), add(store, 2)
    assert [claimed(store).id, claimed(store).id] == [first, second]
    assert queue.claim(store) is None


def test_the_same_job_asked_for_twice_is_one_job(store: Store) -> None:
    assert add(store) == add(store)
    claim = claimed(store)
    assert add(store) == claim.id
    queue.finish(store, claim.id, claim.fence, {})
    assert add(store) != claim.id


def test_one_video_and_two_others_run_at_once(store: Store) -> None:
    for n in range(3):
        add(store, n, "video")
        add(store, n + 10, "default")
    taken = [claim for claim in (queue.claim(store) for _ in range(6)) if claim is not None]
    lanes = [queue.get(store, claim.id)["lane"] for claim in taken]
    assert sorted(lanes) == ["default", "default", "video"]


def test_many_workers_take_one_job_once(store: Store, tmp_path: Path) -> None:
    add(store)
    found: list[queue.Claim | None] = []
    gate = threading.Barrier(6)

    def work() -> None:
        mine = Store(tmp_path)
        gate.wait()
        found.append(queue.claim(mine))
        mine.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([claim for claim in found if claim]) == 1


def test_a_job_whose_lease_ran_out_is_given_to_the_next(store: Store) -> None:
    job = add(store)
    lost = claimed(store, at=1000.0)
    assert queue.claim(store, at=1000.0 + LEASE_S - 1) is None
    again = claimed(store, at=1000.0 + LEASE_S + 1)
    assert (again.id, again.attempts) == (job, 2)
    assert again.fence > lost.fence


def test_a_beat_holds_the_lease(store: Store) -> None:
    claim = None
    add(store)
    claim = claimed(store, at=1000.0)
    queue.beat(store, claim.id, claim.fence, progress=0.4, message="Half", eta_s=3.0, at=1009.0)
    assert queue.claim(store, at=1015.0) is None
    row = queue.get(store, claim.id)
    assert (row["progress"], row["message"], row["eta_s"]) == (0.4, "Half", 3.0)


def test_who_lost_the_claim_can_write_nothing(store: Store) -> None:
    add(store)
    lost = claimed(store, at=1000.0)
    held = claimed(store, at=1000.0 + LEASE_S + 1)
    with pytest.raises(LostClaim):
        queue.beat(store, lost.id, lost.fence, progress=1, message="", eta_s=None)
    with pytest.raises(LostClaim):
        queue.finish(store, lost.id, lost.fence, {"mine": True})
    with pytest.raises(LostClaim):
        queue.fail(store, lost.id, lost.fence, {"message": "x"})
    guarded = store.guarded(lambda one: queue.check_fence(one, lost.id, lost.fence))
    with pytest.raises(LostClaim):
        add(guarded, 7)
    assert queue.requeue(store, lost.id, lost.fence, "late") == "running"
    queue.finish(store, held.id, held.fence, {"mine": True})
    assert len(queue.find(store)) == 1


def test_a_dead_process_is_noticed_before_its_lease_ends(store: Store) -> None:
    job = add(store)
    claimed(store)
    store.execute("update jobs set owner = ?, lease_until = ?", (DEAD, time.time() + 3600))
    assert claimed(store).id == job


def test_a_living_or_unknown_process_keeps_its_job(store: Store) -> None:
    add(store)
    claimed(store)
    assert queue.recover(store) == 0
    store.execute("update jobs set owner = 'another-host/boot/pid:[1]|12|13'")
    assert queue.recover(store) == 0


def test_after_three_attempts_a_job_fails_with_the_reason(store: Store) -> None:
    job = add(store)
    for n in range(MAX_ATTEMPTS):
        claimed(store, at=1000.0 + n * 100)
    assert queue.claim(store, at=5000.0) is None
    row = queue.get(store, job)
    assert row["status"] == "failed"
    assert "ended unexpectedly" in row["error"]
    assert "tried 3 times" in row["error"]


def test_a_worker_killed_again_and_again_does_not_fail_its_job(store: Store) -> None:
    job = add(store)
    for _ in range(MAX_CLAIMS - 1):
        claimed(store)
        store.execute("update jobs set owner = ?", (DEAD,))
    queue.recover(store)
    row = queue.get(store, job)
    assert (row["status"], row["attempts"]) == ("queued", 0)


def test_a_job_that_brings_its_workers_down_ends_some_time(store: Store) -> None:
    job = add(store)
    for _ in range(MAX_CLAIMS + MAX_ATTEMPTS):
        if queue.claim(store) is None:
            break
        store.execute("update jobs set owner = ? where status = 'running'", (DEAD,))
    queue.recover(store)
    assert queue.get(store, job)["status"] == "failed"


def test_a_clock_put_back_does_not_make_a_job_wait_for_years(store: Store) -> None:
    job = add(store)
    claim = claimed(store)
    queue.requeue(store, claim.id, claim.fence, "busy", wait_s=30)
    a_year_ago = time.time() - 365 * 24 * 3600
    assert claimed(store, at=a_year_ago).id == job


def test_an_orderly_shutdown_costs_no_attempt(store: Store) -> None:
    add(store)
    for _ in range(MAX_ATTEMPTS + 2):
        claim = claimed(store)
        assert queue.requeue(store, claim.id, claim.fence, "shut down", counts=False) == "queued"


def test_a_job_to_be_tried_later_waits(store: Store) -> None:
    add(store)
    claim = claimed(store)
    queue.requeue(store, claim.id, claim.fence, "busy", wait_s=60)
    assert queue.claim(store) is None
    assert queue.claim(store, at=time.time() + 61) is not None


def test_a_waiting_job_is_cancelled_at_once(store: Store) -> None:
    job = add(store)
    assert queue.cancel(store, job) == "cancelled"
    assert queue.claim(store) is None


def test_a_running_job_is_asked_to_stop(store: Store) -> None:
    add(store)
    claim = claimed(store)
    assert queue.cancel(store, claim.id) == "running"
    assert queue.cancel_requested(store, claim.id, claim.fence)
    queue.stop(store, claim.id, claim.fence)
    assert status(store, claim.id) == "cancelled"


def test_a_dead_worker_s_cancelled_job_is_not_done_again(store: Store) -> None:
    add(store)
    claim = claimed(store)
    queue.cancel(store, claim.id)
    store.execute("update jobs set owner = ?", (DEAD,))
    assert queue.claim(store) is None
    assert status(store, claim.id) == "cancelled"


def test_an_ended_job_stays_as_it_ended(store: Store) -> None:
    add(store)
    claim = claimed(store)
    queue.finish(store, claim.id, claim.fence, {"a": 1})
    assert queue.cancel(store, claim.id) == "done"
    assert queue.requeue(store, claim.id, claim.fence, "late") == "done"


def test_the_log_tells_what_happened(store: Store) -> None:
    add(store)
    claim = claimed(store)
    queue.log(store, claim.id, "A picture is missing.")
    queue.finish(store, claim.id, claim.fence, {})
    assert queue.log_lines(store, claim.id) == ["Started, attempt 1.", "A picture is missing.", "Done."]


def test_an_unknown_job_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        queue.cancel(store, 5)


def test_this_process_is_alive_and_a_reused_id_is_not_it() -> None:
    assert not owner.is_dead(owner.here())
    assert owner.is_dead(owner.here() + "1")
    assert owner.is_dead(DEAD)
