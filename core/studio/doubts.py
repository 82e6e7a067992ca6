"""Where a script says what its article does not: the reason, without the marks that mean no harm."""

from __future__ import annotations

from core.model.script import Line


def doubt(line: Line) -> str:
    """Why a line should be looked at, in plain words; empty where it need not be."""
    from core.script.edit import FLAG_EDITED, FLAG_OWN
    from core.script.rework import FLAG_KEPT
    from core.script.write import FLAG_ADDED, FLAG_TITLE

    mark, _, reason = line.flag.partition(": ")
    if mark in (FLAG_EDITED, FLAG_OWN):
        return reason
    topic = "written without a source"  # there is no article to hold it against
    return "" if line.flag in ("", FLAG_ADDED, FLAG_TITLE, topic) or mark == FLAG_KEPT else line.flag
