"""The forms of steps and numbered items: the name alone, a sentence that stands for it, then all from the beginning.

What comes first counts most, so that no item is told at length while another is only named. Of a step the sentence that
says what to do comes before one that says why, and what goes on with the work before a caution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.script.extract.group import Group
from core.script.read.commands import says_what_to_do, warns

_MOST = 24
_ITEM_SHARES = (2.2, 0.6, 0.3, 0.2)  # of a sentence's worth, by how many of its item are said
_STEP_SHARES = (2.4, 1.6, 1.2, 1.0)
_STEM = 5  # letters
_COMMANDS = 2.8  # for a sentence that says what to do
_FIGURES = 0.7  # for one that begins with the figure that the step is about
_PROVES = 0.6  # for a sentence that has a word of the name it stands under
_NAMED = 0.6  # for a step of which only its name is told
_EARLY = 0.4  # for beginning at the beginning
_WARNED = 0.5  # of the worth of a caution within a step
_GOES_ON = 0.8  # for what a step is not done without
_WORDS = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_GOES_ON_WITH = re.compile(r"\W*(?:and|even|some|but|or|und|sogar|aber|et|même|mais|y|incluso|pero|e|anche|ma)\b", re.I)
_DOES = re.compile(  # what goes on with the work, or says how long
    r"^\W*(?:then|now|next|finally|dann|danach|anschließend|zuletzt|puis|ensuite|enfin|luego|después|por último|poi|"
    r"infine|depois|daarna)\b|\b(?:until|another|serve|bis|servieren|jusqu|servez|servir|hasta|sirve|fino|até|tot)\b|まで|最後に",
    re.I,
)

_IF = re.compile(r"\W*(?:if|should|wenn|falls|sollte|si|s'il|se|als|indien|jeśli|если|もし|如果|若)\b", re.I)
_ON = re.compile(  # what goes on from a sentence before it
    r"\W*(?:then|now|next|after that|what's left|what’s left|the (?:second|other|rest)|repeat|dann|danach|nun|jetzt|"
    r"anschließend|puis|ensuite|après|luego|después|entonces|poi|dopo|depois|então|daarna|potem|затем|потом|次に|それから|然后|再)\b",
    re.I,
)


def counted(
    group: Group, able: Mapping[int, frozenset[int]], score: Mapping[int, float], language: str
) -> list[tuple[frozenset[int], float]]:
    """The forms of an item or step; `able` are its sentences that can be said, each with those it needs."""
    texts = {item.index: item.text for item in group.members}
    name = frozenset(item.index for item in group.members if item.label and item.index in able)
    label = next((item.text for item in group.members if item.label), "")
    first = group.members[0].index
    commands = {n for n, text in texts.items() if group.kind == "step" and says_what_to_do(text, language)}
    sets = [name] if name else []
    if group.named and len(group.members) > 1 and _says_the_same(group, language):
        sets.append(frozenset({first}))
        able = {n: needed - {first} for n, needed in able.items() if n != first}
    if label:
        act = min((n for n in commands if n in able and not _ON.match(texts[n])), default=-1)
        sets += [name | able[n] for n in able if n not in name and (n == act or _proves(label, texts[n]))]
    sets += _from_the_start(sorted(able), able, name)
    if group.kind == "step":
        sets += _from_the_start([n for n in sorted(able) if not warns(texts[n])], able, name)
        sets += _from_the_start([n for n in sorted(able) if n in commands or _DOES.search(texts[n])], able, name)

    def value(chosen: frozenset[int]) -> float:
        """Return the worth of a form: that of its sentences, more for what the step or item is about."""
        spoken = sorted(chosen - name)
        shares = _STEP_SHARES if group.kind == "step" else _ITEM_SHARES
        cautions = {n for n in spoken[1:] if group.kind == "step" and (warns(texts[n]) or _IF.match(texts[n]))}
        states = {n for n in spoken[1:] if commands and n not in commands and not _DOES.search(texts[n])}
        worths = sorted(
            ((1.0 + max(0.05, score[n])) * (_WARNED if n in cautions or n in states else 1.0) for n in spoken),
            reverse=True,
        )
        worth = sum(shares[min(k, len(shares) - 1)] * worth_of for k, worth_of in enumerate(worths))
        worth *= _NAMED if group.named and chosen == {first} else 1.0
        worth += _EARLY if spoken and spoken[0] == min(set(able) - name, default=-1) else 0.0
        worth += _PROVES if label and any(_shares(label, texts[n]) for n in spoken[:2]) else 0.0
        worth += _FIGURES if group.kind == "step" and any(re.search(r"\d", texts[n]) for n in spoken[:1]) else 0.0
        worth += _COMMANDS if commands & set(spoken) else 0.0
        worth += sum(_GOES_ON for n in spoken[1:] if group.kind == "step" and _DOES.search(texts[n]))
        return round(worth, 6)

    forms = [(chosen, value(chosen)) for chosen in dict.fromkeys(sets) if chosen][:_MOST]
    return forms if group.must else [form for form in forms if form[0] - name]


def _from_the_start(order: list[int], able: Mapping[int, frozenset[int]], name: frozenset[int]) -> list[frozenset[int]]:
    """The sets that grow by one sentence each, in an order."""
    out, now = [], name
    for n in order:
        now |= able[n]
        out.append(now)
    return out


def _says_the_same(group: Group, language: str) -> bool:
    """Whether the sentence behind a step's bold name has its words, or says what to do with the same thing."""
    name, text = group.members[0].text, group.members[1].text
    return _repeats(name, text) or (group.kind == "step" and _shares(name, text) and says_what_to_do(text, language))


def _repeats(name: str, text: str) -> bool:
    """Whether a sentence has every word of the name before it that says something: "Heat the pan."."""
    stems = {word.lower()[:_STEM] for word in _WORDS.findall(text)}
    return all(word.lower()[:_STEM] in stems for word in _WORDS.findall(name) if len(word) > 2 and word != "the")


def _shares(first: str, second: str) -> bool:
    """Whether two sentences have a word of more than three letters in common, by its beginning."""
    mine, theirs = (
        {word.lower()[:_STEM] for word in _WORDS.findall(text) if len(word) > 3} for text in (first, second)
    )
    return bool(mine & theirs)


def _proves(label: str, text: str) -> bool:
    """Whether a sentence can stand for the item of a name: it has a word of it, and doesn't only go on."""
    return not _GOES_ON_WITH.match(text) and not _ON.match(text) and _shares(label, text)
