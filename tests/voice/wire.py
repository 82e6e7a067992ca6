"""A local server that stands in for a vendor: it speaks with espeak-ng, fails as told, and counts."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np

from core.media.audio import write_wav
from core.voice.engines.espeak import stamps_of
from core.voice.espeak_host import EspeakHost
from core.voice.text import tokens

KEY = "sk-very-secret-1234567890"


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    body: bytes
    content_type: str = "application/json"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Wire:
    """`answer(asked)` is the vendor; `failures` are answered first; while `hanging` is set, nothing is answered."""

    def __init__(self, answer: Callable[[Asked], Answer]) -> None:
        self.asked: list[Asked] = []
        self.failures: list[Answer] = []
        self.hanging = threading.Event()
        self.released = threading.Event()
        self.wrong: list[str] = []  # what a request broke of the vendor's contract
        wire = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None: ...

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                parts = urlsplit(self.path)
                asked = Asked(
                    self.command,
                    parts.path,
                    {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()},
                    {key.lower(): value for key, value in self.headers.items()},
                    self.rfile.read(length),
                )
                wire.asked.append(asked)
                if wire.hanging.is_set():
                    wire.released.wait(120)
                    return
                try:
                    message = wire.failures.pop(0) if wire.failures else answer(asked)
                except AssertionError as error:
                    wire.wrong.append(str(error))
                    message = Answer(b'{"error": {"message": "contract"}}', status=400)
                self.send_response(message.status)
                for key, value in {"content-type": message.content_type, **message.headers}.items():
                    self.send_header(key, value)
                self.send_header("content-length", str(len(message.body)))
                self.end_headers()
                self.wfile.write(message.body)

            do_GET = do_POST  # noqa: N815

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()


@lru_cache(maxsize=64)
def spoken(text: str, words_per_minute: int = 168) -> tuple[bytes, float, tuple[tuple[int, float, float], ...]]:
    """A WAV file of the text, its length, and the stamps; long texts are a hum, to save time."""
    if len(text) > 400:
        hum = (8000 * np.sin(np.arange(24_000 * 4) * 0.05)).astype(np.int16)
        count = len(tokens(text))
        return (
            write_wav(hum, 24_000),
            4.0,
            tuple((token.start, 4.0 * at / count, 4.0 * (at + 1) / count) for at, token in enumerate(tokens(text))),
        )
    host = EspeakHost()
    try:
        words = host.say(text, "en-us+m3", words_per_minute, lambda: None)
    finally:
        host.close()
    stamps = tuple((item.char, item.start_s, item.end_s) for item in stamps_of(words))
    return write_wav(words.samples, words.rate), len(words.samples) / words.rate, stamps


@lru_cache(maxsize=4)
def contract(name: str) -> Any:
    """A vendor's OpenAPI document, or None where the folder beside the project is absent."""
    path = Path(__file__).resolve().parents[3] / "shared" / "contracts" / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else None


def conforms(name: str, path: str, method: str, body: Any, query: dict[str, str] | None = None) -> None:
    """The request is one that the vendor's document allows. Raises AssertionError."""
    document = contract(name)
    if document is None:
        return
    from jsonschema import Draft202012Validator

    operation = document["paths"][path][method]
    if body is not None:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        errors = [
            f"{list(error.path)}: {error.message[:200]}" for error in Draft202012Validator(whole).iter_errors(body)
        ]
        assert not errors, errors
    known = {item["name"] for item in operation.get("parameters", []) if item.get("in") == "query"}
    assert set(query or {}) <= known, set(query or {}) - known
