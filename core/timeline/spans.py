"""Frame ranges of shots: from the first frame of a shot's first line to the start of the next shot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import BadInput
from core.model.storyboard import Shot

MIN_S = 1.0  # a shorter scene reads as a mistake
SNAP_S = 0.5


@dataclass(frozen=True)
class ShotSpan:
    """Shot number `shot` is seen in `[start_frame, end_frame)`."""

    shot: int
    start_frame: int
    end_frame: int


def spans(
    shots: Sequence[Shot], starts: dict[int, int], end_frame: int, *, fps: int, borders: Sequence[int] = ()
) -> list[ShotSpan]:
    """The spans of the shots, touching, from frame 0 to `end_frame`.

    `starts` is the first frame of each spoken line. Shots of lines that are not spoken are left out; shots that begin
    with the same line share its time. `borders` (first frames of captions) are where shares are cut when one is near.
    Raises `BadInput` when no shot is left.
    """
    groups: dict[int, list[int]] = {}
    for number, shot in enumerate(shots):
        heard = [starts[line] for line in shot.lines if line in starts]
        if heard:
            groups.setdefault(min(heard), []).append(number)
    if not groups:
        raise BadInput(
            "The storyboard shows nothing for the spoken lines.", "Plan the pictures again.", code="no_shots"
        )
    least = round(MIN_S * fps)
    firsts = sorted(groups)
    out: list[ShotSpan] = []
    for n, first in enumerate(firsts):
        start = 0 if n == 0 else first
        stop = firsts[n + 1] if n + 1 < len(firsts) else end_frame
        out += _share(shots, groups[first], start, stop, least, [b for b in borders if start < b < stop], fps)
    return _merge(out, least)


def weight(shot: Shot) -> int:
    """The weight of a shot when a line's time is shared: lines of a card's body and rows; a picture counts as one."""
    return max(1, len(shot.card.body) + len(shot.card.rows)) if shot.card else 1


def _share(
    shots: Sequence[Shot], numbers: list[int], start: int, stop: int, least: int, borders: list[int], fps: int
) -> list[ShotSpan]:
    """Divide `[start, stop)` by weight, nobody getting less than `least`; those there is no time for are left out."""
    numbers = numbers[: max(1, (stop - start) // least)]
    weights = [weight(shots[number]) for number in numbers]
    spare = max(0, stop - start - least * len(numbers))
    edges = [start]
    for n in range(1, len(numbers)):
        ideal = start + least * n + round(spare * sum(weights[:n]) / sum(weights))
        near = [b for b in borders if abs(b - ideal) <= SNAP_S * fps and b - edges[-1] >= least]
        near = [b for b in near if stop - b >= least * (len(numbers) - n)]
        edges.append(min(near, key=lambda b: abs(b - ideal)) if near else max(ideal, edges[-1] + least))
    edges.append(stop)
    return [ShotSpan(number, a, b) for number, a, b in zip(numbers, edges, edges[1:], strict=False)]


def _merge(found: list[ShotSpan], least: int) -> list[ShotSpan]:
    """Give the time of spans that are too short to the one before (the first one's to the one after)."""
    out: list[ShotSpan] = []
    for span in found:
        if out and span.end_frame - span.start_frame < least:
            out[-1] = ShotSpan(out[-1].shot, out[-1].start_frame, span.end_frame)
        elif out and out[-1].end_frame - out[-1].start_frame < least:
            out[-1] = ShotSpan(span.shot, out[-1].start_frame, span.end_frame)
        else:
            out.append(span)
    return out
