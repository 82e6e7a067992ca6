"""The contract of aligners, run over every file in core/voice/aligners that can be loaded here."""

from __future__ import annotations

import dataclasses
import importlib
import itertools
import logging
import math
import pkgutil
import time

import numpy as np
import pytest

from core import providers, voice
from core.config import Settings
from core.errors import Cancelled, MissingSetup, ProviderFailed
from core.voice import aligner, matching
from core.voice.aligner import BUILTIN, CAPABILITIES, FAMILY, Aligner, filled, fitted, in_order
from core.voice.remote import Asking
from tests import providing
from tests.tills import ListedTill
from tests.voice import aligners as ready_files
from tests.voice.sayings import TEXT, said
from tests.voice.sounds import check_words
from tests.voice.wire import KEY, Answer

LISTED = {entry.id: entry for entry in providers.shipped(FAMILY)}
FILES = {name: importlib.import_module(f"tests.voice.aligners.{name}") for name in LISTED}
# An optional package that is not here is listed as missing (tested below); so may be one that the test's model needs.
HERE = [
    name
    for name, entry in LISTED.items()
    if entry.available and all(providing.installed(module) for module in getattr(FILES[name], "BUILT_WITH", ()))
]
WIRED = [name for name in HERE if issubclass(LISTED[name].provider or Aligner, Asking)]


class Case:
    def __init__(self, name, ready):
        self.name, self.ready, self.wire = name, ready, ready.wire
        self.aligner = providers.get(FAMILY, name, ready.values)(ready.values)
        self.slept = 0.0
        if isinstance(self.aligner, Asking):
            self.aligner.sleep = self.sleep

    def sleep(self, seconds):
        self.slept += seconds

    def align(self, ctx, text=TEXT):
        samples, rate, _ = said()
        return self.aligner.align(samples, rate, text.split(), "en", ctx)

    def fail(self, status, count=1, **headers):
        self.wire.failures = [Answer(b'{"error": "no", "detail": {}}', status=status, headers=headers)] * count


@pytest.fixture(params=HERE)
def case(request, tmp_path):
    result = Case(request.param, FILES[request.param].ready(tmp_path))
    yield result
    result.aligner.close()
    if result.wire is not None:
        result.wire.close()
        assert not result.wire.wrong  # every request is one that the vendor's own document allows


@pytest.fixture
def wired(case):
    if case.wire is None:
        pytest.fail("not a wired aligner")
    return case


on_the_wire = pytest.mark.parametrize("case", WIRED, indirect=True)


def test_every_aligner_has_its_file_here_and_every_file_its_aligner():
    assert {info.name for info in pkgutil.iter_modules(ready_files.__path__)} == set(LISTED)
    assert BUILTIN in HERE and WIRED


def test_it_declares_itself(case):
    item = case.aligner
    assert item.label and item.note and item.licence and item.version()
    assert not item.requires or item.install
    assert item.capabilities <= CAPABILITIES


def test_words_are_complete_in_order_and_where_they_are(case, ctx):
    samples, rate, truth = said()
    found = case.align(ctx)
    assert len(found) == len(TEXT.split())
    at = 0.0
    for start, end in found:
        assert at <= start <= end <= len(samples) / rate
        at = start
    assert all(a[1] <= b[0] + 1e-9 for a, b in itertools.pairwise(found))
    if not case.ready.trained:
        return  # it hears nonsense here: its words are complete, their times are not judged
    errors = [abs(mine[0] - true[0]) for mine, true in zip(found, truth, strict=True)]
    assert np.median(errors) <= 0.03 and max(errors) <= 0.2, errors


def test_no_words_are_no_work(case, ctx):
    samples, rate, _ = said()
    assert case.aligner.align(samples, rate, [], "en", ctx) == []
    assert case.wire is None or not case.wire.asked


def test_words_that_are_not_in_the_sound_have_times_all_the_same(case, ctx):
    text = TEXT.replace("quick", "quick unheard-of") + " And an end that nobody said."
    found = case.align(ctx, text)
    samples, rate, _ = said()
    assert len(found) == len(text.split())
    assert all(0 <= start <= end <= len(samples) / rate for start, end in found)
    assert [start for start, _ in found] == sorted(start for start, _ in found)


def test_it_stops_when_asked(case, ctx):
    if case.wire is not None:
        case.wire.hanging.set()

    def check() -> None:
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        case.align(dataclasses.replace(ctx, check=check))
    assert time.monotonic() - began < 60


@on_the_wire
def test_a_bad_key_is_said_and_not_tried_again(wired, ctx):
    wired.fail(401)
    with pytest.raises(MissingSetup) as refused:
        wired.align(ctx)
    assert refused.value.code == "bad_key" and len(wired.wire.asked) == 1


@on_the_wire
def test_too_many_requests_are_tried_again_when_the_vendor_says(wired, ctx):
    wired.fail(429, 2, **{"Retry-After": "7"})
    assert len(wired.align(ctx)) == len(TEXT.split())
    assert 14 <= wired.slept < 22


@on_the_wire
def test_a_broken_server_is_tried_again_and_then_told(wired, ctx):
    wired.fail(500, 20)
    with pytest.raises(ProviderFailed) as refused:
        wired.align(ctx)
    assert refused.value.retryable and wired.aligner.label in refused.value.message and refused.value.hint
    assert len(wired.wire.asked) == 4


@on_the_wire
def test_an_answer_that_does_not_come_is_told(wired, ctx):
    wired.wire.hanging.set()
    wired.aligner.timeout_s = 0.4
    with pytest.raises(ProviderFailed) as refused:
        wired.align(ctx)
    assert refused.value.code == "timeout" and len(wired.wire.asked) == 1


@on_the_wire
def test_the_secret_is_nowhere(wired, ctx, caplog):
    caplog.set_level(logging.DEBUG)
    wired.align(ctx)
    ctx.cache.values.clear()
    wired.fail(400)
    with pytest.raises(ProviderFailed) as refused:
        wired.align(ctx)
    assert KEY not in caplog.text + str(refused.value) + wired.aligner.version()


@on_the_wire
def test_lines_are_timed_by_it_once(wired, ctx, tmp_path, monkeypatch):
    """A line of a voice without times of its own, spoken twice: one alignment, told once to the books."""
    from tests.voice.engines import coqui

    monkeypatch.setattr(type(wired.aligner), "sleep", staticmethod(lambda seconds: None))
    said()  # so that the stand-in knows the sound
    other = coqui.ready(tmp_path)
    try:
        values = {**wired.ready.values, **other.values, "aligner": wired.name}
        settings = Settings(data=tmp_path, values=values)
        till = ListedTill()
        for _ in range(2):
            take = voice.speak_lines(
                [(1, TEXT)],
                f"coqui:{other.voice}",
                language="en",
                ctx=dataclasses.replace(ctx, till=till),
                settings=settings,
            ).narration.takes[0]
        check_words(take)
        paid = [item for item in till.bought if item.kind == "times"]
        assert [entry.provider for entry in paid] == [wired.name] and 60 * paid[0].units > 1
        uploads = [element for element in wired.wire.asked if element.method == "POST" and len(element.body) > 10_000]
        assert len(uploads) == 1 and not ctx.warnings
    finally:
        other.wire.close()


@on_the_wire
def test_where_it_fails_the_built_in_one_takes_its_place_aloud(wired, ctx, tmp_path):
    from tests.voice.engines import coqui

    other = coqui.ready(tmp_path)
    try:
        wired.fail(401, 9)
        values = {**wired.ready.values, **other.values, "aligner": wired.name}
        settings = Settings(data=tmp_path, values=values)
        lines = [(1, TEXT), (2, "And another line.")]
        result = voice.speak_lines(lines, f"coqui:{other.voice}", language="en", ctx=ctx, settings=settings)
        for take in result.narration.takes:
            check_words(take)
        assert len(wired.wire.asked) == 1
        assert len(ctx.warnings) == 1 and "built-in" in ctx.warnings[0] and KEY not in ctx.warnings[0]
    finally:
        other.wire.close()


@pytest.mark.parametrize("name", sorted(LISTED))
def test_an_absent_package_is_named_with_the_command(name):
    with providing.importable(lambda module: False):
        entry = next(item for item in providers.discover(FAMILY) if item.id == name)
    assert not entry.available and entry.command.startswith("Run: pip install")


def test_an_aligner_that_is_not_set_up_falls_back_aloud(ctx, tmp_path):
    from tests.voice.engines import coqui

    other = coqui.ready(tmp_path)
    try:
        settings = Settings(data=tmp_path, values={**other.values, "aligner": "assemblyai"})
        result = voice.speak_lines([(1, TEXT)], f"coqui:{other.voice}", language="en", ctx=ctx, settings=settings)
    finally:
        other.wire.close()
    check_words(result.narration.takes[0])
    assert "AssemblyAI" in ctx.warnings[0] and "built-in" in ctx.warnings[0]


def test_writing_without_spaces_keeps_times_inside(ctx):
    class Whole(Aligner):
        def hear(self, samples, rate, words, language, ctx):
            return [(0.2, len(samples) / rate - 0.2) for _ in words]

    from core.voice.engine import Request
    from core.voice.engines.espeak import Espeak

    engine = Espeak()
    speech = engine.say(Request("今日は良い天気です。", "ja", "ja"))
    engine.close()
    found = Whole({}).stamps("今日は良い天気です。", speech.samples, speech.rate, "ja", ctx)
    assert len(found) > 2 and [item.start_s for item in found] == sorted(element.start_s for element in found)
    assert found[0].start_s >= 0.2


@pytest.mark.parametrize(
    ("heard", "missed"),
    [
        (["the", "quick", "brown", "fox", "in", "twenty", "twenty", "four", "jumps"], []),
        (["The", "Quik", "brown", "box", "in", "2024", "jumps!"], []),
        (["brown", "fox", "jumps"], ["The", "quick", "in", "2024,"]),
        ([], ["The", "quick", "brown", "fox,", "in", "2024,", "jumps"]),
        (["well", "the", "um", "quick", "brown", "fox", "in", "the", "year", "2024", "jumps", "high"], []),
    ],
)
def test_what_was_heard_is_matched_with_the_script(heard, missed):
    script = ["The", "quick", "brown", "fox,", "in", "2024,", "jumps"]
    times = [(word, 0.5 * at, 0.5 * at + 0.4) for at, word in enumerate(heard)]
    found = matching.matched(script, times)
    assert [word for word, element in zip(script, found, strict=True) if element is None] == missed
    starts = [item[0] for item in found if item is not None]
    assert starts == sorted(starts)


def test_nonsense_times_never_leave_the_sound():
    heard = [(3.0, 2.0), None, (math.nan, 1.0), (1.0, 9.0), (-1.0, 0.5), (2.5, math.inf), None]
    known = [(0.1 * at, 0.1 * at + 0.05) for at in range(7)]
    found = fitted(filled(in_order(heard, 4.0), known), 4.0)
    assert len(found) == 7
    assert all(0 <= start <= end <= 4.0 for start, end in found)
    assert [item[0] for item in found] == sorted(element[0] for element in found)


def test_the_setting_names_one_of_them():
    assert aligner.chosen({}).label == "Built-in"
    with pytest.raises(MissingSetup):
        aligner.chosen({"aligner": "elevenlabs"})
