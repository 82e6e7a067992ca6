"""A person's own narration: a recording of the script becomes takes with word times, and what differs is said."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.media.probe import decode_audio
from core.model.narration import SAMPLE_RATE, Narration
from core.ports import Context
from core.voice import sound
from core.voice.engine import Request, Speech
from core.voice.follow import Followed, follow
from core.voice.speak import PAUSE_S
from core.voice.speaker import delivered
from core.voice.text import plain
from core.voice.times import WordTimes

if TYPE_CHECKING:
    from core.config import Settings

ENGINE = "recording"
_AROUND_S = 0.08  # kept on both sides of a line: a step of the walk is 40 ms


@dataclass(frozen=True)
class Recorded:
    """The narration of the lines that were read (the last time, where several), and line ids that differ."""

    narration: Narration
    skipped: tuple[int, ...]
    repeated: tuple[int, ...]

    def differences(self, lines: Sequence[tuple[int, str]]) -> tuple[str, ...]:
        """What differs from the script, in plain sentences for the user."""
        texts = dict(lines)
        left_out = [f"Left out in the recording: “{texts[one]}”" for one in self.skipped]
        again = [f"Read more than once (the last time counts): “{texts[one]}”" for one in self.repeated]
        return (*left_out, *again)


def recorded(
    path: Path,
    lines: Sequence[tuple[int, str]],
    *,
    language: str,
    ctx: Context,
    pauses: Mapping[int, float] | None = None,
    settings: Settings | None = None,
) -> Recorded:
    """Align the recording with (line id, text) pairs. Raises `BadInput`, `MissingSetup`, `Cancelled`."""
    samples = decode_audio(path, SAMPLE_RATE)
    digest = hashlib.sha256(samples.tobytes()).hexdigest()
    found: Followed = follow(samples, SAMPLE_RATE, [text for _, text in lines], language, ctx.check)
    times, takes = WordTimes(ctx, settings.values if settings else None), []
    try:
        for place, (line_id, text) in enumerate(lines):
            ctx.check()
            if place not in found.last:
                continue
            reading = found.last[place]
            begin = max(0, round((reading.start_s - _AROUND_S) * SAMPLE_RATE))
            cut = samples[begin : round((reading.end_s + _AROUND_S) * SAMPLE_RATE)]
            request, spoken = Request(text, digest, language), plain(text)
            key = hashlib.sha256(
                f"{digest} {begin} {len(cut)} {text} {sound.VERSION} {times.version}".encode()
            ).hexdigest()
            speech = times.stamped(Speech(cut, SAMPLE_RATE), Request(spoken.text, digest, language), key)
            takes.append(delivered(ctx, line_id, request, spoken, speech, (pauses or {}).get(line_id, PAUSE_S), key))
    finally:
        times.close()
    narration = Narration(engine=ENGINE, voice=digest[:12], language=language, takes=tuple(takes))
    ids = [line_id for line_id, _ in lines]
    return Recorded(
        narration,
        tuple(ids[place] for place in found.skipped if lines[place][1].strip()),
        tuple(ids[place] for place in found.repeated),
    )
