"""The author's end as one unit: what stands under the heading that concludes, else the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.model.script import ArticleKind
from core.script.extract.group import Group
from core.script.extract.rank import terms
from core.script.lexicon import lexicon
from core.script.read.commands import says_what_to_do
from core.script.read.data import pattern
from core.script.read.interviews import FIRST_PERSON
from core.script.read.sentence import Material, Sentence

_ENDS = ("essay", "explainer", "news", "release", "review", "")  # kinds whose last paragraph is the end
_LAST = 2  # sentences that may stand for a last paragraph
_SCANT = 45  # characters of a last sentence to which the one before belongs
_WHOLE = 260  # characters of an end that is told whole
_CONDITIONS = 3
_OWN_WORDS = 4  # sentences of the last paragraph with which an author takes leave of what is to be done


def concluding(found: Sequence[Group], material: Material, kind: ArticleKind) -> int:
    """The part with whose heading the author concludes, of a review the last that has one; -1 for none."""
    parts = [group.part for group in found if concludes(material, group.part, kind)]
    if parts:
        return parts[-1]
    last = max((group.part for group in found), default=-1)
    return last if kind == "review" and last > 0 and material.parts[last].heading else -1


def concludes(material: Material, part: int, kind: ArticleKind) -> bool:
    """Whether the heading of a part is that of a conclusion."""
    heading = material.parts[part].heading.casefold().strip(" :?!.？")
    fields = ("ending", "verdict") if kind == "review" else ("ending",)
    found = (pattern("kinds", material.language, field).search(heading) for field in fields)
    return any(match is not None and len(match[0]) >= 0.5 * len(heading) for match in found)


def conclusion(found: Sequence[Group], material: Material, kind: ArticleKind) -> list[Group]:
    """The units with all of the last part that concludes as one of them, from its first sentence on."""
    part = concluding(found, material, kind)
    under = [group for group in found if group.part == part and group.kind in ("passage", "answer", "ending")]
    if len(under) < 2:
        return list(found)
    members = sorted((item for group in under for item in group.members), key=lambda item: item.index)
    whole = Group(under[0].kind, part, members)
    return [whole if group is under[0] else group for group in found if group is under[0] or group not in under]


def last_words(found: Sequence[Group], material: Material, kind: ArticleKind) -> list[Group]:
    """The units with the last paragraph of an answer that ends an article as a unit by itself."""
    if not found or kind == "interview" or found[-1].kind != "answer":
        return list(found)
    group = found[-1]
    prose = [item for item in group.members if not item.label]
    if not prose or prose[-1].index != max(item.index for unit in found for item in unit.members):
        return list(found)
    end = [item for item in prose if item.block == prose[-1].block]
    rest = [item for item in group.members if item not in end]
    if not end or all(item.label for item in rest) or end[0].needs in {item.index for item in rest}:
        return list(found)
    return [*found[:-1], Group("answer", group.part, rest), Group("passage", group.part, end)]


def the_end(found: Sequence[Group], material: Material, kind: ArticleKind) -> Group | None:
    """The unit with which the author ends: that under a heading that concludes, else the last; None for no end."""
    part = concluding(found, material, kind)
    if part >= 0:
        return [group for group in found if group.part == part][-1]
    if kind not in (*_ENDS, "interview") or not found:
        return None
    return max(found, key=lambda group: group.members[-1].index)


def leave(found: Sequence[Group], material: Material) -> Group | None:
    """The last paragraph of a how-to or recipe where its author speaks of himself, or of what the lead began with.

    None where it says what to do, or belongs to the steps.
    """
    last = max(found, key=lambda group: group.members[-1].index, default=None)
    if last is None or last.kind not in ("passage", "answer"):
        return None
    own = [item for item in last.members if not item.label]
    if last.kind == "answer" and own:
        if own[-1].block == own[0].block:
            return None  # the answer to one question more
        own = [item for item in own if item.block == own[-1].block]
    if not own or len(own) > _OWN_WORDS or any(item.item for item in own):
        return None
    if any(says_what_to_do(item.text, material.language) for item in own):
        return None
    rest = [item for item in material.sentences if item.index < own[0].index]
    lead = {term for item in rest if material.parts[item.part].lead for term in terms(item.text, material.language)}
    counted = {group.part for group in found if group.kind in ("step", "item")}
    steps = {term for item in rest if item.part in counted for term in terms(item.text, material.language)}
    mine = {term for item in own for term in terms(item.text, material.language)}
    personal = any(FIRST_PERSON.search(item.text) for item in own)
    return last if personal or mine & lead - steps else None


def parting(own: Sequence[Sentence], language: str) -> list[Sentence]:
    """The last sentence, with the one before it where it begins with "it" or "she"."""
    last = [item for item in own if item.block == own[-1].block and not item.label]
    first = re.findall(r"[^\W\d_]+", last[-1].text.lower())[:1]
    return last[-2 if set(first) & lexicon(language).pronoun_words else -1 :]


def farewell(group: Group, able: Mapping[int, frozenset[int]], language: str) -> list[frozenset[int]]:
    """The forms of what an author says in leaving: the last sentence, its paragraph, all."""
    own = [item for item in group.members if item.index in able and not item.label]
    if not own:
        return []
    last = [item for item in own if item.block == own[-1].block]
    whole = sum(len(item.text) for item in last) <= _WHOLE
    runs = [last] if whole else [parting(own, language), last]  # a short one is told as its author has it
    sets = [frozenset().union(*(able[item.index] for item in run)) for run in runs]
    if len(own) == sum(not item.label for item in group.members):  # no half of what stands before
        sets.append(frozenset().union(*(able[item.index] for item in own)))
    return list(dict.fromkeys(sets))


def forms(group: Group, able: Mapping[int, frozenset[int]], language: str, *, headed: bool) -> list[frozenset[int]]:
    """The sets of sentences that may stand for an end, the shortest first, each of them in the next.

    `headed`: it stands under a heading that concludes and is told from its beginning.
    """
    own = [item for item in group.members if item.index in able and not item.label]
    if not own:
        return []
    order = _from_the_top(own, language) if headed else _from_the_end(own)
    whole = frozenset().union(*able.values())
    out: list[frozenset[int]] = []
    now: frozenset[int] = frozenset()
    for step in order:
        now = now.union(*(able[index] for index in step))
        if not out or now != out[-1]:
            out.append(now)
    if out[-1] != whole:
        out.append(whole)
    length = sum(len(item.text) for item in group.members if item.index in whole)
    return out[-1:] if length <= _WHOLE else out


def _from_the_top(own: Sequence[Sentence], language: str) -> list[list[int]]:
    """The first sentence of a conclusion with those for somebody else, then the rest in its order."""
    condition, whoever = pattern("bonds", language, "conditions"), pattern("bonds", language, "whoever", start=True)
    others = [item.index for item in own[1:] if condition.search(item.text) or whoever.search(item.text)]
    others = others[:_CONDITIONS]
    return [[own[0].index, *others], *([item.index] for item in own[1:])]


def _from_the_end(own: Sequence[Sentence]) -> list[list[int]]:
    """The last sentences, then the last paragraph, then the rest."""
    last = [item for item in own if item.block == own[-1].block]
    n = _LAST if len(last[-1].text) < _SCANT or len(last) <= _LAST else 1
    steps = [[item.index for item in last[-n:]]]
    if n == 1:
        steps.append([item.index for item in last[-_LAST:]])
    return [*steps, [item.index for item in last], [item.index for item in own]]
