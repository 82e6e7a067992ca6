"""Sentences whose subject stands in the one before: a verb of the third person with none, a bare "das" or "c'est".

For languages that no parser reads. The endings are those of tenses that tell; where a form may as well be an imperative
it is left alone.
"""

from __future__ import annotations

import re

from core.language.tag import base
from core.script.read.data import table

_WORD = re.compile(r"[^\W\d_]+")
_FIRST = 3  # words of which a verb without a subject may be: "no se lo dijo"
_SUBJECT = 3  # words of a subject before a pronoun
_FRONT = 6  # words of an adverbial before the verb
_OPENING = "\"'“„«‘’»「『¿¡–—- "
_NOT_ADJECTIVE = re.compile(
    r"\w+[^e]|hatte|wurde|wäre|hätte|könnte|sollte|müsste|würde|machte|zeigte|reichte|führte|dürfte|bedeutete|passte"
    r"|dauerte|kostete|wirkte|hieße|sei"
)
_DAS = re.compile(r"[Dd]as (?:allein |alles |wiederum |freilich )?([a-zäöüß]+)\b")
_NO_VERB = re.compile(  # "das von ihm gebaute Haus"
    r"von|vom|im|in|am|an|auf|bei|mit|zum?|zur|so|sehr|ganz|fast|nur|erst|schon|noch|seit|etwa|rund|für|nach"
)
_NOBODY = frozenset(("nadie", "nessuno", "ninguém", "nikt", "никто"))
_PARTICIPLE = re.compile(r"\w+(?:[ai]do|to|cho)")
_JAPANESE_TOPIC = re.compile(r"[はがもで]、?|には|では|とは|って|なら")
_JAPANESE_TELLS = re.compile(r"(?:た|だ|である|する|なる|いる|ある|でした|ました|です)。?$")


def subjectless(text: str, language: str) -> bool:
    """Whether a sentence has a finite verb of the third person and no subject, or only a word that points back."""
    code = base(language)
    text = text.strip(_OPENING)
    if code == "de":
        match = _DAS.match(text)
        return bool(match and _NOT_ADJECTIVE.fullmatch(match[1]) and not _NO_VERB.fullmatch(match[1]))
    if code == "ja":
        return bool(_JAPANESE_TELLS.search(text)) and not _JAPANESE_TOPIC.search(text[:-3])
    words = table("subjects").get(code)
    if words is None:
        return False
    verb = re.compile(words["verb"])
    tokens = _WORD.findall(text)
    low = [token.lower() for token in tokens]
    if not low:
        return False
    if _clitic(low, verb, words):
        return True
    place = next(
        (n for n, word in enumerate(low) if _verb(word, verb, words) and not (n and tokens[n].istitle())), None
    )
    if place is None:
        return False
    before, after = low[:place], low[place + 1 :]
    if low[place] in words["idle"].split() and not (after and code == "es" and _PARTICIPLE.fullmatch(after[0])):
        return False  # "había una mujer"
    if _NOBODY & set(after[:2]):
        return False
    if _named(tokens, place, verb, words):
        return False  # "María dijo"
    if all(word in words["before"].split() for word in before) and place <= _FIRST:
        return not _follows(after, low[place], words)
    if (
        before[0] in words["fronts"].split()
        and place <= _FRONT
        and "," not in text[: text.lower().find(low[place])][:-2]
    ):
        return not _follows(after, low[place], words)
    return False


def _verb(word: str, verb: re.Pattern[str], words: dict[str, str]) -> bool:
    return (bool(verb.fullmatch(word)) and word not in words["never"].split()) or word in words["forms"].split()


def _clitic(low: list[str], verb: re.Pattern[str], words: dict[str, str]) -> bool:
    """Whether a pronoun before the verb means somebody who stands in another sentence: "Il maestro lo ascoltò"."""
    clitics = words.get("clitics", "").split()
    for n, word in enumerate(low[:_FRONT]):
        after = low[n + 1] if n + 1 < len(low) else ""
        if n and word in clitics and _verb(after, verb, words):
            return sum(token not in words["before"].split() for token in low[:n]) <= _SUBJECT
    return False


def _named(tokens: list[str], place: int, verb: re.Pattern[str], words: dict[str, str]) -> bool:
    """Whether what looks like a verb is a name before one."""
    return place == 0 and len(tokens) > 1 and _verb(tokens[1].lower(), verb, words)


def _follows(after: list[str], verb: str, words: dict[str, str]) -> bool:
    """Whether a subject stands behind a verb that lets somebody or something appear: "entró una mujer"."""
    return bool(after) and bool(re.fullmatch(words["appear"], verb)) and after[0] in words["articles"].split()
