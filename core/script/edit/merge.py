"""Two changes of one script brought together, line by line: what only either changed is kept, what both did is said.

`mine` and `theirs` were both made from `base`. Pure functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from core.model.script import Line, Override, Script
from core.script.edit.edit import numbered

Side = Literal["", "mine", "theirs"]
Typed = dict[str, Override]
WORDS = ("text", "span", "flag", "cue", "estimate_s", "by_hand")  # what goes with the words of a line
WHOLE = -1  # the number of a clash that is about no single line


@dataclass(frozen=True)
class Clash:
    """A conflict of two edits: a line by its number, in the words of each side (none where it is gone)."""

    line: int
    name: str  # "text", "overlay", "locked", "place", "order", "title", or a platform
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """The script with both changes; where they clash, with `theirs` or what was preferred."""

    script: Script
    clashes: tuple[Clash, ...] = ()


def merge(base: Script, mine: Script, theirs: Script, prefer: Side = "") -> Merged:
    """The script with what either side changed of `base`; with `prefer` one side is right wherever both changed.

    Without it, what clashes is listed. Lines that either added must have numbers that the other has not.
    """
    if base in (mine, theirs) or mine == theirs:
        return Merged(mine if theirs == base else theirs)
    work = _Merge(base, mine, theirs, prefer)
    lines = work.lines()
    script = theirs.model_copy(update={"lines": tuple(lines), **work.around()})
    return Merged(numbered(script, lines) if work.moved else script, tuple(work.clashes))


class _Merge:
    def __init__(self, base: Script, mine: Script, theirs: Script, prefer: Side) -> None:
        self.base, self.mine, self.theirs, self.prefer = base, mine, theirs, prefer
        self.of = [{line.id: line for line in side.lines} for side in (base, mine, theirs)]
        self.clashes: list[Clash] = []
        shapes = [(side.headings, [(n.id, n.section, n.point) for n in side.lines]) for side in (base, mine, theirs)]
        self.moved = shapes[1] != shapes[0]  # mine has other lines, in another order or in other parts
        self.parts = self._side_of_the_parts()

    def pick(self, base: Any, mine: Any, theirs: Any, clash: Clash) -> Any:
        """The value that was changed; where both changed it otherwise, what is preferred, and a clash if nothing is."""
        if mine in (theirs, base):
            return theirs
        if theirs == base:
            return mine
        if not self.prefer:
            self.clashes.append(clash)
        return mine if self.prefer == "mine" else theirs

    def around(self) -> dict[str, Any]:
        """Merge the fields of a script other than its lines; return them by name."""
        sides = (self.base, self.mine, self.theirs)
        values: dict[str, Any] = {}
        for name in ("title", "language", "writer", "warnings"):
            before, mine, theirs = (getattr(side, name) for side in sides)
            clash = Clash(WHOLE, name, str(mine), str(theirs))
            values[name] = self.pick(before, mine, theirs, clash)
        values["headings"] = self.parts.headings
        values["overrides"] = self._by_name(*(side.overrides for side in sides))
        return values

    def _by_name(self, base: Typed, mine: Typed, theirs: Typed) -> Typed:
        out = {}
        for name in dict.fromkeys((*theirs, *mine)):
            value = self._fields(name, *(side.get(name, Override()) for side in (base, mine, theirs)))
            if value != Override():
                out[name] = value
        return out

    def _fields(self, name: str, base: Override, mine: Override, theirs: Override) -> Override:
        """Merge the override of a platform, each of its fields by itself."""
        changes = {
            field: self.pick(
                getattr(base, field), getattr(mine, field), getattr(theirs, field),
                Clash(WHOLE, name, _words(getattr(mine, field)), _words(getattr(theirs, field))),
            )
            for field in Override.model_fields
        }  # fmt: skip
        return theirs.model_copy(update=changes)

    # ------------------------------------------------------------------ lines
    def lines(self) -> list[Line]:
        """The lines of both sides in their order."""
        kept = {number: line for number in self._all_ids() if (line := self._line(number)) is not None}
        order = self._order(list(kept))
        out: list[Line] = []
        for number in order:
            out.append(self._placed(kept[number], out[-1] if out else None))
        return out

    def _all_ids(self) -> list[int]:
        return list(dict.fromkeys(line.id for side in (self.theirs, self.mine) for line in side.lines))

    def _line(self, number: int) -> Line | None:
        base, mine, theirs = (side.get(number) for side in self.of)
        if base is None or (mine is not None and theirs is not None):
            both = mine is not None and theirs is not None and base is not None
            return self._both(base, mine, theirs) if both else (theirs or mine)  # type: ignore[arg-type]
        left = mine or theirs  # the other side took it out
        if left is None:
            return None
        changed = _content(left) != _content(base)
        if not changed:
            return None
        clash = Clash(number, "text", mine.text if mine else "", theirs.text if theirs else "")
        own, other = (_content(line) if line else None for line in (mine, theirs))
        chosen = self.pick(_content(base), own, other, clash)
        return left if chosen is not None else None

    def _both(self, base: Line, mine: Line, theirs: Line) -> Line:
        changes: dict[str, Any] = {}
        words = self.pick(base.text, mine.text, theirs.text, Clash(base.id, "text", mine.text, theirs.text))
        if mine.text == theirs.text:  # the same words: what else is known of them is whoever's changed it
            for name in WORDS[1:]:
                before, own, other = (getattr(line, name) for line in (base, mine, theirs))
                changes[name] = other if own == before else own
        else:
            source = mine if words == mine.text else theirs
            changes.update({name: getattr(source, name) for name in WORDS})
        for name in ("overlay", "locked"):
            before, own, other = (getattr(line, name) for line in (base, mine, theirs))
            clash = Clash(base.id, name, _words(own), _words(other))
            changes[name] = self.pick(before, own, other, clash)
        return theirs.model_copy(update=changes)

    # ------------------------------------------------------------------ parts and order
    def _side_of_the_parts(self) -> Script:
        """The side whose parts count: the one that changed them."""
        shared = set.intersection(*(set(side) for side in self.of))
        shape = [
            (side.headings, {line.id: (line.section, line.point) for line in side.lines if line.id in shared})
            for side in (self.base, self.mine, self.theirs)
        ]
        clash = Clash(WHOLE, "place", _words(self.mine.headings), _words(self.theirs.headings))
        chosen = self.pick(shape[0], shape[1], shape[2], clash)
        return self.theirs if chosen == shape[2] else self.mine

    def _placed(self, line: Line, before: Line | None) -> Line:
        """The line in its part on the side whose parts count; one that only the other has joins the line before."""
        known = next((item for item in self.parts.lines if item.id == line.id), None)
        if known is not None:
            return line.model_copy(update={"section": known.section, "point": known.point})
        if self.mine.headings == self.theirs.headings or before is None:
            return line  # both count their parts alike
        return line.model_copy(update={"section": before.section, "point": before.point})

    def _order(self, kept: Sequence[int]) -> list[int]:
        base, mine, theirs = ([line.id for line in side.lines if line.id in set(kept)]
                              for side in (self.base, self.mine, self.theirs))  # fmt: skip
        shared = set(base) & set(mine) & set(theirs)
        orders = [[number for number in side if number in shared] for side in (base, mine, theirs)]
        clash = Clash(WHOLE, "order", _words(orders[1]), _words(orders[2]))
        chosen = self.pick(orders[0], orders[1], orders[2], clash)
        first, second = (theirs, mine) if chosen == orders[2] else (mine, theirs)
        return _woven(first, second)


def _woven(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """The order of lines of two edits of a script: the first's, the second's own lines behind those they follow."""
    out = list(first)
    for at, number in enumerate(second):
        if number in out:
            continue
        before = next((item for item in reversed(second[:at]) if item in out), None)
        out.insert(out.index(before) + 1 if before is not None else 0, number)
    return out


def _content(line: Line) -> tuple[str, str, bool]:
    """Return what a person can edit of a line: its text, its overlay, and whether it is locked."""
    return line.text, line.overlay, line.locked


def _words(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_words, value))
    return "" if value is None else str(value)
