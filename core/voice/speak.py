"""Lines become takes: each is spoken once, kept by everything that decides its sound, and never asked for again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.media.audio import read_wav, write_wav
from core.model.narration import SAMPLE_RATE, Narration, Take
from core.ports import Context
from core.voice import catalogue, sound
from core.voice.engine import Engine, Request, Speech, Stamp
from core.voice.onset import settle
from core.voice.text import Spoken, plain
from core.voice.words import words_of

if TYPE_CHECKING:
    from core.config import Settings

PAUSE_S = 0.3  # after a line, where the caller names none
_SLOWEST, _FASTEST = 0.5, 2.0
_SCHEMA = 1


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
    settings: Settings | None = None,
) -> SpokenResult:
    """Speak (line id, text) pairs in order. `pauses`: seconds after a line; `takes`: take numbers, by line id.

    Raises `BadInput`, `MissingSetup` before anything is made, `ProviderFailed`, `Cancelled`; what was spoken is kept.
    """
    name, rest = catalogue.split(voice)
    engine = catalogue.engine(name, settings)
    whole = "\n".join(text for _, text in lines)
    engine.can_speak(rest, whole, language)
    for sentence in engine.remarks(rest, whole):
        ctx.warn(sentence)
    speed = min(_FASTEST, max(_SLOWEST, speed))
    out: list[Take] = []
    done = 0
    try:
        for index, (line_id, text) in enumerate(lines):
            ctx.check()
            ctx.progress(index / len(lines), f"Speaking line {index + 1} of {len(lines)}")
            request = Request(text, rest, language, speed, (takes or {}).get(line_id, 0))
            pause_s = (pauses or {}).get(line_id, PAUSE_S)
            take, new = _take(engine, name, line_id, request, pause_s, ctx)
            out.append(take)
            done += new
    finally:
        engine.close()
    ctx.progress(1.0, "Spoken")
    narration = Narration(engine=name, voice=rest, language=language, speed=speed, takes=tuple(out))
    return SpokenResult(narration, done, len(out) - done)


def preview(
    text: str, voice: str, *, language: str, speed: float = 1.0, ctx: Context, settings: Settings | None = None
) -> str:
    """The sha256 of a short WAV blob of this text; the same call again speaks nothing."""
    if not text.strip():
        raise BadInput("There is nothing to say.", "Type a few words.")
    result = speak([(0, text)], voice, language=language, speed=speed, ctx=ctx, pauses={0: 0.0}, settings=settings)
    return result.narration.takes[0].audio


def _take(engine: Engine, name: str, line_id: int, request: Request, pause_s: float, ctx: Context) -> tuple[Take, bool]:
    """The take of a line, and whether the engine had to speak for it."""
    spoken = plain(request.text)
    call = _digest(_SCHEMA, name, engine.version(), asdict(request), spoken.text, spoken.origin)
    key = _digest(call, request.text, sound.VERSION, round(pause_s, 3))
    held = ctx.cache.get(f"voice.take/{key}")
    if held is not None and ctx.blobs.has(held["audio"]):
        return Take(**{**held, "line_id": line_id}), False
    speech, new = _speech(engine, request, spoken, call, ctx)
    take = _delivered(line_id, request, spoken, speech, pause_s, key, ctx)
    ctx.cache.put(f"voice.take/{key}", take.model_dump(mode="json"))
    return take, new


def _speech(engine: Engine, request: Request, spoken: Spoken, call: str, ctx: Context) -> tuple[Speech, bool]:
    """What the engine says, from the cache if it has said it before."""
    held = ctx.cache.get(f"voice.speech/{call}")
    if held is not None and ctx.blobs.has(held["audio"]):
        samples, rate = read_wav(ctx.blobs.path(held["audio"]))
        return Speech(samples, rate, tuple(Stamp(*stamp) for stamp in held["stamps"])), False
    speech = engine.say(Request(**{**asdict(request), "text": spoken.text}), ctx.check)
    audio = ctx.blobs.put(write_wav(speech.samples, speech.rate), ".wav")
    stamps = [[stamp.char, stamp.start_s, stamp.end_s] for stamp in speech.stamps]
    ctx.cache.put(f"voice.speech/{call}", {"audio": audio, "stamps": stamps})
    return speech, True


def _delivered(
    line_id: int, request: Request, spoken: Spoken, speech: Speech, pause_s: float, key: str, ctx: Context
) -> Take:
    """Cut, level and store the sound; find the words' times in it."""
    samples, offset_s = sound.deliver(speech.samples, speech.rate)
    stamps = [Stamp(spoken.place(one.char), one.start_s - offset_s, one.end_s - offset_s) for one in speech.stamps]
    n_frames = sound.frames_with_pause(len(samples), pause_s)
    audio = ctx.blobs.put(write_wav(sound.padded(samples, n_frames), SAMPLE_RATE), ".wav")
    return Take(
        line_id=line_id,
        text=request.text,
        audio=audio,
        n_samples=len(samples),
        n_frames=n_frames,
        words=settle(words_of(request.text, stamps, len(samples) / SAMPLE_RATE), samples, SAMPLE_RATE),
        take=request.take,
        key=key,
    )


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
