"""A sentence read by word lists: openers, pronouns and demonstratives, brackets and commas."""

from __future__ import annotations

import regex

from core.language.spacing import unspaced
from core.language.stop_words import stop_words
from core.script.grammar.plain.cuts import removable
from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Definite, ParsedSentence, Pronoun, Span, Subject, Token

_WORD = regex.compile(r"[^\W_][^\W_\p{M}]*\p{M}*(?:[\p{L}\p{N}\p{M}]|[’'-](?=\p{L}))*[’']?|[^\w\s]|_")
_FRONT = 4  # words: a pronoun among them has nothing before it to stand for
_KINDS = (("persons", "person"), ("things", "thing"), ("several", "several"), ("pointing", "clause"))


def read_plain(text: str, language: str, rules: Rules) -> ParsedSentence:
    """A sentence as far as word lists can tell."""
    tokens = tuple(
        Token(match.start(), match.end(), match[0], index, lemma=match[0].lower(), head=index)
        for index, match in enumerate(_WORD.finditer(text))
    )
    marks = _pointing_marks(text, rules) if unspaced(language) or rules.code == "ko" else None
    pronouns, definites = marks if marks is not None else _pointing_words(tokens, text, rules)
    return ParsedSentence(
        text=text,
        language=language,
        parsed=False,
        tokens=tokens,
        subject=_subject(tokens, pronouns, definites, rules),
        definites=definites,
        pronouns=pronouns,
        comparisons=_comparisons(text, rules),
        removable=removable(text, rules),
    )


def _pointing_words(
    tokens: tuple[Token, ...], text: str, rules: Rules
) -> tuple[tuple[Pronoun, ...], tuple[Definite, ...]]:
    """Pronouns and demonstratives of a language with spaces between words."""
    pronouns: list[Pronoun] = []
    definites: list[Definite] = []
    idle = [(match.start(), match.end()) for match in rules.nothing.finditer(text)]
    words = [token for token in tokens if token.text[0].isalnum()]
    for order, token in enumerate(words):
        kind = next((kind for name, kind in _KINDS if token.low in rules.words(name)), "")
        noun = words[order + 1] if order + 1 < len(words) else None
        alone = noun is None or _ends(text, token, noun)
        possessive = token.low in rules.words("possessives") and not alone
        if not kind and not possessive:
            continue
        if any(a <= token.start < b for a, b in idle) or _polite(token, order, rules):
            continue
        resolved = order >= _FRONT or (order > 0 and _noun_before(words[:order], rules))
        if order > 1 and (possessive or words[order - 1].low in rules.words("joining")):
            resolved = True  # "everyone forgets their", "cats purr when they"
        before_noun = kind == "clause" and token.low not in rules.words("alone")
        if before_noun and noun is not None and not alone and _names(noun, rules):
            if noun.low not in rules.words("near_times"):
                span = text[token.start : noun.end]
                explained = "before" if order >= 2 * _FRONT else ""
                definites.append(Definite(token.start, noun.end, span, noun.index, "this", explained, "subject"))
            continue
        pronouns.append(
            Pronoun(token.start, token.end, token.text, token.index, kind or "thing", possessive, resolved)  # type: ignore[arg-type]
        )
    return tuple(pronouns), tuple(definites)


def _polite(token: Token, order: int, rules: Rules) -> bool:
    """Whether a German "Sie", "Ihr" inside a sentence means the listener."""
    return rules.code == "de" and order > 0 and token.text[0].isupper()


def _names(noun: Token, rules: Rules) -> bool:
    """Whether a word after a demonstrative can be its noun: in German by its capital."""
    return noun.text[0].isupper() if rules.code == "de" else noun.low not in rules.words("verbs")


def _noun_before(words: list[Token], rules: Rules) -> bool:
    """Whether a word that can be a noun stands before: in German by its capital, elsewhere any of five letters."""
    if rules.code == "de":
        spared = stop_words("de") | rules.words("keep")
        return any(word.text[0].isupper() and word.low not in spared for word in words)
    people = rules.words("people")
    return any((len(word.text) > 4 and word.text[0].isupper()) or word.low in people for word in words[1:])


def _ends(text: str, token: Token, noun: Token) -> bool:
    return bool(text[token.end : noun.start].strip())


def _pointing_marks(text: str, rules: Rules) -> tuple[tuple[Pronoun, ...], tuple[Definite, ...]]:
    """Pronouns and demonstratives of a language without spaces: near the beginning only."""
    pronouns: list[Pronoun] = []
    definites: list[Definite] = []
    for name, kind in (*_KINDS, ("possessives", "thing")):
        for match in rules.anywhere(name).finditer(text):
            start, end = match.span()
            if any(item.start <= start < item.end for item in (*pronouns, *definites)):
                continue
            if rules.nothing.search(text, max(0, start - 2), end + 4):
                continue
            front = start <= max(6, len(text) // 3)
            if name == "pointing":
                found = Definite(start, end, match[0], -1, "this", "" if front else "before", "subject")
                definites.append(found)
            else:
                pronouns.append(Pronoun(start, end, match[0], -1, kind, name == "possessives", not front))  # type: ignore[arg-type]
    return tuple(pronouns), tuple(definites)


def _subject(
    tokens: tuple[Token, ...], pronouns: tuple[Pronoun, ...], definites: tuple[Definite, ...], rules: Rules
) -> Subject:
    """The subject as far as the first word tells it."""
    words = [token for token in tokens if token.text[0].isalnum()]
    first = words[0] if words else None
    if first is None:
        return Subject(0, 0, "")
    for pronoun in pronouns[:1]:
        if pronoun.start == first.start and not pronoun.possessive:
            return Subject(pronoun.start, pronoun.end, pronoun.text, "pronoun", pronoun.index)
    for definite in definites[:1]:
        if definite.start == first.start:
            return Subject(definite.start, definite.end, definite.text, "definite", definite.head)
    return Subject(0, 0, "")


def _comparisons(text: str, rules: Rules) -> tuple[Span, ...]:
    match = rules.opens("comparing").match(text)
    return (Span(match.start("phrase"), match.end("phrase"), match["phrase"]),) if match else ()
