"""A question to a chat model as an order: kept the moment it is answered, and not sent again while it is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core import digests, providers
from core.buying import Order
from core.llm._ask import complete, price
from core.llm._chat import Answer, ChatModel, Message, Usage
from core.llm._json import find_object
from core.ports import Context

_CHARS_A_TOKEN = 4
_MOST_TOKENS = 4096  # of an answer, where nothing else is asked for


def buy(
    chat: Chat, messages: Sequence[Message], schema: dict[str, Any] | None = None, *, ctx: Context, **more: Any
) -> Answer:
    """A chat model's answer, bought at the context's till. Raises as `ChatModel.complete` does."""
    key = _key(chat, messages, schema, more)
    shelf, service = ctx.till.shelf(key), chat.service
    tokens = Usage(
        sum(len(message.text) for message in messages) // _CHARS_A_TOKEN, more.get("max_tokens", _MOST_TOKENS)
    )
    order = Order(
        key=key,
        kind="chat",
        provider=chat.writer,
        label=service.label,
        units=1,
        unit="request",
        cost=price(service, tokens),  # at most, until it is answered
        paid="free" not in service.capabilities,
    )
    with ctx.till.buying(order, ctx.check) as sale:
        current = shelf.found()
        if isinstance(current, dict):
            return _answer(current, schema)
        sale.keep = lambda answer: shelf.put(_row(answer))
        return complete(service, messages, schema, model=chat.model, ctx=replace(ctx, sale=sale), **more)


def _key(chat: Chat, messages: Sequence[Message], schema: dict[str, Any] | None, more: dict[str, Any]) -> str:
    """By all that decides the answer; the same question asked again by the same talk is another one."""
    service = chat.service
    where = [service.setting(setting.name) for setting in service.settings if setting.kind == "url"]
    text = [[message.role, message.text] for message in messages]
    parts = [chat.writer, where, text, schema, more.get("max_tokens"), more.get("temperature")]
    digest = digests.of_json(parts)
    chat.asked.append(digest)
    return f"llm.answer/{digest}/{chat.asked.count(digest)}"


def _row(answer: Answer) -> dict[str, Any]:
    usage = [answer.usage.read, answer.usage.written]
    return {"text": answer.text, "usage": usage, "cost": answer.cost, "cut_off": answer.cut_off}


def _answer(row: dict[str, Any], schema: dict[str, Any] | None) -> Answer:
    data = find_object(row["text"]) if schema is not None else None
    return Answer(row["text"], data, Usage(*row["usage"]), row["cost"], row["cut_off"])


@dataclass(frozen=True)
class Chat:
    """A service and a model of it, ready to be asked; `writer` is how options name it."""

    service: ChatModel
    model: str
    used: list[Answer] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # the questions so far, hashed

    @property
    def writer(self) -> str:
        return f"{providers.provider_id(type(self.service))}:{self.model}"

    def complete(self, messages: Sequence[Message], schema: dict[str, Any] | None = None, **more: Any) -> Answer:
        """As `ChatModel.complete`, bought at the context's till; every answer is kept in `used`, for the figures."""

        answer = buy(self, messages, schema, **more)
        self.used.append(answer)
        return answer

    @property
    def cost(self) -> float | None:
        """USD spent so far; None where no price is known."""
        known = [answer.cost for answer in self.used if answer.cost is not None]
        return sum(known) if known and len(known) == len(self.used) else None

    @property
    def usage(self) -> Usage:
        return sum((answer.usage for answer in self.used), Usage())
