"""Comparisons that leave open what is compared with: "most rivals", "it costs less", "twice as fast"."""

from __future__ import annotations

from core.script.grammar.rules import Rules, word_set
from core.script.grammar.sentence import Span, Token
from core.script.grammar.tree import SUBJECTS, Tree, has

_CHANGES = word_set("get become grow make turn keep go rise fall climb drop render have let help want need try see")
_NOT_COMPARED = word_set("later earlier further sooner rather upper elder")
_THAN = frozenset(("than", "que", "compared", "versus", "as"))


def comparisons(tree: Tree, rules: Rules) -> tuple[Span, ...]:
    """The words of each comparison of a sentence that leaves its other side open, in order."""
    found = [
        tree.span([*before, token]) for token in tree.tokens if (before := _relational(tree, token, rules)) is not None
    ]
    than = [token.index for token in tree.tokens if token.low in _THAN]
    for token in tree.tokens:
        if _compares(tree, token) and not any(index > token.index for index in than) and not than:
            found.append(tree.span([token]))
    found += _another(tree)
    opener = rules.opens("comparing").match(tree.text) if rules.code != "en" else None
    if opener:
        found.append(Span(opener.start("phrase"), opener.end("phrase"), opener["phrase"]))
    found += _times_as(tree)
    found += _correlative(tree)
    return tuple(sorted(set(found), key=lambda span: span.start))


def _relational(tree: Tree, token: Token, rules: Rules) -> list[Token] | None:
    """The words before a noun that is only such to something else, where the sentence does not say to what."""
    if token.lemma not in rules.words("relational") or token.pos != "NOUN":
        return None
    children = tree.of(token)
    if any(child.dep in ("poss", "prep", "relcl", "compound", "nmod", "acl:relcl", "acl") for child in children):
        return None
    if any(item.pos in ("NOUN", "PROPN") for item in tree.tokens[: token.index]):
        return None
    return [child for child in children if child.index < token.index and child.dep in ("amod", "det")]


def _compares(tree: Tree, token: Token) -> bool:
    """Whether a comparative is the whole predicate, or says how something is done, with no change spoken of."""
    unknown = token.dep == "attr" and token.tag == "NN" and token.low.endswith("er") and not tree.of(token)
    if not (token.tag in ("JJR", "RBR") or unknown) or token.low in _NOT_COMPARED:
        return False
    if token.low in ("more", "less") and token.dep == "advmod" and tree.head(token).pos in ("ADJ", "ADV"):
        predicate = tree.head(token)
    else:
        predicate = token
    if predicate.dep not in ("acomp", "advmod", "dobj", "ROOT", "attr"):
        return False
    verb = tree.head(predicate)
    carries = verb.pos in ("VERB", "AUX") or any(child.dep in SUBJECTS for child in tree.of(verb))
    if not carries or verb.head != verb.index or verb.lemma in _CHANGES:
        return False
    subject = tree.subject_of(verb)
    if unknown and (subject is None or not has(subject, "Number=Plur")):
        return False  # "trams are quieter": a noun would be one of several
    if subject is None or subject.pos == "ADJ":
        return False  # "Drink more.", "the poor pay more"
    if subject.low == "it" and any(child.dep in ("xcomp", "ccomp") for child in (*tree.of(verb), *tree.of(predicate))):
        return False  # "it is better to know"
    if any(child.dep == "advcl" for child in tree.of(verb)):
        return False  # "learn faster when they sleep"
    lows = [item.low for item in tree.tokens]
    before = lows[: token.index]
    if "no" in before[-1:] or "ever" in before[-1:] or "any" in before[-1:] or "the" in before[-2:]:
        return False
    return not (
        "and" in lows[token.index + 1 : token.index + 2] and token.low in lows[token.index + 2 : token.index + 3]
    )


def _another(tree: Tree) -> list[Span]:
    """ "Another reason" as subject, "the others" and "the rest" of what was not named."""
    found = []
    for token in tree.tokens:
        if token.dep not in SUBJECTS:
            continue
        children = tree.of(token)
        if token.low in ("others", "rest", "remainder"):
            if not any(child.dep in ("prep", "nmod", "relcl", "acl:relcl") for child in children):
                found.append(tree.span([*(child for child in children if child.index < token.index), token]))
        elif token.index == 1 and tree.tokens[0].low in ("another", "others"):
            found.append(tree.span(tree.tokens[:2]))
    return found


def _times_as(tree: Tree) -> list[Span]:
    """ "Twice as fast" without "as ..." after it."""
    found = []
    for token in tree.tokens:
        if token.low != "as" or token.dep != "advmod" or "as" in [item.low for item in tree.tokens[token.index + 1 :]]:
            continue
        before = tree.tokens[token.index - 1] if token.index else None
        if before is not None and (before.low in ("twice", "times", "half") or token.index == 0):
            found.append(tree.span(tree.tokens[before.index : tree.head(token).index + 1]))
    return found


def _correlative(tree: Tree) -> list[Span]:
    """ "The less said, the better" without a clause that says of what."""
    lows = [token.low for token in tree.tokens]
    if lows[:1] != ["the"] or len(lows) < 4 or not any(t.tag in ("JJR", "RBR") for t in tree.tokens[1:2]):
        return []
    later = [n for n, low in enumerate(lows) if low == "the" and n > 1]
    if not later or any(has(t, "PronType=Prs") or t.pos in ("NOUN", "PROPN") for t in tree.tokens):
        return []
    return [tree.span(tree.tokens[: later[0]])]
