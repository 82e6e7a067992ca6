"""The steps from one schema of timelines to the next. One that was released is never changed."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def captions_of_the_film(document: Document) -> Document:
    """Make a document of schema 2 from one of schema 1, in which each scene had its pieces of captions.

    A piece with `continued` was the rest of the caption before it; `low` was said of each piece, and is the scene's.
    """
    cues: list[Document] = []
    scenes = []
    for scene in document["scenes"]:
        start = scene["start_frame"]
        pieces = scene.get("cues", [])
        for piece in pieces:
            if piece.get("continued") and cues:
                cues[-1] = {**cues[-1], "end_frame": start + piece["end_frame"]}
            else:
                cues.append(_of_film(piece, start))
        low = any(piece.get("low") for piece in pieces)
        scenes.append({**{name: value for name, value in scene.items() if name != "cues"}, "low_captions": low})
    return {**document, "scenes": scenes, "cues": cues}


def captions_that_stand_back(document: Document) -> Document:
    """Make a document of schema 3 from one of schema 2, in which captions were burnt in wherever there were any."""
    return document


def _of_film(piece: Document, frames: int) -> Document:
    """A caption whose frames count from the start of the film, without what schema 2 no longer says of it."""
    kept = {name: value for name, value in piece.items() if name not in ("continued", "low")}
    lines = [[_later(token, frames) for token in line] for line in piece["lines"]]
    return {**_later(kept, frames), "lines": lines}


def _later(document: Document, frames: int) -> Document:
    return {
        **document,
        "start_frame": document["start_frame"] + frames,
        "end_frame": document["end_frame"] + frames,
    }
