"""Spans that can be cut from a parsed sentence without a change of its claim."""

from __future__ import annotations

import re

from core.script.grammar.parsed.fragments import fragments
from core.script.grammar.plain.cuts import brackets, connectives
from core.script.grammar.rules import Rules, word_set
from core.script.grammar.sentence import Removable, Token
from core.script.grammar.tree import RELATIVE, Tree, finite

_ORDER = ("connective", "bracket", "aside", "opener", "apposition", "relative")
_RELATIVE_WORDS = word_set("who which whose whom where qui que dont où lequel laquelle lesquels lesquelles")
_QUOTES = frozenset("\"'“”‘«»„")
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")


def removable(tree: Tree, rules: Rules) -> tuple[Removable, ...]:
    """The spans that can be cut from a parsed sentence, the least important first, none across another's border."""
    spans = [*brackets(tree.text, rules), *_connectives(tree, rules)]
    for token in tree.tokens if not fragments(tree, rules) else ():  # a sentence it can't parse is left whole
        if token.dep in RELATIVE:
            spans += _clause(tree, token, rules)
        elif token.dep == "appos":
            spans += _apposition(tree, token, rules)
        elif token.dep == "acl" and token.tag in ("VBN", "VBG"):
            spans += _participle(tree, token, rules)
        elif token.dep == "advcl" and token.tag in ("VBN", "VBG"):
            spans += [*_opener(tree, token, rules), *_result(tree, token, rules)]
        elif token.dep in ("prep", "npadvmod") and token.head != token.index:
            spans += [*_day(tree, token, rules), *_examples(tree, token, rules)]
    unique = {(item.start, item.end): item for item in reversed(spans)}
    return tuple(sorted(unique.values(), key=lambda item: (_ORDER.index(item.kind), _figures(item.text), item.saving)))


def _figures(text: str) -> bool:
    return bool(re.search(r"\d", _YEAR.sub("", text)))


def _spared(tokens: list[Token], rules: Rules) -> bool:
    """Whether words must stay: a negation, a condition, a restriction, somebody who says it."""
    keep = rules.words("keep")
    words = [token for token in tokens if token.pos != "PROPN"]  # "May" is no "may"
    return any(token.low in keep or token.lemma in keep or token.dep == "neg" for token in words)


def _between_commas(tree: Tree, tokens: list[Token]) -> tuple[int, int] | None:
    """The characters of a phrase with the commas around it; None where it has none."""
    first, last = tokens[0].index, tokens[-1].index
    if tokens[-1].text == ",":
        last -= 1
    if len(tokens) != tokens[-1].index - tokens[0].index + 1:
        return None  # another phrase stands inside
    if first == 0 or tree.tokens[first - 1].text != ",":
        return None
    after = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
    start = tree.tokens[first - 2].end if first > 1 else 0
    if after is None or after.text in ".!?":
        return start, tree.tokens[last].end
    if after.text != ",":
        return None
    following = tree.tokens[after.index + 1] if after.index + 1 < len(tree.tokens) else None
    quoted = following is not None and following.text in _QUOTES
    return start, after.start if quoted or _closes(tree, tokens) else after.end


def _closes(tree: Tree, tokens: list[Token]) -> bool:
    """Whether the comma behind a phrase also closes the one it hangs on: "her son, Tom, who was nine, found"."""
    before = tree.tokens[max(0, tokens[0].index - 2)]
    nouns = [before, *tree.above(before)]
    apposed = next((noun for noun in nouns if noun.dep == "appos"), None)
    return apposed is not None and tree.tokens[tree.phrase(apposed)[0].index - 1].text == ","


def _clause(tree: Tree, verb: Token, rules: Rules) -> list[Removable]:
    """A relative clause between commas that adds something and restricts nothing."""
    tokens = tree.phrase(verb)
    while tokens and tokens[0].pos == "PUNCT":
        tokens = tokens[1:]
    opening = [token.low for token in tokens[:3]]
    if not set(opening) & _RELATIVE_WORDS or opening[0] in ("that", "que") or _spared(tokens, rules):
        return []
    if tree.head(verb).pos not in ("NOUN", "PROPN"):
        return []
    return _removable(tree, tokens, "relative")


def _apposition(tree: Tree, noun: Token, rules: Rules) -> list[Removable]:
    """An apposition between commas after the name it explains."""
    head = tree.head(noun)
    tokens = tree.phrase(noun)
    opening = tokens[0].low
    if noun.index < head.index or noun.pos != "NOUN" or _spared(tokens, rules):
        return []
    if head.pos != "PROPN" and opening not in ("a", "an", "un", "une"):
        return []
    if opening not in ("a", "an", "the", "one", "un", "une", "le", "la", "les", "l'") and tokens[0].tag != "PRP$":
        return []
    if any(item.dep == "conj" for item in (*tree.of(noun), *tree.of(head))):
        return []
    clauses = {word.index for item in tokens if item.dep in RELATIVE for word in tree.below(item)}
    if any(finite(item) and item.index not in clauses for item in tokens):
        return []  # a main clause taken for an apposition
    return _removable(tree, tokens, "apposition")


def _connectives(tree: Tree, rules: Rules) -> list[Removable]:
    """Connectives with their comma, and "And", "But" before a subject (not "But so did ...")."""
    found = connectives(tree.text, rules)
    if found and found[0].kind == "connective" and "," not in found[0].text:
        inside = [token for token in tree.tokens if found[0].start <= token.start < found[0].end]
        after = tree.tokens[inside[-1].index + 1 :]
        if inside[0].dep != "cc" or not after or after[0].pos in ("ADV", "AUX", "ADP", "PUNCT", "SCONJ"):
            return found[1:]
    return found


def _participle(tree: Tree, verb: Token, rules: Rules) -> list[Removable]:
    """A participle between commas after its noun (", founded by two sisters,")."""
    tokens = tree.phrase(verb)
    if tokens[0].index != verb.index or _spared(tokens, rules):
        return []
    return _removable(tree, tokens, "relative")


def _result(tree: Tree, verb: Token, rules: Rules) -> list[Removable]:
    """A clause at the end that only goes on ("..., making it the largest in Europe")."""
    tokens = tree.phrase(verb)
    if verb.tag != "VBG" or tokens[0].index != verb.index or tree.tokens[-1].index - tokens[-1].index > 1:
        return []
    return [] if _spared(tokens, rules) else _removable(tree, tokens, "relative")


def _examples(tree: Tree, word: Token, rules: Rules) -> list[Removable]:
    """Examples between commas ("such as ...", "including ...")."""
    tokens = tree.phrase(word)
    if word.low not in ("as", "including") or _spared(tokens, rules):
        return []
    if tokens[0].low not in ("such", "including"):
        return []
    return _removable(tree, tokens, "aside")


def _day(tree: Tree, word: Token, rules: Rules) -> list[Removable]:
    """A day or season in front of something that happened ("On Thursday, the county ..."); no date with figures."""
    tokens = tree.phrase(word)
    main = tree.head(word)
    if tokens[0].index != 0 or main.head != main.index or main.tag != "VBD":
        return []
    if tokens[0].low not in ("on", "in", "last", "this", "early", "late") or not any(
        token.entity in ("DATE", "TIME") for token in tokens
    ):
        return []
    if _spared(tokens, rules) or any(re.search(r"\d", token.text) for token in tokens):
        return []
    if any(token.dep in RELATIVE | {"acl"} or token.low == "of" for token in tokens):
        return []
    return _front(tree, tokens)


def _opener(tree: Tree, verb: Token, rules: Rules) -> list[Removable]:
    """A clause in front without a finite verb ("Founded in 1900, the firm ...")."""
    tokens = tree.phrase(verb)
    main = tree.head(verb)
    if tokens[0].index != tree.tokens[0].index or tokens[0].index != verb.index or main.head != main.index:
        return []
    if any(finite(item) for item in tokens) or _spared(tokens, rules) or tree.subject_of(main) is None:
        return []
    return _front(tree, tokens)


def _front(tree: Tree, tokens: list[Token]) -> list[Removable]:
    """A phrase at the beginning with its comma."""
    if len(tokens) != tokens[-1].index + 1 or tokens[-1].index + 2 >= len(tree.tokens):
        return []
    comma = tree.tokens[tokens[-1].index + 1]
    if comma.text != ",":
        return []
    end = tree.tokens[comma.index + 1].start
    return [Removable(0, end, tree.text[:end], "opener")]


def _removable(tree: Tree, tokens: list[Token], kind: str) -> list[Removable]:
    found = _between_commas(tree, tokens)
    return [Removable(*found, tree.text[found[0] : found[1]], kind)] if found else []  # type: ignore[arg-type]
