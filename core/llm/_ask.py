"""One question to a chat model: read in a thread, watched for a stall and a stop, asked again where that helps."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from core.errors import Cancelled
from core.llm._chat import Answer, ChatModel, Message, Request, Usage
from core.llm._json import find_object
from core.llm._trouble import stalled, unreadable
from core.net import retry
from core.net.clients import Wire
from core.net.paid import bought
from core.net.retry import Failed
from core.ports import Context

ATTEMPTS = 4
_LONGEST_S = 1800.0  # one answer, however steadily it comes
_MOST_CHARS = 2_000_000
_POLL_S = 0.2
_TELL_CHARS = 40  # between two reports of progress

T = TypeVar("T")


@dataclass(frozen=True)
class _End:
    """The last thing a thread says: it is done, or why not."""

    error: Exception | None


def ask(
    service: ChatModel, request: Request, check: Callable[[], None], on_chars: Callable[[int], None] | None
) -> Answer:
    """The whole answer of a chat model. Raises the errors of `core.errors`; `check` raises `Cancelled`."""
    sale, stalls = request.sale, 0
    attempt = _paid if sale.waits else _free

    def once() -> Answer:
        nonlocal stalls
        try:
            return attempt(service, request, check, on_chars)
        except Failed as failed:
            stalls += failed.error.code == "timeout"
            last = sale.in_doubt or stalls > 1  # a further stall would take as long again
            raise replace(failed, again=failed.again and not last) from None  # a client's words may hold the key

    return retry.with_retries(once, service.label, check=check, sleep=service.sleep, attempts=ATTEMPTS)


def complete(
    service: ChatModel,
    messages: Sequence[Message],
    schema: dict[str, Any] | None = None,
    *,
    model: str = "",
    max_tokens: int = 4096,
    temperature: float = 0.4,
    ctx: Context,
    on_chars: Callable[[int], None] | None = None,
) -> Answer:
    """Ask a chat model and wait for the whole answer, with retries; stopped within two seconds by `ctx.check`.

    `on_chars` hears how many characters have come in. Raises `MissingSetup`, `ProviderFailed`, `Cancelled`.
    """
    request = Request(tuple(messages), schema, service.ready(model), max_tokens, temperature, ctx.sale)
    return ask(service, request, ctx.check, on_chars)


def _free(
    service: ChatModel, request: Request, check: Callable[[], None], on_chars: Callable[[int], None] | None
) -> Answer:
    """One attempt that is cut off when the work stops."""
    answer = _once(service, request, check, on_chars)
    request.sale.take(answer)
    request.sale.answered(answer.cost)
    return answer


def _paid(
    service: ChatModel, request: Request, check: Callable[[], None], on_chars: Callable[[int], None] | None
) -> Answer:
    """One attempt that is waited for when the work stops, since it is paid for all the same."""
    over = threading.Event()

    def go_on() -> None:
        if over.is_set():
            raise Cancelled

    return bought(
        lambda: _once(service, request, go_on, on_chars),
        request.sale,
        check,
        fate=lambda error: error.fate if isinstance(error, Failed) else "doubtful",
        price=lambda answer: answer.cost,
        cut=over.set,
    )


def _once(
    service: ChatModel, request: Request, check: Callable[[], None], on_chars: Callable[[int], None] | None
) -> Answer:
    """One attempt. Raises `Failed`, or what `check` raises."""
    texts: list[str] = []
    usage, cost, cut_off, n_chars, number = Usage(), None, False, 0, 0
    with closing(listen(service, lambda wire: service.pieces(request, wire), check, request.model)) as pieces:
        for piece in pieces:
            texts.append(piece.text)
            n_chars += len(piece.text)
            if n_chars > _MOST_CHARS:
                raise unreadable(service.label)
            if on_chars is not None and n_chars >= number + _TELL_CHARS:
                number = n_chars
                on_chars(n_chars)
            usage, cut_off = piece.usage or usage, piece.cut_off or cut_off
            cost = piece.cost if piece.cost is not None else cost
    text = "".join(texts)
    data = find_object(text) if request.schema is not None else None
    return Answer(text, data, usage, cost if cost is not None else price(service, usage), cut_off)


def listen(
    service: ChatModel, start: Callable[[Wire], Iterator[T]], check: Callable[[], None], model: str = ""
) -> Generator[T, None, None]:
    """Yield the pieces of a chat model's answer that `start` gives, read in a thread of its own that is cut off when
    this ends, however it ends.

    Raises `Failed` for a stall or an error of the client, and what `check` raises, within a second.
    """
    wire, came, over = Wire(), queue.SimpleQueue[T | _End](), threading.Event()

    def read() -> None:
        try:
            for piece in start(wire):
                if over.is_set():
                    return
                came.put(piece)
            came.put(_End(None))
        except Exception as error:  # noqa: BLE001 - carried over to the thread that asked
            came.put(_End(error))

    thread = threading.Thread(target=read, name="chat-model", daemon=True)
    thread.start()
    try:
        yield from _heard(service, came, check, model)
    finally:
        over.set()
        wire.cut()
        thread.join(1.0)


def _heard(service: ChatModel, came: queue.SimpleQueue[T | _End], check: Callable[[], None], model: str) -> Iterator[T]:
    """The pieces, for as long as they keep coming."""
    limit, stall_s = service.patience()
    began = heard = checked = service.clock()
    while True:
        now = service.clock()
        if now - checked >= _POLL_S:
            checked = now
            check()
        if now - heard > limit:
            raise stalled(service.label, limit)
        if now - began > _LONGEST_S:
            raise stalled(service.label, _LONGEST_S)
        try:
            piece = came.get(timeout=min(_POLL_S, limit))
        except queue.Empty:
            continue
        if isinstance(piece, _End):
            if piece.error is None:
                return
            raise service.explain(piece.error, model) from None
        heard, limit = service.clock(), stall_s
        yield piece


def price(service: ChatModel, usage: Usage) -> float | None:
    """USD for the tokens of a chat model, at the prices a million that were set; None where none were."""
    prices = []
    for name in ("price_in", "price_out"):
        try:
            prices.append(float(service.setting(name)))
        except (KeyError, ValueError):
            return 0.0 if "free" in service.capabilities else None
    return (usage.read * prices[0] + usage.written * prices[1]) / 1_000_000
