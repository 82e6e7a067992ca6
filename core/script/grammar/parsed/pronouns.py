"""Pronouns of the third person, and whether the same text has what they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from core.script.grammar.rules import Rules, word_set
from core.script.grammar.sentence import Pronoun, Token
from core.script.grammar.tree import CLAUSES, RELATIVE, SUBJECTS, Tree, finite, has

_GROUPS = word_set(
    "everyone everybody someone somebody anyone anybody nobody person people company team group government firm "
    "committee council family crew band staff police each every none both many some most all who public"
)
_MAKES_PERSON = ("er", "or", "ist", "ian", "ant", "eur", "euse", "ien", "ienne", "man", "woman")
_NOT_A_THING = frozenset(("DATE", "TIME", "PERCENT", "MONEY"))
_NO_PERSONS = word_set(
    "answer number paper water computer letter matter order offer power river tower winter summer center chapter "
    "weather dinner corner finger shoulder layer printer server laser paper cover border flower motor factor "
    "error colour color flavor flavour door floor mirror sector vector plant restaurant other another "
    "fever leather feather timber rubber copper silver sugar butter pepper ladder poster quarter theater meter liter "
    "helicopter container counter filter timer charger router browser folder screwdriver human list twist mist odor "
    "labor labour harbor harbour humor rumor honor anchor elevator indicator reactor sensor tractor processor "
    "monitor calculator generator refrigerator instant constant elephant heure fleur couleur "
    "valeur erreur chaleur moteur ordinateur facteur secteur bonheur lien bien chien"
)
_TOO_VAGUE = word_set("thing way fact reason time lot kind sort bit number half part rest chose façon fait fois raison")
_WEATHER = word_set("rain snow pour hail drizzle thunder freeze pleuvoir neiger")
_TIMES = word_set(
    "time late early dark cold hot warm sunny windy cloudy midnight noon morning evening night spring summer "
    "autumn winter monday tuesday wednesday thursday friday saturday sunday raining snowing o'clock"
)
_IMPERSONAL = word_set("take cost help matter hurt depend turn seem appear happen follow pay make mean")


def pronouns(tree: Tree, rules: Rules) -> tuple[Pronoun, ...]:
    """The pronouns that stand for something, in order."""
    found = []
    for token in tree.tokens:
        kind = pronoun_kind(tree, token, rules)
        if not kind or stands_for_nothing(tree, token, rules):
            continue
        possessive = token.tag == "PRP$" or (has(token, "Poss=Yes") and token.pos in ("DET", "PRON"))
        found.append(
            Pronoun(
                token.start, token.end, token.text, token.index, kind, possessive,  # type: ignore[arg-type]
                resolved=_resolved(tree, token, kind, rules),
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


def stands_for_nothing(tree: Tree, token: Token, rules: Rules) -> bool:
    """Whether a pronoun is empty: "it is boring that", "it turns out", "it rains", "make it easy to"."""
    if has(token, "PronType=Rel") or token.dep == "expl" or token.dep.startswith("expl"):
        return True
    if tree.head(token).lemma in ("majesty", "highness", "excellency", "honour", "honor"):
        return True
    if rules.code != "en" and any(m.start() <= token.start < m.end() for m in rules.nothing.finditer(tree.text)):
        return True
    if token.low not in rules.words("things") or token.low in rules.words("possessives"):
        return False
    verb = tree.head(token)
    children = [child for child in tree.of(verb) if child.index > verb.index]
    if token.dep in SUBJECTS:
        if verb.dep in ("ccomp",) and verb.pos == "ADJ":  # "make it easy to"
            return _extraposed(tree, tree.of(verb))
        if verb.lemma in _WEATHER:
            return True
        if verb.lemma in ("be", "become", "get", "grow") and {child.low for child in children} & _TIMES:
            return True
        if verb.lemma in _IMPERSONAL and any(child.dep in CLAUSES for child in children):
            return True
        if verb.lemma == "be" or verb.lemma in ("seem", "become", "feel", "look", "sound", "get", "remain"):
            return _extraposed(tree, children)
        return has(verb, "Voice=Pass") or (
            verb.tag == "VBN" and any(child.dep == "ccomp" for child in children)
        )  # "it is said that"
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


def _resolved(tree: Tree, token: Token, kind: str, rules: Rules) -> bool:
    """Whether the text has a thing that the pronoun can stand for, before it or right after a clause in front."""
    before = tree.tokens[: token.index]
    if kind == "clause":
        verbs = [item for item in before if finite(item) and not _subordinate(tree, item)]
        return bool(verbs) and any(item.text in ",;:—–." or item.low in ("and", "but") for item in before)
    if kind == "noun":
        return any(item.pos in ("NOUN", "PROPN") and item.low not in ("one", "ones") for item in before)
    if any(fits(tree, item, kind, rules) and not _excluded(tree, token, item) for item in before):
        return True
    return _in_front(tree, token, kind, rules)


def _subordinate(tree: Tree, verb: Token) -> bool:
    return any(item.dep == "advcl" for item in (verb, *tree.above(verb)))


def _excluded(tree: Tree, pronoun: Token, noun: Token) -> bool:
    """Whether grammar forbids that a pronoun means a noun: as object it can't mean the subject of its own clause."""
    if noun.lemma in _TOO_VAGUE:
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
        return low in _GROUPS and (
            kind == "several" or (kind == "person" and low not in ("each", "none", "all", "some"))
        )
    if lemma in rules.words("times") and kind != "several":
        return False
    plural = has(noun, "Number=Plur")
    joined = any(child.dep == "conj" for child in tree.of(noun))
    named = noun.entity == "PERSON" and noun.pos == "PROPN"  # "Glass" at the beginning is taken for somebody
    person = named or lemma in rules.words("people")
    if kind == "several":
        return plural or joined or lemma in _GROUPS or person or noun.entity in ("ORG", "NORP")
    if plural:
        return False
    if kind == "person":
        return (
            person
            or (lemma.endswith(_MAKES_PERSON) and lemma not in _NO_PERSONS)
            or (noun.pos == "PROPN" and _can_be_person(tree, noun))
        )
    return not (lemma in rules.words("people") or named) and not _measure(tree, noun)


def _can_be_person(tree: Tree, name: Token) -> bool:
    """Whether a name can be somebody's: none of a place, and two words where it is taken for a firm's."""
    if name.entity in ("GPE", "LOC", "FAC"):
        return False
    return name.entity != "ORG" or any(child.dep == "compound" and child.pos == "PROPN" for child in tree.of(name))


def _measure(tree: Tree, noun: Token) -> bool:
    """Whether a noun only counts or says how: "in fact", "5 kilometres"."""
    return any(child.dep == "nummod" for child in tree.of(noun)) and has(noun, "Number=Plur")
