"""Chapters, metadata, projections, edits and problems of a script."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.errors import BadInput
from core.model.article import Article, Heading
from core.model.coded import Flag
from core.model.script import Line, Script
from core.script import as_seed_json, from_edit, sections
from core.script.extract.write import write
from core.script.judge.check import check
from core.script.post.chapters import chapters, estimated_starts, stamp
from core.script.post.seo import seo
from core.script.read.speakable import DOMAIN, EMAIL, HANDLE
from tests.script.conftest import article_of, many


@pytest.fixture(scope="module")
def long_article() -> Article:
    blocks = []
    for n, paragraph in enumerate(many(120)):
        if n % 20 == 0:
            blocks.append(Heading(text=f"{n // 20 + 1}. Part <{n}> of the tale"))
        blocks.append(paragraph)
    return article_of(
        *blocks, title="A tale <of> villages @home", url="https://tales.example.org/villages?x=1"
    ).model_copy(
        update={"keywords": ("Villages", "see www.evil.example", "mail@evil.example", "x" * 80), "author": "A. Writer"}
    )


@pytest.fixture(scope="module")
def script(long_article: Article) -> Script:
    return write(long_article, project_type="long", presets=("youtube_long",))


def test_chapters_follow_the_rules_of_youtube(script: Script) -> None:
    marks = chapters(script)
    assert len(marks) >= 3
    assert marks[0].time == 0
    times = [mark.time for mark in marks]
    assert all(b - a >= 10 for a, b in pairwise(times))
    assert all(mark.title and "<" not in mark.title for mark in marks)


def test_chapters_use_measured_starts(script: Script) -> None:
    starts = {line: at * 1.1 for line, at in estimated_starts(script).items()}
    times = [mark.time for mark in chapters(script, starts)]
    assert set(times) <= {round(at, 2) for at in starts.values()}
    assert set(times) - set(estimated_starts(script).values())


def test_a_short_film_has_no_chapters(bridges: Article) -> None:
    script = write(bridges, project_type="short", presets=("youtube_short",))
    assert chapters(script.model_copy(update={"lines": script.lines[:5]}), total=18.0) == ()


def test_stamps_read_as_times() -> None:
    assert [stamp(0), stamp(67), stamp(3725)] == ["0:00", "1:07", "1:02:05"]


def test_metadata_keeps_every_limit_and_leads_nowhere_else(long_article: Article, script: Script) -> None:
    found = seo(long_article, script, ("youtube_long", "instagram_reel", "tiktok"))
    for name, item in found.items():
        assert 0 < len(item.title) <= 100
        assert not set("<>") & set(item.title + item.description)
        rest = item.description.replace(long_article.url, "")
        for pattern in (EMAIL, HANDLE, DOMAIN):
            assert not pattern.search(rest)
            assert not any(pattern.search(tag) for tag in item.tags)
        if name == "youtube_long":
            assert len(item.description.encode()) <= 5000
            assert sum(len(tag) + 3 for tag in item.tags) <= 503
            assert "\n0:00 " in item.description
        else:
            assert len(item.description.encode("utf-16-le")) <= 4400
            assert item.description.count("#") <= 30
        assert long_article.url in item.description


def test_metadata_of_an_endless_title_is_cut() -> None:
    article = article_of(*many(30), title="Word " * 200)
    script = write(article, project_type="short", presets=("youtube_short",))
    item = seo(article, script, ("youtube_short",))["youtube_short"]
    assert len(item.title) <= 100


def test_without_an_address_there_is_none(bridges: Article) -> None:
    plain = bridges.model_copy(update={"url": ""})
    result = write(plain, project_type="short", presets=("youtube_short",))
    assert "http" not in result.model_dump_json()
    assert "link" not in result.lines[-1].text


def test_projections_name_every_line_once(script: Script) -> None:
    parts = sections(script)
    assert [n for part in parts for n in part["lines"]] == [line.id for line in script.lines]
    seed = as_seed_json(script)
    assert set(seed) == {"hook", "intro", "points", "cta", "chapter_markers", "total_estimated_duration"}
    assert seed["hook"] == script.lines[0].text
    assert len(seed["points"]) == len(script.headings)


def test_writing_the_projection_back_changes_nothing(script: Script) -> None:
    assert from_edit(script, as_seed_json(script)).lines == script.lines


def test_an_edit_of_the_projection_keeps_what_was_left_alone(script: Script) -> None:
    seed = as_seed_json(script)
    seed["hook"] = "Villages are busy places."
    changed = from_edit(script, seed)
    assert changed.lines[0].text == "Villages are busy places."
    assert changed.lines[1:] == script.lines[1:]


def _rows(script: Script) -> list[dict[str, object]]:
    return [{"id": line.id, "section": line.section, "text": line.text} for line in script.lines]


def test_rows_one_word_changed_one_deleted_one_new_two_swapped(script: Script) -> None:
    rows = _rows(script)
    first = script.lines[1]
    rows[1]["text"] = first.text.replace(".", " today.") + " "
    gone = rows.pop(3)
    rows.insert(2, {"section": "intro", "text": "A line of my own."})
    rows[5], rows[6] = rows[6], rows[5]
    changed = from_edit(script, rows)
    item = changed.line(first.id)
    assert item is not None and item.span == first.span and item.flag == Flag.of("edited")
    assert changed.line(gone["id"]) is None  # type: ignore[arg-type]
    own = changed.lines[2]
    assert own.id > max(line.id for line in script.lines)
    assert own.span is None and own.flag == Flag.of("own")
    untouched = [line for line in changed.lines if line.id not in (first.id, own.id)]
    assert all(line == script.line(line.id) for line in untouched)
    assert [line.id for line in changed.lines][5:7] == [rows[5]["id"], rows[6]["id"]]


def test_a_line_rewritten_altogether_loses_its_passage(script: Script) -> None:
    rows = _rows(script)
    rows[2]["text"] = "Nothing of what stood here is left now."
    line = from_edit(script, rows).lines[2]
    assert line.id == script.lines[2].id
    assert line.span is None
    assert line.flag == Flag.of("own")


@pytest.mark.parametrize("rows", [[], [{"text": "  "}], [{"text": "x", "section": "middle"}], [{"text": "y" * 10_001}]])
def test_edits_that_leave_no_script_are_refused(script: Script, rows: list[dict[str, object]]) -> None:
    with pytest.raises(BadInput):
        from_edit(script, rows)


def test_check_says_what_is_wrong(script: Script, long_article: Article) -> None:
    assert check(script, article=long_article, project_type="long", presets=("youtube_long",)) == []
    bad = script.model_copy(
        update={
            "lines": (
                Line(id=1, section="point", point=0, text="Look at https://a.example/b now."),
                Line(id=2, section="point", point=0, text="Same words.", flag=Flag.text("x")),
                Line(id=3, section="point", point=0, text="Same words.", flag=Flag.text("x")),
            )
        }
    )
    found = " ".join(check(bad, project_type="long", presets=("youtube_long",)))
    for words in ("at least 5 min", "hook", "cta", "address", "same as line 2", "passage"):
        assert words in found
    assert check(script.model_copy(update={"lines": ()})) == ["The script has no line."]
