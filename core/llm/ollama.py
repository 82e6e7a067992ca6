"""Ollama: models on one's own machine, with no key and no cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from core.errors import BadInput, MissingSetup
from core.llm import _trouble as trouble
from core.llm._ask import listen
from core.llm._chat import LOCAL_FIRST_S, ChatModel, ModelInfo, Piece, Request, Usage, wait_settings
from core.net.clients import Wire, checked_address, is_local
from core.net.retry import Failed
from core.net.statuses import retry_after_s
from core.ports import Context, never_cancelled
from core.providers import Setting

_DEFAULT_HOST = "http://127.0.0.1:11434"
_PULL_STALL_S = 300.0  # a large file is checked in silence
_CHARS_A_TOKEN = 2.5  # on the safe side for all but East Asian scripts


class Ollama(ChatModel):
    """A server of Ollama's wire. A model is loaded into memory before its first word, so that may take minutes."""

    label = "Ollama"
    note = "Models on your own machine: free, private, no network."
    licence = "MIT (the program; each model has its own licence)"
    settings = (
        Setting("host", "Address", "url", help=f"Empty: OLLAMA_HOST, or {_DEFAULT_HOST}."),
        Setting("model", "Model", help="Empty: the first that is installed."),
        Setting("api_key", "Key", "secret", help="Only for a server that asks for one."),
        Setting("context", "Longest context in tokens", "number", default="16384"),
        *wait_settings(first_s=LOCAL_FIRST_S),
    )
    capabilities = frozenset({"offline", "schema", "pull", "free"})
    requires = ("ollama",)
    install = "pip install -r requirements.txt"
    first_s = LOCAL_FIRST_S

    def ready(self, model: str) -> str:
        """The named or set model, else the first one installed."""
        model = model or self.setting("model")
        if model:
            return model
        found = [model_info.name for model_info in self.models() if "embed" not in model_info.name]
        if not found:
            raise MissingSetup("Ollama has no model yet.", "Run: ollama pull MODEL (ollama.com/library lists them).")
        return found[0]

    def models(self, check: Callable[[], None] = never_cancelled) -> list[ModelInfo]:
        """The models that are installed."""
        check()
        try:
            with self._client(Wire(), read_s=10.0) as client:
                listed = client.list().models
        except Exception as error:  # noqa: BLE001 - the client's own, put in the user's words
            raise self.explain(error, "").error from None
        return [ModelInfo(item.model, int(item.size or 0)) for item in listed if item.model]

    def pull(self, model: str, ctx: Context) -> None:
        """Fetch a model, with progress; what was fetched before a stop is kept. Raises `BadInput`, `ProviderFailed`."""

        self.stall_s = _PULL_STALL_S  # type: ignore[misc]

        def parts(wire: Wire) -> Iterator[Any]:
            with self._client(wire, read_s=max(self.patience()) + 5) as client:
                yield from client.pull(model, stream=True)

        done = False
        try:
            with closing(listen(self, parts, ctx.check, model)) as generator:
                for part in generator:
                    share = (part.completed or 0) / part.total if part.total else 0.0
                    ctx.progress(share, (part.status or "")[:80])
                    done = part.status == "success"
        except Failed as error:
            if error.error.code in ("no_model", "broken_off"):
                hint = "ollama.com/library lists the names; try again if it is one of them."
                raise BadInput(f"Ollama could not fetch a model called “{model[:80]}”.", hint) from None
            raise error.error from None
        if not done:
            raise trouble.broken(self.label).error

    def pieces(self, request: Request, wire: Wire) -> Iterator[Piece]:
        """Stream the answer; the schema goes into `format`, where the server holds the model to it."""
        import ollama

        try:
            yield from self._said(request, wire)
        except ollama.ResponseError as error:
            raise self._refused(error, request.model, wire) from None

    def _said(self, request: Request, wire: Wire) -> Iterator[Piece]:
        sent = sum(len(message.text) for message in request.messages) / _CHARS_A_TOKEN
        needed = int(sent) + request.max_tokens + 256
        options = {
            "temperature": request.temperature,
            "num_predict": request.max_tokens,
            "num_ctx": min(max(4096, -(-needed // 2048) * 2048), self._context()),
        }
        with self._client(wire, read_s=max(self.patience()) + 5) as client:
            for part in client.chat(
                request.model,
                [{"role": item.role, "content": item.text} for item in request.messages],
                stream=True,
                format=request.schema,
                options=options,
            ):
                usage = Usage(part.prompt_eval_count or 0, part.eval_count or 0) if part.done else None
                yield Piece(part.message.content or "", usage, cut_off=part.done_reason == "length")
                if part.done:
                    return
        raise ConnectionResetError("the stream ended without its last line")

    def explain(self, error: Exception, model: str) -> Failed:
        """The client's errors: `ResponseError`, the builtin `ConnectionError`, and raw ones of httpx."""
        import httpx
        import ollama

        where = self._host()
        if isinstance(error, Failed):
            return error
        if isinstance(error, MissingSetup):
            return Failed(error)
        if isinstance(error, ollama.ResponseError):
            return self._refused(error, model, Wire())
        if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout):
            return trouble.stalled(self.label, self.patience()[1])
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) or type(error) is ConnectionError:
            start = "Start it with `ollama serve`, or set its address on the settings page (REELWRIGHT_OLLAMA_HOST)."
            return trouble.unreachable(self.label, where, local=True, start=start)
        if isinstance(error, httpx.HTTPError | OSError):
            return trouble.broken(self.label)
        return trouble.unreadable(self.label)

    def _refused(self, error: Any, model: str, wire: Wire) -> Failed:
        if error.status_code == -1:
            return trouble.broken(self.label)
        return trouble.of_status(
            error.status_code,
            self.label,
            model,
            key_hint="Enter it on the settings page or set REELWRIGHT_OLLAMA_API_KEY.",
            model_hint=f"Run: ollama pull {model[:80]} (or choose one that `ollama list` shows).",
            after_s=retry_after_s(wire.headers),
        )

    def _client(self, wire: Wire, *, read_s: float) -> Any:
        import httpx
        import ollama

        key, host = self.setting("api_key").strip(), self._host()
        checked_address(host if "://" in host else f"http://{host}", self.label)
        return ollama.Client(
            self.setting("host") or None,
            timeout=httpx.Timeout(30.0, connect=5.0, read=read_s),
            headers={"authorization": f"Bearer {key}"} if key.isascii() and key.isprintable() and key else None,
            event_hooks=wire.hooks(),
            follow_redirects=False,  # its key goes to no other address
            trust_env=not is_local(self._host()),
        )

    def _host(self) -> str:
        import os

        return self.setting("host") or os.environ.get("OLLAMA_HOST", "") or _DEFAULT_HOST

    def _context(self) -> int:
        try:
            return max(4096, int(self.setting("context")))
        except ValueError:
            return 16384
