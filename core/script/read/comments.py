"""Readers' comments behind an article: known by their heads, a name with a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.language.phrases import listed
from core.language.tag import base
from core.model.article import Article
from core.script.read.data import table

_LATE = 0.6  # of the texts: before that one head alone is a sentence of the article's
_SEVERAL = 2  # heads that are comments
_DENSE = 0.3  # of the texts from the first head on that are heads where none is certain
_NAME = r"[^\W\d_][\w.'’-]{0,24}(?: [^\W\d_][\w.'’-]{0,24}){0,3}"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:\.|st|nd|rd|th|er|º|ª)?"
_MONTH = r"(?:d[eiu]l?\s|d')?[^\W\d_]{3,11}\.?"
_CLOCK = (
    r"(?:,?\s(?:at|um|à|a las|alle|às|om|o|kl\.?|в)?\s?\d{1,2}\s?[:.h]\s?\d\d(?:\s?[ap]\.?m\.?|\s?Uhr|\s?Uhr|\s?h)?)"
)
_BARE_DATE = (  # nothing but words of a date
    rf"(?:(?:on|am|le|el|il|em|op|den|dnia)\s)?(?:[^\W\d_]{{2,12}},\s)?"
    rf"(?:{_DAY}\s{_MONTH},?(?:\s(?:de\s)?{_YEAR})|[^\W\d_]{{3,11}}\.?\s{_DAY},?\s{_YEAR}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}|{_YEAR}年\d{{1,2}}月\d{{1,2}}日){_CLOCK}?"
)
_SHORT_DATE = rf"(?:{_DAY}\s{_MONTH}|[^\W\d_]{{3,11}}\.?\s{_DAY}){_CLOCK}?"
_OVER = r"\s?(?:[:：]|\n|[·|•]|$)"  # what ends a head
_DOTTED = re.compile(rf"\W*{_NAME}\s?[·|•]\s?(?:{_BARE_DATE}|\d{{1,2}}:\d\d)(?!\w)", re.I)
_UNDATED = re.compile(rf"\W*{_NAME}\s?[·|•]\s?{_SHORT_DATE}(?!\w)", re.I)
_LISTED = re.compile(rf"\W*{_NAME}(?:,\s|\s[–—-]\s|\s?\n)(?:{_BARE_DATE}){_OVER}", re.I)


def comments_begin(article: Article, n: int, texts: Sequence[int], language: str) -> bool:
    """Whether block `n` is the head of the first of the readers' comments: a certain one late in the page, or several.

    `texts` are the numbers of the blocks that hold running text. A sentence of the article's own may begin as a head
    does ("the minister wrote on 3 May 2024: ..."), so that an uncertain head needs others close behind it.
    """
    sure = comment_head(article.blocks[n].text, language)
    if not sure:
        return False
    behind = sorted({n, *(m for m in texts if m > n)})
    heads = [sure for m in behind if (sure := comment_head(article.blocks[m].text, language))]
    late = sum(m < n for m in texts) >= _LATE * len(texts)
    if sure > 1:
        return late or len(heads) >= _SEVERAL
    return late and len(heads) >= _SEVERAL and len(heads) >= _DENSE * len(behind)


def comment_head(text: str, language: str) -> int:
    """Return how sure it is that a text begins as a comment does: 2 surely, 1 perhaps, 0 not."""
    text = text.strip()
    long_ago, wrote = _patterns(base(language))
    if (long_ago and long_ago.match(text)) or _DOTTED.match(text):
        return 2
    return 1 if _LISTED.match(text) or _UNDATED.match(text) or (wrote and wrote.match(text)) else 0


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """A name with how long ago, and a name with a verb of writing and a date."""
    fields = table("back_matter").get(language, {})
    times, verbs = listed(fields.get("ago", "").casefold()), listed(fields.get("wrote", "").casefold())
    counted = "|".join(re.escape(time).replace("…", r"[^\n.!?]{1,14}?") for time in times if "…" in time)
    named = "|".join(re.escape(time) for time in times)
    named = named.replace("…", r"[^\n.!?]{1,14}?")
    ago = rf"\W*{_NAME}\s?(?:[·|•]\s?(?:{counted})(?!\w)|(?:[·|•,\n]|\s[–—-]\s)\s?(?:{named}){_OVER})"
    when = rf"(?:{_BARE_DATE}|{named or '(?!)'})"
    wrote = rf"\W*{_NAME} (?:{'|'.join(map(re.escape, verbs))})(?:,?\s{when}|\s?[:：]\s?\n?{_BARE_DATE}){_OVER}"
    return (
        re.compile(ago, re.I) if counted else None,
        re.compile(wrote, re.I) if verbs else None,
    )
