"""The noun phrase that a pronoun means, where the sentences before leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from core.script.grammar.parsed.reference import fits
from core.script.grammar.reading import read, read_all
from core.script.grammar.rules import Rules, rules, word_set
from core.script.grammar.sentence import Need, ParsedSentence, Token
from core.script.grammar.tree import SUBJECTS, Tree, finite

_NEAR = 3  # sentences before that a pronoun can point at
_PLACING = word_set("after before during since until through in at on for from by near under behind")
_NARROWING = frozenset(("prep", "relcl", "acl", "nmod", "acl:relcl"))
_ASKING = word_set("both neither either this these that those such following previous other latter former same")
_INDEFINITE = frozenset(("a", "an"))


def antecedent(text: str, need: Need, before: Sequence[str]) -> str | None:
    """The noun phrase that a pronoun of `text` means, from the sentences right before it in the article, oldest first.

    It is the subject of the sentence before if that fits and no other noun there rivals it, else the only noun that
    fits, else the same of the sentence before that. None for other needs, without a parser, or in doubt. "A man" comes
    back as "the man".
    """
    sentence = read(text, need.language)
    pronoun = next((item for item in sentence.pronouns if item.start == need.start), None)
    if not sentence.parsed or need.code != "pronoun" or pronoun is None or pronoun.kind in ("clause", "noun"):
        return None
    token = sentence.tokens[pronoun.index]
    if not pronoun.possessive and token.dep not in SUBJECTS:
        return None  # an object may mean anything named so far
    words = rules(need.language)
    for line in reversed(read_all(tuple(before[-_NEAR:]), need.language)):
        tree = Tree(line.text, line.tokens)
        if _goes_on(line, pronoun.kind):
            continue
        fitting = [token for token in line.tokens if token.pos != "PRON" and fits(tree, token, pronoun.kind, words)]
        heads = [token for token in fitting if token.dep != "compound" and not _inner(tree, token, fitting)]
        subjects = [token for token in heads if token.dep in SUBJECTS and _main(tree, token)]
        rivals = [token for token in heads if token not in subjects[:1] and not _minor(tree, token, pronoun.kind)]
        if len(subjects) == 1 and not rivals:
            return _phrase(line, tree, subjects[0], words)
        if len(heads) == 1 and any(token.dep in SUBJECTS and _main(tree, token) for token in line.tokens):
            return _phrase(line, tree, heads[0], words)
        if heads or not any(item.kind == pronoun.kind for item in line.pronouns):
            return None  # several, or nothing that carries the thing on from the sentence before
    return None


def _goes_on(line: ParsedSentence, kind: str) -> bool:
    """Whether a sentence has such a pronoun as its own subject, so that the thing was named further back."""
    subjects = [item for item in line.pronouns if item.kind == kind and not item.possessive and not item.resolved]
    return any(line.tokens[item.index].dep in SUBJECTS for item in subjects)


def _inner(tree: Tree, token: Token, others: Sequence[Token]) -> bool:
    """Whether a noun stands inside another's phrase: a part of a name, an owner, "the tunnel under the river"."""
    indexes = {item.index for item in others}
    for item in tree.above(token):
        if item.index in indexes:
            return True
        if item.pos in ("VERB", "AUX"):
            return False
    return False


def _minor(tree: Tree, token: Token, kind: str) -> bool:
    """Whether a noun is too weak to be meant beside the subject: what the subject is, or something indefinite aside."""
    if kind == "person":
        return False  # a parse knows nobody's sex
    if token.dep == "attr":
        return True
    definite = any(child.low in ("the", "this", "these") for child in tree.of(token)) or token.pos == "PROPN"
    place = tree.head(token).low in _PLACING or token.entity in ("GPE", "LOC")
    return token.dep == "pobj" and (place or not definite)


def _main(tree: Tree, token: Token) -> bool:
    verb = tree.head(token)
    return verb.head == verb.index


def _phrase(line: ParsedSentence, tree: Tree, head: Token, words: Rules) -> str | None:
    """The noun with what stands before it; nothing after it but what makes a name whole."""
    after = [child for child in tree.of(head) if child.index > head.index and child.dep in _NARROWING]
    bare = head.pos == "NOUN" and not any(child.dep in ("det", "poss") for child in tree.of(head))
    if bare and any(child.low != "of" for child in after):
        return None  # "nurses in Leeds" are not all nurses
    phrase = [item for item in tree.phrase(head) if _belongs(tree, item, head)]
    if any(finite(item) for item in phrase) or len(phrase) > len(line.tokens) - 2:
        return None  # a parse that took the verb for a noun
    if not phrase or len(phrase) != phrase[-1].index - phrase[0].index + 1:
        return None
    if phrase[0].pos == "CCONJ" or any(item.pos == "PRON" for item in phrase):
        return None
    text = tree.span(phrase).text
    if any(item.low in _ASKING for item in phrase):
        return None  # it asks which itself
    if phrase[0].low in _INDEFINITE and words.code == "en":
        return "the" + text[len(phrase[0].text) :]
    if phrase[0].pos == "DET" and phrase[0].low in words.words("articles"):
        return text[:1].lower() + text[1:]
    return text


def _belongs(tree: Tree, item: Token, head: Token) -> bool:
    """Whether a word is the noun, stands before it in its phrase, or is an "of" phrase or a second name after it."""
    if item.index <= head.index:
        return True
    above = [item, *tree.above(item)]
    child = above[above.index(head) - 1]
    if child.dep == "appos" and child.pos == "PROPN":
        return tree.tokens[head.index + 1].pos == "PROPN"  # "the poet Edgar Allan Poe"
    return (child.low == "of" or child.dep in ("conj", "cc", "flat:name")) and item.pos != "PUNCT"
