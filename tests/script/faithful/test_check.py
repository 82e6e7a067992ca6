"""Tests of the faithfulness check: what a line may say and what it may not, in words a person would use."""

from __future__ import annotations

import time

import pytest

from core.model.article import Article, Heading, ListBlock, Paragraph, Span, Table
from core.model.coded import Flag
from core.model.script import Line, Script
from core.script.extract.write import write
from core.script.faithful import check_line, flag
from core.wording import words
from tests.script.conftest import article_of

ENGLISH = article_of(
    Heading(text="Plasma and its rivals", level=1),
    Paragraph(
        text="GNOME 3.38 came out on 16 September 2020 and is the default desktop of Debian. It needs about "
        "1,200 MB of memory. KDE Plasma is not installed by default, but it can be added in two minutes."
    ),
    Paragraph(
        text="The founder said: “We wanted a desktop for everyone.” More than 80 % of the users never change the "
        "wallpaper (a survey from March 2019 showed this). LXDE is faster than Xfce on old machines."
    ),
    Paragraph(
        text="The World Health Organization published the figures. Twenty-five developers work on the file manager."
    ),
    Table(header=("Desktop", "Memory"), rows=(("Xfce", "400 MB"), ("LXQt", "350 MB"))),
    ListBlock(items=("It costs 5 euros a month.", "Updates arrive every week.")),
    title="Desktops of Debian",
)
GERMAN = article_of(
    Paragraph(
        text="Das Archiv enthält rund 59.000 Pakete und wächst jedes Jahr um 3,5 Prozent. Ian Murdock gründete das "
        "Projekt im August 1993. Es gibt keine Firma dahinter. Der Rechner startet in 12 Sekunden. "
        "Die Werkzeuge sind nicht frei."
    ),
    language="de",
)
FRENCH = article_of(
    Paragraph(
        text="Le projet compte 1 000 développeurs dans 65 pays. Il n'est pas dirigé par une entreprise. La version 12 "
        "est sortie le 10 juin 2023 à Paris. Le directeur a dit : « Nous restons libres ». Chaque paquet pèse 2,5 Mo."
    ),
    language="fr",
)
SPANISH = article_of(
    Paragraph(
        text="El proyecto nació en agosto de 1993 y tiene mil desarrolladores. No depende de ninguna empresa. La "
        "instalación tarda 20 minutos y ocupa 4,5 GB. Ana Torres dirige el equipo desde Sevilla."
    ),
    language="es",
)
JAPANESE = article_of(
    Paragraph(
        text="Debianは1993年にイアン・マードックが始めました。このシステムは会社に属していません。約1000人の開発者がいます。"
    ),
    language="ja",
)
CHINESE = article_of(
    Paragraph(text="Debian项目始于1993年8月。它不属于任何公司。约有1000名开发者参与，每两年发布一个版本。"),
    language="zh",
)

WRONG = [
    (ENGLISH, "number", "GNOME 3.83 came out on 16 September 2020.", "The article says 3.38, not 3.83."),
    (ENGLISH, "date", "GNOME 3.38 came out on 16 September 2021.", "The article says 2020, not 2021."),
    (ENGLISH, "date", "GNOME 3.38 came out on 16 October 2020.", "The article says September, not October."),
    (ENGLISH, "number", "It needs about 12,000 MB of memory.", "1,200"),
    (ENGLISH, "unit", "It needs about 1,200 GB of memory.", "1,200 MB"),
    (ENGLISH, "name", "GNOME is the default desktop of Fedora.", "Debian, not Fedora"),
    (ENGLISH, "negation", "KDE Plasma is installed by default.", "not"),
    (ENGLISH, "negation", "GNOME 3.38 is not the default desktop of Debian.", "not"),
    (ENGLISH, "number", "KDE Plasma can be added in three minutes.", "The article says two, not three."),
    (ENGLISH, "unit", "KDE Plasma can be added in two hours.", "two minutes"),
    (ENGLISH, "quotation", "The founder said: “We wanted to get rich.”", "no such quotation"),
    (ENGLISH, "name", "Xfce is faster than LXDE on old machines.", "LXDE"),
    (ENGLISH, "opposite", "LXDE is slower than Xfce on old machines.", "faster"),
    (ENGLISH, "opposite", "LXDE is faster than Xfce on new machines.", "old"),
    (ENGLISH, "number", "Twenty-six developers work on the file manager.", "Twenty-five"),
    (ENGLISH, "number", "Xfce: Memory 350 MB.", "400"),
    (ENGLISH, "unit", "Updates arrive every month.", "week"),
    (ENGLISH, "invented", "Penguins happily juggle seventeen flaming torches underwater.", ""),
    (ENGLISH, "negation", "More than 80 % of the users change the wallpaper.", "never"),
    (ENGLISH, "name", "Gentoo came out on 16 September 2020.", "Gentoo"),
    (GERMAN, "number", "Das Archiv enthält rund 95.000 Pakete.", "59.000"),
    (GERMAN, "number", "Es wächst jedes Jahr um 5,3 Prozent.", "3,5"),
    (GERMAN, "name", "Linus Torvalds gründete das Projekt im August 1993.", ""),
    (GERMAN, "date", "Ian Murdock gründete das Projekt im April 1993.", "August"),
    (GERMAN, "negation", "Die Werkzeuge sind frei.", "nicht"),
    (GERMAN, "unit", "Der Rechner startet in 12 Minuten.", "Sekunden"),
    (FRENCH, "number", "Le projet compte 10 000 développeurs dans 65 pays.", "1 000"),
    (FRENCH, "negation", "Il est dirigé par une entreprise.", "pas"),
    (FRENCH, "date", "La version 12 est sortie le 10 mai 2023.", "juin"),
    (FRENCH, "name", "La version 12 est sortie à Lyon.", "Lyon"),
    (FRENCH, "quotation", "Le directeur a dit : « Nous serons riches ».", "quotation"),
    (SPANISH, "negation", "El proyecto depende de una empresa.", ""),
    (SPANISH, "unit", "La instalación tarda 20 horas.", "minutos"),
    (SPANISH, "name", "Ana Torres dirige el equipo desde Granada.", "Sevilla"),
    (JAPANESE, "number", "Debianは1998年にイアン・マードックが始めました。", "1998"),
    (JAPANESE, "name", "Ubuntuは1993年にイアン・マードックが始めました。", "Ubuntu"),
    (JAPANESE, "negation", "このシステムは会社に属しています。", ""),
    (CHINESE, "negation", "它属于任何公司。", "不"),
    (CHINESE, "number", "Debian项目始于1995年8月。", "1995"),
]  # fmt: skip
RIGHT = [
    (ENGLISH, "On 16 September 2020, GNOME 3.38 came out."),
    (ENGLISH, "GNOME 3.38 came out in September 2020, and KDE Plasma is not installed by default."),
    (ENGLISH, "GNOME needs about 1200 megabytes of memory."),
    (ENGLISH, "KDE Plasma isn't installed by default."),
    (ENGLISH, "In two minutes KDE Plasma can be added."),
    (ENGLISH, "KDE Plasma can be added in 2 minutes."),
    (ENGLISH, "More than 80 percent of users never change the wallpaper."),
    (ENGLISH, "25 developers work on the file manager."),
    (ENGLISH, "The WHO published the figures."),
    (ENGLISH, "On old machines, LXDE beats Xfce: it is faster."),
    (ENGLISH, "Xfce: Memory 400 MB."),
    (ENGLISH, "The founder wanted a desktop for everyone."),
    (ENGLISH, "The founder said: “We wanted a desktop for everyone.”"),
    (GERMAN, "Rund 59 000 Pakete enthält das Archiv."),
    (GERMAN, "Im August 1993 gründete Ian Murdock das Projekt."),
    (GERMAN, "Der Computer startet in zwölf Sekunden."),
    (GERMAN, "Keine Firma steht dahinter, und die Werkzeuge sind nicht frei."),
    (FRENCH, "Mille développeurs de 65 pays participent au projet."),
    (FRENCH, "À Paris, la version 12 est sortie le 10 juin 2023."),
    (SPANISH, "Nació en agosto de 1993 el proyecto, que tiene 1000 desarrolladores."),
    (JAPANESE, "1993年にイアン・マードックがDebianを始めました。"),
    (CHINESE, "Debian项目1993年8月开始。"),
]


def line(text: str, span: Span | None = None, flagged: Flag | None = None) -> Line:
    """A line of a script."""
    return Line(id=1, section="point", text=text, span=span, flag=flagged)


@pytest.mark.parametrize(("article", "kind", "text", "reason"), WRONG)
def test_what_the_article_does_not_say_is_found(article: Article, kind: str, text: str, reason: str) -> None:
    found = check_line(line(text), article)
    assert found is not None
    assert reason in words(found.flag)
    assert words(found.flag).endswith(".")
    if reason:
        assert found.kind == kind


@pytest.mark.parametrize(("article", "text"), RIGHT)
def test_the_same_said_otherwise_passes(article: Article, text: str) -> None:
    assert check_line(line(text), article) is None


def test_the_extractive_writers_own_lines_pass(bridges: Article) -> None:
    script = write(bridges, project_type="short", presets=("youtube_short",))
    assert flag(script, bridges) == script


def test_flag_gives_the_reason_and_keeps_what_was_marked() -> None:
    lines = (
        line("GNOME 3.83 came out on 16 September 2020."),
        line("GNOME 3.83 came out on 16 September 2020.", flagged=Flag.of("edited")),
        line("Thanks for watching all of this.", flagged=Flag.of("added")),
        line("GNOME 3.38 came out on 16 September 2020.", flagged=Flag.of("edited")),
    )
    script = Script(language="en", title="x", lines=lines)
    once = flag(script, ENGLISH)
    assert [words(item.flag) for item in once.lines] == [
        "The article says 3.38, not 3.83.",
        "changed by hand: The article says 3.38, not 3.83.",
        "not from the article",
        "changed by hand",
    ]
    assert flag(once, ENGLISH) == once


def test_a_line_in_another_language_is_held_to_the_figures() -> None:
    text = "GNOME 3.38 erschien am 16. September 2020."
    assert check_line(line(text), ENGLISH, language="de") is None
    found = check_line(line(text.replace("2020", "2012")), ENGLISH, language="de")
    assert found is not None
    assert "2012" in words(found.flag)


@pytest.mark.parametrize("text", ["", " ", "…", "“”", "1", "%", "\u202e", "(((((", "“" * 500, "not " * 300])
def test_any_text_is_answered(text: str) -> None:
    check_line(line(text), ENGLISH)
    check_line(line(text), Article(title="", blocks=()))
    check_line(line("Some words are here to be read aloud."), article_of(Paragraph(text=text or " ")))


@pytest.mark.parametrize("piece", ["“a", "not 1 ", "Name ", "不是", "3.3.", "（", "a-b's “x” "])
def test_monstrous_text_takes_seconds_at_most(piece: str) -> None:
    monster = piece * (60_000 // len(piece))
    calm = "Towers stand for a very long time here. Birds live in them all year."
    for language in ("en", "ja"):
        article = article_of(Paragraph(text=monster), Paragraph(text=calm), language=language)
        started = time.process_time()
        check_line(line(monster), article)
        check_line(line(calm), article)
        assert time.process_time() - started < 5
