"""What a person changes after they asked for a job and before it begins: it stays, and the rest is done as asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.errors import ChangedElsewhere
from core.model.script import Script
from core.model.storyboard import Card, Shot, Storyboard
from core.store import ledger, rights, scripts
from core.studio import work
from core.studio.content import articles
from core.studio.film import thumbnails
from core.studio.project import changes, choices, projects
from core.studio.project.project import Project
from core.studio.script import edits, extractive, rewrite, saving, versions, write
from core.studio.visuals import library, search, shots, storyboard
from core.studio.voice import choose, install, line_speech, narrate, recording
from core.studio.voice import sound as voice_sound
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import House
from core.voice import recording as recordings
from tests.llm.servers import Say, serving
from tests.llm.test_writing import ANSWER, STEPS
from tests.llm.test_writing import house as asking_house
from tests.studio.conftest import picture
from tests.studio.test_meanwhile import at, board_of, text_of
from tests.studio.test_stock import painter  # noqa: F401

TYPED = "What a person typed."


def done(house: House, job: int) -> None:
    assert work.finish_here(house, job, Run()).status == "done"


# ------------------------------------------------------------------ the script
def test_lines_changed_after_the_script_was_asked_for_anew_stay(house: House, project: int) -> None:
    lines = write.write(house, project).lines
    job = work.start(house, "script", project)
    edits.edit_line(house, project, lines[1].id, TYPED)
    edits.delete_line(house, project, lines[2].id)
    edits.move(house, project, lines[4].id, 3)
    added = edits.add_line(house, project, lines[0].id, "And a line of their own.")
    done(house, job)
    assert [line.text for line in text_of(house, project).lines] == [line.text for line in added.lines]
    assert Project(house, project).edited


def test_what_was_seen_when_it_was_asked_for_is_written_anew(house: House, project: int) -> None:
    first = write.write(house, project)
    edits.delete_line(house, project, first.lines[2].id)
    done(house, work.start(house, "script", project))
    assert [line.text for line in text_of(house, project).lines] == [line.text for line in first.lines]
    assert not Project(house, project).edited


def test_an_older_page_that_asks_takes_nothing_from_a_newer_one(house: House, project: int) -> None:
    first, seen = write.write(house, project), projects.view(house, project).script_version
    left = edits.delete_line(house, project, first.lines[2].id)
    done(house, work.start(house, "script", project, seen={"script": seen}))
    assert [line.text for line in text_of(house, project).lines] == [line.text for line in left.lines]


def test_asked_again_while_it_waits_it_is_about_what_was_seen_last(house: House, project: int) -> None:
    before = write.write(house, project)
    first = work.start(house, "script", project)
    edits.delete_line(house, project, before.lines[2].id)
    assert work.start(house, "script", project) == first
    done(house, first)
    assert [line.text for line in text_of(house, project).lines] == [line.text for line in before.lines]


def test_going_back_to_a_version_after_asking_stays(house: House, project: int) -> None:
    done(house, work.start(house, "script", project))
    first = text_of(house, project)
    edits.edit_line(house, project, first.lines[1].id, TYPED)
    job = work.start(house, "script", project)
    versions.restore(house, project, 1)
    projects.set_options(house, project, project_type="long", platforms=("youtube_long",))
    done(house, job)
    assert {line.text for line in first.lines} <= {line.text for line in text_of(house, project).lines}


def test_what_another_job_wrote_in_between_is_no_edit(house: House, project: int) -> None:
    done(house, work.start(house, "script", project))
    job, before = work.start(house, "script", project), text_of(house, project)
    lines = before.lines[:-1]
    scripts.add(house.store, project, before.model_copy(update={"lines": lines}), edited=False)
    done(house, job)
    assert [line.text for line in text_of(house, project).lines] == [line.text for line in before.lines]


@pytest.mark.parametrize("kind", ["script", "voice", "make"])
def test_a_script_that_came_where_there_was_none_stays(house: House, project: int, kind: str) -> None:
    """A person's own, brought by a program while the writing waited."""
    job = work.start(house, kind, project)
    mine = extractive.compose(Project(house, project).article, projects.options(house, project))
    mine = mine.model_copy(update={"lines": (mine.lines[0].model_copy(update={"text": TYPED}),)})
    saving.save(house, project, mine)
    done(house, job)
    assert [line.text for line in text_of(house, project).lines] == [TYPED]


def test_lines_changed_after_a_length_was_asked_for_stay(house: House, short: int) -> None:
    before = narrate.narrate(house, short)
    line = text_of(house, short).lines[0].id
    job = work.start(house, "fit", short, seconds=before.duration_s * 0.6)
    edits.edit_line(house, short, line, TYPED)
    done(house, job)
    after = text_of(house, short).line(line)
    assert after is not None and after.text == TYPED


def test_a_line_changed_after_other_words_were_asked_for_it_stays_and_nothing_is_bought(tmp_path: Path) -> None:
    anew = json.dumps({"lines": [{"text": "Eleven villages brought their rye to the old mill.", "sources": [1]}]})
    with serving("ollama", [Say(ANSWER), Say(anew)]) as server:
        opened = asking_house(tmp_path, server)
        project = projects.create(
            opened, articles.take_in(opened, text=" ".join(STEPS), title="The mill"),
            choices.checked(writer="ollama:small"),
        )  # fmt: skip
        before = write.write(opened, project)
        line, asked = before.lines[0], len(server.requests)
        job = work.start(opened, "rewrite", project, lines=[line.id], wish="more people")
        edits.edit_line(opened, project, line.id, TYPED)
        with pytest.raises(ChangedElsewhere, match="changed elsewhere"):
            rewrite.again(opened, project, [line.id], at=1)
        view = work.job(opened, job)
        with pytest.raises(Exception, match="changed elsewhere"):
            work.finish_here(opened, view.id, Run())
        assert len(server.requests) == asked
        kept = text_of(opened, project)
        assert kept.lines[0].text == TYPED and kept.lines[1:] == before.lines[1:]
        other = before.lines[1].id
        job = work.start(opened, "rewrite", project, lines=[other], seen={"script": 1})
        done(opened, job)
    after: Script = text_of(opened, project)
    assert after.lines[0].text == TYPED and after.lines[1].text.startswith("Eleven villages")


# ------------------------------------------------------------------ the pictures
Edit = Callable[[House, int], object]


@pytest.mark.parametrize(
    "edit",
    [
        lambda house, number: shots.set_shot(house, number, 1, motion="in", zoom=1.4),
        lambda house, number: shots.move_shot(house, number, 0, 1),
        lambda house, number: shots.apply_to_all(house, number, transition="push"),
    ],
    ids=["framed", "moved", "styled"],
)
def test_scenes_changed_after_pictures_were_asked_for_again_stay(house: House, short: int, edit: Edit) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    job = work.start(house, "visuals", short)
    edit(house, short)
    seen = [shot.model_dump(exclude={"reason", "candidates"}) for shot in board_of(house, short).shots]
    mine = storyboard.upload(house, short, picture((9, 9, 200)), "mine.png")
    done(house, job)
    after = board_of(house, short)
    assert [shot.model_dump(exclude={"reason", "candidates"}) for shot in after.shots] == seen
    assert after.asset(mine.sha256) is not None


def test_a_picture_is_for_the_scene_it_was_asked_for_wherever_that_stands(
    house: House,
    short: int,
    painter: None,  # noqa: F811
) -> None:
    board = _cards(house, short)
    job = work.start(house, "picture", short, shot=2, prompt="a bee", source="painter")
    _show(house, short, board.shots[1:])
    done(house, job)
    after = board_of(house, short)
    assert after.shots[1].picture and [shot.picture for shot in after.shots].count(None) == len(after.shots) - 1


def test_a_picture_for_a_scene_that_is_gone_is_not_bought(house: House, short: int, painter: None) -> None:  # noqa: F811
    board = _cards(house, short)
    job = work.start(house, "picture", short, shot=1, prompt="a bee", source="painter")
    _show(house, short, (board.shots[0], board.shots[2]))
    with pytest.raises(Exception, match="cut otherwise"):
        work.finish_here(house, job, Run())
    assert ledger.spent(house.store, short) == []
    assert all(shot.picture is None for shot in board_of(house, short).shots)


def test_a_picture_whose_scene_goes_while_it_is_made_waits_in_the_library(
    house: House,
    short: int,
    painter: None,  # noqa: F811
) -> None:
    board = _cards(house, short)
    run = at("Painter", lambda: _show(house, short, (board.shots[0], board.shots[2])))
    seen = board.shots[1]
    after = search.generate(house, short, 1, "a bee", "painter", run, seen=seen)
    assert all(shot.picture is None for shot in after.shots) and "among your own" in run.warnings[0]
    (made,) = library.library(house)
    assert after.asset(made.sha256) is not None and rights.get(house.store, made.sha256) is not None
    shown = storyboard.swap(house, short, 0, made.sha256)
    assert shown.shots[0].picture == made.sha256


def test_a_scene_that_shows_something_else_by_then_keeps_it(house: House, short: int, painter: None) -> None:  # noqa: F811
    _cards(house, short)
    job = work.start(house, "picture", short, shot=1, prompt="a bee", source="painter")
    shots.set_shot(house, short, 1, card={"title": TYPED})
    view = work.finish_here(house, job, Run())
    shot = board_of(house, short).shots[1]
    assert shot.picture is None and shot.card is not None and shot.card.title == TYPED
    assert len(shot.candidates) == 1 and "waits among the others" in (view.result or {})["warnings"][0]


def test_a_thumbnail_chosen_after_one_was_asked_for_stays(
    house: House,
    short: int,
    painter: None,  # noqa: F811
) -> None:
    storyboard.plan(house, short)
    job = work.start(house, thumbnails.KIND, short, prompt="a bee", source="painter")
    mine = storyboard.upload(house, short, picture((9, 9, 200)), "mine.png")
    thumbnails.choose(house, short, mine.sha256)
    view = work.finish_here(house, job, Run())
    assert projects.options(house, short).thumbnail == mine.sha256
    made = (view.result or {})["sha256"]
    assert made in {one.sha256 for one in library.library(house)} and (view.result or {})["warnings"]
    thumbnails.choose(house, short, made)
    with pytest.raises(ChangedElsewhere):
        thumbnails.choose(house, short, "", seen=mine.sha256)


def _cards(house: House, project: int) -> Storyboard:
    """A storyboard with a card a line."""
    for_lines = [line.id for line in text_of(house, project).lines]
    shown = [Shot(lines=(line,), card=Card(kind="text", body=(f"Card {line}",))) for line in for_lines]
    return _show(house, project, shown)


def _show(house: House, project: int, shown: Sequence[Shot]) -> Storyboard:
    board = Storyboard(shots=tuple(shown))
    changes.change(house, project, lambda _: changes.Change(board=board))
    return board


# ------------------------------------------------------------------ the voice
def test_a_voice_chosen_while_another_was_fetched_stays(
    house: House, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "install", lambda *_: {"installed": "espeak:en-gb"})
    job = choose.start_natural(house, short, "piper:any")
    projects.set_options(house, short, voice="espeak:en-us")
    view = work.finish_here(house, job, Run())
    assert projects.options(house, short).voice == "espeak:en-us"
    assert "it stays" in (view.result or {})["warnings"][0] and Project(house, short).narration is None


def test_a_line_recorded_after_the_whole_was_handed_in_stays(
    house: House, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = narrate.narrate(house, short)
    sound = voice_sound.whole_audio(house, short).read_bytes()
    job = recording.start(house, short, sound, "mine.wav")
    line = text_of(house, short).lines[1].id
    alone = voice_sound.line_audio(house, short, line).read_bytes()
    line_speech.upload_take(house, short, line, alone, "again.wav")
    kept = line_speech.of_line(house, short, line)
    assert kept.own
    from core import voice as room

    def recorded(path: Path, lines: list[tuple[int, str]], **_: object) -> recordings.Recorded:
        blobs = {number: house.blobs.put(f"take {number}".encode(), ".wav") for number, _ in lines}
        return recordings.Recorded(made, (), (), blobs=blobs)

    monkeypatch.setattr(room, "recorded", recorded)
    done(house, job)
    assert line_speech.of_line(house, short, line) == kept
    assert line_speech.of_line(house, short, text_of(house, short).lines[0].id).own
