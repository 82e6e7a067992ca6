"""ElevenLabs through its official client: speech with the time of every character, voices, cloning."""

from __future__ import annotations

import base64
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.connections import ELEVENLABS
from core.errors import BadInput, Unknown
from core.language.tag import macro
from core.model.speech import Gender
from core.ports import never_cancelled
from core.providers import Cost, Setting
from core.voice import eleven
from core.voice.engine import MANY, Request, Speech, Voice
from core.voice.remote import RemoteEngine, Trouble, sound_of
from core.voice.stamps import of_characters

if TYPE_CHECKING:
    from elevenlabs.client import ElevenLabs

_LICENCE = "Paid service; the free plan forbids commercial use and asks for attribution"
_GENDERS: dict[str, Gender] = {"male": "man", "female": "woman"}
_MARKUP = str.maketrans("<>[]", "  ()")  # its models act on <break/> and [laughs]; same length, so places stay
_NO_LANGUAGE = ("eleven_multilingual_v2", "eleven_multilingual_v1", "eleven_monolingual_v1")
_PAGE, _MOST_VOICES = 100, 1_000
_KNOWN: dict[tuple[str, str], tuple[float, list[Any]]] = {}  # (key, address) -> (when, voices): a page lists them often
_KNOWN_S, _LIST_S = 600.0, 10.0


class ElevenLabsSpeech(RemoteEngine):
    """The text-to-speech endpoint with timestamps."""

    label = "ElevenLabs"
    note = "Very natural voices and clones of one's own, paid by the character."
    connection = ELEVENLABS
    settings = (
        Setting("model", "Model", default="eleven_multilingual_v2"),
        Setting("stability", "Stability", kind="number", default="0.5", help="0 to 1; higher is steadier."),
        Setting("similarity", "Similarity", kind="number", default="0.75", help="0 to 1."),
        Setting(
            "format", "Sound", kind="choice", default="mp3_44100_128",
            choices=("mp3_44100_128", "mp3_44100_192", "pcm_24000"),
        ),
    )  # fmt: skip
    limits = {"characters": 5000, "parallel": 2}
    capabilities = frozenset({"word_times", "speed", "cloning", "hd"})
    speeds = (0.7, 1.2)
    licence = _LICENCE
    restricts = "The free plan forbids commercial use."
    cost = Cost(0.0002, "character")
    requires = ("elevenlabs",)
    install = "pip install elevenlabs==2.78.0"

    def version(self) -> str:
        return "1 " + self.setting("base_url")

    def voices(self) -> list[Voice]:
        """The account's own voices, asked for once in ten minutes. Raises `MissingSetup`, `ProviderFailed`."""
        whose = (self.setting("api_key"), self.setting("base_url"))
        entries = _KNOWN.get(whose)
        if entries is None or time.monotonic() - entries[0] > _KNOWN_S:
            asking = type(self)(self.values)
            asking.timeout_s = _LIST_S
            entries = (time.monotonic(), self.ask(asking._found, never_cancelled, attempts=1))
            _KNOWN[whose] = entries
        return [self._voice(entry) for entry in entries[1]]

    def models(self) -> list[tuple[str, str, int]]:
        """(id, name, longest text) of the models that speak."""
        found = self.ask(lambda: self._client().models.list(), never_cancelled)
        return [
            (item.model_id, item.name or item.model_id, int(item.maximum_text_length_per_request or 0))
            for item in found
            if item.can_do_text_to_speech
        ]

    def clone(self, name: str, samples: Sequence[Path], *, consent: bool) -> Voice:
        """An instant clone from recordings of a voice. Raises `BadInput` without the speaker's consent."""
        if not consent:
            raise BadInput(
                "A voice may only be cloned with its owner's consent.", "Tick that you have it.", code="no_consent"
            )
        if not samples or not name.strip():
            raise BadInput("A clone needs a name and a recording.", "Give both.", code="no_recording")
        files: list[Any] = [(path.name, path.read_bytes()) for path in samples]
        result = self.ask(lambda: self._client().voices.ivc.create(name=name.strip(), files=files), never_cancelled, 1)
        _KNOWN.clear()
        return Voice("elevenlabs", result.voice_id, f"{name.strip()} (clone)", MANY, "neutral", "best", _LICENCE)

    def can_speak(self, voice: str, text: str, language: str) -> None:
        """Voices are opaque ids of one's account: only what cannot be one is refused without asking."""
        if not voice.isalnum() or len(voice) < 8:
            raise Unknown(f"“{voice}” is no voice of ElevenLabs.", "List them with: python -m core voices")

    def speak_piece(self, request: Request) -> Speech:
        from elevenlabs import VoiceSettings

        model, sound = self.setting("model"), self.setting("format")
        more: dict[str, Any] = {"seed": request.take} if request.take else {}
        if model not in _NO_LANGUAGE and request.language:
            more["language_code"] = macro(request.language)
        if model != "eleven_v3":  # it takes no context
            more |= {
                name: text for name, text in (("previous_text", request.before), ("next_text", request.after)) if text
            }
        text = request.text.translate(_MARKUP)
        answer = self._client().text_to_speech.convert_with_timestamps(
            request.voice,
            text=text,
            model_id=model,
            output_format=sound,  # type: ignore[arg-type]
            voice_settings=VoiceSettings(
                speed=request.speed,
                stability=self._number("stability"),
                similarity_boost=self._number("similarity"),
            ),
            request_options={"max_retries": 0},
            **more,
        )
        samples, rate = _sound(base64.b64decode(answer.audio_base_64), sound, self.label)
        timed = answer.alignment
        if timed is None:
            return Speech(samples, rate)
        stamps = of_characters(
            text, timed.characters, timed.character_start_times_seconds, timed.character_end_times_seconds
        )
        length_s = len(samples) / rate
        return Speech(samples, rate, tuple(stamp for stamp in stamps if stamp.end_s <= length_s + 0.1))

    def trouble(self, error: Exception) -> Trouble | None:
        return eleven.trouble(error)

    def _number(self, name: str) -> float:
        """A setting between 0 and 1. Raises `BadInput`."""
        try:
            return min(1.0, max(0.0, float(self.setting(name))))
        except ValueError as error:
            raise BadInput(f"ElevenLabs: “{name}” is not a number.", "Enter a number from 0 to 1.") from error

    def _found(self) -> list[Any]:
        client, token, out = self._client(), None, []
        while True:
            page = client.voices.search(page_size=_PAGE, next_page_token=token, request_options={"max_retries": 0})
            out += page.voices
            token = page.next_page_token
            if not page.has_more or not token or len(out) >= _MOST_VOICES:
                return out

    def _voice(self, item: Any) -> Voice:
        labels = item.labels or {}
        language = str(labels.get("language") or "").strip().lower()
        gender = _GENDERS.get(str(labels.get("gender", "")).lower(), "neutral")
        many = not (
            2 <= len(language) <= 3 and language.isalpha() and language.isascii()
        ) or "multilingual" in self.setting("model")
        label = f"{item.name or item.voice_id} (ElevenLabs)"
        return Voice("elevenlabs", item.voice_id, label, MANY if many else language, gender, "best", _LICENCE)

    def _client(self) -> ElevenLabs:
        return eleven.client(self, self.timeout_s)


def _sound(data: bytes, sound: str, label: str) -> tuple[Any, int]:
    if sound.startswith("pcm_"):
        import numpy as np

        return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.int16), int(sound.partition("_")[2])
    return sound_of(data, label)
