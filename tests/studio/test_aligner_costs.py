"""An aligner that costs money: said before, booked when it has answered."""

from __future__ import annotations

import dataclasses

import pytest

from core.buying import Order
from core.store import ledger
from core.studio.project import projects
from core.studio.voice import prices
from core.studio.workspace.purchases import HouseTill
from core.studio.workspace.workspace import House, open_house
from tests.voice.wire import KEY


def with_values(house: House, **values: str) -> House:
    return open_house(dataclasses.replace(house.settings, values={**house.settings.values, **values}))


def test_minutes_of_sound_are_booked(house: House, project: int) -> None:
    opened = with_values(house, assemblyai_api_key=KEY, aligner="assemblyai")
    order = Order("sound", "times", "assemblyai", "AssemblyAI", 0.5, "minute", 0.5 * 0.0035)
    with HouseTill(opened, project).buying(order, lambda: None) as sale:
        sale.sent()
        sale.answered()
    (row,) = ledger.spent(opened.store, project)
    assert (row["provider"], row["unit"], row["units"]) == ("assemblyai", "minute", 0.5)
    assert row["cost"] == pytest.approx(0.5 * 0.0035) and row["operation"] == "video_tts_standard"
    assert prices.spent(opened, project) == {"USD": pytest.approx(0.5 * 0.0035)}


def test_it_is_part_of_what_speaking_will_cost_for_voices_without_times(house: House, short: int) -> None:
    free = with_values(house, coqui_url="http://127.0.0.1:9", coqui_speakers="Ann")
    projects.set_options(free, short, voice="coqui:Ann")
    assert prices.due(free, short).price == 0
    paid = with_values(free, assemblyai_api_key=KEY, aligner="assemblyai")
    due = prices.due(paid, short)
    assert due.price > 0 and due.lines == 3 and due.currency == "USD" and "3 lines" in due.words
    projects.set_options(paid, short, voice="espeak:en-us")  # says itself when each word is spoken
    assert prices.due(paid, short).price == 0
