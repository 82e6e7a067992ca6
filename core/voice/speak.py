"""Lines become takes: each is spoken once, kept by everything that decides its sound, and never asked for again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.media.audio import read_wav, write_wav
from core.model.narration import SAMPLE_RATE, Narration, Take
from core.ports import Context
from core.voice import align, catalogue, sound
from core.voice.engine import Engine, Request, Speech, Stamp
from core.voice.lexicon import respelt
from core.voice.onset import settle
from core.voice.parallel import fetch_all
from core.voice.pieces import joined, pieces, shifted
from core.voice.stretch import stretched
from core.voice.text import Spoken, plain
from core.voice.times import WordTimes
from core.voice.words import words_of

if TYPE_CHECKING:
    from core.config import Settings

PAUSE_S = 0.3  # after a line, where the caller names none
_MOST_CHARACTERS = 10_000  # of a line: more than ten minutes of speech
_SLOWEST, _FASTEST = 0.5, 2.0
_SEAM_S = 0.15  # silence on each side where a line had to be cut: the pause between two sentences
_SCHEMA = 2


@dataclass(frozen=True)
class SpokenResult:
    """The narration; `done` lines were spoken by the engine, `reused` ones came from the cache."""

    narration: Narration
    done: int
    reused: int


def speak(
    lines: Sequence[tuple[int, str]],
    voice: str,
    *,
    language: str,
    speed: float = 1.0,
    ctx: Context,
    pauses: Mapping[int, float] | None = None,
    takes: Mapping[int, int] | None = None,
    lexicon: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> SpokenResult:
    """Speak (line id, text) pairs in order. `pauses`: seconds after a line; `takes`: take numbers, by line id.

    `lexicon` maps words to how they are said; `speed` is held between 0.5 and 2.
    Raises `BadInput`, `MissingSetup` before anything is made, `ProviderFailed`, `Cancelled`; what was spoken is kept.
    """
    name, rest = catalogue.split(voice)
    engine = catalogue.engine(name, settings)
    whole = "\n".join(text for _, text in lines)
    _require_short(lines)
    engine.can_speak(rest, whole, language)
    for sentence in engine.remarks(rest, whole):
        ctx.warn(sentence)
    speed = min(_FASTEST, max(_SLOWEST, speed))
    speaker = _Speaker(engine, name, lexicon or {}, ctx)
    requests = [Request(text, rest, language, speed, (takes or {}).get(line_id, 0)) for line_id, text in lines]
    out: list[Take] = []
    try:
        # A vendor answers several lines at once; what is here is then quickly cut, levelled and timed in order.
        at_once = int(engine.limits.get("parallel", 1))
        fetched = fetch_all(speaker.fetch, requests, at_once, ctx) if at_once > 1 else 0
        begin = 0.8 if at_once > 1 else 0.0
        for index, (line_id, _) in enumerate(lines):
            ctx.check()
            ctx.progress(begin + (1 - begin) * index / len(lines), f"Speaking line {index + 1} of {len(lines)}")
            out.append(speaker.take(line_id, requests[index], (pauses or {}).get(line_id, PAUSE_S)))
    finally:
        speaker.times.close()
        engine.close()
    done = speaker.done + fetched
    ctx.progress(1.0, "Spoken")
    narration = Narration(engine=name, voice=rest, language=language, speed=speed, takes=tuple(out))
    return SpokenResult(narration, done, len(out) - done)


def _require_short(lines: Sequence[tuple[int, str]]) -> None:
    for number, (_, text) in enumerate(lines, 1):
        if len(text) > _MOST_CHARACTERS:
            raise BadInput(
                f"Line {number} is too long to speak: {len(text):,} characters.",
                f"Split it into lines of at most {_MOST_CHARACTERS:,} characters.",
                code="line_too_long",
            )


def preview(
    text: str, voice: str, *, language: str, speed: float = 1.0, ctx: Context, settings: Settings | None = None
) -> str:
    """The sha256 of a short WAV blob of this text; the same call again speaks nothing."""
    if not text.strip():
        raise BadInput("There is nothing to say.", "Type a few words.")
    result = speak([(0, text)], voice, language=language, speed=speed, ctx=ctx, pauses={0: 0.0}, settings=settings)
    return result.narration.takes[0].audio


class _Speaker:
    """Makes takes with one engine; `done` counts the lines for which the engine had to speak."""

    def __init__(self, engine: Engine, name: str, lexicon: Mapping[str, str], ctx: Context) -> None:
        self.engine, self.lexicon, self.ctx = engine, lexicon, ctx
        self.decides = (_SCHEMA, name, engine.version(), engine.sound_settings())  # the sound, besides the request
        self.done = 0
        self.times = WordTimes(ctx)

    def take(self, line_id: int, request: Request, pause_s: float) -> Take:
        """The take of a line, from the cache if it has been made before."""
        spoken = self._spoken(request)
        low, high = self.engine.speeds
        own = min(high, max(low, request.speed))  # what the engine does itself; the rest is stretched
        asked = replace(request, text=spoken.text, speed=own)
        call = _digest(self.decides, asdict(asked))
        key = _digest(call, request.text, request.speed, spoken.origin, sound.VERSION, align.VERSION, round(pause_s, 3))
        held = self.ctx.cache.get(f"voice.take/{key}")
        if held is not None and self.ctx.blobs.has(held["audio"]):
            return Take(**{**held, "line_id": line_id})
        speech, fresh = self._speech(asked, self.ctx.check)
        self.done += fresh
        speech = stretched(self.times.stamped(speech, asked, call), request.speed / own)
        take = delivered(self.ctx, line_id, request, spoken, speech, pause_s, key)
        self.ctx.cache.put(f"voice.take/{key}", take.model_dump(mode="json"))
        return take

    def fetch(self, request: Request, check: Callable[[], None]) -> bool:
        """Have the line spoken and kept, and nothing more; whether the engine had to speak. Safe in several threads."""
        low, high = self.engine.speeds
        asked = replace(request, text=self._spoken(request).text, speed=min(high, max(low, request.speed)))
        return self._speech(asked, check)[1]

    def _spoken(self, request: Request) -> Spoken:
        return respelt(plain(request.text), self.lexicon)

    def _speech(self, asked: Request, check: Callable[[], None]) -> tuple[Speech, bool]:
        """What the engine says, cut at its limit; each piece is kept as soon as it is there."""
        cut = pieces(asked.text, int(self.engine.limits.get("characters", 0)) or max(1, len(asked.text)))
        parts: list[Speech] = []
        fresh = False
        for number, (place, piece) in enumerate(cut):
            before = cut[number - 1][1] if number else ""
            after = cut[number + 1][1] if number + 1 < len(cut) else ""
            speech, new = self._piece(replace(asked, text=piece, before=before, after=after), check)
            parts.append(shifted(speech, place))
            fresh = fresh or new
        return joined(parts, SAMPLE_RATE, _SEAM_S), fresh

    def _piece(self, asked: Request, check: Callable[[], None]) -> tuple[Speech, bool]:
        blobs, cache = self.ctx.blobs, self.ctx.cache
        key = "voice.speech/" + _digest(self.decides, asdict(asked))
        held = cache.get(key)
        if held is not None and blobs.has(held["audio"]):
            samples, rate = read_wav(blobs.path(held["audio"]))
            return Speech(samples, rate, tuple(Stamp(*stamp) for stamp in held["stamps"])), False
        speech = self.engine.say(asked, check)
        audio = blobs.put(write_wav(speech.samples, speech.rate), ".wav")
        stamps = [[stamp.char, stamp.start_s, stamp.end_s] for stamp in speech.stamps]
        cache.put(key, {"audio": audio, "stamps": stamps})
        return speech, True


def delivered(
    ctx: Context, line_id: int, request: Request, spoken: Spoken, speech: Speech, pause_s: float, key: str
) -> Take:
    """Cut, level and store the sound of a line; find the words' times in it."""
    samples, offset_s = sound.deliver(speech.samples, speech.rate)
    stamps = [Stamp(spoken.place(one.char), one.start_s - offset_s, one.end_s - offset_s) for one in speech.stamps]
    words = words_of(request.text, stamps, len(samples) / SAMPLE_RATE)
    n_frames = sound.frames_with_pause(len(samples), pause_s)
    return Take(
        line_id=line_id,
        text=request.text,
        audio=ctx.blobs.put(write_wav(sound.padded(samples, n_frames), SAMPLE_RATE), ".wav"),
        n_samples=len(samples),
        n_frames=n_frames,
        words=settle(words, samples, SAMPLE_RATE),
        take=request.take,
        key=key,
    )


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
