"""Phrases that can name a subject: names, nouns, and terms with a noun at their head.

No dictionary says which words are nouns: a noun stands alone behind an article or preposition ("the pond."), before a
postposition, with a particle of its own, or, in German, with a capital inside sentences. Names have their capitals. A
parser knows better where the language has one.
"""

from __future__ import annotations

import regex

from core.script.post.phrases import HEAD_FIRST, Key, Phrases
from core.script.post.tagged import Tagged
from core.script.post.tokens import tokens

_BY_ENDING = {  # endings of verbs, where a noun needs no article: what comes again without one is a noun
    "pl": regex.compile(r"(?:ć|[aiye]ł[aoiy]?|[aiy]li|uje|ują|cie|my|no|to)$"),
    "ru": regex.compile(r"(?:[аиеоуыя]л[аои]?(?:сь)?|лся|[аеёиуюя]т|[её]шь|ть|ся|но)$"),
    "uk": regex.compile(r"(?:[аиіуя]в|[аиіуя]л[аои]|ти|ся|[еиую]ть|но|то)$"),
    "cs": regex.compile(r"(?:t|[aieěyu]l[aoiy]?|uje|ují|me|te)$"),
}
_INFLECTED = frozenset("cs de el fi hr hu pl ru sk sl sr uk".split())  # noqa: SIM905 - an adjective agrees with its noun
_CAMEL = regex.compile(r"\p{Ll}\p{Lu}\p{L}+$")  # "AppArmor"
NO_NOUN = {  # endings of other words in languages without articles
    "en": regex.compile(r"(?:ing|ed|ly)$"),
    "pl": regex.compile(r"(?:ować|ał|ała|ali|ały|ył|yła|yli|ego|emu|ych|ymi|owy|owa|owe|ny|na|ne|ski|ska|skie)$"),
    "ru": regex.compile(
        r"(?:ый|ий|ая|яя|(?<![нтв])ие|[лв]ой|ое|ее|ые|ого|его|ому|ему|ым|ых|их|ую|юю|ыми|ими|ть|ться|тся)$"
    ),
    **dict.fromkeys(("es", "it", "pt"), regex.compile(r"\p{L}{3}(?:[aei]re?)$|\p{L}{3}(?:ar|er|ir)$")),
    "fr": regex.compile(r"\p{L}{4}(?:(?<!i)er|ir|oir)$"),
    "uk": regex.compile(r"(?:ий|ій|(?<![нтв])ня|ого|ому|им|их|ими|ти|тися|ться)$"),
}


class Naming(Phrases):
    """The phrases of an article, told by what they can name; `tagged` are the words of the film that a parser knows."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.tagged = Tagged((), language)

    def is_noun(self, stem: str) -> bool:
        """Whether a word is a noun by the parser, or has stood where only nouns stand."""
        if self.tagged.knows(stem) and not self.tagged.is_noun(stem):
            return False
        if self.code == "de":
            return self.large[stem] > 0 and self.small[stem] == 0
        if self.alone[stem] > 0:
            return True
        phrase, verb = self.by_key[(stem,)], _BY_ENDING.get(self.code)
        return (
            verb is not None and phrase.count > 1 and not any(verb.search(form.lower()) for form in phrase.spellings())
        )

    def is_oblique(self, key: Key) -> bool:
        """Whether a word of a Slavic language comes behind prepositions alone, and so in no basic form."""
        return len(key) == 1 and self.code in _BY_ENDING and self.alone[key[0]] >= self.by_key[key].count

    def is_name(self, key: Key) -> bool:
        """Whether a phrase is written with capitals wherever they say something."""
        phrase = self.by_key[key]
        if len(key) > 1:
            if self.code == "de" and (phrase.count < 2 or any(self.small[stem] for stem in key)):
                return False  # two nouns that stand side by side have capitals, too
            return phrase.named > 0 and 2 * phrase.named > phrase.count
        if any(_CAMEL.search(form) for form in phrase.forms):
            return True
        return self.code != "de" and phrase.named > 0 and self.large[key[0]] > self.small[key[0]]

    def names_something(self, key: Key) -> bool:
        """Whether a phrase can stand for a subject: a name, a noun, a term with a noun at its head."""
        phrase = self.by_key[key]
        if self.is_name(key):
            return True
        head = self.head(key)[0]
        of_title = phrase.in_title and (self.last[head] > 0 or self.tagged.is_noun(head))
        noun = self.is_noun(head) or of_title
        if any(self.tagged.knows(stem) and not self.tagged.is_noun(stem) for stem in key):
            return False
        if len(key) == 1:
            form = phrase.form().lower()
            ends = NO_NOUN.get(self.code)
            return len(form) > 1 + self.cased and noun and not (ends and ends.search(form))
        if self.code in _BY_ENDING and not all(self._may_go_with_noun(stem) for stem in key):
            return False
        return noun and (phrase.in_title or (phrase.count > 1 and self.code not in _INFLECTED))

    def _may_go_with_noun(self, stem: str) -> bool:
        """Whether a word of a Slavic language is a noun or ends as an adjective does."""
        phrase, ends = self.by_key[(stem,)], NO_NOUN.get(self.code)
        spelled = {*phrase.spellings(), phrase.title_form} - {""}
        return self.is_noun(stem) or any(ends is not None and ends.search(form.lower()) for form in spelled)

    def may_be_noun(self, key: Key) -> bool:
        """Whether a word is a noun by the parser, or stands at the end of what an article or preposition leads."""
        if len(key) == 1 and self.tagged.knows(key[0]):
            return self.tagged.is_noun(key[0])
        ends = NO_NOUN.get(self.code)
        return len(key) == 1 and self.last[key[0]] > 0 and not (ends and ends.search(self.by_key[key].form().lower()))

    def head(self, key: Key) -> Key:
        """The word of a phrase that says what it is."""
        return (key[0 if self.code in HEAD_FIRST else -1],)

    def is_part(self, key: Key, longer: Key) -> bool:
        """Whether a phrase comes only within a longer one."""
        return self.by_key[key].count <= self.by_key[longer].count and self.names_something(longer)

    def is_vague(self, form: str) -> bool:
        """Whether all words of a phrase are such as name no subject."""
        return all(word.low in self.words.vague or self._stops(word) for word in tokens(form, self.language))
