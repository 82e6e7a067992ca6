"""The sentence of the article before or behind that of a line, put beside the line."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import BadInput, NotFound
from core.model.article import Article, Span
from core.model.script import Line, Script
from core.script.extract.cues import visual_cues
from core.script.pace import Pace, estimate_s
from core.script.read.candidates import gather
from core.script.read.sentence import Sentence


def put_beside(
    script: Script,
    article: Article,
    line_id: int,
    excluded_blocks: tuple[int, ...] = (),
    pace: Pace | None = None,
    *,
    behind: bool = False,
) -> Script:
    """The script with what stands before a line in the article (or `behind` it) as a line there.

    Before a line that may be a heading. Raises `BadInput` where nothing stands there that can be spoken and is not said
    yet, `NotFound`.
    """
    line = script.line(line_id)
    if line is None:
        raise NotFound(f"There is no line {line_id}.", "Look at the script again; it may have been changed.")
    material = gather(article, script.language, excluded_blocks, scanty=True, kind=script.kind)
    own = _own(line, material.sentences)
    spoken = {(item.span.block, item.span.start) for item in script.lines if item.span}
    other = _neighbour(material.of(own.part), own, behind=behind) if own is not None else None
    if other is None or (other.block, other.spans[0][0]) in spoken:
        where = "behind it" if behind else "before it"
        raise BadInput(
            f"Nothing stands {where} in the article that can be spoken and is not said yet.",
            "Write a line of your own, or delete this one.",
        )
    at, fresh = script.lines.index(line) + behind, max(item.id for item in script.lines) + 1
    cue = visual_cues(article, material, [other], set(excluded_blocks))[other.index]
    new = [
        line.model_copy(
            update={
                "id": fresh + n, "text": text, "span": Span(block=other.block, start=start, end=end), "flag": None,
                "cue": cue, "overlay": "", "locked": False, "by_hand": False,
                "beat": "label" if other.label else line.beat,
                "estimate_s": estimate_s(text, script.language, pace),
            }
        )
        for n, (text, (start, end)) in enumerate(zip(other.texts, other.spans, strict=True))
    ]  # fmt: skip
    return script.model_copy(update={"lines": (*script.lines[:at], *new, *script.lines[at:])})


def _neighbour(part: Sequence[Sentence], own: Sentence, *, behind: bool) -> Sentence | None:
    """The sentence before or behind another in its part of the article."""
    if behind:
        return next((item for item in part if item.index > own.index), None)
    return next((item for item in reversed(part) if item.index < own.index), None)


def _own(line: Line, found: tuple[Sentence, ...]) -> Sentence | None:
    """The sentence of the article that a line says."""
    if line.span is None:
        return None
    return next(
        (item for item in found if item.block == line.span.block and item.start <= line.span.start < item.end), None
    )
