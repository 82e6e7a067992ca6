"""Charts and comparisons of an article's own tables and lists: what qualifies, what is refused, how they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from core.model.article import Article, Block, Heading, Image, ListBlock, Paragraph, Table
from core.model.storyboard import Card
from core.timeline.motion import still
from core.visuals import other_ways, storyboard
from core.visuals.draw import sheet
from core.visuals.draw.lines import scale
from core.visuals.draw.theme import ACCENTS, theme
from core.visuals.figures.amounts import amounts
from core.visuals.figures.tables import series
from core.visuals.plan.makers import chart_card, comparison_card
from tests.visuals.making import line, screenshot, script
from tests.visuals.measure import FRAMES, measure


def rows(*text: str) -> Table:
    """A table of lines, cells apart by bars, the first line its header."""
    cells = [tuple(cell.strip() for cell in item.split("|")) for item in text]
    return Table(header=cells[0], rows=tuple(cells[1:]))


@pytest.mark.parametrize(
    ("cells", "language", "values", "unit"),
    [
        (["1,234", "56"], "en", (1234, 56), ""),
        (["1.234", "56"], "de", (1234, 56), ""),
        (["1.234", "12.5"], "de", (1.234, 12.5), ""),
        (["1,5 %", "22,5 %"], "de", (1.5, 22.5), "%"),
        (["1 200 €", "900 €"], "fr", (1200, 900), "€"),
        (["€ 1.200,50", "€ 900"], "de", (1200.5, 900), ""),
        (["$1,200", "−$15"], "en", (1200, -15), ""),
        (["12'345.50", "1'000.00"], "de", (12345.5, 1000), ""),
        (["١٬٢٣٤", "٢٬٣٤٥"], "ar", (1234, 2345), ""),
        (["2487万", "2189万"], "zh", (2487, 2189), "万"),
        (["1,23,456", "2,34,567"], "en", (123456, 234567), ""),
        (["−3.5 °C", "2.1 °C"], "en", (-3.5, 2.1), "°C"),
        (["12 km²", "3 km²"], "en", (12, 3), "km²"),
        (["1 day", "2 days"], "en", (1, 2), "days"),
        (["~16 m[1]", "about 14 m"], "en", (16, 14), "m"),
        (["12 km", "900 m"], "en", None, None),
        (["1.2 million", "3 billion"], "en", None, None),
        (["5–7", "3"], "en", None, None),
        (["< 5", "3"], "en", None, None),
        (["n/a", "3"], "en", None, None),
        (["3", "4 m"], "en", None, None),
        (["1:30", "2:10"], "en", None, None),
        (["10 June 2023", "3 May 2021"], "en", None, None),
        (["1.2.3", "2.0.1"], "en", None, None),
        (["v1", "v2"], "en", None, None),
        (["10⁶", "3"], "en", None, None),
        (["1st", "2"], "en", None, None),
        (["12 34", "5"], "en", None, None),
        (["9" * 400, "5"], "en", None, None),
        ([], "en", None, None),
    ],
)
def test_figures_in_cells(cells: list[str], language: str, values: tuple[float, ...] | None, unit: str | None) -> None:
    found = amounts(cells, language)
    assert (found.values if found else None) == values
    assert found is None or found.unit == unit


def test_ticks_are_written_as_the_cells_are() -> None:
    german = amounts(["1.234,5 €", "12,0 €"], "de")
    dollars = amounts(["$5bn", "$7.5bn"], "en")
    assert german is not None and german.write(1500) == "1.500 €"
    assert dollars is not None and dollars.write(2.5) == "$2.5bn"


SHARES = ("Browser | Share", "Chrome | 65 %", "Safari | 20 %", "Others | 15 %")


def test_the_kind_of_a_chart_follows_from_the_table() -> None:
    bars = series(rows("Place | Country | Range, about", "A | x | 16 m", "B | y | 14 m", "C | z | 13 m"), "en")
    assert bars is not None and bars.kind == "bar"
    assert (bars.names, bars.labels, bars.cells) == (
        ("Place", "Range, about"), ("A", "B", "C"), ("16 m", "14 m", "13 m")
    )  # fmt: skip
    years = series(rows("Jahr | Umsatz", "2021 | 1.350,2", "2019 | 1.204,5", "2020 | 1.100,0"), "de")
    assert years is not None and years.kind == "line"
    assert years.labels == ("2019", "2020", "2021") and years.amounts.values == (1204.5, 1100.0, 1350.2)
    share = series(rows(*SHARES), "en")
    assert share is not None and share.kind == "share"
    part = series(rows("Browser | Share", "Chrome | 65 %", "Safari | 20 %", "Edge | 5 %"), "en")
    assert part is not None and part.kind == "bar"  # not all of it


@pytest.mark.parametrize(
    "table",
    [
        ("City | People", "A | 5", "B | 6"),
        ("City | People", *(f"C{n} | {n + 5}" for n in range(13))),
        ("City | People", "A | 5", "B | 6", "Total | 11"),
        ("Stadt | Leute", "A | 5", "B | 6", "Insgesamt | 11"),
        ("城市 | 人口", "上海 | 5", "北京 | 6", "合计 | 11"),
        ("City | People", "A | 1", "B | 2", "C | 3", "D | 6"),
        ("City | Height", "A | 5 m", "B | 6 km", "C | 7 m"),
        ("City | People", "A | 5", "B | ", "C | 7"),
        ("City | People", "A | 5", "A | 6", "C | 7"),
        ("City | Founded", "A | 1200", "B | 1300", "C | 1400"),
        ("Service | Port", "http | 80", "https | 443", "ssh | 22"),
        ("Planet | Mass", "A | 1", "B | 2", "C | 3", "D | 90000"),
        ("Sound | Level", "A | 60 dB", "B | 70 dB", "C | 90 dB"),
        ("Name | Note", "A | good", "B | better", "C | best"),
        ("Rank | Team", "1 | A", "2 | B", "3 | C"),
        ("Thing | Size | Weight | Price", "A | 5 | 3 kg | 3 €", "B | 6 | 4 kg | 4 €", "C | 7 | 5 kg | 9 €"),
        ("A sentence that is much too long to be the label of a bar in a chart | x",
         "A sentence that is much too long to be the label of a bar in a chart | 1", "b | 2", "c | 3"),
    ],
)  # fmt: skip
def test_no_chart_where_it_would_mislead(table: tuple[str, ...]) -> None:
    assert chart_card(rows(*table), "Title", "en") is None


def test_of_several_columns_the_one_that_is_spoken_of_is_drawn() -> None:
    table = rows("Thing | Weight | Price", "A | 5 kg | 30 €", "B | 6 kg | 20 €", "C | 7 kg | 10 €")
    price, weight = chart_card(table, "", "en", "What is the price?"), chart_card(table, "", "en")
    assert price is not None and price.rows[0] == ("Thing", "Price")
    assert weight is not None and weight.rows[0] == ("Thing", "Weight")


def test_a_chart_says_what_the_table_says() -> None:
    """Every label and value is drawn as the article writes it, and bars are as long as the figures are large."""
    table = rows("Stadt | Einwohner", "Berlin | 3.664.088", "Köln | 1.073.096", "Bonn | 330.579")
    card = chart_card(table, "Drei Städte", "de")
    assert card is not None
    result = measure(card, FRAMES["wide"], theme("dark", ACCENTS[0]))
    words = [item.text for item in result.lines]
    assert {"Berlin", "3.664.088", "Köln", "1.073.096", "Bonn", "330.579", "Einwohner", "Drei Städte"} <= set(words)
    assert not [*result.faults()]
    drawn = sheet(card, 1920, 1080, safe=FRAMES["wide"][2], theme=theme("dark", ACCENTS[0]))
    pixels = np.asarray(drawn.image).astype(int)
    accent = np.abs(pixels - np.array(theme("dark", ACCENTS[0]).accent)).max(axis=2) < 12
    lengths = []
    for value in ("3.664.088", "1.073.096", "330.579"):
        box = result.lines[words.index(value)].box
        lengths.append(int(accent[round((box[1] + box[3]) / 2)].sum()))
    for length, amount in zip(lengths, (3664088, 1073096, 330579), strict=True):
        assert abs(length / lengths[0] - amount / 3664088) < 0.01  # from zero, to scale


def test_the_scale_of_a_line_is_round_and_holds_all_values() -> None:
    assert scale([10, 30, 20]) == [0, 10, 20, 30]
    assert scale([9.5, 10.4, 7.9])[0] == 7 and scale([9.5, 10.4, 7.9])[-1] >= 10.4
    for values in ([5, 5, 5], [-3, 4, 0], [0.001, 0.002], [1e9, 3e9], [-5, -7, -6], [0, 0, 1]):
        ticks = scale(values)
        assert 2 <= len(ticks) <= 8 and ticks[0] <= min(values) and ticks[-1] >= max(values), values


LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
CHARTS = [
    ("bar", ("x", "y"), [("كروم", "650 م"), ("سفاري", "200 م"), ("أخرى", "15 م")], "ar"),
    ("bar", ("城市", "人口（万）"), [("上海", "2487万"), ("北京", "2189万"), ("深圳", "1756万")], "zh"),
    ("bar", ("x", LONG), [(LONG, "17.932.651"), ("Bayern", "13.140.183"), ("Bonn 🚀", "1")], "de"),
    ("bar", ("x", "y"), [(f"A label of some length {n}", f"{n * 1000 + 7:,}") for n in range(12)], "en"),
    ("bar", ("x", "Growth"), [("Ireland", "12.0 %"), ("Germany", "−0.3 %"), ("Italy", "−4.1 %")], "en"),
    ("line", ("Year", "y"), [(str(1990 + n * n), f"{n * 7919 % 1000 + 100 * n} km") for n in range(9)], "en"),
    ("line", ("السنة", "الدرجة"), [("1990", "9.5"), ("2000", "9.9"), ("2020", "7.5")], "ar"),
    ("share", ("Browser", "Share"), [(f"{LONG} {n}", v) for n, v in enumerate(("65 %", "20 %", "15 %"))], "de"),
    ("share", ("المتصفح", "الحصة"), [("كروم", "65 %"), ("سفاري", "20 %"), ("أخرى", "15 %")], "ar"),
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("n", range(len(CHARTS)))
def test_charts_in_every_frame(n: int, frame: str) -> None:
    kind, names, pairs, language = CHARTS[n]
    card = Card(kind="chart", chart=kind, title="Title of it", rows=(names, *pairs), language=language)  # type: ignore[arg-type]
    result = measure(card, FRAMES[frame], theme("light" if n % 2 else "dark", ACCENTS[n % len(ACCENTS)]))
    assert not [*result.faults()]
    shown = " ".join(item.text for item in result.lines)
    if kind != "line":
        assert all(value in shown for _, value in pairs)
    else:
        assert pairs[-1][1] in shown and pairs[-1][0] in shown


def test_a_chart_whose_figures_were_edited_away_is_drawn_as_a_table() -> None:
    card = Card(kind="chart", rows=(("a", "b"), ("x", "many"), ("y", "few")))
    words = " ".join(item.text for item in measure(card, FRAMES["tall"]).lines)
    assert "many" in words and "few" in words
    assert [way.kind for way in other_ways(card)] == ["table"]
    many = Card(kind="chart", rows=(("a", "b"), *((f"x{n}", str(n)) for n in range(90))))
    assert not [*measure(many, FRAMES["tall"]).faults()]
    for odd in ((), (("a", "b"),), (("a", "b"), ("x", "5"))):
        assert not [*measure(Card(kind="chart", chart="line", rows=odd), FRAMES["wide"]).faults()]
    table = Card(kind="table", rows=tuple(tuple(share.split(" | ")) for share in SHARES))
    assert [(element.kind, element.chart) for element in other_ways(table)] == [("chart", "share")]


def article(*blocks: Block) -> Article:
    return Article(title="A title", blocks=blocks)


def test_tables_that_compare_two_things() -> None:
    versus = article(
        Heading(text="GNOME vs. Plasma"), rows("Feature | GNOME | Plasma", "Since | 1999 | 1998", "Kit | GTK | Qt")
    )
    card = comparison_card(versus, 1)
    assert card is not None and card.rows == (("", "GNOME", "Plasma"), ("Since", "1999", "1998"), ("Kit", "GTK", "Qt"))
    prices = article(rows("Ware | 2019 | 2024", "Brot | 2,10 € | 3,40 €", "Milch | 0,79 € | 1,19 €"))
    assert comparison_card(prices, 0) is not None
    other = article(rows("Name | Age | Height", "A | 30 | 1.8 m", "B | 40 | 1.9 m"))
    assert comparison_card(other, 0) is None
    assert (
        comparison_card(article(rows("Desktop | Toolkit | Licence", "GNOME | GTK | GPL", "Plasma | Qt | GPL")), 0)
        is None
    )
    two = article(rows("Before | After", "slow | fast", "dear | cheap"))
    assert comparison_card(two, 0) is not None


def test_lists_in_pairs_are_compared() -> None:
    pros, cons = ListBlock(items=("quiet", "cheap")), ListBlock(items=("lonely", "cold", "far away"))
    named = article(Heading(text="Working at home"), Paragraph(text="Pros:"), pros, Paragraph(text="Cons:"), cons)
    card = comparison_card(named, 2)
    assert card is not None and card.title == "Working at home"
    assert card.rows == (("Pros", "Cons"), ("quiet", "lonely"), ("cheap", "cold"), ("", "far away"))
    assert comparison_card(named, 4) == card
    versus = article(
        Heading(text="Cats vs dogs"), Heading(text="Cats", level=3), pros, Heading(text="Dogs", level=3), cons
    )
    assert comparison_card(versus, 2) is not None
    plain = article(Heading(text="Pets"), Heading(text="Cats", level=3), pros, Heading(text="Birds", level=3), cons)
    assert comparison_card(plain, 2) is None


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("names", "pairs", "language"),
    [
        (("", "GNOME", "Plasma"), [("Memory", "1,200 MB", "900 MB"), ("Licence", "GPL and LGPL", "GPL")] * 3, "en"),
        (("المزايا", "العيوب"), [("وقت هادئ", "الوحدة"), ("لا حاجة إلى التنقل", "العمل لا ينتهي")], "ar"),
        (("优点", "缺点"), [("安静", "孤独"), ("便宜", "寒冷")], "zh"),
        ((LONG[:32], "Con"), [(LONG + " " + LONG, "x"), ("Ship it 🚀", "word " * 14)], "de"),
    ],
)
def test_comparisons_in_every_frame(frame: str, names: tuple[str, ...], pairs: list, language: str) -> None:
    card = Card(kind="comparison", title="Side by side", rows=(names, *pairs), language=language)
    result = measure(card, FRAMES[frame], theme("light" if language == "de" else "dark"))
    assert not [*result.faults()]
    assert len(result.lines) >= 2 * len(pairs) + 2


def test_the_storyboard_draws_a_chart_where_the_table_holds_one(ctx) -> None:
    table = rows("Place | Range", "Burntcoat | 16 m", "Avonmouth | 14 m", "Saint-Malo | 13 m")
    result = article(Heading(text="Tides"), Paragraph(text="They are high."), table, Paragraph(text="Yes."))
    spoken = script(
        line(1, "They are high.", 1, section="hook"),
        line(2, "Burntcoat has 16 metres.", 2, cue="table", cue_block=2, seconds=7.0),
        line(3, "Read on.", None, section="cta"),
    )
    shots = storyboard(result, spoken, None, ctx).shots
    card = next(shot.card for shot in shots if shot.lines == (2,))
    assert card is not None and card.kind == "chart" and card.rows[1:] == table.rows
    assert next(shot for shot in shots if shot.lines == (2,)).motion == "still"


def test_a_table_that_says_more_than_its_chart_follows_it_where_there_is_time(ctx) -> None:
    table = rows("Place | Country | Range", "A | Canada | 16 m", "B | Britain | 14 m", "C | France | 13 m")
    result = article(Heading(text="Tides"), Paragraph(text="They are high."), table)
    for seconds, kinds in ((12.0, ["chart", "table"]), (4.0, ["chart"])):
        spoken = script(
            line(1, "They are high.", 1, section="hook"),
            line(2, "Look at the ranges.", 2, cue="table", cue_block=2, seconds=seconds),
            line(3, "Read on.", None, section="cta"),
        )
        shots = [shot for shot in storyboard(result, spoken, None, ctx).shots if shot.lines == (2,)]
        assert [shot.card.kind for shot in shots if shot.card] == kinds


def test_maps_and_diagrams_of_the_article_stay_whole(ctx) -> None:
    sha256 = ctx.blobs.put(screenshot(), ".png")
    diagram = Image(location="map.png", caption="Figure 1. The coast", sha256=sha256, width=800, height=600)
    result = article(Heading(text="Coasts"), Paragraph(text="A coast has bays."), diagram, Paragraph(text="Many."))
    spoken = script(
        line(1, "Coasts.", 1, section="hook"),
        line(2, "A coast has bays.", 1, cue="image", cue_block=2),
        line(3, "Read on.", None, section="cta"),
    )
    board = storyboard(result, spoken, None, ctx)
    shot = next(shot for shot in board.shots if shot.picture == sha256)
    assert shot.fit == "contain"
    for width, height in ((1080, 1920), (1920, 1080)):
        shown = still(shot, sha256, board.asset(sha256), width, height, 150, 30)
        assert shown.fit == "blur"
        assert min(shown.start.w, shown.end.w) > 0.9  # hardly nearer than the whole of it


@pytest.mark.parametrize(
    ("table", "language", "labels"),
    [
        (("Day | Distance | Climb", "1 | 14 km | 900 m", "2 | 19 km | 640 m", "3 | 11 km | 210 m"), "en",
         ("Day 1", "Day 2", "Day 3")),
        (("Week | Weight", "1 | 82 kg", "2 | 81 kg", "3 | 79 kg"), "en", ("Week 1", "Week 2", "Week 3")),
        (("Tag | Strecke", "1. | 14 km", "2. | 19 km", "3. | 11 km"), "de", ("Tag 1", "Tag 2", "Tag 3")),
        (("# | Length", "1 | 14 km", "2 | 19 km", "3 | 11 km"), "en", ("1", "2", "3")),
        (("Rank | Team | Points", "1 | Reds | 40", "2 | Blues | 35", "3 | Greens | 31"), "en",
         ("Reds", "Blues", "Greens")),
        (("Length | Place", "14 km | Porto", "19 km | Braga", "11 km | Faro"), "en", ("Porto", "Braga", "Faro")),
        (("Monday | 8 h", "Tuesday | 6 h", "Friday | 4 h"), "en", None),  # its first row looks like a header
        (("Day | Hours", "Monday | 8 h", "Tuesday | 6 h", "Friday | 4 h"), "en", ("Monday", "Tuesday", "Friday")),
        (("Distance | Climb", "14 km | 900 m", "19 km | 640 m", "11 km | 210 m"), "en", None),
        (("Amount | Price", "14 km | 3 €", "900 m | 4 €", "11 min | 2 €"), "en", None),
        (("Leg | Length or climb", "A | 14 km", "B | 900 m", "C | 11 km"), "en", None),  # no chart of two units
    ],
)  # fmt: skip
def test_the_names_of_a_chart_are_names(table: tuple[str, ...], language: str, labels: tuple[str, ...] | None) -> None:
    """Days, places and running numbers name bars; amounts with their units never do."""
    found = series(rows(*table), language)
    assert (found.labels if found else None) == labels
    assert found is None or all(any(char.isdigit() for char in cell) for cell in found.cells)
