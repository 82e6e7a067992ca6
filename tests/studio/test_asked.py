"""Changes by a person after they asked for a job and before it begins: they stay, and the rest is done as asked."""

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
from core.studio.workspace.workspace import Workspace
from core.voice import recording as recordings
from tests.llm.servers import Say, serving
from tests.llm.test_writing import ANSWER, STEPS
from tests.llm.test_writing import workspace as asking_house
from tests.studio.conftest import picture
from tests.studio.test_meanwhile import at, board_of, text_of
from tests.studio.test_stock import painter  # noqa: F401

TYPED = "What a person typed."


def done(workspace: Workspace, job: int) -> None:
    assert work.finish_here(workspace, job, Run()).status == "done"


# ------------------------------------------------------------------ the script
def test_lines_changed_after_the_script_was_asked_for_anew_stay(workspace: Workspace, project: int) -> None:
    lines = write.write(workspace, project).lines
    job = work.start(workspace, "script", project)
    edits.edit_line(workspace, project, lines[1].id, TYPED)
    edits.delete_line(workspace, project, lines[2].id)
    edits.move(workspace, project, lines[4].id, 3)
    added = edits.add_line(workspace, project, lines[0].id, "And a line of their own.")
    done(workspace, job)
    assert [line.text for line in text_of(workspace, project).lines] == [line.text for line in added.lines]
    assert Project(workspace, project).edited


def test_what_was_seen_when_it_was_asked_for_is_written_anew(workspace: Workspace, project: int) -> None:
    first = write.write(workspace, project)
    edits.delete_line(workspace, project, first.lines[2].id)
    done(workspace, work.start(workspace, "script", project))
    assert [line.text for line in text_of(workspace, project).lines] == [line.text for line in first.lines]
    assert not Project(workspace, project).edited


def test_an_older_page_that_asks_takes_nothing_from_a_newer_one(workspace: Workspace, project: int) -> None:
    first, seen = write.write(workspace, project), projects.view(workspace, project).script_version
    left = edits.delete_line(workspace, project, first.lines[2].id)
    done(workspace, work.start(workspace, "script", project, seen={"script": seen}))
    assert [line.text for line in text_of(workspace, project).lines] == [line.text for line in left.lines]


def test_asked_again_while_it_waits_it_is_about_what_was_seen_last(workspace: Workspace, project: int) -> None:
    before = write.write(workspace, project)
    first = work.start(workspace, "script", project)
    edits.delete_line(workspace, project, before.lines[2].id)
    assert work.start(workspace, "script", project) == first
    done(workspace, first)
    assert [line.text for line in text_of(workspace, project).lines] == [line.text for line in before.lines]


def test_going_back_to_a_version_after_asking_stays(workspace: Workspace, project: int) -> None:
    done(workspace, work.start(workspace, "script", project))
    first = text_of(workspace, project)
    edits.edit_line(workspace, project, first.lines[1].id, TYPED)
    job = work.start(workspace, "script", project)
    versions.restore(workspace, project, 1)
    projects.set_options(workspace, project, project_type="long", platforms=("youtube_long",))
    done(workspace, job)
    assert {line.text for line in first.lines} <= {line.text for line in text_of(workspace, project).lines}


def test_what_another_job_wrote_in_between_is_no_edit(workspace: Workspace, project: int) -> None:
    done(workspace, work.start(workspace, "script", project))
    job, before = work.start(workspace, "script", project), text_of(workspace, project)
    lines = before.lines[:-1]
    scripts.add(workspace.store, project, before.model_copy(update={"lines": lines}), edited=False)
    done(workspace, job)
    assert [line.text for line in text_of(workspace, project).lines] == [line.text for line in before.lines]


@pytest.mark.parametrize("kind", ["script", "voice", "make"])
def test_a_script_that_came_where_there_was_none_stays(workspace: Workspace, project: int, kind: str) -> None:
    """A person's own, brought by a program while the writing waited."""
    job = work.start(workspace, kind, project)
    mine = extractive.compose(Project(workspace, project).article, projects.options(workspace, project))
    mine = mine.model_copy(update={"lines": (mine.lines[0].model_copy(update={"text": TYPED}),)})
    saving.save(workspace, project, mine)
    done(workspace, job)
    assert [line.text for line in text_of(workspace, project).lines] == [TYPED]


def test_lines_changed_after_a_length_was_asked_for_stay(workspace: Workspace, short: int) -> None:
    before = narrate.narrate(workspace, short)
    line = text_of(workspace, short).lines[0].id
    job = work.start(workspace, "fit", short, seconds=before.duration_s * 0.6)
    edits.edit_line(workspace, short, line, TYPED)
    done(workspace, job)
    after = text_of(workspace, short).line(line)
    assert after is not None and after.text == TYPED


def test_a_line_changed_after_other_words_were_asked_for_it_stays_and_nothing_is_bought(tmp_path: Path) -> None:
    anew = json.dumps({"lines": [{"text": "Eleven villages brought their rye to the old mill.", "sources": [1]}]})
    with serving("ollama", [Say(ANSWER), Say(anew)]) as server:
        opened = asking_house(tmp_path, server)
        project = projects.create(
            opened, articles.import_article(opened, text=" ".join(STEPS), title="The mill"),
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
Edit = Callable[[Workspace, int], object]


@pytest.mark.parametrize(
    "edit",
    [
        lambda workspace, number: shots.set_shot(workspace, number, 1, motion="in", zoom=1.4),
        lambda workspace, number: shots.move_shot(workspace, number, 0, 1),
        lambda workspace, number: shots.apply_to_all(workspace, number, transition="push"),
    ],
    ids=["framed", "moved", "styled"],
)
def test_scenes_changed_after_pictures_were_asked_for_again_stay(workspace: Workspace, short: int, edit: Edit) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    job = work.start(workspace, "visuals", short)
    edit(workspace, short)
    seen = [shot.model_dump(exclude={"reason", "candidates"}) for shot in board_of(workspace, short).shots]
    mine = storyboard.upload(workspace, short, picture((9, 9, 200)), "mine.png")
    done(workspace, job)
    after = board_of(workspace, short)
    assert [shot.model_dump(exclude={"reason", "candidates"}) for shot in after.shots] == seen
    assert after.asset(mine.sha256) is not None


def test_a_picture_is_for_the_scene_it_was_asked_for_wherever_that_stands(
    workspace: Workspace,
    short: int,
    painter: None,  # noqa: F811
) -> None:
    board = _cards(workspace, short)
    job = work.start(workspace, "picture", short, shot=2, prompt="a bee", source="painter")
    _show(workspace, short, board.shots[1:])
    done(workspace, job)
    after = board_of(workspace, short)
    assert after.shots[1].picture and [shot.picture for shot in after.shots].count(None) == len(after.shots) - 1


def test_a_picture_for_a_scene_that_is_gone_is_not_bought(workspace: Workspace, short: int, painter: None) -> None:  # noqa: F811
    board = _cards(workspace, short)
    job = work.start(workspace, "picture", short, shot=1, prompt="a bee", source="painter")
    _show(workspace, short, (board.shots[0], board.shots[2]))
    with pytest.raises(Exception, match="cut otherwise"):
        work.finish_here(workspace, job, Run())
    assert ledger.spent(workspace.store, short) == []
    assert all(shot.picture is None for shot in board_of(workspace, short).shots)


def test_a_picture_whose_scene_goes_while_it_is_made_waits_in_the_library(
    workspace: Workspace,
    short: int,
    painter: None,  # noqa: F811
) -> None:
    board = _cards(workspace, short)
    run = at("Painter", lambda: _show(workspace, short, (board.shots[0], board.shots[2])))
    seen = board.shots[1]
    after = search.generate(workspace, short, 1, "a bee", "painter", run, seen=seen)
    assert all(shot.picture is None for shot in after.shots) and "among your own" in run.warnings[0]
    (result,) = library.library(workspace)
    assert after.asset(result.sha256) is not None and rights.get(workspace.store, result.sha256) is not None
    shown = storyboard.swap(workspace, short, 0, result.sha256)
    assert shown.shots[0].picture == result.sha256


def test_a_scene_that_shows_something_else_by_then_keeps_it(workspace: Workspace, short: int, painter: None) -> None:  # noqa: F811
    _cards(workspace, short)
    job = work.start(workspace, "picture", short, shot=1, prompt="a bee", source="painter")
    shots.set_shot(workspace, short, 1, card={"title": TYPED})
    view = work.finish_here(workspace, job, Run())
    shot = board_of(workspace, short).shots[1]
    assert shot.picture is None and shot.card is not None and shot.card.title == TYPED
    assert len(shot.candidates) == 1 and "waits among the others" in (view.result or {})["warnings"][0]


def test_a_thumbnail_chosen_after_one_was_asked_for_stays(
    workspace: Workspace,
    short: int,
    painter: None,  # noqa: F811
) -> None:
    storyboard.plan(workspace, short)
    job = work.start(workspace, thumbnails.KIND, short, prompt="a bee", source="painter")
    mine = storyboard.upload(workspace, short, picture((9, 9, 200)), "mine.png")
    thumbnails.choose(workspace, short, mine.sha256)
    view = work.finish_here(workspace, job, Run())
    assert projects.options(workspace, short).thumbnail == mine.sha256
    result = (view.result or {})["sha256"]
    assert result in {item.sha256 for item in library.library(workspace)} and (view.result or {})["warnings"]
    thumbnails.choose(workspace, short, result)
    with pytest.raises(ChangedElsewhere):
        thumbnails.choose(workspace, short, "", seen=mine.sha256)


def _cards(workspace: Workspace, project: int) -> Storyboard:
    """A storyboard with a card a line."""
    for_lines = [line.id for line in text_of(workspace, project).lines]
    shown = [Shot(lines=(line,), card=Card(kind="text", body=(f"Card {line}",))) for line in for_lines]
    return _show(workspace, project, shown)


def _show(workspace: Workspace, project: int, shown: Sequence[Shot]) -> Storyboard:
    board = Storyboard(shots=tuple(shown))
    changes.change(workspace, project, lambda _: changes.Change(board=board))
    return board


# ------------------------------------------------------------------ the voice
def test_a_voice_chosen_while_another_was_fetched_stays(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "install", lambda *_: {"installed": "espeak:en-gb"})
    job = choose.start_natural(workspace, short, "piper:any")
    projects.set_options(workspace, short, voice="espeak:en-us")
    view = work.finish_here(workspace, job, Run())
    assert projects.options(workspace, short).voice == "espeak:en-us"
    assert "it stays" in (view.result or {})["warnings"][0] and Project(workspace, short).narration is None


def test_a_line_recorded_after_the_whole_was_handed_in_stays(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = narrate.narrate(workspace, short)
    sound = voice_sound.whole_audio(workspace, short).read_bytes()
    job = recording.start(workspace, short, sound, "mine.wav")
    line = text_of(workspace, short).lines[1].id
    alone = voice_sound.line_audio(workspace, short, line).read_bytes()
    line_speech.upload_take(workspace, short, line, alone, "again.wav")
    kept = line_speech.of_line(workspace, short, line)
    assert kept.own
    from core import voice

    def recorded(path: Path, lines: list[tuple[int, str]], **_: object) -> recordings.Recorded:
        blobs = {number: workspace.blobs.put(f"take {number}".encode(), ".wav") for number, _ in lines}
        return recordings.Recorded(result, (), (), blobs=blobs)

    monkeypatch.setattr(voice, "recorded", recorded)
    done(workspace, job)
    assert line_speech.of_line(workspace, short, line) == kept
    assert line_speech.of_line(workspace, short, text_of(workspace, short).lines[0].id).own
