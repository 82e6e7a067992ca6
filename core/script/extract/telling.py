"""The choice as the script's JSON has it: units, spoken or not, the beat of each sentence, first lines to choose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model.article import Span
from core.model.script import Beat, Opening, Unit
from core.script.extract.choose import Choice, Chooser
from core.script.extract.groups import Group
from core.script.read.outline import clean_heading
from core.script.read.sentence import Sentence

_OPENINGS = 3
_CLAIM_S = 7.0
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_BEATS: dict[str, Beat] = {"lead": "lead", "item": "evidence", "step": "step", "answer": "answer", "ending": "end"}


@dataclass(frozen=True)
class Places:
    """The unit and the beat of each sentence that is spoken."""

    unit: dict[int, int]
    beat: dict[int, Beat]
    counted: frozenset[int]  # parts that the article counts

    @classmethod
    def of(cls, chooser: Chooser, choice: Choice) -> Places:
        """Those of a choice."""
        unit: dict[int, int] = {}
        beat: dict[int, Beat] = {}
        for n, group in enumerate(chooser.units(choice.hook)):
            for sentence in group.members:
                unit[sentence.index] = n
                usual = _BEATS.get(group.kind, "evidence")
                turn = sentence.label and chooser.material.parts[sentence.part].asks
                asks = turn or bool(_ASKS.search(sentence.text))
                beat[sentence.index] = "question" if asks else "label" if sentence.label else usual
        for index in (*choice.lead, *choice.end):
            if beat.get(index) not in ("question", "label"):
                beat[index] = "end" if index in choice.end else "lead"
        return cls(unit, beat, chooser.counted(choice.hook))


def told(chooser: Chooser, choice: Choice) -> tuple[Unit, ...]:
    """The units of the article as the script keeps them, and of those that are not spoken why not."""
    return tuple(_unit(chooser, choice, n, group) for n, group in enumerate(chooser.units(choice.hook)))


def _unit(chooser: Chooser, choice: Choice, n: int, group: Group) -> Unit:
    part = chooser.material.parts[group.part]
    blocks = [sentence.block for sentence in group.members]
    must = group.must
    if choice.end and group.kind not in ("step", "item"):
        must = any(item.index in choice.lead | choice.end for item in group.members)
    spoken = n in choice.forms or all(item.index in choice.chosen or item == choice.hook for item in group.members)
    return Unit(
        kind=group.kind,
        first=min(blocks),
        last=max(blocks),
        number=part.number,
        label=part.heading,
        must=must,
        left_out="" if spoken else "time" if group.forms else "leans",
    )


def _claims(chooser: Chooser, choice: Choice) -> list[Sentence]:
    """The sentence that the article exists for, where it can stand before everything and is brief."""
    found = [chooser.material.by_index[at] for at in sorted(choice.point)]
    return [
        item
        for item in found
        if item.needs is None and not (item.along or item.label) and chooser.cost[item.index] <= _CLAIM_S
    ][:1]


def openings(chooser: Chooser, choice: Choice) -> tuple[Opening, ...]:
    """First lines of a script to choose from: the one it has, then what the article claims, and the best."""
    out: list[Opening] = []
    hooks = [choice.hook, *_claims(chooser, choice), *(candidate.sentence for candidate in chooser.openings)]
    title = clean_heading(chooser.article.title)
    for n, sentence in enumerate(hooks):
        if sentence in hooks[:n] or (sentence is None and not title):
            continue
        if sentence is None:
            out.append(Opening(text=title))
        else:
            span = Span(block=sentence.block, start=sentence.start, end=sentence.end)
            out.append(Opening(text=sentence.text, span=span))
        if len(out) == _OPENINGS:
            break
    return tuple(out)
