"""Words laid over pictures: the right ones, when they are spoken of, one at a time, never over a card."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.model.script import Line, Script
from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import Timeline
from core.timeline import overlays
from core.timeline.overlays import Wanted, Words
from tests.timeline.making import PICTURES, TEXTS, film, narration, storyboard

SAID = (
    "Nothing in the whole wide world is quite like standing beside the sea in the morning.",
    "The Moon pulls the water towards itself and holds it there for a while.",
    "It rises by 25 % more when the Sun helps, as sailors have known for centuries.",
    "Look at the sea again tomorrow, and you will see it come and go.",
)


def lines(*notes: str, texts: tuple[str, ...] = SAID) -> Script:
    sections = ("hook", "point", "point", "cta")
    result = tuple(
        Line(id=n, section=sections[n], point=0 if sections[n] == "point" else -1, text=text, overlay=notes[n])  # type: ignore[arg-type]
        for n, text in enumerate(texts)
    )
    return Script(language="en", title="The sea", lines=result, headings=("The Moon",))


def pictures(n: int = 4) -> Storyboard:
    return Storyboard(shots=tuple(Shot(lines=(k,), picture=PICTURES[k % 2].sha256) for k in range(n)), assets=PICTURES)


def placed(
    script: Script, board: Storyboard | None = None, site: str = "", texts: tuple[str, ...] = SAID
) -> tuple[Timeline, list[Wanted]]:
    board = board or pictures()
    spoken = narration(texts)
    result = film(texts, board=board, spoken=spoken)
    return result, overlays.wanted_overlays(result, script, spoken, board, site)


def words_of(found: list[Wanted]) -> list[Words]:
    return [item.words for item in found]


def test_a_point_that_starts_on_a_picture_shows_its_name_once() -> None:
    result, found = placed(lines("", "The Moon", "", ""))
    assert words_of(found) == [Words("chapter", "The Moon")]
    scene = result.scenes[found[0].scene]
    assert scene.lines[0] == 1
    assert found[0].start_frame >= scene.transition.n_frames, "not over the transition"
    assert 1.6 <= (found[0].end_frame - found[0].start_frame) / result.fps <= 4.0


def test_chapters_are_counted_where_there_are_several() -> None:
    script = lines("", "", "", "")
    two = script.model_copy(
        update={
            "headings": ("The Moon", "The Sun"),
            "lines": (*script.lines[:2], script.lines[2].model_copy(update={"point": 1}), script.lines[3]),
        }
    )
    _, found = placed(two)
    assert words_of(found) == [Words("chapter", "The Moon", "1 / 2"), Words("chapter", "The Sun", "2 / 2")]
    for changes in ({"title": "7 lights in the sky"}, {"headings": ("2. The Moon", "The Sun")}):
        _, found = placed(two.model_copy(update=changes))
        assert [words.small for words in words_of(found)] == ["", ""], "the article counts itself"


def test_a_figure_comes_when_it_is_spoken() -> None:
    result, found = placed(lines("", "", "25 %", ""))
    figure = next(item for item in found if item.words.kind == "figure")
    start = result.scenes[figure.scene].start_frame + figure.start_frame
    spoken = narration(SAID)
    heard = spoken.starts()[2] + spoken.takes[2].words[3].start * result.fps
    assert figure.words.text == "25 %"
    assert abs(start - heard) <= 1


def test_other_notes_are_lower_thirds_of_one_or_two_lines() -> None:
    _, found = placed(lines("Ada Lovelace | Mathematician", "", "", "See you tomorrow"))
    assert Words("lower_third", "Ada Lovelace", "Mathematician") in words_of(found)
    assert Words("lower_third", "See you tomorrow") in words_of(found)


def test_nothing_is_laid_over_a_card() -> None:
    card = Card(kind="text", body=("The Moon",))
    board = Storyboard(
        shots=tuple(Shot(lines=(k,), card=card) for k in range(4)),
    )
    _, found = placed(lines("A note", "The Moon", "25 %", "Another"), board, site="example.org")
    assert found == []


def test_the_source_is_named_early_unless_a_card_names_it() -> None:
    result, found = placed(lines("", "", "", ""), site="example.org")
    cited = next(item for item in found if item.words.kind == "source")
    assert cited.words == Words("source", "example.org", "Source")
    assert result.scenes[cited.scene].start_frame < 20 * result.fps
    title = Shot(lines=(0,), card=Card(kind="title", title="The sea", footer="Example.org"))
    _, found = placed(
        lines("", "", "", ""), Storyboard(shots=(title, *pictures().shots[1:]), assets=PICTURES), "example.org"
    )
    assert "source" not in {element.words.kind for element in found}


def test_the_films_own_title_is_no_chapter() -> None:
    script = lines("", "", "", "").model_copy(update={"headings": ("The Sea!",)})
    _, found = placed(script)
    assert found == []


@pytest.mark.parametrize("site", ["", "example.org"])
def test_one_at_a_time_and_inside_their_scenes(site: str) -> None:
    result, found = placed(
        lines("A long note for the start", "A second note", "25 %", "The last of the notes"), site=site
    )
    assert len(found) >= 3
    spans = sorted(
        (result.scenes[o.scene].start_frame + o.start_frame, result.scenes[o.scene].start_frame + o.end_frame)
        for o in found
    )
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    for item in found:
        assert 0 <= item.start_frame < item.end_frame <= result.scenes[item.scene].n_frames
        assert item.end_frame - item.start_frame >= overlays.LEAST_S * result.fps


def test_what_there_is_no_time_to_read_is_left_out() -> None:
    short = ("The sea.", "The Moon.", "Up 25 %.", "Bye now.")
    _, found = placed(lines("", "", "25 %", "", texts=short), texts=short)
    assert "figure" not in {item.words.kind for item in found}


def test_laid_overlays_fade_slide_and_keep_the_scenes() -> None:
    result, found = placed(lines("Ada", "", "25 %", ""))
    done = overlays.with_overlays(result, found, {item.words: f"{n:064x}" for n, item in enumerate(found)})
    shown = [(n, each) for n, scene in enumerate(done.scenes) for each in scene.overlays]
    assert len(shown) == len(found)
    assert all(each.fade_frames > 0 and each.slide != (0, 0) for _, each in shown)
    assert done.cues == result.cues


def test_the_progress_bar_grows_from_the_first_frame_to_the_last() -> None:
    board = storyboard(len(TEXTS))
    result = film(TEXTS, board=board)
    found = overlays.progress_bar(result)
    done = overlays.with_overlays(result, found, {Words("rail"): "1" * 64, Words("fill"): "2" * 64})
    shares = [each.reveal for scene in done.scenes for each in scene.overlays if each.reveal]
    assert len(shares) == len(result.scenes)
    assert shares[0][0] == 0
    assert shares[-1][1] == pytest.approx(1)
    assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(shares))
    arabic = overlays.with_overlays(
        result.model_copy(update={"language": "ar"}), found, {Words("rail"): "1" * 64, Words("fill"): "2" * 64}
    )
    assert all(each.from_right for scene in arabic.scenes for each in scene.overlays)
