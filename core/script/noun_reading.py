"""The nouns of a text that name a thing spoken of, where its language has a parser."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.tag import base
from core.model.noun import Noun
from core.script.grammar.parser import parse
from core.script.grammar.sentence import Token

_LESSER = frozenset(("compound", "poss", "nmod", "amod", "npadvmod", "nummod", "case"))  # they say of what kind
_LIKENESS = frozenset(("like", "as", "than", "comme"))
_MEASURES = frozenset("size kind sort type shape colour color".split())  # noqa: SIM905 - "the size of houses"
_MODIFIERS = ("compound", "amod")


def nouns(texts: Sequence[str], language: str) -> list[tuple[Noun, ...]] | None:
    """The nouns of each text in its order; None where the language has no parser.

    Names are none, nor are words that only say of what kind another is (the bread of "bread flour") or what
    something is likened to.
    """
    parsed = parse(texts, language)
    if parsed is None:
        return None
    lesser = _LESSER if base(language) == "en" else _LESSER - {"nmod"}  # there "tasse de café" has it, too
    return [tuple(_nouns(tokens, text, lesser)) for tokens, text in zip(parsed, texts, strict=True)]


def _nouns(tokens: tuple[Token, ...], text: str, lesser: frozenset[str]) -> list[Noun]:
    return [_noun(tokens, token) for token in tokens if token.dep not in lesser and _is_thing(tokens, token, text)]


def _is_thing(tokens: tuple[Token, ...], token: Token, text: str) -> bool:
    if token.pos != "NOUN" or token.entity in ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART"):
        return False
    if not token.text[:1].islower() and not _begins(text, token.start):
        return False
    if any(tokens[n].text in "-‑" for n in (token.index - 1, token.index + 1) if 0 <= n < len(tokens)):
        return False  # part of a longer word: "O-ring"
    governor = tokens[token.head]
    if token.dep in ("pobj", "nmod", "obl") and governor.low in _LIKENESS:
        return False
    return not (governor.low == "of" and tokens[governor.head].lemma in _MEASURES)


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip().rstrip("\"'“‘(«")
    return not before or before.rstrip()[-1:] in ".!?:…\n"


def _noun(tokens: tuple[Token, ...], token: Token) -> Noun:
    """The noun with its forms; words before it that make a compound of it are in the first."""
    first = token.index
    while first > 0 and token.index - first < 2:
        before = tokens[first - 1]
        if before.head != token.index or before.dep not in _MODIFIERS or before.end + 1 != tokens[first].start:
            break
        first -= 1
    own = tuple(dict.fromkeys((token.lemma, token.low)))
    long = [" ".join((*(tokens[k].low for k in range(n, token.index)), own[0])) for n in range(first, token.index)]
    return Noun(start=tokens[token.index].start, end=token.end, forms=(*long, *own))
