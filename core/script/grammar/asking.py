"""A stranger's questions: what somebody who knows only the lines before would ask about a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from core.language.stems import stem
from core.script.grammar.connectives import asks, openers
from core.script.grammar.parsed.reference import fits
from core.script.grammar.reading import read_all
from core.script.grammar.rules import Rules, rules
from core.script.grammar.sentence import Definite, Need, ParsedSentence, Pronoun, Span, Token
from core.script.grammar.tree import Tree

_NEAR = 2  # lines before that a pronoun can point at
_FAR = 4  # lines before in which somebody named stays "he" or "she"
_SHORTEST = 6  # signs and words: less is a title
_QUOTED = re.compile(  # all of it, or a part that goes on in the next sentence
    r"[\"“„«‹「『][^\"“”„«»「」『』]+(?:[\"”“»›」』][.!?]?)?|[^\"“”„«»「」『』]+[\"”»›」』][.!?]?", re.DOTALL
)
_SPOKEN_BY = re.compile(r"[\"“”„«»「」『』]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def needs(sentence: ParsedSentence, known: Sequence[str] = ()) -> tuple[Need, ...]:
    """The questions that a sentence leaves open by its grammar after the texts in `known`, which were spoken before
    it, oldest first.
    """
    words = rules(sentence.language)
    before = read_all(tuple(known), sentence.language) if known else ()
    pronouns = [item for item in sentence.pronouns if not _resolved(item, sentence, words, before)]
    definites = [item for item in sentence.definites if _asks_which(item, sentence, words, before)]
    opening = openers(sentence, words, before)
    found = [
        *opening,
        *(_need(sentence, item, "pronoun") for item in pronouns),
        *(_need(sentence, item, "definite") for item in definites),
        *(_need(sentence, item, "comparison") for item in sentence.comparisons if not before),
        *(_need(sentence, item, "fragment") for item in sentence.ellipsis if not _completed(sentence, words, before)),
        *_questions(sentence, words),
        *_quotation(sentence, before),
    ]
    for opener in opening:  # "por eso", "on the other hand": asked about as a whole
        found = [need for need in found if need is opener or not opener.start < need.start < opener.end]
    if any(
        need.code == "answer" or (need.code in ("reply", "link") and need.start == sentence.tokens[0].start)
        for need in found
    ):
        found = [need for need in found if need.code != "fragment"]
    taken: list[Need] = []
    for need in sorted(found, key=lambda item: (item.start, -item.end)):
        if not any(other.code == need.code and other.start <= need.start < other.end for other in taken):
            taken.append(need)
    return tuple(taken)


def _need(sentence: ParsedSentence, span: Span, code: str) -> Need:
    return Need(span.start, span.end, span.text, code, sentence.language)  # type: ignore[arg-type]


def _completed(sentence: ParsedSentence, words: Rules, before: Sequence[ParsedSentence]) -> bool:
    """Whether the line before gives a fragment its rest: a question, or the verb that "does not" stands for."""
    if not before:
        return False
    if asks(before[-1], words):
        return True
    root = next((token for token in sentence.tokens if token.head == token.index), None)
    if root is None or root.pos not in ("AUX", "VERB"):
        return False
    if any(token.head == root.index and token.dep == "neg" for token in sentence.tokens):
        return True  # "it is not" denies the line before
    return any(token.lemma == root.lemma or (root.lemma == "do" and token.pos == "VERB") for token in before[-1].tokens)


def _questions(sentence: ParsedSentence, words: Rules) -> list[Need]:
    whole = Span(0, len(sentence.text), sentence.text)
    return [_need(sentence, whole, "answer")] if asks(sentence, words) else []


def _quotation(sentence: ParsedSentence, before: Sequence[ParsedSentence]) -> list[Need]:
    """A sentence that is a quotation and nothing else, unless the line before names or quotes somebody."""
    quoted = _QUOTED.fullmatch(sentence.text.strip())
    if quoted is None or len(sentence.tokens) < _SHORTEST or (before and _SPOKEN_BY.search(before[-1].text)):
        return []
    if before and (before[-1].names or any(item.kind == "person" for item in before[-1].pronouns)):
        return []
    return [_need(sentence, Span(0, len(sentence.text), sentence.text), "link")]


def _resolved(item: Pronoun, sentence: ParsedSentence, words: Rules, before: Sequence[ParsedSentence]) -> bool:
    """Whether what a pronoun stands for was spoken."""
    if item.resolved or not before:
        return item.resolved
    if item.kind == "clause" or not sentence.parsed:
        return True  # the line before is what it points at
    if item.kind == "noun":
        return any(token.pos in ("NOUN", "PROPN") for line in before[-_NEAR:] for token in line.tokens)
    near = before[-(_FAR if item.kind == "person" else _NEAR) :]
    for line in near:
        if not line.parsed:
            return True
        tree = Tree(line.text, line.tokens)
        if any(fits(tree, token, item.kind, words) for token in line.tokens):
            return True
        if any(other.kind == item.kind and not other.possessive for other in line.pronouns):
            return True  # the same pronoun, already asked about there
    return False


def _asks_which(item: Definite, sentence: ParsedSentence, words: Rules, before: Sequence[ParsedSentence]) -> bool:
    """Whether nothing says which thing a definite phrase means."""
    if item.explained or (item.determiner == "the" and item.role not in ("subject", "front")):
        return False
    if any(span.start <= item.start < span.end for span in sentence.comparisons):
        return False  # "the rest" is asked about as a comparison
    if item.determiner == "the" and words.kinds and not _happened(sentence, item):
        return False
    if item.determiner in ("this", "such", "other", "both") and before:
        return False
    head = sentence.tokens[item.head] if item.head >= 0 else None
    if head is None or not before:
        return True
    if head.pos == "NUM":
        return False  # "the two"
    return not _spoken(head, words, before)


def _happened(sentence: ParsedSentence, item: Definite) -> bool:
    """Whether the verb over a phrase tells of something that happened or will: in the present a kind may be meant."""
    verb = sentence.tokens[sentence.tokens[item.head].head]
    group = [verb, *(token for token in sentence.tokens if token.head == verb.index and token.dep.startswith("aux"))]
    tenses = ("Tense=Fut", "Tense=Imp", "Tense=Past")
    return any(tense in token.features.split("|") for token in group for tense in tenses)


def _spoken(head: Token, words: Rules, before: Sequence[ParsedSentence]) -> bool:
    """Whether a noun, a word of its stem, or a name of its kind was spoken."""
    root = stem(head.lemma or head.low, words.code)
    for line in before:
        if root in _stems(line.text, words.code):
            return True
        entities = {token.entity for token in line.tokens}
        people = words.words("people")
        if head.lemma in people and ("PERSON" in entities or any(token.lemma in people for token in line.tokens)):
            return True
        if head.lemma in words.words("parts") and (line.names or line.definites):
            return True
        if (line.definites or (line.names and entities != {"PERSON"})) and head.lemma in words.words("bodies"):
            return True
    return False


@lru_cache(maxsize=4000)
def _stems(text: str, code: str) -> frozenset[str]:
    lemmas = {token.lemma for token in read_all((text,), code)[0].tokens}
    words = {word.lower() for word in _WORD.findall(text)} | lemmas
    return frozenset(stem(word, code) for word in words)
