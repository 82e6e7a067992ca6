"""The last line: a fixed phrase in the article's language that promises nothing that is not there."""

from __future__ import annotations

from core.model.article import Article
from core.script.lexicon import lexicon

_TRADITIONAL = set("這們來說時為國學會對過還後發經與個點麼嗎讓從將開關無樣動實現體應")


def closing(article: Article, language: str) -> str:
    """The closing phrase: with the article's address in the description, or without one."""
    words = lexicon(language)
    link = article.url.startswith(("http://", "https://"))
    phrase = words.cta_link if link else words.cta_plain
    if language == "zh":
        sample = "".join(block.text for block in article.blocks[:30])[:2000]
        simple, _, traditional = phrase.partition("|")
        return traditional if sum(c in _TRADITIONAL for c in sample) > 5 and traditional else simple
    if phrase:
        return phrase
    english = lexicon("en")
    return english.cta_link if link else english.cta_plain
