"""The author's end: the last sentences of the last paragraph, from one that can stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.lead_and_end.standing import Ground
from core.script.read.sentence import Material, Sentence

_MOST_S, _SCANT_S, _WHOLE_S = 14.0, 5.0, 22.0
_BEFORE_S = 12.0  # with sentences of the paragraph before
_NOTES = 0.5  # of the paragraphs that may be notes at the foot of a page


def without_notes(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without those with a bold word in front behind the last: notes at the foot of the page."""
    kept = list(found)
    while len(kept) > 3 and kept[-1].noted:
        kept.pop()
    return kept if len(kept) >= _NOTES * len(found) else list(found)


def end(
    found: Sequence[Paragraph], material: Material, ground: Ground, spoken: Collection[int], most_s: float = _MOST_S
) -> list[Sentence]:
    """The sentences of the end in order; none where the last paragraph cannot be told."""
    last = found[-1]
    whole = list(last.sentences)
    if _verdict(found, material) and ground.seconds(last.indices) <= max(_WHOLE_S, most_s):
        most_s = max(_WHOLE_S, most_s)
    before: list[Sentence] = []
    for paragraph in reversed(found[1:-1]):
        if ground.seconds([item.index for item in [*before, *whole]]) >= _SCANT_S:
            break
        before = [*paragraph.sentences, *before]
    limit = min(most_s, _BEFORE_S) if before else most_s
    runs = [(before + whole)[n:] for n in range(len(before) + len(whole))]
    able = [run for run in runs if ground.together(run, spoken, begins=True) is not None]
    brief = [run for run in able if ground.seconds([item.index for item in run]) <= limit]
    if brief:
        return brief[0]
    return able[-1] if able and ground.seconds([item.index for item in able[-1]]) <= _WHOLE_S else []


def _verdict(found: Sequence[Paragraph], material: Material) -> bool:
    """Whether the last paragraph is the only one under its heading."""
    last = found[-1]
    return material.parts[last.part].at >= 0 and all(item.part != last.part for item in found[:-1])
