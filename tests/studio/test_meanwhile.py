"""Changes by a person while work goes on: they stay, and what the work made belongs to what it was made from."""

from __future__ import annotations

import ast
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import core
from core.errors import ChangedElsewhere
from core.model.script import Script
from core.model.storyboard import Storyboard
from core.studio.film import previews, render, thumbnails
from core.studio.project import brand, lexicon, projects
from core.studio.project.project import Project
from core.studio.script import edits, versions, write
from core.studio.visuals import shots, storyboard
from core.studio.voice import fit, line_speech, narrate, recording
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

Act = Callable[[], object]


def at(words: str, act: Act) -> Run:
    """A run in which something is done once, when the work says these words."""
    waits = [act]

    def progress(fraction: float, message: str = "") -> None:
        if waits and message.startswith(words):
            waits.pop()()

    return Run(progress=progress)


def text_of(workspace: Workspace, project: int) -> Script:
    written = Project(workspace, project).script
    assert written is not None
    return written


def board_of(workspace: Workspace, project: int) -> Storyboard:
    board = Project(workspace, project).board
    assert board is not None
    return board


# ------------------------------------------------------------------ a result belongs to what it was made from
def test_a_script_is_fresh_for_the_choices_it_was_written_for(workspace: Workspace, short: int) -> None:
    def longer() -> None:
        projects.set_options(workspace, short, project_type="long", platforms=("youtube_long",))

    write.write(workspace, short, at("Writing", longer))
    assert not Project(workspace, short).is_fresh("script")
    write.write(workspace, short)
    assert Project(workspace, short).is_fresh("script")


def test_lines_changed_while_the_script_is_written_again_stay(workspace: Workspace, short: int) -> None:
    line = text_of(workspace, short).lines[1].id
    write.write(
        workspace, short, at("Writing", lambda: edits.edit_line(workspace, short, line, "What a person typed."))
    )
    after = text_of(workspace, short).line(line)
    assert after is not None and after.text == "What a person typed."
    assert Project(workspace, short).edited, "it is not fitted to a length again"


def test_pictures_are_fresh_for_the_words_they_were_chosen_for(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    line = text_of(workspace, short).lines[1].id
    storyboard.plan(
        workspace, short, at("Choosing", lambda: edits.edit_line(workspace, short, line, "Bread needs flour."))
    )
    assert not Project(workspace, short).is_fresh("visuals")
    narrate.narrate(workspace, short)
    assert not Project(workspace, short).is_fresh("visuals")
    assert any("Bread" in str(shot.card) or line in shot.lines for shot in storyboard.plan(workspace, short).shots)
    assert Project(workspace, short).is_fresh("visuals")


@pytest.mark.parametrize("change", [{"style": "karaoke", "captions": False}, {"music": "auto"}, {"motion": "still"}])
def test_a_video_is_of_the_choices_it_was_decided_by(workspace: Workspace, short: int, change: dict[str, Any]) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    project, film = render.prepared(
        workspace, short, "youtube_short", at("Drawing", lambda: projects.set_options(workspace, short, **change))
    )
    assert project.render_hash("youtube_short") != Project(workspace, short).render_hash("youtube_short")
    assert film.captions_on == project.options.captions


def test_a_video_wears_the_look_it_was_decided_by(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    run = at("Drawing", lambda: brand.set_brand(workspace, accent="#FF0000"))
    project, film = render.prepared(workspace, short, "youtube_short", run)
    assert film.caption_style.highlight != "#FF0000"
    assert project.render_hash("youtube_short") != Project(workspace, short).render_hash("youtube_short")


def test_a_video_is_made_once_its_parts_fit_together(workspace: Workspace, short: int) -> None:
    """A line changed between the voice and the pictures is in both."""
    narrate.narrate(workspace, short)
    line = text_of(workspace, short).lines[1].id
    run = at("Choosing", lambda: edits.edit_line(workspace, short, line, "Bread needs flour."))
    project, film = render.prepared(workspace, short, "youtube_short", run)
    assert project.is_fresh("voice") and project.is_fresh("visuals") and Project(workspace, short).is_fresh("visuals")
    assert "Bread" in " ".join(cue.text for cue in film.cues)


# ------------------------------------------------------------------ work writes back only what it changed
def test_fitting_a_length_takes_no_choice_and_no_line_back(workspace: Workspace, short: int) -> None:
    before = narrate.narrate(workspace, short)
    line = text_of(workspace, short).lines[0].id

    def meanwhile() -> None:
        projects.set_options(workspace, short, music="auto", style="karaoke", quality="high", pictures="article")
        edits.edit_line(workspace, short, line, "What a person typed.")

    fit.fit_to(workspace, short, before.duration_s * 1.05, at("Speaking", meanwhile))
    chosen, after = projects.options(workspace, short), text_of(workspace, short).line(line)
    assert (chosen.music, chosen.style, chosen.quality, chosen.pictures) == ("auto", "karaoke", "high", "article")
    assert after is not None and after.text == "What a person typed."


def test_a_speed_chosen_while_a_length_is_met_is_not_moved(workspace: Workspace, short: int) -> None:
    before = narrate.narrate(workspace, short)
    run = at("Speaking", lambda: projects.set_options(workspace, short, speed=1.5))
    fit.fit_to(workspace, short, before.duration_s * 1.03, run)
    chosen = projects.options(workspace, short)
    assert (chosen.speed, chosen.fitted_speed, chosen.fitted_pauses) == (1.5, 1.0, 1.0)


def test_scenes_changed_while_pictures_are_chosen_stay(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    board = storyboard.plan(workspace, short)
    cards = [n for n, shot in enumerate(board.shots) if shot.card]
    pictures = [n for n, shot in enumerate(board.shots) if shot.picture]

    def meanwhile() -> None:
        shots.set_shot(workspace, short, cards[0], card={"title": "typed by a person"}, locked=True)
        shots.set_shot(workspace, short, pictures[0], focus=(0.1, 0.2))
        shots.apply_to_all(workspace, short, transition="push")

    storyboard.plan(workspace, short, at("Choosing", meanwhile))
    after = board_of(workspace, short).shots
    card = after[cards[0]].card
    assert after[cards[0]].locked and card is not None and card.title == "typed by a person"
    assert after[pictures[0]].focus == (0.1, 0.2)
    assert {shot.transition for shot in after} == {"push"}


def test_pictures_brought_along_while_others_are_chosen_stay(workspace: Workspace, short: int) -> None:
    from tests.studio.conftest import picture

    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    added: list[str] = []
    run = at(
        "Choosing", lambda: added.append(storyboard.upload(workspace, short, picture((9, 9, 200)), "mine.png").sha256)
    )
    storyboard.plan(workspace, short, run)
    assert board_of(workspace, short).asset(added[0]) is not None


# ------------------------------------------------------------------ two persons
def test_a_line_that_has_other_words_by_now_is_not_written_over(workspace: Workspace, short: int) -> None:
    line = text_of(workspace, short).lines[0]
    edits.edit_line(workspace, short, line.id, "The first was faster.")
    with pytest.raises(ChangedElsewhere, match=r"Line \d+ was changed elsewhere") as raised:
        edits.edit_line(workspace, short, line.id, "The second came later.", seen=line.text)
    assert raised.value.current == [{"line": line.id, "name": "text", "value": "The first was faster."}]
    assert raised.value.given == [{"line": line.id, "name": "text", "value": "The second came later."}]
    edits.edit_line(workspace, short, line.id, "The second came later.", seen="The first was faster.")
    assert text_of(workspace, short).lines[0].text == "The second came later."


def test_a_table_of_an_older_version_keeps_what_came_since(workspace: Workspace, short: int) -> None:
    project = Project(workspace, short)
    assert project.script is not None and project.script_row is not None
    seen, lines = project.script_row["version"], project.script.lines
    edits.edit_line(workspace, short, lines[0].id, "The first was faster.")
    edits.add_line(workspace, short, lines[1].id, "And added a line.")
    rows = [{"id": line.id, "text": line.text} for line in lines]
    rows[2]["text"] = "The second has changed the third."
    after = edits.save_rows(workspace, short, rows, at=seen)
    assert [line.text for line in after.lines][:4] == [
        "The first was faster.", lines[1].text, "And added a line.", "The second has changed the third.",
    ]  # fmt: skip
    rows[0]["text"] = "Both wrote the first."
    with pytest.raises(ChangedElsewhere):
        edits.save_rows(workspace, short, rows, at=seen)
    assert edits.save_rows(workspace, short, rows, at=seen, prefer="mine").lines[0].text == "Both wrote the first."


def test_what_somebody_else_changed_is_not_taken_back(workspace: Workspace, short: int) -> None:
    project = Project(workspace, short)
    assert project.script is not None and project.script_row is not None
    seen = project.script_row["version"]
    edits.edit_line(workspace, short, project.script.lines[0].id, "The first was faster.")
    with pytest.raises(ChangedElsewhere):
        versions.restore(workspace, short, 1, at=seen)
    assert text_of(workspace, short).lines[0].text == "The first was faster."


def test_a_choice_made_elsewhere_is_not_written_over(workspace: Workspace, short: int) -> None:
    seen = projects.options(workspace, short).model_dump()
    projects.set_options(workspace, short, speed=1.2)
    with pytest.raises(ChangedElsewhere) as raised:
        projects.set_options(workspace, short, seen=seen, speed=1.1)
    assert (raised.value.current, raised.value.given) == ({"speed": 1.2}, {"speed": 1.1})
    assert projects.set_options(workspace, short, seen=seen, style="pop", speed=1.2).style == "pop"


def test_a_scene_changed_elsewhere_is_not_written_over(workspace: Workspace, short: int) -> None:
    board = storyboard.plan(workspace, short)
    number = next(n for n, shot in enumerate(board.shots) if shot.card)
    seen = board.shots[number]
    shots.set_shot(workspace, short, number, card={"title": "The first"})
    shots.set_shot(workspace, short, number, seen=seen, motion="in")
    with pytest.raises(ChangedElsewhere) as raised:
        shots.set_shot(workspace, short, number, seen=seen, card={"title": "The second"})
    assert (raised.value.current, raised.value.given) == ({"title": "The first"}, {"title": "The second"})
    shots.set_shot(workspace, short, number, seen=seen, card={"footer": "Below"})
    card = board_of(workspace, short).shots[number].card
    assert card is not None and (card.title, card.footer) == ("The first", "Below")


def test_a_scene_is_found_where_it_stands_by_now(workspace: Workspace, short: int) -> None:
    board = storyboard.plan(workspace, short)
    seen = board.shots[-1]
    lines = text_of(workspace, short).lines
    edits.delete_line(workspace, short, lines[0].id)
    after = storyboard.plan(workspace, short)
    place = next(n for n, shot in enumerate(after.shots) if shot.lines == seen.lines)
    assert place != len(board.shots) - 1
    shots.set_shot(workspace, short, len(board.shots) - 1, seen=seen, motion="in")
    assert board_of(workspace, short).shots[place].motion == "in"
    with pytest.raises(ChangedElsewhere, match="cut otherwise"):
        shots.set_shot(workspace, short, 0, seen=board.shots[0].model_copy(update={"lines": (990,)}), motion="in")


def test_changes_at_once_are_all_there(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    lines = [line.id for line in text_of(workspace, short).lines]
    pairs: list[tuple[Callable[[int], object], Callable[[int], object]]] = [
        (
            lambda n: projects.set_options(workspace, short, speed=1 + n / 50),
            lambda n: thumbnails.choose(workspace, short),
        ),
        (
            lambda n: projects.set_options(workspace, short, music_level=n / 50),
            lambda n: lexicon.keep(workspace, short, f"word{'abcdefghij'[n]}", "wobble"),
        ),
        (
            lambda n: line_speech.again(workspace, short, lines[0]),
            lambda n: line_speech.again(workspace, short, lines[1]),
        ),
        (
            lambda n: edits.edit_line(workspace, short, lines[1], f"Two times {n}."),
            lambda n: edits.edit_line(workspace, short, lines[2], f"Three times {n}."),
        ),
        (
            lambda n: shots.set_shot(workspace, short, 0, zoom=1 + n / 10),
            lambda n: shots.set_shot(workspace, short, 1, zoom=1 + n / 10),
        ),
        (
            lambda n: brand.set_brand(workspace, accent=f"#00000{n}"),
            lambda n: brand.set_end(workspace, "outro", seconds=1 + n),
        ),
    ]
    for pair in pairs:
        for n in range(8):
            _at_once(*(lambda act=act, n=n: act(n) for act in pair))  # type: ignore[misc]
    chosen, text, board = projects.options(workspace, short), text_of(workspace, short), board_of(workspace, short)
    assert chosen.speed == 1 + 7 / 50 and chosen.music_level == 7 / 50 and len(chosen.lexicon) == 8
    assert [chosen.line_speech[line].take for line in lines[:2]] == [8, 8]
    assert [line.text for line in text.lines[1:3]] == ["Two times 7.", "Three times 7."]
    assert [shot.zoom for shot in board.shots[:2]] == [1 + 7 / 10] * 2
    kit = brand.brand(workspace)
    assert kit.accent == "#000007" and kit.outro is not None and kit.outro.seconds == 8


def _at_once(*acts: Act) -> None:
    gate, failures = threading.Barrier(len(acts)), list[BaseException]()

    def run(act: Act) -> None:
        gate.wait()
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - shown below
            failures.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_looks_of_other_choices_store_nothing(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    before = Project(workspace, short).read()
    previews.style_still(workspace, short, "youtube_short", "karaoke")
    after = Project(workspace, short).read()
    assert (after.options, after.board_revision, after.row["revision"]) == (
        before.options, before.board_revision, before.row["revision"],
    )  # fmt: skip
    other = before.with_(options=before.options.model_copy(update={"style": "pop"}))
    assert other.render_hash("youtube_short") != before.render_hash("youtube_short")
    assert before.options.style == after.options.style


WRITERS = {
    "storyboards": ("put",), "scripts": ("add",), "narrations": ("put",),
}  # fmt: skip
ALLOWED = {"changes.py", "projects.py", "undo.py"}  # the way in which all change; a copy; a change taken back


def test_parts_of_a_project_are_written_in_one_place() -> None:
    """Nobody else writes them, and so nobody writes back what was read before."""
    found = []
    for path in sorted((Path(core.__file__).parent / "studio").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
                continue
            if node.attr in WRITERS.get(node.value.id, ()) and path.name not in ALLOWED:
                found.append(f"{path.name}: {node.value.id}.{node.attr}")
    assert not found


def test_a_recording_takes_no_decision_about_a_line_back(workspace: Workspace, short: int) -> None:
    from tests.studio.test_voice import reading

    lines = text_of(workspace, short).lines
    sha = workspace.blobs.put(reading([line.text for line in lines]), ".wav")
    heard: list[int] = []

    def decide() -> None:
        if not heard:
            heard.append(1)
            line_speech.again(workspace, short, lines[1].id)

    recording.import_recording(workspace, short, sha, "mine.wav", Run(check=decide))
    speech = projects.options(workspace, short).line_speech
    assert heard and speech[lines[1].id].own == "" and speech[lines[1].id].take == 1
    assert speech[lines[0].id].own
