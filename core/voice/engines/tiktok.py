"""The voices of the TikTok app: unofficial, with a cookie of one's own session. Off by default."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from core.errors import MissingSetup, ProviderFailed, Unknown
from core.model.speech import Gender
from core.providers import Setting
from core.voice.engine import Request, Speech, Voice
from core.voice.remote import sound_of
from core.voice.web import WebEngine

_AGENT = "com.zhiliaoapp.musically/2022600030 (Linux; U; Android 7.1.2; es_ES; SM-G988N; Build/NRD90M;tt-ok/3.12.13.1)"
_WARNING = "Unofficial: it breaks TikTok's terms of service, uses your own session, and may stop at any time."
# voice -> (label, language, gender)
_VOICES: dict[str, tuple[str, str, Gender]] = {
    "en_us_001": ("Jessie", "en-US", "woman"),
    "en_us_006": ("Joey", "en-US", "man"),
    "en_us_007": ("Professor", "en-US", "man"),
    "en_us_009": ("Scientist", "en-US", "man"),
    "en_us_010": ("Confidence", "en-US", "man"),
    "en_uk_001": ("Narrator", "en-GB", "man"),
    "en_uk_003": ("British man", "en-GB", "man"),
    "en_au_001": ("Metro", "en-AU", "woman"),
    "en_au_002": ("Smooth", "en-AU", "man"),
    "fr_001": ("French man", "fr-FR", "man"),
    "de_001": ("German woman", "de-DE", "woman"),
    "de_002": ("German man", "de-DE", "man"),
    "es_002": ("Spanish man", "es-ES", "man"),
    "es_mx_002": ("Mexican man", "es-MX", "man"),
    "br_001": ("Brazilian woman", "pt-BR", "woman"),
    "id_001": ("Indonesian woman", "id-ID", "woman"),
    "jp_001": ("Japanese woman", "ja-JP", "woman"),
    "kr_002": ("Korean man", "ko-KR", "man"),
}


class TikTokVoices(WebEngine):
    """The text-to-speech call of the app."""

    label = "TikTok voices (unofficial)"
    note = "The voices that TikTok's own app reads with."
    settings = (
        Setting("enabled", "Use it all the same", kind="bool", help=_WARNING),
        Setting(
            "session_id", "Session cookie", kind="secret", required=True, help="The cookie sessionid of tiktok.com."
        ),
        Setting("url", "Host", kind="url", default="https://api16-normal-c-useast1a.tiktokv.com"),
    )
    limits = {"characters": 300, "parallel": 1}
    licence = "None granted"
    restricts = _WARNING
    on_by_default = False
    requires = ("httpcore",)
    install = "pip install -r requirements.txt"

    def voices(self) -> list[Voice]:
        return [
            Voice("tiktok", name, f"{label} (TikTok)", language, gender, "good", "None granted")
            for name, (label, language, gender) in _VOICES.items()
        ]

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in _VOICES:
            raise Unknown(f"TikTok has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")

    def speak_piece(self, request: Request) -> Speech:
        asked = {"text_speaker": request.voice, "req_text": request.text, "speaker_map_type": "0", "aid": "1233"}
        headers = {"Cookie": f"sessionid={self.setting('session_id')}", "User-Agent": _AGENT}
        url = self.setting("url").rstrip("/") + "/media/api/text/speech/invoke/"
        data, _ = self.send("POST", url, params=asked, headers=headers)
        try:
            message: Any = json.loads(data)
            status = int(message["status_code"])
            sound = base64.b64decode(message["data"]["v_str"] if status == 0 else "")
        except (ValueError, LookupError, TypeError, binascii.Error) as error:
            raise self.bad_answer("sound") from error
        if status == 0:
            return Speech(*sound_of(sound, self.label))
        if status == 1:
            raise MissingSetup("TikTok does not accept the session cookie.", "Enter a fresh one.", code="bad_key")
        raise ProviderFailed(f"TikTok refused the line ({status}).", "Choose another voice.", code="refused")
