"""Articles to write scripts of, built by hand."""

from __future__ import annotations

import pytest

from core.model.article import Article, Block, Code, Heading, Image, ListBlock, Paragraph, Table

_BRIDGES = (
    Heading(text="How bridges stand", level=1),
    Paragraph(
        text="A bridge is never at rest, because wind, heat and traffic move it every second of the day. "
        "This movement is planned. Engineers leave gaps of several centimetres (see Figure 2) so that steel can grow "
        "in summer and shrink in winter."
    ),
    Paragraph(
        text="The oldest stone bridges still carry cars. However, their builders knew nothing of steel. "
        "Roman masons cut every stone by eye, e.g. at Alcántara, and used no mortar at all [12]."
    ),
    Heading(text="1. Arch bridges", level=2),
    Paragraph(
        text="An arch bridge turns weight into pressure and sends it sideways into the ground. "
        "The following picture shows how the stones lean on each other:"
    ),
    Image(location="arch.png", alt="A stone arch", caption="Figure 1. A stone arch over a river", sha256="a" * 64),
    Paragraph(
        text="Stone is strong under pressure and weak under tension. For that reason an arch needs heavy banks. "
        "Visit https://example.com/arches for the plans."
    ),
    Heading(text="2. Suspension bridges", level=2),
    Paragraph(
        text="A suspension bridge hangs its deck from cables that run over two towers. "
        "The cables of the Golden Gate Bridge hold about 80 % of its weight. They were spun on the spot from thin wire."
    ),
    Image(location="gate.png", alt="A suspension bridge", caption="Figure 2. The Golden Gate Bridge", sha256="b" * 64),
    Paragraph(text="Long spans became possible once steel wire was cheap. Wind is the enemy of a light deck."),
    Code(text="load = weight / cables", language="python"),
    Heading(text="3. Beam bridges", level=2),
    Paragraph(
        text="A beam bridge rests on piers and bends a little under each truck. "
        "Most bridges in the world are simple beams of concrete. Concrete is cast on the ground and lifted later."
    ),
    Table(header=("Kind", "Longest span"), rows=(("Arch", "575 m"), ("Suspension", "2023 m"))),
    ListBlock(items=("Inspect the bearings every year.", "Paint the steel before it rusts.", "cheap parts")),
    Heading(text="References", level=2),
    Paragraph(text="Smith wrote the standard work on bridges in the last century. It is out of print today."),
)


@pytest.fixture
def bridges() -> Article:
    """An English article with pictures, code, a table, a list, references, and sentences that lean on others."""
    return Article(title="How bridges stand", language="en", url="https://bridges.example.org/a", blocks=_BRIDGES)


def article_of(*blocks: Block, title: str = "A title", language: str = "en", url: str = "") -> Article:
    """An article of these blocks."""
    return Article(title=title, language=language, url=url, blocks=blocks)


def many(n: int, word: str = "Number") -> list[Paragraph]:
    """Paragraphs of plain, different sentences."""
    nouns = ("river", "mountain", "library", "engine", "garden", "harbour", "planet", "violin", "market", "forest")
    return [
        Paragraph(
            text=f"The {nouns[i % 10]} of village {i} has kept {word.lower()} {i * 7 + 3} visitors busy for a whole "
            f"summer. People there tell stories about an old {nouns[(i * 3 + 1) % 10]} near house {i}."
        )
        for i in range(n)
    ]
