"""The sentence in the middle of an article to which its end comes back: "the boy" of the last scene."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from core.language.tag import base
from core.script.extract.lead_and_end.centre import smallest
from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.lead_and_end.standing import Ground
from core.script.extract.rank import terms
from core.script.grammar import has_parser, read
from core.script.read.sentence import Material, Sentence

_MOST_S = 13.5
_RARE = 3  # sentences beside the end that have a word
_LINE = 60  # characters of a last line that rests on one word
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


def echo(
    body: Sequence[Paragraph], last: Sequence[Sentence], spoken: Collection[int], ground: Ground
) -> frozenset[int] | None:
    """The only other sentence with the thing that a last line of a few words names; None for none."""
    language, line = ground.material.language, last[-1]
    if len(line.text) > _LINE:
        return None
    things = {term for word in _things(line.text, language) for term in terms(word, language)}
    own = {item.index for item in last}
    others = [item for item in ground.material.sentences if item.index not in own and not item.label]
    for term in sorted(things):
        holders = [item.index for item in others if term in terms(item.text, language)]
        if len(holders) != 1 or holders[0] in spoken:
            continue
        for paragraph in body:
            for n, sentence in enumerate(paragraph.sentences):
                if sentence.index == holders[0]:
                    return smallest(paragraph.sentences, n, spoken, ground, _MOST_S)
    return None


def _things(text: str, language: str) -> list[str]:
    """The nouns of a sentence; none in a language whose nouns nobody knows."""
    if has_parser(language):
        return [token.text for token in read(text, language).tokens if token.pos in ("NOUN", "PROPN")]
    return re.findall(r"(?<=[^\W\d_]\s)[A-ZÄÖÜ][^\W\d_]{3,}", text) if base(language) == "de" else []


def _definite(text: str, language: str) -> list[str]:
    words = _DEFINITE.get(language)
    return re.findall(rf"\b(?:{words})\s?([^\W\d_]+)", text, re.I) if words else [text]
