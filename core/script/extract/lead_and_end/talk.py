"""An interview in a short film: who is asked, and questions with their whole answers, the last one at the end."""

from __future__ import annotations

from collections.abc import Sequence

from core.script.extract.lead_and_end.filling import Filling
from core.script.extract.lead_and_end.standing import Ground
from core.script.read.sentence import Sentence

_INTRODUCTION_S, _SCANT_S, _LAST_S = 8.0, 6.0, 22.0
_BACK = 3  # pairs at the end of which one may be the last


def talk(
    ground: Ground, introduction: Sequence[Sentence], pairs: Sequence[Sequence[Sentence]], seconds: float
) -> Filling | None:
    """The sentences of an interview of `seconds` at most; None where no answer at its end can be told whole."""
    out = Filling(seconds, ground)
    if introduction:
        out.first = introduction[0]
        for n in range(1, len(introduction) + 1):
            able = ground.together(introduction[:n], ())
            if able is None or (n > 1 and ground.seconds(able) > _INTRODUCTION_S):
                break
            out.take(able)
        out.lead = {item.index for item in introduction}
    for last in range(len(pairs) - 1, max(-1, len(pairs) - 1 - _BACK), -1):
        run = list(pairs[last])
        while last and ground.seconds([item.index for item in run]) < _SCANT_S:
            last -= 1
            run = [*pairs[last], *run]
        able = ground.together(run, out.chosen)
        if able is not None and ground.seconds(able) <= _LAST_S and out.take(able):
            out.end = {item.index for item in run}
            break
    else:
        return None
    for pair in pairs[:last]:
        out.take(ground.together(pair, out.chosen))
    return out
