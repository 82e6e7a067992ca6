"""Pronouns of the third person, and whether the same text has what they stand for."""

from __future__ import annotations

from core.script.grammar.parsed.idle import stands_for_nothing
from core.script.grammar.parsed.reference import resolved
from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Pronoun, Token
from core.script.grammar.tree import RELATIVE, SUBJECTS, Tree, has


def pronouns(tree: Tree, rules: Rules) -> tuple[Pronoun, ...]:
    """The pronouns of a sentence that stand for something, in order."""
    found = []
    for token in tree.tokens:
        kind = pronoun_kind(tree, token, rules)
        if not kind or stands_for_nothing(tree, token, rules):
            continue
        possessive = token.tag == "PRP$" or (has(token, "Poss=Yes") and token.pos in ("DET", "PRON"))
        found.append(
            Pronoun(
                token.start, token.end, token.text, token.index, kind, possessive,  # type: ignore[arg-type]
                resolved=resolved(tree, token, kind, rules),
            )
        )  # fmt: skip
    return tuple(found)


def pronoun_kind(tree: Tree, token: Token, rules: Rules) -> str:
    """The kind of thing a pronoun stands for; "" where the word is no such pronoun."""
    low = token.low
    if token.pos in ("PRON", "DET") and not has(token, "PronType=Rel"):
        if low in rules.words("persons"):
            return "person"
        if low in rules.words("things"):
            return "thing"
        if low in rules.words("several"):
            return "several"
        if low in rules.words("possessives"):
            return "thing"
        if low in rules.words("pointing") and token.pos == "PRON" and not _of_relative(tree, token):
            return "clause"
    if rules.code == "fr" and tree.text[token.end : token.end + 3].lower() in ("-ci", "-là"):
        return "several" if low in ("ceux", "celles") else "thing"
    if rules.code == "fr" and token.pos == "PRON" and token.dep == "obj" and low in ("le", "la", "l'", "les"):
        return "several" if low == "les" else "thing"
    if rules.code == "en" and low in ("both", "neither") and token.dep in SUBJECTS and not tree.of(token):
        return "several"
    if rules.code == "en" and low in ("one", "ones") and token.pos in ("NOUN", "PRON") and tree.of(token):
        after = {child.dep for child in tree.of(token) if child.index > token.index}
        return "" if after & (RELATIVE | {"prep"}) else "noun"
    if rules.code == "en" and low == "one" and token.dep in ("dobj", "pobj", "conj") and not tree.of(token):
        return "noun" if tree.head(token).low not in ("of", "to") else ""
    return ""


def _of_relative(tree: Tree, token: Token) -> bool:
    """Whether "that" opens a relative clause, or "those" is explained by one ("those who", "that of the sea")."""
    if tree.head(token).dep in RELATIVE and token.index <= min(item.index for item in tree.phrase(tree.head(token))):
        return True
    after = [child for child in tree.of(token) if child.index > token.index]
    return any(child.dep in RELATIVE | {"acl", "prep", "nmod"} for child in after)
