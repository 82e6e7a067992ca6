"""Things and persons that an end names as known ("the splinter"): they are told where the article introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language.tag import base
from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.lead_and_end.standing import Ground
from core.script.extract.rank import terms
from core.script.read.sentence import Material, Sentence

_MOST_S, _EXTRA_S = 24.0, 6.5
_BETWEEN = r"(?:\s[^\W\d_]+){0,2}?\s"  # "an old steel bridge", "a piece of string"
_DEFINITE = {
    "en": "the|that|those|his|her|their",
    "de": "der|die|das|den|dem|des|jener|jene|jenes|vom|zum|zur|im|am",
    "fr": "le|la|les|l['’]|ce|cet|cette|ces|du|au|aux",
    "es": "el|la|los|las|del|al|ese|esa|aquel|aquella",
    "it": "il|lo|la|i|gli|le|l['’]|quel|quella|quello|del|della|al|alla",
    "pt": "o|a|os|as|do|da|ao|aquele|aquela",
    "nl": "de|het|die|dat",
}
_INDEFINITE = {
    "en": "an?|one|two|three|four|five|some|my|our|no|another",
    "de": r"eine?[nmrs]?|zwei|drei|vier|fünf|meine?[nmrs]?|unsere?[nmrs]?|keine?[nmrs]?",
    "fr": "une?|des|deux|trois|quatre|cinq|mon|ma|mes|notre|nos|d['’]une?",
    "es": "una?|un[oa]s|dos|tres|cuatro|cinco|mi|mis|nuestr[oa]s?",
    "it": "un[oa]?|un['’]|due|tre|quattro|cinque|mi[oa]|miei|nostr[oa]",
    "pt": "uma?|un?s|dois|duas|três|meu|minha|nosso|nossa|num|numa",
    "nl": "een|twee|drie|vier|vijf|mijn|onze",
}
_NAME = re.compile(r"(?:(?<=[^\W\d_]\s)|(?<=,\s))[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}")
_CAPITALS = ("de",)  # languages in which a capital makes no name


def owed(
    found: Sequence[Paragraph], last: Sequence[Sentence], spoken: frozenset[int], ground: Ground, title: str
) -> frozenset[int] | None:
    """The sentences beside those spoken that introduce whom and what the end names as known; None where they can't be
    told.
    """
    material, language = ground.material, ground.material.language
    own = frozenset(item.index for item in last)
    known = set(terms(title, language)).union(
        *(terms(material.by_index[at].text, language) for at in spoken - own if at in material.by_index)
    )
    out = frozenset[int]()
    for at in sorted(set(_introductions(last, material, own, known))):
        if at in spoken | out:
            continue
        form = _form(found, at, spoken | own | out, ground)
        if form is None:
            return None
        out |= form - spoken
    return out


def _form(found: Sequence[Paragraph], at: int, spoken: frozenset[int], ground: Ground) -> frozenset[int] | None:
    """A sentence with those before it in its paragraph that it leans on."""
    for paragraph in found:
        run = paragraph.sentences
        for n, sentence in enumerate(run):
            if sentence.index != at:
                continue
            for within in (False, True):  # with all it leans on, else from where it can stand
                for start in range(n, -1, -1):
                    form = ground.together(run[start : n + 1], spoken, begins=True, within=within, extra_s=_EXTRA_S)
                    if form is not None and ground.seconds(form) <= _MOST_S:
                        return form
    return None


def _introductions(last: Sequence[Sentence], material: Material, own: frozenset[int], known: set[str]) -> Iterator[int]:
    """Yield the sentences that introduce what the end names as known."""
    language = material.language
    named = [item for sentence in last for item in _named(sentence.text, language) if item[0] not in known]
    if not named:
        return
    first: dict[str, Sentence] = {}
    for sentence in material.sentences:
        if not sentence.label and sentence.index < last[0].index:
            for term in terms(sentence.text, language):
                first.setdefault(term, sentence)
    for term, surface, name in named:
        found = first.get(term)
        if found is not None and found.index not in own and (name or _introduces(found.text, surface, language)):
            yield found.index


def _named(text: str, language: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the terms of what a sentence names as known, as it writes them, and whether each is a name."""
    definite = _DEFINITE.get(base(language))
    if definite is None:
        return
    for match in re.finditer(rf"\b(?:{definite})\s?([^\W\d_]+)(?:\s([^\W\d_]+))?", text, re.I):
        for word in filter(None, match.groups()):
            for term in terms(word, language):
                yield term, word, False
    if base(language) not in _CAPITALS:
        for match in _NAME.finditer(text):
            for term in terms(match[0], language):
                yield term, match[0], True


def _introduces(text: str, word: str, language: str) -> bool:
    """Whether a sentence brings a thing in: "a splinter", "my old pack", "a piece of string"."""
    stem = re.escape(word.lower()[: max(4, len(word) - 2)])
    return bool(re.search(rf"\b(?:{_INDEFINITE[base(language)]}){_BETWEEN}?\s?{stem}", text.lower()))
