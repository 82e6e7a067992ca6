"""Fragments: no finite verb, a clause that hangs on nothing, or a verb without what it is about."""

from __future__ import annotations

import re

from core.script.grammar.rules import Rules, word_set
from core.script.grammar.sentence import Span, Token
from core.script.grammar.tree import SUBJECTS, Tree, finite, has

_PRO_VERBS = word_set("have do be can will would could should may might must shall")
_EMPTY = frozenset(("punct", "neg", "advmod", "cc", "aux", "mark", "intj", "dep", *SUBJECTS))
_FEW = 4
_HANGING = word_set("because although though since unless whereas while which when if until once before after as")


def fragments(tree: Tree, rules: Rules) -> tuple[Span, ...]:
    """The whole of a parsed text that is no sentence by itself; empty where it is one."""
    words = [token for token in tree.tokens if token.pos not in ("PUNCT", "SPACE", "SYM")]
    if not words:
        return ()
    broken = [root for root in tree.roots() if root.pos not in ("SPACE", "PUNCT")]
    if rules.code != "en":
        whole = any(finite(token) or has(token, "Mood=Imp") for token in words) or words[0].pos == "PRON"
        whole = whole or any(token.low in ("ne", "n'") for token in words)
        # The parser does not know every old form ("arrêta"): only a few words are surely no sentence.
        return () if whole or len(words) > _FEW else (tree.span(words),)
    if len(re.findall(r"\bthe (?:more|less|\w+er)\b", tree.text, re.I)) > 1 and any(map(finite, words)):
        return ()  # "the longer you wait, the higher the price"
    if all(_broken(tree, root) for root in broken) or _hanging(tree, words):
        return (tree.span(words),)
    return ()


def _broken(tree: Tree, root: Token) -> bool:
    if _mistaken(tree, root):
        return False
    if not any(finite(item) for item in tree.below(root)):
        return not _imperative(tree, root)
    verb = finite(root) or any(
        finite(child) and child.dep in ("aux", "auxpass", "cop", "aux:pass") for child in tree.of(root)
    )
    if not verb and not _imperative(tree, root):
        return not any(child.dep in ("ccomp", "conj", "parataxis") for child in tree.of(root))
    return (
        root.lemma in _PRO_VERBS
        and root.pos in ("AUX", "VERB")
        and all(child.dep in _EMPTY for child in tree.of(root))
        and not any(child.low in ("there", "it") and child.dep == "expl" for child in tree.of(root))
        and len(tree.phrase(root)) <= 6
        and not has(root, "VerbForm=Inf")
    )


def _mistaken(tree: Tree, root: Token) -> bool:
    """Whether a verb was likely taken for a noun or participle: "cats purr", "it fits", "the way led through"."""
    children = tree.of(root)
    if root.tag == "NNS" and any(child.dep == "compound" and child.index == root.index - 1 for child in children):
        return True
    if any(child.dep == "compound" and child.tag == "NNS" for child in children):
        return True
    if root.tag == "NNS" and len(tree.tokens) > 10 and tree.text.rstrip().endswith("."):
        return True
    if any(child.dep in SUBJECTS for child in children) and root.pos != "AUX" and not finite(root):
        return True
    if any(child.dep == "acl" and child.tag in ("VBN", "VBD") for child in children):
        return True
    rest = tree.tokens[1:]
    if root.index == 0 and root.tag in ("NN", "NNP") and len(rest) > 2:  # "Scatter with salt and serve."
        commands = rest[0].pos == "DET" or any(item.tag in ("VB", "VBP") for item in rest)
        if commands:
            return True
    clauses = [
        child for child in children if child.dep == "relcl" and tree.phrase(child)[0].low in ("who", "that", "which")
    ]
    return bool(clauses) and len(tree.tokens) > 8  # the end of such a clause is easily missed


def _imperative(tree: Tree, root: Token) -> bool:
    """Whether a verb commands: its plain form without a subject."""
    return root.tag == "VB" or (has(root, "Mood=Imp")) or (root.tag == "VBP" and tree.subject_of(root) is None)


def _hanging(tree: Tree, words: list[Token]) -> bool:
    """Whether the only clause is a subordinate one ("Because space is expanding.")."""
    first = words[0]
    if first.low not in _HANGING or len(tree.roots()) != 1:
        return False
    root = tree.roots()[0]
    return tree.head(first).index == root.index and first.dep in ("mark", "advmod") and "?" not in tree.text
