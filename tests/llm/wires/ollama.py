"""Ollama's own wire: lines of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.llm.say import Say, line, parts

KIND, NO_MODEL, FIRST_S, TORN = "application/x-ndjson", "pull", 240.0, True


def values(url: str) -> dict[str, str]:
    return {"ollama_host": url}


def listing(models: Sequence[str]) -> Any:
    return {"models": [{"name": name, "model": name, "size": 5} for name in models]}


def error(say: Say) -> Any:
    return say.error or "something"


def check_schema(body: Any, schema: Any, most: int) -> None:
    assert body["format"] == schema
    assert body["options"]["num_predict"] == most and body["options"]["num_ctx"] >= 4096


def lines(path: str, say: Say) -> Iterator[bytes]:
    if path == "/api/pull":
        for part in range(4):
            yield line({"status": "pulling", "digest": "sha256:1", "total": 4, "completed": part})
        yield line({"error": say.error} if say.error else {"status": "success"})
        return
    for part in parts(say.text):
        yield line({"model": "m", "message": {"role": "assistant", "content": part}, "done": False})
    if say.error:
        yield line({"error": say.error})
        return
    end = {"done": True, "done_reason": "length" if say.length else "stop"}
    message = {"role": "assistant", "content": ""}
    yield line({"model": "m", "message": message, **end, "prompt_eval_count": 100, "eval_count": 50})


def whole(say: Say) -> Any:
    return {"model": "m", "message": {"role": "assistant", "content": say.text}, "done": True, "done_reason": "stop"}
