"""The judge of `bench script`: it must see what it is there for."""

from __future__ import annotations

import time

import pytest

from core.model.article import Article, Heading, Image, Paragraph, Span
from core.model.script import Line, Script
from core.script import from_edit
from core.script.edit.compare import compare
from core.script.extract.write import write
from core.script.judge.audit import audit, verified

TEXT = "The bridge was opened in 1931. It hangs from four steel cables, which were spun in the air; nobody fell."
ARTICLE = Article(
    title="A bridge",
    language="en",
    blocks=(
        Heading(text="How it hangs"),
        Paragraph(text=TEXT),
        Image(location="a.png", alt="The bridge in fog", caption="The bridge in fog"),
        Paragraph(text="See www.example.org for more. Run ls -l to list them. Next"),
    ),
)


def script_of(text: str, start: int, end: int, block: int = 1) -> Script:
    line = Line(id=1, section="point", text=text, span=Span(block=block, start=start, end=end))
    return Script(language="en", title="A bridge", lines=(line,))


@pytest.mark.parametrize(("text", "start", "end", "block", "kind"), [
    ("It hangs from four steel cables", 31, 62, 1, "cut"),
    ("From four steel cables, which were spun in the air.", 40, 89, 1, "cut"),
    ("See www.example.org for more.", 0, 29, 3, "address"),
    ("Run ls -l to list them.", 30, 53, 3, "code"),
    ("Next", 54, 58, 3, "navigation"),
    ("The bridge in fog.", 0, 17, 2, "caption"),
    ("The bridge was opened in 1931.", 0, 900, 1, "span"),
    ("The bridge was opened in 1931.", 0, 30, 9, "span"),
    ("Nobody has ever crossed that old river.", 0, 30, 1, "span"),
    ("Мост был открыт, bridge.", 0, 30, 1, "span"),
])  # fmt: skip
def test_what_is_wrong_with_a_line_is_seen(text: str, start: int, end: int, block: int, kind: str) -> None:
    assert kind in {item.kind for item in audit(script_of(text, start, end, block), ARTICLE)}


@pytest.mark.parametrize(("text", "start", "end"), [
    ("The bridge was opened in 1931.", 0, 30),
    ("It hangs from four steel cables, which were spun in the air; nobody fell.", 31, 104),
])  # fmt: skip
def test_whole_sentences_are_let_pass(text: str, start: int, end: int) -> None:
    result = script_of(text, start, end)
    assert audit(result, ARTICLE) == []
    assert verified(result, ARTICLE) == (1, 1)


def test_a_sentence_in_two_lines_is_whole_and_one_of_them_alone_is_not() -> None:
    first = Line(id=1, section="point", text="It hangs from four steel cables, which were spun in the air.",
                 span=Span(block=1, start=31, end=91))  # fmt: skip
    second = Line(id=2, section="point", text="Nobody fell.", span=Span(block=1, start=92, end=104))
    both = Script(language="en", title="A bridge", lines=(first, second))
    assert audit(both, ARTICLE) == []
    assert [item.kind for item in audit(both.model_copy(update={"lines": (second,)}), ARTICLE)] == ["cut"]


def test_the_same_line_twice_is_seen() -> None:
    result = script_of("The bridge was opened in 1931.", 0, 30)
    twice = result.model_copy(update={"lines": (result.lines[0], result.lines[0].model_copy(update={"id": 2}))})
    assert [item.kind for item in audit(twice, ARTICLE)] == ["twice"]


def test_the_writers_own_scripts_pass(bridges: Article) -> None:
    for kind in ("short", "medium"):
        result = write(
            bridges, project_type=kind, presets=("youtube_long",) if kind == "medium" else ("youtube_short",)
        )
        assert audit(result, bridges) == []
        there, named = verified(result, bridges)
        assert there == named > 3


def test_hosts_and_half_translated_sentences_are_never_read_aloud() -> None:
    rows = [
        "The old mill by the river was built for the eleven villages of the valley.",
        "The clock is set by pool.ntp.org whenever the network is there again.",
        "The address must be written as ldaps:// in the file of the library.",
        "Prelude 将各种安全信息集中化并且分析这些信息。",
        "Visitors can watch the gears at work on the first Sunday of every month.",
        "The company Booking.com paid for the new roof of the mill in the spring.",
    ]
    article = Article(title="The mill", language="en", blocks=tuple(Paragraph(text=row) for row in rows))
    script_text = write(article, project_type="short", presets=("youtube_short",)).script_text
    assert "Booking.com" in script_text and "gears" in script_text
    assert "ntp" not in script_text and "ldaps" not in script_text and "Prelude" not in script_text


def test_numbers_of_tables_fields_and_strange_sentences_are_not_said() -> None:
    rows = [
        "Die alte Mühle am Fluss wurde für die elf Dörfer des Tals gebaut und gehört heute einem Verein.",
        "Tabelle 11.1 fasst die Antworten zusammen, die der Verein gegeben hat.",
        "An alternative is the wheel.",
        "Besucher können am ersten Sonntag im Monat den Zahnrädern bei der Arbeit zusehen.",
        "Der Müller schärft die Steine von Hand, eine Arbeit, die zwei Tage für jedes Paar dauert.",
    ]
    article = Article(title="X.509 und die Mühle", language="de", blocks=tuple(Paragraph(text=row) for row in rows))
    result = write(article, project_type="short", presets=("youtube_short",))
    assert "Zahnrädern" in result.script_text and "Steine" in result.script_text
    assert "Tabelle" not in result.script_text and "alternative" not in result.script_text
    assert result.title == "X.509 und die Mühle"


def test_a_very_long_line_is_changed_and_compared_in_a_moment() -> None:
    line = Line(id=1, section="point", text="あ" * 9000, span=Span(block=1, start=0, end=5))
    old = Script(language="ja", title="x", lines=(line,))
    began = time.process_time()
    new = from_edit(old, [{"id": 1, "text": "あ" * 8999 + "い"}])
    assert compare(old, new)[0].kind in ("changed", "removed", "added")
    assert time.process_time() - began < 5
