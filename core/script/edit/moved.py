"""A script on a newer reading of its article: each line rests on its passage where that stands now.

Pure functions. Blocks are the same where their words are; between two of these a changed block is matched with the one
that is most like it.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from core.model.article import Article, Block, Span
from core.model.script import Script, Unit

_ALIKE = 0.5  # share of words that a changed block has in common with the one it was
_COMPARED = 800  # characters of a block
_MOST_PAIRS = 4000  # of blocks that are compared with one another between two that stayed


def blocks_moved(before: Article, after: Article) -> dict[int, int]:
    """The numbers that blocks of an article have in its newer reading, by those they had; gone ones are missing."""
    old, new = [_key(block) for block in before.blocks], [_key(block) for block in after.blocks]
    moved: dict[int, int] = {}
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            moved.update(zip(range(a, b), range(c, d), strict=True))
        elif kind == "replace" and (b - a) * (d - c) <= _MOST_PAIRS:
            moved.update(_most_alike(before.blocks, after.blocks, range(a, b), range(c, d)))
    return moved


def span_moved(span: Span | None, before: Article, after: Article, moved: Mapping[int, int]) -> Span | None:
    """The passage that a line rests on in the article's newer reading; None where its words are no longer there."""
    if span is None or span.block not in moved:
        return None
    at, words = moved[span.block], before.passage(span)
    text = after.blocks[at].text
    if text == before.blocks[span.block].text:
        return Span(block=at, start=span.start, end=span.end)
    starts = [n for n in range(len(text) - len(words) + 1) if text.startswith(words, n)] if words else []
    if not starts:
        return None
    start = min(starts, key=lambda n: abs(n - span.start))
    return Span(block=at, start=start, end=start + len(words))


def script_moved(script: Script, before: Article, after: Article, moved: Mapping[int, int]) -> Script:
    """The script with its passages, pictures and units in the article's newer reading; `moved` as `blocks_moved`."""
    lines = []
    for line in script.lines:
        cue = line.cue
        if cue.block is not None:
            cue = cue.model_copy(update={"block": moved.get(cue.block)})
        lines.append(line.model_copy(update={"span": span_moved(line.span, before, after, moved), "cue": cue}))
    openings = tuple(
        opening.model_copy(update={"span": span_moved(opening.span, before, after, moved)})
        for opening in script.openings
    )
    units = tuple(_unit_moved(unit, moved) for unit in script.units)
    return script.model_copy(update={"lines": tuple(lines), "openings": openings, "units": units})


def _unit_moved(unit: Unit, moved: Mapping[int, int]) -> Unit:
    """The unit in the newer reading; one that is gone is where the block before it is."""
    places = [moved[n] for n in range(unit.first, unit.last + 1) if n in moved]
    places = places or [max((place for n, place in moved.items() if n <= unit.first), default=0)]
    return unit.model_copy(update={"first": min(places), "last": max(places)})


def _key(block: Block) -> tuple[str, str]:
    return block.kind, getattr(block, "location", "") or block.text


def _most_alike(old: tuple[Block, ...], new: tuple[Block, ...], a: range, b: range) -> dict[int, int]:
    """Pairs of changed blocks of one kind, the most alike first; their order stays."""
    pairs = sorted(
        ((_likeness(old[n], new[m]), n, m) for n in a for m in b if old[n].kind == new[m].kind), reverse=True
    )
    found: dict[int, int] = {}
    for share, n, m in pairs:
        crosses = any((n < other) != (m < place) for other, place in found.items())
        if share >= _ALIKE and n not in found and m not in found.values() and not crosses:
            found[n] = m
    return found


def _likeness(old: Block, new: Block) -> float:
    """The share of words (letters, where there are no spaces) that two blocks have in common, in order."""
    first, second = (
        text.split() if " " in text.strip() else list(text) for text in (old.text[:_COMPARED], new.text[:_COMPARED])
    )
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE:  # most pairs, at a small part of the cost
        return 0.0
    return matcher.ratio()
