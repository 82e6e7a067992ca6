"""Purchases: bought once, booked when sent, and not sent again while nobody knows what became of them."""

from __future__ import annotations

import errno
import os
import random
import threading
from pathlib import Path

import pytest

from core import config
from core.buying import MAYBE_PAID
from core.errors import Cancelled, ProviderFailed, StorageError
from core.jobs import queue
from core.store.locks import KeyLock, is_held
from core.studio import work
from core.studio.jobs import perform
from core.studio.project import costs
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.shops import Good, goods, opened
from tests.studio.test_voice import FORTY, NOVA, of_lines, quick
from tests.trials import purchases
from tests.voice.wire import KEY, Answer, Asked, Wire

_RANDOM = random.Random(7)
LONE = "A single line, which is long enough to make a whole tale of the sea by itself."
SAMPLE = [(_RANDOM.choice(goods()), name) for name in purchases.ENDINGS]


def test_every_service_that_asks_for_money_is_tried() -> None:
    assert {good.kind for good in goods()} == {"speech", "times", "picture", "chat"}
    assert Good("speech", "openai") in goods() and Good("picture", "runware") in goods()


@pytest.mark.parametrize("case", SAMPLE, ids=[f"{name}: {good}" for good, name in SAMPLE])
def test_the_ledger_has_what_the_service_counts(case: tuple[Good, str], tmp_path: Path) -> None:
    assert purchases.trial(purchases.CASES.index(case), tmp_path)


# ------------------------------------------------------------------ in jobs
def paid_house(tmp_path: Path, wire: Wire) -> Workspace:
    """A workspace in which a paid voice is set up."""
    env = {
        "REELWRIGHT_DATA": str(tmp_path / "data"),
        "REELWRIGHT_OPENAI_API_KEY": KEY,
        "REELWRIGHT_OPENAI_BASE_URL": wire.url + "/v1",
    }
    return open_workspace(config.load(env, tmp_path / "none"))


@pytest.fixture
def slow(tmp_path: Path) -> tuple[Workspace, Wire, threading.Event]:
    """A workspace with a paid voice whose answers wait for an event."""
    go = threading.Event()

    def answer(asked: Asked) -> Answer:
        go.wait(120)
        return quick(asked)

    wire = Wire(answer)
    return paid_house(tmp_path, wire), wire, go


def until_it_ends(workspace: Workspace, job: int) -> int:
    """Do a job as often as it wants to be done; how often that was."""
    attempts = 0
    while queue.get(workspace.store, job)["status"] == "queued" and attempts < 9:
        claim = queue.claim(workspace.store, job_id=job)
        if claim is not None:
            attempts += 1
            work.perform(workspace, claim)
    return attempts


def test_two_who_narrate_at_once_pay_for_each_line_once(slow: tuple[Workspace, Wire, threading.Event]) -> None:
    workspace, wire, go = slow
    project = of_lines(workspace, FORTY[:6], voice=NOVA)
    go.set()
    both = [threading.Thread(target=narrate.narrate, args=(workspace, project)) for _ in range(2)]
    for item in both:
        item.start()
    for item in both:
        item.join()
    wire.close()
    assert sorted(asked.json["input"] for asked in wire.asked) == sorted(FORTY[:6])
    assert costs.spent(workspace, project)[0]["calls"] == 6


def test_lines_under_way_when_it_is_stopped_are_kept_and_booked(slow: tuple[Workspace, Wire, threading.Event]) -> None:
    workspace, wire, go = slow
    project = of_lines(workspace, FORTY[:8], voice=NOVA)

    def check() -> None:
        if len(wire.asked) == 4:
            go.set()
            raise Cancelled

    with pytest.raises(Cancelled):
        narrate.narrate(workspace, project, Run(check=check))
    assert len(wire.asked) == costs.spent(workspace, project)[0]["calls"] == 4
    narrate.narrate(workspace, project)
    wire.close()
    assert len(wire.asked) == costs.spent(workspace, project)[0]["calls"] == 8


def test_a_line_that_is_refused_costs_nothing_of_those_beside_it(tmp_path: Path) -> None:
    all_there, refusing = threading.Barrier(4), threading.Event()
    refusing.set()

    def answer(asked: Asked) -> Answer:
        if refusing.is_set():
            all_there.wait(120)
            if asked.json["input"] == FORTY[0]:
                return Answer(b'{"error": {"message": "no"}}', status=400)
        return quick(asked)

    wire = Wire(answer)
    workspace = paid_house(tmp_path, wire)
    project = of_lines(workspace, FORTY[:4], voice=NOVA)
    with pytest.raises(ProviderFailed, match="did not accept"):
        narrate.narrate(workspace, project)
    assert costs.spent(workspace, project)[0]["calls"] == 3
    refusing.clear()
    narrate.narrate(workspace, project)
    wire.close()
    assert len(wire.asked) == 5 and costs.spent(workspace, project)[0]["calls"] == 4


def test_a_job_whose_call_timed_out_is_not_tried_again(
    slow: tuple[Workspace, Wire, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, wire, go = slow
    monkeypatch.setattr("core.voice.remote.Asking.timeout_s", 0.4)
    monkeypatch.setattr(perform, "RETRY_WAIT_S", 0.0)
    project = of_lines(workspace, [LONE], voice=NOVA)
    job = work.start(workspace, "voice", project)
    assert until_it_ends(workspace, job) == 1
    row = queue.get(workspace.store, job)
    assert row["status"] == "failed" and "may have been paid for" in row["message"]
    assert work.job(workspace, job).error["code"] == MAYBE_PAID  # type: ignore[index]
    # asked once more by whoever it may be, nothing is sent until a person says that it may be paid twice
    until_it_ends(workspace, work.start(workspace, "voice", project))
    (sums,) = costs.spent(workspace, project)
    assert len(wire.asked) == 1 and (sums["calls"], sums["maybe_calls"], sums["cost"]) == (0, 1, 0)
    assert costs.doubts(workspace, project) == 1 and costs.ask_again(workspace, project) == 1
    go.set()
    monkeypatch.undo()
    until_it_ends(workspace, work.start(workspace, "voice", project))
    wire.close()
    (sums,) = costs.spent(workspace, project)
    assert len(wire.asked) == 2 and (sums["calls"], sums["maybe_calls"]) == (1, 1)


def test_a_picture_that_came_too_late_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perform, "RETRY_WAIT_S", 0.0)
    with opened(Good("picture", "openai_images"), tmp_path, timeout_s=0.4) as shop:
        shop.stall.modes = ["silent"]
        project = of_lines(shop.workspace, FORTY[:2], voice="espeak:en-us")
        storyboard.plan(shop.workspace, project)
        job = work.start(shop.workspace, "picture", project, shot=0, prompt="a harbour", source="openai_images")
        assert until_it_ends(shop.workspace, job) == 1 and shop.stall.asked == 1
        (sums,) = costs.spent(shop.workspace, project)
        assert (sums["calls"], sums["maybe_calls"]) == (0, 1)


def test_the_same_in_another_project_waits_for_the_same_word(
    slow: tuple[Workspace, Wire, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, wire, go = slow
    monkeypatch.setattr("core.voice.remote.Asking.timeout_s", 0.4)
    first, second = (of_lines(workspace, [LONE], voice=NOVA) for _ in range(2))
    for project in (first, second):
        with pytest.raises(ProviderFailed) as message:
            narrate.narrate(workspace, project)
        assert message.value.code == MAYBE_PAID
    monkeypatch.undo()
    go.set()
    assert costs.doubts(workspace, second) == 1 and costs.ask_again(workspace, second) == 1
    narrate.narrate(workspace, second)
    wire.close()
    assert len(wire.asked) == 2


def test_an_answer_that_comes_after_the_wait_is_kept_and_paid(
    slow: tuple[Workspace, Wire, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, wire, go = slow
    project = of_lines(workspace, [LONE], voice=NOVA)
    monkeypatch.setattr("core.net.paid.WAIT_S", 0.0)

    def check() -> None:
        if wire.asked:
            raise Cancelled

    with pytest.raises(Cancelled):
        narrate.narrate(workspace, project, Run(check=check))
    (sums,) = costs.spent(workspace, project)
    assert (sums["calls"], sums["maybe_calls"]) == (0, 1)
    go.set()
    narrate.narrate(workspace, project)  # waits for the answer that is still under way
    wire.close()
    (sums,) = costs.spent(workspace, project)
    assert len(wire.asked) == 1 and (sums["calls"], sums["maybe_calls"], costs.doubts(workspace)) == (1, 0, 0)


@pytest.mark.parametrize("good", [Good("chat", "openai"), Good("picture", "runware")], ids=str)
def test_who_asks_anew_gets_something_new_but_a_job_tried_again_what_it_had(good: Good, tmp_path: Path) -> None:
    with opened(good, tmp_path) as shop:
        shop.buy(job="1")
        shop.buy(job="1")
        assert shop.stall.asked == 1
        shop.buy(job="2")
        shop.buy()
        assert shop.stall.asked == 3 and purchases.booked(shop) == (3, 0)


# ------------------------------------------------------------------ one at a time
def test_a_lock_by_key_leaves_no_file_and_waits_can_be_stopped(tmp_path: Path) -> None:
    lock, other = KeyLock(tmp_path, "a line"), KeyLock(tmp_path, "a line")
    lock.acquire()
    assert is_held(tmp_path, "a line") and not is_held(tmp_path, "another")

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        other.acquire(stop)
    lock.share()
    lock.release()
    assert not other.try_acquire()
    lock.release()
    assert other.try_acquire()
    other.release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("good", goods(), ids=str)
@pytest.mark.parametrize("harm", ["gone", "emptied", "changed"])
def test_a_note_that_is_lost_does_not_buy_it_again(good: Good, harm: str, tmp_path: Path) -> None:
    with opened(good, tmp_path) as shop:
        shop.buy(job="1")
        for path in shop.workspace.data.glob("cache/*/*.json"):
            if harm == "gone":
                path.unlink()
            else:
                path.write_bytes(b"" if harm == "emptied" else path.read_bytes().replace(b"e", b"a"))
        shop.buy(job="1")
        assert shop.stall.asked == 1 and purchases.booked(shop) == (1, 0)


@pytest.mark.parametrize("good", goods(), ids=str)
def test_nothing_is_bought_that_the_disk_has_no_room_for(
    good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with opened(good, tmp_path) as shop:
        with monkeypatch.context() as patched:
            patched.setattr(os, "posix_fallocate", full)
            with pytest.raises(StorageError, match="full"):
                shop.buy()
        assert shop.stall.asked == 0 and purchases.booked(shop) == (0, 0)
        shop.buy()
        assert shop.stall.asked == 1 and purchases.booked(shop) == (1, 0)
