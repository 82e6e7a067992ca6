"""The rules by which figures are read out, in order: dates before money, money before ranges and fractions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from core.voice.reading import dates, money, roman
from core.voice.reading.languages import Words, words

_N = r"\d[\d.,\u00a0\u202f]*\d|\d"
_PARTS = "1/2 1/4 3/4 1/3 2/3 1/8 3/8 5/8 7/8 1/5 2/5 3/5 4/5 1/6 5/6"
_VULGAR = dict(zip("½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚", _PARTS.split(), strict=True))
_RATES = re.compile(r"(?i)(?:rat|scor|verdict|not[ae]|punt|bewert|voto|cijfer|ocen|оцен)\w*\W+(?:\w+\W+){0,2}$")
_STARS = re.compile(r"\s?(?:stars?|sterne|étoiles|estrellas|estrelas|stelle|sterren|★)", re.I)


@dataclass(frozen=True)
class Rule:
    """A pattern and how what it finds is read; None leaves it."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], str | None]


@lru_cache(maxsize=64)
def rules(code: str) -> tuple[Rule, ...]:
    """The rules by which a language with words reads figures aloud."""
    table = words(code)
    if table is None:
        return ()
    out = [_own(pattern, reading) for pattern, reading in (*_between(table), *table.rules)]
    out += [Rule(pattern, partial(read, table)) for pattern, read in _general(table)]
    return tuple(out)


def _between(table: Words) -> list[tuple[str, str]]:
    """The rule for a range behind "between", where it is "and" that joins its ends."""
    if not table.between:
        return []
    word, joint = table.between.split()
    return [(rf"(?<=\b(?i:{word})\s)({_N})\s?[–—-]\s?({_N})(?![\w/–—-]*\d)", rf"\1 {joint} \2")]


def _own(pattern: str, reading: str | Callable[[re.Match[str]], str]) -> Rule:
    compiled = re.compile(pattern)
    return Rule(compiled, reading if callable(reading) else lambda match: match.expand(reading))


def _general(table: Words) -> list[tuple[re.Pattern[str], Callable[[Words, re.Match[str]], str | None]]]:
    out: list[tuple[re.Pattern[str], Callable[[Words, re.Match[str]], str | None]]] = []
    out.append((re.compile(r"(?<!\w)(?:CO2|(?:CO|SO|NO|CH|NH|N|O|H)[₂₃₄]O?)(?!\w)"), _formula))
    if table.titles:
        names = "|".join(sorted(map(re.escape, table.titles), key=len, reverse=True))
        out.append((re.compile(rf"(?<![\w.])(?:{names})(?!\w)"), _title))
    if table.blank_thousands:
        out.append((re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d\w])"), _joined))
    else:
        out.append((re.compile(r"(?<![\w.,])\d{1,3}(?:[\u00a0\u202f]\d{3})+(?![\d\w])"), _joined))
    if table.date:
        out += [(pattern, dates.date) for pattern in dates.PATTERNS]
    if table.money:
        out += money.patterns(table)
    if table.numbered or table.rulers:
        out += roman.patterns(table)
    if table.point:
        out.append((re.compile(r"(?<![\w.,])(v?)(\d+(?:\.\d+){2,})(?![\w.]*\d)", re.I), _version))
        out.append((re.compile(r"(?<![\w.,])v(\d+)(?:\.(\d+))?(?!\.?\w)"), _short_version))
        out.append((re.compile(r"(?<=[^\W\d_]\s)(\d+)\.([1-9]\d+)(?![\w.,%]*\d|\s?[%€$£])"), _named_version))
    if table.to:
        out.append(
            (re.compile(rf"(?<![\w.,/–—-])({_N})([%s]?)(\s?[–—]\s?|-)({_N})(?![\w/–—-]*\d|[.,]\d|[–—-])"), _range)
        )
    if table.fractions:
        signs = "".join(_VULGAR)
        out.append((re.compile(rf"(?<![\w.,])(\d*)\s?([{signs}])"), _vulgar))
        out.append(
            (re.compile(r"(?<![\w.,/–-])(?:(\d+)[\s-])?(\d{1,3}(?:[.,]\d)?)/(\d{1,3})(?![\w/]|[.,]\d)"), _fraction)
        )
    out.append((re.compile(r"(?<=\d)-(?=\d)"), _apart))
    if table.by:
        out.append((re.compile(r"(?<=\d)\s?[×x]\s?(?=\d)"), _by))
    if table.times:
        out.append((re.compile(r"(?<=\d)[x×](?!\w)"), _times))
    if table.alternative:
        out.append((re.compile(r"(?<=[^\W\d_]{2})\s?/\s?(?=[^\W\d_]{2})"), _alternative))
    return out


def _formula(_: Words, match: re.Match[str]) -> str:
    """A compound is spelled: "CO₂" is C, O, two."""
    return " ".join(match[0].translate(str.maketrans("₂₃₄", "234")))


def _title(table: Words, match: re.Match[str]) -> str:
    spoken, rest = table.titles[match[0]], match.string[match.end() :]
    ends = match[0].endswith(".") and not rest.strip(" \"'”’»)")
    return spoken + ("." if ends else "")


def _joined(_: Words, match: re.Match[str]) -> str:
    return re.sub(r"[ \u00a0\u202f]", "", match[0])


def _version(table: Words, match: re.Match[str]) -> str:
    return (f"{table.version} " if match[1] and table.version else "") + match[2].replace(".", f" {table.point} ")


def _short_version(table: Words, match: re.Match[str]) -> str:
    name = f"{table.version} " if table.version else "v"
    return name + match[1] + (f" {table.point} {match[2]}" if match[2] else "")


def _named_version(table: Words, match: re.Match[str]) -> str | None:
    """ "Python 3.11" is three point eleven, "about 3.14" is not."""
    before = re.search(r"([^\W\d_]\w*)\s$", match.string[: match.start()])
    name = before[1] if before else ""
    named = name[:1].isupper() or name.lower() == table.version
    known = name.lower() in table.no_name.split()
    return f"{match[1]} {table.point} {match[2]}" if named and not known and len(match[2]) < 4 else None


def _range(table: Words, match: re.Match[str]) -> str | None:
    """ "3–5" is "3 to 5"; "747-400", "555-1234" and "3-1" are two numbers."""
    first, sign, joint, second = match.groups()
    a, b = (int(re.sub(r"\D", "", number)) for number in (first, second))
    short_year = len(first) == 4 and len(second) == 2
    telephone = joint == "-" and len(first) == 3 and len(second) == 4
    if (a < b or short_year or "–" in joint or "—" in joint or "," in second or "." in second) and not telephone:
        return f"{first}{sign} {table.to} {second}"
    return f"{first}{sign} {second}"


def _vulgar(_: Words, match: re.Match[str]) -> str:
    return f"{match[1]} {_VULGAR[match[2]]}".strip()


def _fraction(table: Words, match: re.Match[str]) -> str | None:
    """ "1/4" is a quarter, "8.2/10" eight out of ten, "24/7" two numbers."""
    whole, top, bottom = match.groups()
    rated = _RATES.search(match.string[: match.start()]) or _STARS.match(match.string[match.end() :])
    mark = bottom in ("10", "100") or (bottom == "5" and rated) or not top.isdigit()
    if table.out_of and not whole and mark:
        return f"{top} {table.out_of} {bottom}"
    name = table.fractions.get(f"{top}/{bottom}")
    if name is None:
        return f"{whole + ' ' if whole else ''}{top} {bottom}"
    return table.half_joint.format(whole, name) if whole and table.half_joint else name


def _apart(_: Words, __: re.Match[str]) -> str:
    """The hyphens of a telephone number are silent."""
    return " "


def _by(table: Words, _: re.Match[str]) -> str:
    return f" {table.by} "


def _times(table: Words, _: re.Match[str]) -> str:
    return f" {table.times}"


def _alternative(table: Words, match: re.Match[str]) -> str:
    """ "his/her" is "his or her"; between names ("TCP/IP") nothing is said."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return f" {table.alternative} " if before.islower() and after.islower() else " "
