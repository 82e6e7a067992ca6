"""Titles that name what a film is about, from the title of its article and the sentences that it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.language.spacing import unspaced
from core.language.tag import script as script_of_tag
from core.model.article import Article
from core.model.script import Line, Script
from core.script.lexicon import lexicon
from core.script.post.harmless import harmless, leads_away
from core.script.post.naming import Naming
from core.script.post.subject import in_its_script, tells
from core.script.post.tags import keywords
from core.script.post.tokens import tokens
from core.script.read.outline import clean_heading

LEAST = 3
_SHORTEST, _COMFORT = 16, 80  # characters; half of them in scripts without spaces
_STOPS = frozenset(".!。！।۔")
_QUESTIONS = ("?", "？", "؟")


def titles(article: Article, script: Script) -> list[str]:
    """Different titles for a post, the best first, at least three of them where there is anything to say: the
    article's own, a question or the opening of the film, its most striking figure, and others of its sentences.
    """
    topics = keywords(article, script)
    first = _own(script, topics)
    found: dict[str, str] = {}
    for title in (first, clean_heading(article.title), *_sentences(script, topics, first)):
        text = harmless(title)
        if text and in_its_script(text, script.language) and not is_vague(text, script.language):
            found.setdefault(_key(text), text)
    for title in _others(first, topics, script):
        if len(found) >= LEAST:
            break
        found.setdefault(_key(title), title)
    return list(found.values())


def is_vague(text: str, language: str) -> bool:
    """Whether a title is a label that fits any film: "Introduction", "The verdict"."""
    if unspaced(language):
        return False
    return not re.search(r"[^\W\d_]", text) or Naming(language).is_vague(text)


def bare(text: str) -> str:
    """A title without its full stop."""
    return text[:-1] if text[-1:] in _STOPS and text[-2:-1] not in _STOPS else text


def _key(text: str) -> str:
    return bare(text).casefold()


def _own(script: Script, topics: tuple[str, ...]) -> str:
    """The title of the script, in the script's own letters; a label gets the subject before it."""
    title = harmless(clean_heading(script.title))
    if not in_its_script(title, script.language):
        title = harmless(re.sub(r"[^\x00-\u024f]+", " ", title)) if script_of_tag(script.language) == "Latn" else ""
    if title and not is_vague(title, script.language):
        return title
    named = " · ".join(topics[:3]) or harmless(bare(script.lines[0].text) if script.lines else "") or "Video"
    named = named[:1].upper() + named[1:]
    return f"{topics[0][:1].upper()}{topics[0][1:]}: {title}" if topics and title else named


def _sentences(script: Script, topics: tuple[str, ...], first: str) -> Iterator[str]:
    """Sentences of the film that stand alone and name its subject: questions, the opening, figures, then the rest."""
    spoken = [line for line in script.lines if tells(line) and not leads_away(line.text)]
    named = {_key(first)}
    about = {token.stem for topic in topics[:6] for token in tokens(topic, script.language)}
    turn = lexicon(script.language).turn
    taken_back = {before.id for before, line in pairwise(spoken) if turn.search(line.text)}
    lines = [
        line for line in spoken if line.id not in taken_back and _stands_alone(line, script.language, topics[:6], about)
    ]
    for line in sorted(lines, key=lambda line: (_worth(line), line.id)):
        if _key(line.text) not in named:
            yield bare(line.text)


def _stands_alone(line: Line, language: str, topics: tuple[str, ...], about: set[str]) -> bool:
    text = bare(line.text)
    least, most = (_SHORTEST // 2, _COMFORT // 2) if unspaced(language) else (_SHORTEST, _COMFORT)
    words = lexicon(language)
    if not least <= len(text) <= most or words.opener.search(text) or words.turn.search(text):
        return False
    if not unspaced(language) and {token.low for token in list(tokens(text, language))[:3]} & words.pronoun_words:
        return False
    if unspaced(language):
        return any(topic in text for topic in topics)
    return any(token.stem in about for token in tokens(text, language))


def _worth(line: Line) -> int:
    if line.text.endswith(_QUESTIONS):
        return 0
    if line.section == "hook":
        return 1
    return 2 if re.search(r"\d", line.text) else 3


def _others(first: str, topics: tuple[str, ...], script: Script) -> Iterator[str]:
    """Titles for a film whose sentences make none: its topics, and the title with a word before it."""
    simple, _, traditional = lexicon(script.language).in_short.partition("|")
    template = traditional if traditional and script_of_tag(script.language) == "Hant" else simple
    head = re.split(r"(?<=[?？!])\s|\s[–—|:]\s|:\s|：", first)[0].strip()
    if head != first and len(head) >= _SHORTEST // 2:
        yield head
    if len(topics) > 1:
        yield " · ".join(topic[:1].upper() + topic[1:] for topic in topics[:3])
    if template:
        yield template.format(title=first)
    opening = harmless(bare(script.lines[0].text)) if script.lines else ""
    if opening:
        yield opening
    yield " · ".join((first, *topics[:1]))
    yield " · ".join((first, *topics[1:2], "Video"))
