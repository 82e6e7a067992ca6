"""Chat models, one file each: text in, text or JSON out, never a tool.

`open_model("ollama:NAME", values)` gives a `Chat`; `Chat.complete` asks it. `_chat` is the interface, `_ask` the loop
that retries, watches for a stall and stops, `_json` what reads an answer.
"""

from core.llm._buy import Chat
from core.llm._chat import Answer, ChatModel, Message, ModelInfo, Piece, Request, Usage
from core.llm._open import open_model, split_writer

BASE = ChatModel  # of every provider here; see `core/providers`

__all__ = [
    "BASE",
    "Answer",
    "Chat",
    "ChatModel",
    "Message",
    "ModelInfo",
    "Piece",
    "Request",
    "Usage",
    "open_model",
    "split_writer",
]
