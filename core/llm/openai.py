"""OpenAI's chat completions, and every server that speaks the same wire."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

from core.errors import MissingSetup, ProviderFailed
from core.llm import _trouble as trouble
from core.llm._chat import (
    LOCAL_FIRST_S,
    ChatModel,
    ModelInfo,
    Piece,
    Request,
    Usage,
    key_hint,
    usable_key,
    wait_settings,
)
from core.llm._servers import SERVERS, Server
from core.net.clients import Unreadable, Wire, checked_address, is_local
from core.net.retry import Failed
from core.net.statuses import retry_after_s
from core.ports import never_cancelled
from core.providers import Setting

_DIALECTS = 6  # requests refused for their form before we give up


class OpenAI(ChatModel):
    """Chat completions, since compatible servers have no Responses. What a server refuses it is not sent again."""

    label = "OpenAI and compatible servers"
    note = "OpenAI, OpenRouter, Groq, Mistral, DeepSeek, Gemini, LM Studio, vLLM, llama.cpp, or an address of yours."
    licence = "a paid service; see the terms of the server chosen"
    settings = (
        # Named as in `core.connections.OPENAI`, so that a key is entered once; only some servers need it here.
        Setting("api_key", "API key", "secret", help="OpenAI's, or that of the address below."),
        Setting("base_url", "Address", "url", help="Only for another server, for voices too; it ends in /v1."),
        Setting("chat_server", "Server", "choice", default="openai", choices=tuple(SERVERS)),
        Setting("chat_base_url", "Address for chat only", "url", help="It goes before the choice of a server."),
        Setting("chat_key", "Key for chat only", "secret", help="For a server other than OpenAI."),
        Setting("chat_model", "Model", help="Empty: named with the writer, as in openai:MODEL."),
        Setting("chat_price_in", "USD a million tokens read", "number"),
        Setting("chat_price_out", "USD a million tokens written", "number"),
        *wait_settings("chat_first_s", "chat_stall_s"),
    )
    capabilities = frozenset({"schema"})
    requires = ("openai",)
    waits = ("chat_first_s", "chat_stall_s")
    install = "pip install -r requirements.txt"

    def __init__(self, values: Any = None) -> None:
        super().__init__(values)
        self._refused: set[str] = set()  # what this server has shown not to take
        self._lock = threading.Lock()
        server = SERVERS.get(self.setting("chat_server"), SERVERS["openai"])
        own = self.setting("chat_base_url").strip()
        if not own and server is SERVERS["openai"]:
            own = self.setting("base_url").strip()
        self._server = Server("The chat server", own) if own else server
        self.label = self._server.label  # type: ignore[misc]
        if is_local(self._server.url):
            self.first_s = LOCAL_FIRST_S  # type: ignore[misc]

    def setting(self, name: str) -> str:
        """As declared; the prices stand under names of their own."""
        return super().setting({"price_in": "chat_price_in", "price_out": "chat_price_out"}.get(name, name))

    def ready(self, model: str) -> str:
        """The named or set model; a server with one model need not be told."""
        self._key()
        model = model or self.setting("chat_model")
        if model:
            return model
        found = [model_info.name for model_info in self.models()]
        if len(found) != 1:
            some = f" It offers {', '.join(found[:8])}{', …' if len(found) > 8 else ''}." if found else ""
            raise MissingSetup(
                f"{self.label} needs the name of a model.", f"Write openai:MODEL.{some}", code="no_model"
            )
        return found[0]

    def models(self, check: Callable[[], None] = never_cancelled) -> list[ModelInfo]:
        """List the models of the server, with the day it shuts a model down where it says so."""
        check()
        try:
            with self._client(Wire(), read_s=20.0) as client:
                return [
                    ModelInfo(item.id, ends=str(getattr(item, "shutdown_date", None) or ""))
                    for item in client.models.list().data
                    if item.id
                ]
        except Exception as error:  # noqa: BLE001 - the client's own, put in the user's words
            raise self.explain(error, "").error from None

    def pieces(self, request: Request, wire: Wire) -> Iterator[Piece]:
        """Stream the answer, leaving out one by one what the server refuses to take."""
        import openai

        with self._client(wire, read_s=max(self.patience()) + 5) as client:
            for _ in range(_DIALECTS):
                try:
                    yield from self._said(client, request)
                    return
                except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                    if not self._learn(error, request):
                        raise
            raise trouble.unreadable(self.label)

    def _said(self, client: Any, request: Request) -> Iterator[Piece]:
        stream = "stream" not in self._refused
        came = client.chat.completions.create(**self.body(request), stream=stream)
        if not stream:
            yield self._whole(came)
            return
        heard = False
        for part in came:
            if part.choices and part.choices[0].delta is not None:
                first = part.choices[0]
                heard = heard or bool(first.delta.content or first.finish_reason)
                if getattr(first.delta, "refusal", None) or first.finish_reason == "content_filter":
                    raise self._declined()
                yield Piece(first.delta.content or "", cut_off=first.finish_reason == "length")
            if part.usage:
                yield self._usage(part.usage)
        if not heard:  # it does not stream, whatever it was asked: that was an answer, and the next one is another call
            self._refused.add("stream")
            silent = trouble.unreadable(self.label)
            raise Failed(silent.error, again=True, after_s=0.0, fate="answered")

    def _whole(self, answer: Any) -> Piece:
        if not getattr(answer, "choices", None) or answer.choices[0].message is None:
            raise Unreadable("no choice in the answer")
        first = answer.choices[0]
        if first.message.refusal or first.finish_reason == "content_filter":
            raise self._declined()
        piece = self._usage(answer.usage) if answer.usage else Piece()
        return Piece(first.message.content or "", piece.usage, piece.cost, first.finish_reason == "length")

    def _usage(self, usage: Any) -> Piece:
        cost = getattr(usage, "cost", None)  # OpenRouter says it
        read, written = usage.prompt_tokens or 0, usage.completion_tokens or 0
        return Piece("", Usage(read, written), cost if isinstance(cost, int | float) else None)

    def _declined(self) -> Failed:
        return Failed(
            ProviderFailed(f"{self.label} declined to write about this.", "Choose another model.", code="declined"),
            fate="answered",
        )

    def body(self, request: Request) -> dict[str, Any]:
        """The request's JSON without `stream`, in the words this server takes."""
        limit = "max_completion_tokens" if self._server is SERVERS["openai"] else "max_tokens"
        if "limit" in self._refused:
            limit = "max_tokens" if limit == "max_completion_tokens" else "max_completion_tokens"
        body: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": message.role, "content": message.text} for message in request.messages],
            limit: request.max_tokens,
        }
        if "temperature" not in self._refused:
            body["temperature"] = request.temperature
        if not {"stream", "usage"} & self._refused:
            body["stream_options"] = {"include_usage": True}
        if request.schema is not None and "schema" not in self._refused:
            named = {"name": "answer", "strict": True, "schema": request.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        elif request.schema is not None and "object" not in self._refused:
            body["response_format"] = {"type": "json_object"}
        return body

    def _learn(self, error: Any, request: Request) -> bool:
        """Note what a refusal was about; False where there is nothing left to leave out."""
        lowered = f"{error.message} {error.param} {error.code}".lower()
        if "context_length" in lowered or "context length" in lowered or "maximum context" in lowered:
            raise Failed(trouble.too_long(self.label, request.model))
        order = {
            "temperature": "temperature" in lowered,
            "limit": "max_tokens" in lowered or "max_completion_tokens" in lowered,
            "usage": "stream_options" in lowered or "include_usage" in lowered,
            "schema": request.schema is not None,
            "object": request.schema is not None,
            "stream": "stream" in lowered,
        }
        with self._lock:
            for what, fits in order.items():
                if fits and what not in self._refused:
                    self._refused.add(what)
                    return True
        return False

    def explain(self, error: Exception, model: str) -> Failed:
        """The client's errors, and raw ones of httpx2 that escape while it streams."""
        import httpx2
        import openai

        if isinstance(error, Failed):
            return error
        if isinstance(error, MissingSetup):
            return Failed(error)
        if isinstance(error, openai.APIStatusError):
            if error.status_code == 429 and error.code == "insufficient_quota":
                return trouble.of_status(402, self.label, model, key_hint="", model_hint="")
            return trouble.of_status(
                error.status_code,
                self.label,
                model,
                key_hint=self._key_hint(),
                model_hint="Choose one that the server lists; names change, and old models are shut down.",
                after_s=retry_after_s(error.response.headers),
            )
        if isinstance(error, openai.APITimeoutError | httpx2.ReadTimeout | httpx2.WriteTimeout):
            connecting = isinstance(error.__cause__, httpx2.ConnectTimeout)
            return self._unreachable() if connecting else trouble.stalled(self.label, self.patience()[1])
        if isinstance(error, openai.APIConnectionError):
            cut = isinstance(error.__cause__, httpx2.RemoteProtocolError | httpx2.ReadError)
            return trouble.broken(self.label) if cut else self._unreachable()
        if isinstance(error, httpx2.HTTPError | OSError) or type(error) is openai.APIError:
            return trouble.broken(self.label)
        return trouble.unreadable(self.label)

    def _unreachable(self) -> Failed:
        local = is_local(self._server.url)
        start = self._server.start or "Start it, or correct its address (REELWRIGHT_OPENAI_BASE_URL)."
        return trouble.unreachable(self.label, self._server.url, local=local, start=start)

    def _key_hint(self) -> str:
        own = self._server is SERVERS["openai"]
        return key_hint("openai_api_key" if own else "openai_chat_key", self._server.keys)

    def _key(self) -> str:
        """The server's own key. OpenAI's goes to OpenAI, or to an address that the user put beside it."""
        named = self._server in SERVERS.values()
        own = self._server is SERVERS["openai"]
        key = self.setting("chat_key") if not own else self.setting("api_key") or self.setting("chat_key")
        if not key and not named:
            key = self.setting("api_key")
        if key or self._server.keys:
            return usable_key(key, self.label, self._key_hint())
        return "none"

    def _client(self, wire: Wire, *, read_s: float) -> Any:
        import httpx2
        import openai

        url = checked_address(self._server.url, self.label)
        timeout = httpx2.Timeout(30.0, connect=10.0, read=read_s)
        http = httpx2.Client(timeout=timeout, event_hooks=wire.hooks(), trust_env=not is_local(url))
        return openai.OpenAI(
            api_key=self._key(),
            base_url=url,
            max_retries=0,
            timeout=timeout,
            http_client=http,
        )
