"""OpenAI's chat completions: events of chunks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.llm.say import KEY, Say, event, failure, parts

KIND, NO_MODEL, FIRST_S, TORN = "text/event-stream", "lists", 240.0, False
_CHUNK = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}

error = failure


def values(url: str) -> dict[str, str]:
    return {"openai_base_url": f"{url}/v1", "openai_api_key": KEY}


def listing(models: Sequence[str]) -> Any:
    data = [{"id": name, "object": "model", "created": 1, "owned_by": "us"} for name in models]
    return {"object": "list", "data": data}


def check_schema(body: Any, schema: Any, most: int) -> None:
    assert body["response_format"]["json_schema"]["schema"] == schema
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["max_tokens"] == most


def lines(path: str, say: Say) -> Iterator[bytes]:
    for part in parts(say.text):
        yield event({**_CHUNK, "choices": [{"index": 0, "delta": {"content": part}, "finish_reason": None}]})
    end = "length" if say.length else "stop"
    yield event({**_CHUNK, "choices": [{"index": 0, "delta": {}, "finish_reason": end}]})
    usage = {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}
    yield event({**_CHUNK, "choices": [], "usage": usage})
    yield b"data: [DONE]\n\n"


def whole(say: Say) -> Any:
    choice = {"index": 0, "message": {"role": "assistant", "content": say.text}, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
