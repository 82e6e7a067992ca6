"""The check against a mutator and a paraphraser that are not its own, in four languages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.model.article import Article, Paragraph, Span
from core.model.script import Line
from core.script.faithful import bench, check_line, words
from core.script.read.candidates import gather
from tests.script.faithful import strangers
from tests.script.faithful.articles import ARTICLES

KINDS = ("number", "date", "name", "unit", "negation", "quotation")


def lines(article: Article) -> list[Line]:
    """Every sentence of an article that can be spoken, as a line."""
    return [
        Line(
            id=sentence.index,
            section="point",
            text=sentence.text,
            span=Span(block=sentence.block, start=sentence.start, end=sentence.end),
        )
        for sentence in gather(article, article.language).sentences
    ]


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_strangers_mutants_are_flagged_and_true_lines_are_not(language: str) -> None:
    article = ARTICLES[language]
    rng = random.Random(11)
    flagged: dict[bool, list[bool]] = {True: [], False: []}
    for line in lines(article):
        assert check_line(line, article) is None, line.text
        for kind in KINDS:
            for _ in range(3):
                text = strangers.wrong(kind, line.text, language, rng)
                if text and text != line.text:
                    changed = line.model_copy(update={"text": text})
                    flagged[True].append(check_line(changed, article) is not None)
        for _ in range(2):
            text = strangers.same(line.text, language, rng)
            if text:
                flagged[False].append(check_line(line.model_copy(update={"text": text}), article) is not None)
    assert len(flagged[True]) > 60
    assert sum(flagged[True]) >= 0.9 * len(flagged[True])
    assert len(flagged[False]) >= 3
    assert sum(flagged[False]) <= 0.1 * len(flagged[False])


def test_the_bench_gives_the_same_figures_for_the_same_seed() -> None:
    articles = [(code, article) for code, article in ARTICLES.items()]
    first, again = bench.measure_check(articles, seed=3), bench.measure_check(articles, seed=3)
    assert first == again
    assert bench.measure_check(articles, seed=4) != first
    for item in first["languages"]:
        assert item["ok"], item
        assert {"number", "date", "name", "negation", "quotation"} <= set(item["mutants"]["kinds"]), item["language"]


def test_the_command_reads_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.config import Settings
    from core.errors import BadInput
    from core.studio.bench.faithfulness import measure
    from core.studio.workspace.workspace import open_workspace

    monkeypatch.chdir(tmp_path)
    workspace = open_workspace(Settings(data=tmp_path / "data"))
    (tmp_path / "in").mkdir()
    with pytest.raises(BadInput):
        measure(workspace, tmp_path / "in")
    text = "\n\n".join(block.text for block in ARTICLES["en"].blocks)
    (tmp_path / "in" / "one.md").write_text(f"# A day at sea\n\n{text}\n", encoding="utf-8")
    (tmp_path / "in" / "empty.txt").write_text("", encoding="utf-8")
    message = measure(workspace, tmp_path / "in")
    assert [item["language"] for item in message["languages"]] == ["en"]
    assert message["languages"][0]["mutants"]["flagged"] >= 0.9
    assert [element["article"] for element in message["skipped"]] == ["empty.txt"]


SOFTER = [
    ("en", "The old pump is loud and it can be heard in the whole street.", "is loud", "is scarcely loud"),
    ("de", "Die alte Pumpe ist laut und man hört sie in der ganzen Straße.", "ist laut", "ist kaum laut"),
    ("nl", "De oude pomp is luid en men hoort haar in de hele straat.", "is luid", "is nauwelijks luid"),
    ("nl", "De nieuwe pomp draait altijd sneller dan de molen van het dorp.", "altijd", "zelden"),
    ("pt", "A nova bomba trabalha sempre mais do que o velho moinho da aldeia.", "sempre", "raramente"),
    ("it", "Il primo mulino del paese macina sempre il grano di molte famiglie.", "molte", "poche"),
    ("es", "Las bombas nuevas sirven a muchas familias del valle en verano.", "muchas", "pocas"),
    ("sv", "Den gamla pumpen hörs av många familjer i den lilla byn på våren.", "många", "få"),
    ("ru", "Старая мельница кормит многие семьи в этой большой долине.", "многие", "немногие"),
    ("pl", "Stary młyn daje prąd i wodę dla wiele domów w całej dolinie.", "wiele", "niewiele"),
    ("en", "The new pump is more quiet and needs less oil than the old one.", "more quiet", "less quiet"),
]


@pytest.mark.parametrize(("language", "text", "claim", "wrong"), SOFTER)
def test_softer_negations_and_swapped_degrees_are_found(language: str, text: str, claim: str, wrong: str) -> None:
    other = {"de": "Der Brunnen steht am Markt.", "en": "The well stands by the market."}.get(language, "")
    article = Article(title="x", language=language, blocks=(Paragraph(text=f"{text} {other}".strip()),))
    span = Span(block=0, start=0, end=len(text))
    line = Line(id=1, section="point", text=text, span=span)
    assert check_line(line, article) is None
    assert check_line(line.model_copy(update={"text": text.replace(claim, wrong)}), article) is not None


def test_every_language_file_is_read_and_says_what_negates() -> None:
    for path in sorted(words.FOLDER.glob("*.toml")):
        table = words.words(path.stem)
        assert table.negators and all(item == item.strip() and " " not in item for item in table.member), path.stem
        assert all(
            not set("/;|= ") & set(opposite) for opposite in (*table.opposites, *table.negators, *table.numbers)
        ), path.stem
    assert words.words("xx").numbers == {} and words.words("../en").numbers == {}
