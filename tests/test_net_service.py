"""Calls to a service of the settings: patience, limits, errors in words, and a key that is never told."""

from __future__ import annotations

import logging
import socket
import threading
import time
from typing import Any

import pytest

from core.errors import Cancelled, MissingSetup, ProviderFailed, ReelwrightError
from core.net import statuses
from core.net.limits import Window, wait_for
from core.net.service import Service, basic
from tests.test_net import drip, redirect, reply, server

KEY = "sesame-0123456789"


def service(at: str, **more: Any) -> Service:
    naps: list[float] = more.pop("naps", [])
    return Service("Acme", f"http://{at}/api", {"Authorization": KEY}, sleep=naps.append, **more)


def test_json_goes_and_comes_and_the_query_is_written_for_the_wire() -> None:
    seen: list[str] = []

    def talk(connection: socket.socket, request: bytes) -> None:
        seen.append(request.decode())
        connection.sendall(reply(b'{"a": [1, "\xc3\xbc"]}', "X-Left: 3"))

    with server(talk) as at:
        got = service(at).json("POST", "/search", query={"q": "bees & hönig", "page": 2, "none": ""}, body={"x": "ü"})
    assert got == {"a": [1, "ü"]}
    head, _, body = seen[0].partition("\r\n\r\n")
    assert head.startswith("POST /api/search?q=bees+%26+h%C3%B6nig&page=2 HTTP/1.1")
    assert f"Authorization: {KEY}" in head and "Content-Type: application/json" in head
    assert body == '{"x": "\\u00fc"}'


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        ("401 No", MissingSetup, "bad_key"),
        ("403 No", MissingSetup, "bad_key"),
        ("402 Pay", ProviderFailed, "no_credit"),
        ("404 No", ProviderFailed, "unknown"),
        ("400 Bad", ProviderFailed, "provider_failed"),
        ("429 Slow", ProviderFailed, "rate_limited"),
        ("500 Oops", ProviderFailed, "provider_failed"),
    ],
)
def test_statuses_in_words_without_the_key(
    status: str, kind: type[ReelwrightError], code: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with server({f"/api/x?key={KEY}": reply(KEY.encode(), status=status)}) as at, pytest.raises(kind) as raised:
        service(at).ask("GET", "/x", query={"key": KEY})
    assert raised.value.code == code and raised.value.hint
    assert KEY not in f"{raised.value!r} {raised.value} {raised.value.__cause__!r} {caplog.text} {service(at)!r}"


@pytest.mark.parametrize(
    "headers", [["Retry-After: 7"], ["X-RateLimit-Reset: 7"], ["Retry-After-Ms: 7000", "Retry-After: 900"]]
)
def test_it_waits_as_long_as_it_is_asked_to(headers: list[str]) -> None:
    answers = [reply(b"slow", *headers, status="429 Slow"), reply(b"{}")]
    naps: list[float] = []
    rows: list[str] = []
    with server(lambda connection, request: connection.sendall(answers.pop(0))) as at:
        assert service(at, naps=naps).json("GET", "/", on_status=rows.append) == {}
    assert sum(naps) == 7.0 and rows == ["Acme asks to wait 7 seconds"]


def test_a_wait_that_is_too_long_is_told_instead() -> None:
    naps: list[float] = []
    with (
        server({"/api/": reply(b"", "Retry-After: 1800", status="429 Slow")}) as at,
        pytest.raises(ProviderFailed) as it,
    ):
        service(at, naps=naps).ask("GET", "/")
    assert not naps and "30 minutes" in it.value.hint and it.value.retryable


def test_what_headers_ask_for() -> None:
    now = 1_800_000_000.0
    asked = {
        "": None,
        "12": 12.0,
        "Fri, 15 Jan 2027 08:00:30 GMT": 30.0,
        "Fri, 15 Jan 2027 07:00:00 GMT": 0.0,
        "-3": None,
        "nan": None,
        "soon": None,
    }
    for text, seconds in asked.items():
        assert statuses.retry_after_s({"Retry-After": text}, now) == seconds, text
    assert statuses.retry_after_s({"X-Ratelimit-Reset": "1800000060"}, now) == 60.0


def test_trouble_passes_and_a_status_that_is_let_through_is_returned() -> None:
    answers = [reply(b"", status="503 Busy"), b"", reply(b"[]"), reply(b"words", status="422 No")]
    naps: list[float] = []
    with server(lambda connection, request: connection.sendall(answers.pop(0))) as at:
        assert service(at, naps=naps).json("GET", "/") == []
        assert service(at).ask("GET", "/", accept_statuses=(422,)).body == b"words"
    assert sum(naps) == 5.0


@pytest.mark.parametrize("answer", [reply(b"<html>"), reply(b"[" * 100_000), reply(b"\xff\xfe")])
def test_what_is_no_json_is_one_sentence(answer: bytes) -> None:
    with server({"/api/": answer}) as at, pytest.raises(ProviderFailed, match="cannot be read"):
        service(at).json("GET", "/")


def test_nothing_is_followed() -> None:
    with (
        server({"/": reply(b"{}")}) as elsewhere,
        server({"/api/": redirect(f"http://{elsewhere}/")}) as at,
        pytest.raises(ProviderFailed, match="not followed"),
    ):
        service(at).ask("GET", "/")


def test_an_answer_without_end_and_one_that_drips_are_stopped() -> None:
    with server({"/api/": reply(bytes(200_000))}) as at, pytest.raises(ProviderFailed, match="without end"):
        service(at, max_bytes=100_000).ask("GET", "/")
    with server(drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x")) as at:
        begun = time.monotonic()
        with pytest.raises(ProviderFailed, match="did not answer within"):
            service(at, timeout_s=0.4).ask("GET", "/")
        assert time.monotonic() - begun < 60


@pytest.mark.parametrize("error", [Cancelled(), OSError("of the one who asks")])
def test_cancelling_is_heard_while_it_is_silent(error: Exception) -> None:
    stop = threading.Event()
    asked: list[int] = []

    def check() -> None:
        asked.append(1)
        if len(asked) > 3:
            raise error

    with server(lambda connection, request: [stop.wait(120)]) as at:  # type: ignore[arg-type,return-value]
        begun = time.monotonic()
        with pytest.raises(type(error)) as raised:
            service(at).ask("GET", "/", check=check)
        stop.set()
    assert raised.value is error and time.monotonic() - begun < 60


def test_an_address_or_a_key_that_cannot_be_one_and_a_program_that_does_not_run() -> None:
    with pytest.raises(MissingSetup, match="no web address"):
        Service("Acme", "ftp://x").ask("GET", "/")
    with pytest.raises(MissingSetup, match="characters") as raised:
        Service("Acme", "http://127.0.0.1:1", {"Authorization": "señor\r\nX: y"}).ask("GET", "/")
    assert "señor" not in str(raised.value)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        at = f"127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(ProviderFailed, match="cannot be reached"):
        service(at).ask("GET", "/")
    with pytest.raises(MissingSetup) as message:
        service(at, start="Start it with --api.").ask("GET", "/")
    assert message.value.hint == "Start it with --api."
    with pytest.raises(ProviderFailed, match="cannot be reached"):
        Service("Acme", "http://no-such-host.invalid", resolve=lambda host, port: []).ask("GET", "/", attempts=1)
    assert basic("me", "pä") == "Basic bWU6cMOk"


def test_a_limit_holds_for_all_threads_and_is_waited_for_or_told() -> None:
    now = [0.0]
    naps: list[float] = []

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        now[0] += seconds

    window = Window(3, 60.0, clock=lambda: now[0])
    rows: list[str] = []
    threads = [
        threading.Thread(
            target=wait_for, args=(window, "Acme"), kwargs={"check": lambda: None, "on_status": rows.append}
        )
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not rows
    wait_for(window, "Acme", check=lambda: None, on_status=rows.append, sleep=sleep)
    assert 60.0 <= sum(naps) < 61 and rows == ["Acme may be asked again in 60 seconds"]
    hour = Window(1, 3600.0, clock=lambda: now[0])
    assert hour.take() == 0
    with pytest.raises(ProviderFailed) as raised:
        wait_for(hour, "Acme", check=lambda: None, on_status=rows.append, sleep=sleep)
    assert "60 minutes" in raised.value.hint


def test_a_service_that_says_nothing_is_left_is_asked_no_more() -> None:
    window = Window(100, 3600.0)
    answer = reply(b"{}", "X-Ratelimit-Remaining: 0", f"X-Ratelimit-Reset: {time.time() + 1200:.0f}")
    with server({"/api/": answer}) as at:
        assert service(at, window=window).json("GET", "/") == {}
        with pytest.raises(ProviderFailed, match="no more requests") as raised:
            service(at, window=window).json("GET", "/")
    assert "20 minutes" in raised.value.hint
