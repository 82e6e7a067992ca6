"""Units of an article as the writer weighs them: what each may say, from the least to all, and what that is worth.

A unit's *forms* are sets of sentences, each of which can stand: whatever one of them needs is in it. Steps, answers and
passages are told from their beginning, of an item any one sentence may stand for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from core.model.article import Article, ListBlock
from core.model.script import ArticleKind, UnitKind
from core.script.extract.counted import counted
from core.script.extract.ends import concluding, conclusion, farewell, last_words, leave, parting, the_end
from core.script.extract.ends import forms as end_forms
from core.script.extract.group import Group
from core.script.extract.rank import weight
from core.script.extract.roles import SAYABLE, points
from core.script.read.chronicle import is_chronicle
from core.script.read.data import pattern
from core.script.read.rating import rates
from core.script.read.sentence import Material, Sentence

_MOST_FORMS = 12
_PARAGRAPH = 7  # sentences of a passage that is weighed as one
_GOES_ON = 0.25  # for a sentence right behind one that is said
_WHOLE = 0.4  # for a unit that is told to its end
_SCANT = 0.5  # for a unit of which next to nothing is told
_ALONE = 55  # characters of the first sentence of a conclusion that may stand for it where steps need the time
_LONG_LIST = 7  # items of which so many are enough
_CUT_OFF, _ENOUGH = 1.6, 320  # for an answer of which only the start is told; characters that are enough of one
_RUN = 3  # numbered parts that are a count
_LEAST = 55  # characters
_ANSWERED = 420  # characters of a last answer that is told whole beside steps or items
_PARTING = 200  # characters of a last sentence for which there is time beside the steps
_MUST = {"recipe": ("step",), "howto": ("step",), "listicle": ("item",)}
_FROM_THE_TOP, _TOP = ("news", "release"), 1.6
_COUNTING = ("howto", "recipe", "listicle", "diary")  # where a number before a heading counts what is told
_TELLS_DAYS = ("diary", "reference", "listicle", "howto", "recipe")  # whose lists of dates are the text
_EACH = ("item", "step")  # units that are told whatever they go on from

Closure = Callable[[int], frozenset[int] | None]


def groups(
    article: Article,
    material: Material,
    kind: ArticleKind,
    closure: Closure,
    score: Mapping[int, float],
    *,
    items: bool = False,
) -> list[Group]:
    """The units of an article in its order; `items` says that list items may be spoken that are no full sentences."""
    found: list[Group] = []
    for part in range(len(material.parts)):
        found += _of_part(article, material, part, kind, items)
    found = _joined(conclusion(last_words(found, material, kind), material, kind), material, closure)
    _mark(found, material, kind)
    told_anyway = _told_anyway(found, closure)
    concludes = concluding(found, material, kind)
    point = next((index for index in points(article, material, kind) if closure(index) is not None), None)
    if kind == "howto" and point is not None:  # the steps go before what needs many words
        needed = [material.by_index[index] for index in closure(point) or () if index in material.by_index]
        brief = sum(len(item.text) for item in needed) <= SAYABLE
    else:
        brief = True
    for group in found:
        tells_point = point in {item.index for item in group.members}
        group.must = group.must or (brief and tells_point)
        group.central = tells_point and not group.must
    for n, group in enumerate(found):
        top = kind in _FROM_THE_TOP and group.kind != "ending"
        first = _TOP - n / len(found) if top else 1.0  # news are told from the top
        headed = group.part == concludes
        forms = _forms(group, closure, score, material.language, kind, headed=headed, outside=told_anyway)
        if kind == "interview" and group.kind == "answer":
            forms = [(chosen, worth - _CUT_OFF * (1.0 - _told(group, chosen))) for chosen, worth in forms]
        if point in {item.index for item in group.members}:
            forms = [form for form in forms if point in form[0]] or forms
        group.forms = [(chosen, round(first * worth, 6)) for chosen, worth in forms]
    last = next((group for group in reversed(found) if group.kind == "answer" and group.forms), None)
    asked = kind == "interview" or (last is not None and last.must and last is found[-1])
    if asked and last is not None:  # the last answer is the end, and is told to its own
        last.must = True
        last.forms = [form for form in last.forms if _told(last, form[0]) == 1.0][:1] or last.forms
    return found


def _told(group: Group, chosen: frozenset[int]) -> float:
    """The share of an answer that is told, by its length; of a long one its first sentences are enough."""
    lengths = {item.index: len(item.text) for item in group.members if not item.label}
    enough = min(_ENOUGH, sum(lengths.values())) or 1
    return min(1.0, sum(length for index, length in lengths.items() if index in chosen) / enough)


def _told_anyway(found: Sequence[Group], closure: Closure) -> frozenset[int]:
    """The sentences of steps and items, and those of other units from which these go on, which are a must then."""
    each = [group for group in found if group.kind in _EACH and group.must]
    own = {sentence.index for group in each for sentence in group.members}
    out = set(own)
    for group in found:
        if group in each:
            continue
        needed = {n for of in each for item in of.members for n in closure(item.index) or ()}
        if needed & {item.index for item in group.members}:
            group.must = True
            out |= {item.index for item in group.members}
    return frozenset(out)


def _of_part(article: Article, material: Material, n: int, kind: ArticleKind, items: bool) -> list[Group]:
    part, sentences = material.parts[n], material.of(n)
    label = [sentence for sentence in sentences if sentence.label]
    refuses = pattern("kinds", material.language, "refuses")
    imprint = pattern("kinds", material.language, "imprint")
    rest = [
        sentence
        for sentence in sentences
        if not sentence.label
        and (items or not (_loose(sentence, article, kind) or (sentence.points and sentence.shows is None)))
        and not refuses.search(sentence.text)
        and not (imprint.search(sentence.text) and (kind == "release" or n == len(material.parts) - 1))
    ]
    never = pattern("kinds", material.language, "never", start=True)
    if part.heading and never.search(part.heading):
        return []
    if kind == "release" and pattern("kinds", material.language, "about", start=True).search(part.heading):
        return []
    whole: UnitKind | None = None
    if part.asks:
        whole = "answer"
    elif part.counted or (part.number and label and (kind in _COUNTING or part.counts)):
        whole = "step" if kind in ("howto", "recipe") else "item"
    elif kind == "diary" and label and pattern("kinds", material.language, "diary", start=True).search(part.heading):
        whole = "item"
    if whole is not None:
        return [Group(whole, n, [*label, *rest])] if label or rest else []
    out: list[Group] = []
    blocks: dict[int, list[Sentence]] = {}
    for sentence in rest:
        blocks.setdefault(sentence.block, []).append(sentence)
    for number, members in blocks.items():
        block = article.blocks[number]
        if block.kind == "list" and _counts_up(block, kind):
            out += _steps(n, members, block.text, block.leads, "item" if kind == "listicle" else "step")
        elif block.kind == "list" and is_chronicle(block.items) and kind not in _TELLS_DAYS:
            continue  # what was when is for a card
        elif block.kind == "list":
            whole_list = _items_of(members, block.text) >= min(block.text.count("\n") + 1, _LONG_LIST)
            out += [Group("list", n, members)] if whole_list or any(item.shows for item in members) else []
        else:
            out += [Group("passage", n, run) for run in _runs(members)]
    if label:
        out = [Group("passage", n, label), *out]
    return out


def _items_of(members: list[Sentence], text: str) -> int:
    """Count the items of a list that can be said; all of them where one sentence has them."""
    if any(item.start == 0 and item.end == len(text) for item in members):
        return text.count("\n") + 1
    return len({text.count("\n", 0, item.start) for item in members})


def _runs(members: list[Sentence]) -> list[list[Sentence]]:
    """The sentences of a paragraph; a long one falls into runs where a sentence needs nothing before it."""
    out: list[list[Sentence]] = [[]]
    for sentence in members:
        if len(out[-1]) >= _PARAGRAPH and sentence.needs is None:
            out.append([])
        out[-1].append(sentence)
    return out


def _loose(sentence: Sentence, article: Article, kind: ArticleKind) -> bool:
    """Whether it is a fragment in a list; a step of a recipe is none, whatever its last sign."""
    if not sentence.item:
        return False
    block = article.blocks[sentence.block]
    return not (kind in ("recipe", "howto") and block.kind == "list" and block.ordered)


def _counts_up(block: ListBlock, kind: ArticleKind) -> bool:
    """Whether each item of a list is told for itself: a step, or what the title counts."""
    if kind in ("recipe", "howto"):
        return block.ordered
    ends = sum(item.rstrip()[-1:] in ".!?。！？" for item in block.items)
    return kind == "listicle" and len(block.items) >= _RUN and ends > 0.5 * len(block.items)


def _steps(part: int, members: list[Sentence], text: str, leads: Sequence[str], kind: UnitKind) -> list[Group]:
    """Each item of an ordered list by itself; `leads` are their bold beginnings."""
    out: dict[int, list[Sentence]] = {}
    for sentence in members:
        out.setdefault(text.count("\n", 0, sentence.start), []).append(sentence)
    return [
        Group(kind, part, sentences, named=n < len(leads) and sentences[0].source == leads[n])
        for n, sentences in out.items()
    ]


def _joined(found: list[Group], material: Material, closure: Closure) -> list[Group]:
    """Units that cannot be told without one another as one; a heading that nothing needs is no unit."""
    home = {sentence.index: n for n, group in enumerate(found) for sentence in group.members}
    root = list(range(len(found)))

    def top(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for n, group in enumerate(found):
        if len(group.members) == 1 and group.members[0].label and group.kind == "passage":
            continue
        for sentence in group.members:
            for other in closure(sentence.index) or ():
                if other not in home or top(home[other]) == top(n):
                    continue
                if group.kind in _EACH or found[home[other]].kind in _EACH:
                    continue  # every step and item is told, and what they go on from with them
                near = found[home[other]].part == group.part or material.parts[group.part].at < 0
                near = near or group.kind == found[home[other]].kind == "list"  # for and against
                near = near or (sentence.label and found[home[other]].part == group.part - 1)
                if near:
                    a, b = sorted((top(home[other]), top(n)))
                    root[b] = a
    out: dict[int, Group] = {}
    for n, group in enumerate(found):
        leading = found[top(n)]
        first = out.setdefault(top(n), Group(leading.kind, leading.part, [], named=leading.named))
        first.members += group.members
        if (
            first.kind == "passage"
            and group.kind != "passage"
            and all(sentence.label for sentence in first.members[: -len(group.members)])
        ):
            first.kind = group.kind
    return [
        group
        for group in out.values()
        if not (len(group.members) == 1 and group.members[0].label and group.kind == "passage")
    ]


def _mark(found: list[Group], material: Material, kind: ArticleKind) -> None:
    """Settle the units that an article of its kind is not told without: its lead, its steps, its conclusion."""
    run = _run(found, material) | {group.part for group in found if material.parts[group.part].counted}
    for group in found:
        rated = kind == "review" and any(rates(item.source) for item in group.members)
        group.must = group.kind in _MUST.get(kind, ()) or group.part in run or rated
    steps = [n for n, group in enumerate(found) if group.kind == "step"]
    for n, group in enumerate(found):
        beside = n > steps[0] if steps and kind == "howto" else not material.parts[group.part].lead
        beside = beside or (group.kind == "list" and kind == "howto")
        group.late = bool(steps) and kind in ("recipe", "howto") and beside and not group.must
    if not found:
        return
    first = found[0]
    if kind == "interview" and first.kind == "passage" and any(group.kind == "answer" for group in found[1:]):
        first.must = True  # nobody knows the one who is asked
    if kind in ("news", "release") and first.kind == "passage":
        first.kind, first.must = "lead", True
    counted_up = bool(steps) or (kind == "listicle" and any(group.kind == "item" for group in found))
    if counted_up and (leaving := leave(found, material)):
        leaving.late = False
        if leaving.kind == "answer":  # his last words lean on it
            leaving.must = sum(len(item.text) for item in leaving.members) <= _ANSWERED
            return
        leaving.kind = "ending"
        leaving.must = len(" ".join(item.text for item in parting(leaving.members, material.language))) <= _PARTING
        return
    last = the_end(found, material, kind)
    if last is not None and last is not first and last.kind in ("passage", "answer"):
        last.must = last.part == concluding(found, material, kind) or kind not in ("interview", *_FROM_THE_TOP)
        last.kind = "ending" if last.kind == "passage" or kind == "review" else last.kind


def _run(found: list[Group], material: Material) -> set[int]:
    """The parts that an article counts from one on, where there are three or more of them."""
    counted = [group.part for group in found if group.kind in ("item", "step") and material.parts[group.part].number]
    numbers = [material.parts[part].number for part in counted]
    whole = numbers == list(range(1, len(numbers) + 1)) or numbers == list(range(len(numbers), 0, -1))
    return set(counted) if len(counted) >= _RUN and whole else set()


def _forms(
    group: Group,
    closure: Closure,
    score: Mapping[int, float],
    language: str,
    kind: ArticleKind,
    *,
    headed: bool,
    outside: frozenset[int] = frozenset(),
) -> list[tuple[frozenset[int], float]]:
    """The unit's nested sets, worth of each; a list is told whole or not at all.

    `outside` are sentences of other units that are told anyway.
    """
    own = {sentence.index for sentence in group.members}
    able = {n: c & own for n in own if (c := closure(n)) is not None and c <= own | outside}
    if not able:
        return []
    if any(item.label and item.index not in able for item in group.members) and group.kind == "answer":
        return []  # nobody hears what it answers
    everything = frozenset().union(*able.values())
    if group.kind == "list":
        whole = len(able) == len(own)
        return [(everything, _worth(everything, score))] if whole else []
    forms: list[tuple[frozenset[int], float]] = []
    now: frozenset[int] = frozenset()
    if group.kind in ("item", "step"):
        return counted(group, able, score, language)
    if group.kind == "ending" and kind in _MUST and not headed:
        return [(chosen, 1.2 * _worth(chosen, score)) for chosen in farewell(group, able, language)]
    if group.kind == "ending":
        ends = end_forms(group, able, language, headed=headed)
        if kind in _MUST and len(ends) == 1 and (brief := _brief(group, able)):
            ends.insert(0, brief)
        return [
            (chosen, _weight(group) * (_worth(chosen, score) + (_WHOLE if chosen == everything else 0)))
            for chosen in ends
        ]
    labels = {item.index for item in group.members if item.label} if group.kind == "passage" else set()
    for n in sorted(set(able) - labels):
        if n not in now:
            now |= able[n]
            more = _WHOLE if now == everything else 0.0
            more -= _SCANT if sum(len(item.text) for item in group.members if item.index in now) < _LEAST else 0.0
            forms.append((now, _weight(group) * (_worth(now, score) + more)))
    if group.kind == "answer":  # a question alone is no answer
        asked = {item.index for item in group.members if item.label}
        forms = [form for form in forms if len(form[0]) > 1 and max(form[0]) not in asked]
    return _thinned(forms)


def _brief(group: Group, able: Mapping[int, frozenset[int]]) -> frozenset[int]:
    """The first sentence of a conclusion, where it may stand for it."""
    first = next((item for item in group.members if not item.label), None)
    return able[first.index] if first and first.index in able and weight(first.text) >= _ALONE else frozenset()


def _weight(group: Group) -> float:
    """Return how much more a word of it counts than one of another unit."""
    if group.late:
        return 0.35
    return 2.0 if group.kind == "ending" else 1.2 if group.must else 1.0


def _worth(chosen: Iterable[int], score: Mapping[int, float]) -> float:
    """Score sentences together; what follows on what was said is easier to listen to."""
    numbers = set(chosen)
    goes_on = sum(_GOES_ON for n in numbers if n - 1 in numbers)
    return round(sum(max(0.05, score[n]) for n in numbers) + goes_on, 6)


def _thinned(forms: list[tuple[frozenset[int], float]]) -> list[tuple[frozenset[int], float]]:
    """A bounded number of forms: the first ones, then some of the longer, the last among them."""
    if len(forms) <= _MOST_FORMS:
        return forms
    step = (len(forms) - 1) / (_MOST_FORMS - 1)
    return [forms[round(n * step)] for n in range(_MOST_FORMS)]
