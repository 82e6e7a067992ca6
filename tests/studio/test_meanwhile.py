"""What a person does while work goes on: it stays, and what the work made belongs to what it was made from."""

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
from core.studio.workspace.workspace import House

Act = Callable[[], object]


def at(words: str, act: Act) -> Run:
    """A run in which something is done once, when the work says these words."""
    waits = [act]

    def progress(fraction: float, message: str = "") -> None:
        if waits and message.startswith(words):
            waits.pop()()

    return Run(progress=progress)


def text_of(house: House, project: int) -> Script:
    written = Project(house, project).script
    assert written is not None
    return written


def board_of(house: House, project: int) -> Storyboard:
    board = Project(house, project).board
    assert board is not None
    return board


# ------------------------------------------------------------------ a result belongs to what it was made from
def test_a_script_is_fresh_for_the_choices_it_was_written_for(house: House, short: int) -> None:
    def longer() -> None:
        projects.set_options(house, short, project_type="long", platforms=("youtube_long",))

    write.write(house, short, at("Writing", longer))
    assert not Project(house, short).is_fresh("script")
    write.write(house, short)
    assert Project(house, short).is_fresh("script")


def test_lines_changed_while_the_script_is_written_again_stay(house: House, short: int) -> None:
    line = text_of(house, short).lines[1].id
    write.write(house, short, at("Writing", lambda: edits.edit_line(house, short, line, "What a person typed.")))
    after = text_of(house, short).line(line)
    assert after is not None and after.text == "What a person typed."
    assert Project(house, short).edited, "it is not fitted to a length again"


def test_pictures_are_fresh_for_the_words_they_were_chosen_for(house: House, short: int) -> None:
    narrate.narrate(house, short)
    line = text_of(house, short).lines[1].id
    storyboard.plan(house, short, at("Choosing", lambda: edits.edit_line(house, short, line, "Bread needs flour.")))
    assert not Project(house, short).is_fresh("visuals")
    narrate.narrate(house, short)
    assert not Project(house, short).is_fresh("visuals")
    assert any("Bread" in str(shot.card) or line in shot.lines for shot in storyboard.plan(house, short).shots)
    assert Project(house, short).is_fresh("visuals")


@pytest.mark.parametrize("change", [{"style": "karaoke", "captions": False}, {"music": "auto"}, {"motion": "still"}])
def test_a_video_is_of_the_choices_it_was_decided_by(house: House, short: int, change: dict[str, Any]) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    project, film = render.prepared(
        house, short, "youtube_short", at("Drawing", lambda: projects.set_options(house, short, **change))
    )
    assert project.render_hash("youtube_short") != Project(house, short).render_hash("youtube_short")
    assert film.captions_on == project.options.captions


def test_a_video_wears_the_look_it_was_decided_by(house: House, short: int) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    run = at("Drawing", lambda: brand.set_brand(house, accent="#FF0000"))
    project, film = render.prepared(house, short, "youtube_short", run)
    assert film.caption_style.highlight != "#FF0000"
    assert project.render_hash("youtube_short") != Project(house, short).render_hash("youtube_short")


def test_a_video_is_made_once_its_parts_fit_together(house: House, short: int) -> None:
    """A line changed between the voice and the pictures is in both."""
    narrate.narrate(house, short)
    line = text_of(house, short).lines[1].id
    run = at("Choosing", lambda: edits.edit_line(house, short, line, "Bread needs flour."))
    project, film = render.prepared(house, short, "youtube_short", run)
    assert project.is_fresh("voice") and project.is_fresh("visuals") and Project(house, short).is_fresh("visuals")
    assert "Bread" in " ".join(cue.text for scene in film.scenes for cue in scene.cues)


# ------------------------------------------------------------------ work writes back only what it changed
def test_fitting_a_length_takes_no_choice_and_no_line_back(house: House, short: int) -> None:
    before = narrate.narrate(house, short)
    line = text_of(house, short).lines[0].id

    def meanwhile() -> None:
        projects.set_options(house, short, music="auto", style="karaoke", quality="high", pictures="article")
        edits.edit_line(house, short, line, "What a person typed.")

    fit.fit_to(house, short, before.duration_s * 1.05, at("Speaking", meanwhile))
    chosen, after = projects.options(house, short), text_of(house, short).line(line)
    assert (chosen.music, chosen.style, chosen.quality, chosen.pictures) == ("auto", "karaoke", "high", "article")
    assert after is not None and after.text == "What a person typed."


def test_a_speed_chosen_while_a_length_is_met_is_not_moved(house: House, short: int) -> None:
    before = narrate.narrate(house, short)
    run = at("Speaking", lambda: projects.set_options(house, short, speed=1.5))
    fit.fit_to(house, short, before.duration_s * 1.03, run)
    chosen = projects.options(house, short)
    assert (chosen.speed, chosen.fitted_speed, chosen.fitted_pauses) == (1.5, 1.0, 1.0)


def test_scenes_changed_while_pictures_are_chosen_stay(house: House, short: int) -> None:
    narrate.narrate(house, short)
    board = storyboard.plan(house, short)
    cards = [n for n, shot in enumerate(board.shots) if shot.card]
    pictures = [n for n, shot in enumerate(board.shots) if shot.picture]

    def meanwhile() -> None:
        shots.set_shot(house, short, cards[0], card={"title": "typed by a person"}, locked=True)
        shots.set_shot(house, short, pictures[0], focus=(0.1, 0.2))
        shots.apply_to_all(house, short, transition="push")

    storyboard.plan(house, short, at("Choosing", meanwhile))
    after = board_of(house, short).shots
    card = after[cards[0]].card
    assert after[cards[0]].locked and card is not None and card.title == "typed by a person"
    assert after[pictures[0]].focus == (0.1, 0.2)
    assert {shot.transition for shot in after} == {"push"}


def test_pictures_brought_along_while_others_are_chosen_stay(house: House, short: int) -> None:
    from tests.studio.conftest import picture

    narrate.narrate(house, short)
    storyboard.plan(house, short)
    added: list[str] = []
    run = at("Choosing", lambda: added.append(storyboard.upload(house, short, picture((9, 9, 200)), "mine.png").sha256))
    storyboard.plan(house, short, run)
    assert board_of(house, short).asset(added[0]) is not None


# ------------------------------------------------------------------ two persons
def test_a_line_that_has_other_words_by_now_is_not_written_over(house: House, short: int) -> None:
    line = text_of(house, short).lines[0]
    edits.edit_line(house, short, line.id, "The first was faster.")
    with pytest.raises(ChangedElsewhere, match=r"Line \d+ was changed elsewhere") as raised:
        edits.edit_line(house, short, line.id, "The second came later.", seen=line.text)
    assert raised.value.current == [{"line": line.id, "name": "text", "value": "The first was faster."}]
    assert raised.value.given == [{"line": line.id, "name": "text", "value": "The second came later."}]
    edits.edit_line(house, short, line.id, "The second came later.", seen="The first was faster.")
    assert text_of(house, short).lines[0].text == "The second came later."


def test_a_table_of_an_older_version_keeps_what_came_since(house: House, short: int) -> None:
    project = Project(house, short)
    assert project.script is not None and project.script_row is not None
    seen, lines = project.script_row["version"], project.script.lines
    edits.edit_line(house, short, lines[0].id, "The first was faster.")
    edits.add_line(house, short, lines[1].id, "And added a line.")
    rows = [{"id": line.id, "text": line.text} for line in lines]
    rows[2]["text"] = "The second has changed the third."
    after = edits.save_rows(house, short, rows, at=seen)
    assert [line.text for line in after.lines][:4] == [
        "The first was faster.", lines[1].text, "And added a line.", "The second has changed the third.",
    ]  # fmt: skip
    rows[0]["text"] = "Both wrote the first."
    with pytest.raises(ChangedElsewhere):
        edits.save_rows(house, short, rows, at=seen)
    assert edits.save_rows(house, short, rows, at=seen, prefer="mine").lines[0].text == "Both wrote the first."


def test_what_somebody_else_changed_is_not_taken_back(house: House, short: int) -> None:
    project = Project(house, short)
    assert project.script is not None and project.script_row is not None
    seen = project.script_row["version"]
    edits.edit_line(house, short, project.script.lines[0].id, "The first was faster.")
    with pytest.raises(ChangedElsewhere):
        versions.restore(house, short, 1, at=seen)
    assert text_of(house, short).lines[0].text == "The first was faster."


def test_a_choice_made_elsewhere_is_not_written_over(house: House, short: int) -> None:
    seen = projects.options(house, short).model_dump()
    projects.set_options(house, short, speed=1.2)
    with pytest.raises(ChangedElsewhere) as raised:
        projects.set_options(house, short, seen=seen, speed=1.1)
    assert (raised.value.current, raised.value.given) == ({"speed": 1.2}, {"speed": 1.1})
    assert projects.set_options(house, short, seen=seen, style="pop", speed=1.2).style == "pop"


def test_a_scene_changed_elsewhere_is_not_written_over(house: House, short: int) -> None:
    board = storyboard.plan(house, short)
    number = next(n for n, shot in enumerate(board.shots) if shot.card)
    seen = board.shots[number]
    shots.set_shot(house, short, number, card={"title": "The first"})
    shots.set_shot(house, short, number, seen=seen, motion="in")
    with pytest.raises(ChangedElsewhere) as raised:
        shots.set_shot(house, short, number, seen=seen, card={"title": "The second"})
    assert (raised.value.current, raised.value.given) == ({"title": "The first"}, {"title": "The second"})
    shots.set_shot(house, short, number, seen=seen, card={"footer": "Below"})
    card = board_of(house, short).shots[number].card
    assert card is not None and (card.title, card.footer) == ("The first", "Below")


def test_a_scene_is_found_where_it_stands_by_now(house: House, short: int) -> None:
    board = storyboard.plan(house, short)
    seen = board.shots[-1]
    lines = text_of(house, short).lines
    edits.delete_line(house, short, lines[0].id)
    after = storyboard.plan(house, short)
    place = next(n for n, shot in enumerate(after.shots) if shot.lines == seen.lines)
    assert place != len(board.shots) - 1
    shots.set_shot(house, short, len(board.shots) - 1, seen=seen, motion="in")
    assert board_of(house, short).shots[place].motion == "in"
    with pytest.raises(ChangedElsewhere, match="cut otherwise"):
        shots.set_shot(house, short, 0, seen=board.shots[0].model_copy(update={"lines": (990,)}), motion="in")


def test_changes_at_once_are_all_there(house: House, short: int) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    lines = [line.id for line in text_of(house, short).lines]
    pairs: list[tuple[Callable[[int], object], Callable[[int], object]]] = [
        (lambda n: projects.set_options(house, short, speed=1 + n / 50), lambda n: thumbnails.choose(house, short)),
        (
            lambda n: projects.set_options(house, short, music_level=n / 50),
            lambda n: lexicon.keep(house, short, f"word{'abcdefghij'[n]}", "wobble"),
        ),
        (lambda n: line_speech.again(house, short, lines[0]), lambda n: line_speech.again(house, short, lines[1])),
        (
            lambda n: edits.edit_line(house, short, lines[1], f"Two times {n}."),
            lambda n: edits.edit_line(house, short, lines[2], f"Three times {n}."),
        ),
        (
            lambda n: shots.set_shot(house, short, 0, zoom=1 + n / 10),
            lambda n: shots.set_shot(house, short, 1, zoom=1 + n / 10),
        ),
        (lambda n: brand.set_brand(house, accent=f"#00000{n}"), lambda n: brand.set_end(house, "outro", seconds=1 + n)),
    ]
    for pair in pairs:
        for n in range(8):
            _at_once(*(lambda act=act, n=n: act(n) for act in pair))  # type: ignore[misc]
    chosen, text, board = projects.options(house, short), text_of(house, short), board_of(house, short)
    assert chosen.speed == 1 + 7 / 50 and chosen.music_level == 7 / 50 and len(chosen.lexicon) == 8
    assert [chosen.line_speech[line].take for line in lines[:2]] == [8, 8]
    assert [line.text for line in text.lines[1:3]] == ["Two times 7.", "Three times 7."]
    assert [shot.zoom for shot in board.shots[:2]] == [1 + 7 / 10] * 2
    kit = brand.brand(house)
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


def test_looks_of_other_choices_store_nothing(house: House, short: int) -> None:
    narrate.narrate(house, short)
    storyboard.plan(house, short)
    before = Project(house, short).read()
    previews.still(house, short, "youtube_short", "karaoke")
    after = Project(house, short).read()
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


def test_a_recording_takes_no_decision_about_a_line_back(house: House, short: int) -> None:
    from tests.studio.test_voice import reading

    lines = text_of(house, short).lines
    sha = house.blobs.put(reading([line.text for line in lines]), ".wav")
    heard: list[int] = []

    def decide() -> None:
        if not heard:
            heard.append(1)
            line_speech.again(house, short, lines[1].id)

    recording.take_in(house, short, sha, "mine.wav", Run(check=decide))
    speech = projects.options(house, short).line_speech
    assert heard and speech[lines[1].id].own == "" and speech[lines[1].id].take == 1
    assert speech[lines[0].id].own
