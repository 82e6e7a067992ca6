"""An interview in a short film: who is asked, and questions with their whole answers, the last one at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.script.extract.lead_and_end.filling import Filling
from core.script.extract.lead_and_end.standing import Ground
from core.script.extract.rank import terms
from core.script.read.interviews import FIRST_PERSON
from core.script.read.sentence import Material, Sentence

_INTRODUCTION_S, _SCANT_S, _LAST_S, _JOINED_S = 9.0, 6.0, 26.0, 30.0
_BACK = 3  # pairs at the end of which one may be the last
_ECHOES = 2  # rare words that an answer shares with one before it
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?: (?:de|del|di|da|van|von|der|den|la|le|[A-Z]\.))* [A-ZÀ-ÖØ-Þ][\w'’-]+")
_IS = re.compile(
    r"\b(?:is|was|has been|runs|works|ist|war|arbeitet|leitet|est|était|dirige|es|era|trabaja|è|é)\b|"
    r", \d{2}, |\(\d{2}\)",
    re.I,
)


def talk(
    ground: Ground, introduction: Sequence[Sentence], pairs: Sequence[Sequence[Sentence]], seconds: float
) -> Filling | None:
    """The sentences of an interview of `seconds` at most; None where no answer at its end can be told whole."""
    out = Filling(seconds, ground)
    if introduction:
        _introduce(out, introduction)
    for last in range(len(pairs) - 1, max(-1, len(pairs) - 1 - _BACK), -1):
        run = list(pairs[last])
        while last and ground.seconds([item.index for item in run]) < _SCANT_S:
            last -= 1
            run = [*pairs[last], *run]
        echoed = _echoed(pairs[:last], run[-_ECHOES:], ground.material)
        answer = frozenset(item.index for item in run)
        able = ground.together([*echoed, *run], out.chosen)
        longest = _LAST_S if run == list(pairs[last]) else _JOINED_S
        if able is not None and ground.seconds(answer) <= longest and out.take(able):
            out.end = {item.index for item in run}
            break
    else:
        return None
    for pair in pairs[:last]:
        out.take(ground.together(pair, out.chosen))
    _go_on(out, introduction)
    return out


def _go_on(out: Filling, introduction: Sequence[Sentence]) -> None:
    """Tell more of the one who is asked, where there is time behind the answers."""
    begun = max((n for n, item in enumerate(introduction) if item.index in out.chosen), default=-1)
    for item in introduction[begun + 1 :]:
        if FIRST_PERSON.search(item.text) or not out.take(out.ground.together([item], out.chosen)):
            return


def _introduce(out: Filling, introduction: Sequence[Sentence]) -> None:
    """Tell who is asked: from the sentence with a person's name and trade on, without the interviewer's "I"."""
    ground = out.ground
    start = _presents(introduction, ground)
    for n in range(start + 1, len(introduction) + 1):
        run = introduction[start:n]
        able = ground.together(run, ())
        if able is None and not out.chosen:
            continue  # its first sentence needs the next
        brief = not out.chosen or (able is not None and ground.seconds(able) <= _INTRODUCTION_S)
        if able is None or not brief or (n > start + 1 and start and FIRST_PERSON.search(run[-1].text)):
            break
        out.take(able)
    if not out.chosen:
        out.take(ground.together(introduction[:1], ()))
    out.first = next((item for item in introduction if item.index in out.chosen), introduction[0])
    out.lead = {item.index for item in introduction}


def _presents(introduction: Sequence[Sentence], ground: Ground) -> int:
    """The place of the sentence that names a person and what he does; the first where none does and can stand."""
    worths = [
        (bool(_NAME.search(item.text)) + bool(_IS.search(item.text)) - 0.6 * bool(FIRST_PERSON.search(item.text)), -n)
        for n, item in enumerate(introduction)
        if n == 0 or (_NAME.search(item.text) and ground.together([item], ()) == frozenset({item.index}))
    ]
    return -max(worths)[1]


def _echoed(pairs: Sequence[Sequence[Sentence]], last: Sequence[Sentence], material: Material) -> list[Sentence]:
    """The pair before to which the last words come back: they share words that nothing else has."""
    language = material.language
    mine = {term for item in last for term in terms(item.text, language)}
    holders = Counter(term for item in material.sentences for term in set(terms(item.text, language)) & mine)
    rare = {term for term, count in holders.items() if count <= _ECHOES + 1}
    for pair in pairs:
        if any(len(_terms(item, language) & rare) >= _ECHOES for item in pair):
            return list(pair)
    return []


def _terms(item: Sentence, language: str) -> set[str]:
    return set(terms(item.text, language))
