"""The chat model that an option names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from core import providers
from core.errors import Unknown
from core.llm._buy import Chat
from core.llm._chat import FAMILY, ChatModel


def split_writer(writer: str) -> tuple[str, str]:
    """Chat service and model of "service:model"; the model may hold colons, or be left out."""
    name, _, model = writer.partition(":")
    return name.strip(), model.strip()


def open_model(writer: str, values: Mapping[str, str] | None = None) -> Chat:
    """The chat model that an option names. Raises `BadInput` (no such service), `MissingSetup` (key, model missing)."""
    name, model = split_writer(writer)
    if len(model) > 200 or any(not c.isprintable() or c.isspace() for c in model):
        raise Unknown("That is no name of a model.", "Write SERVICE:MODEL, such as ollama:MODEL.", code="bad_model")
    service = cast(ChatModel, providers.get(FAMILY, name, values)(values))
    return Chat(service, service.ready(model))
