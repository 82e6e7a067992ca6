"""The noun that a pronoun can stand for, and whether the same text has one."""

from __future__ import annotations

from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Token
from core.script.grammar.tree import RELATIVE, SUBJECTS, Tree, finite, has

_NOT_A_THING = frozenset(("DATE", "TIME", "PERCENT", "MONEY"))


def resolved(tree: Tree, token: Token, kind: str, rules: Rules) -> bool:
    """Whether the text has a thing that the pronoun can stand for, before it or right after a clause in front."""
    before = tree.tokens[: token.index]
    if kind == "clause":
        verbs = [item for item in before if finite(item) and not _subordinate(tree, item)]
        return bool(verbs) and any(item.text in ",;:—–." or item.low in ("and", "but") for item in before)
    if kind == "noun":
        return any(item.pos in ("NOUN", "PROPN") and item.low not in ("one", "ones") for item in before)
    if any(fits(tree, item, kind, rules) and not _excluded(tree, token, item, rules) for item in before):
        return True
    subject = tree.subject_of(tree.clause_verb(token)) if kind == "person" else None
    if subject is not None and subject.index < token.index and subject.pos == "PROPN" and token.dep == "poss":
        return True  # "Wilson opened his own": whatever a name is taken for, what has his things is somebody
    return _in_front(tree, token, kind, rules)


def _subordinate(tree: Tree, verb: Token) -> bool:
    return any(item.dep == "advcl" for item in (verb, *tree.above(verb)))


def _excluded(tree: Tree, pronoun: Token, noun: Token, rules: Rules) -> bool:
    """Whether grammar forbids that a pronoun means a noun: as object it can't mean the subject of its own clause."""
    if noun.lemma in rules.words("vague"):
        return True
    clause = tree.clause_verb(pronoun)
    possessive = pronoun.tag == "PRP$" or has(pronoun, "Poss=Yes") or pronoun.low.endswith(("self", "selves"))
    if possessive:
        return False
    if clause.dep in RELATIVE and clause.head == noun.index:
        return True  # "the thing it does", "Malthus, who disagreed with him"
    if noun.low in ("nobody", "none", "no-one"):
        return True
    if pronoun.dep in SUBJECTS or noun.dep not in SUBJECTS:
        return False
    return clause.index == tree.head(noun).index


def _in_front(tree: Tree, token: Token, kind: str, rules: Rules) -> bool:
    """Whether a clause or phrase in front of the subject holds the pronoun: "When it opened, the bridge ..."."""
    for item in (token, *tree.above(token)):
        if item.dep not in ("advcl", "prep", "obl", "csubj"):
            continue
        subject = tree.subject_of(tree.head(item))
        if subject is not None and token.index < subject.index:
            return fits(tree, subject, kind, rules)
    return False


def fits(tree: Tree, noun: Token, kind: str, rules: Rules) -> bool:
    """Whether a noun can be what a pronoun of a kind stands for."""
    adjective = noun.pos == "ADJ" and any(child.dep == "det" for child in tree.of(noun))  # "the poor"
    noun_like = adjective or noun.pos in ("NOUN", "PROPN", "PRON") or noun.low == "one"
    if noun.entity in _NOT_A_THING or not noun_like:
        return False
    low, lemma = noun.low, noun.lemma
    if low == "one" and any(child.low == "of" for child in tree.of(noun)):
        return kind != "several"  # "one of them"
    if noun.pos == "PRON":
        return low in rules.words("groups") and (
            kind == "several" or (kind == "person" and low not in ("each", "none", "all", "some"))
        )
    if lemma in rules.words("times") and kind != "several":
        return False
    plural = has(noun, "Number=Plur")
    joined = any(child.dep == "conj" for child in tree.of(noun))
    named = noun.entity == "PERSON" and noun.pos == "PROPN"  # "Glass" at the beginning is taken for somebody
    person = named or lemma in rules.words("people")
    if kind == "several":
        return plural or joined or lemma in rules.words("groups") or person or noun.entity in ("ORG", "NORP")
    if plural:
        return False
    if kind == "person":
        return person or _agent(lemma, rules) or (noun.pos == "PROPN" and _can_be_person(tree, noun))
    return not (lemma in rules.words("people") or named)


def _can_be_person(tree: Tree, name: Token) -> bool:
    """Whether a name can be somebody's: none of a place, and two words where it is taken for a firm's."""
    if name.entity in ("GPE", "LOC", "FAC"):
        return False
    return name.entity != "ORG" or any(child.dep == "compound" and child.pos == "PROPN" for child in tree.of(name))


def _agent(lemma: str, rules: Rules) -> bool:
    """Whether a noun ends as those for people do ("baker"), and is no exception ("water")."""
    endings = tuple(rules.agent_endings.split())
    return bool(endings) and lemma.endswith(endings) and lemma not in rules.words("no_agents")
