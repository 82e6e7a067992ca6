"""Spelling of a phrase that stands alone: as it is spoken, as the title has it, in its basic form."""

from __future__ import annotations

from collections import Counter

import regex

from core.script.post.naming import NO_NOUN, Naming
from core.script.post.phrases import Key, Phrases
from core.script.post.tokens import tokens

_MASCULINE = {"pl": regex.compile(r"(?:em|ów|owi)$"), "ru": regex.compile(r"(?:ом|ов)$"),
              "uk": regex.compile(r"(?:ом|ів|ові)$")}  # fmt: skip
_VOWEL = regex.compile(r"[аеёиоуыэюяіїєьaąeęioóuy]$")


def spelled(phrases: Naming, spoken: Phrases, key: Key) -> str:
    """A phrase for a tag or title, in the spelling of the title where it has it, else the commonest that is spoken.

    Capitals that only a title has, or that shout, go.
    """
    phrase, aloud = phrases.by_key[key], spoken.by_key[key]
    text = (aloud if aloud.count else phrase).form()
    of_title = phrases.code == "de" or phrases.code in _MASCULINE  # there it stands in its basic form
    if phrase.title_form and (of_title or not (aloud.count or phrase.count)):
        text = phrase.title_form
    elif phrase.title_form and phrase.title_form.lower() not in {form.lower() for form in aloud.spellings()}:
        text = phrase.title_form  # another word of the same beginning: "virtual" beside "virtualization"
    elif len(key) == 1 and phrases.code in _MASCULINE and not phrases.is_name(key):
        text = _basic(phrase.forms + phrase.opening_forms, phrases.code) or text
    if text.isupper() and " " in text:
        return text.title()
    if text in {*aloud.forms, *phrase.forms} or phrases.code == "de" or not phrases.cased or phrases.is_name(key):
        return text
    return " ".join(_small(word, phrases) for word in text.split())


def _small(word: str, phrases: Phrases) -> str:
    """A word with a small letter where it has one inside sentences."""
    token = next(iter(tokens(word, phrases.language)), None)
    if token is None or not word[1:].islower():
        return word
    only_first = phrases.large[token.stem] == 0 and phrases.by_key[(token.stem,)].count > 0
    return word.lower() if only_first or phrases.small[token.stem] > phrases.large[token.stem] else word


def _basic(forms: Counter[str], code: str) -> str:
    """The nominative among the forms of a Slavic noun, as far as their endings tell it."""
    small = Counter({text.lower(): n for text, n in forms.items() if not NO_NOUN[code].search(text.lower())})
    if any(_MASCULINE[code].search(text) for text in small):
        bare = [text for text in small if not _VOWEL.search(text) and not _MASCULINE[code].search(text)]
        return min(bare, key=len, default="")
    return max((text for text in small if text[-1:] in "аяaoое"), key=lambda text: small[text], default="")
