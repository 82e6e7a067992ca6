"""The two who speak in an interview: the one who asks tells all that is no answer."""

from __future__ import annotations

from core.model.script import Script

ONE_VOICE = "none"  # the choice of a guest's voice by which all lines are spoken by one


def guest_lines(script: Script) -> frozenset[int]:
    """The ids of the lines that the one who is asked says; empty for what is no interview.

    A line that a person put between others of a point is said by whoever spoke before it, unless it asks.
    """
    if script.kind != "interview":
        return frozenset()
    answers: set[int] = set()
    before = False
    for line in script.lines:
        if line.beat in ("question", "label", "closing"):
            before = False
        elif 0 <= line.unit < len(script.units):
            before = script.units[line.unit].kind == "answer"
        else:
            before = before and line.section == "point" and not line.text.rstrip().endswith(("?", "？", "؟"))
        if before:
            answers.add(line.id)
    return frozenset(answers)
