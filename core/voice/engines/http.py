"""Any speech server, told by its address and by where things stand in its JSON."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from core.errors import BadInput
from core.providers import Setting
from core.voice.engine import MANY, Request, Speech, Stamp, Voice
from core.voice.remote import sound_of
from core.voice.stamps import of_words
from core.voice.web import WebEngine

_BODY = '{"text": "{text}", "voice": "{voice}", "language": "{language}", "speed": "{speed}"}'
_UNITS = {"s": 1.0, "ms": 0.001, "100ns": 1e-7}


class Http(WebEngine):
    """POST of a JSON body; the answer is the sound itself, or JSON that holds it in base64."""

    label = "Another speech server"
    note = "Any server that takes JSON and gives sound, with the times of words if it has them."
    settings = (
        Setting("url", "Address", kind="url", required=True),
        Setting("token", "Token", kind="secret", help="Sent as Authorization: Bearer."),
        Setting("body", "Body", default=_BODY, help="JSON with {text}, {voice}, {language} and {speed} as values."),
        Setting("voices", "Voices", default="default", help="With commas between."),
        Setting("audio", "Where the sound is", help="Such as data.audio; empty: the whole answer is the sound."),
        Setting("words", "Where the words are", help="Such as data.words; empty: words are aligned."),
        Setting("fields", "Fields of a word", default="word,start,end"),
        Setting("unit", "Unit of times", kind="choice", default="s", choices=tuple(_UNITS)),
    )
    limits = {"characters": 2000, "parallel": 2}
    capabilities = frozenset({"self_hosted"})
    speeds = (0.5, 2.0)
    licence = "That of the server"
    requires = ("httpcore",)
    install = "pip install -r requirements.txt"

    def voices(self) -> list[Voice]:
        return [Voice("http", name, f"{name} (own server)", MANY, "neutral", "good") for name in self._names()]

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in self._names():
            raise BadInput(
                f"The server's settings name no voice “{voice}”.", "Add it on the settings page.", code="no_voice"
            )

    def speak_piece(self, request: Request) -> Speech:
        try:
            template = json.loads(self.setting("body"))
        except ValueError as error:
            raise BadInput("The body of the speech server is no JSON.", "Correct it on the settings page.") from error
        headers = {"Authorization": f"Bearer {self.setting('token')}"} if self.setting("token") else {}
        data, _ = self.send("POST", self.setting("url"), json=filled(template, request), headers=headers)
        if not self.setting("audio"):
            return Speech(*sound_of(data, self.label))
        try:
            message = json.loads(data)
            sound = base64.b64decode(str(at_path(message, self.setting("audio"))), validate=True)
        except (ValueError, LookupError, TypeError, binascii.Error) as error:
            raise self.bad_answer("sound where the settings say") from error
        samples, rate = sound_of(sound, self.label)
        return Speech(samples, rate, self._stamps(message, request.text, len(samples) / rate))

    def _stamps(self, message: Any, text: str, length_s: float) -> tuple[Stamp, ...]:
        if not self.setting("words"):
            return ()
        names = [part.strip() for part in self.setting("fields").split(",")]
        unit = _UNITS.get(self.setting("unit"), 1.0)
        try:
            found = at_path(message, self.setting("words"))
            words = [
                (str(item[names[0]]), float(item[names[1]]) * unit, float(item[names[2]]) * unit) for item in found
            ]
        except (LookupError, TypeError, ValueError) as error:
            raise self.bad_answer("words where the settings say") from error
        inside = ((word, start, min(end, length_s)) for word, start, end in words if start <= length_s)
        return of_words(text, inside)

    def _names(self) -> list[str]:
        return [part.strip() for part in self.setting("voices").split(",") if part.strip()]


def filled(template: Any, request: Request) -> Any:
    """The template with its marks replaced inside values; a value that is {speed} alone becomes a number."""
    if isinstance(template, dict):
        return {key: filled(value, request) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, request) for value in template]
    if template == "{speed}":
        return request.speed
    if not isinstance(template, str):
        return template
    marks = {"voice": request.voice, "language": request.language, "speed": str(request.speed)}
    for name, value in marks.items():
        template = template.replace("{" + name + "}", value)
    return template.replace("{text}", request.text)  # last: a text may hold marks


def at_path(value: Any, path: str) -> Any:
    """Return the part of a JSON value at a path such as a.b.0. Raises `LookupError`, `TypeError`, `ValueError`."""
    for part in path.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value
