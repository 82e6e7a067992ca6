"""The sentences of an article that may be spoken, and what each of them leans on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from core.language.disclosure import discloses
from core.language.scripts import is_chinese_japanese, script_of
from core.model.article import Article
from core.script.grammar import has_parser, read_all, shorten
from core.script.lexicon import Lexicon, lexicon
from core.script.read.bonds import bonds
from core.script.read.brackets import defined, with_definitions
from core.script.read.byline import is_byline
from core.script.read.clauses import pieces
from core.script.read.dateline import dateline
from core.script.read.foreign import foreign
from core.script.read.introductions import Surname, introductions
from core.script.read.kinds import kind_of
from core.script.read.labels import as_step, name, spoken
from core.script.read.lean import plain_quotes
from core.script.read.lists import in_a_row
from core.script.read.outline import Part, outline, shouts
from core.script.read.signs import without_emoji
from core.script.read.speakable import URL, Unspeakable, plain, speakable
from core.script.read.speaker import speaker, speakers
from core.script.read.split import sentences
from core.script.read.standing import Before, Standing, standing

TITLE = 0  # what a sentence needs that means the article's title
SHOWN = ("image", "table", "code", "quote", "list")
LONGEST = {"wide": 100, "spaced": 240}  # characters of one line
SHORTEST = {"wide": 5, "spaced": 12}
_BEGS = re.compile(  # what a page asks of its reader is no content
    r"\b(?:newsletter|subscribe|sign up|follow us|cookie policy|all rights reserved|share this|click here|log in"
    r"|abonnieren|abonnez|suscr[íi]b|inscreva-se|iscriviti|подпи[сш]|حقوق محفوظة)|メルマガ|訂閱|订阅|구독",
    re.I,
)
_NUMBERED = re.compile(  # "Table 11.1 summarizes": nobody who listens sees a number
    r"\b(?:table|figure|listing|example|tabelle|abbildung|beispiel|tableau|exemple|tabla|figura|ejemplo|tabella|esempio"
    r"|tabela|exemplo|tabel|figuur|таблиц\w*|рисун\w*)\s\d+(?:[.,-]\d+)*",
    re.I,
)
_OPENS_ONLY = re.compile(  # "For example:" with nothing behind it
    r"(?:for (?:example|instance)|e\.g|zum beispiel|par exemple|por ejemplo|ad esempio|por exemplo|bijvoorbeeld"
    r"|na przykład|например|in short|in detail)", re.I,
)  # fmt: skip
_MARKS = frozenset(
    {"yes", "no", "ja", "nein", "oui", "non", "sí", "si", "sim", "não", "✓", "✗", "x", "-", "–", "—", "n/a"}
)
_ELLIPTIC = re.compile(r"(?:n['’]t|\bnot|\bnicht|\bpas)\s*$", re.I)  # "What I didn't": its verb stands elsewhere
_FIELD = re.compile(r"^[^:.]{3,60}:\s?[“\"«„][^”\"»“]*[”\"»“]\W*$")  # Organization name: “Falcot”.
_FEW = 4  # words of a paragraph that may stand where there is hardly any text
_FIELD_WORDS = 4  # before the colon of "Organization name: ..."
_LONGEST_LEAD = 330  # characters
_LOOK_BACK = 12  # sentences before one that may name what it speaks of
_LONGEST_NAME = 400  # characters of a heading or title that may be spoken
_Cases = tuple[frozenset[str], frozenset[str]]  # words that the article writes with a capital, and without one
_GAP = Before(-1, "", usable=False)
_MOST = 4000  # sentences looked at; a longer document is sampled from its start


@dataclass(frozen=True)
class Sentence:
    """One speakable sentence: where it stands, what it says, and the sentence it cannot do without.

    `texts` are its lines: one, or several where a long sentence falls into whole clauses. `needs` is the index of the
    sentence that must be spoken right before it, `TITLE` for the article's title; `shows` is the block that must be
    seen beside it.
    """

    index: int
    block: int
    start: int
    end: int
    source: str
    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    part: int
    kind: str
    first: bool  # the first of its block
    opens: bool  # the first of its part
    needs: int | None = None
    shows: int | None = None
    points: bool = False  # it speaks of itself, or of something shown
    turns: bool = False  # it takes back the sentence before it
    item: bool = False  # a list item or table row that is no full sentence
    label: bool = False  # the heading of its part
    along: frozenset[int] = frozenset()  # sentences it may not be said without

    @property
    def text(self) -> str:
        return " ".join(self.texts)


@dataclass(frozen=True)
class Material:
    """Everything the writer may choose from."""

    language: str
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    by_index: dict[int, Sentence] = field(default_factory=dict)
    by_part: dict[int, list[Sentence]] = field(default_factory=dict)

    def of(self, part: int) -> list[Sentence]:
        """The sentences of a part, in order."""
        return self.by_part.get(part, [])


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
    capitals, small = _names(article), _small(article)
    steps = kind_of(article, language, skip) in ("howto", "recipe")
    texts = [n for n, block in enumerate(article.blocks) if block.kind in ("paragraph", "list", "quote")]
    top = texts[min(2, len(texts) - 1)] if texts else -1
    _read_ahead(article, language, parts, skip, names, dialogue)
    index = TITLE
    lists = {n: run for n in range(len(article.blocks)) if (run := in_a_row(article, n, language, capitals))}
    for number, part in enumerate(parts):
        if part.at >= 0 or number == 0:
            before = list[Before]()
        if number == 0 and part.lead and 0 < len(article.title.strip()) <= _LONGEST_NAME:
            before = [Before(TITLE, plain(article.title), usable=True, heads=True)]
        if part.at >= 0:
            index += 1
            label = _heading(article, language, index, number, part, (capitals, small), steps=steps)
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
                listed = _listed(article, language, index, number, part, block, lists[block])
                found += [listed] if listed is not None else []
            for order, (start, end) in enumerate(_ranges(article, block, language, dialogue)):
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
                before.append(Before(index, source[:_LONGEST_NAME], usable))
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
        for start, end in _ranges(article, block, language, dialogue):
            source = article.blocks[block].text[start:end]
            if len(source) > _LONGEST_NAME or len(texts) >= _MOST:
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


def _heading(
    article: Article, language: str, index: int, number: int, part: Part, cases: _Cases, *, steps: bool
) -> Sentence | None:
    """The heading of a part as a sentence; None where it can't be spoken."""
    text = article.blocks[part.at].text
    start = part.starts
    if len(text) > _LONGEST_NAME:
        return None
    heading = name(text[start:], language)
    try:
        label = spoken(heading if not steps else as_step(heading, language), language, *cases)
    except Unspeakable:
        return None
    if foreign(label, language) or URL.search(label) or len(label) > LONGEST["wide" if _wide(label) else "spaced"]:
        return None
    return Sentence(
        index, part.at, start, len(text), text, (label,), ((start, len(text)),), number, "heading",
        first=True, opens=False, label=True,
    )  # fmt: skip


def _listed(
    article: Article, language: str, index: int, number: int, part: Part, block: int, items: str
) -> Sentence | None:
    """A list of short items in one sentence behind the heading over it; None where something else announces it."""
    if block - 1 != part.at or not part.heading or _ELLIPTIC.search(part.heading):
        return None
    heading = "" if part.number else part.heading + ("：" if _wide(items) else ": ")  # one that counts is said before
    text = heading + (items if heading else items[:1].upper() + items[1:]) + ("。" if _wide(items) else ".")
    source = article.blocks[block].text
    try:
        text = speakable(text, language)
    except Unspeakable:
        return None
    if len(text) > LONGEST["wide" if _wide(text) else "spaced"] or foreign(text, language):
        return None
    span = (0, len(source))
    return Sentence(index, block, *span, source, (text,), (span,), number, "list", first=True, opens=True)


def _small(article: Article) -> frozenset[str]:
    """The words that are written without a capital."""
    texts = (block.text for block in article.blocks if block.kind in ("paragraph", "list", "quote"))
    return frozenset(word for text in texts for word in re.findall(r"(?<!\w)[^\W\d_A-Z][^\W\d_]+", text))


def _names(article: Article) -> frozenset[str]:
    """The words that are written with a capital where nothing else asks for one."""
    texts = (block.text for block in article.blocks if block.kind in ("paragraph", "list", "quote"))
    return frozenset(word for text in texts for word in re.findall(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w’'-]+", text))


def _ranges(article: Article, block: int, language: str, dialogue: tuple[str, ...]) -> Sequence[tuple[int, int]]:
    """The ranges of the sentences of a block; a list's items and a table's rows stand for themselves."""
    item = article.blocks[block]
    if item.kind in ("paragraph", "quote"):
        start = _opening(article, block, item.text, dialogue)
        return _merged([(start + a, start + b) for a, b in sentences(item.text[start:], language)], item.text)
    out: list[tuple[int, int]] = []
    at = 0
    for line in item.text.split("\n"):
        if item.kind == "list":
            out += [(at + a, at + b) for a, b in sentences(line, language)]
        elif line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _merged(ranges: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The ranges, those of a word or two ("No.", "Mostly.") together with the one before, a first with the next."""
    out: list[tuple[int, int]] = []
    for a, b in ranges:
        least = SHORTEST["wide" if _wide(text[a:b]) else "spaced"]
        if out and (out[-1][1] - out[-1][0] < least or b - a < least):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _opening(article: Article, block: int, text: str, dialogue: tuple[str, ...]) -> int:
    """The offset behind what nobody says aloud: the speaker's name in a dialogue, a news item's dateline."""
    if dialogue and (named := speaker(text, dialogue)[1]):
        return named
    first = next((n for n, item in enumerate(article.blocks) if item.kind in ("paragraph", "quote")), -1)
    return dateline(text) if block <= first + 1 else 0


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
    if foreign(text, language) or (at.kind == "paragraph" and not _ends_well(source)):
        return None
    announced = _announced(article, at, text, low, words, skip)
    if announced is None:
        return None
    text, shows, points = announced
    if item:
        text = re.sub(r"[;؛,،、；]+([.。]?)$", r"\1", text)
    lines = _fitting(text, source, at.start, language, scanty)
    if not lines and at.first and at.opens and len(text) <= _LONGEST_LEAD:
        lines = _fitting(text, source, at.start, language, scanty=True)  # without its lead an article is not told
    if not lines and at.kind in ("paragraph", "quote"):
        text = shorten(text, language, LONGEST["wide" if _wide(text) else "spaced"])[0]
        lines = _fitting(text, source, at.start, language, scanty)
    named = _FIELD.match(text) and text.split(":")[0].count(" ") < _FIELD_WORDS
    if _NUMBERED.search(text) or named or discloses(text):
        return None
    if not lines or shouts(text) or _BEGS.search(text) or not _begins(text, item):
        return None
    ordered = getattr(article.blocks[at.block], "ordered", False)
    if at.kind == "list" and ((not ordered and _label(article, at, text)) or re.search(r"\w{3,}\. [^\W\d_A-Z]", text)):
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


def _announced(
    article: Article, at: _Where, text: str, low: str, words: Lexicon, skip: set[int]
) -> tuple[str, int | None, bool] | None:
    """The text, the block it points at, and whether it points at all; None where what it announces is not beside it."""
    announces = text.endswith((":", "："))
    if not announces and not words.points_at.search(low):
        return text, None, bool(words.speaks_of_itself.search(low))
    shows = _beside(article, at.block, at.end, skip)
    if shows is None or (not announces and article.blocks[shows].kind == "list"):
        return None
    last = re.findall(r"[^\W\d_]+", low)[-1:]
    if announces and last and last[0] in words.stop_words:
        return None  # "which is equivalent to:" says nothing without what follows
    if announces:
        items = in_a_row(article, shows, words.code, _names(article))
        row = f"{text.rstrip(':： ')}{text[-1]} {items}." if items else ""
        text = (
            row
            if row and len(row) <= LONGEST["spaced"]
            else text.rstrip(":： ") + ("。" if text.endswith("：") else ".")
        )
    return text, shows, True


def _fitting(text: str, source: str, start: int, language: str, scanty: bool) -> list[tuple[str, int, int]]:
    """The line or lines of a sentence with their ranges; empty where one is too long to be followed."""
    limit = LONGEST["wide" if _wide(text) else "spaced"] * (1.5 if scanty else 1.0)
    lines = pieces(text, source, start, language)
    return [] if any(len(line[0]) > limit for line in lines) else lines


def _begins(text: str, item: bool) -> bool:
    """Whether it begins like a sentence and is long enough to be one; "They are not." is short and still one."""
    if item and len(text.split()) < 3 and not _wide(text):
        return False  # "login." says nothing
    if not item and text.rstrip(".").count(" ") < 2 and not _wide(text) and _OPENS_ONLY.fullmatch(text.strip(" .:")):
        return False
    return item or (_begins_well(text) and len(text) >= SHORTEST["wide" if _wide(text) else "spaced"])


def _label(article: Article, at: _Where, text: str) -> bool:
    """Whether it only names its list item ("Distribution of license. The rights ...")."""
    ends_item = article.blocks[at.block].text[at.end : at.end + 1] in ("", "\n")
    return not ends_item and len(text.split()) <= 6 and len(text) < 50


def row_in_words(article: Article, block: int, start: int) -> str:
    """A table's row as a sentence: its first cell, then each column's name with its cell. Raises `Unspeakable`."""
    table = article.blocks[block]
    if table.kind != "table" or len(table.header) < 2 or start == 0:
        raise Unspeakable("a table without names for its columns")
    row = table.text[start:].split("\n", 1)[0].split("\t")
    pairs = [f"{name} {cell}" for name, cell in zip(table.header[1:], row[1:], strict=False) if name and cell]
    if not row[0].strip() or not pairs or any(cell.strip().lower() in _MARKS for cell in row[1:]):
        raise Unspeakable("a row with nothing in it")
    return f"{row[0].strip()}: {', '.join(pairs)}."


def _wide(text: str) -> bool:
    """Whether the text is written in characters that stand for syllables or words."""
    return sum(is_chinese_japanese(c) or script_of(c) == "Hang" for c in text) > 0.3 * len(text)


def _ends_well(source: str) -> bool:
    """Whether a paragraph's sentence ends like one (a caption or label does not)."""
    bare = without_emoji(URL.sub("", source)).rstrip(" \u00a0→⇒»)]）\"'”’」』>“*†0123456789[,").rstrip()
    if not bare:
        return False
    return (
        bare[-1] in ".!?…:。！？：؟۔।॥;"
        or (bare != source.rstrip() and "→" in source)
        or "\u0e01" <= bare[-1] <= "\u0e5b"
    )


def _begins_well(text: str) -> bool:
    """Whether it begins like a sentence: no small letter, no sign."""
    bare = text.lstrip("\"'“„«»‘’「『¿¡–— ")
    return bool(bare) and (not bare[0].islower()) and bare[0].isalnum()


def _beside(article: Article, block: int, end: int, skip: set[int]) -> int | None:
    """The shown block right after the block, if the sentence ends it."""
    if article.blocks[block].text[end:].strip(" \n→"):
        return None
    after = block + 1
    if after < len(article.blocks) and after not in skip and article.blocks[after].kind in SHOWN:
        return after
    return None
