"""Definite noun phrases, and what inside the sentence says which is meant."""

from __future__ import annotations

import re

from core.language.stems import stem
from core.script.grammar.parsed.subject import determiner, is_name
from core.script.grammar.rules import Rules, word_set
from core.script.grammar.sentence import Definite, Role, Token
from core.script.grammar.tree import RELATIVE, SUBJECTS, Tree, has

_WITHOUT_NOUN = word_set("rest remainder other others former latter second third fourth fifth")
_FIRSTS = word_set(
    "first last next only same whole entire usual average typical right wrong very main best worst main "
    "latest newest oldest whole premier dernier seul même"
)
_EXPLAINING = frozenset(("prep", "nmod", "acl", "obl", "obl:arg", "obl:mod", *RELATIVE))
_BE = frozenset(("be", "est", "sont", "était", "être", "remain", "become"))


def definites(tree: Tree, rules: Rules) -> tuple[Definite, ...]:
    """The definite noun phrases of a parsed text, in order."""
    found = []
    for head in tree.tokens:
        if head.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB"):
            continue
        word = determiner(tree, head, rules)
        if word is None or (head.pos in ("PRON", "VERB") and head.low not in _WITHOUT_NOUN | {"ones"}):
            continue
        span = tree.span(_core(tree, head, word))
        kind = _determiner_kind(tree, head, word, rules)
        explained = _explained(tree, head, word, rules, kind)
        found.append(
            Definite(span.start, span.end, span.text, head.index, kind, explained, role(tree, head))  # type: ignore[arg-type]
        )
    return tuple(found)


def _core(tree: Tree, head: Token, word: Token) -> list[Token]:
    """The words from the determiner to the noun."""
    return [token for token in tree.tokens if word.index <= token.index <= head.index]


def _determiner_kind(tree: Tree, head: Token, word: Token, rules: Rules) -> str:
    if word.low in ("both", "neither", "either"):
        return "both"
    if word.low in ("such", "tel", "telle", "tels", "telles"):
        return "such"
    if word.low in rules.words("pointing") or has(word, "PronType=Dem"):
        return "this"
    others = [child.low for child in tree.of(head)]
    return "other" if head.low in _WITHOUT_NOUN or {"other", "latter", "former"} & set(others) else "the"


def _explained(tree: Tree, head: Token, word: Token, rules: Rules, kind: str) -> str:
    """The kind of explanation of a phrase; "" for none."""
    children = tree.of(head)
    lows = {child.low for child in children}
    names = {head.low, head.lemma}
    if kind == "this":
        return _explained_this(tree, head, word, rules)
    if kind == "such":
        after = [item.low for item in tree.tokens[head.index + 1 :]]
        return "comparison" if {"as", "that"} & set(after[:3]) or "no" in lows else ""
    if kind == "both":
        joined = any(child.dep == "conj" for child in children) or any(child.dep in _EXPLAINING for child in children)
        return "of" if joined else ""
    if rules.within("idioms").match(tree.text, word.start):
        return "idiom"
    if is_name(tree, head):
        return "name"
    if head.entity in ("DATE", "TIME", "PERCENT", "QUANTITY") or names & rules.words("times"):
        return "time"
    if any(child.dep in RELATIVE | {"acl"} and not _after_comma(tree, child) for child in children):
        return "relative"
    if any(_explains(tree, head, child) for child in children):
        return "of"
    if kind == "other":
        return ""
    if any(child.tag in ("JJS", "RBS") or has(child, "Degree=Sup") or child.low in _FIRSTS for child in children):
        return "superlative"
    if any(child.tag == "JJ" and child.entity == "ORDINAL" and child.low in ("first", "last") for child in children):
        return "ordinal"
    if head.pos == "ADJ":
        return "kind"  # "the poor"
    if names & rules.words("carriers") and any(child.dep in ("compound", "nmod", "poss") for child in children):
        return "name"  # "the curl command"
    if any(_is_code(child.text) for child in children if child.index < head.index):
        return "name"  # "the read_all function"
    if any(child.tag == "POS" or child.dep == "poss" for child in children):
        return "possessive"
    if names & rules.words("common") and not any(child.dep == "nummod" for child in children):
        return "common"
    if names & rules.words("everyday") and role(tree, head) != "subject":
        return "common"
    if any(child.dep == "appos" and child.index > head.index for child in children):
        return "apposition"
    if names & rules.words("presenting") and tree.head(head).lemma in _BE:
        return "presenting"
    return "before" if _before(tree, head, rules) else ""


def _is_code(word: str) -> bool:
    """Whether a word is written as names of programs and models are: with a figure, a low line, capitals inside."""
    return bool(re.search(r"[a-z][A-Z_]|_|[A-Za-z]-?\d", word))


def _explained_this(tree: Tree, head: Token, word: Token, rules: Rules) -> str:
    if head.low in rules.words("near_times") and word.low not in ("that", "those"):
        return "time"
    if word.low == "those" and any(child.dep in RELATIVE | {"acl", "prep"} for child in tree.of(head)):
        return "relative"
    return "before" if _before(tree, head, rules) else ""


def _explains(tree: Tree, head: Token, child: Token) -> bool:
    """Whether a word below a noun begins a phrase that tells which is meant ("of the sea", "in Oslo", "to win")."""
    if child.index < head.index or child.dep not in _EXPLAINING or _after_comma(tree, child):
        return False
    return child.dep != "prep" or bool(tree.of(child))


def _after_comma(tree: Tree, token: Token) -> bool:
    first = tree.phrase(token)[0].index
    return first > 0 and tree.tokens[first - 1].text in (",", "(", "–", "—")


def _before(tree: Tree, head: Token, rules: Rules) -> bool:
    """Whether the noun, or a word of its stem, stands earlier in the same text."""
    root = stem(head.lemma or head.low, rules.code)
    return any(
        token.pos in ("NOUN", "VERB", "PROPN") and stem(token.lemma or token.low, rules.code) == root
        for token in tree.tokens[: head.index]
        if token.end < head.start
    )


def role(tree: Tree, head: Token) -> Role:
    """The role of a noun phrase: subject of a clause that is no subordinate one, in front of it, object, or other."""
    item = head
    if head.dep == "pobj" and tree.head(head).low == "of" and not has(head, "Number=Plur"):
        return "other"  # "the inventor of the zip"
    while (
        item.dep in ("pobj", "nmod", "prep", "poss", "compound", "conj", "obl", "obl:mod") and item.head != item.index
    ):
        above = tree.head(item)
        if above.pos in ("VERB", "AUX") and item.dep in ("prep", "obl", "obl:mod", "conj"):
            return "front" if item.dep != "conj" and head.index < above.index and _main(tree, above) else "other"
        item = above
    verb = tree.head(item)
    if item.dep in SUBJECTS:
        return "subject" if _main(tree, verb) else "other"
    return "object" if item.dep in ("dobj", "obj") else "other"


def _main(tree: Tree, verb: Token) -> bool:
    """Whether a verb carries a sentence, or what somebody says, or one joined to it."""
    while verb.head != verb.index:
        if verb.dep not in ("conj", "ccomp", "parataxis"):
            return False
        if verb.dep == "ccomp" and tree.subject_of(tree.head(verb)) is None:
            return False  # "let the dough rest"
        verb = tree.head(verb)
    return True
