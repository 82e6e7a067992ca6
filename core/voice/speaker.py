"""One engine at work on lines: each is spoken once, kept by all that decides its sound, never asked for again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

from core import digests
from core.buying import Order
from core.media.audio import read_wav, write_wav
from core.media.versions import TAKES, versions
from core.model.narration import SAMPLE_RATE, Take
from core.model.speech import Pronunciation
from core.ports import Context
from core.voice import sound
from core.voice.engine import Engine, Request, Speech, Stamp
from core.voice.lexicon import respelt
from core.voice.onset import settle
from core.voice.pausing import widened
from core.voice.paying import price
from core.voice.pieces import joined, pieces, shifted
from core.voice.reading.out import read_out
from core.voice.remote import RemoteEngine
from core.voice.stretch import stretched
from core.voice.text import Spoken, plain, tokens
from core.voice.times import WordTimes
from core.voice.words import words_of

_SEAM_S = 0.15  # silence on each side where a line had to be cut: the pause between two sentences
_SCHEMA = 2


class Speaker:
    """Makes takes with one engine; `done` counts the lines for which the engine had to speak.

    `tempo` is the part of the speed that a paid voice is stretched by instead of being paid once more.
    """

    def __init__(
        self,
        engine: Engine,
        name: str,
        lexicon: Sequence[Pronunciation],
        ctx: Context,
        *,
        tempo: float = 1.0,
        comma_s: float = 0.0,
    ) -> None:
        self.engine, self.name, self.lexicon, self.ctx = engine, name, lexicon, ctx
        self.tempo, self.comma_s = tempo if engine.cost is not None else 1.0, comma_s
        self.decides = (_SCHEMA, name, engine.version(), engine.sound_settings())  # the sound, besides the request
        self.done = 0
        self.notes = ctx.till.notes(ctx.cache) if engine.cost is not None else ctx.cache
        self.times = WordTimes(ctx, engine.values)

    def take(self, line_id: int, request: Request, pause_s: float) -> Take:
        """The take of a line, from the cache if it has been made before."""
        spoken, asked = self._asked(request)
        call = key_digest(self.decides, _told(asked))
        more = [round(self.comma_s, 3)] if self.comma_s else []
        key = key_digest(
            call,
            request.text,
            request.speed,
            spoken.origin,
            (sound.VERSION, versions(*TAKES)),
            self.times.version,
            round(pause_s, 3),
            *more,
        )
        if (known := kept_take(self.ctx, key, line_id)) is not None:
            return known
        speech, fresh = self._speech(asked, self.ctx.check)
        self.done += fresh
        speech = stretched(self.times.stamped(speech, asked, call), request.speed / asked.speed)
        take = delivered(self.ctx, line_id, request, spoken, speech, pause_s, key, self.comma_s)
        if not self.times.fell_back:  # else the aligner that was chosen is asked again next time
            self.ctx.cache.put(f"voice.take/{key}", take.model_dump(mode="json"))
        return take

    def fetch(self, request: Request, check: Callable[[], None]) -> bool:
        """Have the line spoken and kept, and nothing more; whether the engine had to speak. Safe in several threads."""
        return self._speech(self._asked(request)[1], check)[1]

    def owed(self, request: Request) -> int:
        """The characters of the line that the engine has yet to be sent; 0 where all of it is there."""
        out = 0
        for asked in self._pieces(self._asked(request)[1]):
            there = _with_sound(self.notes.get(self._key(asked)), self.ctx) is not None
            out += 0 if there or not _sounds(asked.text) else len(asked.text)
        return out

    def _asked(self, request: Request) -> tuple[Spoken, Request]:
        """The text as it will be spoken, and what the engine is asked; speed it does not have is stretched."""
        native = "ipa" in self.engine.capabilities
        line = plain(request.text)
        line = read_out(line, request.language, self.lexicon) if self.engine.figure_by_figure else line
        spoken = respelt(line, self.lexicon, request.language, ipa=native)
        low, high = self.engine.speeds
        speed = min(high, max(low, round(request.speed / self.tempo, 4)))
        return spoken, replace(request, text=spoken.text, speed=speed, phonemes=spoken.phonemes)

    def _pieces(self, asked: Request) -> list[Request]:
        """The request cut at the engine's limit."""
        cut = pieces(asked.text, int(self.engine.limits.get("characters", 0)) or max(1, len(asked.text)))
        out = []
        for number, (place, piece) in enumerate(cut):
            before = cut[number - 1][1] if number else ""
            after = cut[number + 1][1] if number + 1 < len(cut) else ""
            inside = tuple(
                (start - place, end - place, ipa)
                for start, end, ipa in asked.phonemes
                if place <= start and end <= place + len(piece)
            )
            out.append(replace(asked, text=piece, before=before, after=after, phonemes=inside))
        return out

    def _speech(self, asked: Request, check: Callable[[], None]) -> tuple[Speech, bool]:
        """Return the engine's speech, cut at its limit, and whether any is new; each piece is kept at once."""
        parts: list[Speech] = []
        fresh, place = False, 0
        for piece in self._pieces(asked):
            speech, new = self._piece(piece, check)
            parts.append(shifted(speech, place))
            place += len(piece.text)
            fresh = fresh or new
        return joined(parts, SAMPLE_RATE, _SEAM_S), fresh

    def _piece(self, asked: Request, check: Callable[[], None]) -> tuple[Speech, bool]:
        current = self._held(asked)
        if current is not None:
            return current, False
        if not isinstance(self.engine, RemoteEngine) or not _sounds(asked.text):  # nothing is sent
            speech = self.engine.say(asked, check)
            self._keep(asked, speech)
            return speech, True
        with self.ctx.till.buying(self._order(asked), check) as sale:
            current = self._held(asked)  # by now, where another was buying the same
            if current is not None:
                return current, False
            sale.keep = lambda speech: self._keep(asked, speech)
            return self.engine.say(asked, check, sale), True

    def _held(self, asked: Request) -> Speech | None:
        """Return the engine's speech of before, from the cache; None where there is none."""
        row = _with_sound(self.notes.get(self._key(asked)), self.ctx)
        if row is None:
            return None
        samples, rate = read_wav(self.ctx.blobs.path(row["audio"]))
        return Speech(samples, rate, tuple(Stamp(*stamp) for stamp in row["stamps"]))

    def _keep(self, asked: Request, speech: Speech) -> None:
        audio = self.ctx.blobs.put(write_wav(speech.samples, speech.rate), ".wav")
        stamps = [[stamp.char, stamp.start_s, stamp.end_s] for stamp in speech.stamps]
        free = {"free": True} if self.engine.cost is None else {}  # what was paid for is never thrown away
        self.notes.put(self._key(asked), {"audio": audio, "stamps": stamps, **free})

    def _order(self, asked: Request) -> Order:
        cost, n_chars = self.engine.cost, len(asked.text)
        return Order(
            key=self._key(asked),
            kind="speech",
            provider=self.name,
            label=self.engine.label,
            units=n_chars,
            unit="character",
            cost=price(cost, n_chars),
            currency=cost.currency if cost is not None else "USD",
            note=asked.voice,
            paid=cost is not None,
        )

    def _key(self, asked: Request) -> str:
        return "voice.speech/" + key_digest(self.decides, _told(asked))


def kept_take(ctx: Context, key: str, line_id: int) -> Take | None:
    """Return the take that was kept under a key, for a line; None where it or its sound is gone."""
    row = _with_sound(ctx.cache.get(f"voice.take/{key}"), ctx)
    return Take(**{**row, "line_id": line_id}) if row is not None else None


def _with_sound(row: Any, ctx: Context) -> dict[str, Any] | None:
    """Return a kept row whose sound is there and undamaged, else None."""
    return row if isinstance(row, dict) and ctx.blobs.has(row["audio"]) else None


def delivered(
    ctx: Context,
    line_id: int,
    request: Request,
    spoken: Spoken,
    speech: Speech,
    pause_s: float,
    key: str,
    comma_s: float = 0.0,
) -> Take:
    """Cut, level and store the sound of a line; find the words' times in it."""
    samples, offset_s = sound.deliver(speech.samples, speech.rate)
    stamps = [
        Stamp(spoken.place(stamp.char), stamp.start_s - offset_s, stamp.end_s - offset_s) for stamp in speech.stamps
    ]
    words = settle(words_of(request.text, stamps, len(samples) / SAMPLE_RATE), samples, SAMPLE_RATE)
    samples, words = widened(samples, SAMPLE_RATE, words, comma_s)
    n_frames = sound.frames_with_pause(len(samples), pause_s)
    return Take(
        line_id=line_id,
        text=request.text,
        audio=ctx.blobs.put(write_wav(sound.padded(samples, n_frames), SAMPLE_RATE), ".wav"),
        n_samples=len(samples),
        n_frames=n_frames,
        words=words,
        take=request.take,
        key=key,
    )


def _sounds(text: str) -> bool:
    return any(token.speakable for token in tokens(text))


def _told(asked: Request) -> dict[str, Any]:
    """The request as its key has it; what is new and empty is left out, so that what was kept before is found."""
    out = asdict(asked)
    if not out["phonemes"]:
        del out["phonemes"]
    return out


def key_digest(*parts: Any) -> str:
    """The hash of JSON values in the key of a kept take."""
    return digests.of_json(parts, ensure_ascii=False)
