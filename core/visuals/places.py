"""How near two passages of an article are: by its sections, by its blocks, and by the words of a caption."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from core.model.article import Article
from core.model.script import Line

SECTION_STEP = 100.0  # one section apart weighs as much as so many blocks
NAMED = 130.0  # a picture whose caption the line names may come from the section next door


@dataclass(frozen=True)
class Places:
    """`paths[block]` are the headings above a block, outermost first, as (level, block) pairs."""

    paths: tuple[tuple[tuple[int, int], ...], ...]
    words: dict[int, frozenset[str]]  # telling words of each picture's caption, by block

    def apart(self, a: int, b: int) -> int:
        """How many headings lie between two blocks: 0 for one section, more the higher their common one is."""
        if not self.paths:
            return 0
        one, two = self.paths[min(a, len(self.paths) - 1)], self.paths[min(b, len(self.paths) - 1)]
        shared = 0
        while shared < min(len(one), len(two)) and one[shared] == two[shared]:
            shared += 1
        return max(len(one), len(two)) - shared

    def same_section(self, a: int, b: int) -> bool:
        return self.apart(a, b) == 0

    def related(self, a: int, b: int) -> bool:
        """Whether two blocks stand under one heading, or under two that are parts of the same one."""
        one, two = self.paths[a], self.paths[b]
        shared = 0
        while shared < min(len(one), len(two)) and one[shared] == two[shared]:
            shared += 1
        return shared >= 1 and max(len(one), len(two)) - shared <= 1

    def named(self, line: Line, block: int) -> bool:
        """Whether the line uses a telling word of a picture's caption."""
        return bool(self.words.get(block, frozenset()) & telling(line.text))

    def cost(self, line: Line, at: int, block: int) -> float:
        """How badly a visible block suits a line whose place is `at`: lower is better."""
        gap = block - at
        near = min(abs(gap), 60) * (1.0 if gap >= 0 else 1.4)  # what is shown usually follows what is said of it
        return SECTION_STEP * self.apart(at, block) + near - (NAMED if self.named(line, block) else 0.0)


def places(article: Article) -> Places:
    """Read an article's outline."""
    path: list[tuple[int, int]] = []
    paths = []
    captions: dict[int, set[str]] = {}
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            while path and path[-1][0] >= block.level:
                path.pop()
            path.append((block.level, number))
        paths.append(tuple(path))
        if block.kind == "image":
            captions[number] = set(telling(f"{block.caption} {block.alt}"))
    common = Counter(word for words in captions.values() for word in words)
    limit = 1 if len(captions) <= 3 else len(captions) / 3
    own = {n: frozenset(w for w in words if common[w] <= limit) for n, words in captions.items()}
    return Places(tuple(paths), own)


def telling(text: str) -> frozenset[str]:
    """The words of a text that could name something: three letters and more, folded; figures are left out."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(word for word in re.findall(r"[^\W\d_]{3,}", folded) if word not in _COMMON)


_COMMON_WORDS = (
    "the and for with from that this are was were its into has have had you can not but all any our their"
    " figure fig abbildung bild figura image picture screenshot photo table der die das und des dem den ein eine"
    " les des une est par pour dans sur los las una del por para con que como"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def place_of(line: Line, before: int) -> int:
    """The block a line belongs to: the one its cue names, else that of its passage, else that of the line before."""
    if line.cue.block is not None:
        return line.cue.block
    return line.span.block if line.span is not None else before
