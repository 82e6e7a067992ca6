"""Ranking of stock pictures for a scene, without any model, with the reason in plain words.

1. *Relevance*: what a picture's title, tags and page address say is held against the article's whole vocabulary.
   Words that the article has speak for it, words of a field of life that it never touches speak against it; of other
   words it counts in whose company they come among all pictures found. "Package" stands in an article on Debian, but
   with "courier" and "cardboard" beside it a picture is of something else.
2. *Match*: the scene's own words, those that tell it from other scenes most; words that stand together count more.
3. *Shape*: upright or wide as the film is, large enough, long enough, high in the source's own order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from core.language.tag import base
from core.model.coded import Reason
from core.model.storyboard import Found
from core.visuals.files.phash import near
from core.visuals.stock.reasons import reason
from core.visuals.stock.rules import Rules
from core.visuals.stock.terms import runs, stems
from core.visuals.stock.topic import Topic

ROUNDS = 3
REASONED = 24  # of the ranked, that are told why
ALONE = -0.1  # the bearing of a word that nobody else uses
SIGHTED = 0.12  # share of the pictures' words of which something has to be known to judge by them
LEAST = 0.08  # relevance below which words serve better than the picture
OWN_SEARCH = 0.15  # the first of what was looked for with the scene's own words; later ones less
LEANING = 0.25  # for the right part of the right field
MOST_SCALED = 1.5  # a picture that has to be enlarged more looks soft


@dataclass(frozen=True)
class Scene:
    """Scene to find a picture for: what is said, what to look for (in the order of its worth), the part's name.

    `typed` where a person typed the terms: they are then all that counts.
    """

    text: str
    terms: tuple[str, ...] = ()
    heading: str = ""
    seconds: float = 0.0
    typed: bool = False


@dataclass(frozen=True)
class Frame:
    """The film's frame in pixels."""

    width: int
    height: int


@dataclass
class Taken:
    """Pictures that the film shows already: none is offered again, nor what looks the same."""

    origins: set[str] = field(default_factory=set)
    hashes: list[str] = field(default_factory=list)

    def add(self, origin: str, *hashes: str) -> None:
        self.origins.add(origin)
        self.hashes += [text for text in hashes if text]

    def has(self, origin: str, phash: str = "") -> bool:
        return origin in self.origins or any(near(phash, text) for text in self.hashes)


@dataclass(frozen=True)
class Ranked:
    """A picture with its place in the order, which is by `score`; `relevance` is -1 to 1, `match` 0 to 1."""

    found: Found
    score: float
    relevance: float
    match: float
    hit: tuple[str, ...] = ()  # the stems it shares with the scene
    reason: Reason | None = None


class Words:
    """Words of a stock picture: stems of title, tags and page address, and the runs among them."""

    def __init__(self, found: Found) -> None:
        self.phrases = [run for text in (found.title, *found.tags, slug(found.rights.page_url)) for run in runs(text)]
        rows = [*stems(found.title, tags=True), *(s for tag in found.tags for s in stems(tag, tags=True))]
        self.stems = tuple(dict.fromkeys([*rows, *stems(slug(found.rights.page_url), tags=True)]))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair for run in self.phrases for pair in pairwise(run))


def slug(url: str) -> str:
    """The words in the address of a stock picture's page: "https://…/photo/linux-terminal-123/" says linux terminal."""
    path = unquote(urlsplit(url).path) if "://" in url else ""
    parts = [part for part in path.split("/") if "-" in part or "_" in part]
    return " ".join(parts[-1:]).replace("-", " ").replace("_", " ")


class Pool:
    """All pictures found for one film, with how relevant each is to the article."""

    def __init__(self, found: Sequence[Found], topic: Topic) -> None:
        self.topic = topic
        self.found = list({entry.origin: entry for entry in found}.values())
        self.place: dict[str, int] = {}
        for n, item in enumerate(found):
            self.place.setdefault(item.origin, n)
        self.words = {element.origin: Words(element) for element in self.found}
        holders = Counter(s for words in self.words.values() for s in words.stems)
        total = max(1, len(self.found))
        self.idf = {s: 0.3 + math.log(1 + total / n) / math.log(1 + total) for s, n in holders.items()}
        self.relevance = self._relevance()
        self.subtopic_score = {origin: topic.subtopic_score(words.stems) for origin, words in self.words.items()}
        self.affinity = {origin: self._affinity(words.stems) for origin, words in self.words.items()}

    def _affinity(self, words: Sequence[str]) -> float:
        """Return the share of a picture's words that the article has, too, 0 to 1."""
        whole = sum(self.idf[s] for s in words) + 0.3
        return sum(self.idf[s] * self.topic.affinity(s) for s in words) / whole

    def _relevance(self) -> dict[str, float]:
        """-1 to 1 for each picture: by words with a known bearing, then also by the company the others keep.

        What a word hears from the pictures it stands in leaves out the picture that is judged.
        """
        prior = {s: self.topic.prior(s) for s in self.idf}
        value = {origin: self._mean(words.stems, prior) for origin, words in self.words.items()}
        for _ in range(ROUNDS):
            heard: Counter[str] = Counter()
            holders: Counter[str] = Counter()
            for origin, words in self.words.items():
                for s in words.stems:
                    heard[s] += value[origin]  # type: ignore[assignment]
                    holders[s] += 1
            after = {}
            for origin, words in self.words.items():
                bearing: dict[str, float | None] = {}
                for s in words.stems:
                    company = (heard[s] - value[origin] + ALONE) / holders[s]
                    known = prior[s]
                    bearing[s] = company if known is None else 0.75 * known + 0.25 * company
                after[origin] = self._mean(words.stems, bearing)
            value = after
        known = sum(p is not None for p in prior.values())
        if base(self.topic.language) == "en" or known >= SIGHTED * len(prior):
            return value
        # Their words are English and the article's are not: then only what speaks against a picture counts.
        against = {s for s, p in prior.items() if p is not None and p < 0}
        return {o: v if against & set(self.words[o].stems) else max(v, LEAST) for o, v in value.items()}

    def _mean(self, words: Sequence[str], bearing: Mapping[str, float | None]) -> float:
        whole = total = 0.0
        for s in words:
            number = bearing[s]
            weight = self.idf[s] * (1.0 if self.topic.prior(s) is not None else 0.6)
            whole += weight
            total += weight * (ALONE if number is None else number)
        return total / (whole + 0.3) if whole else 0.0


def rank(
    pool: Pool,
    scene: Scene,
    frame: Frame,
    rules: Rules,
    *,
    taken: Taken | None = None,
    hashes: dict[str, str] | None = None,
    favoured: Collection[str] = (),
    own: Mapping[str, int] | None = None,
) -> list[Ranked]:
    """The pictures of the pool for a scene, the best first. What is `taken` is left out; clips shorter than the rules
    want come last. `hashes` are perceptual hashes of previews by origin, `favoured` origins that were seen here before;
    `own` the places of what the scene's own search brought.
    """
    requested, pairs = _wanted(scene, pool.topic)
    whole = sum(sorted(requested.values(), reverse=True)[:3]) or 1.0
    out = []
    for found in pool.found:
        if taken is not None and taken.has(found.origin, (hashes or {}).get(found.origin, "")):
            continue
        words, relevance = pool.words[found.origin], pool.relevance[found.origin]
        hit = [s for s in words.stems if s in requested]
        together = len(words.pairs & pairs)
        match = min(1.0, 0.8 * sum(requested[s] for s in hit) / whole + 0.2 * min(2, together))
        gate = 1.0 if scene.typed else min(1.0, max(0.02, (relevance + 0.05) / 0.45))
        base = 0.1 if scene.typed else 0.4
        score = gate * (base + (1 - base) * match) + (0.05 if scene.typed else 0.15) * relevance
        score += (
            0.0
            if scene.typed
            else gate * (0.25 * pool.affinity[found.origin] + LEANING * pool.subtopic_score[found.origin])
        )
        if own is not None and found.origin in own:
            score += gate * OWN_SEARCH / (1 + 0.2 * own[found.origin])
        score += shape_score(found, frame, rules)
        score += 0.05 if found.origin in favoured else 0.0
        out.append(Ranked(found, round(score, 5), round(relevance, 4), round(match, 4), tuple(hit)))
    if rules.choice == "first" and not scene.typed:
        out.sort(key=lambda ranked: (too_short(ranked.found, rules), pool.place[ranked.found.origin]))
    else:
        out.sort(key=lambda ranked: (too_short(ranked.found, rules), -ranked.score, ranked.found.origin))
    return [_reasoned(ranked, pool, scene) for ranked in out[:REASONED]] + out[REASONED:]


def _reasoned(ranked: Ranked, pool: Pool, scene: Scene) -> Ranked:
    why = reason(ranked.found, scene.terms, scene.text, ranked.hit, pool.words[ranked.found.origin].stems, pool.topic)
    return replace(ranked, reason=why)


def _wanted(scene: Scene, topic: Topic) -> tuple[dict[str, float], frozenset[tuple[str, str]]]:
    """The scene's stems with their weights, and its pairs of neighbours."""
    values: dict[str, float] = {}
    spoken = () if scene.typed else ((scene.text, 0.5), (scene.heading, 0.6))
    for text, weight in (*((term, 1.0) for term in scene.terms), *spoken):
        for s in stems(text):
            values[s] = max(values.get(s, 0.0), weight * (0.5 + 0.5 * topic.rarity(s)))
    pairs = frozenset(
        pair
        for text in (*scene.terms, *(() if scene.typed else (scene.text, scene.heading)))
        for run in runs(text)
        for pair in pairwise(run)
    )
    return values, pairs


def shape_score(found: Found, frame: Frame, rules: Rules) -> float:
    """Score how well a stock picture's form suits the frame, about -0.3 to 0.1."""
    value = 0.0
    if found.width and found.height:
        upright, film_upright = found.height > found.width, frame.height > frame.width
        value += 0.05 if upright == film_upright else -0.05
        scaled = max(frame.width / found.width, frame.height / found.height)
        value -= 0.15 if scaled > MOST_SCALED else 0.0
        value -= 0.15 if scaled > 2 * MOST_SCALED else 0.0
    if found.kind == "footage":
        value += 0.03
    return value


def too_short(found: Found, rules: Rules) -> bool:
    """Whether a stock clip lasts less than the rules want."""
    return found.kind == "footage" and found.duration_s is not None and found.duration_s < rules.min_s
