"""The author's end: the last sentences of the last paragraph, from one that can stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from core.script.extract.ends import concludes
from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.lead_and_end.shape import Shape
from core.script.extract.lead_and_end.standing import Ground
from core.script.read.sentence import Material, Sentence

_MOST_S, _SCANT_S, _WHOLE_S = 14.0, 5.0, 22.0
_BESIDE_S = 9.0  # of a last paragraph behind a verdict that is not told whole
_NEEDS_S = 6.5  # of what the end brings along
_BEFORE_S = 12.0  # with sentences of the paragraph before
_NOTES = 0.5  # of the paragraphs that may be notes at the foot of a page


def without_notes(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without those with a bold word in front behind the last: notes at the foot of the page."""
    kept = list(found)
    while len(kept) > 3 and kept[-1].noted:
        kept.pop()
    return kept if len(kept) >= _NOTES * len(found) else list(found)


def end(
    found: Sequence[Paragraph], material: Material, ground: Ground, spoken: Collection[int], shape: Shape
) -> list[Sentence]:
    """The sentences of the end in order; none where the last paragraph cannot be told."""

    def able(run: Sequence[Sentence], most_s: float) -> bool:
        seconds = ground.seconds([item.index for item in run])
        return seconds <= most_s and ground.together(run, spoken, begins=True, extra_s=_NEEDS_S) is not None

    last, verdict = list(found[-1].sentences), _conclusion(found, material, shape)
    whole = [item for paragraph in verdict for item in paragraph.sentences]
    if whole and able(whole, shape.verdict_s):
        return whole
    if len(verdict) > 1 and shape.verdict:
        return _first(verdict[0].sentences, able) + _last(last, able)
    if able(last, shape.end_s):
        return last if ground.seconds(found[-1].indices) >= _SCANT_S else _extended(found, ground, able)
    for run in (last[n:] for n in range(len(last))):
        if able(run, _MOST_S):
            return run
    return last[-1:] if able(last[-1:], _WHOLE_S) else []


def _extended(
    found: Sequence[Paragraph], ground: Ground, able: Callable[[Sequence[Sentence], float], bool]
) -> list[Sentence]:
    """A short last paragraph with sentences of those before it."""
    run = list(found[-1].sentences)
    before: list[Sentence] = []
    for paragraph in reversed(found[1:-1]):
        before = [*paragraph.sentences, *before]
        if ground.seconds([item.index for item in [*before, *run]]) >= _SCANT_S:
            break
    longer = (before[n:] + run for n in range(len(before)))
    return next((each for each in longer if able(each, _BEFORE_S)), run)


def _first(run: Sequence[Sentence], able: Callable[[Sequence[Sentence], float], bool]) -> list[Sentence]:
    """The longest beginning of a verdict that there is time for."""
    return next((list(run[:n]) for n in range(len(run), 0, -1) if able(run[:n], _MOST_S)), [])


def _last(run: Sequence[Sentence], able: Callable[[Sequence[Sentence], float], bool]) -> list[Sentence]:
    """The longest end of a paragraph that there is time for beside a verdict."""
    return next((list(run[n:]) for n in range(len(run)) if able(run[n:], _BESIDE_S)), [])


def _conclusion(found: Sequence[Paragraph], material: Material, shape: Shape) -> list[Paragraph]:
    """The paragraphs under the last heading, where it is that of a conclusion or of a few paragraphs; else none."""
    part = found[-1].part
    under = [item for item in found if item.part == part]
    if material.parts[part].at < 0 or len(under) == len(found):
        return []
    concluding = shape.verdict or concludes(material, part, "")
    return under if concluding or len(under) <= shape.few else []
