"""Anthropic's messages: events of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.llm.say import KEY, Say, event, failure, parts

KIND, NO_MODEL, FIRST_S, TORN = "text/event-stream", "lists", 60.0, True

error = failure


def values(url: str) -> dict[str, str]:
    return {"anthropic_base_url": url, "anthropic_api_key": KEY}


def listing(models: Sequence[str]) -> Any:
    data = [{"id": name, "type": "model", "display_name": name, "created_at": "2026-01-01T00:00:00Z"}
            for name in models]  # fmt: skip
    return {"data": data, "has_more": False, "first_id": None, "last_id": None}


def check_schema(body: Any, schema: Any, most: int) -> None:
    assert body["output_config"]["format"] == {"type": "json_schema", "schema": schema}
    assert body["system"] == "Be brief." and body["max_tokens"] == most


def lines(path: str, say: Say) -> Iterator[bytes]:
    start = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": [], "stop_reason": None,
             "stop_sequence": None, "usage": {"input_tokens": 100, "output_tokens": 1}}  # fmt: skip
    yield event({"type": "message_start", "message": start})
    for part in parts(say.text):
        yield event({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": part}})
    delta = {"stop_reason": "max_tokens" if say.length else "end_turn", "stop_sequence": None}
    usage = {"input_tokens": 100, "output_tokens": 50}
    yield event({"type": "message_delta", "delta": delta, "usage": usage})
    yield event({"type": "message_stop"})


def whole(say: Say) -> Any:
    raise AssertionError("it is always asked to stream")
