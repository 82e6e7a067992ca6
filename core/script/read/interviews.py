"""Interviews: somebody is asked and answers, by names, by type, or by "you" and "I"."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.model.article import Article
from core.script.read.speaker import speakers, typeset_turns

_ASK = ("?", "？", "؟", ";")
_LEAST, _LEAST_TITLED = 3, 2  # questions; where the title says that it is an interview
_ADDRESSED, _ANSWERED = (
    0.34,
    0.34,
)  # share of the questions that speak to somebody, and of the answers that are somebody's
_LONGEST = 220  # characters of a question
_TURNS = 0.25  # share of the paragraphs that are the asker's by their type
FIRST_PERSON = re.compile(
    r"\b(?:I|my|me|ich|mein\w*|mir|mich|je|j['’]\w+|mon|ma|mes|moi|yo|mi|mis|me|io|mio|mia|eu|meu|minha|ik|mijn|я|мой|мне|меня|"
    r"mnie|mój|moja|jag|min|mitt)\b|私|僕|俺|わたし|我|저는|제가|나는|내가|أنا|मैं"
)
_WE = re.compile(
    r"\b(?:we|our|wir|unser\w*|nous|notre|nosotros|nuestr\w+|noi|nostr\w+|nós|noss\w+|wij|ons|мы|my|nas)\b|私たち|我们|우리",
    re.I,
)
_SECOND_PERSON = re.compile(
    r"\b(?:you|your|yours|Sie|Ihnen|Ihr|Ihre\w*|du|dich|dir|dein\w*|vous|votre|vos|tu|toi|ton|usted|ustedes|tú|te|su|lei|Lei|"
    r"voi|você|vocês|sua|u|uw|jij|je|jouw|вы|вас|вам|ваш\w*|ты|pan|pani|ty|du|ni)\b|さん|あなた|您|你|님|씨|أنت|आप"
)
_HE_OR_WE = re.compile(r"\b(?:I|we|my|our|ich|wir|je|nous)\b")


def is_interview(article: Article, skip: Collection[int] = (), *, titled: bool = False) -> bool:
    """Whether somebody asks and somebody answers; headings that ask are no interview by themselves."""
    blocks = [(n, block) for n, block in enumerate(article.blocks) if n not in skip]
    prose = [block.text for _, block in blocks if block.kind in ("paragraph", "quote")]
    if speakers(prose):
        return True
    asked = [n for n, block in blocks if block.kind == "heading" and block.text.rstrip()[-1:] in _ASK]
    asked = asked if len(asked) >= _LEAST_TITLED else []
    turns = sorted(typeset_turns(article) - set(skip))
    if len(turns) >= _TURNS * max(1, len(prose)):
        asked = turns if len(turns) > len(asked) else asked
    if not asked:
        asked = [
            n for n, block in blocks
            if block.kind == "paragraph" and len(block.text) <= _LONGEST and block.text.rstrip()[-1:] in _ASK
        ]  # fmt: skip
        if len(asked) < _LEAST or len(asked) < _TURNS * len(prose):
            return False
    if titled:
        return len(asked) >= _LEAST_TITLED
    if len(asked) < _LEAST:
        return False
    questions = [article.blocks[n].text for n in asked]
    answers = [_answer(article, n, asked) for n in asked]
    addressed = sum(bool(_SECOND_PERSON.search(text)) and not FIRST_PERSON.search(text) for text in questions)
    personal = sum(bool(FIRST_PERSON.search(text) or _WE.search(text)) for text in answers)
    owned = sum(bool(_HE_OR_WE.search(text)) for text in questions)  # the author asks himself
    if owned > 0.5 * len(questions):
        return False
    return personal >= _ANSWERED * len(answers) and (addressed >= _ADDRESSED * len(asked) or asked == turns)


def _answer(article: Article, question: int, asked: Collection[int]) -> str:
    """The text between a question and the next one or a heading."""
    out: list[str] = []
    for n in range(question + 1, len(article.blocks)):
        if n in asked or article.blocks[n].kind == "heading":
            break
        out.append(article.blocks[n].text)
    return " ".join(out)
