"""Steps and items in a short film: all of them, or their names, and the words with which their author leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.model.article import Article
from core.script.extract.group import Group
from core.script.read.commands import says_what_to_do
from core.script.read.data import pattern
from core.script.read.rating import rates
from core.script.read.sentence import Material

_EACH = ("step", "item")
_PARTING = 2  # sentences of an author's end
_LATE = 0.75  # of the blocks


def names_of(units: Sequence[Group]) -> frozenset[int]:
    """The names of all steps or items, where each has one."""
    items = [group for group in units if group.kind in _EACH]
    names = [next((item.index for item in group.members if item.label or group.named), None) for group in items]
    return frozenset(at for at in names if at is not None) if None not in names else frozenset()


def counted_of(units: Sequence[Group], chosen: Collection[int]) -> frozenset[int]:
    """The sentences of steps and items among those chosen."""
    return frozenset(
        item.index for group in units if group.kind in _EACH for item in group.members if item.index in chosen
    )


def takes_leave(article: Article, material: Material, units: Sequence[Group], chosen: Collection[int]) -> bool:
    """Whether the words with which the author leaves are told, where there are any behind the steps or items."""
    if any(
        group.kind == "ending" and group.must and not any(item.index in chosen for item in group.members)
        for group in units
    ):
        return False
    prose = (item for item in reversed(material.sentences) if item.kind == "paragraph" and not item.label)
    last = next((item for item in prose if not rates(item.source)), None)
    return last is None or last.index in chosen or not _is_parting(article, material, units, last.block)


def _is_parting(article: Article, material: Material, units: Sequence[Group], block: int) -> bool:
    """Whether a paragraph at the end is its author's own: no tip, note, answer or part of a step."""
    own = [item for item in material.sentences if item.block == block and not item.label]
    noted = bool(getattr(article.blocks[block], "lead", ""))
    if noted or len(own) < _PARTING or block < _LATE * len(article.blocks):
        return False
    counted = {item.index for group in units if group.kind in _EACH for item in group.members}
    imprint = pattern("kinds", material.language, "imprint")
    return not any(
        item.index in counted or says_what_to_do(item.text, material.language) or imprint.search(item.text)
        for item in own
    )
