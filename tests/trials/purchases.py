"""Every service that asks for money, in every way that a purchase can end: the ledger has what the service counts."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.buying import MAYBE_PAID
from core.errors import Cancelled, ReelwrightError
from core.jobs.reporter import Interrupted
from core.studio.project import costs
from tests.shops import Failed, Shop, goods, opened

ROOT = Path(__file__).resolve().parents[2]


def trial(seed: int, folder: Path) -> str:
    """One service in one way; the figures are the server's count, what is paid and what may have been."""
    good, name = CASES[seed % len(CASES)]
    with opened(good, folder, timeout_s=0.6 if name in ("time_out", "torn") else 20.0) as shop:
        ENDINGS[name](shop, random.Random(seed))
        asked, billed = shop.stall.asked, shop.stall.billed
        paid, maybe = booked(shop)
        assert paid + maybe == billed, f"{good}, {name}: {billed} billed, {paid} booked as paid, {maybe} as maybe"
    return f"{good}, {name}: {asked} asked, {billed} billed, {paid} paid, {maybe} maybe paid"


def booked(shop: Shop) -> tuple[int, int]:
    """Calls that were paid, and that may have been."""
    rows = costs.spent(shop.workspace)
    return sum(row["calls"] for row in rows), sum(row["maybe_calls"] for row in rows)


def _bought(shop: Shop, random: random.Random) -> None:
    """Bought, used, and wanted by nobody else."""
    shop.buy()
    assert (shop.stall.asked, booked(shop)) == (1, (1, 0))
    if shop.good.kind in ("speech", "times"):  # the same sound again
        shop.buy()
        assert shop.stall.asked == 1


def _together(shop: Shop, random: random.Random) -> None:
    """Several ask for the same at once: one buys it."""
    shop.stall.modes = ["late"]
    threads = [threading.Thread(target=shop.buy) for _ in range(random.randint(2, 4))]
    for thread in threads:
        thread.start()
    assert shop.stall.arrived.wait(20)
    shop.stall.go.set()
    for thread in threads:
        thread.join(30)
    assert (shop.stall.asked, booked(shop)) == (1, (1, 0))


def _stopped(error: Callable[[], Cancelled]) -> Callable[[Shop, random.Random], None]:
    def ending(shop: Shop, random: random.Random) -> None:
        """Stopped while the call is under way: it is waited for, kept and booked, and not bought again."""
        shop.stall.modes = ["late"]

        def check() -> None:
            if shop.stall.arrived.is_set():
                shop.stall.go.set()
                raise error()

        with pytest.raises(type(error())):
            shop.buy(check)
        assert (shop.stall.asked, booked(shop)) == (1, (1, 0))
        shop.buy()
        assert (shop.stall.asked, booked(shop)) == (1, (1, 0))

    return ending


def _refused(shop: Shop, random: random.Random) -> None:
    """Refused: nothing is booked, and it can be asked for again."""
    shop.stall.modes = ["refuse"] * 9
    with pytest.raises((ReelwrightError, Failed)):
        shop.buy()
    assert booked(shop) == (0, 0)
    shop.stall.modes.clear()
    shop.buy()
    assert booked(shop) == (1, 0)


def _busy(shop: Shop, random: random.Random) -> None:
    """Too many requests for now: asked again by itself, booked once."""
    busy = random.randint(1, 2)
    shop.stall.modes = ["busy"] * busy
    shop.buy()
    assert (shop.stall.asked, booked(shop)) == (busy + 1, (1, 0))


def _lost(mode: str) -> Callable[[Shop, random.Random], None]:
    def ending(shop: Shop, random: random.Random) -> None:
        """The answer does not come, or half of it: it may have been paid for, and is not sent again unless asked."""
        shop.stall.modes = [mode]  # type: ignore[list-item]
        for _ in range(2):  # the second time nothing is sent at all
            with pytest.raises((ReelwrightError, Failed)) as message:
                shop.buy()
            assert "may have been paid" in str(message.value)
            assert isinstance(message.value, Failed) or (
                message.value.code == MAYBE_PAID and not message.value.retryable
            )
            assert (shop.stall.asked, booked(shop)) == (1, (0, 1))
        assert costs.doubts(shop.workspace) == 1
        costs.ask_again(shop.workspace)
        shop.buy()
        assert (shop.stall.asked, booked(shop)) == (2, (1, 1)) and costs.doubts(shop.workspace) == 0

    return ending


def _killed(shop: Shop, random: random.Random) -> None:
    """The process is killed while the call is under way: it may have been paid for; the next one goes on."""
    shop.stall.modes = ["silent"]
    arguments = [shop.good.kind, shop.good.name, shop.voice, str(shop.workspace.data.parent), json.dumps(shop.values)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("REELWRIGHT_")}
    child = subprocess.Popen([sys.executable, "-m", "tests.shops", *map(str, arguments)], cwd=ROOT, env=env)
    try:
        assert shop.stall.arrived.wait(60)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert booked(shop) == (0, 1)
    shop.buy(job="1")
    assert (shop.stall.asked, booked(shop)) == (2, (1, 1))


ENDINGS: dict[str, Callable[[Shop, random.Random], None]] = {
    "bought": _bought,
    "together": _together,
    "cancel": _stopped(Cancelled),
    "close": _stopped(lambda: Interrupted("The worker was shut down.")),
    "refuse": _refused,
    "busy": _busy,
    "time_out": _lost("silent"),
    "torn": _lost("torn"),
    "kill": _killed,
}
CASES = [(good, name) for good in goods() for name in ENDINGS]
COUNT = len(CASES)
