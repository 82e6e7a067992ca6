"""A card's parts entering with the voice: decided by rule from the times of the spoken words, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.model.moving import MovingCard, Part
from core.model.timeline import Moving, Sprite, Token, Track
from core.timeline.hearing import Heard, first_spoken, heard
from core.timeline.layout import ending
from core.timeline.lighting import DIMMED, LIT_S, Turn, code_turns, lit, row_turns, sounds
from core.timeline.manners import USUAL, Manner
from core.timeline.sides import side_starts

LEAD_S = 0.15  # a part begins to enter so long before its first word
ENTER_S = 0.33
TITLE_S, TITLE_STEP = 1.2, 5.0  # within it the words of a title have begun to enter, so many frames apart
STAGGER_S = 0.45  # within it a group without times of its own has begun to enter
BEAT_WORDS = 3
BEAT_GAP_S = 0.5  # a longer pause between two words begins a new beat
WORDS = ("word", "figure")
COUNT_S = 0.8  # a figure counts up for so long
LATE_S = 1.0  # no card stands empty for longer, waiting for its first word
GROW_S = 0.7  # a bar or a line of a chart grows for so long
CODE_S = 1.2  # within it all lines of a listing have begun to arrive
ROWS = ("row", "value", "grow", "dot", "code")  # kinds of part that are lit together with those of their group
_ALWAYS_BY = 0.6  # of a scene: what has no word of its own has entered by then


@dataclass(frozen=True)
class Pace:
    """Frames of the rules at a film's rate, fewer in a scene that is short."""

    lead: int
    enter: int
    stagger: int
    last: int  # the latest frame at which a part may begin to enter
    step: float = 2.0  # frames between words that are not spoken

    @classmethod
    def of(cls, n_frames: int, fps: int, share: float = 1.0) -> Pace:
        """The pace of a scene of so many frames, entrances taking a share of the usual time."""
        enter = max(3, min(round(ENTER_S * share * fps), n_frames // 3))
        return cls(round(LEAD_S * fps), enter, round(STAGGER_S * fps), max(0, n_frames - enter - 1))


def moving(
    card: MovingCard,
    asset: str,
    spoken: Sequence[Token],
    start_frame: int,
    n_frames: int,
    fps: int,
    entering: int = 0,
    *,
    title: bool = False,
    quiet: bool = False,
    manner: Manner = USUAL,
) -> Moving:
    """The card `asset` as a source that builds up while its words are spoken.

    `spoken` are the film's words; the scene begins at `start_frame` with a transition of `entering` frames. What is
    not spoken enters at the beginning; the last frame shows the whole card. `quiet` parts fade in and nothing moves;
    else words and items come as the design's `manner` has it.
    """
    pace = Pace.of(n_frames, fps, 1.0 if quiet else manner.pace)
    if title:
        pace = replace(pace, stagger=min(round(TITLE_S * fps), n_frames // 2), step=TITLE_STEP)
    parts = card.parts
    times = _in_time(parts, heard(parts, spoken, start_frame, n_frames), round(LATE_S * fps))
    starts = {**_words(parts, times, pace, fps, entering // 2), **_items(parts, times, pace, n_frames, entering // 2)}
    counts = _counts(parts, times, starts, pace, fps, entering // 2) if not quiet else {}
    if counts:  # the unit beside a figure, and what they stand on, come as it begins to count
        begins = min(track.start_frame for tracks in counts.values() for track in tracks)
        figures = {parts[n].group for n in counts}
        starts |= {n: begins for n, part in enumerate(parts) if part.what in WORDS and part.group in figures}
    listening = sounds(spoken, start_frame, n_frames)
    turns = row_turns(parts, listening) or code_turns(parts, listening)
    starts |= _rows(parts, turns, pace, fps, entering // 2)
    starts |= side_starts(parts, listening, starts, pace.lead)
    starts |= _shapes(parts, starts, entering // 2)
    starts |= _art(parts, starts, pace, entering // 2, lambda word: first_spoken(word, spoken, start_frame, n_frames))
    last_row = max((start for n, start in starts.items() if parts[n].what in ROWS), default=0)
    ready = last_row + (grow_frames(fps, pace) if any(part.what == "grow" for part in parts) else pace.enter)
    groups = {part.group for part in parts if part.what in ROWS} - {0}  # a header stays as it is
    rows = lit(turns, groups, ready, pace.enter, pace.lead, n_frames, fps)
    items = _lit_items(parts, times, starts, pace, n_frames, fps)
    unit = min(card.width, card.height) / 1080
    sprites = []
    for n, part in enumerate(parts):
        if (quiet and part.what == "count") or (part.what == "lit" and part.group not in rows.bands):
            continue
        start = min(starts.get(n, 0), pace.last)
        if start_frame == 0 and start <= pace.lead:  # no film opens with an empty frame
            start = -(pace.enter // 2)
        length = grow_frames(fps, pace) if part.what == "grow" else pace.enter
        entrance = _entrance(part, start, length, unit, card.rtl, manner)
        if quiet:
            entrance = entrance.model_copy(update={"offset": (0, 0), "reveal": "", "strength": (0, 255)})
        stepping = rows.groups if part.what in ROWS else items if _is_item(part) else {}
        tracks = (
            rows.bands[part.group] if part.what == "lit" else counts.get(n, (entrance, *stepping.get(part.group, ())))
        )
        box = {name: getattr(part, name) for name in ("x", "y", "w", "h", "sheet_x", "sheet_y")}
        sprites.append(Sprite(**box, tracks=tracks))
    return Moving(
        asset=asset, ground=card.ground, sheet=card.sheet, width=card.width, height=card.height, sprites=tuple(sprites)
    )


def _in_time(parts: Sequence[Part], times: dict[int, Heard], late: int) -> dict[int, Heard]:
    """The times, less those for which the card would stand empty too long: what is late then enters at the beginning.

    A statement does so as a whole; of a list without a heading its first item does.
    """
    words = {n: time for n, time in times.items() if parts[n].what in WORDS}
    has_words = any(part.what in WORDS for part in parts)
    if words and min(time.first for time in words.values()) > late:
        return {n: time for n, time in times.items() if n not in words}
    items = _by_group(parts, times)
    if not has_words and items and min(time.first for time in items.values()) > late:
        return {n: time for n, time in times.items() if parts[n].group > min(items)}
    return times


def _entrance(part: Part, start: int, n_frames: int, unit: float, rtl: bool, manner: Manner) -> Track:
    """Words and items come in their manner, lines and strips are drawn."""
    if part.what in ("bar", "strip", "rule", "grow"):
        reveal = part.edge or ("top" if part.what == "rule" else "right" if rtl else "left")
        return Track.model_validate(
            {"start_frame": start, "n_frames": n_frames, "strength": (255, 255), "reveal": reveal}
        )
    if part.what in ("dot", "value", "code"):
        return Track(start_frame=start, n_frames=n_frames)
    if manner.wiped and part.what in (*WORDS, "item", "marker"):
        return Track(start_frame=start, n_frames=n_frames, strength=(255, 255), reveal="right" if rtl else "left")
    along, down = manner.items if _is_item(part) else manner.words
    offset = (round(along * unit) * (-1 if rtl else 1), round(down * unit))
    return Track(start_frame=start, n_frames=n_frames, offset=offset)


def _words(parts: Sequence[Part], times: dict[int, Heard], pace: Pace, fps: int, first: int) -> dict[int, int]:
    """The frames at which words begin to enter: in beats of two or three with the speech, the others at the start."""
    words = [n for n, part in enumerate(parts) if part.what in WORDS]
    frames = _filled(words, parts, times)
    starts: dict[int, int] = {}
    beat: list[int] = []
    for n in words:
        if n not in frames:
            continue
        if beat and _new_beat(parts, frames, beat, n, fps):
            beat = []
        beat.append(n)
        place = frames[beat[0]] - pace.lead + 2 * (len(beat) - 1)
        starts[n] = max(0, min(place, frames[n] - pace.lead))
    silent = [n for n in words if n not in frames]
    step = min(pace.step, pace.stagger / max(1, len(silent)))
    return {**starts, **{n: first + 2 + round(k * step) for k, n in enumerate(silent)}}


def _new_beat(parts: Sequence[Part], frames: dict[int, int], beat: list[int], n: int, fps: int) -> bool:
    before = parts[beat[-1]]
    if len(beat) >= BEAT_WORDS or ending(before.text) or frames[n] - frames[beat[-1]] > BEAT_GAP_S * fps:
        return True
    new_line = abs(parts[n].y - before.y) > max(parts[n].h, before.h) / 2
    return parts[n].group != before.group or (new_line and len(beat) > 1)


def _filled(words: list[int], parts: Sequence[Part], times: dict[int, Heard]) -> dict[int, int]:
    """The frame of each word that belongs to what is spoken; a word without its own comes with the one before it.

    A block of which nothing is spoken is left out, unless spoken ones stand on both its sides.
    """
    known = [n for n in words if n in times]
    if not known:
        return {}
    spoken = {parts[n].group for n in known}
    frames: dict[int, int] = {}
    now: int | None = None
    for n in words:
        between = known[0] < n < known[-1]
        if n in times:
            now = max(times[n].first, now or 0)
        elif parts[n].group not in spoken and not between:
            continue
        ahead = next((times[k].first for k in known if k > n), None)
        frame = now if now is not None else ahead
        if frame is not None:
            frames[n] = frame
    return frames


def _items(parts: Sequence[Part], times: dict[int, Heard], pace: Pace, n_frames: int, first: int) -> dict[int, int]:
    """The frames at which items and their markers begin to enter: before the first word of each, in their order."""
    groups = sorted({part.group for part in parts if _is_item(part)})
    frames = _by_group(parts, times)
    step = max(2, min(round(pace.stagger / max(1, len(groups))), 8))
    starts: dict[int, int] = {}
    before = first + 4 - step
    for group in groups:
        if group in frames:
            before = max(before, frames[group].first - pace.lead, 0)
        else:
            before = min(before + step, max(before, round(_ALWAYS_BY * n_frames) - pace.enter))
        starts[group] = before
    return {n: starts[part.group] for n, part in enumerate(parts) if _is_item(part)}


def _rows(parts: Sequence[Part], turns: Sequence[Turn], pace: Pace, fps: int, first: int) -> dict[int, int]:
    """The frames at which rows, lines of code and what belongs to a row of a chart begin to enter: one group after the
    other at the beginning, a bar in time for its first word.
    """
    groups = sorted({part.group for part in parts if part.what in ROWS})
    within = CODE_S * fps if any(part.what == "code" for part in parts) else pace.stagger
    step = min(4.0, within / max(1, len(groups)))
    grow = grow_frames(fps, pace)
    begin = {group: first + round(n * step) for n, group in enumerate(groups)}
    for turn in turns:
        begin[turn.group] = max(first, min(begin[turn.group], turn.frame - grow))
    bars = {part.group for part in parts if part.what == "grow" and part.group > 0}
    is_line = not bars and any(part.what == "grow" for part in parts)
    out: dict[int, int] = {}
    for n, part in enumerate(parts):
        if part.what not in ROWS:
            continue
        after = 0
        if part.what in ("value", "dot") and is_line:  # as the line comes past
            after = round(grow * groups.index(part.group) / len(groups)) - begin[part.group] + first
        elif part.what == "value" and part.group in bars:
            after = grow // 2
        out[n] = begin[part.group] + after
    return out


def grow_frames(fps: int, pace: Pace) -> int:
    """The frames that a bar of a card takes to grow, fewer in a short scene."""
    return max(pace.enter, min(round(GROW_S * fps), pace.last // 2))


def _by_group(parts: Sequence[Part], times: dict[int, Heard]) -> dict[int, Heard]:
    """Return the time of each item that is spoken, from its first word to its last."""
    out: dict[int, Heard] = {}
    for n, time in times.items():
        if parts[n].what == "item":
            known = out.get(parts[n].group, time)
            out[parts[n].group] = Heard(min(known.first, time.first), max(known.end, time.end))
    return out


def _shapes(parts: Sequence[Part], starts: dict[int, int], first: int) -> dict[int, int]:
    """Bars and rules are drawn at the beginning, a strip just before the first word that stands on it."""
    out: dict[int, int] = {}
    for n, part in enumerate(parts):
        if part.what in ("bar", "rule"):
            out[n] = first
        elif part.what == "strip":
            gaps = {k: _gap(part, parts[k]) for k in starts}
            least = min(gaps.values(), default=0)
            out[n] = max(0, min((starts[k] for k, gap in gaps.items() if gap == least), default=first) - 3)
    return out


def _art(
    parts: Sequence[Part], starts: dict[int, int], pace: Pace, first: int, time_of: Callable[[str], int | None]
) -> dict[int, int]:
    """A picture comes with its word, and without one with the first words of its card."""
    words = [start for n, start in starts.items() if parts[n].text]
    out: dict[int, int] = {}
    for n, part in enumerate(parts):
        if part.what == "art":
            spoken = time_of(part.text)
            out[n] = max(0, spoken - pace.lead) if spoken is not None else min(words, default=first)
    return out


def _counts(
    parts: Sequence[Part], times: dict[int, Heard], starts: dict[int, int], pace: Pace, fps: int, first: int
) -> dict[int, tuple[Track, ...]]:
    """Tracks of a figure and of what counts up to it: each stands for a moment, the figure once it is spoken."""
    figure = next((n for n, part in enumerate(parts) if part.what == "figure"), None)
    steps = [n for n, part in enumerate(parts) if part.what == "count"]
    if figure is None or not steps:
        return {}
    length = round(COUNT_S * fps)
    stands = times[figure].first if figure in times else starts[figure] + length
    begins = max(first, stands - length)
    stands = max(min(stands, pace.last), begins + min(2 * len(steps), pace.enter * 2))
    edges = [begins + round((stands - begins) * k / len(steps)) for k in range(len(steps) + 1)]
    out: dict[int, tuple[Track, ...]] = {figure: (Track(start_frame=stands, n_frames=1),)}
    for n, (a, b) in zip(steps, pairwise(edges), strict=True):
        out[n] = (Track(start_frame=a, n_frames=1), Track(start_frame=b, n_frames=1, strength=(255, 0)))
    return out


def _gap(a: Part, b: Part) -> int:
    """Pixels between two parts from top to bottom; 0 where they stand beside or over one another."""
    return max(0, a.y - b.y - b.h, b.y - a.y - a.h)


def _lit_items(
    parts: Sequence[Part], times: dict[int, Heard], starts: dict[int, int], pace: Pace, n_frames: int, fps: int
) -> dict[int, tuple[Track, ...]]:
    """Tracks by which items step back while later ones are spoken, and all come forward again at the end."""
    spoken = _by_group(parts, times)
    order = sorted(spoken)
    entered = {part.group: starts[n] for n, part in enumerate(parts) if part.what == "item" and n in starts}
    gaps = [entered[b] - entered[a] for a, b in pairwise(order)]
    if len(order) < 2 or len(order) < len(entered) or min(gaps) < LIT_S * fps:
        return {}
    back = min(spoken[order[-1]].end + pace.lead, n_frames - pace.enter - 1)
    if back < entered[order[-1]] + pace.enter:
        return {}
    out: dict[int, tuple[Track, ...]] = {}
    for group, following in pairwise(order):
        dims = Track(start_frame=entered[following], n_frames=pace.enter, strength=(255, DIMMED), ease="linear")
        out[group] = (dims, Track(start_frame=back, n_frames=pace.enter, strength=(DIMMED, 255), ease="linear"))
    return out


def _is_item(part: Part) -> bool:
    return part.what in ("item", "marker")
