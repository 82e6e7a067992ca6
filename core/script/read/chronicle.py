"""Chronicles: lists whose items begin with a year, a date or an hour."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEGINS = re.compile(
    r"^\W*(?:(?:in|im|en|nel|em|since|seit|um|at|à|um) )?"
    r"(?:(?:1[0-9]|20)\d\d年?|\d{1,2}[:.h]\d\d|\d{1,2}[./]\d{1,2}[./]?\d{0,4}|"
    r"(?:[^\W\d_]{3,10}\.? )?\d{1,2}(?:\.|st|nd|rd|th)? [^\W\d_]{3,10}|"
    r"[^\W\d_]{3,10}\.? (?:\d{1,2}|(?:19|20)\d\d)|\d{1,2}月)"
    r"(?:[,.]? ?(?:19|20)\d\d)?\s*(?:uhr|h|a\.?m\.?|p\.?m\.?)?\s*(?:[:：–—,-]|$)",
    re.I,
)
_LEAST, _SHARE = 3, 0.7


def is_chronicle(items: Sequence[str]) -> bool:
    """Whether most of three or more items begin with when something was."""
    return len(items) >= _LEAST and sum(bool(_BEGINS.match(item)) for item in items) >= _SHARE * len(items)
