"""The looks that a scene's captions take on: a look is drawn once, however long it stays.

A caption changes when it comes or goes, where a word's turn comes and while it grows; in every other frame it looks as
in the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.timeline.burnt import Burnt, Event

_SHOWN_MS = 1000  # the time for which a look is there in the document of all looks

# The events that are shown, each with its number and its state; () where there is none.
Look = tuple[tuple[int, int, int], ...]


def looks(events: Sequence[Event], fps: int, n_frames: int) -> list[Look]:
    """The look of the captions at every frame of a scene."""
    out: list[Look] = []
    for frame in range(n_frames):
        ms = moment_ms(frame, fps)
        shown = [(n, event) for n, event in enumerate(events) if event.start_ms <= ms < event.end_ms]
        out.append(tuple((n, *_state(event, ms)) for n, event in shown))
    return out


def _state(event: Event, at_ms: int) -> tuple[int, int]:
    """The number of turns that have come and the growth at a time; equal states look alike."""
    since = at_ms - event.start_ms
    return sum(turn <= since for turn in event.turns_ms), min(since, event.grows_ms)


def document(captions: Burnt, moments_ms: Sequence[int]) -> tuple[str, int]:
    """The document in which the captions of each moment stand at a time of their own, and the seconds from one to the
    next: moment `k` at `(k + 1)` times those, and the odd milliseconds that ASS cannot say.

    Every event is there for each moment that shows it, so shifted that it is as far on as in the scene.
    """
    longest = max((event.end_ms - event.start_ms for event in captions.events), default=0)
    step_s = longest // 1000 + 3
    lines = []
    for k, moment in enumerate(moments_ms):
        at = (k + 1) * step_s * 1000
        for event in captions.events:
            if event.start_ms <= moment < event.end_ms:
                lines.append(event.line(at - (moment // 10 * 10 - event.start_ms), at + _SHOWN_MS))
    return captions.head + "".join(lines), step_s


def moment_ms(frame: int, fps: int) -> int:
    """The time of a frame in the whole milliseconds that libass counts."""
    return frame * 1000 // fps
