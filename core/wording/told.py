"""JSON for people: where a field holds a code, its sentence under the field's name, the code and its data beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.model.coded import Notice
from core.model.script import Line, Script
from core.model.storyboard import Candidate, Shot, Storyboard
from core.wording.sentence import beside, words


def notices(some: Iterable[Notice]) -> dict[str, Any]:
    """Notices as JSON: `warnings`, sentences, and `notices`, the same as codes."""
    entries = list(some)
    return {
        "warnings": [words(entry) for entry in entries],
        "notices": [item.model_dump(mode="json") for item in entries],
    }


def line(item: Line) -> dict[str, Any]:
    """A line as JSON with the sentence of its flag."""
    return {**item.model_dump(mode="json"), **beside(item.flag, "flag")}


def shot(item: Shot) -> dict[str, Any]:
    """A shot as JSON, it and its candidates with the sentences of their reasons."""
    offered = [candidate(each) for each in item.candidates]
    return {**item.model_dump(mode="json"), **beside(item.reason, "reason"), "candidates": offered}


def candidate(item: Candidate) -> dict[str, Any]:
    """A candidate as JSON with the sentence of its reason."""
    return {**item.model_dump(mode="json"), **beside(item.reason, "reason")}


def script(item: Script) -> dict[str, Any]:
    """A script as JSON with the sentences of its lines' flags and of its warnings."""
    return {**item.model_dump(mode="json"), **notices(item.warnings), "lines": [line(each) for each in item.lines]}


def board(storyboard: Storyboard) -> dict[str, Any]:
    """A storyboard as JSON with the sentences of its shots' reasons."""
    return {**storyboard.model_dump(mode="json"), "shots": [shot(each) for each in storyboard.shots]}
