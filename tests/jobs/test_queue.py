"""One claim a job, one render at a time, and nothing written by who lost the claim."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from core.errors import NotFound
from core.jobs import history, owner, queue
from core.jobs.queue import LEASE_S, MAX_ATTEMPTS, MAX_CLAIMS, LostClaim
from core.store.db import Store, open_store

DEAD = owner.this_process().rsplit("|", 2)[0] + "|999999999|1"
ELSEWHERE = "another-host/boot/pid:[1]|12|13"
HOUR_S = 3600.0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def add(store: Store, n: int = 0, lane: str = "default") -> int:
    return queue.enqueue(store, "content", lane=lane, project_id=None, payload={"n": n})


def claimed(store: Store, **given: object) -> queue.Claim:
    claim = queue.claim(store, **given)  # type: ignore[arg-type]
    assert claim is not None
    return claim


def project(store: Store) -> int:
    at = "2026-01-01T00:00:00+00:00"
    with store.write() as db:
        content = db.table("contents").insert({"title": "Bees", "sha256": "", "article": "{}", "created_at": at})
        row = {"content_id": content.last_pk, "title": "Bees", "project_type": "short", "target_platforms": "[]"}
        result = db.table("projects").insert({**row, "settings": "{}", "created_at": at, "updated_at": at})
        return int(result.last_pk or 0)


def job_of(store: Store, of: int | None, kind: str = "voice", lane: str = "default") -> int:
    return queue.enqueue(store, kind, lane=lane, project_id=of, payload={})


def taken_over(store: Store) -> queue.Claim:
    """The claim of another process, after the first one's has died."""
    store.execute("update jobs set owner = ? where status = 'running'", (DEAD,))
    return claimed(store)


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


def test_one_project_has_one_job_at_work_and_others_go_by(store: Store) -> None:
    bees, wasps = project(store), project(store)
    first, waits = job_of(store, bees, "voice"), job_of(store, bees, "render", "video")
    other = job_of(store, wasps, "render", "video")
    item, two = claimed(store), claimed(store)
    assert [item.id, two.id] == [first, other]
    assert queue.claim(store) is None
    assert queue.claim(store, job_id=waits) is None
    queue.finish(store, two.id, two.fence, {})
    assert queue.claim(store) is None, "the lane is free, the project is not"
    queue.finish(store, item.id, item.fence, {})
    assert claimed(store).id == waits


def test_a_project_s_job_that_is_being_stopped_is_still_at_work(store: Store) -> None:
    bees = project(store)
    job_of(store, bees, "voice")
    claim = claimed(store)
    job_of(store, bees, "visuals")
    queue.cancel(store, claim.id)
    assert queue.claim(store) is None
    queue.stop(store, claim.id, claim.fence)
    assert claimed(store).kind == "visuals"


def test_many_workers_take_one_job_of_a_project(store: Store, tmp_path: Path) -> None:
    bees = project(store)
    for kind, lane in (("voice", "default"), ("visuals", "default"), ("render", "video")):
        job_of(store, bees, kind, lane)
    found: list[queue.Claim | None] = []
    gate = threading.Barrier(4)

    def work() -> None:
        mine = Store(tmp_path)
        gate.wait()
        found.append(queue.claim(mine))
        mine.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([claim for claim in found if claim]) == 1


def test_a_job_of_a_silent_worker_elsewhere_is_given_to_the_next(store: Store) -> None:
    job = add(store)
    lost = claimed(store)
    store.execute("update jobs set owner = ?", (ELSEWHERE,))
    for second in range(int(LEASE_S)):
        assert queue.claim(store, at=1000.0 + second) is None
    assert queue.claim(store, at=1000.0 + LEASE_S) is None
    again = claimed(store, at=1000.0 + LEASE_S + 1)
    assert (again.id, again.attempts) == (job, 1), "it was not the job's fault"
    assert again.fence > lost.fence


def test_a_beat_holds_the_claim_of_a_worker_elsewhere(store: Store) -> None:
    add(store)
    claim = claimed(store)
    store.execute("update jobs set owner = ?", (ELSEWHERE,))
    for second in range(int(LEASE_S) * 3):
        if second % 5 == 0:
            given = {"progress": 0.4, "message": "Half", "eta_s": 3.0, "at": 2000.0 + second}
            queue.renew_lease(store, claim.id, claim.fence, **given)  # type: ignore[arg-type]
        assert queue.claim(store, at=1000.0 + second) is None
    row = queue.get(store, claim.id)
    assert (row["progress"], row["message"], row["eta_s"]) == (0.4, "Half", 3.0)


@pytest.mark.parametrize("who", ["", ELSEWHERE], ids=["here", "elsewhere"])
@pytest.mark.parametrize("jump_s", [HOUR_S, 2 * HOUR_S, -2 * HOUR_S, -time.time()], ids=["1h", "2h", "-2h", "1970"])
def test_a_sleep_or_a_clock_that_is_set_takes_nobody_s_job(store: Store, jump_s: float, who: str) -> None:
    add(store)
    claim = claimed(store)
    if who:
        store.execute("update jobs set owner = ?", (who,))
    at = time.time()
    for _ in range(5):
        assert queue.recover(store, at=at) == 0
        at += jump_s
        assert queue.recover(store, at=at) == 0
        assert queue.claim(store, at=at) is None
    row = queue.get(store, claim.id)
    assert (row["status"], row["fence"], row["attempts"]) == ("running", 1, 1)
    queue.finish(store, claim.id, claim.fence, {})


def test_a_job_to_be_stopped_whose_worker_is_silent_is_stopped(store: Store) -> None:
    add(store)
    claim = claimed(store)
    queue.cancel(store, claim.id)
    for second in range(int(LEASE_S) + 2):
        queue.recover(store, at=1000.0 + second)
    assert status(store, claim.id) == "cancelled"
    with pytest.raises(LostClaim):
        queue.finish(store, claim.id, claim.fence, {})


def test_who_lost_the_claim_can_write_nothing(store: Store) -> None:
    add(store)
    lost = claimed(store)
    current = taken_over(store)
    with pytest.raises(LostClaim):
        queue.renew_lease(store, lost.id, lost.fence, progress=1, message="", eta_s=None)
    with pytest.raises(LostClaim):
        queue.finish(store, lost.id, lost.fence, {"mine": True})
    with pytest.raises(LostClaim):
        queue.fail(store, lost.id, lost.fence, {"message": "x"})
    guarded = store.guarded(lambda item: queue.check_fence(item, lost.id, lost.fence))
    with pytest.raises(LostClaim):
        add(guarded, 7)
    assert queue.requeue(store, lost.id, lost.fence, "late") == "running"
    queue.finish(store, current.id, current.fence, {"mine": True})
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
    store.execute("update jobs set owner = ?", (ELSEWHERE,))
    assert queue.recover(store) == 0


def test_after_three_attempts_a_job_fails_with_the_reason(store: Store) -> None:
    job = add(store)
    for _ in range(MAX_ATTEMPTS):
        claim = claimed(store)
        queue.requeue(store, claim.id, claim.fence, "It crashed.")
    assert queue.claim(store) is None
    row = queue.get(store, job)
    assert row["status"] == "failed"
    assert "It crashed." in row["error"]
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
    assert claimed(store, at=time.time() - 365 * 24 * HOUR_S).id == job
    queue.requeue(store, claim.id, claim.fence + 1, "busy", wait_s=30)
    assert claimed(store, at=time.time() - 120).id == job, "however little"


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


def test_a_log_keeps_its_newest_lines(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_LINES", 3)
    first, second = add(store, 1), add(store, 2)
    queue.log(store, first, "mine")
    for n in range(6):
        queue.log(store, second, str(n))
    assert queue.log_lines(store, second) == ["3", "4", "5"]
    assert queue.log_lines(store, first) == ["mine"]


def test_a_log_is_not_written_by_who_lost_the_claim(store: Store) -> None:
    job = add(store)
    claim = claimed(store)
    store.execute("delete from jobs")
    with pytest.raises(LostClaim):
        queue.log(store, job, "A picture is missing.", fence=claim.fence)


def test_ended_jobs_of_a_project_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_ENDED", 3)
    bees, wasps = project(store), project(store)
    job_of(store, wasps)
    other = claimed(store)
    queue.finish(store, other.id, other.fence, {})
    ended = []
    for _ in range(6):
        ended.append(job_of(store, bees))
        claim = claimed(store)
        queue.finish(store, claim.id, claim.fence, {})
    waits = job_of(store, bees)
    assert [row["id"] for row in queue.find(store, project_id=bees)] == [waits, *ended[:2:-1]]
    assert len(queue.find(store, project_id=wasps)) == 1
    assert {row["job_id"] for row in store.rows("select job_id from job_log")} == {other.id, *ended[3:]}


def test_the_job_of_an_unfinished_video_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_ENDED", 0)
    bees = project(store)
    job = job_of(store, bees, "render", "video")
    with store.write() as db:
        row = {"project_id": bees, "preset": "youtube_long", "quality": "draft", "job_id": job, "created_at": ""}
        db.table("renders").insert(row)
    claim = claimed(store)
    queue.fail(store, claim.id, claim.fence, {"message": "It failed."})
    job_of(store, bees)
    claim = claimed(store)
    queue.finish(store, claim.id, claim.fence, {})
    assert [row["id"] for row in queue.find(store, project_id=bees)] == [job]


def test_a_removed_job_s_ending_is_no_error(store: Store) -> None:
    add(store)
    claim = claimed(store)
    store.execute("delete from jobs")
    assert queue.requeue(store, claim.id, claim.fence, "late") == "removed"


def test_an_unknown_job_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        queue.cancel(store, 5)


def test_this_process_is_alive_and_a_reused_id_is_not_it() -> None:
    assert not owner.is_dead(owner.this_process())
    assert owner.is_dead(owner.this_process() + "1")
    assert owner.is_dead(DEAD)


def test_a_process_whose_lock_is_held_lives_wherever_it_is(tmp_path: Path) -> None:
    name = "another-host/boot/pid:[1]|12|13"
    path = owner._file(tmp_path, name)
    path.parent.mkdir()
    assert owner.process_life(name, tmp_path) == "unknown"
    descriptor = owner._locked(path)
    assert owner.process_life(name, tmp_path) == "alive"
    os.close(descriptor)
    assert owner.process_life(name, tmp_path) == "dead"


def test_locks_of_ended_processes_are_swept(tmp_path: Path) -> None:
    path = owner._file(tmp_path, DEAD)
    path.parent.mkdir()
    path.touch()
    owner.hold_process_lock(tmp_path)
    assert [item.name for item in path.parent.iterdir()] == [owner._file(tmp_path, owner.this_process()).name]
    assert not owner.is_dead(owner.this_process(), tmp_path)
