"""The kind of an article: recipe, how-to, list, review, news, release, interview, essay, diary, explainer, reference.

Each is known by its build first (an ingredients list, numbered headings, questions with answers, a dateline), then by
words of its title and headings (`kinds.toml`). "" where nothing speaks for any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from core.model.article import Article, Block
from core.model.script import ArticleKind
from core.script.read.byline import is_byline
from core.script.read.counts import counts
from core.script.read.data import pattern
from core.script.read.dateline import dateline
from core.script.read.interviews import FIRST_PERSON, is_interview
from core.script.read.labels import Name, name
from core.script.read.rating import rates
from core.script.read.series import series

_ASK = ("?", "？", "؟", ";")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")  # "Ingredients (for two)"
_LOOK = 20_000  # characters of running text that are looked at
_LAST = 3  # paragraphs that may say whom to ask
_FEW = 2  # numbered headings
_PERSONAL, _STORY = 0.006, 0.02  # "I" by words: in an essay, in a story told beside listings
_SIDE = 5  # words of one side in a title that sets two against each other
_LONG_WORD = re.compile(r"\w{4,}")
_TICKER = re.compile(r"\((?:NYSE|NASDAQ|LSE|ETR|TSE|Euronext)\s*[:：]|\b(?:Inc|Corp|Ltd|GmbH|AG|S\.A|plc)\b")
_QUOTED = re.compile(r"[“\"„«「][^”\"“»」「]{20,400}[”\"“»」]")
_YEAR_OR_DAY = re.compile(
    r"\b(?:on|le|am|el|il|op) (?:\w+day|\d{1,2}\.? \w+|\w+ \d{1,2})\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_WEEKDAY = re.compile(  # of a news item in other languages
    r"\b(?:am|vom|seit) (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\w*|"
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|"
    r"\bel (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|"
    r"\b(?:lunedì|martedì|mercoledì|giovedì|venerdì)\b|\b(?:segunda|terça|quarta|quinta|sexta)-feira\b|"
    r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b|\d{1,2}日(?:、|に|の)|\d{1,2}[日号]|\d{1,2}일"
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
    if is_interview(article, skip, titled=titled("interview")):
        return "interview"
    diary = pattern("kinds", language, "diary")
    days = sum(bool(diary.match(item.word or item.text)) for item in names)
    numbered = [item for item in names if item.number]
    if days >= 2 and (days >= 0.5 * len(texts) or (len(numbered) >= 0.5 * len(names) and days >= 0.6 * len(numbered))):
        return "diary"
    if _is_release(article, language, blocks):
        return "release"
    verdict = bool(heads("verdict")) and not titled("howto")  # a how-to ends with a "Conclusion", too
    rated = titled("review") or versus(article.title, language) or verdict or _is_rated(blocks)
    if not (rated and verdict):
        kind = series(article, language, skip, method=bool(heads("method")), howto=titled("howto"))
        if kind:
            return kind
        if len(numbered) >= _FEW and len(numbered) >= 0.5 * len(names):  # two of them are no series
            if heads("method") or (titled("howto") and not counts(article.title)):
                return "howto"
            if counts(article.title):
                return "listicle"
    if rated:
        return "review"
    return _by_words(article, language, blocks, titled, heads)


def versus(title: str, language: str) -> bool:
    """Whether a title sets two things against each other: "Clay pots or plastic pots: ...", "Kindle vs. paper"."""
    match = pattern("kinds", language, "versus").search(title)
    if not match:
        return False
    before, after = title[: match.start()].split(), re.split(r"[:?!,—–]", title[match.end() :])[0].split()
    return 0 < len(before) <= _SIDE and 0 < len(after) <= _SIDE


def _is_rated(blocks: Sequence[Block]) -> bool:
    """Whether one of the first or last paragraphs is a rating."""
    prose = [block.text for block in blocks if block.kind in ("paragraph", "quote", "heading")]
    return any(map(_rated, (*prose[:3], *prose[-4:])))


def _is_release(article: Article, language: str, blocks: Sequence[Block]) -> bool:
    """Whether it is sent by whom it is about: it says so, or a part about the sender and one whom to ask close it."""
    prose = [block.text for block in blocks if block.kind in ("paragraph", "quote") and not is_byline(block.text)]
    top, release = prose[:3], pattern("kinds", language, "release")
    if any(pattern("kinds", language, "sent").search(text) for text in (*top, *prose[-2:])):
        return True
    if release.search(article.title):
        return True
    announces = article.title.split(" ")[0].lower() in ("introducing", "announcing")
    if any(release.search(text) and (_TICKER.search(text) or announces) for text in top[:1]):
        return True
    about, contact = (pattern("kinds", language, field, start=True) for field in ("about", "contact"))
    titles = [block.text.strip() for block in blocks if block.kind == "heading"]
    subjects = set(_LONG_WORD.findall(article.title))
    sender = any(about.search(text) and subjects & set(_LONG_WORD.findall(text)) for text in titles)
    announced = any(release.search(text) for text in top)
    return sender and (announced or any(contact.search(text) for text in (*titles, *prose[-_LAST:])))


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
    whole = "\n".join(prose)[:_LOOK]
    own = len(FIRST_PERSON.findall(_QUOTED.sub("", whole)))
    ordered = any(block.kind == "list" and block.ordered and len(block.items) > 2 for block in blocks)
    if (titled("howto") and (ordered or code)) or (heads("method") and ordered):
        return "howto"
    if titled("reference"):
        return "reference"
    says = len(pattern("bonds", language, "says").findall(whole))
    day = _YEAR_OR_DAY.search(whole) or _WEEKDAY.search(whole) or pattern("kinds", language, "study").search(whole)
    if any(map(dateline, prose[:2])) or (says >= 1 and _QUOTED.search(whole) and day and own == 0):
        return "news"
    asks = article.title.strip()[-1:] in _ASK
    if (titled("explains") and not FIRST_PERSON.search(article.title)) or asks:
        return "explainer"
    words = max(1, len(whole.split()) or len(whole) // 3)
    if own > (_STORY if code else _PERSONAL) * words:
        return "essay"
    if code or sum(block.kind == "list" for block in blocks) > 1:
        return "reference"
    return ""


def _rated(text: str) -> bool:
    """Whether a line or sentence of a paragraph is a rating."""
    return any(rates(line) for line in re.split(r"\n|(?<=[.!?])\s", text))
