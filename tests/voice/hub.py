"""A local server laid out like the hub of Piper's voices, with ranges, and with bad manners when told."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.voice.engines.piper import NAME, _model

CARD = """# Model card for hum (low)

* Language: en_US (English, United States)
* Speakers: 1

## Dataset

* URL: https://example.org/hum
* License: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)
"""
PLACE = "en/en_US/hum/low/"
TOLD = {
    "audio": {"sample_rate": 22050, "quality": "low"},
    "espeak": {"voice": "en-us"},
    "language": {"code": "en_US"},
    "inference": {"noise_scale": 0.0, "length_scale": 1.0, "noise_w": 0.0},
    "num_symbols": 256,
    "num_speakers": 1,
    "hop_length": 256,
}


def voice_files() -> dict[str, bytes]:
    """Paths on the hub and what lies there: a voice that hums."""
    import onnx
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    fields = {**TOLD, "phoneme_id_map": DEFAULT_PHONEME_ID_MAP}
    return {
        f"{PLACE}{NAME}.onnx": _model(onnx).SerializeToString(),
        f"{PLACE}{NAME}.onnx.json": json.dumps(fields).encode(),
        f"{PLACE}MODEL_CARD": CARD.encode(),
    }


def voices_json(files: dict[str, bytes]) -> dict[str, Any]:
    """The list that the hub would give of these files."""
    entry = {
        "key": NAME,
        "name": "hum",
        "language": {"code": "en_US", "family": "en", "name_english": "English", "country_english": "United States"},
        "quality": "low",
        "num_speakers": 1,
        "speaker_id_map": {},
        "files": {
            path: {"size_bytes": len(data), "md5_digest": hashlib.md5(data).hexdigest()}  # noqa: S324
            for path, data in files.items()
        },
        "aliases": [],
    }
    return {NAME: entry}


class Hub:
    """`files` by path. `break_at`: an answer of that path ends after so many bytes, once. `asked` are (path, range)."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.asked: list[tuple[str, str]] = []
        self.break_at: dict[str, int] = {}
        self.statuses: dict[str, int] = {}
        self.waiting: dict[str, threading.Event] = {}
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: Any) -> None: ...

            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path).lstrip("/")
                requested = self.headers.get("Range", "")
                hub.asked.append((path, requested))
                status = hub.statuses.get(path, 200 if path in hub.files else 404)
                data = hub.files.get(path, b"")
                start = int(requested.removeprefix("bytes=").rstrip("-")) if requested and status == 200 else 0
                body = b"" if status != 200 else data[start:]
                self.send_response(206 if start else status)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("ETag", f'"{hashlib.md5(data).hexdigest()}"')  # noqa: S324
                if start:
                    self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
                self.end_headers()
                cut = hub.break_at.pop(path, len(body))
                self.wfile.write(body[:cut])
                if cut < len(body):
                    self.wfile.flush()
                    if path in hub.waiting:
                        hub.waiting[path].wait(120)
                    self.connection.close()

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def times(self, ending: str) -> int:
        """Count the requests for a path of that ending."""
        return sum(path.endswith(ending) for path, _ in self.asked)

    def close(self) -> None:
        for event in self.waiting.values():
            event.set()
        self._server.shutdown()
        self._server.server_close()
