"""Queries to the stock sources: one to three concrete words, in steps from the scene to the whole article.

A word alone is often the wrong one to a site that knows all of life ("kernel", "python", "stable"), so a word of the
article's own field stands beside it, where the field has one that everybody uses; else a name of the article.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.language.graphemes import start
from core.language.stems import stem_of_any
from core.language.tag import base
from core.model.article import Article
from core.model.script import Script
from core.visuals.stock.rank import Scene
from core.visuals.stock.terms import fold, runs, stems
from core.visuals.stock.topic import Topic

MOST_CHARS = 60
MOST_WORDS = 2  # of a term, beside the word of the field
HINTS: dict[str, dict[str, tuple[str, ...]]] = {
    "computing": {
        "en": ("programming", "software", "computer"),
        "de": ("Programmierung", "Software", "Computer"),
        "fr": ("programmation", "logiciel", "ordinateur"),
        "es": ("programación", "software", "ordenador"),
        "it": ("programmazione", "software", "computer"),
        "pt": ("programação", "software", "computador"),
        "nl": ("programmeren", "software", "computer"),
        "": ("software", "computer"),
    },
    "computing/desk": {"en": ("computer", "software"), "de": ("Computer", "Software"), "": ("computer", "software")},
    "computing/system": {"en": ("software", "server"), "de": ("Software", "Server"), "": ("software", "server")},
    "food": {"en": ("food", "cooking"), "de": ("Essen", "Kochen"), "": ("food",)},
    "animals": {"en": ("animal", "wildlife"), "de": ("Tier",), "": ("animal",)},
    "garden": {"en": ("garden", "flowers"), "de": ("Garten",), "": ("garden",)},
    "nature": {"en": ("nature", "landscape"), "de": ("Natur",), "": ("nature",)},
    "building": {"en": ("architecture",), "de": ("Architektur",), "": ("architecture",)},
    "sport": {"en": ("sport",), "": ("sport",)},
    "health": {"en": ("medicine", "health"), "de": ("Medizin",), "": ("medicine",)},
    "money": {"en": ("finance", "money"), "de": ("Finanzen",), "": ("finance",)},
    "travel": {"en": ("travel",), "de": ("Reise",), "": ("travel",)},
    "music": {"en": ("music",), "de": ("Musik",), "": ("music",)},
    "space": {"en": ("space", "astronomy"), "de": ("Weltall",), "": ("space",)},
}

GENERAL: dict[str, dict[str, tuple[str, ...]]] = {  # what such an article can always be shown by
    "computing/code": {
        "en": ("source code screen", "coding laptop", "programmer typing"),
        "de": ("Quellcode Bildschirm",),
    },
    "computing/desk": {"en": ("computer screen", "laptop office", "computer desktop"), "de": ("Computer Bildschirm",)},
    "computing/system": {
        "en": ("server room", "software developers team", "computer terminal", "software testing"),
        "de": ("Server Rechenzentrum",),
    },
}


class Asking:
    """The words that the whole film's queries share: the field's, and what the article is called."""

    def __init__(self, article: Article, script: Script, topic: Topic) -> None:
        self.own = script.language
        self.english: set[str] = set()  # questions that are not in the film's language
        self.hints = _hints(topic, script.language)
        self.english_hint = next(iter(_hints(topic, "en")), "")
        self.hint = self.hints[0] if self.hints else ""
        self.topic = topic
        self.general = GENERAL.get(_kind(topic), {}).get(base(script.language), ())
        self.subject = _subject(article, script, topic)

    def steps(self, scene: Scene) -> tuple[str, ...]:
        """Return the queries for a scene, the most telling first; the last ones are the same for every scene."""
        out = [self._of_term(term, scene.text) for term in scene.terms[:2]]
        out += [self._with_hint(_brief(scene.heading, self.topic))] if scene.heading else []
        return tuple(dict.fromkeys(text for text in (*out, *self.shared()) if text))

    def shared(self) -> tuple[str, ...]:
        """Return the queries for the film as a whole."""
        pair = " ".join(self.hints[:2]) if len(self.hints) > 1 else self.hint
        return tuple(dict.fromkeys(text for text in (self._with_hint(self.subject), pair, *self.general) if text))

    def language(self, question: str) -> str:
        """The language a question is in."""
        return "en" if question in self.english else self.own

    def _of_term(self, term: str, text: str) -> str:
        """A question of a term; a chat model's terms are English words that the line itself does not have."""
        foreign = base(self.own) != "en" and term.isascii() and not set(stems(term)) & set(stems(text))
        result = self._with_hint(term, self.english_hint if foreign else self.hint)
        if foreign and result:
            self.english.add(result)
        return result

    def _with_hint(self, term: str, hint: str | None = None) -> str:
        term = _cut(term)
        if not term:
            return ""
        beside = (self.hint if hint is None else hint) or (
            "" if self.subject.casefold() in term.casefold() else self.subject
        )
        if not beside or set(stems(beside)) & set(stems(term)):
            return term
        return start(f"{term} {beside}", MOST_CHARS)


def _hints(topic: Topic, language: str) -> tuple[str, ...]:
    """The everyday words of the article's field, those first that the article itself uses most."""
    words = HINTS.get(_kind(topic)) or HINTS.get(topic.main, {})
    known = words.get(base(language), words.get("", ()))
    if _kind(topic) in HINTS:
        return known
    return tuple(sorted(known, key=lambda word: -topic.weight.get(stem_of_any(fold(word)), 0.0)))


def _kind(topic: Topic) -> str:
    """The article's field and the part of it, "computing/code"."""
    return f"{topic.main}/{max(topic.shade, key=lambda item: topic.shade[item], default='')}"


def _subject(article: Article, script: Script, topic: Topic) -> str:
    """Name the article in one or two words: its topic, the most telling of its title, else a name in it."""
    for text in (article.topic, article.title, script.title):
        brief = _brief(text, topic)
        if brief:
            return brief
    return topic.names[0] if topic.names else ""


def _brief(text: str, topic: Topic) -> str:
    """The two words of a heading that say most, side by side where they stand so."""
    rows = [run for run in runs(text) if run]
    if not rows:
        return ""
    best = max(rows, key=lambda run: sum(topic.weight.get(item, 0.0) for item in run[:MOST_WORDS]))[:MOST_WORDS]
    words = [word.strip(".,:;!?“”\"'()") for word in text.split()]
    return " ".join(word for word in words if word and set(stems(word)) & set(best))


def _cut(term: str) -> str:
    return start(" ".join(term.split()[: MOST_WORDS + 1]), MOST_CHARS).strip()


def budgeted(steps: Sequence[tuple[str, ...]], shared: Sequence[str], most: int) -> list[str]:
    """The queries to stock sources of all scenes, each once and at most so many: the first two shared ones, each
    scene's first, the other shared ones, then the scenes' second, and so on.
    """
    firsts = [step[0] for step in steps if step]
    rest = [
        item[n]
        for n in range(1, max((len(element) for element in steps), default=0))
        for item in steps
        if n < len(item)
    ]
    return list(dict.fromkeys([*shared[:2], *firsts, *shared[2:], *rest]))[:most]
