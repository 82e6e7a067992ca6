"""A model behind a local server, ready to write."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from core.llm import Chat, open_model
from tests.llm.servers import Say, Server, serving


def told(body: dict[str, Any]) -> str:
    """Everything that a request says."""
    return "\n".join([str(body.get("system", "")), *(str(item["content"]) for item in body["messages"])])


@pytest.fixture
def model() -> Callable[..., Any]:
    """`with model("ollama", answer) as (chat, server)`; `answer(prompt, n)` gives text, a value, or a `Say`."""

    @contextmanager
    def opened(wire: str, answer: Callable[[str, int], Any], **values: str) -> Iterator[tuple[Chat, Server]]:
        def turn(body: dict[str, Any], n: int) -> Say:
            text = answer(told(body), n)
            if isinstance(text, Say):
                return text
            return Say(text if isinstance(text, str) else json.dumps(text))

        with serving(wire, turn) as server:
            chat = open_model(f"{wire}:small", {**server.values, **values})
            chat.service.sleep = lambda seconds, check: None
            yield chat, server

    return opened
