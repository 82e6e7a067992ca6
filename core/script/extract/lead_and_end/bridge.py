"""The sentence in the middle of an article to which its end comes back: "the boy" of the last scene."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from core.script.extract.lead_and_end.centre import smallest
from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.lead_and_end.standing import Ground
from core.script.extract.rank import terms
from core.script.read.sentence import Material, Sentence

_MOST_S = 13.5
_RARE = 3  # sentences beside the end that have a word
_SHARED = 2  # words of the end that a sentence has
_DEFINITE = {
    "en": "the|that|those|his|her|their",
    "de": "der|die|das|den|dem|des|jener|jene|jenes",
    "fr": "le|la|les|l['’]|ce|cet|cette|ces",
    "es": "el|la|los|las|ese|esa|aquel|aquella",
    "it": "il|lo|la|i|gli|le|l['’]|quel|quella|quello",
    "pt": "o|a|os|as|aquele|aquela",
    "nl": "de|het|die|dat",
}


def bridge(
    body: Sequence[Paragraph], last: Sequence[Sentence], spoken: Collection[int], material: Material, ground: Ground
) -> frozenset[int] | None:
    """The sentences that name what the end speaks of as known and nothing spoken has named; None for none."""
    language = material.language
    known = {term for at in spoken for term in terms(material.by_index[at].text, language)}
    text = " ".join(item.text for item in last)
    unknown = set(terms(text, language)) - known
    holders: Counter[str] = Counter()
    own = {item.index for item in last}
    for sentence in material.sentences:
        if sentence.index not in own:
            holders.update(set(terms(sentence.text, language)) & unknown)
    rare = {term for term in unknown if 0 < holders[term] <= _RARE}
    definite = {term for match in _definite(text, language) for term in terms(match, language)} & rare
    ranked: list[tuple[int, int, frozenset[int]]] = []
    for paragraph in body:
        for n, sentence in enumerate(paragraph.sentences):
            shared = set(terms(sentence.text, language)) & rare
            if len(shared) < _SHARED or not shared & definite:
                continue
            found = smallest(paragraph.sentences, n, spoken, ground, _MOST_S)
            if found is not None:
                ranked.append((len(shared), -sentence.index, found))
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None


def _definite(text: str, language: str) -> list[str]:
    words = _DEFINITE.get(language)
    return re.findall(rf"\b(?:{words})\s?([^\W\d_]+)", text, re.I) if words else [text]
