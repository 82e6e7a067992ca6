"""Topic of an article, in words: how much each matters to it, and which fields of life they belong to."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from core.model.article import Article
from core.model.script import Script
from core.visuals.stock.terms import stems
from core.visuals.stock.topic_vocabulary import by_stem, fields, shade_by_stem

MOST_BLOCKS = 2000
MOST_CHARS = 6000  # of a block
LEAST_FIELD = 3  # words of a field that are needed before it says anything
FIELD_SPEAKS = 0.6  # a word of the article's own field that the article does not use
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w+-]{2,}")


@dataclass(frozen=True)
class Topic:
    """`weight[stem]` is 0 to 1; `spread[stem]` in how many passages it stands, of `n`; `field[name]` is 0 to 1.

    `names` are words written large inside sentences, the most frequent first; `shade` says which part of its main field
    the article is about, 0 to 1 each.
    """

    weight: dict[str, float]
    spread: dict[str, int]
    n: int
    field: dict[str, float]
    names: tuple[str, ...] = ()
    shade: dict[str, float] = dataclass_field(default_factory=dict)
    language: str = "en"

    @property
    def main(self) -> str:
        """The field it is of; empty where none is clear."""
        return max(self.field, key=lambda item: self.field[item], default="")

    def subtopic_score(self, words: Iterable[str]) -> float:
        """Score how well words of the article's own field suit the part of it that the article is about, -1 to 1."""
        known = shade_by_stem(self.main) if self.shade else {}
        parts = [self.shade.get(known[word], 0.0) for word in words if word in known]
        return sum(2 * value - 1 for value in parts) / (len(parts) + 0.5) if parts else 0.0

    def rarity(self, stem: str) -> float:
        """Score how well a word tells one passage of the article from the others, about 0.2 to 1."""
        return math.log(1 + self.n / (1 + self.spread.get(stem, 0))) / math.log(1 + self.n) if self.n > 1 else 1.0

    def prior(self, stem: str) -> float | None:
        """Score how well a word fits the article, -1 to 1; None where nothing is known of it."""
        field = by_stem().get(stem)
        known = self.field.get(field, 0.0) if field else 0.0
        if stem in self.weight:
            value = 0.35 + 0.65 * self.weight[stem]
            return value * 0.5 if field and self.field and known < 0.15 else value
        if not field or not self.field:
            return None
        return FIELD_SPEAKS * known if known > 0.25 else -0.9 * (1 - 4 * known)

    def affinity(self, stem: str) -> float:
        """Return how much the very word matters to the article, 0 to 1."""
        return self.weight.get(stem, 0.0)


def topic(article: Article, script: Script | None = None) -> Topic:
    """The topic of an article, read whole, that stock pictures are judged by; where there is none (a mere topic), of
    the script.
    """
    heads = [article.title, article.topic, *article.keywords]
    passages: list[str] = []
    for block in article.blocks[:MOST_BLOCKS]:
        if block.kind == "heading":
            heads.append(block.text)
        if block.kind != "code":
            passages.append(block.text[:MOST_CHARS])
    if script is not None:
        heads += [script.title, *script.headings]
        if len(passages) < 3:
            passages += [line.text for line in script.lines]
    bags = [stems(text) for text in passages]
    count = Counter(entry for bag in bags for entry in bag)
    spread = Counter(each for bag in bags for each in set(bag))
    top = math.log(1 + max(count.values(), default=1))
    weight = {element: math.log(1 + n) / top for element, n in count.items()}
    for item in {word for head in heads for word in stems(head)}:
        weight[item] = min(1.0, weight.get(item, 0.0) + 0.35)
    names = Counter(name for text in passages for name in _NAME.findall(text))
    found = _fields(count)
    known = tuple(n for n, _ in names.most_common(8))
    return Topic(weight, dict(spread), max(1, len(bags)), found, known, _subtopics(count, found), article.language)


def _subtopics(count: Counter[str], found: dict[str, float]) -> dict[str, float]:
    """Score how much the article is about each part of its main field, the most of all as 1."""
    main = max(found, key=lambda item: found[item], default="")
    counter: Counter[str] = Counter()
    for text, shade in shade_by_stem(main).items() if main else ():
        if text in count:
            counter[shade] += 1 + math.log(count[text])  # type: ignore[assignment]
    top = max(counter.values(), default=0.0)
    return {shade: (counter[shade] / top) ** 2 for shade in counter} if top else {}


def _fields(count: Counter[str]) -> dict[str, float]:
    """The fields the article speaks of, the strongest as 1; none where too few of its words tell."""
    found: dict[str, list[float]] = {}
    for text, n in count.items():
        for field in fields([text]):
            found.setdefault(field, []).append(1 + math.log(n))
    message = {field: sum(values) for field, values in found.items() if len(values) > 1}  # one word may be chance
    top = max(message.values(), default=0.0)
    return {field: value / top for field, value in message.items()} if top >= LEAST_FIELD else {}
