"""The sentences of an article that may be spoken, and what each of them leans on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from core.language.spacing import unspaced
from core.language.tag import base
from core.model.article import Article
from core.model.script import ArticleKind
from core.script.grammar import finite, has_parser, read, read_all, shorten
from core.script.lexicon import lexicon
from core.script.read.back_matter import content_stems
from core.script.read.bonds import bonds
from core.script.read.brackets import defined, with_definitions
from core.script.read.byline import is_byline
from core.script.read.coded import spoken_code
from core.script.read.data import table
from core.script.read.fitness import announced, begins, ends_well, fitting, is_furniture, names_item
from core.script.read.for_and_against import for_and_against
from core.script.read.foreign import foreign
from core.script.read.headed import tools, under_heading
from core.script.read.introductions import Surname, introductions
from core.script.read.kinds import kind_of
from core.script.read.labelled import capital_words, heading, listed, row_in_words, small_words
from core.script.read.labels import after_colon
from core.script.read.lean import plain_quotes
from core.script.read.lists import in_a_row
from core.script.read.outline import Part, outline
from core.script.read.ranges import behind, leads_in, ranges
from core.script.read.rating import rates, rating_in_words
from core.script.read.sentence import LONGEST, LONGEST_NAME, TITLE, Material, Sentence, wide
from core.script.read.setups import setups
from core.script.read.speakable import Unspeakable, plain, speakable
from core.script.read.speaker import speakers
from core.script.read.standing import Before, Standing, alone, means_somebody, standing
from core.script.read.tail import front, tail
from core.script.read.turned import turned

_SENTENCE = 7  # words of a text that is no caption
_FEW_SAID = 5  # words of a sentence that may be said again in another part
_VERDICT = re.compile(r"[^\W\d_][\w ]{2,20}: ")
_FEW = 4  # words of a paragraph that may stand where there is hardly any text
_STANDFIRST, _LEAST_STANDFIRST = 2, 60  # blocks in which it may stand; characters
_LONGEST_LEAD = 330  # characters
_LOOK_BACK = 12  # sentences before one that may name what it speaks of
_NEAR = 2  # blocks between a sentence and the listing that has its code
_GAP = Before(-1, "", usable=False)
_NEAR_ASKED = 6  # sentences of the answer before a question that goes on from it
_FEW_ASKED, _STEM = 7, 5  # words of a question that needs what came before it; letters of a word's stem
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(  # "And the oranges?", "You lied to him?"
    r"\W*(?:and|but|so|then|und|aber|also|et|mais|y|pero|e|ma|mas|en|maar)\b|.*\b(?:him|her|them|ihn|ihm|ihnen|lui|leur)\b"
    r"|\W*(?:did|does|is|was|has|had|will|would|can|could|do|are|were) (?:he|she|they)\b|\W*(?:hat|ist|war|wird) er\b"
    r"|\W*(?:で|それで|では)", re.I,
)  # fmt: skip
_NAMED, _SAYS_TITLE = 3, 0.6  # words of a title; of them that a first sentence has which says the same
_MOST = 4000  # sentences looked at; a longer document is sampled from its start


def gather(
    article: Article, language: str, excluded: Iterable[int] = (), *, scanty: bool = False, kind: ArticleKind = ""
) -> Material:
    """All sentences that can be spoken, in the order of the article, no text twice.

    `kind` is that of the article ("": as it looks): steps, interviews and references are read in their own way. With
    `scanty`, for an article too short for its video, also longer sentences, and table rows put in words.
    """
    foot = tail(article, language)
    skip = {*excluded, *foot, *front(article, language)}
    dialogue = speakers(block.text for block in article.blocks if block.kind in ("paragraph", "quote", "heading"))
    parts = outline(article, language, skip, dialogue)
    seen = {plain(article.title).lower()} | {
        plain(block.text).lower() for block in article.blocks if block.kind in ("image", "heading")
    }
    names = defined((block.text for block in article.blocks if block.kind != "code"), language)
    found: list[Sentence] = []
    last_of: dict[int, int] = {}
    in_one = set[int]()  # lists that are said in one sentence
    capitals, small = capital_words(article), small_words(article)
    kind = kind or kind_of(article, language, set(excluded))
    steps, small_names = kind in ("howto", "recipe"), tools(article)
    texts = [n for n, block in enumerate(article.blocks) if block.kind in ("paragraph", "list", "quote")]
    top = texts[min(2, len(texts) - 1)] if texts else -1
    _read_ahead(article, language, parts, skip, names, dialogue)
    index = TITLE
    past: list[Before] = []  # of all parts so far
    lost = False  # a sentence that can't be said stands before all others
    lists = {
        n: run
        for n, block in enumerate(article.blocks)
        if not (steps and getattr(block, "ordered", False)) and (run := in_a_row(article, n, language, capitals))
    }
    for number, part in enumerate(parts):
        if part.at >= 0 or number == 0:
            before = list[Before]()
        if number == 0 and part.lead and 0 < len(article.title.strip()) <= LONGEST_NAME:
            before = [Before(TITLE, plain(article.title), usable=True, heads=True)]
        label: Sentence | None = None
        if part.at >= 0:
            index += 1
            label = heading(article, language, index, number, part, (capitals, small), steps=steps)
            if label is not None and kind == "interview" and part.asks and number and not part.number:
                label = _asked_on(label, past)
            found += [label] if label is not None else []
            before = [Before(index, label.text if label else "", label is not None, heads=True)]
        opens = True
        for block in part.blocks:
            if block in skip:
                before.append(_GAP)
                continue
            block_kind = article.blocks[block].kind
            if block_kind == "code":
                before.append(_GAP)  # "it" behind a listing is the listing
            if block_kind in ("image", "code", "heading"):
                continue
            if block in lists and block - 1 in (part.at, *part.blocks):
                index += 1
                row = listed(article, language, index, number, part, block, lists[block])
                found += [row] if row is not None else []
                if row is not None:
                    in_one.add(block)
            if block in in_one:
                continue  # what is said in one sentence is not said again item by item
            within = ranges(article, block, language, dialogue, steps=steps)
            if part.body and block == part.blocks[0]:
                within = behind(within, part.body)
            for order, (start, end) in enumerate(within):
                index += 1
                if index > _MOST:
                    break
                leads = not (lost or any(not item.label for item in found))
                where = _Where(
                    index, block, start, end, number, block_kind, order == 0, opens, tuple(before[-_LOOK_BACK:]), top,
                    answers=part.asks and opens and order == 0, leads=leads,
                    step=steps and part.counted, last=past[-1] if past else None,
                )  # fmt: skip
                headed = part.heading if kind == "reference" and opens and order == 0 and part.at >= 0 else ""
                sentence = _sentence(article, language, where, skip, scanty, names, small_names, headed)
                if sentence is not None and sentence.shows in lists and lists[sentence.shows] in sentence.text:
                    in_one.add(sentence.shows)
                heads = opens and part.at in (block - 1, block) and not part.asks
                if sentence is not None and heads and label is not None and _VERDICT.match(sentence.text):
                    sentence = replace(sentence, along=sentence.along | {label.index})  # "Winner: ..." of what?
                key = plain(sentence.text).lower() if sentence is not None else ""
                key += (
                    f" {number}" if len(key.split()) < _FEW_SAID else ""
                )  # a verdict may come again under another heading
                usable = sentence is not None and key not in seen
                if sentence is not None and usable:
                    seen.add(key)
                    found.append(sentence)
                    opens = opens and rates(sentence.source)
                if sentence is None and block <= top and is_byline(article.blocks[block].text[start:end]):
                    continue
                if sentence is None and order == 0 and block != part.at and _leads_on(article, block):
                    before.append(_GAP)
                    break  # the rest is about what nobody hears
                source = sentence.text if sentence else article.blocks[block].text[start:end]
                before.append(Before(index, source[:LONGEST_NAME], usable))
                past.append(before[-1])
                lost = lost or (not usable and block_kind == "paragraph" and len(source.split()) >= _SENTENCE)
            if block_kind == "table":
                before.append(_GAP)
        last_of[number] = index
    for number in range(len(parts) - 2, -1, -1):
        if parts[number + 1].at < 0:  # a part that no heading begins goes on
            last_of[number] = last_of[number + 1]
    found = _titled(_bound(found, language, last_of), article.title, language)
    headings = turned(parts, found, language)
    found = [
        replace(item, along=item.along | {headings[item.index]}) if item.index in headings else item for item in found
    ]
    by_part: dict[int, list[Sentence]] = {}
    for sentence in found:
        by_part.setdefault(sentence.part, []).append(sentence)
    behind_end = tuple(n for n in texts if n in foot)
    return Material(language, tuple(parts), tuple(found), {item.index: item for item in found}, by_part, behind_end)


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
                texts.append(speakable(_in_words(article, block, source, language, names, skip), language))
    read_all(texts, language)


def _asked_on(label: Sentence, before: Sequence[Before]) -> Sentence:
    """A short question with the sentence it goes on from: the one that names its noun, else the last of the answer."""
    words = [word.lower() for word in _WORD.findall(label.text)]
    if not before or len(words) > _FEW_ASKED or not before[-1].usable:
        return label
    asks = label.text.rstrip()[-1:] in ("?", "？", "؟") or wide(label.text)
    if asks and not _GOES_ON.match(label.text):
        return label
    nouns = {word[:_STEM] for word in words if len(word) >= _STEM}
    names = (
        item
        for item in reversed(before[-_NEAR_ASKED:])
        if nouns & {word.lower()[:_STEM] for word in _WORD.findall(item.text)}
    )
    known = next((item for item in names), before[-1])
    return replace(label, along=frozenset({known.index}))


def _leads_on(article: Article, block: int) -> bool:
    """Whether a paragraph begins with bold words that its sentences are about."""
    paragraph = article.blocks[block]
    return paragraph.kind == "paragraph" and 0 < len(paragraph.lead) < len(paragraph.text)


def _stopped(text: str, language: str) -> str:
    """A line with the full stop of its language."""
    return text.rstrip("。. ") + ("。" if unspaced(language) else ".")


def _is_standfirst(article: Article, at: _Where, source: str, language: str) -> bool:
    """Whether it ends the first paragraph of an article, which some pages print without a full stop."""
    if (
        at.block > _STANDFIRST
        or at.end < len(article.blocks[at.block].text.rstrip())
        or len(source) < _LEAST_STANDFIRST
    ):
        return False
    if source.rstrip()[-1:] in ",-–—|›>»·" or not has_parser(language):
        return False
    behind = article.blocks[at.block + 1 : at.block + 2]
    sentence = read(source, language)
    return bool(behind) and behind[0].kind == "paragraph" and any(finite(token) for token in sentence.tokens)


def _lead(article: Article, at: _Where, source: str) -> str:
    """The bold words that a sentence begins with."""
    block = article.blocks[at.block]
    leads = block.leads if block.kind == "list" else (block.lead,) if block.kind == "paragraph" else ()
    return next((lead for lead in leads if lead and source.startswith(lead)), "")


def _joined(text: str, lead: str, language: str, names: frozenset[str]) -> str:
    """A sentence behind its bold lead with a colon between them."""
    if not lead or not leads_in(lead) or not text.startswith(lead) or len(text) <= len(lead):
        return text
    if unspaced(language):
        return text
    colon = table("labels").get(base(language), {}).get("colon", ": ")
    return lead[:-1] + colon + after_colon(text[len(lead) :].strip(), language, names, frozenset())


def _in_words(article: Article, block: int, source: str, language: str, names: frozenset[str], skip: set[int]) -> str:
    """A sentence with its code as it is said, and the definitions that its brackets give."""
    code = getattr(article.blocks[block], "code", ())
    near = range(max(0, block - _NEAR), min(len(article.blocks), block + _NEAR + 1))
    beside = [article.blocks[n].text for n in near if n not in skip and article.blocks[n].kind == "code"]
    after = article.blocks[block + 1] if block + 1 < len(article.blocks) and block + 1 not in skip else None
    ends = article.blocks[block].text.rstrip().endswith(source.rstrip())
    announced_by = ends and after is not None and after.kind == "code"
    if code or announced_by:
        source = spoken_code(source, code, language, beside, announces=announced_by)
    return with_definitions(source, names, language)


def _bound(found: list[Sentence], language: str, last_of: dict[int, int]) -> list[Sentence]:
    """The sentences with those they may not be said without."""
    spoken_ones = [sentence for sentence in found if not (sentence.item or sentence.label)]
    along = bonds(spoken_ones, language, last_of)
    for index, others in for_and_against(spoken_ones, language).items():
        along.setdefault(index, set()).update(others)
    for index, brings in setups(spoken_ones, language).items():
        along.setdefault(index, set()).update(brings)
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


def _titled(found: list[Sentence], title: str, language: str) -> list[Sentence]:
    """The sentences with the first of them in place of the title, where it says what the title says."""
    first = next((item for item in found if not item.label), None)
    about = content_stems(title, language)
    if first is None or not first.opens or first.needs not in (None, TITLE):
        return found
    if len(about) < _NAMED or len(about & content_stems(first.text, language)) < _SAYS_TITLE * len(about):
        return found
    out = []
    for item in found:
        own = item.index == first.index
        needs = item.needs if item.needs != TITLE else None if own else first.index
        along = frozenset(first.index if at == TITLE else at for at in item.along) - {item.index}
        out.append(replace(item, needs=needs, along=along) if TITLE in (item.needs, *item.along) else item)
    return out


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
    answers: bool = False  # it stands right behind a question
    leads: bool = False  # no sentence of the article stands before it
    step: bool = False  # it is told with the step in which it stands
    last: Before | None = None  # the sentence before it, of whichever part


def _sentence(
    article: Article,
    language: str,
    at: _Where,
    skip: set[int],
    scanty: bool,
    names: frozenset[str],
    small_names: frozenset[str],
    headed: str,
) -> Sentence | None:
    """The sentence at a place, or None where it cannot be spoken; `headed` is the heading that may be its subject."""
    source = article.blocks[at.block].text[at.start : at.end]
    if len(source) > 1200 or (at.kind == "table" and not scanty):
        return None
    words = lexicon(language)
    item = at.kind == "table" or (at.kind == "list" and source.rstrip()[-1:] not in ".!?。！？।۔؟")
    try:
        rows = at.kind == "table"
        in_words = (
            with_definitions(row_in_words(article, at.block, at.start), names, language)
            if rows
            else _in_words(article, at.block, source, language, names, skip)
        )
        lead = _lead(article, at, source)
        text = speakable(_joined(in_words, lead, language, small_names), language)
    except Unspeakable:
        if not rates(source):
            return None
        text = plain(source)
    if rates(source):
        text = _stopped(rating_in_words(plain(source), language), language)
    low = plain_quotes(plain(source).lower())
    if at.block <= at.top and is_byline(source):
        return None
    if foreign(text, language):
        return None
    if at.kind == "paragraph" and not (ends_well(source) or rates(source)):
        if not _is_standfirst(article, at, source, language):
            return None
        text = _stopped(text, language)
    pointed = announced(article, at.block, at.end, text, low, words, skip)
    if pointed is None:
        return None
    text, shows, points = pointed
    text = (headed and under_heading(text, headed, language)) or text
    if item:
        text = re.sub(r"[;؛,،、；]+([.。]?)$", r"\1", text)
    lines = fitting(text, source, at.start, language, scanty)
    if not lines and at.first and at.opens and len(text) <= _LONGEST_LEAD:
        lines = fitting(text, source, at.start, language, scanty=True)  # without its lead an article is not told
    if not lines and at.kind in ("paragraph", "quote"):
        text = shorten(text, language, LONGEST["wide" if wide(text) else "spaced"])[0]
        lines = fitting(text, source, at.start, language, scanty)
    if (
        not lines
        or is_furniture(text, small_names)
        or not (rates(source) or begins(text, item, small_names | {headed.split(" ")[0]}, answers=at.answers))
    ):
        return None
    ordered = getattr(article.blocks[at.block], "ordered", False)
    names_only = not ordered and names_item(article, at.block, at.end, text)
    if at.kind == "list" and (names_only or re.search(r"\w{3,}\. [^\W\d_A-Z]", text)):
        return None
    needs, along, by_itself = None, frozenset[int](), ""
    if not item and lead and leads_in(lead):
        along = frozenset()  # its lead says what it is about
    elif not item and not (scanty and at.index == 1):
        starts = ordered and (at.start == 0 or article.blocks[at.block].text[at.start - 1] == "\n")
        stands = (
            Standing(text)
            if starts or rates(source)
            else standing(text, source, language, words, at.before, opens=at.first)
        )
        if stands is None and at.leads and (len(text.split()) >= _SENTENCE or wide(text)):
            stands = Standing(text)  # nothing stands before the first sentence of an article
        if stands is None and at.step:
            stands = Standing(text, behind=bool(at.before) and at.before[-1].usable and not at.before[-1].heads)
        if stands is None and (ordered or (scanty and at.first and len(text.split()) <= _FEW)):
            stands = Standing(text)  # a step goes on from the one before, which is told, too
        if stands is None:
            return None
        if stands.text != text:
            lines = [(stands.text, lines[0][1], lines[-1][2])]
        needs, along = at.before[-1].index if stands.behind else None, along | stands.along
        if stands.behind and at.before[-1].heads and at.last is not None and means_somebody(text, language):
            along |= {at.last.index}  # no heading says who "she" is
        by_itself = alone(text, language, at.before) if stands.behind and len(lines) == 1 else ""
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
        alone=by_itself,
    )
