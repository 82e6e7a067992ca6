"""Two versions of a script side by side: what was added, taken out, changed or moved."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

from core.model.base import Model
from core.model.script import Line, Script

_MOST_PAIRS = 3_000_000  # of words; a longer text is not held against another word by word
_LIKE = 0.5  # share of words that makes a line the same line, changed


class Change(Model):
    """One line's change; `before` and `after` are its texts, `at` its place (0-based) in the new script.

    `words` are the pieces of a changed text in order, each with what became of it; joined by blanks where the text has
    blanks. A moved line may have changed words too. `at` is -1 for a line taken out.
    """

    kind: Literal["same", "changed", "added", "removed", "moved"]
    line_id: int
    before: str = ""
    after: str = ""
    at: int = -1
    was_at: int = -1
    words: tuple[tuple[Literal["same", "added", "removed"], str], ...] = ()


def compare(old: Script, new: Script, *, all_lines: bool = False) -> list[Change]:
    """The changes from one version of a script to another in the order of the new one, what was taken out where it
    stood.

    With `all_lines` also the lines that stayed as they were, for showing both versions whole.
    """
    pairs = _pairs(old, new)
    kept = [pairs[n] for n in range(len(new.lines)) if n in pairs]
    calm = set(_rising(kept))
    out: list[tuple[tuple[float, int], Change]] = []
    for n, line in enumerate(new.lines):
        if n not in pairs:
            out.append(((n, 1), Change(kind="added", line_id=line.id, after=line.text, at=n)))
            continue
        before = old.lines[pairs[n]]
        changed = before.text != line.text
        kind: Literal["same", "changed", "moved"] = (
            "moved" if pairs[n] not in calm else "changed" if changed else "same"
        )
        pieces = _pieces(before.text, line.text) if changed else ()
        change = Change(
            kind=kind, line_id=line.id, before=before.text, after=line.text, at=n, was_at=pairs[n], words=pieces
        )
        out.append(((n, 1), change))
    place = {old_at: n for n, old_at in pairs.items()}
    last = -1.0
    for m, line in enumerate(old.lines):
        if m in place:
            last = place[m]
        else:
            gone = Change(kind="removed", line_id=line.id, before=line.text, was_at=m)
            out.append(((last + 0.5, m), gone))
    ordered = [change for _, change in sorted(out, key=lambda item: item[0])]
    return ordered if all_lines else [change for change in ordered if change.kind != "same"]


def _pairs(old: Script, new: Script) -> dict[int, int]:
    """Map the index of each new line to that of its old line: by id and same words, else by likeness."""
    left = dict(enumerate(old.lines))
    pairs: dict[int, int] = {}

    def take(n: int, m: int) -> None:
        pairs[n] = m
        del left[m]

    for n, line in enumerate(new.lines):
        same = next((m for m, other in left.items() if other.id == line.id and other.text == line.text), None)
        if same is not None:
            take(n, same)
    for n, line in enumerate(new.lines):
        same = next((m for m, other in left.items() if other.text == line.text), None) if n not in pairs else None
        if same is not None:
            take(n, same)
    for n, line in enumerate(new.lines):
        if n in pairs or not left:
            continue
        by_id = next((m for m, other in left.items() if other.id == line.id), None)
        best = by_id if by_id is not None else max(left, key=lambda m: _likeness(left[m], line))
        if by_id is not None or _likeness(left[best], line) >= _LIKE:
            take(n, best)
    return pairs


def _likeness(a: Line, b: Line) -> float:
    """Return how much of two lines' texts is the same, 0 to 1."""
    return SequenceMatcher(None, _units(a.text)[:1200], _units(b.text)[:1200], autojunk=False).ratio()


def _units(text: str) -> list[str]:
    """Words, or characters where the text has hardly any blanks."""
    words = text.split()
    return words if len(words) > max(1, len(text) // 25) else list(text)


def _pieces(before: str, after: str) -> tuple[tuple[Literal["same", "added", "removed"], str], ...]:
    """The words of two texts, each with what became of it."""
    a, b = _units(before), _units(after)
    if len(a) * len(b) > _MOST_PAIRS:
        return (("removed", before), ("added", after))
    joiner = " " if a and " " in before and len(a) == len(before.split()) else ""
    out: list[tuple[Literal["same", "added", "removed"], str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append(("same", joiner.join(a[i:j])))
            continue
        if j > i:
            out.append(("removed", joiner.join(a[i:j])))
        if m > k:
            out.append(("added", joiner.join(b[k:m])))
    return tuple(out)


def _rising(values: list[int]) -> list[int]:
    """The longest rising run of numbers, gaps allowed: the lines that did not move."""
    tails: list[list[int]] = []
    for value in values:
        best = max((tail for tail in tails if tail[-1] < value), key=len, default=[])
        tails.append([*best, value])
    return max(tails, key=len, default=[])
