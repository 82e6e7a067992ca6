"""Word times for engines that have none of their own: an aligner's, kept with the sound they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cached_property

from core.buying import Order, Sale
from core.caching import Cache
from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model.coded import Notice
from core.ports import Context
from core.voice import align, aligner
from core.voice.engine import Request, Speech, Stamp
from core.voice.remote import Asking
from core.voice.text import tokens


class WordTimes:
    """Stamps where they are missing, by the aligner of the settings `values`; `close` ends what was started for it.

    Where that one fails, the built-in aligner takes its place, which is said once; `fell_back` then is true.
    """

    def __init__(self, ctx: Context, values: Mapping[str, str] | None = None) -> None:
        self.ctx, self._values = ctx, values or {}
        self._ear: align.Ear | None = None
        self._chosen: aligner.Aligner | None = None
        self._told = False
        self.fell_back = False

    @cached_property
    def version(self) -> str:
        """The version of whatever decides the times besides sound and words; part of a take's key."""
        if self._builtin:
            return align.version()
        try:
            self._chosen = self._chosen or aligner.chosen(self._values)
        except (BadInput, MissingSetup):
            return f"{self._name} {align.version()}"  # it is said where it is needed, and the built-in one heard
        return f"{self._name} {self._chosen.version()} {align.version()}"

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
            stamps = self._by_chosen(speech, asked, call)
            if stamps is not None:
                return replace(speech, stamps=stamps)
        key = f"voice.align/{align.VERSION}/{align.version()}/{call}"
        found = self.ctx.cache.get(key)
        if found is None:
            found = [[stamp.char, stamp.start_s, stamp.end_s] for stamp in self._by_ear(speech, asked)]
            self.ctx.cache.put(key, found)
        return replace(speech, stamps=tuple(Stamp(*item) for item in found))

    def _by_chosen(self, speech: Speech, asked: Request, call: str) -> tuple[Stamp, ...] | None:
        """The stamps of the aligner that was set up; None where it failed, which was then said."""
        try:
            self._chosen = self._chosen or aligner.chosen(self._values)
            key = f"voice.align/{self._name} {self._chosen.version()}/{align.VERSION}/{call}"
            found = self._notes(self._chosen).get(key) or self._bought(self._chosen, key, speech, asked)
        except (BadInput, MissingSetup, ProviderFailed) as error:
            self.fell_back = True
            self.ctx.warn(Notice.of("aligner_failed", error=error.message))
            return None
        return tuple(Stamp(*item) for item in found)

    def _bought(self, chosen: aligner.Aligner, key: str, speech: Speech, asked: Request) -> list[list[float]]:
        """The stamps as they are kept, from an aligner that may cost money."""
        minutes, cost = len(speech.samples) / speech.rate / 60, chosen.cost
        order = Order(
            key=key,
            kind="times",
            provider=self._name,
            label=chosen.label,
            units=minutes,
            unit="minute",
            cost=cost.amount * minutes if cost is not None else 0.0,
            currency=cost.currency if cost is not None else "USD",
            note=f"times of words, {60 * minutes:.1f} s",
            paid=cost is not None,
        )
        with self._sale(chosen, order) as sale:
            found = self._notes(chosen).get(key)  # by now, where another was buying the same
            if found is None:
                ctx = replace(self.ctx, sale=sale)
                stamps = chosen.stamps(asked.text, speech.samples, speech.rate, asked.language, ctx)
                found = [[stamp.char, stamp.start_s, stamp.end_s] for stamp in stamps]
                self._notes(chosen).put(key, found)
                if not isinstance(chosen, Asking):  # one that does not tell of its calls
                    sale.answered()
        return found

    def _notes(self, chosen: aligner.Aligner) -> Cache:
        return self.ctx.till.notes(self.ctx.cache) if chosen.cost is not None else self.ctx.cache

    def _sale(self, chosen: aligner.Aligner, order: Order) -> AbstractContextManager[Sale]:
        """Nothing is bought of an aligner on this machine."""
        if "offline" in chosen.capabilities:
            return nullcontext(Sale())
        return self.ctx.till.buying(order, self.ctx.check)

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
