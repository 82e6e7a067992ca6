"""Whether a sentence leans on the one before it: "However, ...", "It also ...", "In this case ..."."""

from __future__ import annotations

import re

from core.language.spacing import unspaced
from core.script.lexicon import Lexicon

_CLAUSE = 4  # words of a clause to which a connective behind it belongs
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_OPENING_CLAUSE = re.compile(r"^[\"'“„«¿¡\s]*([^\W\d_]+)\b([^,]*),\s*([^\W\d_]+)")


def _without_antecedent(text: str) -> bool:
    """Whether an English "its" or "they" has nothing before it in the sentence that it could mean."""
    text = plain_quotes(text)
    for match in re.finditer(r"\b(its?|it's|they|them|their|he|she|him|his|her)\b", text):
        before = text[: match.start()]
        names = re.search(r"\w.*?\b[A-Z]\w", before) or re.search(r"^[A-Z]\w*[A-Z]", before)
        single = re.search(
            r"\b(?:an?|the|each|every|any|no|one|another|some|someone|anyone|everyone|who|you)\b", before, re.I
        )
        many = re.search(r"\b\w{2,}s\b|\b(?:people|men|women|children|many|all|some|who)\b", before, re.I)
        plural = match[1] in ("they", "them", "their")
        introduces = match[1] == "it" and re.match(r"it(?:'s| is| was| takes| seems| becomes)\b", text[match.start() :])
        if introduces:
            continue
        return not (names or (many if plural else single))
    return False


def _contrasts_within(spoken: str, at: int) -> bool:
    """Whether a whole clause stands before a connective: "Trains run again on Monday, but only slowly, however"."""
    clause = re.split(r"[,;—–]", spoken[:at])
    return len(clause) > 1 and len(clause[0].split()) >= _CLAUSE


def plain_quotes(text: str) -> str:
    """A sentence with typographic apostrophes as plain ones, which the word lists use."""
    return text.replace("’", "'")


def leans(text: str, low: str, words: Lexicon) -> bool:
    """Whether the sentence, taken alone, would leave the listener asking who or what is meant.

    `text` is the spoken form, `low` the source in lower case.
    """
    spoken = plain_quotes(text.lower())
    low = plain_quotes(low)
    if words.opener.search(spoken) or words.opener.search(low):
        return True
    inside = words.inner.search(
        spoken.replace(f", {words.then} ", ", ") if words.then else spoken
    )  # "A, then B" is whole
    if inside and not _contrasts_within(spoken, inside.start()):
        return True
    points = words.demonstrative.search(spoken)
    if points and (points.start() < 0.55 * len(spoken) or not re.search(r"[,;:，、；،]", spoken[: points.start()])):
        return True
    tokens = _TOKEN.findall(plain_quotes(text))[:3]
    if words.code == "de":  # "wenn Sie": the polite form means the listener
        tokens = [token for n, token in enumerate(tokens) if n == 0 or token.islower()]
    if not unspaced(words.code) and any(item.lower() in words.pronoun_words for item in tokens):
        return True
    if words.code == "en" and _without_antecedent(text):
        return True
    clause = _OPENING_CLAUSE.match(spoken)
    if clause and clause[3] in words.pronoun_words:
        return clause[1] in words.prepositions.split()
    return False
