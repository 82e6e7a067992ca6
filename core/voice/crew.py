"""Assignment of speech engines to lines, by the lines' voices; each engine is opened once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.model.coded import Notice
from core.model.speech import LineSpeech, Pronunciation
from core.ports import Context
from core.voice import catalogue
from core.voice.engine import Engine, Request
from core.voice.lexicon import lexicon_words_in

if TYPE_CHECKING:
    from core.config import Settings


class Crew:
    """The speech engines of a script's lines, opened once each; lines with a recording of their own need none."""

    def __init__(
        self,
        lines: Sequence[tuple[int, str]],
        voice: str,
        language: str,
        special: Mapping[int, LineSpeech],
        settings: Settings | None,
    ) -> None:
        self.lines = [(line_id, text) for line_id, text in lines if not is_own(special.get(line_id), text)]
        self.main, self.language, self.special = voice, language, special
        self.voice_of = {line_id: (special.get(line_id) or _PLAIN).voice or voice for line_id, _ in self.lines}
        self.engine_of = {line_id: catalogue.voice_id(item).engine for line_id, item in self.voice_of.items()}
        self.engines: dict[str, Engine] = {
            name: catalogue.engine(name, settings) for name in dict.fromkeys(self.engine_of.values())
        }

    def language_of(self, line_id: int) -> str:
        return (self.special.get(line_id) or _PLAIN).language or self.language

    def other(self, line_id: int) -> str:
        """The line's voice where it isn't the narration's."""
        return "" if self.voice_of[line_id] == self.main else self.voice_of[line_id]

    def requests(self, speed: float, takes: Mapping[int, int]) -> dict[int, Request]:
        """Return a speech request for each line that an engine speaks, by the line's id."""
        out = {}
        for line_id, text in self.lines:
            number = takes.get(line_id, (self.special.get(line_id) or _PLAIN).take)
            voice = catalogue.voice_id(self.voice_of[line_id]).voice
            out[line_id] = Request(text, voice, self.language_of(line_id), speed, number)
        return out

    def require_able(self, ctx: Context, lexicon: Sequence[Pronunciation]) -> None:
        """Raise where a voice cannot say its lines; warn of what it will say otherwise than written."""
        groups: dict[tuple[str, str], list[str]] = {}
        for line_id, text in self.lines:
            groups.setdefault((self.voice_of[line_id], self.language_of(line_id)), []).append(text)
        for (voice, language), texts in groups.items():
            parsed = catalogue.voice_id(voice)
            engine, whole = self.engines[parsed.engine], "\n".join(texts)
            engine.can_speak(parsed.voice, whole, language)
            for notice in engine.remarks(parsed.voice, whole):
                ctx.warn(notice)
            if "ipa" not in engine.capabilities:
                for word in dict.fromkeys(
                    item.entry.word for item in lexicon_words_in(whole, lexicon, language) if not item.entry.said
                ):
                    ctx.warn(Notice.of("no_phonetic_signs", engine=engine.label, word=word))

    def close(self) -> None:
        for engine in self.engines.values():
            engine.close()


_PLAIN = LineSpeech()


def is_own(line_speech: LineSpeech | None, text: str) -> bool:
    """Whether a person's recorded take is spoken in place of the voice's for a line: one made for other words isn't."""
    return line_speech is not None and bool(line_speech.own) and line_speech.own_text == text
