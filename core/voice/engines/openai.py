"""OpenAI's speech endpoint, or any server that answers like it; through the official client."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from core.connections import OPENAI
from core.errors import Unknown
from core.model.speech import Gender
from core.net.clients import checked_address, checked_key, is_local
from core.net.paid import never_sent
from core.net.statuses import retry_after_s
from core.providers import Cost, Setting
from core.voice.engine import MANY, Request, Speech, Voice
from core.voice.remote import RemoteEngine, Trouble, of_httpx, sound_of

if TYPE_CHECKING:
    from openai import OpenAI

# https://developers.openai.com/api/docs/guides/text-to-speech
_VOICES: dict[str, Gender] = {
    **dict.fromkeys(("alloy", "sage"), "neutral"),
    **dict.fromkeys(("ash", "ballad", "cedar", "echo", "onyx", "verse"), "man"),
    **dict.fromkeys(("coral", "fable", "marin", "nova", "shimmer"), "woman"),
}
_LICENCE = "Paid service; the sound is yours, and listeners must be told that it is AI"


class OpenAISpeech(RemoteEngine):
    """The speech endpoint: no times of its own, so words are aligned."""

    label = "OpenAI"
    note = "Natural voices in many languages, paid by the character."
    connection = OPENAI
    settings = (
        Setting("speech_model", "Model for speech", default="gpt-4o-mini-tts"),
        Setting("speech_instructions", "How to speak", help="For example: calm and friendly."),
        Setting("speech_voices", "Further voices", help="Names that another server knows, with commas between."),
    )
    limits = {"characters": 4096, "parallel": 4}
    capabilities = frozenset({"speed"})
    speeds = (0.25, 4.0)
    licence = _LICENCE
    cost = Cost(0.000015, "character")
    requires = ("openai",)
    install = "pip install openai==3.52.0"

    def version(self) -> str:
        """Another server is another engine."""
        return "1 " + hashlib.sha256(self.setting("base_url").encode()).hexdigest()[:12]

    def voices(self) -> list[Voice]:
        own = [part.strip() for part in self.setting("speech_voices").split(",") if part.strip()]
        named = [Voice("openai", name, f"{name}, own server", MANY, "neutral", "good") for name in own]
        known = [
            Voice("openai", name, f"{name.capitalize()} (OpenAI)", MANY, gender, "best", _LICENCE)
            for name, gender in _VOICES.items()
        ]
        return [voice for voice in named if voice.voice not in _VOICES] + known

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in {item.voice for item in self.voices()}:
            raise Unknown(f"OpenAI has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")

    def speak_piece(self, request: Request) -> Speech:
        asked: dict[str, Any] = {
            "model": self.setting("speech_model"),
            "voice": request.voice,
            "input": request.text,
            "response_format": "wav",
            "speed": request.speed,
        }
        if self.setting("speech_instructions") and not asked["model"].startswith("tts-1"):
            asked["instructions"] = self.setting("speech_instructions")
        with self._client() as client:
            answer = client.audio.speech.create(**asked)
            samples, rate = sound_of(answer.content, self.label)
        return Speech(samples, rate)

    def trouble(self, error: Exception) -> Trouble | None:
        import httpx2
        import openai

        if isinstance(error, openai.APIConnectionError):
            if never_sent(error):
                return Trouble()
            timeout = isinstance(error, openai.APITimeoutError)
            return Trouble(timeout=timeout, cut_off=not timeout)
        if isinstance(error, openai.APIStatusError):
            quota = getattr(error, "code", "") in ("insufficient_quota", "billing_hard_limit_reached")
            return Trouble(error.status_code, retry_after_s(error.response.headers), quota=quota)
        return of_httpx(error) if isinstance(error, httpx2.HTTPError) else None

    def _client(self) -> OpenAI:
        import httpx2
        from openai import OpenAI

        url = checked_address(self.setting("base_url") or "https://api.openai.com/v1", self.label)
        return OpenAI(
            api_key=checked_key(self.setting("api_key") or "none", self.label),
            base_url=url,
            organization="",
            timeout=self.timeout_s,
            max_retries=0,
            http_client=httpx2.Client(timeout=self.timeout_s, trust_env=not is_local(url)),  # which follows no redirect
        )
