"""A person's own narration: a recording of the script becomes takes with word times, and what differs is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from core.media.audio import read_wav, write_wav
from core.media.probe import decode_audio
from core.model.narration import SAMPLE_RATE, Narration
from core.model.speech import LINE_PAUSE_S
from core.ports import Context
from core.voice import align, catalogue, heard_words, own
from core.voice.engine import Request
from core.voice.engines.espeak import Espeak
from core.voice.follow import Followed, Reading, follow
from core.voice.speaker import key_digest
from core.voice.times import WordTimes

ENGINE = "recording"
_AROUND_S = 0.08  # kept on both sides of a line: a step of the walk is 40 ms


@dataclass(frozen=True)
class Recorded:
    """The narration of the lines that were read (the last time, where several), and line ids that differ.

    `blobs` holds each read line's own stretch of the recording as a WAV blob; `changed` the words of a line that do
    not sound like the script's.
    """

    narration: Narration
    skipped: tuple[int, ...]
    repeated: tuple[int, ...]
    changed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    blobs: Mapping[int, str] = field(default_factory=dict)

    def differences(self, lines: Sequence[tuple[int, str]]) -> tuple[str, ...]:
        """List the differences from the script, in plain sentences for the user."""
        texts = dict(lines)
        left_out = [f"Left out in the recording: “{texts[item]}”" for item in self.skipped]
        again = [f"Read more than once (the last time counts): “{texts[element]}”" for element in self.repeated]
        other = [
            f"Sounds like other words near “{words[0]}”: “{texts[entry]}”" for entry, words in self.changed.items()
        ]
        return (*left_out, *again, *other)


def recorded(
    path: Path,
    lines: Sequence[tuple[int, str]],
    *,
    language: str,
    ctx: Context,
    pauses: Mapping[int, float] | None = None,
    values: Mapping[str, str] | None = None,
) -> Recorded:
    """Align the recording with (line id, text) pairs. Raises `BadInput`, `MissingSetup`, `Cancelled`."""
    samples = decode_audio(path, SAMPLE_RATE)
    ctx.progress(0.05, "Following the recording")
    found: Followed = follow(samples, SAMPLE_RATE, [text for _, text in lines], language, ctx.check)
    blobs = {lines[place][0]: _cut(samples, reading, ctx) for place, reading in found.last.items()}
    times, takes = WordTimes(ctx, values), []
    try:
        read = [(line_id, text) for line_id, text in lines if line_id in blobs]
        for number, (line_id, text) in enumerate(read):
            ctx.check()
            ctx.progress(0.4 + 0.4 * number / len(read), f"Timing line {number + 1} of {len(read)}")
            pause_s = (pauses or {}).get(line_id, LINE_PAUSE_S)
            takes.append(
                own.recorded_take(ctx, times, line_id, text, blobs[line_id], language=language, pause_s=pause_s)
            )
    finally:
        times.close()
    ctx.progress(0.8, "Comparing it with the script")
    changed = _changed(read, blobs, language, ctx)
    voice = key_digest(sorted(blobs.values()))[:12]
    ids = [line_id for line_id, _ in lines]
    return Recorded(
        Narration(engine=ENGINE, voice=voice, language=language, takes=tuple(takes)),
        tuple(ids[place] for place in found.skipped if lines[place][1].strip()),
        tuple(ids[place] for place in found.repeated),
        changed,
        blobs,
    )


def _cut(samples: np.ndarray, reading: Reading, ctx: Context) -> str:
    """The sha256 of a WAV blob of the stretch in which a line is read, the silence around it cut off."""
    begin = max(0, round((reading.start_s - _AROUND_S) * SAMPLE_RATE))
    part = samples[begin : round((reading.end_s + _AROUND_S) * SAMPLE_RATE)]
    first, last = own.voiced(part, SAMPLE_RATE)
    around = round(_AROUND_S * SAMPLE_RATE)
    kept = part[max(0, first - around) : last + around] if last else part
    return ctx.blobs.put(write_wav(kept, SAMPLE_RATE), ".wav")


def _changed(
    lines: Sequence[tuple[int, str]], blobs: Mapping[int, str], language: str, ctx: Context
) -> dict[int, tuple[str, ...]]:
    """The lines that seem to say other words than the script."""

    espeak = Espeak()
    check: Callable[[], None] = ctx.check
    out: dict[int, heard_words.Laid] = {}
    try:
        voice = catalogue.of_engine(espeak, language)
        for line_id, text in lines:
            check()
            known = tuple(
                espeak.say(Request(text, voice + rendering, language), check) for rendering in align.RENDERINGS
            )
            samples, rate = read_wav(ctx.blobs.path(blobs[line_id]))
            laid = heard_words.laid(text, samples, rate, known)
            if laid is not None:
                out[line_id] = laid
    finally:
        espeak.close()
    return heard_words.doubtful(out)
