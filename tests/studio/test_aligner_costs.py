"""An aligner that costs money: said before, booked when it has answered."""

from __future__ import annotations

import dataclasses

import pytest

from core.buying import Order
from core.store import ledger
from core.studio.project import projects
from core.studio.voice import prices
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.voice.wire import KEY


def with_values(workspace: Workspace, **values: str) -> Workspace:
    return open_workspace(dataclasses.replace(workspace.settings, values={**workspace.settings.values, **values}))


def test_minutes_of_sound_are_booked(workspace: Workspace, project: int) -> None:
    opened = with_values(workspace, assemblyai_api_key=KEY, aligner="assemblyai")
    order = Order("sound", "times", "assemblyai", "AssemblyAI", 0.5, "minute", 0.5 * 0.0035)
    with WorkspaceTill(opened, project).buying(order, lambda: None) as sale:
        sale.sent()
        sale.answered()
    (row,) = ledger.spent(opened.store, project)
    assert (row["provider"], row["unit"], row["units"]) == ("assemblyai", "minute", 0.5)
    assert row["cost"] == pytest.approx(0.5 * 0.0035) and row["operation"] == "video_tts_standard"
    assert prices.spent(opened, project) == {"USD": pytest.approx(0.5 * 0.0035)}


def test_it_is_part_of_what_speaking_will_cost_for_voices_without_times(workspace: Workspace, short: int) -> None:
    free = with_values(workspace, coqui_url="http://127.0.0.1:9", coqui_speakers="Ann")
    projects.set_options(free, short, voice="coqui:Ann")
    assert prices.quote(free, short).price == 0
    paid = with_values(free, assemblyai_api_key=KEY, aligner="assemblyai")
    due = prices.quote(paid, short)
    assert due.price > 0 and due.lines == 3 and due.currency == "USD" and "3 lines" in due.words
    projects.set_options(paid, short, voice="espeak:en-us")  # says itself when each word is spoken
    assert prices.quote(paid, short).price == 0
