"""Coqui XTTS-v2 and its kin through their own server (`tts-server`, port 5002)."""

from __future__ import annotations

from core.errors import Unknown
from core.language.tag import primary
from core.providers import Setting
from core.voice.engine import MANY, Request, Speech, Voice
from core.voice.remote import sound_of
from core.voice.web import WebEngine

_LICENCE = "Coqui Public Model Licence for XTTS-v2; other models have their own"


class Coqui(WebEngine):
    """GET /api/tts: text in, WAV out, no times."""

    label = "Coqui TTS server"
    note = "Natural voices in 17 languages from a server of one's own."
    settings = (
        Setting("url", "Address", kind="url", required=True, help="Such as http://127.0.0.1:5002"),
        Setting(
            "speakers", "Speakers", default="Ana Florence,Claribel Dervla,Damien Black", help="With commas between."
        ),
    )
    limits = {"characters": 1000, "parallel": 1}
    capabilities = frozenset({"self_hosted"})
    licence = _LICENCE
    restricts = "XTTS-v2 may not be used commercially."
    requires = ("httpcore",)
    install = "pip install -r requirements.txt"

    def voices(self) -> list[Voice]:
        return [Voice("coqui", name, f"{name} (Coqui)", MANY, "neutral", "good", _LICENCE) for name in self._speakers()]

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in self._speakers():
            raise Unknown(
                f"The Coqui server has no speaker “{voice}” in its settings.",
                "Add it on the settings page.",
                code="no_voice",
            )

    def speak_piece(self, request: Request) -> Speech:
        language = primary(request.language)
        asked = {
            "text": request.text,
            "speaker_id": request.voice,
            "language_id": "zh-cn" if language == "zh" else language,
        }
        data, _ = self.send("GET", self.setting("url").rstrip("/") + "/api/tts", params=asked)
        return Speech(*sound_of(data, self.label))

    def _speakers(self) -> list[str]:
        return [part.strip() for part in self.setting("speakers").split(",") if part.strip()]
