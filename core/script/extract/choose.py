"""Selection of the sentences to speak: a hook, an introduction, lines of every part, each with what it leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.model.article import Article
from core.script.extract.rank import scores, vectors, weight
from core.script.lexicon import lexicon
from core.script.pace import Pace, mean_s
from core.script.read.candidates import Material, Sentence

_VAGUE = re.compile(r"\b(?:some|several|various|many) (?:more|other|others)\b|^There (?:is|are|was|were)\b", re.I)
_LONGEST_CHAIN = 4  # sentences that lean on each other


@dataclass
class Choice:
    """The sentences chosen so far, and the seconds they take."""

    hook: Sentence | None = None
    intro: list[int] = field(default_factory=list)
    chosen: set[int] = field(default_factory=set)
    said: dict[int, float] = field(default_factory=dict)  # how like each sentence is to the nearest of those chosen
    seconds: float = 0.0


class Chooser:
    """Chooses from the material by worth, coverage and time; the same material gives the same choice."""

    def __init__(self, article: Article, material: Material, pace: Pace | None, *, items: bool = False) -> None:
        self.article, self.material, self.pace, self.items = article, material, pace or Pace(), items
        self.vecs = vectors(material)
        self.score = scores(article, material, self.vecs)
        self.postings: dict[str, list[tuple[int, float]]] = {}
        for index, vec in self.vecs.items():
            for term, weight_of in vec.items():
                self.postings.setdefault(term, []).append((index, weight_of))
        self.cost = {
            sentence.index: mean_s(sentence.texts, material.language, self.pace) for sentence in material.sentences
        }

    def choose(self, target: float, *, intro_s: float) -> Choice:
        """Sentences of about `target` seconds together, of which about `intro_s` introduce."""
        choice = Choice()
        choice.hook = self._hook()
        if choice.hook is not None:
            choice.seconds += self.cost[choice.hook.index]
            self._say(choice.hook.index, choice)
        self._introduce(choice, intro_s)
        self._cover(choice, target)
        self._picture(choice, target)
        self._fill(choice, target)
        if self.material.parts[self.material.sentences[0].part].lead and len(self.material.parts) > 1:
            lead = self.material.sentences[0].part
            choice.intro = sorted(at for at in choice.chosen if self.material.by_index[at].part == lead)
        return choice

    def _hook(self) -> Sentence | None:
        """The sentence to begin with: central, short, standing alone, from the beginning, with a turn in it."""
        words = lexicon(self.material.language)
        best: tuple[float, int] | None = None
        first_part = self.material.sentences[0].part if self.material.sentences else 0
        first_index = self.material.sentences[0].index if self.material.sentences else 0
        n_sentences = max(1, max((entry.index for entry in self.material.sentences), default=1))
        for sentence in self.material.sentences:
            length = weight(sentence.text)
            if (
                sentence.needs is not None
                or sentence.points
                or sentence.item
                or sentence.kind not in ("paragraph", "quote")
            ):
                continue
            after = self.material.by_index.get(sentence.index + 1)
            if sentence.block in self.material.parts[sentence.part].digressions or (after is not None and after.turns):
                continue
            if len(sentence.texts) > 1 or length < 25 or length > 190 or self.cost[sentence.index] > 11.5:
                continue
            lead = sentence.part == first_part
            value = (
                0.6 * self.score[sentence.index] + (0.20 if lead else 0.0) + (0.30 if lead and sentence.opens else 0.0)
            )
            value += 0.18 * min(3, len(words.strikes.findall(sentence.text.lower())))
            value -= 0.40 if _VAGUE.search(sentence.text) else 0.0
            value += 0.15 if re.search(r"[?？؟]", sentence.text) and lead else 0.0
            long = 0.006 * max(0.0, length - 105) + 0.12 * max(0.0, self.cost[sentence.index] - 7.5)
            value -= 0.45 * long if lead and sentence.opens else long
            value += 0.10 if re.search(r"\d", sentence.text) else 0.0
            value -= 0.40 * (sentence.index - first_index) / n_sentences
            value -= 0.012 * max(0.0, 55 - length)
            value -= 0.25 if sentence.texts[0].count(",") > 3 else 0.0
            if best is None or (round(value, 6), -sentence.index) > best:
                best = (round(value, 6), -sentence.index)
        if best is not None:
            return self.material.by_index[-best[1]]
        alone = (
            item for item in self.material.sentences if item.needs is None and not item.item and len(item.texts) == 1
        )
        return next((element for element in alone if weight(element.text) <= 260), None)

    def chain(self, index: int, choice: Choice) -> list[int] | None:
        """The sentence and those before it that it needs and that are not chosen yet; None where it cannot stand."""
        out: list[int] = []
        at: int | None = index
        while at is not None:
            if at in choice.chosen:
                break
            if choice.hook is not None and at == choice.hook.index:
                return out if self._follows_hook(out, choice) else None
            sentence = self.material.by_index.get(at)
            if sentence is None or len(out) >= _LONGEST_CHAIN:
                return None
            out.insert(0, at)
            at = sentence.needs
        return self._with_turns(out, choice)

    def _with_turns(self, chain: list[int], choice: Choice) -> list[int] | None:
        """The chain with the sentence behind it that takes its last one back ("They are not.")."""
        while chain:
            after = self.material.by_index.get(chain[-1] + 1)
            if after is None or not after.turns or after.needs != chain[-1] or after.index in choice.chosen:
                return chain
            if len(chain) > _LONGEST_CHAIN:
                return None
            chain = [*chain, after.index]
        return chain

    def _follows_hook(self, chain: list[int], choice: Choice) -> bool:
        """Whether sentences that lean on the hook can come right behind it: as the first of the introduction."""
        hook = choice.hook
        first = self.material.sentences[0]
        return bool(
            hook is not None
            and chain
            and hook.part == first.part
            and chain[0] == hook.index + 1
            and not any(at < hook.index for at in choice.chosen)
        )

    def _leaning_on_hook(self, choice: Choice) -> bool:
        """Whether a chosen sentence needs the hook right before it."""
        hook = choice.hook
        return hook is not None and any(self.material.by_index[at].needs == hook.index for at in choice.chosen)

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
        hook = choice.hook
        leaning = self._leaning_on_hook(choice)
        for sentence in pool:
            if sentence.index in choice.chosen or (hook is not None and sentence.index == hook.index):
                continue
            if sentence.item and not self.items:
                continue
            if leaning and hook is not None and sentence.index < hook.index:
                continue
            chain = self.chain(sentence.index, choice)
            if not chain or sum(self.cost[at] for at in chain) > room:
                continue
            if any(self._copies(at, choice) for at in chain):
                continue
            found.append((round(self._worth(chain, choice), 6), -sentence.index, chain))
        return sorted(found, reverse=True)

    def _copies(self, index: int, choice: Choice) -> bool:
        """Whether a sentence says nearly the same words as one already chosen."""
        return not self.items and choice.said.get(index, 0.0) > 0.82

    def _introduce(self, choice: Choice, intro_s: float) -> None:
        """The introduction: the beginning of the article, in order."""
        if not self.material.sentences:
            return
        first_part = self.material.sentences[0].part
        pool = [sentence for sentence in self.material.of(first_part) if not sentence.item]
        lead = self.material.parts[first_part].lead
        spent = 0.0
        for _ in range(6):
            options = self._options(pool, choice, max(4.0, intro_s * 1.35 - spent))
            early = [(worth - 0.04 * abs(n) / max(1, len(pool)), n, chain) for worth, n, chain in options]
            if not early or spent >= intro_s * 0.75 or (not lead and spent):
                break
            chain = max(early)[2]
            before = choice.seconds
            self._take(chain, choice)
            choice.intro += chain
            spent += choice.seconds - before
        choice.intro.sort()

    def _cover(self, choice: Choice, target: float) -> None:
        """A line for every part, those with pictures first, as far as the time goes."""
        parts = [n for n, part in enumerate(self.material.parts) if self.material.of(n)]
        bare = [
            n
            for n in parts
            if not any(at in choice.chosen for at in (sentence.index for sentence in self.material.of(n)))
        ]
        ranked: list[tuple[float, int]] = []
        for n in bare:
            options = self._options(self.material.of(n), choice, target)
            pictures = sum(self.article.blocks[b].kind == "image" for b in self.material.parts[n].blocks)
            if options:
                ranked.append((options[0][0] + (1.0 if pictures else 0.0), -n))
        left = len(ranked)
        for _, minus in sorted(ranked, reverse=True):
            room = target - choice.seconds
            share = max(9.0, 1.6 * room / max(1, left))
            options = self._options(self.material.of(-minus), choice, min(room, share))
            if options:
                self._take(options[0][2], choice)
            left -= 1

    def _picture(self, choice: Choice, target: float) -> None:
        """A line near every picture that has none yet, as far as the time goes."""
        for n in range(len(self.material.parts)):
            for picture, near in self._near_pictures(n).items():
                if any(sentence.index in choice.chosen for sentence in near) or not near:
                    continue
                options = self._options(near, choice, target - choice.seconds)
                if options and options[0][0] > 0.3:
                    self._take(options[0][2], choice)
                del picture

    def _near_pictures(self, part: int) -> dict[int, list[Sentence]]:
        """For each picture of a part, the sentences of the paragraph that it stands by."""
        out: dict[int, list[Sentence]] = {}
        blocks = self.material.parts[part].blocks
        for b in blocks:
            if self.article.blocks[b].kind != "image":
                continue
            before = [n for n in blocks if n < b and self.article.blocks[n].kind != "image"]
            if before:
                out[b] = [sentence for sentence in self.material.of(part) if sentence.block == before[-1]]
        return out

    def _fill(self, choice: Choice, target: float) -> None:
        """The best of what is left, spread over the parts, until the time is used."""
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
