"""Quotations of a line: each must stand in the article, word for word."""

from __future__ import annotations

import re

from core.model.coded import Flag
from core.script.faithful.finding import Finding
from core.script.faithful.index import Index, squeezed
from core.script.read.speakable import plain

_MARKS = re.compile(
    r"“([^“”]{2,400})”|„([^„“”]{2,400})[“”]|«([^«»]{2,400})»|»([^«»]{2,400})«|\"([^\"]{2,400})\"|「([^「」]{2,400})」"
    r"|”([^“”]{2,400})”|『([^『』]{2,400})』|‹([^‹›]{2,400})›|(?<!\w)[‘‚]([^‘‚’]{2,400})[’‘](?!\w)|(?<!\w)'([^']{8,400})'(?!\w)"
)


def quotations(text: str, index: Index) -> Finding | None:
    """Find a quotation of a line that is nowhere in the article."""
    text = plain(text)
    if (first := re.search("[“”„]", text)) and first[0] == "”" and "“" in text:
        text = text.translate({0x201C: "”", 0x201D: "“"})  # written the other way round, from right to left
    for match in _MARKS.finditer(text):
        inside = next(group for group in match.groups() if group is not None)
        words = squeezed(inside)
        if not words:
            continue
        found = words in index.norm if index.wide else f" {words} " in index.norm
        if not found:
            short = inside if len(inside) <= 60 else inside[:57] + "…"
            return Finding(kind="quotation", flag=Flag.of("no_quotation", ours=short.strip()), said=inside)
    return None
