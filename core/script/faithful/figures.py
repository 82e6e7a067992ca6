"""Numbers, dates and units of a line against its supports."""

from __future__ import annotations

import re

from core.model.coded import Flag
from core.script.faithful.case import Case
from core.script.faithful.finding import Finding
from core.script.faithful.tokens import Token

_HALVES = {
    "50": ("half", "hälfte", "moitié", "mitad", "metà"),
    "2": ("both", "pair", "beide", "beiden", "deux", "ambos"),
    "100": ("century", "jahrhundert", "siècle", "siglo"),
}
_VERBS_TOO = frozenset({"may", "march", "mars", "second", "seconds"})


def numbers(case: Case) -> Finding | None:
    """Find a number of a line that its passages in the article do not have, or that took the place of another."""
    for n, t in enumerate(case.line):
        if not t.values:
            continue
        there = case.replaced(n)
        other = there if there is not None and there.values and not there.values & t.values else None
        if t.values & case.values:
            inside = 0 < n < len(case.line) - 1  # at an end a clause may have been left out
            if inside and other is not None and not other.values & case.line_values:
                return _wrong(case, t, other)
            continue
        gone = [u for u in case.held if u.values and not u.values & case.line_values]
        if other is None and (_same_amount(case, n, t) or _of_context(case, n, t, bool(gone))):
            continue
        if other is None and gone:
            other = next((u for u in gone if case.near(n, u)), gone[0])
        return _wrong(case, t, other)
    return None


def _wrong(case: Case, t: Token, other: Token | None) -> Finding:
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d", t.raw)
    flag = Flag.of("other", theirs=other.raw, ours=t.raw) if other else Flag.of("not_said_here", ours=t.raw)
    return case.finding("date" if year else "number", flag, t.raw)


def _same_amount(case: Case, n: int, t: Token) -> bool:
    """Whether the supports say the amount another way: in words, with a scale, as a month, or less rounded."""
    if any(word in case.lows for value in t.values for word in _HALVES.get(value, ())):
        return True
    months = {m[1] for low in case.lows if (m := case.table.member.get(low)) and m[0] == "months"}
    if any(f"months{int(v) - 1}" in months for v in t.values if v.isdigit() and 1 <= int(v) <= 12):
        return True
    scaled = [low for low in {u.low for u in case.line[n + 1 : n + 2]} if _class(case, low) == "scale"]
    theirs = [low for low in case.lows if _class(case, low) == "scale"]
    if bool(scaled) != bool(theirs) or (scaled and scaled[0] not in theirs):
        short = {v.replace(".", "").strip("0") for v in t.values}
        if any(v.replace(".", "").strip("0") in short for v in case.values if len(v) > 4 or theirs):
            return True
    if any(u.low in case.table.about for u in case.line[max(0, n - 2) : n]):
        return any(_rounds(mine, v) for mine in t.values for v in case.values)
    return False


def _class(case: Case, low: str) -> str:
    return case.table.member.get(low, ("", ""))[0]


def _rounds(rough: str, exact: str) -> bool:
    """Whether one number is a rounder form of the other, within five per cent."""
    try:
        a, b = float(rough), float(exact)
    except ValueError:
        return False
    rounder = len(rough.strip("0").replace(".", "")) < len(exact.strip("0").replace(".", ""))
    return rounder and b != 0 and abs(a - b) <= 0.05 * abs(b)


def _of_context(case: Case, n: int, t: Token, gone: bool) -> bool:
    """Whether the number belongs to a name that the title or the sentence before has: "GNOME 3"."""
    if gone or n == 0:
        return False
    pair = (case.line[n - 1].low, t.low)
    return any((a.low, b.low) == pair for s in case.context for a, b in zip(s.tokens, s.tokens[1:], strict=False))


def classes(case: Case) -> Finding | None:
    """Find a month, weekday, unit or scale of a line that is another one in the article."""
    mine = {m for t in case.line if (m := case.table.member.get(t.low))}
    theirs = {m: u for u in reversed(case.held) if (m := case.table.member.get(u.low))}
    for n, t in enumerate(case.line):
        member = case.table.member.get(t.low)
        if member is None or (t.low in _VERBS_TOO and (t.initial or not t.raw[0].isupper()) and member[0] == "months"):
            continue
        kind = "date" if member[0] in ("months", "weekdays") else "unit" if member[0] == "units" else "opposite"
        swapped = _pair(case, n, member)
        if swapped is not None:
            return case.finding("unit", Flag.of("other", theirs=swapped, ours=_with_number(case, n)), t.raw)
        if member in theirs:
            continue
        there = case.replaced(n)
        others = [u for m, u in theirs.items() if m[0] == member[0] and m not in mine]
        if there is not None and case.table.member.get(there.low, ("",))[0] != member[0]:
            there = None
        other = there or next((u for u in others if case.near(n, u)), None)
        if other is not None:
            return case.finding(kind, Flag.of("other", theirs=other.raw, ours=t.raw), t.raw)  # type: ignore[arg-type]
        if member[0] == "months" and not _month_in_figures(case, member[1]) and not _in_context(case, t.low):
            return case.finding("date", Flag.of("not_said_here", ours=t.raw), t.raw)
    return None


def _in_context(case: Case, low: str) -> bool:
    return any(low in s.lows for s in case.context)


def _month_in_figures(case: Case, month: str) -> bool:
    """Whether the supports write the month as a number."""
    return str(int(month.removeprefix("months")) + 1) in case.values


def _beside(run: tuple[Token, ...] | list[Token], n: int) -> Token | None:
    """The number a unit belongs to: before it, or after a currency sign."""
    for m in (n - 1, n + 1):
        if 0 <= m < len(run) and run[m].values:
            return run[m]
    return None


def _with_number(case: Case, n: int) -> str:
    number = _beside(case.line, n)
    return f"{number.raw} {case.line[n].raw}" if number else case.line[n].raw


def _pair(case: Case, n: int, member: tuple[str, str]) -> str | None:
    """Return the article's number and unit where the line has that number of another unit, else None."""
    number = _beside(case.line, n)
    if number is None or member[0] not in ("units", "scale"):
        return None
    found: str | None = None
    for run in case.runs:
        for m, u in enumerate(run):
            theirs = case.table.member.get(u.low)
            if theirs is None or theirs[0] != member[0]:
                continue
            beside = _beside(list(run), m)
            if beside is not None and beside.values & number.values:
                if theirs == member:
                    return None
                found = found or f"{beside.raw} {u.raw}"
    return found
