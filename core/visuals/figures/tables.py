"""Series and comparisons in tables: a series that a chart shows honestly, or two things compared; mostly neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median
from typing import Literal

from core.language.spacing import unspaced
from core.model.article import Table
from core.visuals.figures.amounts import Amounts, amounts, cell_text

LEAST_ROWS, MOST_ROWS = 3, 12
MOST_SHARES = 7  # slices that can still be told apart
MOST_LABEL = 48  # letters of a label; longer ones are sentences
DWARFED = 0.01  # where half of the bars would be thinner than this share of the longest, a chart shows nothing

_TOTALS = re.compile(
    r"^\W*(?:(?:grand |sub-?)?totals?|sum|overall|all|average|mean|median|gesamt\w*|summe|insgesamt|durchschnitt|"
    r"mittel\w*|somme|ensemble|moyenne|totale|totaux|suma|media|promedio|soma|média|totaal|gemiddelde|всего|итого|"
    r"в среднем|合计|总计|總計|合計|总和|平均|計|المجموع|الإجمالي|المتوسط|סך הכל|कुल|योग|합계|평균)\b",
    re.I,
)
_NO_AMOUNTS = re.compile(
    r"^\W*(?:rank(?:ing)?|no|nr|num|number|#|id|code|version|release|port|status|zip|phone|tel|isbn|page|chapter|line|"
    r"lat(?:itude)?|lon(?:g(?:itude)?)?|date|year|day|since|founded|established|platz|rang|nummer|seite|kapitel|datum|jahr|"
    r"seit|gegründet|plz|année|an|date|rang|numéro|depuis|año|fecha|desde|número|anno|data|dal|ano|jaar|год|дата|номер|"
    r"年|年份|日期|排名|順位|番号|年度)\W*$",
    re.I,
)
_UNSUITED_UNITS = (
    "db",
    "dba",
    "ph",
    "am",
    "pm",
    "uhr",
    "bc",
    "ad",
    "st",
    "nd",
    "rd",
    "th",
)  # logarithms, clocks, ranks
_PERCENT = re.compile(r"%|percent|per cent|prozent|pour cent|por ciento|por cento|per cento|процент|百分", re.I)
_YEAR = re.compile(r"^(?:1[5-9]|20|21)\d\d$")


@dataclass(frozen=True)
class Series:
    """A chart's data: labels and cells as the table writes them, what the cells amount to, and how to draw it."""

    names: tuple[str, str]
    labels: tuple[str, ...]
    cells: tuple[str, ...]
    amounts: Amounts
    kind: Literal["bar", "line", "share"]


def series(block: Table, language: str, spoken: str = "") -> Series | None:
    """The series of a table that a chart shows truly; None where there is none or a chart would mislead.

    Wanted: one column of labels and one of figures in one unit, three to twelve rows, no totals. Of two columns of
    figures the one the words `spoken` name is taken; of more only that.
    """
    header, rows = _cells(block)
    if not LEAST_ROWS <= len(rows) <= MOST_ROWS or len({len(row) for row in rows}) != 1:
        return None
    columns = list(zip(*rows, strict=True))
    names = (*header, *[""] * (len(columns) - len(header)))
    label = _label_column(columns, names, language)
    if label is None or any(_TOTALS.match(text) for text in columns[label]):
        return None
    labels = _numbered(columns[label], names[label], language) if _running(columns[label]) else columns[label]
    found = [(n, got) for n, got in ((n, _figures(columns[n], names[n], language)) for n in range(len(columns)))
             if n != label and got is not None]  # fmt: skip
    chosen = _chosen(found, names, spoken)
    if chosen is None:
        return None
    at, values = chosen
    return _honest(Series((names[label], names[at]), labels, columns[at], values, "bar"), names[at])


def row_and_column_names(block: Table) -> tuple[str, ...]:
    """The names a table gives its rows and its columns of figures: by them a sentence speaks of its contents."""
    header, rows = _cells(block)
    columns = list(zip_longest(*rows, fillvalue=""))
    names = (*header, *[""] * (len(columns) - len(header)))
    label = next((n for n, cells in enumerate(columns) if _are_words(cells)), None)
    others = [name for n, name in enumerate(names) if n != label and not _NO_AMOUNTS.match(name)]
    return (*(columns[label] if label is not None else ()), *others)


def read_back(rows: tuple[tuple[str, ...], ...], language: str) -> Amounts | None:
    """The amounts of a chart card's rows, its header left out; None where they are no figures of one unit."""
    if len(rows) < 2 or any(len(row) < 2 for row in rows):
        return None
    return amounts([row[1] for row in rows[1:]], language)


def years(labels: tuple[str, ...]) -> tuple[int, ...] | None:
    """The labels of a chart as years, each of them another; None where one is none."""
    plain = [label.strip() for label in labels]
    if not all(_YEAR.match(item) for item in plain) or len(set(plain)) < len(plain):
        return None
    return tuple(int(text) for text in plain)


def _cells(block: Table) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    header = tuple(" ".join(cell.split()) for cell in block.header)
    rows = [tuple(cell_text(cell) for cell in row) for row in block.rows if any(cell.strip() for cell in row)]
    if not header and rows and not any(any(char.isdigit() for char in cell) for cell in rows[0]):
        header, rows = rows[0], rows[1:]
    return header, rows


def _label_column(columns: list[tuple[str, ...]], names: tuple[str, ...], language: str) -> int | None:
    """The column that holds the names: the first of words or years that differ, else a running number.

    A column of amounts with their units ("14 km") holds no names, whatever letters are in it.
    """
    running = None
    for n, cells in enumerate(columns):
        if not all(cells) or len({cell.casefold() for cell in cells}) < len(cells):
            continue
        if max(len(cell) for cell in cells) > MOST_LABEL:
            return None
        if years(cells) is not None:
            return n
        if _running(cells):
            running = n if running is None else running
        elif _are_words(cells):
            return n
        elif not _NO_AMOUNTS.match(names[n]) and not _are_amounts(cells, language):
            return None
    return running


def _running(cells: tuple[str, ...]) -> bool:
    return [cell.strip(" .") for cell in cells] == [str(n + 1) for n in range(len(cells))]


def _numbered(cells: tuple[str, ...], name: str, language: str) -> tuple[str, ...]:
    """Running numbers as names, by what their column counts: "Day 1", "Day 2"."""
    if not name.replace(" ", "").isalpha() or unspaced(language):
        return cells
    return tuple(f"{name} {cell.strip(' .')}" for cell in cells)


def _are_words(cells: tuple[str, ...]) -> bool:
    return all(any(char.isalpha() for char in cell) for cell in cells) and not _are_amounts(cells, "en")


def _are_amounts(cells: tuple[str, ...], language: str) -> bool:
    """Whether most cells are a figure with a unit or none, each for itself: units may differ."""
    return 2 * sum(amounts([cell], language) is not None for cell in cells) > len(cells)


def _figures(cells: tuple[str, ...], name: str, language: str) -> Amounts | None:
    """A column's amounts, where they are amounts: no years, ranks or codes."""
    if _NO_AMOUNTS.match(name) or _running(cells) or all(_YEAR.match(cell) for cell in cells):
        return None
    found = amounts(cells, language)
    if found is None or found.unit.casefold().strip(" .") in _UNSUITED_UNITS:
        return None
    return found


def _chosen(found: list[tuple[int, Amounts]], names: tuple[str, ...], spoken: str) -> tuple[int, Amounts] | None:
    """The column of figures to draw."""
    if len(found) <= 1:
        return found[0] if found else None
    words = set(re.findall(r"\w{4,}", spoken.casefold()))
    named = [item for item in found if _named(names[item[0]].casefold(), words, spoken.casefold())]
    if len(named) == 1:
        return named[0]
    alike = len({(element.unit.casefold(), element.before) for _, element in found}) == 1
    return found[0] if len(found) == 2 and not alike else None  # two of one unit belong side by side


def _named(name: str, words: set[str], spoken: str) -> bool:
    """Whether a column's name, or a word of it, is spoken."""
    return bool(name) and (name in spoken or bool(words & set(re.findall(r"\w{4,}", name))))


def _honest(result: Series, name: str) -> Series | None:
    """The series with its kind of chart; None where a chart of it would mislead."""
    values = result.amounts.values
    largest = max(abs(value) for value in values)
    if largest == 0 or median(abs(value) for value in values) < DWARFED * largest:
        return None
    percent = result.amounts.unit == "%" or bool(_PERCENT.search(result.amounts.unit or name))
    whole = percent and min(values) >= 0 and abs(sum(values) - 100) <= 1
    rest_first, rest_last = sum(values[1:]), sum(values[:-1])
    if (
        not whole
        and len(values) >= 4
        and any(
            abs(number - rest) <= 0.002 * largest for number, rest in ((values[0], rest_first), (values[-1], rest_last))
        )
    ):  # a total that nobody calls so
        return None
    at = years(result.labels)
    if at is not None:
        order = sorted(range(len(at)), key=lambda n: at[n])
        ordered = Amounts(tuple(values[n] for n in order), *_rest(result.amounts))
        labels, cells = tuple(result.labels[n] for n in order), tuple(result.cells[n] for n in order)
        return Series(result.names, labels, cells, ordered, "line")
    if whole and len(values) <= MOST_SHARES and min(values) >= 1:
        return Series(result.names, result.labels, result.cells, result.amounts, "share")
    return result


def _rest(of: Amounts) -> tuple[str, str, str, str]:
    return of.unit, of.before, of.decimal, of.thousands
