"""The last line of a film, which is no passage of the article: a question of its topic, a next step, or the link.

A link is promised only where there is one and everybody who sees the film can click it. Some kinds of articles end best
with their own conclusion: for those there is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from core.language.tag import base, script
from core.model.article import Article
from core.model.presets import PRESETS
from core.script.lexicon import Lexicon, lexicon

_OWN_END = frozenset({"news", "essay"})  # their conclusion is the best end
_LINK_FIRST = frozenset({"reference", "howto", "release"})  # whose viewers need the whole text
_LOOK = 20_000  # characters of an article whose form of address is looked for
_WORD = re.compile(r"[^\W\d_]+")
_MOST_SUBJECT_CHARS = 32
_TRADITIONAL = set("這們來說時為國學會對過還後發經與個點麼嗎讓從將開關無樣動實現體應")


def closings(
    kind: str, subject: str, platforms: Collection[str], has_link: bool, language: str, *, otherwise: bool = False
) -> tuple[str, ...]:
    """Last lines of a script to choose from, the best first; empty where the article's own conclusion is the best end.

    `kind` is that of the article ("recipe", "howto", "listicle", "review", "news", "release", "interview", "essay",
    "diary", "explainer", "reference"), `subject` a name or noun of it or "", `platforms` are the names of the presets,
    `otherwise` asks for the less usual form of address.
    """
    words, second = lexicon(language), otherwise or script(language) == "Hant"
    if not words.cta_plain:
        return ()
    link = _link(words, platforms) if has_link else ""
    if kind in _OWN_END:
        return (_written(link, second),) if link and kind == "news" else ()
    named = subject if len(subject) <= _MOST_SUBJECT_CHARS else ""
    questions = [
        text.format(subject=named) for text in words.closings.get(kind, ()) if named or "{subject}" not in text
    ]
    found = [link, *questions] if kind in _LINK_FIRST or not questions else [*questions, link]
    return tuple(_written(text, second) for text in dict.fromkeys((*found, words.cta_plain)) if text)


def clickable(platforms: Collection[str]) -> bool:
    """Whether an address in the text of a post can be clicked on all of some presets, so that a last line may point
    to it.
    """
    return bool(platforms) and all(name in PRESETS and PRESETS[name].links for name in platforms)


def _link(words: Lexicon, platforms: Collection[str]) -> str:
    """The sentence that names the place of the link; none where the platforms have it in places of different names."""
    captions = {PRESETS[name].platform.caption for name in platforms} if clickable(platforms) else set()
    if len(captions) != 1:
        return ""
    return words.cta_post if captions == {True} else words.cta_link


def variety(article: Article, language: str) -> str:
    """The language of a script's closing in the article's own writing, as "zh-Hant" where it has traditional
    letters.
    """
    if base(language) != "zh" or script(language) == "Hant":
        return language
    sample = "".join(block.text for block in article.blocks[:30])[:2000]
    return "zh-Hant" if sum(c in _TRADITIONAL for c in sample) > 5 else language


def addresses_otherwise(article: Article, language: str) -> bool:
    """Whether the article speaks to its reader in the less usual form of address: "Sie" in German, "tu" in French."""
    words = lexicon(language)
    if not words.other_address:
        return False
    texts = [block.text for block in article.blocks if block.kind in ("paragraph", "list", "heading")]
    inside = re.findall(r"(?<![.!?:]\s)(?<!^)\b[^\W\d_]+", "\n".join(texts)[:_LOOK], re.M)
    if base(language) != "de":  # in German a capital tells "Sie" from "sie", but not where a sentence begins
        inside = [word.lower() for word in _WORD.findall("\n".join(texts)[:_LOOK])]
    own, other = words.own_address.split(), words.other_address.split()
    return sum(word in other for word in inside) > sum(word in own for word in inside)


def _written(text: str, second: bool) -> str:
    """A phrase in the letters or the form of address that the article has, where there are two."""
    usual, _, other = text.partition("|")
    return other if other and second else usual


def closing(article: Article, language: str, platforms: Collection[str] = (), kind: str = "") -> str:
    """The last line of a script whose article needs one: the best for its kind, else a question in its language."""
    spoken_as = variety(article, language)
    has_link = article.url.startswith(("http://", "https://"))
    otherwise = addresses_otherwise(article, language)
    found = closings(kind, "", platforms, has_link, spoken_as, otherwise=otherwise) or closings(
        "", "", platforms, has_link, spoken_as, otherwise=otherwise
    )
    return found[0] if found else closings("", "", platforms, False, "en")[0]
