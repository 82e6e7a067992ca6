"""Contract of every picture source, whatever its wire: results, none, and each way a service can fail."""

from __future__ import annotations

import base64
import importlib
import json
import logging
import pkgutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from core import providers
from core.errors import BadInput, Cancelled, MissingSetup, ProviderFailed
from core.model import licences
from core.net import SafeNet
from core.visuals.source import CAPABILITIES, FAMILY, Search, Source
from core.visuals.stock.fetch import fetch, fetch_many
from core.visuals.stock.made import make_picture
from tests.conftest import RecordingContext
from tests.visuals import sources as ready_files
from tests.visuals.sources.ready import Ready, jpeg
from tests.voice.wire import KEY, Answer

IDS = [source.id for source in providers.shipped(FAMILY)]
SEARCHED = frozenset({"image", "footage"})


class Case:
    """One source on its local server, with a clock that only counts."""

    def __init__(self, name: str, ready: Ready, ctx: RecordingContext) -> None:
        self.name, self.ready, self.wire, self.ctx = name, ready, ready.wire, ctx
        self.source = cast(Any, providers.get(FAMILY, name, ready.values)(ready.values))
        self.slept = 0.0
        self.source.sleep = self.sleep

    @property
    def searches(self) -> bool:
        return bool(SEARCHED & self.source.capabilities)

    def sleep(self, seconds: float) -> None:
        self.slept += seconds

    def ask(self, words: str = "bees on a flower") -> Any:
        """One call of what the source is for."""
        if self.searches:
            return self.source.search(Search(words, orientation="portrait"), self.ctx)
        return self.source.generate(words, 1080, 1920, self.ctx)

    def fail(self, status: int, count: int = 1, body: bytes = b"", **headers: str) -> None:
        self.wire.failures = [Answer(body or KEY.encode(), "text/plain", status, headers) for _ in range(count)]


@pytest.fixture(params=IDS)
def case(request: pytest.FixtureRequest, tmp_path: Path, ctx: RecordingContext) -> Iterator[Case]:
    ready = importlib.import_module(f"tests.visuals.sources.{request.param}").ready(tmp_path)
    yield Case(request.param, ready, ctx)
    ready.wire.close()


def test_every_source_file_has_a_wire_here_and_declares_itself() -> None:
    here = {info.name for info in pkgutil.iter_modules(ready_files.__path__)} - {"ready"}
    assert {name for name in here if not name.startswith("test_")} == set(IDS)
    for entry in providers.discover(FAMILY):
        if entry.package:
            continue
        kind = cast("type[Source]", entry.provider)
        assert kind.capabilities and kind.capabilities <= CAPABILITIES
        assert kind.label and kind.note.endswith(".") and kind.licence and kind.restricts.endswith(".")
        assert not entry.available and entry.reason and entry.command, "none works unasked"
        settings = (*kind.settings, *(kind.connection.settings if kind.connection else ()))
        assert any(setting.required for setting in settings) or not kind.on_by_default
        assert kind.connection is None or kind.connection.url.startswith("https://") or not kind.on_by_default
        assert ("generate" not in kind.capabilities) or kind.cost or kind.connection is None


def test_it_gives_what_it_is_asked_for(case: Case) -> None:
    got = case.ask()
    if case.searches:
        assert len(got) == 15 and len({each.origin for each in got}) == 15
        assert all(item.source == case.name and item.url.startswith("http") and item.preview_url for item in got)
        own = case.ready.key_in == "none"  # each picture has a licence of its own
        assert all(
            element.rights.provider == case.name
            and (own or element.rights.licence == case.source.licence)
            and (not own or licences.of_name(element.rights.licence))
            for element in got
        )
        assert all(entry.rights.author and entry.rights.page_url.startswith("https://") for entry in got)
    else:
        assert got.startswith(b"\xff\xd8\xff")
    assert not case.wire.wrong and len(case.wire.asked) == 1


def test_where_there_is_nothing_the_list_is_empty(case: Case) -> None:
    if case.searches:
        for kind in sorted(SEARCHED & case.source.capabilities):
            assert case.source.search(Search("nothing of the kind", kind), case.ctx) == []  # type: ignore[arg-type]
            assert case.source.search(Search("bees", kind, page=90), case.ctx) == []  # type: ignore[arg-type]
    else:
        with pytest.raises(BadInput):
            case.source.search(Search("bees"), case.ctx)
    assert not case.wire.wrong


def test_empty_words_are_not_sent(case: Case) -> None:
    for words in ("", "  ", "\x00\x07"):
        if case.searches:
            assert case.ask(words) == []
        else:
            with pytest.raises(BadInput, match="empty"):
                case.ask(words)
    assert not case.wire.asked


def test_very_many_words_and_strange_ones_are_made_to_fit(case: Case) -> None:
    for words in ("bees " * 9000, "b" * 50_000, "Bienen\r\nHost: x & key=1#?\x00\u202e😀 " * 40, "蜜蜂" * 300):
        assert case.ask(words)
    assert not case.wire.wrong


def test_a_bad_key_is_said_so_and_not_tried_again(case: Case) -> None:
    case.fail(401, 5)
    with pytest.raises((MissingSetup, ProviderFailed)) as refused:
        case.ask()
    assert refused.value.code == ("refused" if case.ready.key_in == "none" else "bad_key") and refused.value.hint
    assert case.ready.key_in != "none" or "key" not in refused.value.message + refused.value.hint
    assert len(case.wire.asked) == 1 and case.slept == 0


def test_too_many_requests_are_waited_for_as_the_service_says(case: Case) -> None:
    case.fail(429, 1, **{"Retry-After": "7"})
    if case.ready.at_home:  # one's own machine has no such limit, and a picture is asked for once
        with pytest.raises(ProviderFailed):
            case.ask()
        return
    assert case.ask()
    assert case.slept == pytest.approx(7) and len(case.wire.asked) == 2


def test_a_wait_of_an_hour_is_told_instead(case: Case) -> None:
    case.fail(429, 9, body=b"API rate limit exceeded", **{"Retry-After": "3600"})
    with pytest.raises(ProviderFailed) as refused:
        case.ask()
    assert refused.value.code == "rate_limited" and refused.value.retryable and "60 minutes" in refused.value.hint
    assert case.slept == 0 and len(case.wire.asked) == 1


def test_a_broken_service_is_told(case: Case) -> None:
    case.fail(500, 20)
    with pytest.raises(ProviderFailed) as refused:
        case.ask()
    assert refused.value.retryable and case.source.label in refused.value.message
    assert len(case.wire.asked) <= 3 and case.slept < 20


def test_a_slow_service_is_not_waited_for_for_ever_nor_paid_twice(case: Case) -> None:
    case.wire.hanging.set()
    case.source.timeout_s = 1.5
    begun = time.monotonic()
    with pytest.raises(ProviderFailed) as refused:
        case.ask()
    case.wire.released.set()
    assert refused.value.code == "timeout" and refused.value.retryable and time.monotonic() - begun < 60
    assert len([item for item in case.wire.asked if "interrupt" not in item.path]) == 1


def test_cancelling_is_heard_while_nothing_comes(case: Case) -> None:
    case.wire.hanging.set()
    stopped = threading.Event()

    def check() -> None:
        if stopped.is_set():
            raise Cancelled

    case.ctx = replace(case.ctx, check=check)
    threading.Timer(0.3, stopped.set).start()
    threading.Timer(0.4, case.wire.hanging.clear).start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        case.ask()
    assert time.monotonic() - begun < 60
    if case.ready.at_home:
        assert case.wire.asked[-1].path == "/sdapi/v1/interrupt"


def test_a_service_that_is_not_there_is_told(case: Case) -> None:
    case.wire.close()
    with pytest.raises((ProviderFailed, MissingSetup)) as refused:
        case.ask()
    assert case.source.label in refused.value.message and refused.value.hint


_WRONG_TYPES = b'{"photos": 7, "hits": "x", "data": {}, "results": {}, "query": {"pages": 7}}'


@pytest.mark.parametrize("body", [b"<html>It works!</html>", b"[]", b"null", _WRONG_TYPES, b"[" * 50_000, b""])
def test_an_answer_that_makes_no_sense_is_one_sentence(case: Case, body: bytes) -> None:
    case.wire.failures = [Answer(body, "application/json")] * 3
    with pytest.raises(ProviderFailed) as refused:
        case.ask()
    assert refused.value.hint and refused.value.message.count(".") == 1
    assert len(case.ctx.cache.values) == 0 or case.searches  # type: ignore[attr-defined]


def test_an_answer_without_end_is_not_read_to_it(case: Case) -> None:
    if not case.searches:  # theirs may be large: there is a picture in it
        return
    case.fail(200, body=b" " * 31_000_000)
    with pytest.raises(ProviderFailed) as refused:
        case.ask()
    assert refused.value.hint and refused.value.message.count(".") == 1


_NO_PICTURES = {
    "a page": b"<!doctype html><title>Sign in</title>",
    "half a picture": jpeg(2, 900, 1200)[:9000],
    "nothing": b"",
    "a drawing with a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a picture that is an archive": jpeg() + b"Rar!\x1a\x07\x01\x00",
}


@pytest.mark.parametrize("what", _NO_PICTURES)
def test_what_lies_about_its_type_or_ends_too_early_is_refused_in_one_sentence(case: Case, what: str) -> None:
    data = _NO_PICTURES[what]
    if case.searches:
        for path in case.ready.site.files:
            case.ready.site.files[path] = Answer(data, "video/mp4" if path.endswith("mp4") else "image/jpeg")
        here = replace(case.ctx, net=SafeNet([case.ready.at]))
        for kind in sorted(SEARCHED & case.source.capabilities):
            found = case.source.search(Search("bees", kind), here)[0]  # type: ignore[arg-type]
            with pytest.raises(BadInput) as refused:
                fetch(found, here)
            assert refused.value.message.count(". ") == 0 and refused.value.hint
        assert fetch_many([found] * 3, here) == [None] * 3 and len(case.ctx.warnings) == 1
        return
    text = base64.b64encode(data).decode()
    body = {"images": [text], "data": [{"b64_json": text, "imageBase64Data": text}]}
    case.wire.failures = [Answer(json.dumps(body).encode(), "image/png" if case.ready.at_home else "application/json")]
    with pytest.raises((BadInput, ProviderFailed)) as refused_too:
        make_picture(case.source, "bees", 1080, 1920, case.ctx)
    assert refused_too.value.message.count(". ") == 0 and refused_too.value.hint


def test_the_secret_is_nowhere(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    rows = [repr(case.ask())]
    for status in (400, 401, 403, 404, 422, 500):
        case.fail(status, 5)
        with pytest.raises((ProviderFailed, MissingSetup, BadInput)) as refused:
            case.ask(f"bees {status}")
        rows += [repr(refused.value), str(refused.value), repr(refused.value.__cause__)]
    case.wire.close()
    with pytest.raises((ProviderFailed, MissingSetup)) as gone:
        case.ask("bees again")
    rows += [repr(gone.value), repr(case.source), str(case.ctx.cache.values), caplog.text]  # type: ignore[attr-defined]
    assert KEY not in "".join(rows)


def test_a_key_that_cannot_go_into_a_header_is_told_without_it(case: Case) -> None:
    values = {name: ("señor\r\nX: y" if value == KEY else value) for name, value in case.ready.values.items()}
    case.source.values = values
    if case.ready.key_in == "none":
        assert case.ask()
        return
    if case.ready.key_in == "other":  # a parameter, or base64: written for the wire
        with pytest.raises(MissingSetup, match="does not accept"):
            case.ask()
        return
    with pytest.raises(MissingSetup) as refused:
        case.ask()
    assert "señor" not in str(refused.value) and not case.wire.asked


def test_it_greets_on_the_settings_page(case: Case) -> None:
    text = case.source.greet(case.ctx)
    assert text.startswith(case.source.label) and text.endswith(("…", ".")) and not case.wire.wrong
