"""The last line of a film, which is no passage of the article: a question of its topic, a next step, or the link.

A link is promised only where there is one and everybody who sees the film can click it. Some kinds of articles end best
with their own conclusion: for those there is none.
"""

from __future__ import annotations

from collections.abc import Collection

from core.language.tag import base, script
from core.model.article import Article
from core.model.presets import PRESETS
from core.script.lexicon import Lexicon, lexicon

_OWN_END = frozenset({"news", "essay"})  # their conclusion is the best end
_LINK_FIRST = frozenset({"reference", "howto", "release"})  # whose viewers need the whole text
_MOST_SUBJECT_CHARS = 32
_TRADITIONAL = set("這們來說時為國學會對過還後發經與個點麼嗎讓從將開關無樣動實現體應")


def closings(kind: str, subject: str, platforms: Collection[str], has_link: bool, language: str) -> tuple[str, ...]:
    """Last lines to choose from, the best first; empty where the article's own conclusion is the best end.

    `kind` is that of the article ("recipe", "howto", "listicle", "review", "news", "release", "interview", "essay",
    "diary", "explainer", "reference"), `subject` a name or noun of it or "", `platforms` are the names of the presets.
    """
    words = lexicon(language)
    if not words.cta_plain:
        return ()
    link = _link(words, platforms) if has_link else ""
    if kind in _OWN_END:
        return (_written(link, language),) if link and kind == "news" else ()
    named = subject if len(subject) <= _MOST_SUBJECT_CHARS else ""
    questions = [
        text.format(subject=named) for text in words.closings.get(kind, ()) if named or "{subject}" not in text
    ]
    found = [link, *questions] if kind in _LINK_FIRST or not questions else [*questions, link]
    return tuple(_written(text, language) for text in dict.fromkeys((*found, words.cta_plain)) if text)


def clickable(platforms: Collection[str]) -> bool:
    """Whether an address in the text of a post can be clicked on all of some presets."""
    return bool(platforms) and all(name in PRESETS and PRESETS[name].links for name in platforms)


def _link(words: Lexicon, platforms: Collection[str]) -> str:
    """The sentence that names the place of the link; none where the platforms have it in places of different names."""
    captions = {PRESETS[name].platform.caption for name in platforms} if clickable(platforms) else set()
    if len(captions) != 1:
        return ""
    return words.cta_post if captions == {True} else words.cta_link


def variety(article: Article, language: str) -> str:
    """The language in the script of the article, as "zh-Hant" where it writes traditional letters."""
    if base(language) != "zh" or script(language) == "Hant":
        return language
    sample = "".join(block.text for block in article.blocks[:30])[:2000]
    return "zh-Hant" if sum(c in _TRADITIONAL for c in sample) > 5 else language


def _written(text: str, language: str) -> str:
    """A phrase in the letters of the language, where there are two."""
    simple, _, traditional = text.partition("|")
    return traditional if traditional and script(language) == "Hant" else simple


def closing(article: Article, language: str, platforms: Collection[str] = (), kind: str = "") -> str:
    """The closing line of an article that needs one: the best for its kind, else a question in its language."""
    spoken_as = variety(article, language)
    has_link = article.url.startswith(("http://", "https://"))
    found = closings(kind, "", platforms, has_link, spoken_as) or closings("", "", platforms, has_link, spoken_as)
    return found[0] if found else closings("", "", platforms, False, "en")[0]
