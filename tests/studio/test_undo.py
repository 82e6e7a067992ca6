"""Changes of the storyboard are taken back one by one, and never across another script."""

from __future__ import annotations

import pytest

from core.errors import BadInput
from core.studio.film import templates
from core.studio.project import projects, undo
from core.studio.script import edits
from core.studio.visuals import shots as studio_shots
from core.studio.visuals import storyboard
from core.studio.workspace.workspace import Workspace
from tests.studio.conftest import picture


def _steps(workspace: Workspace, project: int) -> int:
    return undo.steps(workspace, project, projects.view(workspace, project).storyboard)


def test_each_change_is_taken_back_and_uploads_stay(workspace: Workspace, short: int) -> None:
    board = storyboard.plan(workspace, short)
    assert _steps(workspace, short) == 0
    with pytest.raises(BadInput, match="no change to take back"):
        undo.undo(workspace, short)
    number = next(n for n, shot in enumerate(board.shots) if shot.picture)
    studio_shots.set_shot(workspace, short, number, motion="left")
    mine = storyboard.upload(workspace, short, picture((200, 10, 10)), "mine.png")
    storyboard.swap(workspace, short, number, mine.sha256)
    studio_shots.set_shot(workspace, short, number, locked=True)  # it is already: nothing to take back
    assert _steps(workspace, short) == 2
    undo.undo(workspace, short)
    back = projects.view(workspace, short).storyboard
    assert back is not None and back.shots[number].motion == "left" and back.asset(mine.sha256) is not None
    undo.undo(workspace, short)
    again = projects.view(workspace, short).storyboard
    assert again is not None and again.shots == board.shots and _steps(workspace, short) == 0


def test_only_so_many_steps_are_kept(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    for n in range(undo.MOST + 5):
        studio_shots.set_shot(workspace, short, 0, motion="in" if n % 2 else "out")
    assert _steps(workspace, short) == undo.MOST
    for _ in range(undo.MOST):
        undo.undo(workspace, short)
    assert _steps(workspace, short) == 0


def test_another_script_has_no_steps_of_this_one(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    studio_shots.set_shot(workspace, short, 0, motion="in")
    view = projects.view(workspace, short)
    assert view.script is not None
    edits.save_rows(workspace, short, [{"id": line.id, "text": line.text} for line in view.script.lines[:-1]])
    storyboard.plan(workspace, short)
    assert _steps(workspace, short) == 0
    with pytest.raises(BadInput):
        undo.undo(workspace, short)


def test_words_take_a_picture_s_place_and_give_it_back(workspace: Workspace, short: int) -> None:
    board = storyboard.plan(workspace, short)
    number = next(n for n, shot in enumerate(board.shots) if shot.picture)
    after = studio_shots.say_it(workspace, short, number).shots[number]
    assert after.picture is None and after.locked and after.card is not None and after.card.kind == "text"
    line = projects.view(workspace, short).script.line(after.lines[0])  # type: ignore[union-attr]
    assert line is not None and after.card.body[0] == line.text
    assert after.candidates[0].sha256 == board.shots[number].picture
    with pytest.raises(BadInput, match="words already"):
        studio_shots.say_it(workspace, short, number)
    assert storyboard.swap(workspace, short, number, after.candidates[0].sha256).shots[number].card is None
    for _ in range(2):
        undo.undo(workspace, short)
    back = projects.view(workspace, short).storyboard
    assert back is not None and back.shots == board.shots


def _last(workspace: Workspace, project: int) -> tuple[str, str]:
    step = undo.last(workspace, project, projects.view(workspace, project).storyboard)
    return (step.code, step.what) if step else ("", "")


def test_the_last_change_is_named_whatever_it_was_and_taken_back_first(workspace: Workspace, short: int) -> None:
    board = storyboard.plan(workspace, short)
    number = next(n for n, shot in enumerate(board.shots) if shot.picture)
    start = projects.options(workspace, short)
    studio_shots.set_shot(workspace, short, number, motion="left")
    assert _last(workspace, short) == ("motion", str(number + 1))
    studio_shots.set_shot(workspace, short, number, focus=(0.1, 0.2))
    assert _last(workspace, short) == ("framing", str(number + 1))
    templates.apply(workspace, short, "news")
    assert _last(workspace, short) == ("look", "news")
    templates.choose(workspace, short, "style", "karaoke", style="karaoke")
    assert _last(workspace, short) == ("style", "karaoke")
    studio_shots.apply_to_all(workspace, short, transition="wipe")
    assert _last(workspace, short) == ("all_entrance", "")
    undo.undo(workspace, short)
    assert _last(workspace, short) == ("style", "karaoke")
    undo.undo(workspace, short)
    options = projects.options(workspace, short)
    assert options.style == "boxed" and options.by_hand == ()
    shots = projects.view(workspace, short).storyboard.shots  # type: ignore[union-attr]
    assert shots[number].focus == (0.1, 0.2)  # a look taken back leaves the pictures
    undo.undo(workspace, short)
    assert projects.options(workspace, short) == start
    for _ in range(2):
        undo.undo(workspace, short)
    assert projects.view(workspace, short).storyboard.shots == board.shots  # type: ignore[union-attr]
    assert _last(workspace, short) == ("", "")


def test_what_was_chosen_again_elsewhere_is_not_taken_back(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    templates.apply(workspace, short, "news")
    projects.set_options(workspace, short, mood="bright")  # on the voice page
    undo.undo(workspace, short)
    options = projects.options(workspace, short)
    assert (options.mood, options.by_hand, options.style, options.template) == ("bright", ("mood",), "classic", "")


def test_a_look_changes_nothing_that_was_chosen_by_hand(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    projects.set_options(workspace, short, mood="bright")
    projects.set_options(workspace, short, style="karaoke")
    templates.apply(workspace, short, "news")
    options = projects.options(workspace, short)
    assert (options.mood, options.style) == ("bright", "karaoke")
    assert (options.cards, options.transition) == ("band", "cut") and templates.applied(options) == "news"
    templates.let_go(workspace, short)
    options = projects.options(workspace, short)
    assert (options.mood, options.style, options.by_hand) == ("steady", "boxed", ())
    undo.undo(workspace, short)
    options = projects.options(workspace, short)
    assert (options.mood, options.style, options.by_hand) == ("bright", "karaoke", ("mood", "style"))


def test_what_is_given_beside_a_template_is_by_hand() -> None:
    given = templates.with_template("news", style="karaoke", speed=1.1)
    assert given["by_hand"] == ("style",) and given["style"] == "karaoke" and given["cards"] == "band"
