"""The sentences of why a picture or card is seen, or offered instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.wording.lengths import length

Row = str | Callable[[Any], str]

SOURCES = {"pexels": "Pexels", "pixabay": "Pixabay", "openverse": "Openverse", "commons": "Wikimedia Commons"}


def _titled(sentence: str) -> Row:
    """With the picture's title, or the place of a listing, behind it in brackets."""
    return lambda data: f"{sentence} ({data['title']})" if "title" in data else sentence


def _place(where: str) -> Row:
    return lambda data: f"{where}: {data['title']}" if "title" in data else f"{where}."


def _form(data: Any) -> str:
    """ "Portrait, 12 s, from Pexels." """
    lasts = length(data["seconds"]) if "seconds" in data else ""
    kind = "photo" if data.get("kind") == "image" else ""
    source = str(data["source"])
    parts = [item for item in (data.get("shape", ""), lasts, kind, f"from {SOURCES.get(source, source)}") if item]
    message = ", ".join(parts)
    return f"{message[:1].upper()}{message[1:]}.{' It also looks like it.' if data.get('looks') else ''}"


TABLE: dict[str, Row] = {
    "title": "The film opens with its title.",
    "end": "The film closes with its source.",
    "code": _titled("The code this passage talks about."),
    "table": _titled("The table this passage talks about."),
    "list": _titled("The list this passage comes from."),
    "quote": _titled("The quotation this passage speaks of."),
    "chart": "The figures of the table this passage talks about, as a chart.",
    "map": "Where the places are that this passage names.",
    "diagram": "What this passage says, drawn.",
    "comparison": "What this passage compares, side by side.",
    "named": _titled("The line names what this picture shows."),
    "beside": _titled("The article shows this picture beside this passage."),
    "section": _titled("A picture of the section this passage stands in."),
    "opening": _titled("A picture that stands at the article's beginning."),
    "again": _titled("The section's picture again, framed otherwise."),
    "words": "The words themselves: no picture of the article belongs to this passage.",
    "change": "The words themselves, so that the picture before is not seen for too long.",
    "last": _titled("A picture of the article that the film has not shown: there is more to read."),
    "chosen": "Chosen by you.",
    "seen_before": "Seen here before.",
    "yours": "A picture of yours.",
    "made": "Made for this scene.",
    "same_section": _place("From the same section"),
    "elsewhere": _place("From elsewhere in the article"),
    "matches": lambda data: f"Matches “{data['words']}”. {_form(data)}",
    "about": lambda data: f"About “{data['words']}”, as the article is. {_form(data)}",
    "found": _form,
}
