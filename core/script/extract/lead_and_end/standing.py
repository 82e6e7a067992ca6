"""Whether sentences can be told together: each with all it needs, by itself or by what is told already."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from core.script.lexicon import lexicon
from core.script.read.lean import plain_quotes
from core.script.read.sentence import TITLE, Material, Sentence

_EXTRA_S = 5.0  # seconds of what sentences may bring along from elsewhere
_LOST = 0.34  # of a paragraph's sentences that may be missing within it
_FIRST_WORDS = 2  # within a paragraph: "In 1998 they" names nobody
_CONCLUDES = re.compile(  # how the last paragraph may begin: what follows from all that was told
    r"\W*(?:and so|so|also|donc|alors|así que|entonces|quindi|dunque|portanto|então|dus|więc|итак|それで|だから|所以)"
    r"\b,?\s*"
)
_OTHER = re.compile(  # begins the second half of a comparison, without which the first is none
    r"\W*(?:the other|the second|the latter|(?:der|die|das|den) ander\w+|(?:der|die|das) zweite|l['’]autre|"
    r"les autres|(?:el|la|los|las) otr[oa]s?|l['’]altr[oa]|gli altri|le altre|(?:o|a|os|as) outr[oa]s?|"
    r"(?:de|het) andere?)\b",
    re.I,
)
_IF = re.compile(r"\W*(?:if|wenn|falls|wer|si|quien|se|chi|quem|als|wie)\b", re.I)
_ELSE = re.compile(  # begins the other case
    r"\W*(?:if|otherwise|everybody else|everyone else|wenn|falls|wer|sonst|ansonsten|si|sinon|quien|se|altrimenti|chi|"
    r"quem|senão|als|anders|wie)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Ground:
    """The needs of each sentence of the material, and its seconds."""

    material: Material
    cost: Mapping[int, float]
    unwanted: frozenset[int] = frozenset()
    titled: bool = False  # the title is said first

    def seconds(self, chosen: Collection[int]) -> float:
        """Seconds that sentences take."""
        return sum(self.cost[at] for at in chosen)

    def together(
        self,
        run: Sequence[Sentence],
        spoken: Collection[int],
        *,
        begins: bool = False,
        within: bool = False,
        extra_s: float = _EXTRA_S,
    ) -> frozenset[int] | None:
        """The sentences with what they need beside what is told; None where that is too much or can't be said.

        `begins`: the first of them begins a paragraph behind others that are not all told, and may do without the last
        of these; with `within` also one that stands within its paragraph. `extra_s` are the seconds of what they need.
        """
        mine = {item.index for item in run}
        known = mine | set(spoken)
        tries, found = [-1], list[frozenset[int]]()
        if begins and run and (within or run[0].first) and self._begins_anew(run[0]):
            tries.append(run[0].index)
        for free in tries:
            out = set(mine)
            for item in run:
                needed = self._needed(item, known | out, free)
                if needed is None:
                    break
                out |= needed
            else:
                extra = out - known
                if self.seconds(extra) <= extra_s and not extra & self.unwanted:
                    found.append(frozenset(out - set(spoken)))
        return (min(found, key=self.seconds) if within else found[0]) if found else None

    def _needed(self, sentence: Sentence, known: Collection[int], free: int) -> set[int] | None:
        """The least a sentence needs beside what is known; one that can stand by itself needs none before it."""
        found = [self._walk(sentence, known, free, alone=False)]
        if sentence.alone and sentence.needs not in known:
            found.append(self._walk(sentence, known, free, alone=True))
        return min((item for item in found if item is not None), key=self.seconds, default=None)

    def _walk(self, sentence: Sentence, known: Collection[int], free: int, *, alone: bool) -> set[int] | None:
        out = set[int]()
        waiting, seen = [sentence.index], set[int]()
        while waiting:
            at = waiting.pop()
            if at in seen or (at in known and at != sentence.index):
                continue
            seen.add(at)
            if at == TITLE:
                if not self.titled:
                    return None
                continue
            item = self.material.by_index.get(at)
            if item is None:
                return None
            if at != sentence.index:
                out.add(at)
            waiting += item.along
            if item.needs is not None and at != free and not (alone and item is sentence):
                waiting.append(item.needs)
            after = self.material.by_index.get(at + 1)
            if after is None:
                continue
            if (after.turns and after.needs == at) or (after.block == item.block and _is_other_half(item, after)):
                waiting.append(at + 1)
        return out

    def begins(self, at: int) -> bool:
        """Whether a film may begin with a sentence: it opens a paragraph and leans on nothing."""
        item = self.material.by_index[at]
        return item.first and item.needs is None and self._begins_anew(item)

    def _begins_anew(self, sentence: Sentence) -> bool:
        """Whether a sentence names whom it speaks of: it begins with no pronoun and no "but"."""
        words = lexicon(self.material.language)
        text = plain_quotes(sentence.text.lower())
        concludes = _CONCLUDES.match(text)
        text = text[concludes.end() :] if concludes else text
        if words.opener.match(text) and not concludes:
            return False
        first = _WORD.findall(text)[: 1 if sentence.first else _FIRST_WORDS]
        return not (set(first) & words.pronoun_words)

    def paragraph(self, run: Sequence[Sentence], spoken: Collection[int]) -> frozenset[int] | None:
        """A paragraph from its first sentence on, without the few that cannot stand in it; None where it can't."""
        kept = list(run) if run[0].first else []
        while kept:
            whole = self.together(kept, spoken)
            if whole is not None:
                return whole
            known = {*spoken, *(item.index for item in kept)}
            bad = [item for item in kept[1:] if self.together([item], known) is None] or kept[-1:]
            kept = [item for item in kept if item is not bad[-1]]
            if len(run) - len(kept) > _LOST * len(run):
                return None
        return None


def _is_other_half(sentence: Sentence, after: Sentence) -> bool:
    """Whether a sentence tells the other side: "The other half ...", "If you only want ..." behind another "if"."""
    cases = _IF.match(sentence.text) and _ELSE.match(after.text)
    return bool(_OTHER.match(after.text) or cases)
