"""Sentences that may be spoken, with what each needs, and all of an article's together."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.language.scripts import is_chinese_japanese, script_of
from core.script.read.outline import Part

TITLE = 0  # what a sentence needs that means the article's title
SHOWN = ("image", "table", "code", "quote", "list")
LONGEST = {"wide": 100, "spaced": 240}  # characters of one line
SHORTEST = {"wide": 5, "spaced": 12}
LONGEST_NAME = 400  # characters of a heading or title that may be spoken


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
    alone: str = ""  # the words with which it stands without the sentence that it needs; "" where it doesn't

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
    behind: tuple[int, ...] = ()  # blocks of text that stand behind the author's end

    def of(self, part: int) -> list[Sentence]:
        """The sentences of a part, in order."""
        return self.by_part.get(part, [])


def wide(text: str) -> bool:
    """Whether a sentence is written in characters that stand for syllables or words."""
    return sum(is_chinese_japanese(c) or script_of(c) == "Hang" for c in text) > 0.3 * len(text)
