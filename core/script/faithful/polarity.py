"""Negation and opposites: whether the line takes back what the article says, or says what it takes back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.model.coded import Flag
from core.script.faithful.case import Case
from core.script.faithful.finding import Finding
from core.script.faithful.tokens import Token

_REACH = 4  # tokens between the parts of one negation: "ne ... pas"
_PREFIX = re.compile(r"^(?:un|in|im|ir|il|non|dis)(?=\w{4})")
_CORE = frozenset(["ne", "n", "no", "non", "não", "не", "nie", "nu", "δεν", "δε"])
_CONCORD = frozenset({"fr", "ru", "pl", "cs", "uk", "bg", "hr", "sk", "sr", "ro"})
_SOFT = {  # words that negate without a negator, or bound what is said as one would
    "en": "fail fails failed failing unable lack lacks lacked until only refuse refuses refused avoid avoids avoided",
    "de": "erst nur fehlt fehlte fehlen unfähig verweigert verweigerte vermeidet vermied höchstens",
    "fr": "seulement manque manquait incapable refuse refusa évite à_peine",
    "es": "solo sólo falta faltaba incapaz apenas rechaza rechazó evita",
    "it": "solo manca mancava incapace appena rifiuta evita",
}
_HARD = frozenset("until only erst nur seulement solo sólo apenas appena höchstens".split())  # noqa: SIM905
_FIXED = {
    ("sin", "embargo"),
    ("no", "obstante"),
    ("no", "matter"),
    ("senza", "dubbio"),
    ("sans", "doute"),
    ("no", "doubt"),
}
_PAIRED = frozenset(["fr", "es", "it", "pt", "ca", "ro", "ru", "pl", "cs", "uk", "bg", "hr", "sk", "el", "sr"])


def _negators(case: Case, run: Sequence[Token]) -> list[list[int]]:
    """The places of the negations of a run of tokens; parts of one negation together."""
    out: list[list[int]] = []
    for n, t in enumerate(run):
        if t.low not in case.table.negators:
            continue
        after = run[n + 1].low if n + 1 < len(run) else ""
        if (after in case.table.only and case.index.language != "fr") or (t.low, after) in _FIXED:
            continue
        if out and n - out[-1][-1] <= _REACH and case.index.language in _PAIRED and _one(case, run, out[-1], n):
            out[-1].append(n)
        else:
            out.append([n])
    if case.index.language == "fr":  # "ne ... que" is "only", "n" alone may be a letter
        out = [g for g in out if len(g) > 1 or run[g[0]].low not in ("ne", "n") or not _que(run, g[0])]
    return out


def _one(case: Case, run: Sequence[Token], group: list[int], n: int) -> bool:
    """Whether a negator goes on a negation begun before: "ne ... pas", "no ... nunca", "aucun ... n'"."""
    if any(t.low in case.table.joins for t in run[group[-1] + 1 : n]):
        return False
    begun, goes_on = run[group[0]].low in _CORE, run[n].low in _CORE
    if begun and not goes_on:
        return True
    return not begun and goes_on and len(group) == 1 and case.index.language in _CONCORD


def _que(run: Sequence[Token], n: int) -> bool:
    """Whether "que" follows soon after "ne"."""
    return any(t.low in ("que", "qu") for t in run[n + 1 : n + 6])


def _sides(run: Sequence[Token], group: list[int], reach: int) -> tuple[list[str], list[str]]:
    """The words nearest to a negation before and behind it; any but negators count."""
    inner = [t.key for n, t in enumerate(run) if group[0] < n < group[-1] and n not in group]
    before = [t.key for t in run[: group[0]] if t.content or t.values][-reach:]
    after = inner + [t.key for t in run[group[-1] + 1 :] if t.content or t.values][:reach]
    return before, after


def negation(case: Case) -> Finding | None:
    """Find a negation of a line that the article has not there, or one of the article's that is gone."""
    if not case.supports:
        return None
    mine = _negators(case, case.line)
    theirs: list[tuple[Sequence[Token], list[int]]] = [
        (sent.tokens, group) for sent in case.supports for group in _negators(case, sent.tokens)
    ]
    line_keys = {t.key for t in case.line}
    left = list(theirs)
    for group in mine:
        match = _match(case.line, group, left, 1 if len(mine) == len(theirs) else 2)
        if match is None and (case.lows & _negated_words(case, case.line, group) or _softly(case, case.lows, _HARD)):
            continue  # "not possible" for "impossible", "did not work" for "failed"
        if match is None:
            word = case.line[group[-1]].raw
            return case.finding("negation", Flag.of("word_not_here", ours=word), word)
        left.remove(match)
    for run, group in left:
        before, after = _sides(run, group, 2)
        nearest = [*before[-1:], *after[:1]]
        kept = [key for key in (*before, *after) if key in line_keys]
        if not nearest or not all(key in line_keys for key in nearest) or len(kept) < min(3, len(before) + len(after)):
            continue
        if not _together(case.line, kept) or _said_otherwise(case, run, group):
            continue
        if _softly(case, case.line_lows - case.lows):
            continue
        word = run[group[-1]].raw
        return case.finding("negation", Flag.of("word_left_out", theirs=word), word)
    return None


def _softly(case: Case, lows: frozenset[str] | set[str], but: frozenset[str] = frozenset()) -> bool:
    """Whether words negate without a negator: "failed to"."""
    return bool((frozenset(_SOFT.get(case.index.language, "").split()) - but) & lows)


def _match(
    line: Sequence[Token], group: list[int], theirs: list[tuple[Sequence[Token], list[int]]], least: int
) -> tuple[Sequence[Token], list[int]] | None:
    """The article's negation that stands among the same words."""
    before, after = _sides(line, group, 3)
    here = {*before, *after}
    best: tuple[int, int] | None = None
    for n, (run, other) in enumerate(theirs):
        b, a = _sides(run, other, 4)
        shared = len(here & {*b, *a})
        shared += sum(key in line_near for key in (b[-1:] + a[:1]) for line_near in [(before[-1:] + after[:1])])
        if best is None or shared > best[0]:
            best = (shared, n)
    if best is None or best[0] < min(least, max(1, len(here))):
        return None
    return theirs[best[1]]


def _together(line: Sequence[Token], keys: list[str]) -> bool:
    """Whether words stand near each other in the line, so that it is the same clause."""
    places = [n for n, t in enumerate(line) if t.key in keys]
    return bool(places) and max(places) - min(places) <= 6 + 3 * len(keys)


def _negated_words(case: Case, run: Sequence[Token], group: list[int]) -> set[str]:
    """Negative forms of the words a negation stands by."""
    words = {t.low for t in run[group[0] : group[-1] + 4]}
    return {p + w for w in words for p in ("un", "in", "im", "ir", "il", "non", "dis")}


def _said_otherwise(case: Case, run: Sequence[Token], group: list[int]) -> bool:
    """Whether the line negates with a prefix: "impossible" for "not possible"."""
    words = {t.low for t in run[group[0] : group[-1] + 5]} | {t.low for t in run[max(0, group[0] - 3) : group[0]]}
    return any(_PREFIX.sub("", low) in words and low != _PREFIX.sub("", low) for low in case.line_lows)


def opposites(case: Case) -> Finding | None:
    """Find a word of a line that stands where the article has its opposite, or the word with a negative prefix."""
    counter = Counter(t.low for t in case.line)
    for n, t in enumerate(case.line):
        there = case.replaced(n)
        against = case.table.opposites.get(t.low, frozenset())
        if t.low in case.lows:  # said there, too, but not so often, and here in the place of its opposite
            often = max(sum(u.low == t.low for u in run) for run in case.runs)
            if there is not None and there.low in against and counter[t.low] > often:
                return case.finding("opposite", Flag.of("other_word", theirs=there.raw, ours=t.raw), t.raw)
            continue
        if there is not None and _prefixed(t.low, there.low):
            return case.finding("opposite", Flag.of("other_word", theirs=there.raw, ours=t.raw), t.raw)
        if not against:
            continue
        same_side = {w for a in against for w in case.table.opposites.get(a, ())}
        if there is not None and there.low in against:
            return case.finding("opposite", Flag.of("other_word", theirs=there.raw, ours=t.raw), t.raw)
        if same_side & case.lows:
            continue
        other = next((u for u in case.held if u.low in against and u.low not in case.line_lows), None)
        if other is not None and case.near(n, other):
            return case.finding("opposite", Flag.of("other_word", theirs=other.raw, ours=t.raw), t.raw)
    return None


def _prefixed(a: str, b: str) -> bool:
    """Whether one word is the other with a negative prefix."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and _PREFIX.sub("", long) == short != long
