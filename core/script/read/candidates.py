"""The sentences of an article that may be spoken, and what each of them leans on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from core.model.article import Article
from core.script.grammar import has_parser, read_all, shorten
from core.script.lexicon import lexicon
from core.script.read.bonds import bonds
from core.script.read.brackets import defined, with_definitions
from core.script.read.byline import is_byline
from core.script.read.fitness import announced, begins, ends_well, fitting, is_furniture, names_item
from core.script.read.foreign import foreign
from core.script.read.introductions import Surname, introductions
from core.script.read.kinds import kind_of
from core.script.read.labelled import capital_words, heading, listed, row_in_words, small_words
from core.script.read.lean import plain_quotes
from core.script.read.lists import in_a_row
from core.script.read.outline import Part, outline
from core.script.read.ranges import ranges
from core.script.read.sentence import LONGEST, LONGEST_NAME, TITLE, Material, Sentence, wide
from core.script.read.speakable import Unspeakable, plain, speakable
from core.script.read.speaker import speakers
from core.script.read.standing import Before, Standing, standing

_FEW = 4  # words of a paragraph that may stand where there is hardly any text
_LONGEST_LEAD = 330  # characters
_LOOK_BACK = 12  # sentences before one that may name what it speaks of
_GAP = Before(-1, "", usable=False)
_MOST = 4000  # sentences looked at; a longer document is sampled from its start


def gather(article: Article, language: str, excluded: Iterable[int] = (), *, scanty: bool = False) -> Material:
    """All sentences that can be spoken, in the order of the article, no text twice.

    With `scanty`, for an article too short for its video, also longer sentences, and table rows put in words.
    """
    skip = set(excluded)
    dialogue = speakers(block.text for block in article.blocks if block.kind in ("paragraph", "quote", "heading"))
    parts = outline(article, language, skip, dialogue)
    seen = {plain(article.title).lower()} | {
        plain(block.text).lower() for block in article.blocks if block.kind in ("image", "heading")
    }
    names = defined((block.text for block in article.blocks if block.kind != "code"), language)
    found: list[Sentence] = []
    last_of: dict[int, int] = {}
    capitals, small = capital_words(article), small_words(article)
    steps = kind_of(article, language, skip) in ("howto", "recipe")
    texts = [n for n, block in enumerate(article.blocks) if block.kind in ("paragraph", "list", "quote")]
    top = texts[min(2, len(texts) - 1)] if texts else -1
    _read_ahead(article, language, parts, skip, names, dialogue)
    index = TITLE
    lists = {n: run for n in range(len(article.blocks)) if (run := in_a_row(article, n, language, capitals))}
    for number, part in enumerate(parts):
        if part.at >= 0 or number == 0:
            before = list[Before]()
        if number == 0 and part.lead and 0 < len(article.title.strip()) <= LONGEST_NAME:
            before = [Before(TITLE, plain(article.title), usable=True, heads=True)]
        if part.at >= 0:
            index += 1
            label = heading(article, language, index, number, part, (capitals, small), steps=steps)
            found += [label] if label is not None else []
            before = [Before(index, label.text if label else "", label is not None, heads=True)]
        opens = True
        for block in part.blocks:
            if block in skip:
                before.append(_GAP)
                continue
            kind = article.blocks[block].kind
            if kind == "code":
                before.append(_GAP)  # "it" behind a listing is the listing
            if kind in ("image", "code", "heading"):
                continue
            if block in lists and block - 1 in (part.at, *part.blocks):
                index += 1
                row = listed(article, language, index, number, part, block, lists[block])
                found += [row] if row is not None else []
            for order, (start, end) in enumerate(ranges(article, block, language, dialogue)):
                index += 1
                if index > _MOST:
                    break
                where = _Where(
                    index, block, start, end, number, kind, order == 0, opens, tuple(before[-_LOOK_BACK:]), top
                )
                sentence = _sentence(article, language, where, skip, scanty, names)
                usable = sentence is not None and plain(sentence.text).lower() not in seen
                if sentence is not None and usable:
                    seen.add(plain(sentence.text).lower())
                    found.append(sentence)
                    opens = False
                if sentence is None and block <= top and is_byline(article.blocks[block].text[start:end]):
                    continue
                source = sentence.text if sentence else article.blocks[block].text[start:end]
                before.append(Before(index, source[:LONGEST_NAME], usable))
            if kind in ("table",):
                before.append(_GAP)
        last_of[number] = index
    found = _bound(found, language, last_of)
    by_part: dict[int, list[Sentence]] = {}
    for sentence in found:
        by_part.setdefault(sentence.part, []).append(sentence)
    return Material(language, tuple(parts), tuple(found), {item.index: item for item in found}, by_part)


def _read_ahead(
    article: Article,
    language: str,
    parts: Sequence[Part],
    skip: set[int],
    names: frozenset[str],
    dialogue: tuple[str, ...],
) -> None:
    """Have a parser read all sentences together, which takes less than half the time of one by one."""
    if not has_parser(language):
        return
    texts: list[str] = []
    for block in (n for part in parts for n in part.blocks if n not in skip):
        if article.blocks[block].kind not in ("paragraph", "quote", "list"):
            continue
        for start, end in ranges(article, block, language, dialogue):
            source = article.blocks[block].text[start:end]
            if len(source) > LONGEST_NAME or len(texts) >= _MOST:
                continue
            with suppress(Unspeakable):
                texts.append(speakable(with_definitions(source, names, language), language))
    read_all(texts, language)


def _bound(found: list[Sentence], language: str, last_of: dict[int, int]) -> list[Sentence]:
    """The sentences with those they may not be said without."""
    spoken_ones = [sentence for sentence in found if not (sentence.item or sentence.label)]
    along = bonds(spoken_ones, language, last_of)
    part_of = {sentence.index: sentence.part for sentence in found}
    named: dict[int, Surname] = {}
    for index, surname in introductions(spoken_ones, language).items():
        if part_of[surname.introduced] == part_of[index]:
            along.setdefault(index, set()).add(surname.introduced)
        elif surname.subject:  # far away, the whole name is said again
            named[index] = surname
    found = [_named(sentence, named[sentence.index]) if sentence.index in named else sentence for sentence in found]
    return [
        replace(sentence, along=sentence.along | along[sentence.index]) if along.get(sentence.index) else sentence
        for sentence in found
    ]


def _named(sentence: Sentence, surname: Surname) -> Sentence:
    """The sentence with a whole name in place of the surname it has alone."""
    if len(sentence.texts) > 1:
        return sentence
    text = sentence.text
    return replace(sentence, texts=(text[: surname.start] + surname.name + text[surname.end :],))


@dataclass(frozen=True)
class _Where:
    """The position of a sentence; `before` are those before it in its part."""

    index: int
    block: int
    start: int
    end: int
    part: int
    kind: str
    first: bool
    opens: bool
    before: tuple[Before, ...]
    top: int  # the last block in which a byline may stand


def _sentence(
    article: Article, language: str, at: _Where, skip: set[int], scanty: bool, names: frozenset[str]
) -> Sentence | None:
    """The sentence at a place, or None where it cannot be spoken."""
    source = article.blocks[at.block].text[at.start : at.end]
    if len(source) > 1200 or (at.kind == "table" and not scanty):
        return None
    words = lexicon(language)
    item = at.kind == "table" or (at.kind == "list" and source.rstrip()[-1:] not in ".!?。！？।۔؟")
    try:
        spoken_words = row_in_words(article, at.block, at.start) if at.kind == "table" else source
        text = speakable(with_definitions(spoken_words, names, language), language)
    except Unspeakable:
        return None
    low = plain_quotes(plain(source).lower())
    if at.block <= at.top and is_byline(source):
        return None
    if foreign(text, language) or (at.kind == "paragraph" and not ends_well(source)):
        return None
    pointed = announced(article, at.block, at.end, text, low, words, skip)
    if pointed is None:
        return None
    text, shows, points = pointed
    if item:
        text = re.sub(r"[;؛,،、；]+([.。]?)$", r"\1", text)
    lines = fitting(text, source, at.start, language, scanty)
    if not lines and at.first and at.opens and len(text) <= _LONGEST_LEAD:
        lines = fitting(text, source, at.start, language, scanty=True)  # without its lead an article is not told
    if not lines and at.kind in ("paragraph", "quote"):
        text = shorten(text, language, LONGEST["wide" if wide(text) else "spaced"])[0]
        lines = fitting(text, source, at.start, language, scanty)
    if not lines or is_furniture(text) or not begins(text, item):
        return None
    ordered = getattr(article.blocks[at.block], "ordered", False)
    names_only = not ordered and names_item(article, at.block, at.end, text)
    if at.kind == "list" and (names_only or re.search(r"\w{3,}\. [^\W\d_A-Z]", text)):
        return None
    needs, along = None, frozenset[int]()
    if not item and not (scanty and at.index == 1):
        starts = ordered and (at.start == 0 or article.blocks[at.block].text[at.start - 1] == "\n")
        stands = Standing(text) if starts else standing(text, source, language, words, at.before, opens=at.first)
        if stands is None and (ordered or (scanty and at.first and len(text.split()) <= _FEW)):
            stands = Standing(text)  # a step goes on from the one before, which is told, too
        if stands is None:
            return None
        if stands.text != text:
            lines = [(stands.text, lines[0][1], lines[-1][2])]
        needs, along = at.before[-1].index if stands.behind else None, stands.along
    return Sentence(
        index=at.index,
        block=at.block,
        start=at.start,
        end=at.end,
        source=source,
        texts=tuple(line[0] for line in lines),
        spans=tuple((element[1], element[2]) for element in lines),
        part=at.part,
        kind=at.kind,
        first=at.first,
        opens=at.opens,
        needs=needs,
        along=along,
        shows=shows,
        points=points,
        turns=needs is not None and bool(words.turn.search(plain_quotes(text.lower()))),
        item=item,
    )
