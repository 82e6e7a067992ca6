"""Dates in figures, read out with the name of the month."""

from __future__ import annotations

import re

from core.voice.reading.languages import Words

PATTERNS = (
    re.compile(r"(?<![\w/.-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"),
    re.compile(r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4})(?![\w/])"),
    re.compile(r"(?<![\w/.-])(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.\s?(?P<year>\d{4})(?![\w.]\w)"),
)


def date(table: Words, match: re.Match[str]) -> str | None:
    """A date in words as it is read aloud; None where it is none of the calendar."""
    groups = match.groupdict()
    if "month" in groups:
        day, month = int(groups["day"]), int(groups["month"])
    else:
        a, b = int(groups["a"]), int(groups["b"])
        month_first = (table.month_first and "/" in match[0] and a <= 12) or b > 12
        day, month = (b, a) if month_first else (a, b)
    names = table.months.split()
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return table.date.format(day=day, month=names[month - 1], year=groups["year"])
