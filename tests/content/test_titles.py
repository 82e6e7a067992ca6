"""Numbers go from titles, headings and captions only where they are a section's or a figure's."""

from __future__ import annotations

import pytest

from core.content.sources import read_text
from core.content.titles import Numbering, is_numbered_caption, without_figure_number, without_site
from core.ports import Context


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("13.3. Graphical Desktops", "Graphical Desktops"),
        ("13.3.1. GNOME", "GNOME"),
        ("A.12. PureOS", "PureOS"),
        ("Chapter 13. Workstation", "Workstation"),
        ("Kapitel 13. Arbeitsplatzrechner", "Arbeitsplatzrechner"),
        ("Capítol 13. Estació de treball", "Estació de treball"),
        ("Глава 13. Рабочая станция", "Рабочая станция"),
        ("第 13 章 ワークステーション", "ワークステーション"),
        ("فصل 13. محطات العمل", "محطات العمل"),
        ("3.11 is out", "3.11 is out"),
        ("10 ideas for rainy days", "10 ideas for rainy days"),
        ("1. Buy milk", "1. Buy milk"),
        ("1984. A reader's notes", "1984. A reader's notes"),
        ("2001: A Space Odyssey", "2001: A Space Odyssey"),
        ("Chapter and verse", "Chapter and verse"),
        ("Part of the problem", "Part of the problem"),
        ("I. Newton", "I. Newton"),
    ],
)
def test_a_title_alone(title: str, bare: str) -> None:
    assert Numbering([title]).bare(title) == bare


def test_headings_are_judged_together() -> None:
    assert Numbering(["5. Data", "5.1. Lists"]).bare("5. Data") == "Data"
    assert Numbering(["3.1 Methods", "3.2 Results"]).bare("3.2 Results") == "Results"
    assert Numbering(["4. Book Structure"], by_tool=True).bare("4. Book Structure") == "Book Structure"


@pytest.mark.parametrize(
    ("caption", "bare"),
    [
        ("Figure 13.1. The GNOME desktop", "The GNOME desktop"),
        ("Fig. 3: A dog", "A dog"),
        ("Figure 1 A dog sits", "A dog sits"),
        ("Abbildung 13.1. Die Arbeitsfläche", "Die Arbeitsfläche"),
        ("Afbeelding 1.2. Het pakket", "Het pakket"),
        ("図 13.1 GNOME デスクトップ", "GNOME デスクトップ"),
        ("图 13.1. GNOME 桌面", "GNOME 桌面"),
        ("شكل 13.1. سطح المكتب", "سطح المكتب"),
        ("Рисунок 13.1. Рабочий стол", "Рабочий стол"),
        ("Table 2: Ranges", "Ranges"),
        ("Figures of speech", "Figures of speech"),
        ("Figure skating in 1936", "Figure skating in 1936"),
        ("Table mountain", "Table mountain"),
        ("表面", "表面"),
    ],
)
def test_captions(caption: str, bare: str) -> None:
    assert without_figure_number(caption) == bare


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    assert is_numbered_caption("Figure 3. The pier") and not is_numbered_caption("Figure 3 shows the pier.")


@pytest.mark.parametrize(
    ("title", "site", "headings", "bare"),
    [
        ("How tides work – The Harbour Blog", "The Harbour Blog", [], "How tides work"),
        ("The Harbour Blog: How tides work", "The Harbour Blog", [], "How tides work"),
        ("Why the sea moves | by Ada | The Sea | Medium", "", ["Why the sea moves"], "Why the sea moves"),
        ("Tide - Wikipedia", "", ["Tide"], "Tide"),
        ("Classes — Python 3.11.2 documentation", "", ["Classes"], "Classes"),
        ("Well-known facts", "", [], "Well-known facts"),
        ("Salt: a history", "", [], "Salt: a history"),
        ("The sea", "The sea", [], "The sea"),
    ],
)
def test_the_site_s_name_goes(title: str, site: str, headings: list[str], bare: str) -> None:
    assert without_site(title, site, headings) == bare


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("1.6. Lifecycle of a Release. It takes years.", "Lifecycle of a Release"),
        ("Dr. Smith went home. It was late.", "Dr. Smith went home"),
        ("Version 2.5 of it is here. It was late.", "Version 2.5 of it is here"),
        ("Bees dance. They tell where food is.", "Bees dance"),
        ("蜜蜂会跳舞。它们很聪明。", "蜜蜂会跳舞"),
    ],
)
def test_pasted_text_is_named_by_its_first_sentence(ctx: Context, words: str, title: str) -> None:
    more = " Nobody knows when it began and when it will be over."
    assert read_text(words + more, ctx).title == title
