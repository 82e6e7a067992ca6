"""The reason that the title of a report asks for: "Why the town turns off its lights"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.read.data import pattern

_WHY = re.compile(
    r"\W*(?:why|here['’]s why|this is why|warum|wieso|weshalb|pourquoi|por qué|perché|por que|waarom)\b|"
    r"(?:dlaczego|почему|なぜ|为什么|為什麼|왜|لماذا)",
    re.I,
)
_REASONS = re.compile(
    r"\b(?:reasons?|because|caused? by|due to|thanks to|Gr[uü]nde?n?|weil|wegen|raisons?|parce qu\w*|motiv\w+|"
    r"raz[oó]n\w*|porque|debido|ragion\w+|a causa|raz(?:ão|ões)|devido|reden\w*|omdat|vanwege)\b",
    re.I,
)


def asks_why(title: str) -> bool:
    """Whether a title asks for a reason or promises it."""
    return bool(_WHY.match(title))


def reason(found: Sequence[Paragraph], language: str) -> frozenset[int]:
    """The paragraph behind the first one that gives a reason; empty for none."""
    causes = pattern("roles", language, "causes")
    for item in found[1:]:
        text = " ".join(sentence.text for sentence in item.sentences)
        if _REASONS.search(text) or causes.search(text):
            return item.indices
    return frozenset()
