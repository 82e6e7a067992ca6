"""Word times for engines that have none of their own: the aligner's, kept with the sound they belong to."""

from __future__ import annotations

from dataclasses import replace

from core.errors import MissingSetup
from core.ports import Context
from core.voice import align
from core.voice.engine import Request, Speech, Stamp
from core.voice.text import tokens


class WordTimes:
    """Stamps where they are missing; `close` ends what was started for it."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._aligner: align.Aligner | None = None
        self._told = False

    def stamped(self, speech: Speech, asked: Request, call: str) -> Speech:
        """The speech with stamps on `asked.text`; without, and with one warning, where it cannot be aligned."""
        if speech.stamps or not any(token.speakable for token in tokens(asked.text)):
            return speech
        key = f"voice.align/{align.VERSION}/{call}"
        held = self.ctx.cache.get(key)
        if held is None:
            held = [[one.char, one.start_s, one.end_s] for one in self._found(speech, asked)]
            self.ctx.cache.put(key, held)
        return replace(speech, stamps=tuple(Stamp(*one) for one in held))

    def _found(self, speech: Speech, asked: Request) -> tuple[Stamp, ...]:
        self._aligner = self._aligner or align.Aligner()
        try:
            found = self._aligner.stamps(asked.text, speech.samples, speech.rate, asked.language, self.ctx.check)
        except MissingSetup:
            if not self._told:
                self.ctx.warn(
                    "The times of the words are estimated by their length: eSpeak NG cannot read this language."
                )
            self._told = True
            return ()
        return found.stamps

    def close(self) -> None:
        """End the aligner, if it was needed."""
        if self._aligner is not None:
            self._aligner.close()
