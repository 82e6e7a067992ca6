"""The sentences of an article that may be spoken, and what each of them leans on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.model.article import Article
from core.script.clauses import pieces
from core.script.foreign import foreign
from core.script.lean import leans
from core.script.lexicon import UNSPACED, lexicon
from core.script.outline import Part, outline
from core.script.speakable import URL, Unspeakable, plain, speakable
from core.script.split import sentences

SHOWN = ("image", "table", "code", "quote", "list")
LONGEST = {"wide": 110, "spaced": 260}  # characters of one line
SHORTEST = {"wide": 8, "spaced": 22}
_MOST = 4000  # sentences looked at; a longer document is sampled from its start


@dataclass(frozen=True)
class Sentence:
    """One speakable sentence: where it stands, what it says, and the sentence it cannot do without.

    `texts` are its lines: one, or several where a long sentence falls into whole clauses. `needs` is the index of the
    sentence that must be spoken right before it; `shows` is the block that must be seen beside it.
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
    item: bool = False  # a list item or table row that is no full sentence

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

    def of(self, part: int) -> list[Sentence]:
        return [one for one in self.sentences if one.part == part]


def gather(article: Article, language: str, excluded: Iterable[int] = ()) -> Material:
    """All sentences that can be spoken, in the order of the article, no text twice."""
    skip = set(excluded)
    parts = outline(article, language, skip)
    seen = {plain(article.title).lower()} | {
        plain(block.text).lower() for block in article.blocks if block.kind in ("image", "heading")
    }
    found: list[Sentence] = []
    index = 0
    for number, part in enumerate(parts):
        before: tuple[int, bool] | None = None  # index of the sentence before, and whether it can be spoken
        opens = True
        for block in part.blocks:
            if block in skip:
                before = None
                continue
            kind = article.blocks[block].kind
            if kind in ("image", "code", "heading"):
                continue
            for order, (start, end) in enumerate(_ranges(article, block, language)):
                index += 1
                if index > _MOST:
                    break
                one = _sentence(
                    article, language, index, block, start, end, number, kind, order == 0, opens, before, skip
                )
                usable = one is not None and plain(one.text).lower() not in seen
                if one is not None and usable:
                    seen.add(plain(one.text).lower())
                    found.append(one)
                    opens = False
                before = (index, usable)
            if kind in ("table",):
                before = None
    return Material(language, tuple(parts), tuple(found), {one.index: one for one in found})


def _ranges(article: Article, block: int, language: str) -> list[tuple[int, int]]:
    """The ranges of the sentences of a block; a list's items and a table's rows stand for themselves."""
    one = article.blocks[block]
    if one.kind in ("paragraph", "quote"):
        return sentences(one.text, language)
    out: list[tuple[int, int]] = []
    at = 0
    for line in one.text.split("\n"):
        if one.kind == "list":
            out += [(at + a, at + b) for a, b in sentences(line, language)]
        elif line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _sentence(
    article: Article,
    language: str,
    index: int,
    block: int,
    start: int,
    end: int,
    part: int,
    kind: str,
    first: bool,
    opens: bool,
    before: tuple[int, bool] | None,
    skip: set[int],
) -> Sentence | None:
    """The sentence of a range, or None where it cannot be spoken."""
    source = article.blocks[block].text[start:end]
    words = lexicon(language)
    item = kind == "table" or (kind == "list" and source.rstrip()[-1:] not in ".!?。！？।۔؟")
    if len(source) > 1200:
        return None
    try:
        if kind == "table":
            return None
        text = speakable(source, language)
    except Unspeakable:
        return None
    if foreign(text, language):
        return None
    low = plain(source).lower()
    if kind in ("paragraph",) and not _ends_well(source):
        return None
    shows = None
    points = bool(words.speaks_of_itself.search(low))
    announces = text.endswith((":", "："))
    if announces or words.points_at.search(low):
        shows = _beside(article, block, end, skip)
        if shows is None or (not announces and article.blocks[shows].kind == "list"):
            return None
        points = True
        if announces:
            text = text.rstrip(":： ") + ("。" if text.endswith("：") else ".")
    if item:
        text = re.sub(r"[;؛,،、；]+([.。]?)$", r"\1", text)
    spoken = pieces(text, source, start, language)
    limits = "wide" if _wide(text) else "spaced"
    if not spoken or any(len(one[0]) > LONGEST[limits] for one in spoken):
        return None
    if (len(text) < SHORTEST[limits] and not item) or (not item and not _begins_well(text)):
        return None
    needs: int | None = None
    if leans(text, low, words):
        if before is None or not before[1]:
            return None
        needs = before[0]
    return Sentence(
        index=index,
        block=block,
        start=start,
        end=end,
        source=source,
        texts=tuple(one[0] for one in spoken),
        spans=tuple((one[1], one[2]) for one in spoken),
        part=part,
        kind=kind,
        first=first,
        opens=opens,
        needs=needs,
        shows=shows,
        points=points,
        item=item,
    )


def _wide(text: str) -> bool:
    """Whether the text is written in characters that stand for syllables or words."""
    return sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text) > 0.3 * len(text)


def _ends_well(source: str) -> bool:
    """Whether a paragraph's sentence ends like one (a caption or label does not)."""
    bare = URL.sub("", source).rstrip(" \u00a0→⇒»)]）\"'”’」』>“*†0123456789[,").rstrip()
    if not bare:
        return False
    return (
        bare[-1] in ".!?…:。！？：؟۔।॥;"
        or (bare != source.rstrip()
        and "→" in source)
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


__all__ = ["SHOWN", "UNSPACED", "Material", "Sentence", "gather", "re"]
