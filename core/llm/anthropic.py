"""Anthropic's messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.errors import MissingSetup, ProviderFailed
from core.llm import _trouble as trouble
from core.llm._chat import ChatModel, ModelInfo, Piece, Request, Usage, key_hint, usable_key, wait_settings
from core.net.clients import Wire, checked_address, is_local
from core.net.retry import Failed
from core.net.statuses import retry_after_s
from core.ports import never_cancelled
from core.providers import Connection, Setting

_URL = "https://api.anthropic.com"


class Anthropic(ChatModel):
    """The messages interface, streamed. Its schema goes into `output_config`; older models are only told of it."""

    label = "Anthropic"
    note = "Claude models."
    licence = "a paid service; see its terms"
    settings = (
        Setting("model", "Model", help="Empty: named with the writer, as in anthropic:MODEL."),
        Setting("base_url", "Address", "url", default=_URL),
        Setting("price_in", "USD a million tokens read", "number"),
        Setting("price_out", "USD a million tokens written", "number"),
        *wait_settings(),
    )
    connection = Connection(
        "anthropic", "Anthropic", (Setting("api_key", "API key", "secret", required=True),), "console.anthropic.com"
    )
    capabilities = frozenset({"schema"})
    requires = ("anthropic",)
    install = "pip install -r requirements.txt"

    def __init__(self, values: Any = None) -> None:
        super().__init__(values)
        self._refused: set[str] = set()

    def ready(self, model: str) -> str:
        """The named or set model."""
        self._key()
        model = model or self.setting("model")
        if not model:
            found = [model_info.name for model_info in self.models()]
            some = f" It offers {', '.join(found[:8])}." if found else ""
            raise MissingSetup("Anthropic needs the name of a model.", f"Write anthropic:MODEL.{some}", code="no_model")
        return model

    def models(self, check: Callable[[], None] = never_cancelled) -> list[ModelInfo]:
        """List the models that the service offers."""
        check()
        try:
            with self._client(Wire(), read_s=20.0) as client:
                return [ModelInfo(item.id) for item in client.models.list(limit=100).data if item.id]
        except Exception as error:  # noqa: BLE001 - the client's own, put in the user's words
            raise self.explain(error, "").error from None

    def pieces(self, request: Request, wire: Wire) -> Iterator[Piece]:
        """Stream the answer, leaving out what the model refuses to take."""
        import anthropic

        with self._client(wire, read_s=max(self.patience()) + 5) as client:
            try:
                yield from self._said(client, request)
            except anthropic.BadRequestError as error:
                if not self._learn(str(error.message).lower(), request):
                    raise
                yield from self._said(client, request)

    def _said(self, client: Any, request: Request) -> Iterator[Piece]:
        read = written = 0
        ended = False
        for event in client.messages.create(**self.body(request), stream=True):
            if event.type == "message_start":
                read = event.message.usage.input_tokens or 0
            elif event.type == "content_block_delta" and event.delta.type == "text_delta":
                yield Piece(event.delta.text)
            elif event.type == "content_block_delta":
                yield Piece()  # it thinks
            elif event.type == "message_delta":
                written = event.usage.output_tokens or 0
                if event.delta.stop_reason == "refusal":
                    error = ProviderFailed("Anthropic declined to write about this.", "Choose another model.")
                    raise Failed(error, fate="answered")
                yield Piece("", Usage(read, written), cut_off=event.delta.stop_reason == "max_tokens")
            ended = ended or event.type == "message_stop"
        if not ended:
            raise ConnectionResetError("the stream ended without its last event")

    def body(self, request: Request) -> dict[str, Any]:
        """The request's JSON without `stream`; this interface has no temperature any more."""
        system = "\n\n".join(message.text for message in request.messages if message.role == "system")
        body: dict[str, Any] = {
            "model": request.model,
            "max_tokens": request.max_tokens,
            "messages": [
                {"role": item.role, "content": item.text} for item in request.messages if item.role != "system"
            ],
        }
        if system:
            body["system"] = system
        if request.schema is not None and "schema" not in self._refused:
            body["output_config"] = {"format": {"type": "json_schema", "schema": request.schema}}
        return body

    def _learn(self, complaint: str, request: Request) -> bool:
        if "too long" in complaint or "context window" in complaint:
            raise Failed(trouble.too_long(self.label, request.model))
        if request.schema is None or "schema" in self._refused:
            return False
        self._refused.add("schema")
        return True

    def explain(self, error: Exception, model: str) -> Failed:
        """The client's errors, and raw ones of httpx2 that escape while it streams."""
        import anthropic
        import httpx2

        if isinstance(error, Failed):
            return error
        if isinstance(error, MissingSetup):
            return Failed(error)
        if isinstance(error, anthropic.APIStatusError):
            # An error event inside a stream comes with status 200; "overloaded" is its usual reason.
            status = error.status_code if error.status_code >= 300 else 529
            return trouble.of_status(
                status,
                self.label,
                model,
                key_hint=key_hint("anthropic_api_key", "console.anthropic.com"),
                model_hint="Choose one that the service lists; names change, and old models are shut down.",
                after_s=retry_after_s(error.response.headers),
            )
        if isinstance(error, anthropic.APITimeoutError | httpx2.ReadTimeout | httpx2.WriteTimeout):
            return trouble.stalled(self.label, self.patience()[1])
        if isinstance(error, anthropic.APIConnectionError):
            if isinstance(error.__cause__, httpx2.RemoteProtocolError | httpx2.ReadError):
                return trouble.broken(self.label)
            url = self.setting("base_url")
            start = "Start it, or correct its address (REELWRIGHT_ANTHROPIC_BASE_URL)."
            return trouble.unreachable(self.label, url, local=is_local(url), start=start)
        if isinstance(error, httpx2.HTTPError | OSError):
            return trouble.broken(self.label)
        return trouble.unreadable(self.label)

    def _key(self) -> str:
        hint = key_hint("anthropic_api_key", "console.anthropic.com")
        return usable_key(self.setting("api_key"), self.label, hint)

    def _client(self, wire: Wire, *, read_s: float) -> Any:
        import anthropic
        import httpx2

        url = checked_address(self.setting("base_url"), self.label)
        timeout = httpx2.Timeout(30.0, connect=10.0, read=read_s)
        http = httpx2.Client(timeout=timeout, event_hooks=wire.hooks(), trust_env=not is_local(url))
        return anthropic.Anthropic(
            api_key=self._key(),
            base_url=url,
            max_retries=0,
            timeout=timeout,
            http_client=http,
        )
