"""AssemblyAI: the sound is transcribed, and what was heard is matched with the script's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from core.connections import ASSEMBLYAI
from core.errors import ProviderFailed
from core.language.tag import macro
from core.media.audio import write_wav
from core.net.clients import checked_address, checked_key
from core.net.retry import pause
from core.net.statuses import retry_after_s
from core.ports import Context
from core.providers import Cost, Setting
from core.voice.aligner import Aligner, Heard, kept_key
from core.voice.matching import matched
from core.voice.remote import Asking, Trouble, of_httpx

if TYPE_CHECKING:
    from assemblyai import Client

T = TypeVar("T")
_POLL_S, _POLLS = 3.0, 400  # twenty minutes
_CALL_S = 60.0


class AssemblyAI(Asking, Aligner):
    """Upload, transcript, and asking until it is done, through the official client."""

    label = "AssemblyAI"
    note = "Transcribes the sound; the words' times are then a tenth of a second exact or so."
    connection = ASSEMBLYAI
    settings = (Setting("models", "Models", default="universal-3-pro,universal-2", help="With commas between."),)
    licence = "Paid service"
    cost = Cost(0.0035, "minute")
    requires = ("assemblyai",)
    install = "pip install assemblyai==1.8.2"
    asked_for = "request"
    otherwise_unknown = otherwise_refused = otherwise_credit = Aligner.otherwise
    timeout_s = _CALL_S

    def version(self) -> str:
        return "1 " + self.setting("models")

    def hear(self, samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Heard:

        client, data = self._client(), write_wav(samples, rate)
        code = macro(language)
        key = kept_key(self, data, code)
        try:
            asked_for = ctx.till.notes(ctx.cache).get(key) or self._ordered(client, data, code, key, ctx)
            heard = self._finished(client, str(asked_for), ctx)
        except ProviderFailed as error:
            if error.code in ("refused", "unknown"):  # it will never be there
                ctx.till.notes(ctx.cache).put(key, None)
            raise
        finally:
            client.http_client.close()
        return matched(words, heard)

    def _ordered(self, client: Client, data: bytes, code: str, key: str, ctx: Context) -> str:
        """The number of the transcript that was ordered: this is what is paid for. It is kept, so that one that was
        not waited for is asked about again, not ordered again."""
        from assemblyai import api, types

        url = self._call(client, lambda: api.upload_file(client.http_client, data), ctx)
        models = [part.strip() for part in self.setting("models").split(",") if part.strip()]
        how: dict[str, Any] = {"language_code": code} if code else {"language_detection": True}
        asked = types.TranscriptRequest(
            audio_url=url, speech_models=models, punctuate=True, format_text=False, disfluencies=True, **how
        )
        ctx.sale.keep = lambda number: ctx.till.notes(ctx.cache).put(key, number)
        return self._call(client, lambda: str(api.create_transcript(client.http_client, asked).id), ctx, sale=ctx.sale)

    def _finished(self, client: Client, transcript: str, ctx: Context) -> list[tuple[str, float, float]]:
        """The words of the transcript once it is there. Raises `ProviderFailed`."""
        from assemblyai import api, types

        for _ in range(_POLLS):
            transcript_response = self._call(client, lambda: api.get_transcript(client.http_client, transcript), ctx)
            if transcript_response.status == types.TranscriptStatus.completed:
                return [(word.text, word.start / 1000, word.end / 1000) for word in transcript_response.words or ()]
            if transcript_response.status == types.TranscriptStatus.error:
                raise ProviderFailed(f"{self.label} could not transcribe the sound.", self.otherwise, code="refused")
            pause(_POLL_S, ctx.check, self.sleep)
        raise ProviderFailed(f"{self.label} does not finish.", self.otherwise, code="timeout", retryable=True)

    def _call(self, client: Client, call: Callable[[], T], ctx: Context, **more: Any) -> T:
        def told() -> T:
            from assemblyai.types import AssemblyAIError

            try:
                return call()
            except AssemblyAIError as error:  # its text may hold the request, so only the status goes on
                answer = client.last_response
                raise _Refused(error.status_code or 500, retry_after_s(answer.headers if answer else None)) from None

        return self.ask(told, ctx.check, **more)

    def trouble(self, error: Exception) -> Trouble | None:
        import httpx

        if isinstance(error, _Refused):
            return Trouble(error.status, error.retry_after_s)
        if isinstance(error, ValueError | LookupError | AttributeError):
            return Trouble(200)  # an answer of another shape
        return of_httpx(error) if isinstance(error, httpx.HTTPError) else None

    def _client(self) -> Client:
        from assemblyai import Client, types

        url = checked_address(self.setting("base_url") or "https://api.assemblyai.com", self.label)
        client = Client(
            settings=types.Settings(
                api_key=checked_key(self.setting("api_key"), self.label),
                base_url=url.rstrip("/"),
                http_timeout=self.timeout_s,
            )
        )
        client.http_client.follow_redirects = False  # the key goes to no other address
        return client


class _Refused(Exception):
    """An answer that is none of 2xx."""

    def __init__(self, status: int, wait_s: float | None) -> None:
        super().__init__(f"status {status}")
        self.status, self.retry_after_s = status, wait_s
