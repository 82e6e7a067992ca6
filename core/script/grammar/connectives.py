"""Openers that answer, take back or go on from a line before, and connectives inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.spacing import unspaced
from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Code, Need, ParsedSentence, Token
from core.script.grammar.tree import finite

_FRONT = 4  # words: further on, a connective most often goes on from its own sentence
_OPENERS: tuple[tuple[Code, str], ...] = (("reply", "replies"), ("contrast", "contrasts"), ("link", "links"))


def openers(sentence: ParsedSentence, words: Rules, before: Sequence[ParsedSentence]) -> list[Need]:
    """The opener by which a sentence answers, takes back or goes on from something, if nothing was spoken that it can
    mean.
    """
    for code, name in _OPENERS:
        match = words.opens(name).match(sentence.text)
        if match is None or not _is_opener(sentence, words, match.span("phrase"), code):
            continue
        asked = bool(before) and asks(before[-1], words)
        if asked or (before and code != "reply"):
            return []
        start, end = match.span("phrase")
        return [Need(start, end, match["phrase"], code, sentence.language)]
    if not before and not sentence.parsed and (inner := words.interrupting.search(sentence.text)):
        start, end = inner.span("phrase")
        return [Need(start, end, inner["phrase"], "link", sentence.language)]
    if not before:
        for token in sentence.tokens[1:]:
            if token.low in words.words("linking") and _links(sentence, words, token):
                return [Need(token.start, token.end, token.text, "link", sentence.language)]
    return []


def _is_opener(sentence: ParsedSentence, words: Rules, span: tuple[int, int], code: str) -> bool:
    """Whether a phrase at the beginning is a connective and no part of a noun phrase ("So many", "Right wing")."""
    start, end = span
    rest = sentence.text[end:].lstrip()
    word = span[1] - span[0] == len(sentence.text[span[0] : span[1]].split()[0])
    if code == "reply" and word and not sentence.parsed and not unspaced(sentence.language):
        return not rest or not rest[0].isalnum()  # "Ja, ...", "Both Norway and Sweden"
    if not sentence.parsed or rest[:1] in ",.!?:;、，،。" or not rest:
        return True
    if code == "reply":
        return False
    tokens = [token for token in sentence.tokens if start <= token.start < end]
    if len(tokens) != 1:
        return bool(tokens)
    token = tokens[0]
    if token.dep == "cc":
        return True
    after = sentence.tokens[token.index + 1]
    if after.pos in ("NOUN", "ADJ", "ADV") and after.low not in words.words("linking"):
        return False
    head = sentence.tokens[token.head]
    if head.dep == "advcl" and head.tag in ("VBN", "VBG"):
        return False  # "also known as"
    return token.dep in ("advmod", "mark", "prep", "advcl", "dep") and head.pos in ("VERB", "AUX", "ADP")


def _links(sentence: ParsedSentence, words: Rules, token: Token) -> bool:
    """Whether a connective inside a sentence points out of it: "is also"; not "too long", "auch bei Schmerzen"."""
    if not sentence.parsed:
        return token.index <= _FRONT
    if token.low in words.words("linking_surely"):
        return not _conjoined(sentence, token)
    head = sentence.tokens[token.head]
    return token.dep in ("advmod", "cc") and head.pos in ("VERB", "AUX", "NOUN") and not _conjoined(sentence, token)


def _conjoined(sentence: ParsedSentence, token: Token) -> bool:
    """Whether the same sentence has the clause before that the connective goes on from."""
    before = sentence.tokens[: token.index]
    return any(
        item.text in (";", ":") or item.dep == "cc" or finite(item) for item in before if item.head != token.head
    )


def asks(sentence: ParsedSentence, words: Rules) -> bool:
    """Whether a sentence is a question."""
    return sentence.text.rstrip("\"'”»’ )").endswith(tuple(words.question_marks))
