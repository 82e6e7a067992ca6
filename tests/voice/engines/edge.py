"""The websocket of Edge's read-aloud, spoken to by edge-tts itself."""

from __future__ import annotations

import html
import json
import logging
import re
import threading
from pathlib import Path

import pytest

from tests.voice.ready import Ready
from tests.voice.wire import Answer, Asked, spoken

VOICE = "en-US-JennyNeural"


class EdgeWire:
    """As `Wire`, but a websocket."""

    def __init__(self) -> None:
        from websockets.http11 import Response
        from websockets.sync.server import serve

        self.asked: list[Asked] = []
        self.failures: list[Answer] = []
        self.hanging, self.released = threading.Event(), threading.Event()
        self.wrong: list[str] = []

        def shake(connection, request):
            if self.hanging.is_set():
                self.asked.append(Asked("GET", request.path, {}, {}, b""))
                self.released.wait(120)
            if self.failures and self.failures[0].status != 200:
                message = self.failures.pop(0)
                self.asked.append(Asked("GET", request.path, {}, {}, b""))
                answer = connection.respond(message.status, "no")
                for name, value in message.headers.items():
                    answer.headers[name] = value
                assert isinstance(answer, Response)
                return answer
            return None

        # a client that hangs up in the middle, as when it is stopped, is an error to the server alone
        apart = logging.Logger("edge")
        self._server = serve(self._talk, "127.0.0.1", 0, process_request=shake, logger=apart)
        self.url = f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}/edge/v1?TrustedClientToken=x"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _talk(self, socket) -> None:
        config, ssml = socket.recv(5), socket.recv(5)
        self.asked.append(Asked("WS", "/edge/v1", {}, {}, ssml.encode()))
        if '"wordBoundaryEnabled":"true"' not in config or "JennyNeural" not in ssml:
            self.wrong.append("no word boundaries or another voice")
        words = re.search(r"<prosody[^>]*rate='([+-]\d+)%'[^>]*>(.*)</prosody>", ssml, re.DOTALL)
        assert words
        text = html.unescape(words[2])
        sound, _, stamps = spoken(text, round(168 * (1 + int(words[1]) / 100)))
        if self.failures:
            sound = self.failures.pop(0).body
        head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
        socket.send("X-RequestId:1\r\nPath:turn.start\r\n\r\n{}")
        for at in range(0, len(sound), 60_000):
            socket.send(len(head).to_bytes(2, "big") + head + sound[at : at + 60_000])
        for char, start, end in stamps:
            word = re.match(r"\w+", text[char:])
            if word:
                fields = {"Offset": round(start * 1e7), "Duration": round((end - start) * 1e7)}
                fields["text"] = {"Text": word[0], "Length": len(word[0]), "BoundaryType": "WordBoundary"}
                metadata = json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": fields}]})
                socket.send("X-RequestId:1\r\nPath:audio.metadata\r\n\r\n" + metadata)
        socket.send("X-RequestId:1\r\nPath:turn.end\r\n\r\n{}")

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()


def ready(tmp_path: Path) -> Ready:
    pytest.importorskip("edge_tts")
    pytest.importorskip("websockets")
    import edge_tts.communicate

    wire = EdgeWire()
    edge_tts.communicate.WSS_URL = wire.url
    return Ready({"edge_enabled": "1"}, VOICE, "en", wire)
