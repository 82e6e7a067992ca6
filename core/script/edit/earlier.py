"""The sentence or heading of the article before that of a line, put before the line."""

from __future__ import annotations

from core.errors import BadInput, NotFound
from core.model.article import Article, Span
from core.model.script import Line, Script
from core.script.extract.cues import cues
from core.script.pace import Pace, estimate_s
from core.script.read.candidates import gather
from core.script.read.sentence import Sentence


def put_before(
    script: Script, article: Article, line_id: int, excluded_blocks: tuple[int, ...] = (), pace: Pace | None = None
) -> Script:
    """The script with what stands before a line in the article as a line before it.

    Raises `BadInput` where nothing does that can be spoken and is not said yet, `NotFound`.
    """
    line = script.line(line_id)
    if line is None:
        raise NotFound(f"There is no line {line_id}.", "Look at the script again; it may have been changed.")
    material = gather(article, script.language, excluded_blocks, scanty=True)
    own = _own(line, material.sentences)
    spoken = {(item.span.block, item.span.start) for item in script.lines if item.span}
    before = [
        entry for entry in material.sentences if own is not None and entry.index < own.index and entry.part == own.part
    ]
    if not before or (before[-1].block, before[-1].spans[0][0]) in spoken:
        raise BadInput(
            "Nothing stands before it in the article that can be spoken.",
            "Write a line of your own, or delete this one.",
        )
    at, fresh = script.lines.index(line), max(item.id for item in script.lines) + 1
    cue = cues(article, material, [before[-1]], set(excluded_blocks))[before[-1].index]
    new = [
        line.model_copy(
            update={
                "id": fresh + n, "text": text, "span": Span(block=before[-1].block, start=start, end=end), "flag": None,
                "cue": cue, "overlay": "", "locked": False, "by_hand": False,
                "beat": "label" if before[-1].label else line.beat,
                "estimate_s": estimate_s(text, script.language, pace),
            }
        )
        for n, (text, (start, end)) in enumerate(zip(before[-1].texts, before[-1].spans, strict=True))
    ]  # fmt: skip
    return script.model_copy(update={"lines": (*script.lines[:at], *new, *script.lines[at:])})


def _own(line: Line, found: tuple[Sentence, ...]) -> Sentence | None:
    """The sentence of the article that a line says."""
    if line.span is None:
        return None
    return next(
        (item for item in found if item.block == line.span.block and item.start <= line.span.start < item.end), None
    )
