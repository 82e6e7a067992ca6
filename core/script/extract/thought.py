"""The thought that a short film tells: what an article of running prose is not told without, as passages.

All kinds are in one file, because what they must have competes for the same seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.ends import concluding
from core.script.extract.ends import forms as end_forms
from core.script.extract.group import Group
from core.script.extract.passages import MIDDLE, SHARE, STORY_MIDDLE, Closure, Must, Passages
from core.script.extract.roles import begun, first_phrase, is_story, nearness, points, returns, roles
from core.script.read.commands import says_what_to_do
from core.script.read.data import pattern
from core.script.read.interviews import FIRST_PERSON
from core.script.read.rating import rates
from core.script.read.sentence import Material, Sentence

PROSE = ("essay", "explainer", "review", "news", "release", "")  # kinds that are no list of things to be counted
_ENDS_S, _VERDICT_S = 24.0, 28.0  # seconds of an end, and of a review's
_FLAGGED_S = 4.0  # seconds for what the author calls good or bad, and why
_SCENE_S, _SCENE_SHARE = 36.0, 0.9  # seconds of a story's last scene; of a film
_SCANT_S = 4.5  # seconds of a last paragraph that is told with the one before
_BRIEF_S, _LONG_S = 16.0, 25.0  # seconds of a point with all it needs: better, and at most
_POINTS = 3
_ACTS, _ACT = 3, 0.8  # sentences that say what to do; more for each of them
_TURN = re.compile(
    r"^(?:first|then|next|after that|finally|zuerst|dann|danach|zum schluss|d'abord|puis|ensuite|enfin|primero|luego|"
    r"después|por último|prima|poi|infine|primeiro|depois|por fim)[,\s]+(\w)", re.I,
)  # fmt: skip
_DECIDE = 2  # sections that decide a verdict
_EXPLAINED = 3  # sentences that explain a cause
_AND = re.compile(r"\W*(?:and|et|e|ed|y|und|en|och|i|а|и)\b|では", re.I)
_ASIDE = 0.45  # for what answers another question than the title's
_DISSENT_S = 18.5  # seconds of who is against it, with the reply
_VOICE_S = 15.0  # seconds of what somebody says
_QUOTED = re.compile(r"[“\"„«「][^”\"“»」「]{12,}[”\"“»」]")
_KICKER_S = 11.0  # seconds of the last words of news
_COMES_BACK = 0.8  # for what the end comes back to
_LEAD, _END, _POINT, _FLAGGED, _OPENS = 80.0, 60.0, 40.0, 20.0, 2.5


def passages(
    article: Article,
    material: Material,
    kind: ArticleKind,
    units: Sequence[Group],
    closures: Sequence[Closure],
    score: Mapping[int, float],
    cost: Mapping[int, float],
    taken: frozenset[int],
) -> Passages:
    """The passages of an article, and those that it is not told without."""
    sentences = sorted((item for group in units for item in group.members if not item.item), key=lambda s: s.index)
    if kind == "release":  # a sender who praises himself says nothing
        boasts = pattern("roles", material.language, "boasts")
        sentences = [item for item in sentences if not (_QUOTED.search(item.text) and boasts.search(item.text))]
    listed = frozenset(item.index for group in units for item in group.members if _of_list(item, group))
    prefix = _prefixes(sentences, material)

    def with_question(closure: Closure) -> Closure:
        """Under a heading that asks, a sentence needs all from the question on."""

        def closed(index: int) -> frozenset[int] | None:
            out: frozenset[int] = frozenset()
            for at in prefix.get(index, (index,)):
                needed = closure(at)
                if needed is None:
                    return None
                out |= needed
            return out

        return closed

    closed = [with_question(closure) for closure in closures]

    own = {sentence.index for sentence in sentences}
    musts: list[Must] = []

    def able(*indexes: int) -> frozenset[int] | None:
        """The sentences with what they need, in the fewest seconds."""
        found = []
        for closure in closed:
            sets = [closure(index) for index in indexes]
            if all(item is not None and item <= own | taken for item in sets):
                found.append(frozenset().union(*(item for item in sets if item is not None)))
        return min(found, key=lambda item: (sum(cost[at] for at in item - taken), sorted(item)), default=None)

    worth = {index: score[index] + more for index, more in roles(article, material, kind).items()}
    if kind in ("news", "release"):
        for n, group in enumerate(units):  # told from the top
            for sentence in group.members:
                worth[sentence.index] *= max(0.4, 1.7 - 1.5 * n / len(units))
    if kind in ("explainer", "review", ""):
        aside = _side_questions(article, material)
        for sentence in sentences:
            worth[sentence.index] *= _ASIDE if sentence.part in aside else 1.0
        if kind == "explainer":
            whole = _cause(article, material, sentences, able)
            seconds_of = sum(cost[at] for at in whole if at not in taken)
            forms = (whole,) if whole and seconds_of <= _LONG_S else _how(sentences, material, aside, cost, able)
            musts.append(Must(forms, _FLAGGED + 5))
        refuted = [form for item in sentences if (form := _refuted(item, material.language, able))]
        if forms := _forms([form for form in refuted if sum(cost[at] for at in form) <= _BRIEF_S]):
            musts.append(Must(forms, _FLAGGED))
    if kind in ("explainer", "") and pattern("kinds", material.language, "howto").search(article.title):
        acts = [item.index for item in sentences if says_what_to_do(_unled(item.text), material.language)]
        if len(acts) >= _ACTS:  # a how-to in prose
            worth.update({index: worth[index] + _ACT for index in acts})
            firsts = [able(*acts[:n]) for n in range(len(acts), _ACTS - 1, -1)]
            musts.append(Must(_forms(firsts), _POINT + 5))
    story = kind in ("essay", "") and is_story(sentences, material.language)
    if story:
        for n, sentence in enumerate(sentences):
            flat = 0.5 + 0.4 * worth[sentence.index]  # what happens counts, not how much it is spoken of
            worth[sentence.index] = flat * (0.5 + 1.0 * n / len(sentences))  # most of all towards the end
    if kind in ("essay", "") and sentences:
        lead = [item for item in sentences if item.block == sentences[0].block]
        musts.append(
            Must(
                _forms([able(*(item.index for item in lead)), able(lead[0].index)]),
                _OPENS if not story else 0.5 * _OPENS,
            )
        )
    last = _last(sentences, units, material, kind, cost)
    for index in returns(material, last)[:1] if last and kind in ("essay", "explainer", "") else ():
        worth[index] += _COMES_BACK

    if kind in ("news", "release") and sentences:
        musts += _of_news(article, material, kind, sentences, cost, able)
    if last and kind not in ("news", "release"):
        ends = _ends(last, units, material, kind, cost, able)
        if story:
            ends = [*_last_scenes(sentences, cost, able), *ends]
            # everybody knows by then who "she" is
            ends.append(frozenset(item.index for item in last if item.block == last[-1].block))
        musts.append(Must(_forms(ends), _END, _SCENE_SHARE if story else SHARE))
    found = [form for n in points(article, material, kind) if (form := able(n)) is not None]
    seconds = {form: sum(cost[at] for at in form if at not in taken) for form in found}
    brief = [form for form in found if seconds[form] <= _BRIEF_S][:_POINTS]
    if forms := _forms([*brief, *(form for form in found if seconds[form] <= _LONG_S)][:_POINTS]):
        musts.append(Must(forms, _POINT))
    if kind == "release":
        asks = pattern("roles", material.language, "asks")
        if forms := _forms([able(item.index) for item in sentences if asks.search(item.text)]):
            musts.append(Must(forms, _FLAGGED + 1))
        sells = pattern("roles", material.language, "sells")
        dated = [item.index for item in sentences if sells.search(item.text) and re.search(r"\d", item.text)]
        if forms := _forms([able(index) for index in reversed(dated)]):
            musts.append(Must(forms, _FLAGGED))
    if kind == "review":
        musts += _of_review(sentences, material.language, cost, able)
        musts += _decided(sentences, last, material, cost, able)
    middle = STORY_MIDDLE if story else MIDDLE
    return Passages(sentences, closed, worth, cost, taken, musts, listed, middle)


def _cause(
    article: Article, material: Material, sentences: Sequence[Sentence], able: Callable[..., frozenset[int] | None]
) -> frozenset[int]:
    """The paragraph that says how the cause works, from the sentence that names it on; empty for a bare sentence."""
    point = next((n for n in points(article, material, "explainer") if able(n) is not None), None)
    if point is None:
        return frozenset()
    block = next(item.block for item in sentences if item.index == point)
    under = [item.index for item in sentences if item.block == block and not item.label]
    whole = able(*(index for index in under if index >= point)) or frozenset()
    return whole if len([index for index in under if index >= point]) >= _EXPLAINED else frozenset()


def _unled(text: str) -> str:
    """A sentence without the word that puts it in turn: "First, ..."."""
    return _TURN.sub(lambda match: match[1].upper(), text)


def _side_questions(article: Article, material: Material) -> set[int]:
    """The parts whose headings ask something else than the title does, before the last."""
    about = begun(article.title, material.language)
    asked = re.search(r"[?？]", article.title) is not None  # by the title, which the first paragraphs answer
    first = -1 if asked else next((n for n, part in enumerate(material.parts) if part.asks), -1)
    return {
        n
        for n, part in enumerate(material.parts if asked else material.parts[:-1])
        if part.asks
        and (_AND.match(part.heading) or (n != first and not begun(part.heading, material.language) & about))
    }


def _how(
    sentences: Sequence[Sentence],
    material: Material,
    aside: set[int],
    cost: Mapping[int, float],
    able: Callable[..., frozenset[int] | None],
) -> tuple[frozenset[int], ...]:
    """The first paragraph under the first heading that keeps to the question: how the cause works."""
    parts = [item for item in sentences if not item.label and not material.parts[item.part].lead]
    negates = pattern("bonds", material.language, "negates")
    under = next(
        (
            item
            for item in parts
            if item.part not in aside
            and material.parts[item.part].at >= 0
            and not negates.search(" ".join([material.parts[item.part].heading, *item.text.split()[:4]]))
        ),
        None,
    )
    if under is None:
        return ()
    block = [item.index for item in parts if item.block == under.block]
    forms = _forms([able(*block), able(*block[:2])])
    return tuple(form for form in forms if sum(cost[at] for at in form) <= _BRIEF_S)


def _refuted(sentence: Sentence, language: str, able: Callable[..., frozenset[int] | None]) -> frozenset[int] | None:
    """A view with what takes it back."""
    views = pattern("bonds", language, "views").search(sentence.text)
    believes = pattern("bonds", language, "believes").search(sentence.text)
    found = able(sentence.index) if views or believes else None
    return found if found and len(found) > 1 else None


def _of_news(
    article: Article,
    material: Material,
    kind: ArticleKind,
    sentences: Sequence[Sentence],
    cost: Mapping[int, float],
    able: Callable[..., frozenset[int] | None],
) -> list[Must]:
    """Its lead, the figure of what was found, who is against it with a reply, and its last words."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        if not sentence.label:
            blocks.setdefault(sentence.block, []).append(sentence)
    runs = list(blocks.values())
    lead = [item.index for item in runs[0]] if runs else []
    forms = _forms([able(*lead), able(*lead[:2]), *(able(item.index) for item in sentences[:2])])
    out = [Must(forms, _LEAD)]
    if runs and not any(re.search(r"\d", item.text) for item in runs[0]):
        near = nearness(article, material)
        outcome = pattern("bonds", material.language, "outcome")
        figures = [
            item for run in runs[1:] for item in run if re.search(r"\d", item.text) and outcome.search(item.text)
        ]
        figures.sort(key=lambda item: (-near[item.index], item.index))
        out.append(Must(_forms([able(item.index) for item in figures[:_POINTS]]), _POINT))
    doubts = pattern("bonds", material.language, "doubts")
    against = next((run for run in runs[1:] if any(doubts.search(item.text) for item in run[:2])), None)
    if against is not None:
        found = [able(*(item.index for item in against[: n + 1])) for n in range(len(against) - 1, 0, -1)]
        brief = [form for form in found if form and sum(cost[at] for at in form) <= _DISSENT_S]
        out.append(Must(_forms(brief), _FLAGGED))
    voices = _voices(article, material, runs, able)
    out.append(Must(_forms([form for form in voices if sum(cost[at] for at in form) <= _VOICE_S]), _FLAGGED - 1))
    if len(runs) > _POINTS and kind == "news":  # a release ends with what one has to know
        found = [able(*(item.index for item in runs[-1][-n:])) for n in (3, 2)]  # no half of a list of cases
        brief = [form for form in found if form and sum(cost[at] for at in form) <= _KICKER_S]
        out.append(Must(_forms(brief), _FLAGGED - 2))
    return [must for must in out if must.forms]


def _voices(
    article: Article,
    material: Material,
    runs: Sequence[Sequence[Sentence]],
    able: Callable[..., frozenset[int] | None],
) -> list[frozenset[int]]:
    """Return what somebody says in its own paragraph, first what speaks most of the subject; no praise of oneself."""
    boasts = pattern("roles", material.language, "boasts")
    about = begun(" ".join([article.title, *(item.text for item in (runs[0] if runs else ()))]), material.language)
    found: list[tuple[float, int, frozenset[int]]] = []
    for n, run in enumerate(runs[1:]):
        quoted = [item for item in run if _QUOTED.search(item.text)]
        if not quoted:
            continue
        text = " ".join(item.text for item in run)
        value = 0.3 * len(begun(text, material.language) & about) + (0.4 if FIRST_PERSON.search(text) else 0.0)
        value -= 1.0 if boasts.search(text) else 0.0
        whole, opening = able(*(item.index for item in run)), able(*(item.index for item in quoted[:2]))
        found += [(value - 0.1 * rank, -n, form) for rank, form in enumerate((whole, opening)) if form]
    return [form for value, _, form in sorted(found, key=lambda item: (-item[0], -item[1])) if value > 0]


def _ends(
    last: Sequence[Sentence],
    units: Sequence[Group],
    material: Material,
    kind: ArticleKind,
    cost: Mapping[int, float],
    able: Callable[..., frozenset[int] | None],
) -> list[frozenset[int] | None]:
    """The sets of sentences that may be told of the author's end, the one preferred first."""
    headed = concluding(units, material, kind)
    end = next((group for group in reversed(units) if group.kind == "ending" and group.part == headed), None)
    if end is not None:
        each = {item.index: needed for item in end.members if (needed := able(item.index)) is not None}
        sets = reversed(end_forms(end, each, material.language, headed=True))
        return [form for form in sets if sum(cost[at] for at in form) <= (_VERDICT_S if kind == "review" else _ENDS_S)]
    starts = sorted(range(len(last)), key=lambda n: (not _begins(last, n, cost), n))
    return [able(*(item.index for item in last[n:])) for n in starts]


def _last_scenes(
    sentences: Sequence[Sentence], cost: Mapping[int, float], able: Callable[..., frozenset[int] | None]
) -> list[frozenset[int]]:
    """The ends of a story that begin with a paragraph, the longest first: its turn and what became of it."""
    prose = [item for item in sentences if not item.label]
    found: list[frozenset[int]] = []
    for n in range(len(prose) - 1, 0, -1):
        if sum(cost[item.index] for item in prose[n:]) > _SCENE_S:
            break
        form = able(*(item.index for item in prose[n:])) if prose[n].block != prose[n - 1].block else None
        if form and _SCENE_S / 2 <= sum(cost[at] for at in form) <= _SCENE_S:
            found.insert(0, form)
    return found


def _begins(last: Sequence[Sentence], n: int, cost: Mapping[int, float]) -> bool:
    """Whether an end that begins with one of its sentences begins a paragraph, and is long enough to be one."""
    return last[n].first and sum(cost[item.index] for item in last[n:]) >= _SCANT_S


def _of_list(sentence: Sentence, unit: Group) -> bool:
    """Whether it is one of several in a list, which is told only where something else speaks of it."""
    return unit.kind == "list" and len(unit.members) > 1 and not sentence.label


def _forms(found: Sequence[frozenset[int] | None]) -> tuple[frozenset[int], ...]:
    return tuple(dict.fromkeys(form for form in found if form))


def _prefixes(sentences: Sequence[Sentence], material: Material) -> dict[int, list[int]]:
    """For the sentences under a heading that counts, all from it on; under a question, those of the first paragraph."""
    out: dict[int, list[int]] = {}
    before: list[Sentence] = []
    part = -1
    for sentence in sentences:
        if sentence.part != part:
            part, before = sentence.part, []
        elif sentence.first and before and not before[-1].label and material.parts[part].asks:
            before = []
        counts = material.parts[part].number or material.parts[part].counted
        if counts or (material.parts[part].asks and (before or sentence.label)):
            before.append(sentence)
            out[sentence.index] = [item.index for item in before]
    return out


def _last(
    sentences: Sequence[Sentence],
    units: Sequence[Group],
    material: Material,
    kind: ArticleKind,
    cost: Mapping[int, float],
) -> list[Sentence]:
    """The sentences of the author's end: those of the concluding unit, else of the last paragraph."""
    prose = [item for item in sentences if not item.label and item.kind in ("paragraph", "quote")]
    if not prose:
        return []
    ending = [group for group in units if group.kind == "ending"]
    concludes = ending and material.parts[ending[-1].members[-1].part].heading
    part = ending[-1].members[-1].part if concludes else prose[-1].part
    headed = bool(material.parts[part].heading) and not material.parts[part].asks
    out: list[Sentence] = []
    seconds, block = 0.0, -1
    for sentence in reversed([item for item in prose if item.part <= part]):
        new = sentence.block != block
        if out and new and (sentence.part != part if headed else seconds > _SCANT_S):
            break  # a last line by itself is told with the paragraph before, a conclusion with all under its heading
        seconds += cost[sentence.index]
        if seconds > (_VERDICT_S if kind == "review" else _ENDS_S):
            break
        block = sentence.block
        out.insert(0, sentence)
    return out


def _decided(
    sentences: Sequence[Sentence],
    last: Sequence[Sentence],
    material: Material,
    cost: Mapping[int, float],
    able: Callable[..., frozenset[int] | None],
) -> list[Must]:
    """The figures of the sections that the verdict names, each with what the other side has."""
    language = material.language
    verdict = [begun(item.text, language) for item in last]
    own = {item.part for item in last}
    figures: dict[int, Sentence] = {}
    for item in sentences:
        if item.part not in own and not item.label and re.search(r"\d", item.text):
            figures.setdefault(item.part, item)
    found: list[tuple[int, Must]] = []
    for part, item in figures.items():
        named = begun(material.parts[part].heading, language)
        at = next((n for n, bag in enumerate(verdict) if bag & named), None)
        after = material.by_index.get(item.index + 1)
        pair = able(item.index, item.index + 1) if after is not None and after.block == item.block else None
        forms = [form for form in _forms([pair, able(item.index)]) if sum(cost[n] for n in form) <= _BRIEF_S]
        if at is not None and forms:
            found.append((at, Must(tuple(forms), _FLAGGED + 2)))
    return [must for _, must in sorted(found, key=lambda pair_of: pair_of[0])][:_DECIDE]


def _of_review(
    sentences: Sequence[Sentence], language: str, cost: Mapping[int, float], able: Callable[..., frozenset[int] | None]
) -> list[Must]:
    """Its rating, and the first sentence each that says by the author's own words what is good and what is not."""
    out: list[Must] = []
    rated = [able(item.index) for item in sentences if rates(item.source)]
    if forms := _forms(rated[-1:]):
        out.append(Must(forms, _FLAGGED + 1))
    block = {item.index: item.block for item in sentences}
    for field in ("praises", "blames"):
        flagged = sorted(
            (rank, item.index)
            for item in sentences
            if not item.label and (rank := first_phrase(item.text, language, field)) is not None
        )
        found: list[frozenset[int] | None] = []
        for rank, index in flagged:
            if rank > flagged[0][0] and any(found):
                break  # "the reason to buy" is surer than "the best"
            seconds, at = cost[index], index
            while seconds < _FLAGGED_S and block.get(at + 1) == block[index]:
                at += 1
                seconds += cost[at]
            found += [able(*range(index, at + 1)), able(index)]
        if forms := _forms(found):
            out.append(Must(forms, _FLAGGED))
    return out
