"""Names of a line against its supports and what stands around them."""

from __future__ import annotations

from core.language.tag import base
from core.model.coded import Flag
from core.script.faithful.case import Case
from core.script.faithful.finding import Finding, Kind
from core.script.faithful.tokens import Token

_INFLECTED = frozenset(
    [
        "ru",
        "pl",
        "cs",
        "sk",
        "uk",
        "bg",
        "hr",
        "sr",
        "sl",
        "fi",
        "hu",
        "tr",
        "lt",
        "lv",
        "et",
        "el",
        "ro",
        "sv",
        "nb",
        "da",
    ]
)


def names(case: Case) -> Finding | None:
    """Find a name of a line that the article does not have there, or that took another's place."""
    for n, t in enumerate(case.line):
        if t.values or t.low in case.table.member or not (t.name or (t.content and t.raw[0].isupper())):
            continue
        there = case.replaced(n)
        other = there if there is not None and _is_name(case, there) else None
        if _known(case, t, case.lows):
            if t.name and other is not None and other.name:
                return _wrong(case, t, other)
            continue
        if not t.name:  # the first word of a sentence has its capital anyway
            other = other or _first_name_gone(case, n)
            if other is not None and not _synonym(case, t) and not t.low.endswith(_NO_NAME[:3]):
                return _wrong(case, t, other)
            continue
        if other is None and _people(case, t):
            continue
        if other is None and (_in_context(case, t) or _acronym(case, t) or _synonym(case, t)):
            continue
        return _wrong(case, t, other)
    return None


def _first_name_gone(case: Case, n: int) -> Token | None:
    """The name a support begins with, where the line begins with a word the article has not, and goes on as it does."""
    t = case.line[n]
    if n or t.low in case.index.lows or len(case.line) < 3 or case.line[1].low not in case.lows:
        return None
    first = next((run[0] for run in case.runs), None)
    gone = first is not None and first.low not in case.line_lows and _is_name(case, first)
    return first if gone else None


def _is_name(case: Case, t: Token) -> bool:
    """Whether a word of the article is a name; one that begins its sentence is where it is one elsewhere."""
    if t.name or t.values:
        return t.name and not t.values
    if not (t.initial and t.raw[:1].isupper()) or t.stop:
        return False
    holders = [case.index.sents[n] for n in case.index.holders.get(t.key, ())[:40]]
    same = [u for s in holders for u in s.tokens if u.low == t.low and not u.initial]
    if not same:  # it only ever begins sentences
        return case.index.language in _BARE and len(t.low) > 3 and not t.low.endswith(_NO_NAME)
    return sum(u.name for u in same) * 2 > len(same)


_BARE = frozenset({"en", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "ca"})  # nouns seldom begin a sentence bare
_NO_NAME = ("s", "ly", "ing", "ed", "ment", "mente", "ando", "endo", "ant", "er", "ar", "ir", "re", "x")


def _wrong(case: Case, t: Token, other: Token | None) -> Finding:
    if other is not None:
        return case.finding("name", Flag.of("other", theirs=other.raw, ours=t.raw), t.raw)
    if t.low in case.index.lows:
        return case.finding("name", Flag.of("not_said_of", ours=t.raw), t.raw)
    return case.finding("name", Flag.of("not_mentioned", ours=t.raw), t.raw)


def _known(case: Case, t: Token, lows: frozenset[str]) -> bool:
    """Whether a name is among words, as it is or in another form of it."""
    if t.low in lows:
        return True
    if any(c.isdigit() for c in t.low) or len(t.low) < 4:
        return any(
            t.low + s in lows or t.low == low + s for s in ("s",) for low in lows if abs(len(low) - len(t.low)) < 2
        )
    language = base(case.index.language)
    for low in lows:
        short, long = sorted((t.low, low), key=len)
        if len(short) < 4 or abs(len(long) - len(short)) > 4:
            continue
        if long.startswith(short) and long[len(short) :] in _ENDINGS:
            return True
        if language in _INFLECTED and long[: max(4, len(short) - 2)] == short[: max(4, len(short) - 2)]:
            return True
        if len(short) >= 6 and language == "de" and (long.startswith(short) or long.endswith(short)):
            return True
    return False


_ENDINGS = frozenset("s es n en er e is i a an ian ans ians se ish".split())  # noqa: SIM905


_PEOPLE = ("ish", "ese", "ian", "ean", "can", "ench", "utch", "isch", "ische", "ischen", "ischer", "isches")
_IRREGULAR = {"danish": "denmark", "dutch": "netherlands", "welsh": "wales", "swiss": "switzerland", "greek": "greece",
              "french": "france", "czech": "czechia", "thai": "thailand", "british": "britain"}  # fmt: skip


def _people(case: Case, t: Token) -> bool:
    """Whether it is the adjective of a country the supports name: "Spanish" for "of Spain"."""
    if _IRREGULAR.get(t.low) in case.lows:
        return True
    names = [u.low for u in case.held if u.name and u.low[:3] == t.low[:3] and u.low not in case.line_lows]
    return t.low.endswith(_PEOPLE) and len(t.low) >= 6 and bool(names)


def _in_context(case: Case, t: Token) -> bool:
    """Whether the title, a heading or a sentence right before names it, so that the line may too."""
    return any(_known(case, t, s.lows) for s in case.context)


def _synonym(case: Case, t: Token) -> bool:
    """Whether it is another word for one of the supports', or a German noun made of one of the article's."""
    group = case.table.synonyms.get(t.low)
    if group is not None and any(case.table.synonyms.get(low) == group for low in case.lows):
        return True
    if case.index.language != "de" or len(t.low) < 7:
        return False
    return any(len(low) >= 5 and (t.low.startswith(low) or t.low.endswith(low)) for low in case.lows)


def _acronym(case: Case, t: Token) -> bool:
    """Whether it is made of the first letters of words that stand together in the supports or before them."""
    if not t.raw.isupper() or len(t.raw) < 2:
        return False
    for sent in (*case.supports, *case.context):
        letters = "".join(u.low[0] for u in sent.tokens if not u.values)
        if t.low in letters or t.low in "".join(u.low[0] for u in sent.tokens if u.content):
            return True
    return False


def permuted(case: Case) -> Finding | None:
    """Find two names or two numbers of a line that changed places while everything around them stayed as in the
    article.
    """
    mine = [t for t in case.line if t.values or _is_name(case, t)]
    if len(mine) < 2:
        return None
    frame = [("#" if t.values or _is_name(case, t) else t.low) for t in case.line]
    for run in case.runs:
        if len(run) != len(frame):
            continue
        theirs = [t for t in run if t.values or _is_name(case, t)]
        if len(theirs) != len(mine) or [("#" if t in theirs else t.low) for t in run] != frame:
            continue
        a, b = [t.low for t in mine], [t.low for t in theirs]
        if a == b or sorted(a) != sorted(b):
            continue
        first = next(n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
        last = max(n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
        at = [n for n, mark in enumerate(frame) if mark == "#"]
        between = {low for low in frame[at[first] : at[last]] if low != "#"}
        if between - case.table.joins:
            kind: Kind = "number" if mine[first].values else "name"
            ours = mine[first].raw
            return case.finding(kind, Flag.of("swapped", theirs=theirs[first].raw, ours=ours), ours)
    return None
