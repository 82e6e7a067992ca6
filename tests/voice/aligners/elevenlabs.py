"""ElevenLabs' forced alignment, requests checked against its OpenAPI document."""

from __future__ import annotations

import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

from tests.voice.ready import Ready
from tests.voice.sayings import heard_as
from tests.voice.wire import KEY, Answer, Asked, Wire, contract

PATH = "/v1/forced-alignment"


def form(asked: Asked) -> dict[str, bytes]:
    """The fields of a multipart body."""
    head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + asked.body)
    return {
        str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
        for part in message.iter_parts()
    }  # type: ignore[misc]


def allowed(fields: dict[str, bytes]) -> None:
    """Raises AssertionError where the document asks for more or knows less."""
    document = contract("elevenlabs")
    if document is None:
        return
    schema = document["paths"][PATH]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    body = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    assert set(body.get("required", ())) <= set(fields) <= set(body["properties"]), set(fields)


def answer(asked: Asked) -> Answer:
    assert asked.path == PATH and asked.method == "POST" and asked.headers["xi-api-key"] == KEY
    fields = form(asked)
    allowed(fields)
    assert fields["file"][:4] == b"RIFF"
    text = fields["text"].decode()
    words = [
        {"text": word, "start": start, "end": end, "loss": 0.1} for word, start, end in heard_as(text, "as written")
    ]
    characters = [
        {"text": char, "start": item["start"], "end": item["end"]}
        for item in words
        for char in re.sub(r"\s", "", str(item["text"]))
    ]
    return Answer(json.dumps({"characters": characters, "words": words, "loss": 0.1}).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    return Ready({"elevenlabs_api_key": KEY, "elevenlabs_base_url": wire.url}, "", "en", wire)
