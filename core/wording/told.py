"""JSON for people: where a field holds a code, its sentence under the field's name, the code and its data beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.model.coded import Notice
from core.model.script import Line, Script
from core.model.storyboard import Candidate, Shot, Storyboard
from core.wording.sentence import beside, words


def notices(some: Iterable[Notice]) -> dict[str, Any]:
    """`warnings`, sentences, and `notices`, the same as codes."""
    held = list(some)
    return {"warnings": [words(one) for one in held], "notices": [one.model_dump(mode="json") for one in held]}


def line(one: Line) -> dict[str, Any]:
    """A line with its flag told."""
    return {**one.model_dump(mode="json"), **beside(one.flag, "flag")}


def shot(one: Shot) -> dict[str, Any]:
    """A shot and its candidates with their reasons told."""
    offered = [candidate(each) for each in one.candidates]
    return {**one.model_dump(mode="json"), **beside(one.reason, "reason"), "candidates": offered}


def candidate(one: Candidate) -> dict[str, Any]:
    """A candidate with its reason told."""
    return {**one.model_dump(mode="json"), **beside(one.reason, "reason")}


def script(one: Script) -> dict[str, Any]:
    """A script with its lines and warnings told."""
    return {**one.model_dump(mode="json"), **notices(one.warnings), "lines": [line(each) for each in one.lines]}


def board(one: Storyboard) -> dict[str, Any]:
    """A storyboard with its shots told."""
    return {**one.model_dump(mode="json"), "shots": [shot(each) for each in one.shots]}
