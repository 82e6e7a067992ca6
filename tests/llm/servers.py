"""Local servers that speak the wires of Ollama, OpenAI and Anthropic, and say what a test wants them to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-secret-abcdef123456"


@dataclass(frozen=True)
class Say:
    """One answer. `stall`: it stops in the middle and waits for the test's end; `torn`: the connection ends there."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: bool = False  # the token limit ended it
    stall: bool = False
    torn: bool = False
    error: str = ""  # the message of an error answer, or of an error line in the stream
    raw: bytes | None = None  # this instead of anything that the wire promises


Turn = Callable[[dict[str, Any], int], Say]


class Server:
    """A running server: `requests` are the bodies that came in, `keys` the keys that came with them."""

    def __init__(self, wire: str, turn: Turn, models: tuple[str, ...] = ("small",)) -> None:
        self.wire, self.turn, self.models = wire, turn, models
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.done = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def values(self) -> dict[str, str]:
        """The settings that lead to it."""
        if self.wire == "ollama":
            return {"ollama_host": self.url}
        if self.wire == "openai":
            return {"openai_base_url": f"{self.url}/v1", "openai_api_key": KEY}
        return {"anthropic_base_url": self.url, "anthropic_api_key": KEY}

    def prompt(self, n: int = -1) -> str:
        """Everything that a request says, as one text."""
        body = self.requests[n]
        return "\n".join([str(body.get("system", "")), *(str(one["content"]) for one in body["messages"])])

    def close(self) -> None:
        self.done.set()
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serving(wire: str, turn: Turn | Say | list[Say], **more: Any) -> Iterator[Server]:
    """A server for the length of a test. A list is said in order, its last one again and again."""
    if isinstance(turn, Say):
        turn = [turn]
    if isinstance(turn, list):
        said = turn
        turn = lambda body, n: said[min(n, len(said) - 1)]  # noqa: E731
    server = Server(wire, turn, **more)
    try:
        yield server
    finally:
        server.close()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            return None

        def do_GET(self) -> None:
            models = server.models
            if self.path == "/api/tags":
                self._json({"models": [{"name": one, "model": one, "size": 5} for one in models]})
            elif server.wire == "anthropic":
                data = [{"id": one, "type": "model", "display_name": one, "created_at": "2026-01-01T00:00:00Z"}
                        for one in models]  # fmt: skip
                self._json({"data": data, "has_more": False, "first_id": None, "last_id": None})
            else:
                data = [{"id": one, "object": "model", "created": 1, "owned_by": "us"} for one in models]
                self._json({"object": "list", "data": data})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.keys.append(self.headers.get("Authorization", "") or self.headers.get("x-api-key", ""))
            say = server.turn(body, len(server.requests))
            server.requests.append(body)
            if say.status != 200:
                self._json({"error": _error(server.wire, say)}, say.status, say.headers)
                return
            if say.raw is not None:
                self._send(say.raw, "application/json", {})
                return
            kind = "application/x-ndjson" if server.wire == "ollama" else "text/event-stream"
            if not body.get("stream"):
                self._json(_whole(server.wire, say))
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for n, line in enumerate(_lines(server.wire, self.path, say)):
                if n >= 3 and say.stall:
                    server.done.wait(20)
                    return
                if n >= 3 and say.torn:
                    return
                try:
                    self.wfile.write(line)
                    self.wfile.flush()
                except OSError:
                    return

        def _json(self, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
            self._send(json.dumps(value).encode(), "application/json", headers or {}, status)

        def _send(self, data: bytes, kind: str, headers: dict[str, str], status: int = 200) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

    return Handler


def _error(wire: str, say: Say) -> Any:
    if wire == "ollama":
        return say.error or "something"
    return {"message": say.error or f"bad key {KEY}", "type": "error", "param": None, "code": None}


def _parts(text: str) -> list[str]:
    size = max(1, len(text) // 12)
    return [text[at : at + size] for at in range(0, len(text), size)]


def _lines(wire: str, path: str, say: Say) -> Iterator[bytes]:
    """The stream of an answer, line by line."""
    if path == "/api/pull":
        for part in range(4):
            yield _line({"status": "pulling", "digest": "sha256:1", "total": 4, "completed": part})
        yield _line({"error": say.error} if say.error else {"status": "success"})
        return
    if wire == "anthropic":
        start = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": [], "stop_reason": None,
                 "stop_sequence": None, "usage": {"input_tokens": 100, "output_tokens": 1}}  # fmt: skip
        yield _event({"type": "message_start", "message": start})
    for part in _parts(say.text):
        if wire == "ollama":
            yield _line({"model": "m", "message": {"role": "assistant", "content": part}, "done": False})
        elif wire == "openai":
            yield _event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m",
                          "choices": [{"index": 0, "delta": {"content": part}, "finish_reason": None}]})  # fmt: skip
        else:
            delta = {"type": "text_delta", "text": part}
            yield _event({"type": "content_block_delta", "index": 0, "delta": delta})
    if say.error and wire == "ollama":
        yield _line({"error": say.error})
    elif wire == "ollama":
        yield _line({"model": "m", "message": {"role": "assistant", "content": ""}, "done": True,
                     "done_reason": "length" if say.length else "stop",
                     "prompt_eval_count": 100, "eval_count": 50})  # fmt: skip
    elif wire == "openai":
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        end = "length" if say.length else "stop"
        yield _event({**chunk, "choices": [{"index": 0, "delta": {}, "finish_reason": end}]})
        usage = {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}
        yield _event({**chunk, "choices": [], "usage": usage})
        yield b"data: [DONE]\n\n"
    else:
        delta = {"stop_reason": "max_tokens" if say.length else "end_turn", "stop_sequence": None}
        usage = {"input_tokens": 100, "output_tokens": 50}
        yield _event({"type": "message_delta", "delta": delta, "usage": usage})
        yield _event({"type": "message_stop"})


def _whole(wire: str, say: Say) -> Any:
    if wire == "ollama":
        return {
            "model": "m",
            "message": {"role": "assistant", "content": say.text},
            "done": True,
            "done_reason": "stop",
        }
    choice = {"index": 0, "message": {"role": "assistant", "content": say.text}, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _event(value: Any) -> bytes:
    return f"event: {value.get('type', 'message')}\ndata: {json.dumps(value)}\n\n".encode()
