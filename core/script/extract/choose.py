"""Selection of what is spoken: a first line, then whole units of the article for the seconds there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.budget import Budget
from core.script.extract.groups import Group, groups
from core.script.extract.lead_and_end.counting import counted_of, names_of, takes_leave
from core.script.extract.lead_and_end.filling import Filling
from core.script.extract.lead_and_end.plan import plan
from core.script.extract.lead_and_end.shape import SHAPES, Shape
from core.script.extract.lead_and_end.standing import Ground
from core.script.extract.lead_and_end.talk import talk
from core.script.extract.opening import Candidate, begins_with, candidates
from core.script.extract.passages import Passages
from core.script.extract.rank import scores, vectors
from core.script.extract.roles import points
from core.script.extract.steering import UNWANTED, weights
from core.script.extract.thought import PROSE, passages
from core.script.pace import Pace, estimate_s, mean_s
from core.script.read.commands import says_what_to_do
from core.script.read.counts import counts
from core.script.read.data import pattern
from core.script.read.interviews import FIRST_PERSON
from core.script.read.kinds import kind_of
from core.script.read.outline import clean_heading
from core.script.read.sentence import TITLE, Material, Sentence
from core.script.read.standfirst import standfirst

_LONGEST_CHAIN = 18  # sentences that cannot be said without each other
_LEAST_S = 6.0
_MOSTLY, _ALL = 0.65, 0.95  # of the words of all steps, fewer are a table of contents; of those that can be said
_MOST_NAMES = 0.6  # of the seconds, for the names of steps; else a how-to is told by its method
_LEAST_ITEMS = 3  # parts of an article that are items of a list
_SHORT_S = 75.0  # seconds up to which running prose is told as one thought
_ASKS = re.compile(r"[?？؟]")
_QUOTES = '“"„«「'
_SAME = 0.82  # likeness from which two sentences say the same


@dataclass
class Choice:
    """The sentences chosen so far, and the seconds they take. Without a `hook` the title is the first line."""

    hook: Sentence | None = None
    intro: list[int] = field(default_factory=list)
    chosen: set[int] = field(default_factory=set)
    said: dict[int, float] = field(default_factory=dict)  # how like each sentence is to the nearest of those chosen
    seconds: float = 0.0
    forms: dict[int, int] = field(default_factory=dict)  # of each unit that is told, the form
    lead: frozenset[int] = frozenset()  # where the article is told by its lead and its author's end: those of the lead
    end: frozenset[int] = frozenset()  # and those of the end
    point: frozenset[int] = frozenset()  # and what the article exists for


class Chooser:
    """Chooses from the material by worth, coverage and time; the same material gives the same choice."""

    def __init__(
        self,
        article: Article,
        material: Material,
        pace: Pace | None,
        *,
        items: bool = False,
        excluded: frozenset[int] = frozenset(),
        kind: ArticleKind = "",
        stress: str = "",
    ) -> None:
        self.article, self.material, self.pace, self.items = article, material, pace or Pace(), items
        self.kind = kind or kind_of(article, material.language, set(excluded))
        self.vecs = vectors(material)
        self.score = scores(article, material, self.vecs)
        self.unwanted: frozenset[int] = frozenset()
        self.stressed: frozenset[int] = frozenset()
        if stress:
            more = weights(stress, material.sentences, material.language)
            unwanted = frozenset(index for index, weight_of in more.items() if weight_of <= UNWANTED)
            if any(item.index not in unwanted and not item.label for item in material.sentences):
                self.unwanted = unwanted  # else there would be nothing to tell
            self.stressed = frozenset(index for index, weight_of in more.items() if weight_of > 0)
            self.score = {index: round(worth + more[index], 6) for index, worth in self.score.items()}
        self.postings: dict[str, list[tuple[int, float]]] = {}
        for index, vec in self.vecs.items():
            for term, weight_of in vec.items():
                self.postings.setdefault(term, []).append((index, weight_of))
        self.cost = {
            sentence.index: mean_s(sentence.texts, material.language, self.pace) for sentence in material.sentences
        }
        self._closures: dict[int, frozenset[int] | None] = {}
        self._budgets: dict[int, tuple[list[Group], Budget]] = {}
        self._passages: dict[int, Passages] = {}
        self.unwanted |= self._leaning_standfirst(excluded)

    def _leaning_standfirst(self, excluded: frozenset[int]) -> frozenset[int]:
        """The sentences of a standfirst that says nothing without the title: it stands before the scene, not in it."""
        blocks = standfirst(self.article, excluded)
        found = [item for item in self.material.sentences if item.block in blocks and not item.label]
        leans = any(TITLE in (self.closure(item.index) or {TITLE}) for item in found)
        rest = any(item.block not in blocks and not item.label for item in self.material.sentences)
        return frozenset(item.index for item in found) if leans and rest else frozenset()

    @cached_property
    def openings(self) -> list[Candidate]:
        """First lines to choose from, the best first."""
        found = candidates(self.article, self.material, self.kind, self.score, self.cost)
        rest = [item for item in found if item.sentence is None or item.sentence.index not in self.unwanted]
        return rest or found

    @cached_property
    def told_as(self) -> ArticleKind:
        """The kind whose shape a short film has: a list of which neither title nor headings count is told as prose."""
        if self.kind != "listicle" or counts(clean_heading(self.article.title)):
            return self.kind
        items = {group.part for group in self.units(None) if group.kind == "item"}
        return self.kind if len(items) >= _LEAST_ITEMS else "essay"

    @cached_property
    def _as_written(self) -> Candidate | None:
        return begins_with(self.article, self.material, self.kind, self.cost, self.closure, self.unwanted)

    def choose(self, target: float, *, least: float = 0.0, closing: float = 0.0) -> Choice:
        """A first line and what there is time for in about `target` seconds, `closing` of them for words of farewell.

        A short film is told by the article's lead and its author's end, without a farewell; it may be shorter, but not
        than `least` where the article goes on.
        """
        shape = SHAPES.get(self.told_as)
        if self.items or shape is None or target >= min(_SHORT_S, sum(self.cost.values())):
            return self._by_units(max(_LEAST_S, target - closing))
        units = self._by_units(max(_LEAST_S, target - closing)) if shape.counted else None
        whole = units is not None and self._all_told(units)
        known = self.units(units.hook) if units is not None else []
        if units is not None and whole and takes_leave(self.article, self.material, known, units.chosen):
            return units
        steps = counted_of(known, units.chosen) if units is not None and whole else frozenset[int]()
        choice = self._by_lead_and_end(max(_LEAST_S, target), least, shape, steps)
        return choice or units or self._by_units(max(_LEAST_S, target - closing))

    def _all_told(self, choice: Choice) -> bool:
        """Whether every step or item is told: its first act, and most words of all together."""
        spoken, length, whole = choice.chosen | ({choice.hook.index} if choice.hook else set()), 0, set[int]()
        able = 0
        for group in self.units(choice.hook):
            own = [item for item in group.members if not item.label]
            if group.kind not in ("step", "item") or not own:
                continue
            part = self.material.parts[group.part]
            whole |= set(part.blocks) if part.counted else {item.block for item in own}
            acts = [item for item in own if says_what_to_do(item.text, self.material.language)] or own
            if not any(item.index in spoken for item in own) or (group.kind == "step" and acts[0].index not in spoken):
                return False
            length += sum(len(item.text) for item in own if item.index in spoken)
            able += sum(len(item.text) for item in own)
        texts = (self.article.blocks[n] for n in whole)
        most = sum(len(block.text) for block in texts if block.kind in ("paragraph", "list"))
        return able > 0 and (length >= _MOSTLY * most or length >= _ALL * able)

    def _by_lead_and_end(self, target: float, least: float, shape: Shape, steps: frozenset[int]) -> Choice | None:
        """The article's lead and its author's end in `target` seconds; None where it has none that can be told.

        `steps` are those of an article all of whose steps or items there is time for.
        """
        title = clean_heading(self.article.title)
        asks = bool(_ASKS.search(title)) or (shape.counts and bool(counts(title)))
        first = self.material.sentences[0] if self.material.sentences else None
        titled = bool(title) and (asks or (first is not None and TITLE in (self.closure(first.index) or ())))
        found = self._filled(title if titled else "", target, least, shape, steps)
        if found is None and steps and title and not titled:  # there's no time for a scene before all steps
            titled, found = True, self._filled(title, target, least, shape, steps)
        if found is None:
            return None
        found.chosen -= self._bare_headings(found.chosen)
        said_first = self._title_s(title) if titled else 0.0
        hook = None if titled else found.first
        choice = Choice(hook=hook, lead=frozenset(found.lead), end=frozenset(found.end), point=found.point)
        self._take(sorted(found.chosen), choice)
        choice.chosen -= {hook.index} if hook is not None else set()
        choice.seconds += said_first
        units = self.units(hook)
        choice.forms = {
            n: 0
            for n, group in enumerate(units)
            if any(item.index in found.chosen and (shape.named or not item.label) for item in group.members)
        }
        choice.intro = sorted(choice.lead & choice.chosen)
        return choice

    def _bare_headings(self, chosen: Iterable[int]) -> set[int]:
        """The headings that would be said without a sentence below them, other than names of steps and items."""
        counted = {item.index for group in self.units(None) if group.kind in ("step", "item") for item in group.members}
        spoken = [self.material.by_index[at] for at in chosen if at in self.material.by_index]
        below = {item.part for item in spoken if not item.label}
        return {item.index for item in spoken if item.label and item.part not in below and item.index not in counted}

    def _title_s(self, title: str) -> float:
        """Estimate the seconds of a title that is said first."""
        return estimate_s(title, self.material.language, self.pace) + self.pace.line_pause_s if title else 0.0

    def _filled(self, title: str, target: float, least: float, shape: Shape, steps: frozenset[int]) -> Filling | None:
        """The sentences behind a title, "" for none; None where the steps are not among them."""
        said_first = self._title_s(title)
        ground = Ground(self.material, self.cost, self.unwanted | self._boasts(), bool(title))
        budget = target - said_first
        if shape.asked:
            return self._talk(ground, budget)
        found = self._lead_and_end(ground, shape, budget, least - said_first, steps)
        return found if found is not None and steps <= found.chosen else None

    def _lead_and_end(
        self, ground: Ground, shape: Shape, seconds: float, least: float, steps: frozenset[int]
    ) -> Filling | None:
        names = steps or (names_of(self.units(None)) if shape.named else frozenset())
        if not (steps or shape.counts) and ground.seconds(names) > _MOST_NAMES * seconds:
            names = frozenset()
        wished = self._wished(shape)
        return plan(
            self.article,
            self.material,
            ground,
            shape,
            seconds,
            least=least,
            kind=self.told_as,
            names=names,
            stressed=wished,
        )

    def _talk(self, ground: Ground, seconds: float) -> Filling | None:
        """An interview by its questions."""
        units = self.units(None)
        pairs = [group.members for group in units if group.kind == "answer"]
        introduction = [item for item in self.material.of(0) if not item.label and item.kind == "paragraph"]
        usable = introduction if self.material.parts[0].lead and not self.material.parts[0].asks else []
        return talk(ground, usable, pairs, seconds) if usable and pairs else None

    def _boasts(self) -> frozenset[int]:
        """The sentences in which the sender of a release praises himself."""
        if self.kind != "release":
            return frozenset()
        boasts = pattern("roles", self.material.language, "boasts")
        found = (item for item in self.material.sentences if boasts.search(item.text))
        return frozenset(item.index for item in found if any(sign in item.text for sign in _QUOTES))

    def _wished(self, shape: Shape) -> frozenset[int]:
        """The sentences that a person wants told; else an essay's thesis, or an answer that no heading announces."""
        if self.stressed or not shape.thesis:
            return self.stressed
        headed = any(part.at >= 0 for part in self.material.parts)
        found = points(self.article, self.material, self.kind)[:1]
        own = (at for at in found if FIRST_PERSON.search(self.material.by_index[at].text))
        return frozenset(own if self.kind == "essay" else () if headed else found)

    def _by_units(self, target: float) -> Choice:
        """A first line and units of about `target` seconds together."""
        hook = self._as_written or (self.openings[0] if self.openings else Candidate(None, 0.0))
        choice = Choice(hook=hook.sentence)
        if hook.sentence is not None:
            choice.seconds += self.cost[hook.sentence.index]
            self._say(hook.sentence.index, choice)
        if self._is_thought(target):
            self._think(hook.sentence, choice, target)
        else:
            found, budget = self._budget(hook.sentence, target)
            choice.forms = budget.best(target - choice.seconds)
            for n, form in choice.forms.items():
                fresh = found[n].forms[form][0] - choice.chosen
                fresh -= {hook.sentence.index} if hook.sentence is not None else set()
                self._take(sorted(fresh), choice)
        first = self.material.sentences[0].part if self.material.sentences else 0
        if self.material.parts[first].lead and len(self.material.parts) > 1:
            choice.intro = sorted(at for at in choice.chosen if self.material.by_index[at].part == first)
        return choice

    def _is_thought(self, target: float) -> bool:
        """Whether the article is running prose of which there is only time for one thought."""
        return self.kind in PROSE and not self.items and target < min(_SHORT_S, sum(self.cost.values()))

    def _think(self, hook: Sentence | None, choice: Choice, target: float) -> None:
        """Take the passages of one thought."""
        key = hook.index if hook is not None else TITLE
        found = self.units(hook)
        if key not in self._passages:
            taken = frozenset({hook.index}) if hook is not None else frozenset[int]()

            def able(index: int) -> frozenset[int] | None:
                needed = self._beside(index, hook)
                return needed if needed is None or not needed & self.unwanted else None

            def by_itself(index: int) -> frozenset[int] | None:
                needed = self._beside(index, hook, alone=True)
                return needed if needed is None or not needed & self.unwanted else None

            self._passages[key] = passages(
                self.article, self.material, self.kind, found, (able, by_itself), self.score, self.cost, taken
            )
        chosen = self._passages[key].best(target - choice.seconds)
        choice.forms = {
            n: 0 for n, group in enumerate(found) if any(not s.label and s.index in chosen for s in group.members)
        }
        self._take(sorted(chosen - ({hook.index} if hook is not None else set())), choice)

    def units(self, hook: Sentence | None) -> list[Group]:
        """The units there are beside a first line."""
        return self._budget(hook, 0.0)[0]

    def counted(self, hook: Sentence | None) -> frozenset[int]:
        """The parts whose numbers count what is told: steps and items."""
        return frozenset(group.part for group in self.units(hook) if group.kind in ("item", "step"))

    def _budget(self, hook: Sentence | None, seconds: float) -> tuple[list[Group], Budget]:
        """The units beside a first line, and the sums for as many seconds at least."""
        key = hook.index if hook is not None else TITLE
        known = self._budgets.get(key)
        if known is None or not known[1].covers(seconds):
            taken = frozenset({hook.index}) if hook is not None else frozenset()

            def able(index: int) -> frozenset[int] | None:
                needed = self._beside(index, hook)
                return needed if needed is None or not needed & self.unwanted else None

            found = groups(self.article, self.material, self.kind, able, self.score, items=self.items)
            known = (found, Budget(found, seconds, self.cost, taken))
            self._budgets[key] = known
        return known

    def _beside(self, index: int, hook: Sentence | None, *, alone: bool = False) -> frozenset[int] | None:
        """The sentence with all it needs, beside a first line that may have been taken from its place."""
        needed = self._closed(index, alone=True) if alone else self.closure(index)
        if needed is None:
            return None
        if hook is not None and TITLE in needed:
            return None  # it means the title, which nobody has heard
        needed -= {TITLE}
        if hook is None or hook.index not in needed:
            return needed
        first = self.material.sentences[0].index
        if index == hook.index or hook.index == first or (hook.opens and self.material.parts[hook.part].lead):
            return needed
        return None

    def closure(self, index: int) -> frozenset[int] | None:
        """A sentence with all that must be said with it, `TITLE` among it; None where one of these can't be said."""
        if index not in self._closures:
            self._closures[index] = self._closed(index)
        return self._closures[index]

    def _closed(self, index: int, *, alone: bool = False) -> frozenset[int] | None:
        """The sentence with all it needs; with `alone` one that can stand by itself needs none before it."""
        out: set[int] = set()
        waiting = [index]
        while waiting:
            at = waiting.pop()
            if at in out:
                continue
            out.add(at)
            if at == TITLE:
                continue
            sentence = self.material.by_index.get(at)
            if sentence is None or len(out) > _LONGEST_CHAIN:
                return None
            after = self.material.by_index.get(at + 1)
            waiting += sentence.along
            waiting += [sentence.needs] if sentence.needs is not None and not (alone and sentence.alone) else []
            waiting += [at + 1] if after is not None and after.turns and after.needs == at else []
        return frozenset(out)

    def chain(self, index: int, choice: Choice) -> list[int] | None:
        """The sentence and those it needs that are not chosen yet, in order; None where it cannot stand."""
        needed = self._beside(index, choice.hook)
        if needed is None:
            return None
        hook = choice.hook.index if choice.hook is not None else TITLE
        return sorted(at for at in needed if at not in choice.chosen and at != hook)

    def _worth(self, chain: list[int], choice: Choice) -> float:
        """Score a chain: its mean score, less what was said already, more where it goes on from what was said."""
        mean = sum(self.score[at] for at in chain) / len(chain)
        again = max(choice.said.get(at, 0.0) for at in chain)
        goes_on = 0.12 if chain[0] - 1 in choice.chosen else 0.0
        if choice.hook is not None and chain[0] - 1 == choice.hook.index:
            goes_on = 0.45
        return mean - 0.08 * (len(chain) - 1) - 0.9 * max(0.0, again - 0.25) + goes_on

    def _say(self, index: int, choice: Choice) -> None:
        """Remember how like every other sentence is to one that will be said."""
        near: dict[int, float] = {}
        for term, mine in self.vecs[index].items():
            for other, theirs in self.postings[term]:
                near[other] = near.get(other, 0.0) + mine * theirs
        for other, value in near.items():
            if value > choice.said.get(other, 0.0):
                choice.said[other] = value

    def _take(self, chain: list[int], choice: Choice) -> None:
        choice.chosen.update(chain)
        for at in chain:
            self._say(at, choice)
        choice.seconds += sum(self.cost[at] for at in chain)

    def _options(self, pool: list[Sentence], choice: Choice, room: float) -> list[tuple[float, int, list[int]]]:
        """The chains of a pool that fit the room, best first."""
        found = []
        for sentence in pool:
            if sentence.index in choice.chosen or sentence.label or (sentence.item and not self.items):
                continue
            chain = self.chain(sentence.index, choice)
            if not chain or self.unwanted.intersection(chain) or sum(self.cost[at] for at in chain) > room:
                continue
            if any(self._copies(at, choice) for at in chain):
                continue
            found.append((round(self._worth(chain, choice), 6), -sentence.index, chain))
        return sorted(found, reverse=True)

    def _copies(self, index: int, choice: Choice) -> bool:
        """Whether a sentence says nearly the same words as one already chosen."""
        return not self.items and choice.said.get(index, 0.0) > _SAME

    def fill(self, choice: Choice, target: float) -> None:
        """Add the best of what is left, spread over the parts, until the time is used."""
        size = {n: len(self.material.of(n)) for n in range(len(self.material.parts))}
        everything = sum(size.values()) or 1
        while True:
            room = target - choice.seconds
            if room < 2.0:
                return
            spent = dict.fromkeys(range(len(self.material.parts)), 0.0)
            for at in choice.chosen:
                spent[self.material.by_index[at].part] += self.cost[at]
            total = sum(spent.values()) or 1.0
            best: tuple[float, int, list[int]] | None = None
            for n in spent:
                fair = spent[n] / total - size[n] / everything
                for worth, minus, chain in self._options(self.material.of(n), choice, room)[:3]:
                    option = (round(worth - 1.2 * max(0.0, fair), 6), minus, chain)
                    best = max(best, option) if best else option
            if best is None:
                return
            self._take(best[2], choice)
