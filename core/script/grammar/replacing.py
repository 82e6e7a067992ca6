"""A noun phrase in the place of a pronoun: "It needs one pot" with "dal" becomes "Dal needs one pot"."""

from __future__ import annotations

from core.script.grammar.reading import read
from core.script.grammar.rules import rules
from core.script.grammar.sentence import Need, ParsedSentence, Pronoun, Token
from core.script.grammar.tree import SUBJECTS, Tree, has

_SHORT_FORMS = {"'s": "is", "'re": "are", "'ll": "will", "'d": "would", "'ve": "have"}


def replace(text: str, need: Need, noun: str) -> str | None:
    """The text with a noun phrase for the words that a need names; None where the sentence would not agree with it.

    An empty noun takes a connective away ("However, ").
    """
    noun = noun.strip()
    if need.code in ("contrast", "link") and not noun:
        return _without_opener(text, need)
    if need.code not in ("pronoun", "definite") or not noun or set(noun) & set("[](){}"):
        return None
    sentence = read(text, need.language)
    if not sentence.parsed:
        return _by_rules(sentence, need, noun)
    if need.code == "definite":
        return _for_definite(sentence, need, noun)
    pronoun = next((item for item in sentence.pronouns if item.start == need.start), None)
    return _for_pronoun(sentence, pronoun, noun) if pronoun else None


def _without_opener(text: str, need: Need) -> str | None:
    cut = next((item for item in read(text, need.language).removable if item.kind == "connective"), None)
    if cut is None or not cut.start <= need.start < cut.end:
        return None
    rest = (text[: cut.start] + text[cut.end :]).lstrip(" ,")
    return rest[:1].upper() + rest[1:]


def _for_pronoun(sentence: ParsedSentence, pronoun: Pronoun, noun: str) -> str | None:
    token = sentence.tokens[pronoun.index]
    if not _agrees(sentence, pronoun, noun):
        return None
    if pronoun.possessive:
        if sentence.language != "en" or " of " in noun:
            return None
        owner = noun + ("'" if noun.endswith("s") and is_plural(noun, "en") else "'s")
        return _put(sentence.text, token.start, token.end, owner)
    tree = Tree(sentence.text, sentence.tokens)
    objects = ("dobj", "pobj") if sentence.language == "en" else ()  # "on peut la voir" has its object elsewhere
    if token.dep not in SUBJECTS and token.dep not in objects:
        return None
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if after is not None and after.low in _SHORT_FORMS and after.start == token.end:
        return _put(sentence.text, token.start, after.end, f"{noun} {_spelt(tree, after)}")
    return _put(sentence.text, token.start, token.end, noun)


def _spelt(tree: Tree, token: Token) -> str:
    """A short form as a word: "'s" is "has" before "been", "got"."""
    after = next((item.low for item in tree.tokens[token.index + 1 :] if item.pos not in ("ADV", "PART")), "")
    perfect = after in ("been", "had", "got", "become", "gone")
    if perfect and token.low in ("'s", "'d"):
        return "has" if token.low == "'s" else "had"
    return _SHORT_FORMS[token.low]


def _agrees(sentence: ParsedSentence, pronoun: Pronoun, noun: str) -> bool:
    several = is_plural(noun, sentence.language)
    low = pronoun.text.lower()
    if pronoun.kind == "several":
        return several
    if pronoun.kind == "clause":
        token = sentence.tokens[pronoun.index]
        return several == has(token, "Number=Plur")
    if several or pronoun.kind == "noun":
        return False
    if sentence.language == "fr":
        gender = {"il": "Masc", "elle": "Fem"}.get(low)
        return gender is not None and _gender(noun, "fr") == gender
    return True


def is_plural(noun: str, language: str) -> bool:
    """Whether a sentence's noun phrase is several things: by its head, or joined by "and"."""
    head = _head(noun, language)
    if head is None:
        return False
    tokens = read(noun, language).tokens
    joined = any(token.dep == "conj" and token.head == head.index for token in tokens)
    return has(head, "Number=Plur") or joined


def _head(noun: str, language: str) -> Token | None:
    tokens = read(noun, language).tokens
    return next((token for token in tokens if token.head == token.index), None)


def _gender(noun: str, language: str) -> str:
    tokens = read(noun, language).tokens
    article = next((token for token in tokens if token.pos == "DET" and "Gender=" in token.features), None)
    source = article or _head(noun, language)
    features = source.features.split("|") if source else []
    return next((item.removeprefix("Gender=") for item in features if item.startswith("Gender=")), "")


def _for_definite(sentence: ParsedSentence, need: Need, noun: str) -> str | None:
    item = next((item for item in sentence.definites if item.start == need.start), None)
    if item is None:
        return None
    if has(sentence.tokens[item.head], "Number=Plur") != is_plural(noun, sentence.language):
        return None
    return _put(sentence.text, item.start, item.end, noun)


def _put(text: str, start: int, end: int, noun: str) -> str:
    """The text with a noun phrase in a place: with a capital at the beginning, a small article inside."""
    if not text[:start].strip(" \"'“”„«»‘’¿¡"):
        noun = noun[:1].upper() + noun[1:]
    elif noun.split(" ")[0] in ("The", "A", "An", "This", "These", "Le", "La", "Les", "Der", "Die", "Das"):
        noun = noun[:1].lower() + noun[1:]
    return text[:start] + noun + text[end:]


def _by_rules(sentence: ParsedSentence, need: Need, noun: str) -> str | None:
    """A noun for the pronoun that begins a sentence, in languages whose verbs do not change with it."""
    words = rules(sentence.language)
    marks = [mark for mark in words.subject_mark.split(";") if mark]
    if not marks or need.code != "pronoun" or sentence.text[: need.start].strip(' 「『“"'):
        return None
    rest = sentence.text[need.end :]
    mark = next((mark for mark in marks if rest.startswith(mark)), None)
    return sentence.text[: need.start] + noun + rest if mark is not None else None
