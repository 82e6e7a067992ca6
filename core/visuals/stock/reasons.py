"""Reasons why a stock picture was chosen, for the person who looks at it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.language.stems import stem_of_any
from core.model.coded import Reason, Value
from core.model.storyboard import Found
from core.visuals.stock.terms import fold, stems
from core.visuals.stock.topic import Topic

MOST_WORDS = 3


def reason(
    found: Found, terms: Sequence[str], text: str, hit: Collection[str], pictured: Sequence[str], topic: Topic
) -> Reason:
    """The reason why a stock picture was chosen: the scene's words that it has, else the article's; and its form."""
    matched = _quoted(terms, text, hit)
    if matched:
        return Reason.of("matches", words=matched, **form_words(found))
    about = sorted((s for s in pictured if topic.weight.get(s, 0.0) >= 0.3), key=lambda s: -topic.weight[s])[:2]
    words = _as_written(found, about)
    return Reason.of("about", words=words, **form_words(found)) if words else Reason.of("found", **form_words(found))


def form_words(found: Found) -> dict[str, Value]:
    """The form of a stock picture as a reason names it: shape, length, kind and source."""
    out: dict[str, Value] = {"kind": found.kind, "source": found.source}
    if found.width and found.height:
        out["shape"] = (
            "square" if found.width == found.height else "portrait" if found.height > found.width else "landscape"
        )
    if found.kind == "footage" and found.duration_s:
        out["seconds"] = round(found.duration_s, 1)
    return out


def _quoted(terms: Sequence[str], text: str, hit: Collection[str]) -> str:
    """The words of the scene that the picture has, as the scene writes them."""
    for term in terms:
        own = stems(term)
        if own and all(s in hit for s in own):
            return term
    found = [word for term in (*terms, text) for word in re.findall(r"[^\W_]+", term) if stem_of_any(fold(word)) in hit]
    return " ".join(list({word.casefold(): word for word in found}.values())[:MOST_WORDS])


def _as_written(item: Found, items: Sequence[str]) -> str:
    """The stems as the picture's own tags or title write them."""
    found = [word for text in (*item.tags, item.title) for word in re.findall(r"[^\W_]+", text)]
    return ", ".join(
        next(word.casefold() for word in found if stem_of_any(fold(word)) == s)
        for s in items
        if any(stem_of_any(fold(word)) == s for word in found)
    )
