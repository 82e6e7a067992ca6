"""Lines become takes: each by a voice of its own or the narration's; a person's own takes as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.model.narration import Narration, Take
from core.model.speech import LINE_PAUSE_S, LineSpeech, Pronunciation
from core.ports import Context
from core.voice import catalogue, own
from core.voice.aligner import SETTING
from core.voice.crew import Crew
from core.voice.engine import Request
from core.voice.parallel import fetch_all
from core.voice.paying import Owed
from core.voice.speaker import Speaker
from core.voice.times import WordTimes

if TYPE_CHECKING:
    from core.config import Settings

_MOST_CHARACTERS = 10_000  # of a line: more than ten minutes of speech
_SLOWEST, _FASTEST = 0.5, 2.0


@dataclass(frozen=True)
class SpokenResult:
    """The narration; `done` lines were spoken by an engine, `reused` ones were there."""

    narration: Narration
    done: int
    reused: int


def speak_lines(
    lines: Sequence[tuple[int, str]],
    voice: str,
    *,
    language: str,
    speed: float = 1.0,
    ctx: Context,
    pauses: Mapping[int, float] | None = None,
    takes: Mapping[int, int] | None = None,
    special: Mapping[int, LineSpeech] | None = None,
    lexicon: Sequence[Pronunciation] = (),
    tempo: float = 1.0,
    comma_s: float = 0.0,
    settings: Settings | None = None,
) -> SpokenResult:
    """Speak (line id, text) pairs in order. `pauses`: seconds after a line; `takes`: take numbers, by line id.

    `special` says which lines have a voice, language, take or recording of their own. `speed` is held between 0.5 and
    2; `tempo` is the part of it that a paid voice is stretched by. `comma_s` is more silence at commas. What
    costs money is bought at the context's till. Raises `BadInput`, `MissingSetup` before anything is made,
    `ProviderFailed`, `Cancelled`; what was spoken is kept.
    """
    _require_short(lines)
    speed = min(_FASTEST, max(_SLOWEST, speed))
    special = {key: speech for key, speech in (special or {}).items() if key in dict(lines)}
    crew = Crew(lines, voice, language, special, settings)
    crew.require_able(ctx, lexicon)
    speakers = {
        name: Speaker(engine, name, lexicon, ctx, tempo=tempo, comma_s=comma_s) for name, engine in crew.engines.items()
    }
    requests = crew.requests(speed, takes or {})
    times = WordTimes(ctx, settings.values if settings else None)
    out, fetched = list[Take](), 0
    try:
        # A vendor answers several lines at once; what is here is then quickly cut, levelled and timed in order.
        at_once = {name: int(engine.limits.get("parallel", 1)) for name, engine in crew.engines.items()}
        for name in (name for name, number in at_once.items() if number > 1):
            asked = [request for line_id, request in requests.items() if crew.engine_of[line_id] == name]
            fetched += fetch_all(speakers[name].fetch, asked, at_once[name], ctx)
        begin = 0.8 if any(number > 1 for number in at_once.values()) else 0.0
        for index, (line_id, text) in enumerate(lines):
            ctx.check()
            ctx.progress(begin + (1 - begin) * index / len(lines), f"Speaking line {index + 1} of {len(lines)}")
            pause_s = (pauses or {}).get(line_id, LINE_PAUSE_S)
            if line_id in requests:
                take = speakers[crew.engine_of[line_id]].take(line_id, requests[line_id], pause_s)
                out.append(take.model_copy(update={"voice": crew.other(line_id)}))
            else:
                current = special[line_id]
                said_in = current.language or language
                out.append(own.recorded_take(ctx, times, line_id, text, current.own, language=said_in, pause_s=pause_s))
    finally:
        times.close()
        for speaker in speakers.values():
            speaker.times.close()
        crew.close()
    done = fetched + sum(item.done for item in speakers.values())
    ctx.progress(1.0, "Spoken")
    parsed = catalogue.voice_id(voice)
    narration = Narration(engine=parsed.engine, voice=parsed.voice, language=language, speed=speed, takes=tuple(out))
    return SpokenResult(narration, done, len(out) - done)


def unpaid_lines(
    lines: Sequence[tuple[int, str]],
    voice: str,
    *,
    language: str,
    speed: float = 1.0,
    ctx: Context,
    special: Mapping[int, LineSpeech] | None = None,
    lexicon: Sequence[Pronunciation] = (),
    tempo: float = 1.0,
    settings: Settings | None = None,
) -> list[Owed]:
    """The lines that an engine would be asked for by `speak_lines`, with what it would be sent. Nothing is spoken."""
    speed = min(_FASTEST, max(_SLOWEST, speed))
    crew = Crew(lines, voice, language, special or {}, settings)
    speakers = {name: Speaker(engine, name, lexicon, ctx, tempo=tempo) for name, engine in crew.engines.items()}
    out, seen = list[Owed](), set[Request]()
    for line_id, request in crew.requests(speed, {}).items():
        name = crew.engine_of[line_id]
        characters = 0 if request in seen else speakers[name].owed(request)
        seen.add(request)
        if characters:
            out.append(Owed(line_id, name, request.voice, characters))
    return out


def _require_short(lines: Sequence[tuple[int, str]]) -> None:
    for number, (_, text) in enumerate(lines, 1):
        if len(text) > _MOST_CHARACTERS:
            raise BadInput(
                f"Line {number} is too long to speak: {len(text):,} characters.",
                f"Split it into lines of at most {_MOST_CHARACTERS:,} characters.",
                code="line_too_long",
            )


def preview(
    text: str,
    voice: str,
    *,
    language: str,
    speed: float = 1.0,
    ctx: Context,
    lexicon: Sequence[Pronunciation] = (),
    settings: Settings | None = None,
) -> str:
    """The sha256 of a short WAV blob of a voice saying this text; the same call again speaks nothing."""
    if not text.strip():
        raise BadInput("There is nothing to say.", "Type a few words.")
    if settings is not None:  # nobody sees when its words are spoken, so no service is paid for that
        values = {name: value for name, value in settings.values.items() if name != SETTING}
        settings = replace(settings, values=values)
    result = speak_lines(
        [(0, text)],
        voice,
        language=language,
        speed=speed,
        ctx=ctx,
        pauses={0: 0.0},
        lexicon=lexicon,
        settings=settings,
    )
    return result.narration.takes[0].audio
