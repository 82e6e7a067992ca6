"""Titles that name the subject, chapters of real topics, and nothing twice in a post."""

from __future__ import annotations

import pytest

from core.model.presets import PRESETS
from core.model.script import Line, Script
from core.publish import post
from core.script.extract.write import write
from core.script.post.chapters import chapters
from core.script.post.seo import seo
from core.script.post.seo_options import options
from core.script.post.titles import titles
from tests.script.test_subject import TEXTS, article, script


@pytest.mark.parametrize("language", TEXTS)
def test_three_titles_are_there_to_choose_from_in_every_language(language: str) -> None:
    content = article(language)
    found = titles(content, script(content))
    assert found[0] == content.title and len(set(found)) >= 3
    for label in ("Verdict", "The app", "Key highlights"):  # the names of the parts are no titles
        assert not any(label in title for title in found)


def test_a_short_question_is_a_title_as_it_is() -> None:
    content = article("en").model_copy(update={"title": "Why Is It Dark?"})
    assert seo(content, script(content), ("youtube_short",))["youtube_short"].title == "Why Is It Dark?"


@pytest.mark.parametrize("label", ["Introduction", "Verdict: 8.2/10", "Overview"])
def test_a_title_that_fits_any_film_gets_the_subject(label: str) -> None:
    content = article("en").model_copy(update={"title": label})
    title = titles(content, script(content))[0].lower()
    assert "lighthouse" in title or "gull rock" in title


def test_the_foreign_half_of_a_title_is_left_out() -> None:
    content = article("en").model_copy(update={"title": "Lighthouse 简介"})
    found = titles(content, script(content))
    assert found[0] == "Lighthouse" and not any("简" in title for title in found)


def test_signs_that_a_platform_forbids_are_not_eaten() -> None:
    content = article("en").model_copy(update={"title": "I <3 lamps: a>b"})
    assert titles(content, script(content))[0] == "I ‹3 lamps: a›b"


@pytest.mark.parametrize("preset", PRESETS)
def test_no_post_says_its_title_twice(preset: str) -> None:
    content = article("en").model_copy(update={"author": "Ada Keeper", "url": "https://a.example/b"})
    written = write(content, project_type="short", presets=("tiktok",))
    for option in (seo(content, written, (preset,))[preset], *options(content, written, preset)):
        text = post(option, PRESETS[preset])
        assert text.count(option.title) == 1, text
        for tag in text.split():
            assert not tag.startswith("#") or text.split().count(tag) == 1


def parts(*seconds: float, lead_s: float = 20) -> Script:
    """A script with an opening and parts that last so long; their names are Quay 0, Quay 1, and so on."""
    lines = [Line(id=1, section="hook", text="The miller opens a gate.", estimate_s=lead_s)]
    lines += [
        Line(id=n + 2, section="point", point=n, text="The wheel turns.", estimate_s=s) for n, s in enumerate(seconds)
    ]
    return Script(
        language="en", title="Places of a mill", lines=tuple(lines),
        headings=tuple(f"Quay {n}" for n in range(len(seconds))),
    )  # fmt: skip


def starts(content: Script) -> dict[int, float]:
    at, found = 0.0, {}
    for line in content.lines:
        found[line.id] = at
        at += line.estimate_s
    return found


def marks(content: Script) -> list[tuple[float, str]]:
    total = sum(line.estimate_s for line in content.lines)
    return [(chapter.time, chapter.title) for chapter in chapters(content, starts(content), total=total)]


def test_a_short_part_falls_to_the_one_before_and_not_the_one_behind_it() -> None:
    assert [title for _, title in marks(parts(30, 4, 37, 4, 30))][1:] == ["Quay 0", "Quay 2", "Quay 4"]
    assert [at for at, _ in marks(parts(30, 4, 37, 4, 30))] == [0, 20, 54, 95]


def test_a_short_end_falls_to_the_part_before() -> None:
    assert [title for _, title in marks(parts(30, 30, 9))][1:] == ["Quay 0", "Quay 1"]
    assert [title for _, title in marks(parts(30, 30, 10))][1:] == ["Quay 0", "Quay 1", "Quay 2"]


def test_a_short_opening_belongs_to_the_first_part() -> None:
    assert marks(parts(30, 30, 30, lead_s=6)) == [(0, "Quay 0"), (36, "Quay 1"), (66, "Quay 2")]


def test_the_opening_has_a_topic_of_its_own_as_its_name() -> None:
    at, title = marks(parts(30, 30))[0]
    assert at == 0 and title not in ("Places of a mill", "Quay 0", "Quay 1") and title[0].isupper()


def test_fewer_than_three_are_none() -> None:
    assert marks(parts(30, lead_s=20)) == [] and marks(parts(9, 9, 9, lead_s=9)) == []


def test_a_name_with_a_time_in_it_is_no_mark_of_its_own() -> None:
    content = parts(30, 30, 30).model_copy(update={"headings": ("At 0:00 in the night", "Step 2", "Step 3")})
    assert marks(content)[1] == (20, "At 0.00 in the night")


def test_headings_of_one_name_make_one_chapter() -> None:
    content = parts(30, 30, 30, 30).model_copy(update={"headings": ("Oak", "Mud", "Mud", "Sea")})
    assert [title for _, title in marks(content)][1:] == ["Oak", "Mud", "Sea"]
