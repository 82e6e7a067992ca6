"""Every service that asks for money, found by what it declares, and a stall in front of its stand-in that counts.

`goods()` lists them. A `Stall` passes requests on to the stand-in and answers as told: late, with a refusal, with half
an answer, or not at all; `billed` is what the stand-in did and would ask money for.
"""

from __future__ import annotations

import http.client
import importlib
import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

from core import config, providers
from core.llm import Message, open_model
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.voice.engine import Request, Speech
from core.wording import words
from tests.voice.sayings import TEXT as SAID
from tests.voice.sayings import said

Mode = Literal["pass", "late", "refuse", "busy", "silent", "torn"]
TEXT = "The tide comes in twice a day."
_FAMILIES = {
    "speech": "core.voice.engines", "times": "core.voice.aligners", "picture": "core.visuals.sources",
    "chat": "core.llm",
}  # fmt: skip
_HOP = {"transfer-encoding", "connection", "content-length", "content-encoding", "server", "date"}


@dataclass(frozen=True)
class Good:
    """One service: what it sells, and its id."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} of {self.name}"


def goods() -> list[Good]:
    """Every service that declares a price; every chat service that is not free."""
    out = []
    for kind, family in _FAMILIES.items():
        for entry in providers.discover(family):
            if entry.provider is None:
                continue
            paid = "free" not in entry.provider.capabilities if kind == "chat" else entry.provider.cost is not None
            if paid:
                out.append(Good(kind, entry.id))
    return out


class Stall:
    """A server in front of a stand-in at `url`. `modes` are used up by requests that cost money, then all pass.

    `arrived` is set when one has come; `late` ones are passed on once `go` is set.
    """

    def __init__(self, url: str) -> None:
        self.modes: list[Mode] = []
        self.asked = self.billed = 0
        self.arrived, self.go, self._over = threading.Event(), threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._to = url.removeprefix("http://")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._over.set()
        self.go.set()
        self._server.shutdown()
        self._server.server_close()

    def mode(self) -> Mode:
        """Take the treatment of the next request that costs money, "pass" where none is set."""
        with self._lock:
            self.asked += 1
            return self.modes.pop(0) if self.modes else "pass"

    def passed(self, method: str, path: str, head: Mapping[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Pass the request on to the stand-in and return its status, headers and body."""
        connection = http.client.HTTPConnection(self._to, timeout=30)
        try:
            connection.request(method, path, body, {k: v for k, v in head.items() if k.lower() not in _HOP})
            answer = connection.getresponse()
            return answer.status, {k: v for k, v in answer.getheaders() if k.lower() not in _HOP}, answer.read()
        finally:
            connection.close()

    def silent(self) -> None:
        """Say nothing until the end."""
        self._over.wait(60)


def _handler(stall: Stall) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None: ...

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            costs = self.command == "POST" and "upload" not in self.path
            mode = stall.mode() if costs else "pass"
            if mode in ("refuse", "busy"):
                stall.arrived.set()
                self._answer(400 if mode == "refuse" else 429, {"Retry-After": "0"}, b'{"error": {"message": "no"}}')
                return
            if mode == "late":
                stall.arrived.set()
                stall.go.wait(60)
            status, head, data = stall.passed(self.command, self.path, self.headers, body)
            if costs:
                stall.billed += status == 200
                stall.arrived.set()
            if mode == "silent":
                stall.silent()
            elif mode == "torn":
                self._answer(status, head, data, cut=True)
            else:
                self._answer(status, head, data)

        do_GET = do_POST  # noqa: N815

        def _answer(self, status: int, head: Mapping[str, str], data: bytes, *, cut: bool = False) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **head}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            try:
                self.wfile.write(data[: len(data) // 2] if cut else data)
            except OSError:
                return

    return Handler


@dataclass
class Shop:
    """One service set up in a workspace, behind a stall."""

    good: Good
    workspace: Workspace
    stall: Stall
    voice: str
    values: Mapping[str, str]

    def buy(self, check: Callable[[], None] = lambda: None, job: str = "") -> None:
        """Buy the same thing; whatever goes wrong is raised."""
        warnings: list[str] = []
        run = Run(check=check, on_warning=lambda notice: warnings.append(words(notice)))
        till = WorkspaceTill(self.workspace, None, job=job)
        ctx = self.workspace.context(run, till)
        with till.serving():
            getattr(self, f"_{self.good.kind}")(ctx)
        if warnings:
            raise Failed(warnings[0])

    def _speech(self, ctx: Any) -> None:
        from core import voice

        name = f"{self.good.name}:{self.voice}"
        voice.speak_lines([(1, TEXT)], name, language="en", ctx=ctx, settings=self.workspace.settings)

    def _times(self, ctx: Any) -> None:
        from core.voice.times import WordTimes

        samples, rate, _ = said()
        times = WordTimes(ctx, self.workspace.settings.values)
        try:
            times.stamped(Speech(samples, rate), Request(SAID, "x", "en"), "one sound")
        finally:
            times.close()

    def _picture(self, ctx: Any) -> None:
        from core.visuals.stock.made import make_picture

        values = self.workspace.settings.values
        source: Any = providers.get(_FAMILIES["picture"], self.good.name, values)(values)
        make_picture(source, "a harbour at low tide", 1080, 1920, ctx)

    def _chat(self, ctx: Any) -> None:
        chat = open_model(f"{self.good.name}:small", self.workspace.settings.values)
        chat.complete([Message("user", "Hello?")], ctx=ctx, max_tokens=50)


class Failed(Exception):
    """Something was replaced by what costs nothing; the message is what a person is told."""


@contextmanager
def opened(good: Good, folder: Path, *, timeout_s: float = 20.0) -> Iterator[Shop]:
    """A service set up in a workspace of its own, which waits so long for an answer."""
    with ExitStack() as stack:
        values, url, voice = _stand_in(good, folder, stack)
        stall = Stall(url)
        stack.callback(stall.close)
        values = {name: value.replace(url, stall.url) for name, value in values.items()}
        if good.kind == "chat":
            values |= {"llm_first_s": str(timeout_s), "llm_stall_s": str(timeout_s)}
        for patched in _patient(good, timeout_s):
            stack.enter_context(patched)
        stack.enter_context(patch("core.net.paid.WAIT_S", 10.0))
        yield Shop(good, house_of(folder, values), stall, voice, values)


def house_of(folder: Path, values: Mapping[str, str]) -> Workspace:
    """The workspace of a folder under these settings."""
    env = {"REELWRIGHT_DATA": str(folder / "data"), "REELWRIGHT_DRAFT_VOICE": "1"}
    settings = config.load(env, folder / "none")
    return open_workspace(replace(settings, values={**settings.values, **values}))


def _stand_in(good: Good, folder: Path, stack: ExitStack) -> tuple[dict[str, str], str, str]:
    if good.kind == "chat":
        from tests.llm.servers import Say, serving

        server = stack.enter_context(serving(good.name, Say("Good morning to all of you, and welcome.")))
        return dict(server.values), server.url, ""
    where = {"speech": "tests.voice.engines", "times": "tests.voice.aligners", "picture": "tests.visuals.sources"}
    ready = importlib.import_module(f"{where[good.kind]}.{good.name}").ready(folder)
    stack.callback(ready.wire.close)
    values = dict(ready.values)
    if good.kind == "times":
        said()  # so that the stand-in knows the sound
        values["aligner"] = good.name
    return values, ready.wire.url, getattr(ready, "voice", "")


def _patient(good: Good, timeout_s: float) -> list[Any]:
    if good.kind == "chat":
        return []
    kind: Any = providers.get(_FAMILIES[good.kind], good.name, _all_set(good))
    return [patch.object(kind, "timeout_s", timeout_s), patch.object(kind, "sleep", staticmethod(lambda seconds: None))]


def _all_set(good: Good) -> dict[str, str]:
    """Values under which the class can be had."""
    found = next(entry for entry in providers.discover(_FAMILIES[good.kind]) if entry.id == good.name)
    kind = found.provider
    assert kind is not None
    owners = [(good.name, kind.settings)]
    if kind.connection is not None:
        owners.append((kind.connection.id, kind.connection.settings))
    return {f"{owner}_{setting.name}": "x" for owner, settings in owners for setting in settings if setting.required}


def main() -> None:
    """A process that buys one thing, to be killed: its arguments are a service, a folder and settings as JSON."""
    kind, name, voice, folder, values = sys.argv[1:]
    good, settings = Good(kind, name), json.loads(values)
    if kind == "times":
        said()
    shop = Shop(good, house_of(Path(folder), settings), None, voice, settings)  # type: ignore[arg-type]
    shop.buy(job="1")


if __name__ == "__main__":
    main()
