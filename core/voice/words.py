"""From an engine's stamps to word times: exactly the line's whitespace tokens, in order, without overlap."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.narration import Word
from core.voice.engine import Stamp
from core.voice.text import Token, tokens

_SLIVER_S = 0.03  # for a token that makes no sound
_SHORTEST_S = 0.01


class _Slot:
    """The times of one token while they are being found."""

    def __init__(self, token: Token) -> None:
        self.token = token
        self.start = -1.0
        self.end = -1.0
        self.marks: list[tuple[int, float]] = []

    @property
    def known(self) -> bool:
        return self.start >= 0


def words_of(line: str, stamps: Sequence[Stamp], duration_s: float) -> tuple[Word, ...]:
    """The times of a spoken line's words. Stamps count characters of the line; no stamps: spread by length."""
    slots = [_Slot(token) for token in tokens(line)]
    _place(slots, stamps, duration_s)
    if not any(slot.known for slot in slots):
        _share(slots, 0.0, duration_s)
    _fill(slots)
    _silent(slots, duration_s)
    return _ordered(slots, duration_s)


def _place(slots: list[_Slot], stamps: Sequence[Stamp], duration_s: float) -> None:
    """Give each stamp to the token that holds its character; the first one of a token is its start."""
    at = 0
    for stamp in stamps:
        while at < len(slots) and slots[at].token.end <= stamp.char:
            at += 1
        holder = next((slot for slot in slots[: at + 1] if slot.token.start <= stamp.char < slot.token.end), None)
        if holder is None and at < len(slots):
            holder = slots[at]  # a stamp on the space before a word
        if holder is None or stamp.start_s >= duration_s:
            continue
        start, end = max(0.0, stamp.start_s), min(duration_s, stamp.end_s)
        if not holder.known:
            holder.start = start
        holder.end = max(holder.end, end)
        offset = max(0, stamp.char - holder.token.start)
        if not holder.marks or (offset > holder.marks[-1][0] and start > holder.marks[-1][1]):
            holder.marks.append((offset, start))


def _fill(slots: list[_Slot]) -> None:
    """A word that was spoken together with its neighbour ("of the") gets its share of that stretch."""
    at = 0
    while at < len(slots):
        run = at
        while run < len(slots) and not slots[run].known:
            run += 1
        missing = [slot for slot in slots[at:run] if slot.token.speakable]
        if missing and at > 0 and slots[at - 1].known:
            _share([slots[at - 1], *missing], slots[at - 1].start, slots[at - 1].end)
        elif missing and run < len(slots):
            _share([*missing, slots[run]], slots[run].start, slots[run].end)
        at = run + 1


def _share(slots: list[_Slot], start: float, end: float) -> None:
    """Split a stretch among tokens by their letters."""
    weights = [max(1, len(slot.token.text)) for slot in slots]
    total, at = sum(weights), start
    for slot, weight in zip(slots, weights, strict=True):
        slot.start, slot.end = at, at + (end - start) * weight / total
        slot.marks = [(0, slot.start)] if len(slot.marks) < 2 else slot.marks
        at = slot.end


def _silent(slots: list[_Slot], duration_s: float) -> None:
    """A token without sound gets a sliver right before the next word, or after the last one."""
    after = duration_s
    last = max((index for index, slot in enumerate(slots) if slot.known), default=-1)
    for index in range(len(slots) - 1, -1, -1):
        slot = slots[index]
        if not slot.known:
            if index > last:
                slot.start = slot.end = duration_s
            else:
                slot.start, slot.end = max(0.0, after - _SLIVER_S), after
        after = slot.start


def _ordered(slots: list[_Slot], duration_s: float) -> tuple[Word, ...]:
    """Words that follow each other, each at least a little long, all inside the sound."""
    count = len(slots)
    shortest = min(_SHORTEST_S, duration_s / max(1, count))
    starts: list[float] = []
    for index, slot in enumerate(slots):
        latest = duration_s - shortest * (count - index)
        earliest = starts[-1] + shortest if starts else 0.0
        starts.append(min(max(slot.start, earliest), max(latest, earliest)))
    out = []
    for index, slot in enumerate(slots):
        limit = starts[index + 1] if index + 1 < count else duration_s
        end = min(max(slot.end, starts[index] + shortest), limit)
        marks = _inside(slot, starts[index], end) if _long(slot) else ()
        out.append(Word(word=slot.token.text, start=round(starts[index], 4), end=round(end, 4), marks=marks))
    return tuple(out)


def _inside(slot: _Slot, start: float, end: float) -> tuple[tuple[int, float], ...]:
    """The marks of a token, none before its start or after its end."""
    return tuple((offset, round(min(max(at, start), end), 4)) for offset, at in slot.marks)


def _long(slot: _Slot) -> bool:
    return len(slot.marks) > 1
