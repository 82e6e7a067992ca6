"""Word times for engines that have none of their own: an aligner's, kept with the sound they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model.coded import Notice
from core.ports import Context
from core.voice import align, aligner
from core.voice.engine import Request, Speech, Stamp
from core.voice.paying import Call, Paid, unbooked
from core.voice.text import tokens


class WordTimes:
    """Stamps where they are missing, by the aligner of the settings `values`; `close` ends what was started for it.

    Where that one fails, the built-in aligner takes its place, which is said once; `fell_back` then is true.
    """

    def __init__(self, ctx: Context, values: Mapping[str, str] | None = None, paid: Paid = unbooked) -> None:
        self.ctx, self._values, self._paid = ctx, values or {}, paid
        self._ear: align.Ear | None = None
        self._chosen: aligner.Aligner | None = None
        self._told = False
        self.fell_back = False

    @property
    def version(self) -> str | int:
        """What decides the times besides sound and words; part of a take's key."""
        return align.VERSION if self._builtin else f"{self._name} {align.VERSION}"

    @property
    def _name(self) -> str:
        return self._values.get(aligner.SETTING, "") or aligner.BUILTIN

    @property
    def _builtin(self) -> bool:
        return self._name == aligner.BUILTIN

    def stamped(self, speech: Speech, asked: Request, call: str) -> Speech:
        """The speech with stamps on `asked.text`; without, and with one warning, where it cannot be aligned."""
        if speech.stamps or not any(token.speakable for token in tokens(asked.text)):
            return speech
        if not self._builtin and not self.fell_back:
            held = self._by_chosen(speech, asked, call)
            if held is not None:
                return replace(speech, stamps=held)
        key = f"voice.align/{align.VERSION}/{call}"
        found = self.ctx.cache.get(key)
        if found is None:
            found = [[one.char, one.start_s, one.end_s] for one in self._by_ear(speech, asked)]
            self.ctx.cache.put(key, found)
        return replace(speech, stamps=tuple(Stamp(*one) for one in found))

    def _by_chosen(self, speech: Speech, asked: Request, call: str) -> tuple[Stamp, ...] | None:
        """The stamps of the aligner that was set up; None where it failed, which was then said."""
        try:
            self._chosen = self._chosen or aligner.chosen(self._values)
            key = f"voice.align/{self._name} {self._chosen.version()}/{align.VERSION}/{call}"
            found = self.ctx.cache.get(key)
            if found is None:
                stamps = self._chosen.stamps(asked.text, speech.samples, speech.rate, asked.language, self.ctx)
                found = [[one.char, one.start_s, one.end_s] for one in stamps]
                self.ctx.cache.put(key, found)
                seconds = len(speech.samples) / speech.rate
                self._paid(Call(self._name, "", len(asked.text), seconds, times=True))
        except (BadInput, MissingSetup, ProviderFailed) as error:
            self.fell_back = True
            self.ctx.warn(Notice.of("aligner_failed", error=error.message))
            return None
        return tuple(Stamp(*one) for one in found)

    def _by_ear(self, speech: Speech, asked: Request) -> tuple[Stamp, ...]:
        self._ear = self._ear or align.Ear()
        try:
            found = self._ear.stamps(asked.text, speech.samples, speech.rate, asked.language, self.ctx.check)
        except MissingSetup:
            if not self._told:
                self.ctx.warn(Notice.of("times_estimated"))
            self._told = True
            return ()
        return found.stamps

    def close(self) -> None:
        """End what was started."""
        if self._ear is not None:
            self._ear.close()
        if self._chosen is not None:
            self._chosen.close()
