"""Pronouns that stand for nothing: "it rains", "it is boring that", "it turns out"."""

from __future__ import annotations

from collections.abc import Sequence

from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Token
from core.script.grammar.tree import CLAUSES, RELATIVE, SUBJECTS, Tree, has

_SOMEBODY = ("elle", "elles", "ils")  # never empty in French, whatever a parser takes them for


def stands_for_nothing(tree: Tree, token: Token, rules: Rules) -> bool:
    """Whether a pronoun is empty: "it is boring that", "it turns out", "it rains", "make it easy to"."""
    if has(token, "PronType=Rel"):
        return True
    if token.dep == "expl" or token.dep.startswith("expl"):
        return rules.code != "fr" or token.low not in _SOMEBODY
    if rules.code == "fr" and token.low in _SOMEBODY:
        return False
    if tree.head(token).lemma in rules.words("titles"):
        return True  # "Her Majesty"
    if rules.code != "en" and any(m.start() <= token.start < m.end() for m in rules.nothing.finditer(tree.text)):
        return True
    if token.low not in rules.words("things") or token.low in rules.words("possessives"):
        return False
    verb = tree.head(token)
    children = [child for child in tree.of(verb) if child.index > verb.index]
    if token.dep in SUBJECTS:
        if verb.dep in ("ccomp",) and verb.pos == "ADJ":  # "make it easy to"
            return _extraposed(tree, tree.of(verb))
        if verb.lemma in rules.words("weather"):
            return True
        if verb.lemma in ("be", "become", "get", "grow") and {child.low for child in children} & rules.words("hours"):
            return True
        if verb.lemma in rules.words("impersonal") and any(child.dep in CLAUSES for child in children):
            return True
        if verb.lemma == "be" or verb.lemma in ("seem", "become", "feel", "look", "sound", "get", "remain"):
            return _extraposed(tree, children)
        reported = verb.tag == "VBN" and any(child.dep == "ccomp" for child in children)
        return reported or has(verb, "Voice=Pass")  # "it is said that"
    return False


def _extraposed(tree: Tree, children: Sequence[Token]) -> bool:
    """Whether a predicate brings the clause that an empty "it" announces."""
    for child in children:
        below = [child, *tree.of(child), *(item for joined in tree.of(child) for item in tree.of(joined))]
        for item in below:
            if item.dep not in CLAUSES:
                continue
            words = tree.phrase(item)
            bare = child.pos == "NOUN" and not any(word.dep in ("det", "amod", "nummod") for word in tree.of(child))
            if bare and item.dep in RELATIVE:
                continue  # "it is iron that has joined with oxygen"
            if item.dep in RELATIVE and child.dep in ("attr", "acomp") and words[0].low in ("who", "that", "which"):
                return True  # "it was Ada who"
            if words[0].low in ("that", "to", "whether", "how", "why", "what", "who", "where", "for", "if", "when"):
                return item.dep != "advcl" or words[0].low in ("to", "that", "for", "if", "when")
            if item.tag == "VBG":
                return True
            if item.dep in ("ccomp", "csubj") and child.dep in ("acomp", "attr"):
                return True
    return False
