"""The subject of the main clause and its kind."""

from __future__ import annotations

from core.script.grammar.rules import Rules
from core.script.grammar.sentence import Kind, Subject, Token
from core.script.grammar.tree import CLAUSES, SUBJECTS, Tree, has


def subject(tree: Tree, rules: Rules) -> Subject:
    """The subject of a text's first sentence that has one."""
    for root in tree.roots():
        head = tree.subject_of(root)
        if head is None:
            continue
        span = tree.span(tree.phrase(head))
        return Subject(span.start, span.end, span.text, kind_of(tree, head, rules), head.index)
    return Subject(0, 0, "")


def kind_of(tree: Tree, head: Token, rules: Rules) -> Kind:
    """The kind of a noun phrase or clause by its grammatical head."""
    if head.dep.startswith("csubj") or (head.pos in ("VERB", "AUX") and head.dep in SUBJECTS | CLAUSES):
        return "clause"
    if head.pos == "PRON":
        return "pronoun"
    if is_name(tree, head):
        return "name"
    return "definite" if determiner(tree, head, rules) else "indefinite"


def is_name(tree: Tree, head: Token) -> bool:
    """Whether a parsed noun is a name or stands in one ("the Golden Gate Bridge")."""
    if head.pos == "PROPN":
        return True
    if head.entity in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"):
        return False
    return any(
        child.pos == "PROPN" and child.dep in ("compound", "flat", "flat:name", "appos") for child in tree.of(head)
    )


def determiner(tree: Tree, head: Token, rules: Rules) -> Token | None:
    """The word that makes a noun phrase definite: "the", "this", "such"; None where none does."""
    for child in tree.of(head):
        if child.index < head.index and child.dep in ("det", "predet", "amod", "nmod", "det:predet"):
            if child.low in rules.words("articles") or child.low in rules.words("pointing"):
                return child
            if child.low in ("both", "neither", "either") and rules.code == "en":
                return child
            if child.low in ("such", "tel", "telle", "tels", "telles") and child.dep != "nmod":
                return child
            if child.dep == "det" and (has(child, "PronType=Dem") or has(child, "Definite=Def")):
                return child
    return None
