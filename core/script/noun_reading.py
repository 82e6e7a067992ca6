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
_MAIN = frozenset("nsubj nsubjpass nsubj:pass dobj obj ROOT dative iobj appos".split())  # noqa: SIM905
_DENIALS = frozenset("no not n't never without nor neither except sans ni aucun aucune pas jamais sauf hormis".split())  # noqa: SIM905
_AWAY = ("out of", "away from", "instead of", "rather than", "au lieu d", "loin d", "à l'abri d", "plutôt que")


def nouns(texts: Sequence[str], language: str) -> list[tuple[Noun, ...]] | None:
    """The nouns of each text in its order; None where the language has no parser.

    Names are none, nor are words that only say of what kind another is (the bread of "bread flour") or what
    something is likened to, what is said not to be there, and prices.
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
    if _likened(tokens, token) or _for_use(tokens, token):
        return False
    if token.entity == "MONEY" or _denied(tokens, token, text):
        return False
    return not (governor.low == "of" and tokens[governor.head].lemma in _MEASURES)


def _likened(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether something is likened to a noun, or to a part of it: "no longer than a grain of rice"."""
    while token.dep in ("pobj", "nmod", "obl", "prep"):
        token = tokens[token.head]
        if token.low in _LIKENESS:
            return True
    return False


def _for_use(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a noun only says of what kind another is in French: "une pierre à eau", with no article."""
    before = tokens[token.index - 1] if token.index else token
    return token.dep == "nmod" and before.low == "à" and before.head == token.index


def _denied(tokens: tuple[Token, ...], token: Token, text: str) -> bool:
    """Whether a noun is what there is none of ("without a car"), or where something does not happen."""
    token = _first_of_series(tokens, token)
    first = min((item.index for item in tokens[: token.index] if item.head == token.index), default=token.index)
    phrase = tokens[first : token.index]
    if any(item.low in _DENIALS for item in phrase):
        return True
    governor = tokens[token.head]
    if governor.pos == "ADP" and governor.index < first:
        first = governor.index
        if governor.low in _DENIALS or any(item.low in _DENIALS for item in tokens if item.head == governor.index):
            return True
    before = text[: token.start].lower()[-30:]
    if 0 < first < token.index and tokens[first].low in ("de", "d'", "d’") and tokens[first - 1].low in _DENIALS:
        return True  # "pas de tomates"
    if (first and tokens[first - 1].low in _DENIALS and not _is_main(token)) or any(words in before for words in _AWAY):
        return True
    verb = tokens[governor.head] if governor.pos == "ADP" else governor
    denied = any(item.head == verb.index and item.low in _DENIALS for item in tokens)
    return denied and not _is_main(token) and token.index > verb.index


def _first_of_series(tokens: tuple[Token, ...], token: Token) -> Token:
    """The first of the nouns that a noun is joined to: their place in the sentence is its own, too."""
    while token.dep == "conj" and tokens[token.head].pos == "NOUN" and token.head < token.index:
        token = tokens[token.head]
    return token


def _is_main(token: Token) -> bool:
    return token.dep in _MAIN


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
    aside = not _is_main(_first_of_series(tokens, token))
    return Noun(start=tokens[token.index].start, end=token.end, forms=(*long, *own), aside=aside)
