"""The sentence an article exists for, where it stands in its middle: the verdict, the claim, the cause, the method."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.lead_and_end.standing import Ground
from core.script.extract.roles import denies_and_says, nearness, past, points
from core.script.read.data import pattern
from core.script.read.interviews import FIRST_PERSON
from core.script.read.sentence import Material, Sentence

_MOST_S, _TINY_S, _LAST_S = 16.0, 1.8, 3.3
_FORMS = 3  # sentences that are tried
_SURE = 0.9
_SIGNS = {"finds": 1.0, "demands": 0.75, "holds": 0.6}  # of fields of the roles
_OF_POINTS, _ANSWER = 0.45, 1.0  # for a point by its role; for the first one of an explainer
_CONTRAST, _DOUBT, _REPLY = 0.35, 1.0, 0.3
_PLACES = 3
_LEADS, _REPORTED = 0.35, 0.6  # for the last paragraph of the lead; less for what somebody else says
_METHOD, _NEAR = 0.4, 0.6  # for a sentence of a how-to's lead with so much of its title
_ANSWER_RUN, _NEARER, _ANSWER_S = 8, 0.1, 27.0  # sentences of an answer; more of the title; seconds
_CONDITION = re.compile(
    r"^\W*(?:if|unless|when|whoever|wenn|falls|sofern|wer|als|si|sauf si|quand|quien|quienes|cuando|se|quando|chi|quem|"
    r"indien|wanneer|wie)\b|\b(?:if|unless|wenn|falls|sauf si|a menos que|a meno che|a não ser|tenzij)\b",
    re.I,
)
_EXCEPTIONS = re.compile(
    r"\b(?:when not|except\w*|careful|caution|limits?|warnings?|who should(?:n['’]t| not)|not for|drawbacks?|"
    r"ausnahmen?|vorsicht|grenzen|wann nicht|für wen nicht|nachteile|exceptions?|attention|limites?|précautions?|"
    r"cuándo no|cuidado|excepci\w+|límites|precauci\w+|eccezion\w+|attenzione|limiti|quando no[nt]|exceç\w+|"
    r"uitzonderingen|pas op|grenzen)\b",
    re.I,
)
_BEHIND_LEAD = 0.25  # more for a figure in the first paragraph behind the lead, where the title asks
_HEAD = 0.5  # of a heading that its words of a verdict are
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")


def centre(
    article: Article,
    material: Material,
    kind: ArticleKind,
    page: tuple[Sequence[Paragraph], int],
    spoken: Collection[int],
    ground: Ground,
) -> frozenset[int] | None:
    """The smallest whole form in which it can be told beside what is spoken; None for an article without one.

    `page` are its paragraphs and how many of them are its lead. Empty where it is spoken already.
    """
    found, lead = page
    within = found[:lead] if kind == "howto" else found
    at = {
        item.index: (paragraph, n)
        for paragraph in within
        if not _EXCEPTIONS.search(material.parts[paragraph.part].heading)
        for n, item in enumerate(paragraph.sentences)
    }
    if kind == "review":
        judged = _judgement(material, found)
        return _beginning(judged, spoken, ground) if judged is not None else None
    behind = found[lead].indices if lead < len(found) and _ASKS.search(article.title) else frozenset[int]()
    figures = frozenset(at for at in behind if re.search(r"\d", material.by_index[at].text))
    for index in _ranked(article, material, kind, at, found[lead - 1], figures)[:_FORMS]:
        if index in spoken:
            return frozenset()
        paragraph, n = at[index]
        form = smallest(paragraph.sentences, n, spoken, ground)
        if form is not None:
            return _answer(article, found, index, form, spoken, ground) if kind == "explainer" else form
    return None


def _answer(
    article: Article,
    found: Sequence[Paragraph],
    index: int,
    form: frozenset[int],
    spoken: Collection[int],
    ground: Ground,
) -> frozenset[int]:
    """An explainer's cause with what follows on it up to the sentence that has most of the question's words."""
    material = ground.material
    near = nearness(article, material)
    part = material.by_index[index].part
    run = [item for each in found if each.part == part for item in each.sentences if item.index >= index][:_ANSWER_RUN]
    nearest = max(run, key=lambda item: (near[item.index], -item.index), default=None)
    if nearest is None or near[nearest.index] < near[index] + _NEARER:
        return form
    run = [item for item in run if item.index <= nearest.index]
    whole = ground.together(run, spoken, begins=True, within=True)
    if whole is not None and ground.seconds(whole | form) <= _ANSWER_S:
        return whole | form
    return form


def smallest(
    run: Sequence[Sentence], n: int, spoken: Collection[int], ground: Ground, most_s: float = _MOST_S
) -> frozenset[int] | None:
    """A sentence as it can be told, by itself or with those before it in its paragraph, and a tiny one behind it."""
    ends = n + 1
    tiny = _LAST_S if ends == len(run) - 1 else _TINY_S  # the last words of a paragraph are its point
    if ends < len(run) and ground.cost[run[ends].index] <= tiny:
        ends += 1
    for start in range(n, -1, -1):
        form = ground.together(run[start:ends], spoken, begins=True, within=True)
        if form is not None and ground.seconds(form) <= most_s:
            return form
    return None


def _ranked(
    article: Article,
    material: Material,
    kind: ArticleKind,
    at: Collection[int],
    last: Paragraph,
    figures: Collection[int],
) -> list[int]:
    """The sentences that may be what an article exists for, the surest first."""
    near = nearness(article, material)
    by_role = points(article, material, kind)[:_PLACES]
    known = {index: _OF_POINTS / (1 + n) for n, index in enumerate(by_role)}
    if kind in ("explainer", "howto") and by_role:
        known[by_role[0]] = _ANSWER
    own = dict.fromkeys(last.indices, _LEADS)
    valued = [
        (
            round(
                known.get(index, 0.0)
                + own.get(index, 0.0)
                + (_BEHIND_LEAD if index in figures else 0.0)
                + min(0.4, near[index])
                + (_METHOD if kind == "howto" and near[index] >= _NEAR and not _is_past(index, material) else 0.0)
                + _value(material.by_index[index], material, kind),
                6,
            ),
            index,
        )
        for index in at
        if not _ASKS.search(material.by_index[index].text)
    ]
    return [index for value, index in sorted(valued, key=lambda item: (-item[0], item[1])) if value > _SURE]


def _is_past(index: int, material: Material) -> bool:
    return past(material.by_index[index].text, material.language)


def _is_duty(text: str, language: str) -> bool:
    """Whether a sentence demands something for all: in the present, in its main clause, on no condition."""
    match = pattern("roles", language, "demands").search(text)
    if match is None or past(text, language) or _CONDITION.search(text):
        return False
    behind = text[match.end() :].lstrip()
    return bool(behind) and behind[0] not in ".,;:!?"  # a German verb at the end is that of a subordinate clause


def _value(sentence: Sentence, material: Material, kind: ArticleKind) -> float:
    """Weigh the words by which an author says what he has found, demands or believes."""
    language, text = material.language, sentence.text
    signs = {field: worth for field, worth in _SIGNS.items() if kind != "howto" or field != "demands"}
    if not _is_duty(text, language):
        signs.pop("demands", None)
    value = max(
        (worth for field, worth in signs.items() if pattern("roles", language, field).search(text)), default=0.0
    )
    finds = bool(pattern("roles", language, "finds").search(text))
    contrast = denies_and_says(sentence, material)
    value += _CONTRAST if contrast else 0.0
    if value and kind == "essay" and FIRST_PERSON.search(text):
        value += 0.1
    if past(text, language) and not (finds or contrast):
        value -= _REPLY
    if pattern("bonds", language, "says").search(text) and not finds:
        value -= _REPORTED
    objects, views = pattern("bonds", language, "objects"), pattern("bonds", language, "views")
    near = (material.by_index.get(sentence.index + n) for n in (-1, 0))
    mine = [item for item in near if item is not None and item.block == sentence.block]
    if pattern("bonds", language, "refutes").search(text) and not finds:
        value -= _REPLY
    if any(objects.search(item.text) or views.search(item.text) for item in mine):
        value -= _DOUBT  # somebody else's view
    return value


def _judgement(material: Material, found: Sequence[Paragraph]) -> Paragraph | None:
    """The first paragraph under the last heading that asks for a judgement or names it."""
    out: Paragraph | None = None
    seen = set[int]()
    for item in found:
        part = material.parts[item.part]
        if item.part in seen or part.at < 0:
            continue
        seen.add(item.part)
        heading = part.heading.casefold().strip(" :?!.？")
        match = pattern("kinds", material.language, "verdict").search(heading)
        if match is not None and len(match[0]) >= _HEAD * len(heading):
            out = item
    return out


def _beginning(paragraph: Paragraph, spoken: Collection[int], ground: Ground) -> frozenset[int] | None:
    """The longest beginning of a paragraph that there is time for."""
    if paragraph.sentences[0].index in spoken:
        return frozenset()
    for n in range(len(paragraph.sentences), 0, -1):
        form = ground.together(paragraph.sentences[:n], spoken, begins=True)
        if form is not None and ground.seconds(form) <= _MOST_S:
            return form
    return None
