"""Search terms: the concrete things a line speaks of."""

from __future__ import annotations

import pytest

from core.model.article import Article, Heading, Paragraph
from core.script import from_edit
from core.script.edit.rework import add
from core.script.extract.keyphrases import keyphrases
from core.script.extract.write import write
from tests.script.conftest import article_of

BRIDGE = article_of(
    Heading(text="Steel cables"),
    Paragraph(
        text="The suspension bridge hangs from steel cables. Engineers tested the steel cables in a wind tunnel. A "
        "wind tunnel costs a lot. The bridge in Bergen is usually closed in a storm."
    ),
)


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Engineers often tested the steel cables in a wind tunnel.", {"steel cables", "wind tunnel"}),
    ("en", "It usually needs 3.5 tons of concrete.", {"concrete"}),
    ("de", "Die Brücke in Bergen hängt an Kabeln aus Stahl.", {"Brücke", "Bergen"}),
    ("fr", "Le pont d'acier traverse la vallée.", {"vallée"}),
    ("es", "El gestor de paquetes instala programas.", {"gestor de paquetes"}),
    ("ja", "カメラは塔の上から街を写します。", {"カメラ"}),
    ("zh", "工程师在风洞里测试钢缆。", set()),
])  # fmt: skip
def test_the_things_of_a_line_are_its_terms(language: str, text: str, expected: set[str]) -> None:
    found = keyphrases(text, language, BRIDGE if language == "en" else None)
    assert expected <= set(found)
    assert 1 <= len(found) <= 3
    assert all(1 <= len(term.split()) <= 3 for term in found)


def test_every_line_of_a_script_has_terms_of_its_own_words(bridges: Article) -> None:
    script = write(bridges, project_type="short", presets=("youtube_short",))
    for line in script.lines[:-1]:
        assert 1 <= len(line.cue.terms) <= 3, line.text
        for term in line.cue.terms:
            assert all(word in line.text for word in term.split())
            assert not any(c.isdigit() for c in term)


@pytest.mark.parametrize("text", ["", "…", "12 34", "the of and", "'", "’’’", "a" * 5000])
def test_nothing_to_look_for_is_no_term(text: str) -> None:
    assert len(keyphrases(text, "en")) <= 1


def test_what_nobody_can_photograph_is_no_term_beside_a_thing() -> None:
    assert "goal" not in keyphrases("The goal of the steel cables is a safe bridge.", "en", BRIDGE)
    assert keyphrases("커뮤니티에도 도움을 청하실수도 있습니다.", "ko") == ("커뮤니티",)


def test_a_line_written_by_hand_can_be_looked_for_too(bridges: Article) -> None:
    script = write(bridges, project_type="short", presets=("youtube_short",))
    rows = [{"id": line.id, "text": line.text} for line in script.lines]
    rows[1]["text"] = "Gulls nest in the wooden lighthouse of the harbour town."
    edited = from_edit(script, [*rows, {"text": "A ferry crosses the fjord."}])
    assert "wooden lighthouse" in edited.lines[1].cue.terms
    assert "fjord" in edited.lines[-1].cue.terms
    assert "fjord" in add(script, script.lines[0].id, "A ferry crosses the fjord.").lines[1].cue.terms
