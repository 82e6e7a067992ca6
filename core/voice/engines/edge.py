"""The voices of Microsoft Edge's read-aloud: unofficial, by the package edge-tts. Off by default."""

from __future__ import annotations

import asyncio

from core.errors import Unknown
from core.model.speech import Gender
from core.net.paid import never_sent
from core.net.statuses import retry_after_s
from core.providers import Setting
from core.voice.engine import Request, Speech, Voice
from core.voice.remote import RemoteEngine, Trouble, sound_of
from core.voice.stamps import of_words

_WARNING = "Unofficial: Microsoft grants no licence for it, and it may stop at any time."
_TICKS = 10_000_000  # a second
# language -> (language's name, woman, man)
_VOICES = {
    "ar-EG": ("Arabic", "Salma", "Shakir"), "cs-CZ": ("Czech", "Vlasta", "Antonin"),
    "da-DK": ("Danish", "Christel", "Jeppe"), "de-DE": ("German", "Katja", "Conrad"),
    "el-GR": ("Greek", "Athina", "Nestoras"), "en-GB": ("English (Great Britain)", "Sonia", "Ryan"),
    "en-US": ("English (United States)", "Jenny", "Guy"), "es-ES": ("Spanish", "Elvira", "Alvaro"),
    "es-MX": ("Spanish (Mexico)", "Dalia", "Jorge"), "fi-FI": ("Finnish", "Noora", "Harri"),
    "fr-FR": ("French", "Denise", "Henri"), "he-IL": ("Hebrew", "Hila", "Avri"),
    "hi-IN": ("Hindi", "Swara", "Madhur"), "hu-HU": ("Hungarian", "Noemi", "Tamas"),
    "id-ID": ("Indonesian", "Gadis", "Ardi"), "it-IT": ("Italian", "Elsa", "Diego"),
    "ja-JP": ("Japanese", "Nanami", "Keita"), "ko-KR": ("Korean", "SunHi", "InJoon"),
    "nb-NO": ("Norwegian", "Pernille", "Finn"), "nl-NL": ("Dutch", "Colette", "Maarten"),
    "pl-PL": ("Polish", "Zofia", "Marek"), "pt-BR": ("Portuguese (Brazil)", "Francisca", "Antonio"),
    "pt-PT": ("Portuguese (Portugal)", "Raquel", "Duarte"), "ro-RO": ("Romanian", "Alina", "Emil"),
    "ru-RU": ("Russian", "Svetlana", "Dmitry"), "sv-SE": ("Swedish", "Sofie", "Mattias"),
    "th-TH": ("Thai", "Premwadee", "Niwat"), "tr-TR": ("Turkish", "Emel", "Ahmet"),
    "uk-UA": ("Ukrainian", "Polina", "Ostap"), "vi-VN": ("Vietnamese", "HoaiMy", "NamMinh"),
    "zh-CN": ("Chinese", "Xiaoxiao", "Yunxi"),
}  # fmt: skip


class Edge(RemoteEngine):
    """Read-aloud over a websocket, with word boundaries."""

    label = "Edge voices (unofficial)"
    note = "The natural voices of Microsoft Edge's read-aloud, without a key."
    settings = (Setting("enabled", "Use it all the same", kind="bool", help=_WARNING),)
    limits = {"characters": 1300, "parallel": 2}  # 4,096 bytes a message, in any writing
    capabilities = frozenset({"word_times", "speed"})
    speeds = (0.5, 2.0)
    licence = "None granted"
    restricts = _WARNING
    on_by_default = False
    requires = ("edge_tts",)
    install = "pip install edge-tts==7.3.1"

    def voices(self) -> list[Voice]:
        out = []
        for code, (language, woman, man) in _VOICES.items():
            genders: tuple[tuple[str, Gender], ...] = ((woman, "woman"), (man, "man"))
            for name, gender in genders:
                label = f"{name}, {language} (Edge)"
                out.append(Voice("edge", f"{code}-{name}Neural", label, code, gender, "best", "None granted"))
        return out

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in {item.voice for item in self.voices()}:
            raise Unknown(f"Edge has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")

    def speak_piece(self, request: Request) -> Speech:
        # Not its stream_sync: that one waits for ever when the connection fails.
        sound, words = asyncio.run(asyncio.wait_for(self._collected(request), self.timeout_s))
        samples, rate = sound_of(sound, self.label)
        length_s = len(samples) / rate
        inside = ((word, start, min(end, length_s)) for word, start, end in words if start <= length_s)
        return Speech(samples, rate, of_words(request.text, inside))

    async def _collected(self, request: Request) -> tuple[bytes, list[tuple[str, float, float]]]:
        """The sound, and (word, start, end) in seconds."""
        from edge_tts import Communicate

        pace = f"{round((request.speed - 1) * 100):+d}%"
        call = Communicate(request.text, request.voice, rate=pace, boundary="WordBoundary", connect_timeout=10)
        sound = bytearray()
        words: list[tuple[str, float, float]] = []
        async for chunk in call.stream():
            if chunk["type"] == "audio":
                sound += chunk["data"]
            elif chunk["type"] == "WordBoundary":
                begin_s = chunk["offset"] / _TICKS
                words.append((chunk["text"], begin_s, begin_s + chunk["duration"] / _TICKS))
        return bytes(sound), words

    def trouble(self, error: Exception) -> Trouble | None:
        import aiohttp
        from edge_tts import exceptions

        if isinstance(error, aiohttp.ClientResponseError):
            return Trouble(error.status, retry_after_s(error.headers))
        if isinstance(error, TimeoutError):
            return Trouble(timeout=True)
        if isinstance(error, exceptions.EdgeTTSException):
            return Trouble(502)
        if isinstance(error, aiohttp.ClientError):
            return Trouble(cut_off=not never_sent(error))
        return None
