"""The parts of an article: what stands before the first heading, and what stands under each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from core.model.article import Article
from core.script.lexicon import lexicon
from core.script.read.back_matter import is_own_subject
from core.script.read.counts import counts
from core.script.read.data import pattern
from core.script.read.labels import Name, name
from core.script.read.lead_ins import LeadIn, lead_ins
from core.script.read.speakable import plain
from core.script.read.speaker import speaker, typeset_turns

_NUMBER = re.compile(
    r"^\s*(?:(?:chapter|section|part|kapitel|abschnitt|chapitre|capítulo|capitolo|hoofdstuk|глава|rozdział|第)\s*)?"
    r"(?:[0-9]+(?:\.[0-9]+)*|[A-Z](?:\.[0-9]+)+|[IVXLC]+)(?:[.):：]|章|节|節)+(?!\d)\s*|^\s*(?:\d+(?:\.\d+)+)\s+",
    re.I,
)
_QUESTION = 9  # the level of a paragraph that asks: below any heading
_LEAD_IN = 8  # that of one that begins a step or an item
_LEAST_COUNTED = 3
_CHAPTER = 1500  # characters from which numbers before headings count chapters
_OPENING = re.compile(
    r"(?i)(?:why|what you|before|introduction|warum|was sie|bevor|pourquoi|avant|por qué|antes|perché|prima)\b"
)
_HOW = re.compile(r"how (?!to\b)", re.I)
_LONGEST_QUESTION = 220  # characters


@dataclass(frozen=True)
class Part:
    """A run of blocks under one heading; `lead` is what comes before any heading but the title's."""

    heading: str
    level: int
    blocks: tuple[int, ...]
    lead: bool
    parents: tuple[str, ...] = ()
    digressions: tuple[int, ...] = ()  # blocks that stand in a box beside the text
    at: int = -1  # the block of its heading
    number: int = 0  # the article's own, where its heading counts
    counts: str = ""  # the word before it: "Step"
    asks: bool = False  # its heading is a question
    starts: int = 0  # where the heading's words begin, behind the name of who asks
    ends: int | None = None  # where they end, if the first block of the part goes on behind them
    body: int = 0  # where the text of its first block begins
    counted: bool = False  # the article counts it, or has several of its like: a step or an item

    def shown(self, article: Article) -> list[int]:
        """The blocks of this part that can be seen: pictures, code, tables."""
        return [n for n in self.blocks if article.blocks[n].kind in ("image", "code", "table")]


def clean_heading(text: str) -> str:
    """An article's heading without its number and without the signs that pages hang on it."""
    text = plain(text[:1000]).rstrip("¶#:： ").strip()
    bare = _NUMBER.sub("", text).strip()
    return bare or text


_LABELS = frozenset(  # the short ones: a word of more than five capitals is one anyway
    "NOTE NOTES TIP TIPS HINT ALERT FAQ TOOL TOOLS INFO FACT FACTS BOX CASE QUIZ BIO MYTH QUOTE RECAP EXTRA "  # noqa: SIM905
    "NOTA TIPP KURZ B.A.-BA OUTIL TRUC CASO DATO DATOS AVISO CLAVE CAJA DICA UWAGA RADA".split()
)


def _capitals(text: str) -> tuple[list[str], str]:
    """The words in capitals at the start of a text, and what follows them."""
    words = text.split()
    n = 0
    while n < len(words) and words[n].isupper() and any(c.isalpha() for c in words[n]):
        n += 1
    return words[:n], " ".join(words[n:])


def is_box(heading: str) -> bool:
    """Whether a heading is that of a box beside the text ("CULTURE GNOME and KDE"): a label in capitals comes first."""
    head, rest = _capitals(heading)
    if not head or not any(c.isalpha() and not c.isupper() for c in rest):
        return False
    return head[0] in _LABELS or any(len(text) > 5 for text in head) or (len(head) > 1 and len("".join(head)) >= 8)


def shouts(text: str) -> bool:
    """Whether a sentence begins with the label of a box ("BACK TO BASICS Free licences The GPL ...")."""
    head, rest = _capitals(text)
    if not head or not rest:
        return False
    return head[0] in _LABELS or any(len(item) > 5 for item in head) or (len(head) > 2 and len("".join(head)) > 8)


def outline(article: Article, language: str, skip: set[int], dialogue: Collection[str] = ()) -> list[Part]:
    """The parts of an article in order; sections that are no content (references, see also ...) are left out with all
    below them.

    A paragraph that is a question is the heading of its answer. `dialogue` are the names of those who speak.
    """
    words = lexicon(language)
    title = clean_heading(article.title).lower()
    parts: list[Part] = []
    heading, level, lead, at = "", 0, True, -1
    blocks: list[int] = []
    boxed: list[int] = []
    box = False
    trail: list[tuple[int, str]] = []
    silent: int | None = None
    asker, typeset = _asker(article, dialogue), typeset_turns(article) if not dialogue else frozenset[int]()
    led = lead_ins(article, language, skip, counts(title)) if not dialogue and not typeset else {}
    lead_in: LeadIn | None = None

    def close() -> None:
        if blocks and lead_in is not None:
            names = tuple(above for depth, above in trail if depth < level)
            named = lead_in.ends > lead_in.name
            parts.append(
                Part(
                    heading, level, tuple(blocks), lead, names, tuple(boxed), at if named else -1, lead_in.number,
                    lead_in.word, False, 0, lead_in.ends, lead_in.body, True,
                )
            )  # fmt: skip
        elif blocks:
            names = tuple(above for depth, above in trail if depth < level)
            starts = speaker(article.blocks[at].text[:_LONGEST_QUESTION], dialogue)[1] if at >= 0 else 0
            counted = name(article.blocks[at].text[starts:][:1000], language) if at >= 0 else Name(0, "", heading)
            called = clean_heading(counted.text) if counted.number and counted.text else heading
            parts.append(
                Part(
                    called, level, tuple(blocks), lead, names, tuple(boxed), at, counted.number, counted.word,
                    counted.asks or at in typeset or (starts > 0 and article.blocks[at].kind == "paragraph"), starts,
                )
            )  # fmt: skip

    for number, block in enumerate(article.blocks):
        question = (
            block.kind == "paragraph"
            and number not in skip
            and (
                number in typeset
                or (not typeset and _is_question(article, number, dialogue))
                or (bool(asker) and speaker(block.text, dialogue)[0] == asker)
            )
        )
        if number in led and silent is None and number not in skip:
            close()
            lead_in, lead, blocks, boxed, at, box = led[number], False, [number], [], number, False
            heading, level = clean_heading(block.text[lead_in.name : lead_in.ends]).rstrip(".。"), _LEAD_IN
            trail = [(above, old) for above, old in trail if above < level]
            continue
        if block.kind != "heading" and not question:
            if silent is None:
                blocks.append(number)
                if box:  # where the box ends is not said; its first block is surely in it
                    boxed.append(number)
                    box = block.kind in ("image",)
            continue
        clear = clean_heading(block.text[speaker(block.text[:_LONGEST_QUESTION], dialogue)[1] :])
        depth = _QUESTION if block.kind != "heading" else block.level
        is_title = number <= 3 and not blocks and (clear.lower() in title or title.startswith(clear.lower()[:40]))
        if number in skip or is_title:
            continue
        if is_box(block.text.strip()) and (blocks or heading):
            box = True
            continue
        box = False
        if silent is not None and depth > silent:
            continue
        close()
        lead_in = None
        beside = words.no_content.match(clear.lower()) and not is_own_subject(article, number, language)
        silent = depth if beside else None
        heading, level, lead, blocks, boxed, at = clear, depth, False, [], [], number
        trail = [(above, old) for above, old in trail if above < level] + [(level, clear)]
    close()
    parts = _ended(article, _counted(parts, article, language))
    return parts if any(part.heading or part.counted for part in parts) else _by_paragraph(article, parts)


def _counted(parts: list[Part], article: Article, language: str) -> list[Part]:
    """The parts, marked where the article counts them: by numbers, or as many of one level as its title says."""
    marked = {n for n, part in enumerate(parts) if part.counted}
    for run in _numbers(parts, article):
        if not _chapters([parts[n] for n in run], article.title, language):
            marked |= set(run)
    if not marked:
        marked = set(_parallel(parts, counts(article.title), language))
    return [replace(part, counted=n in marked) for n, part in enumerate(parts)]


def _chapters(run: Sequence[Part], title: str, language: str) -> bool:
    """Whether the numbers are those of the chapters of an explanation, and count nothing."""
    explains = pattern("kinds", language, "explains").search(title) or _HOW.match(title)
    return bool(explains) and not counts(title) and not any(part.counts for part in run)


def _numbers(parts: Sequence[Part], article: Article) -> Iterator[list[int]]:
    """The parts that count from one on or down to it, three of a level at least."""
    for level in dict.fromkeys(part.level for part in parts):
        run = [n for n, part in enumerate(parts) if part.level == level and part.number]
        numbers = [parts[n].number for n in run]
        sizes = sorted(sum(len(article.blocks[m].text) for m in parts[n].blocks) for n in run)
        if run and sizes[len(sizes) // 2] > _CHAPTER:
            continue
        up = list(range(1, len(run) + 1))
        if len(run) >= _LEAST_COUNTED and numbers in (up, up[::-1]):
            yield run


def _parallel(parts: Sequence[Part], of_title: Collection[int], language: str) -> list[int]:
    """The parts of one level as many as a number of the title; one more at either end is no item."""
    ending = pattern("kinds", language, "ending")
    for level in dict.fromkeys(part.level for part in parts if part.heading):
        run = [n for n, part in enumerate(parts) if part.heading and part.level == level and not part.asks]
        bare = list(run)
        while bare and ending.search(parts[bare[-1]].heading):
            bare.pop()
        for members in (
            run,
            bare,
            run[1:] if run and _OPENING.match(parts[run[0]].heading) else [],
            run[:-1],
            run[1:-1],
        ):
            if len(members) >= _LEAST_COUNTED and len(members) in of_title:
                return members
    return []


def _ended(article: Article, parts: Sequence[Part]) -> list[Part]:
    """The parts, the last of a series without the paragraphs behind it that none of the others has: they conclude."""
    run = [n for n, part in enumerate(parts) if part.counted]
    if len(run) < _LEAST_COUNTED:
        return list(parts)
    last = parts[run[-1]]
    sizes = [sum(article.blocks[n].kind in ("paragraph", "quote") for n in parts[m].blocks) for m in run[:-1]]
    most, kept, texts = max(sizes), list[int](), 0
    for n in last.blocks:
        texts += article.blocks[n].kind in ("paragraph", "quote")
        if texts > max(1, most):
            break
        kept.append(n)
    rest = last.blocks[len(kept) :]
    if not rest or not kept:
        return list(parts)
    level = min(last.level, _LEAD_IN) - 1
    after = Part("", level, rest, False, last.parents, tuple(n for n in last.digressions if n in rest))
    return [*parts[: run[-1]], replace(last, blocks=tuple(kept)), after, *parts[run[-1] + 1 :]]


def _asker(article: Article, dialogue: Collection[str]) -> str:
    """The name of the one who asks in a dialogue, whose statements are no answers either."""
    asked: dict[str, int] = {}
    for block in article.blocks:
        if block.kind in ("paragraph", "heading") and (named := speaker(block.text[:_LONGEST_QUESTION], dialogue)[0]):
            asked[named] = asked.get(named, 0) + (block.text.strip()[-1:] in ("?", "？", "؟"))
    best = max(asked, key=lambda item: asked[item], default="")
    return best if best and asked[best] > 1 else ""


def _is_question(article: Article, number: int, dialogue: Collection[str]) -> bool:
    """Whether a paragraph is nothing but a question and has its answer behind it."""
    text = article.blocks[number].text.strip()
    if len(text) > 2 * _LONGEST_QUESTION:
        return False
    text = text[speaker(text, dialogue)[1] :]
    if len(text) > _LONGEST_QUESTION or text[-1:] not in ("?", "？", "؟") or re.search(r"[.!?。！？]\s", text[:-1]):
        return False
    after = article.blocks[number + 1] if number + 1 < len(article.blocks) else None
    return after is not None and after.kind in ("paragraph", "list", "quote") and not after.text.strip().endswith("?")


def _by_paragraph(article: Article, parts: list[Part]) -> list[Part]:
    """An article without headings: its first paragraph leads, the rest falls into up to five parts of like length."""
    blocks = [n for part in parts for n in part.blocks]
    texts = [n for n in blocks if article.blocks[n].kind in ("paragraph", "list", "quote")]
    if len(texts) < 2:
        return parts
    first = blocks.index(texts[1])
    rest = blocks[first:]
    total = sum(len(article.blocks[n].text) for n in rest if article.blocks[n].kind != "code") or 1
    n_parts = max(1, min(5, (len(texts) - 1) // 2))
    out: list[list[int]] = [[] for _ in range(n_parts)]
    so_far = 0
    for n in rest:
        out[min(n_parts - 1, so_far * n_parts // total)].append(n)
        so_far += 0 if article.blocks[n].kind == "code" else len(article.blocks[n].text)
    return [
        Part("", 0, tuple(blocks[:first]), True),
        *(Part("", 0, tuple(numbers), False) for numbers in out if numbers),
    ]
