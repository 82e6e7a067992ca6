"""A script that follows its article into a newer reading."""

from __future__ import annotations

from core.model.article import Article, Heading, Image, Paragraph, Span
from core.model.script import Line, Opening, Script, Unit, VisualCue
from core.script.edit.moved import blocks_moved, script_moved

OLD = Article(
    title="Soil",
    blocks=(
        Heading(text="Soil"),
        Paragraph(text="Soil breathes. A spade of it holds more lives than a city."),
        Image(location="worm.jpg"),
        Paragraph(text="Worms eat leaves. They leave a fine crumb behind that holds water for weeks."),
        Paragraph(text="Dig less."),
    ),
)
NEW = Article(
    title="Soil",
    blocks=(
        Heading(text="Soil"),
        Paragraph(text="This piece was corrected on Monday."),
        Paragraph(text="Soil breathes. A spade of it holds more lives than a city."),
        Image(location="worm.jpg"),
        Paragraph(text="Worms, it is known, eat leaves. They leave a fine crumb behind that holds water for days."),
    ),
)


def words(article: Article, span: Span | None) -> str:
    return article.passage(span) if span else ""


def on(block: int, passage: str) -> Span:
    start = OLD.blocks[block].text.index(passage)
    return Span(block=block, start=start, end=start + len(passage))


def test_blocks_are_found_again_by_their_words_and_changed_ones_by_most_of_them() -> None:
    assert blocks_moved(OLD, NEW) == {0: 0, 1: 2, 2: 3, 3: 4}


def test_lines_pictures_and_units_follow() -> None:
    script = Script(
        language="en",
        title="Soil",
        lines=(
            Line(id=1, section="hook", text="Soil breathes.", span=on(1, "Soil breathes."), cue=VisualCue(block=2)),
            Line(id=2, section="point", point=0, text="A fine crumb.", span=on(3, "They leave a fine crumb")),
            Line(id=3, section="point", point=0, text="Worms eat leaves.", span=on(3, "Worms eat leaves.")),
            Line(id=4, section="cta", text="Dig less.", span=on(4, "Dig less."), locked=True, cue=VisualCue(block=4)),
        ),
        units=(Unit(kind="passage", first=1, last=3), Unit(kind="ending", first=4, last=4)),
        openings=(Opening(text="Dig less.", span=on(4, "Dig less.")),),
    )
    after = script_moved(script, OLD, NEW, blocks_moved(OLD, NEW))
    assert [words(NEW, line.span) for line in after.lines] == ["Soil breathes.", "They leave a fine crumb", "", ""]
    assert [line.cue.block for line in after.lines] == [3, None, None, None]
    assert (after.units[0].first, after.units[0].last, after.openings[0].span) == (2, 4, None)
    assert (after.units[1].first, after.units[1].last) == (4, 4)
    assert [(line.id, line.text, line.locked) for line in after.lines] == [
        (line.id, line.text, line.locked) for line in script.lines
    ]


def test_the_same_article_moves_nothing() -> None:
    assert blocks_moved(OLD, OLD) == {n: n for n in range(5)}
