"""Distance of two passages of an article: by its sections, by its blocks, and by the words of a caption."""

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
    names: dict[int, frozenset[str]]  # those of them that are names, or all there is to the caption
    first_heading: int  # block of the heading that ends the opening; the number of blocks where none does

    def apart(self, a: int, b: int) -> int:
        """Count the headings between two blocks: 0 for one section, more the higher their common one is."""
        if not self.paths:
            return 0
        item, two = self.paths[min(a, len(self.paths) - 1)], self.paths[min(b, len(self.paths) - 1)]
        shared = 0
        while shared < min(len(item), len(two)) and item[shared] == two[shared]:
            shared += 1
        return max(len(item), len(two)) - shared

    def same_section(self, a: int, b: int) -> bool:
        return self.apart(a, b) == 0

    def opens(self, block: int) -> bool:
        """Whether a block stands before the article's first heading, so that its picture opens the storyboard."""
        return block < self.first_heading

    def named(self, line: Line, block: int) -> bool:
        """Whether the line uses a telling word of a picture's caption."""
        return bool(self.words.get(block, frozenset()) & informative_words(line.text))

    def named_for_certain(self, line: Line, block: int) -> bool:
        """Whether the line names what a picture shows: by a name of its caption, or by two of its words."""
        text = informative_words(line.text)
        return bool(self.names.get(block, frozenset()) & text) or len(self.words.get(block, frozenset()) & text) >= 2

    def mentioned_at(self, line: Line, block: int) -> int:
        """Find the caption's first word in the line, as an offset in characters; pictures are shown in this order."""
        lowered = unicodedata.normalize("NFKC", line.text).casefold()
        at = [lowered.find(word) for word in self.words.get(block, frozenset()) if word in lowered]
        return min(at, default=len(lowered))

    def distance(self, line: Line, at: int, block: int) -> float:
        """Return the cost of a visible block for a line whose place is `at`: lower suits better."""
        gap = block - at
        near = min(abs(gap), 60) * (1.0 if gap >= 0 else 1.4)  # what is shown usually follows what is said of it
        return SECTION_STEP * self.apart(at, block) + near - (NAMED if self.named(line, block) else 0.0)


def places(article: Article) -> Places:
    """The places of an article's blocks in its outline, from which the distance of two passages is read."""
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
            captions[number] = set(informative_words(f"{block.caption} {block.alt}"))
    common = Counter(word for words in captions.values() for word in words)
    limit = 1 if len(captions) <= 3 else len(captions) / 3
    own = {n: frozenset(w for w in words if common[w] <= limit) for n, words in captions.items()}
    names = {n: _names(article.blocks[n].text, words) for n, words in own.items()}
    headings = [n for n, block in enumerate(article.blocks) if block.kind == "heading"]
    is_title = bool(headings) and not any(block.kind != "image" for block in article.blocks[: headings[0]])
    ends = headings[1:] if is_title else headings
    return Places(tuple(paths), own, names, ends[0] if ends else len(article.blocks))


def _names(caption: str, words: frozenset[str]) -> frozenset[str]:
    """The telling words of a caption that name something: large letters inside it, or all there is to tell by."""
    if len(words) <= 1:
        return words
    inside = re.sub(r"(?:^|[.:!?]\s)\W*\w+", " ", caption)  # what begins a sentence is large anyway
    large = " ".join(word for word in re.findall(r"[^\W\d_]+", inside) if word[0] != word[0].lower())
    return words & informative_words(large)


def informative_words(text: str) -> frozenset[str]:
    """The words of a caption or passage that could name something: three letters and more, folded; figures are left
    out.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(word for word in _WORD.findall(folded) if word not in _COMMON)


# Scripts are told apart, so that a Latin name is found inside a Chinese or Japanese sentence.
_WORD = re.compile(r"[a-z\u00df-\u024f]{3,}|[\u30a1-\u30ff]{3,}|[^\W\d_a-z\u00df-\u024f\u30a1-\u30ff]{3,}")


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
