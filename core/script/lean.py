"""Whether a sentence leans on the one before it: "However, ...", "It also ...", "In this case ..."."""

from __future__ import annotations

import re

from core.script.lexicon import UNSPACED, Lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_OPENING_CLAUSE = re.compile(r"^[\"'“„«¿¡\s]*([^\W\d_]+)\b([^,]*),\s*([^\W\d_]+)")


def leans(text: str, low: str, words: Lexicon) -> bool:
    """Whether the sentence, taken alone, would leave the listener asking who or what is meant.

    `text` is the spoken form, `low` the source in lower case.
    """
    spoken = text.casefold()
    if words.opener.search(spoken) or words.opener.search(low):
        return True
    if words.inner.search(spoken):
        return True
    tokens = _TOKEN.findall(spoken)
    if words.code not in UNSPACED and any(one in words.pronoun_words for one in tokens[:3]):
        return True
    clause = _OPENING_CLAUSE.match(spoken)
    if clause and clause[3] in words.pronoun_words:
        return clause[1] in words.prepositions.split()
    return False
