"""Paragraphs that begin a step or an item: "**Step 1: Dig.** Put ...", "2) Put ...", "First, ..."."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from core.language.spacing import unspaced
from core.language.tag import base
from core.model.article import Article
from core.script.read.commands import says_what_to_do
from core.script.read.data import pattern, table
from core.script.read.labels import count
from core.script.read.split import sentences

_LEAST = 3  # of them that are a series
_NAME = 60  # characters of a first sentence that names what follows
_NAMES = 4  # paragraphs with bold names that are a series though no title counts them
_SHARE = 0.6  # of the paragraphs from the first to the last that have such names
_MOST_OF = 0.7  # of the paragraphs of a series that begin with what to do
_WORDS = 7  # of a bold name
_SPEECH = '"“”„«»「『'


@dataclass(frozen=True)
class LeadIn:
    """The beginning of a step or item within a paragraph: its number, its name and where its text begins.

    The name is `text[name:ends]`, empty where the paragraph has none or it is said with its first sentence.
    """

    number: int  # 0: the author gives none
    word: str
    name: int
    ends: int
    body: int


def lead_ins(
    article: Article, language: str, skip: Collection[int], of_title: Collection[int] = ()
) -> dict[int, LeadIn]:
    """The paragraphs that begin a step or item, by their block; empty where the article has no series of them."""
    blocks = article.blocks
    texts = [n for n, block in enumerate(blocks) if n not in skip and _is_text(article, n)]
    numbered = {n: found for n in texts if (found := _numbered(article, n, language))}
    out: dict[int, LeadIn] = {}
    for run in _runs(numbered):
        out |= {n: numbered[n] for n in run}
    if not out:
        out = _in_turn(article, texts, language) or _commanded(article, texts, language)
    return out or _named(article, texts, of_title)


def _is_text(article: Article, n: int) -> bool:
    block = article.blocks[n]
    return block.kind == "paragraph" or (block.kind == "list" and block.ordered and len(block.items) == 1)


def _numbered(article: Article, n: int, language: str) -> LeadIn | None:
    """The number that a paragraph begins with, and its name: the rest of its bold words, or a short first sentence."""
    block = article.blocks[n]
    text, lead = block.text, block.lead if block.kind == "paragraph" else "".join(getattr(block, "leads", ())[:1])
    number, word, end = count(text, language)
    if block.kind == "list":  # a list of one item, which pictures part from the next
        number, word, end = number or -1, word, end
    if not number or (number > 0 and not word and text[:1] == "#"):
        return None
    ends = len(lead) if len(lead) > end else end
    if ends == end and (first := next(iter(sentences(text[end:], language)), None)):
        ends = end + first[1] if _is_name(text[end : end + first[1]], language, text[end + first[1] :]) else end
    return LeadIn(number, word, end, ends, ends)


def _is_name(first: str, language: str, rest: str) -> bool:
    """Whether the first sentence of a paragraph is the name of what follows."""
    words = len(first) / 2 if unspaced(language) else len(first.split())
    return bool(rest.strip()) and len(first) <= _NAME and words <= _NAMES


def _runs(numbered: dict[int, LeadIn]) -> Iterator[list[int]]:
    """The blocks that count from one on, or down to it, without a gap; single items of lists count themselves."""
    order = list(numbered)
    for k, n in enumerate(order):
        if numbered[n].number == -1:
            before = numbered[order[k - 1]] if k and n - order[k - 1] <= _LEAST + 1 else None
            numbered[n] = replace(numbered[n], number=before.number + 1 if before else 1)
    run: list[int] = []
    for n in [*order, -1]:
        number = numbered[n].number if n >= 0 else 0
        step = number - numbered[run[-1]].number if run else 0
        way = numbered[run[1]].number - numbered[run[0]].number if len(run) > 1 else step
        if run and (n < 0 or step != way or abs(step) != 1):
            if len(run) >= _LEAST and 1 in (numbered[run[0]].number, numbered[run[-1]].number):
                yield run
            run = []
        if n >= 0:
            run.append(n)


@cache
def _turns(language: str, field: str) -> re.Pattern[str]:
    words = table("labels").get(language, {}).get(field, "")
    if not words:
        return re.compile(r"(?!)")
    form = "|".join(re.escape(word) for word in sorted(words.split(";"), key=len, reverse=True))
    return re.compile(rf"\W*(?:{form})" + ("" if unspaced(language) else r"(?!\w)"), re.I)


def _in_turn(article: Article, texts: Sequence[int], language: str) -> dict[int, LeadIn]:
    """Paragraphs told in turn: the first begins with "First", the last with "Finally" or another ordinal."""
    first, following, last = (_turns(base(language), field) for field in ("first", "next", "last"))
    out: list[int] = []
    for n in texts:
        text = article.blocks[n].text
        if text[:1] in _SPEECH:
            continue
        if first.match(text) and not out:
            out = [n]
        elif out and (following.match(text) or last.match(text)):
            out.append(n)
            if last.match(text):
                break
        elif (
            out
            and says_what_to_do(_first_sentence(text, language), language)
            and _is_instruction(article, out, language)
        ):
            out.append(n)
        elif out and len(out) < _LEAST and n - out[-1] > 2:
            out = []
    marked = sum(bool(following.match(article.blocks[n].text) or last.match(article.blocks[n].text)) for n in out)
    while out and not (following.match(article.blocks[out[-1]].text) or last.match(article.blocks[out[-1]].text)):
        out.pop()  # what no word of these ends is no member of the series
    if len(out) < _LEAST or marked < _LEAST - 1:
        return {}
    return {n: LeadIn(k, "", 0, 0, 0) for k, n in enumerate(out, 1)}


def _commanded(article: Article, texts: Sequence[int], language: str) -> dict[int, LeadIn]:
    """Paragraphs that each begin with what to do, where the title promises to say how and no heading parts them."""
    if not pattern("kinds", language, "howto").search(article.title):
        return {}
    acts = [n for n in texts if says_what_to_do(_first_sentence(article.blocks[n].text, language), language)]
    between = [n for n in texts if acts and acts[0] <= n <= acts[-1]]
    headed = any(article.blocks[n].kind == "heading" for n in range(acts[0], acts[-1])) if acts else True
    if headed or len(between) < _NAMES or len(acts) < _MOST_OF * len(between):
        return {}
    return {n: LeadIn(k, "", 0, 0, 0) for k, n in enumerate(between, 1)}


def _is_instruction(article: Article, out: Sequence[int], language: str) -> bool:
    return all(says_what_to_do(_first_sentence(article.blocks[n].text, language), language) for n in out)


def _first_sentence(text: str, language: str) -> str:
    first = next(iter(sentences(text, language)), (0, len(text)))
    return text[slice(*first)]


def _named(article: Article, texts: Sequence[int], of_title: Collection[int]) -> dict[int, LeadIn]:
    """Paragraphs that begin with a bold name each, where the title counts them or hardly any other is there."""
    led = [n for n in texts if _has_name(article, n)]
    if len(led) < _LEAST:
        return {}
    between = [n for n in texts if led[0] <= n <= led[-1]]
    sure = len(led) in of_title or len(led) - 1 in of_title
    if not sure and (len(led) < _NAMES or len(led) < _SHARE * len(between)):
        return {}
    if len(led) not in of_title and len(led) - 1 in of_title:
        led = led[:-1]
    return {n: LeadIn(0, "", 0, 0, 0) for n in led}


def _has_name(article: Article, n: int) -> bool:
    block = article.blocks[n]
    if block.kind != "paragraph" or not block.lead or len(block.lead) >= len(block.text.strip()):
        return False
    rest = block.text[len(block.lead) :]
    parted = block.lead[-1] in ".:!。：！" or rest.lstrip()[:1] in (":", "–", "—", "：")
    return parted and len(block.lead.split()) <= _WORDS and len(rest) > _NAME and block.lead[:1] not in _SPEECH
