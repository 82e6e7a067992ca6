"""A service that sends on to another address: no key goes there, and it is one sentence for whoever asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from core import providers
from core.cli.main import main
from core.errors import ReelwrightError
from core.llm import Message, open_model
from core.llm._chat import ChatModel
from core.ports import Context
from core.studio.project import costs
from core.studio.voice import narrate
from core.visuals.source import Search
from core.voice.engine import Request
from tests.shops import Failed, Good, goods, opened

KEY = "sk-planted-1234567890abcdef"


class Away:
    """A server that sends every request on to another host, or (with `loop`) back to itself."""

    def __init__(self, *, loop: bool = False) -> None:
        self.arrived: list[str] = []  # what came to the other host, headers and all
        self._servers = [self._served(self._other())]
        there = f"http://localhost:{self._servers[0].server_address[1]}"
        self._servers.append(self._served(self._first("" if loop else there)))
        self.url = f"http://127.0.0.1:{self._servers[1].server_address[1]}"

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _served(self, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return server

    def _first(self, there: str) -> type[BaseHTTPRequestHandler]:
        class First(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None: ...

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("content-length") or 0))
                self.send_response(307)
                self.send_header("Location", there + self.path)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST  # noqa: N815

        return First

    def _other(self) -> type[BaseHTTPRequestHandler]:
        away = self

        class Other(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None: ...

            def do_POST(self) -> None:
                away.arrived.append(str(self.headers))
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST  # noqa: N815

        return Other


@pytest.fixture
def away() -> Iterator[Away]:
    result = Away()
    yield result
    result.close()


@pytest.mark.parametrize("good", goods(), ids=str)
def test_nothing_is_bought_where_a_service_sends_on(good: Good, tmp_path: Path, away: Away) -> None:
    with opened(good, tmp_path) as shop:
        values = {name: value.replace(shop.stall.url, away.url) for name, value in shop.values.items()}
        object.__setattr__(shop.workspace.settings, "values", {**shop.workspace.settings.values, **values})
        with pytest.raises((ReelwrightError, Failed), match="sends on to another address"):
            shop.buy()
        assert away.arrived == [] and costs.spent(shop.workspace) == []


@pytest.mark.parametrize("name", ["anthropic", "ollama", "openai"])
def test_a_list_of_models_is_not_fetched_elsewhere(name: str, ctx: Context, away: Away) -> None:
    values = {
        "ollama_host": away.url, "ollama_api_key": KEY, "openai_base_url": f"{away.url}/v1", "openai_api_key": KEY,
        "anthropic_base_url": away.url, "anthropic_api_key": KEY,
    }  # fmt: skip
    service: Any = providers.get("core.llm", name, values)(values)
    assert isinstance(service, ChatModel)
    with pytest.raises(ReelwrightError) as listed:
        service.models()
    with pytest.raises(ReelwrightError) as asked:
        open_model(f"{name}:small", values).complete([Message("user", "?")], ctx=ctx)
    assert listed.value.code == asked.value.code == "redirected" and away.arrived == []


@pytest.mark.parametrize("name", ["http", "coqui", "tiktok", "pexels", "pixabay", "openverse", "commons", "a1111"])
def test_services_that_cost_nothing_follow_nowhere_either(name: str, ctx: Context, away: Away) -> None:
    values = {
        "http_url": away.url, "http_token": KEY, "coqui_url": away.url, "coqui_speakers": "Ann",
        "tiktok_enabled": "1", "tiktok_session_id": KEY, "tiktok_url": away.url, "pexels_api_key": KEY,
        "pexels_base_url": away.url, "pixabay_api_key": KEY, "pixabay_base_url": away.url, "a1111_url": away.url,
        "openverse_enabled": "1", "openverse_base_url": away.url, "commons_enabled": "1", "commons_base_url": away.url,
        "a1111_user": "me", "a1111_password": KEY,
    }  # fmt: skip
    speaks = name in ("http", "coqui", "tiktok")
    service: Any = providers.get("core.voice.engines" if speaks else "core.visuals.sources", name, values)(values)
    with pytest.raises(ReelwrightError, match="sends on to another address"):
        if speaks:
            voices = {"http": "default", "coqui": "Ann", "tiktok": "en_us_001"}
            service.say(Request("The tide comes in.", voices[name], "en"))
        elif name == "a1111":
            service.generate("a harbour", 100, 100, ctx)
        else:
            service.search(Search("harbour"), ctx)
    assert away.arrived == []


@pytest.mark.parametrize("command", [["voices"], ["doctor"], ["providers"]])
def test_a_login_before_the_network_breaks_no_list(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    portal = Away(loop=True)
    monkeypatch.setenv("REELWRIGHT_ELEVENLABS_API_KEY", KEY)
    monkeypatch.setenv("REELWRIGHT_ELEVENLABS_BASE_URL", portal.url)
    try:
        assert main(command, work=lambda *_, **__: 0) != 1
    finally:
        portal.close()
    message = "".join(capsys.readouterr())
    assert "Something went wrong" not in message and KEY not in message


def test_voices_of_a_house_are_listed_without_the_service_that_sends_on(tmp_path: Path, away: Away) -> None:
    with opened(Good("speech", "elevenlabs"), tmp_path) as shop:
        values = {**shop.workspace.settings.values, "elevenlabs_base_url": away.url}
        object.__setattr__(shop.workspace.settings, "values", values)
        assert narrate.voices(shop.workspace, "en") and away.arrived == []
