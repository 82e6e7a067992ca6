"""Documents of the doors besides the web, made by the programs that people use, and read: seed by seed one of them.

Right is: at least 98 % of the words that are to be read, in their order, and at most 2 % others (running heads, page
numbers, notes, hidden and deleted words). `python -m tests.trials documents`; what a machine has no program for is
skipped. Needed on Debian: libreoffice-writer-nogui pandoc lmodern texlive-latex-recommended groff weasyprint chromium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from core.content import caged_reading, sniff
from core.content.draft import Draft
from core.model.article import Image, Table
from tests.trials._made import RECIPES, Recipe, Text, text_in

LANGUAGES = ("en", "de", "fr")
COUNT = len(RECIPES) * len(LANGUAGES)
LEAST_RECALL, MOST_FOREIGN = 0.98, 0.02


@dataclass(frozen=True)
class Figures:
    """Shares: of a document's words those read, and of what was read the words that are none of them."""

    recall: float
    foreign: float
    words: int


def trial(seed: int, folder: Path) -> dict[str, str | float | int]:
    """Make and read one document. Raises `AssertionError` where too little or too much is read."""
    recipe, text = case(seed)
    missing = recipe.missing()
    if missing:
        return {"document": recipe.name, "skipped": f"no {', '.join(missing)} on this machine"}
    path = recipe.make(text, folder)
    data = path.read_bytes()
    draft = caged_reading.read_in_child(data, sniff.kind_of(data, path.name), path.name, chapter="all")
    figures = measured(text, draft)
    if figures.recall < LEAST_RECALL or figures.foreign > MOST_FOREIGN:
        raise AssertionError(f"{recipe.name}, {text.language}: {figures}\n{difference(text, draft)}")
    return {
        "document": recipe.name, "language": text.language, "bytes": len(data), "words": figures.words,
        "recall": round(figures.recall, 4), "foreign": round(figures.foreign, 4),
    }  # fmt: skip


def case(seed: int) -> tuple[Recipe, Text]:
    """The recipe and the text of a seed."""
    recipe = RECIPES[seed % len(RECIPES)]
    return recipe, text_in(LANGUAGES[seed // len(RECIPES) % len(LANGUAGES)], rich=recipe.rich)


def measured(text: Text, draft: Draft) -> Figures:
    """The figures of a reading; words count only in their order."""
    expected, found = _words(text.wanted()), _words(_texts(draft))
    same = sum(block.size for block in SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks())
    return Figures(same / len(expected), 1 - same / max(1, len(found)), len(expected))


def difference(text: Text, draft: Draft) -> str:
    """The words that are missing or too many, for people."""
    expected, found = _words(text.wanted()), _words(_texts(draft))
    out = []
    for kind, a, b, c, d in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if kind != "equal":
            out.append(f"- {' '.join(expected[a:b])[:200]!r} + {' '.join(found[c:d])[:200]!r}")
    return "\n".join(out[:20])


def _texts(draft: Draft) -> list[str]:
    """All words of the blocks; of a table the cells of its rows, of a picture none."""
    out = []
    for block in draft.blocks:
        if isinstance(block, Table):
            out += [cell for row in (block.header, *block.rows) for cell in row]
        elif not isinstance(block, Image):
            out.append(block.text)
    return out


def _words(texts: list[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(texts).casefold())
