"""The looks that a scene's captions take on, read from its ASS document: a look is drawn once, however long it stays.

A caption changes when it comes or goes, where a word's turn comes (`\\k`) and while it grows (`\\t`); in every other
frame it looks as in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_EVENT = re.compile(r"^Dialogue: (\d+),(\d+):(\d+):(\d+)\.(\d+),(\d+):(\d+):(\d+)\.(\d+),(.*)$", re.MULTILINE)
_TURN = re.compile(r"\\k(\d+)")
_MOVE = re.compile(r"\\t\((\d+),(\d+),")
_SHOWN_MS = 1000  # the time for which a look is there in the document of all looks


@dataclass(frozen=True)
class Event:
    """A line of the document: its times in ms, the turns of its words and the end of its growth, counted from its
    start.
    """

    layer: str
    start_ms: int
    end_ms: int
    turns_ms: tuple[int, ...]
    moves_until_ms: int
    rest: str

    def state(self, at_ms: int) -> tuple[int, int]:
        """Return how many turns have come and how far the growth is at a time; equal states look alike."""
        since = at_ms - self.start_ms
        return sum(turn <= since for turn in self.turns_ms), min(since, self.moves_until_ms)


# The events that are shown, each with its number and its state; () where there is none.
Look = tuple[tuple[int, int, int], ...]


def events(ass: str) -> list[Event]:
    """The events of an ASS document as `core.timeline.captions` writes it."""
    shown = []
    for layer, *times, rest in _EVENT.findall(ass):
        start, end = (
            ((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(cs) * 10 for h, m, s, cs in (times[:4], times[4:])
        )
        turns, sum_ms = [], 0
        for each in _TURN.findall(rest):
            sum_ms += int(each) * 10
            turns.append(sum_ms)
        moves = max((int(last) for _, last in _MOVE.findall(rest)), default=0)
        shown.append(Event(layer, start, end, tuple(turns), moves, rest))
    return shown


def looks(shown: Sequence[Event], fps: int, n_frames: int) -> list[Look]:
    """The look of the captions at every frame of a scene."""
    out: list[Look] = []
    for frame in range(n_frames):
        ms = moment_ms(frame, fps)
        out.append(tuple((n, *event.state(ms)) for n, event in enumerate(shown) if event.start_ms <= ms < event.end_ms))
    return out


def document(ass: str, shown: Sequence[Event], moments_ms: Sequence[int]) -> tuple[str, int]:
    """The document in which the captions of each moment stand at a time of their own, and the seconds from one to the
    next: moment `k` at `(k + 1)` times those, and the odd milliseconds that ASS cannot say.

    Every event is there for each moment that shows it, so shifted that it is as far on as in the scene.
    """
    head, _, _ = ass.partition("Dialogue:")
    longest = max((event.end_ms - event.start_ms for event in shown), default=0)
    step_s = longest // 1000 + 3
    lines = []
    for k, moment in enumerate(moments_ms):
        at = (k + 1) * step_s * 1000
        for event in shown:
            if event.start_ms <= moment < event.end_ms:
                start = at - (moment // 10 * 10 - event.start_ms)
                lines.append(f"Dialogue: {event.layer},{_stamp(start)},{_stamp(at + _SHOWN_MS)},{event.rest}")
    return head + "\n".join(lines) + "\n", step_s


def moment_ms(frame: int, fps: int) -> int:
    """The time of a frame in the whole milliseconds that libass counts."""
    return frame * 1000 // fps


def _stamp(ms: int) -> str:
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms // 10 % 100:02d}"
