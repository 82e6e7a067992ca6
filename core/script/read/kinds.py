"""The kind of an article: recipe, how-to, list, review, news, release, interview, essay, diary, explainer, reference.

Each is known by its build first (an ingredients list, numbered headings, questions with answers, a dateline), then by
words of its title and headings (`kinds.toml`). "" where nothing speaks for any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from core.language.spacing import unspaced
from core.model.article import Article, Block
from core.model.script import ArticleKind
from core.script.read.byline import is_byline
from core.script.read.data import pattern
from core.script.read.dateline import dateline
from core.script.read.labels import Name, name
from core.script.read.rating import rates
from core.script.read.speaker import speakers, typeset_turns

_ARTICLES = "the|los|las|les|die|le|la|os|as|de|i|gli"
_COUNTED = (
    "two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq"
    "|sept|huit|neuf|dix|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci"
    "|três|quatro|sete|oito|dez|twee|drie|vijf|zes|zeven|negen|tien"
)
_COUNT = re.compile(rf"^\W*(?:(?:{_ARTICLES}) )?(?:\d{{1,2}}|{_COUNTED})(?:\s|个|個|つ|种|種|가지)", re.I)
_ASK = ("?", "？", "؟", ";")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")  # "Ingredients (for two)"
_LOOK = 20_000  # characters of running text that are looked at
_LEAST_COUNTED = 3
_TURNS = 0.25  # share of the paragraphs from which questions in bold type make a dialogue
_TIP = 3.2  # words of a heading that says something
_TICKER = re.compile(r"\((?:NYSE|NASDAQ|LSE|ETR|TSE|Euronext)\s*[:：]|\b(?:Inc|Corp|Ltd|GmbH|AG|S\.A|plc)\b")
_QUOTED = re.compile(r"[“\"„«「][^”\"“»」「]{20,400}[”\"“»」]")
_FIRST_PERSON = re.compile(
    r"\b(?:I|my|me|ich|mein\w*|je|mon|ma|mes|yo|mi|mis|io|eu|meu|minha|ik|mijn|я|мой)\b|私|僕|我"
)
_YEAR_OR_DAY = re.compile(
    r"\b(?:on|le|am|el|il|op) (?:\w+day|\d{1,2}\.? \w+|\w+ \d{1,2})\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def headings(article: Article, language: str, skip: Collection[int] = ()) -> list[Name]:
    """The names of the article's headings, without that of its title."""
    title = article.title.strip().casefold()
    return [
        name(block.text[:1000], language)
        for n, block in enumerate(article.blocks)
        if block.kind == "heading" and n not in skip and block.text.strip().casefold() != title
    ]


def kind_of(article: Article, language: str, skip: Collection[int] = ()) -> ArticleKind:
    """The kind of an article, "" where none is known."""
    names = headings(article, language, skip)
    texts = [_BRACKET.sub("", item.text.casefold()).strip(" :?!.？") for item in names]
    blocks = [block for n, block in enumerate(article.blocks) if n not in skip]
    n_lists = sum(block.kind == "list" for block in blocks)

    def heads(field: str) -> int:
        found = pattern("kinds", language, field)
        return sum(bool((m := found.search(text)) and len(m[0]) >= 0.5 * len(text)) for text in texts)

    def titled(field: str) -> bool:
        return bool(pattern("kinds", language, field).search(article.title))

    if heads("ingredients") and (heads("method") or n_lists > 1):
        return "recipe"
    asked = [
        n for n, block in enumerate(article.blocks) if block.kind == "heading" and block.text.rstrip()[-1:] in _ASK
    ]
    if len(asked) >= 2 and (titled("interview") or (len(asked) >= 0.6 * len(names) and n_lists < len(asked))):
        return "interview"
    numbered = [item for item in names if item.number]
    code = any(block.kind == "code" for block in blocks)
    diary = pattern("kinds", language, "diary")
    days = sum(bool(diary.match(item.word or item.text)) for item in names)
    steps = sum(bool(item.word) and diary.search(item.word) is None for item in numbered)
    if len(numbered) >= 2 and len(numbered) >= 0.5 * len(names):
        if days >= 0.6 * len(numbered):
            return "diary"
        stepwise = steps >= 0.6 * len(numbered)
        counted = bool(_COUNT.match(article.title)) or _counts(article.title, len(numbered))
        if (titled("howto") and not counted) or (stepwise and code) or heads("method"):
            return "howto"
        if counted or (len(numbered) >= 3 and _tips(numbered, language)):
            return "listicle"
    if days >= 2 and days >= 0.5 * len(texts):
        return "diary"
    return _by_words(article, language, blocks, titled, heads)


def _by_words(
    article: Article,
    language: str,
    blocks: Sequence[Block],
    titled: Callable[[str], bool],
    heads: Callable[[str], int],
) -> ArticleKind:
    """The kinds that only their words tell apart: `titled` and `heads` look for a field's words."""
    code = any(block.kind == "code" for block in blocks)
    prose = [block.text for block in blocks if block.kind in ("paragraph", "quote") and not is_byline(block.text)]
    first = prose[0] if prose else ""
    whole = "\n".join(prose)[:_LOOK]
    if titled("interview") or speakers(prose):
        return "interview"
    if len(typeset_turns(article)) >= _TURNS * len(prose):
        return "interview"
    release = pattern("kinds", language, "release")
    if (
        release.search(first)
        and (_TICKER.search(first) or article.title.split(" ")[0].lower() in ("introducing", "announcing"))
    ) or release.search(article.title):
        return "release"
    if titled("review") or heads("verdict") or any(map(_rated, (*prose[:2], *prose[-2:]))):
        return "review"
    ordered = any(block.kind == "list" and block.ordered and len(block.items) > 2 for block in blocks)
    if (titled("howto") and (ordered or code)) or (heads("method") and ordered):
        return "howto"
    if titled("reference"):
        return "reference"
    says = len(pattern("bonds", language, "says").findall(whole))
    if dateline(first) or (
        says >= 1
        and _QUOTED.search(whole)
        and _YEAR_OR_DAY.search(whole)
        and len(_FIRST_PERSON.findall(_QUOTED.sub("", whole))) == 0
    ):
        return "news"
    if titled("explains"):
        return "explainer"
    if article.title.strip()[-1:] in ("?", "？", "؟"):
        return "explainer"
    words = max(1, len(whole.split()) or len(whole) // 3)
    if len(_FIRST_PERSON.findall(_QUOTED.sub("", whole))) > 0.006 * words and not code:
        return "essay"
    if code or sum(block.kind == "list" for block in blocks) > 1:
        return "reference"
    return ""


def _counts(title: str, n: int) -> bool:
    """Whether a title has the number of things that are counted: "Used bikes: 7 points to check"."""
    figures = [int(figure) for figure in re.findall(r"(?<![\d.,])\d{1,2}(?![\d.,%])", title)]
    numerals = _COUNTED.split("|")
    figures += [numerals.index(word) % 9 + 2 for word in re.findall(r"\w+", title.lower()) if word in numerals]
    return n >= _LEAST_COUNTED and n in figures


def _rated(text: str) -> bool:
    """Whether a line or sentence of a paragraph is a rating."""
    return any(rates(line) for line in re.split(r"\n|(?<=[.!?])\s", text))


def _tips(numbered: Sequence[Name], language: str) -> bool:
    """Whether numbered headings say something each; those of chapters ("1. Arch bridges") only name what comes."""
    if all(item.word for item in numbered):
        return True
    lengths = [len(item.text) / 2.5 if unspaced(language) else len(item.text.split()) for item in numbered]
    return sum(lengths) >= _TIP * len(lengths)
