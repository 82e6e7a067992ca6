"""A recording of a whole script, followed line by line: where each line is read, which are left out or read again.

One walk through the recording, 40 ms a step: at each step the reader goes on in the line, and at a line's end to the
next line for nothing or to any other for a price. What espeak-ng's rendering of the lines costs on the cheapest walk
says which line is read when.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.errors import BadInput
from core.ports import never_cancelled
from core.voice import align, catalogue
from core.voice.engine import Request, Speech
from core.voice.engines.espeak import Espeak
from core.voice.sound import speech_span

_PAD_S = 0.12  # silence around each line, in which the reader may rest
_JUMP = 14.0  # the price of going to another line than the next
_LONGEST_S = 1200  # bounds the memory of the walk


@dataclass(frozen=True)
class Reading:
    """One time a line is read: `line` is its place in the script; seconds of the recording."""

    line: int
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Followed:
    """All readings in the order of the recording."""

    readings: tuple[Reading, ...]
    n_lines: int

    @property
    def skipped(self) -> tuple[int, ...]:
        """Lines that are nowhere read."""
        read = {reading.line for reading in self.readings}
        return tuple(line for line in range(self.n_lines) if line not in read)

    @property
    def repeated(self) -> tuple[int, ...]:
        """Lines that are read more than once."""
        times = [reading.line for reading in self.readings]
        return tuple(line for line in range(self.n_lines) if times.count(line) > 1)

    @property
    def last(self) -> dict[int, Reading]:
        """The last reading of each line that is read: who repeats a line was not content before."""
        return {reading.line: reading for reading in self.readings}


def follow(
    samples: np.ndarray, rate: int, lines: Sequence[str], language: str, check: Callable[[], None] = never_cancelled
) -> Followed:
    """Follow the int16 mono recording along the lines. Raises `BadInput`, `MissingSetup`, `Cancelled`."""

    if len(samples) > _LONGEST_S * rate:
        raise BadInput("The recording is longer than 20 minutes.", "Cut it into parts.", code="too_long")
    first, last = speech_span(samples, rate)
    spoken = [place for place, line in enumerate(lines) if line.strip()]
    if not last or not spoken:
        raise BadInput("The recording holds no speech.", "Record it again.", code="no_speech")
    espeak = Espeak()
    try:
        voice = catalogue.of_engine(espeak, language)
        espeak.can_speak(voice, "\n".join(lines), language)
        best: tuple[float, list[tuple[int, int, int]]] | None = None
        for variant in align.RENDERINGS:
            known = [espeak.say(Request(lines[place], voice + variant, language), check) for place in spoken]
            found = _walk(samples[first:last], rate, known, check)
            best = found if best is None or found[0] < best[0] else best
    finally:
        espeak.close()
    if best is None:
        raise BadInput("The recording cannot be followed.", "Record it again.", code="no_speech")
    step_s = align.HOP_S * align.COARSE
    readings = tuple(
        Reading(spoken[line], first / rate + a * step_s, first / rate + b * step_s) for line, a, b in best[1]
    )
    return Followed(readings, len(lines))


def _walk(
    samples: np.ndarray, rate: int, known: Sequence[Speech], check: Callable[[], None]
) -> tuple[float, list[tuple[int, int, int]]]:
    """The cost of the cheapest walk, and its (line, first step, one past the last step)."""
    target, reference, begins = _features(samples, rate, known)
    ends = np.append(begins[1:], len(reference)) - 1
    line_of = np.repeat(np.arange(len(begins)), ends - begins + 1)
    came = np.zeros((len(target), len(reference)), dtype=np.uint8)  # steps back in the line; 3: from another line's end
    source = np.zeros((len(target), len(begins)), dtype=np.int32)  # the line that a line was entered from
    squares = (reference**2).sum(1)
    at = np.full(len(reference), np.inf)
    for step in range(len(target)):
        if step % 256 == 0:
            check()
        cost = np.sqrt(np.maximum(squares - 2 * reference @ target[step] + (target[step] ** 2).sum(), 0))
        if step == 0:
            at[begins] = cost[begins] + np.where(np.arange(len(begins)) == 0, 0, _JUMP)
            source[0] = -1
            continue
        item = np.concatenate([[np.inf], at[:-1]])
        two = np.concatenate([[np.inf, np.inf], at[:-2]])
        item[begins] = two[begins] = np.inf
        two[np.minimum(begins + 1, len(two) - 1)] = np.inf
        leaving = at[ends]
        cheapest = int(np.argmin(leaving))
        before = np.concatenate([[np.inf], leaving[:-1]])
        jump = before > leaving[cheapest] + _JUMP
        entering = np.where(jump, leaving[cheapest] + _JUMP, before)
        source[step] = np.where(jump, cheapest, np.arange(len(begins)) - 1)
        choices = np.stack([at, item, two])
        back = np.argmin(choices, axis=0)
        fresh = choices[back, np.arange(len(at))]
        came[step] = back
        entered = entering < fresh[begins]
        fresh[begins] = np.where(entered, entering, fresh[begins])
        came[step, begins] = np.where(entered, 3, came[step, begins])
        at = fresh + cost
    place = int(ends[int(np.argmin(at[ends] + np.where(np.arange(len(ends)) == len(ends) - 1, 0, _JUMP)))])
    total = float(at[place])
    out: list[tuple[int, int, int]] = []
    until = len(target)
    for step in range(len(target) - 1, -1, -1):
        line = int(line_of[place])
        back = int(came[step, place])
        if step == 0 or back == 3:
            out.append((line, step, until))
            until = step
            if step:
                place = int(ends[source[step, line]])
        else:
            place -= back
    return total / len(target), out[::-1]


def _features(samples: np.ndarray, rate: int, known: Sequence[Speech]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of the recording and of all lines, one row a step, and the row at which each line begins."""
    pad = np.zeros(round(_PAD_S * known[0].rate), dtype=np.int16)
    sounds = []
    for speech in known:
        first, last = speech_span(speech.samples, speech.rate)
        sounds.append(np.concatenate([pad, speech.samples[first:last], pad]))
    step = round(align.HOP_S * align.COARSE * known[0].rate)
    sounds = [np.pad(sound, (0, -len(sound) % step)) for sound in sounds]
    begins = np.cumsum([0, *(len(item) // step for item in sounds)])
    target, reference = align.features(samples, rate, np.concatenate(sounds), known[0].rate)
    reference = reference[: begins[-1]]
    return target, np.pad(reference, ((0, int(begins[-1]) - len(reference)), (0, 0)), mode="edge"), begins[:-1]
