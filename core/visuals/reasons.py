"""Why a picture was chosen, in plain words for the person who looks at it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.model.storyboard import Found
from core.visuals.terms import fold, stem, stems
from core.visuals.topic import Topic

MOST_WORDS = 3
LABELS = {"pexels": "Pexels", "pixabay": "Pixabay"}


def reason(one: Found, terms: Sequence[str], text: str, hit: Collection[str], said: Sequence[str], topic: Topic) -> str:
    """ "Matches “kernel release”. Portrait, 12 s, from Pexels." """
    matched = _quoted(terms, text, hit)
    if matched:
        return f"Matches “{matched}”. {form(one)}"
    about = sorted((s for s in said if topic.weight.get(s, 0.0) >= 0.3), key=lambda s: -topic.weight[s])[:2]
    words = _as_written(one, about)
    return f"About “{words}”, as the article is. {form(one)}" if words else form(one)


def form(one: Found) -> str:
    """ "Portrait, 12 s, from Pexels." """
    shape = ""
    if one.width and one.height:
        shape = "square" if one.width == one.height else "portrait" if one.height > one.width else "landscape"
    length = f"{one.duration_s:.0f} s" if one.kind == "footage" and one.duration_s else ""
    kind = "" if one.kind == "footage" else "photo"
    parts = [part for part in (shape, length, kind, f"from {LABELS.get(one.source, one.source)}") if part]
    return f"{', '.join(parts)[:1].upper()}{', '.join(parts)[1:]}."


def _quoted(terms: Sequence[str], text: str, hit: Collection[str]) -> str:
    """The words of the scene that the picture has, as the scene writes them."""
    for term in terms:
        own = stems(term)
        if own and all(s in hit for s in own):
            return term
    found = [word for term in (*terms, text) for word in re.findall(r"[^\W_]+", term) if stem(fold(word)) in hit]
    return " ".join(list({word.casefold(): word for word in found}.values())[:MOST_WORDS])


def _as_written(one: Found, wanted: Sequence[str]) -> str:
    """The stems as the picture's own tags or title write them."""
    found = [word for text in (*one.tags, one.title) for word in re.findall(r"[^\W_]+", text)]
    return ", ".join(
        next(word.casefold() for word in found if stem(fold(word)) == s)
        for s in wanted
        if any(stem(fold(word)) == s for word in found)
    )
