"""The storyboard page in all its states: nothing yet, being chosen, failed, chosen, without a source, long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import BadInput
from core.model.asset import Rights
from core.model.coded import Reason
from core.model.storyboard import Candidate, Card, Found, Shot, Storyboard
from core.store import storyboards
from core.studio import work
from core.studio.project import projects, undo
from core.studio.visuals import shots
from core.studio.workspace.workspace import Workspace
from core.wording import words
from pages.parts.storyboard import facts
from tests.pages.conftest import said

Page = Callable[..., AppTest]
Drain = Callable[[], None]


def _board(workspace: Workspace, project: int) -> Storyboard:
    board = projects.view(workspace, project).storyboard
    assert board is not None
    return board


def _menu(at: AppTest, key: str, requested: str) -> None:
    at.get_by_key(key).set_value(requested).run()  # type: ignore[union-attr]


def _pictures(at: AppTest) -> list[str]:
    return [item.proto.imgs[0].url for item in at.get("image")]


def test_nothing_yet_is_begun_and_its_progress_shown(page: Page, workspace: Workspace, project: int) -> None:
    at = page("visuals", project)
    assert [job.kind for job in work.jobs(workspace, project)] == ["script"]
    assert "The pictures are being chosen" in said(at) and at.get("progress")
    assert not [item for item in at.button if item.label == "Change"]


def test_choosing_that_failed_says_why_once(
    page: Page, workspace: Workspace, project: int, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        page("visuals", project)
        drain()

    def broken(*_: object, **__: object) -> None:
        raise BadInput("A picture is damaged.", "Choose another.")

    monkeypatch.setattr("core.visuals.storyboard", broken)
    page("visuals", project)
    drain()
    at = page("visuals", project)
    assert [item.value for item in at.error] == ["A picture is damaged\\. Choose another\\."]
    assert work.jobs(workspace, project) == []


def test_each_scene_says_how_long_where_from_how_it_moves_and_why(page: Page, project: int, chosen: Storyboard) -> None:
    at = page("visuals", project)
    shown = said(at)
    assert len([item for item in at.button if item.label == "Change"]) == len(chosen.shots)
    assert "Article" in shown and "Title" in shown and "moves closer" in shown and "dissolve" in shown
    number = next(n for n, shot in enumerate(chosen.shots) if shot.picture)
    reason = words(chosen.shots[number].reason).split("(")[0].strip(" .")
    assert reason[:30] in shown.replace("\\", "")
    pictures = _pictures(at)
    assert sum(element.startswith(f"/app/static/media/shot/{project}/") for element in pictures) == len(chosen.shots)
    assert all(picture.startswith("/app/static/media/") for picture in pictures)  # nothing from elsewhere


def test_scenes_are_kept_moved_and_all_of_it_taken_back(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    at = page("visuals", project)
    assert at.button(key="undo-pictures").disabled
    _menu(at, f"do-{project}-1", "Keep this one")
    assert _board(workspace, project).shots[1].locked and not at.exception
    _menu(at, f"do-{project}-1", "Show earlier")
    moved = _board(workspace, project)
    assert moved.shots[0].picture == chosen.shots[1].picture and moved.shots[0].card == chosen.shots[1].card
    assert [shot.lines for shot in moved.shots] == [shot.lines for shot in chosen.shots]  # the words stay
    at.selectbox(key=f"all-motion-{project}").select("left").run()
    assert {shot.motion for shot in _board(workspace, project).shots if shot.picture} == {"left"}
    for _ in range(3):
        assert not at.button(key="undo-pictures").disabled
        at.button(key="undo-pictures").click().run()
    assert _board(workspace, project).shots == chosen.shots and not at.error
    assert at.button(key="undo-pictures").disabled
    _menu(at, f"do-{project}-1", "Keep this one")
    _menu(at, f"do-{project}-1", "Choose for me again")
    assert [job.kind for job in work.jobs(workspace, project)] == ["visuals"]


def test_a_refused_change_is_one_sentence(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise BadInput("That cannot be.", "Try another.")

    at = page("visuals", project)
    monkeypatch.setattr(shots, "set_shot", refused)
    _menu(at, f"do-{project}-0", "Keep this one")
    assert [item.value for item in at.error] == ["That cannot be\\. Try another\\."] and chosen == _board(
        workspace, project
    )


def test_a_scene_opens_with_its_candidates_and_the_way_to_a_source(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    number = next(n for n, shot in enumerate(chosen.shots) if shot.picture)
    at = page("visuals", project)
    at.button(key=f"change-{project}-{number}").click().run()
    words = said(at)
    assert "need a key of" in words and "Pexels" in words  # no source is set up
    assert any(item.proto.label.startswith("1. Get a key from") for item in at.get("link_button"))
    assert at.button(key="to-settings").label == "2. Enter it in Settings"
    assert "Openverse" in words and "only after you have allowed it" in words
    assert at.button(key="to-open-pictures").label == "Allow it in Settings"
    assert at.checkbox(key=f"locked-{project}-{number}").value is False


def test_what_a_source_offers_has_its_badge_and_its_own_small_picture(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    small = chosen.assets[0].sha256
    found = Found(
        source="pexels", id="video-7", kind="footage", url="https://videos.example/7.mp4",
        preview_url="https://images.example/7.jpg", duration_s=12.4, title="A field", rights=Rights(provider="pexels"),
    )  # fmt: skip
    offered = Candidate(sha256=small, reason=Reason.text("Matches “field”."), found=found)
    shot = chosen.shots[0].model_copy(update={"candidates": (offered,), "picture": None})
    shot = shot.model_copy(update={"card": shot.card or Card(kind="text", body=("Words",))})
    storyboards.put(workspace.store, project, chosen.model_copy(update={"shots": (shot, *chosen.shots[1:])}))
    at = page("visuals", project)
    at.button(key=f"change-{project}-0").click().run()
    words = said(at)
    assert "Pexels" in words and "12 s" in words and "Matches “field”" in words
    shown = _pictures(at)
    assert any(f"/picture/{small}/" in item for item in shown) and not any("example" in element for element in shown)


def test_the_words_of_a_card_and_its_design_are_changed(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    number = next(n for n, shot in enumerate(chosen.shots) if shot.card and shot.card.kind == "title")
    at = page("visuals", project)
    at.session_state[f"scene-part-{project}"] = "Words"
    at.button(key=f"change-{project}-{number}").click().run()
    at.text_input(key=f"card-title-{project}-{number}").set_value("Bread, at last").run()
    card = _board(workspace, project).shots[number].card
    assert card is not None and card.title == "Bread, at last"
    at.button(key=f"change-{project}-{number}").click().run()
    design = next(item for item in at.button if (item.key or "").startswith(f"style-design-{project}-{number}-p"))
    design.click().run()
    card = _board(workspace, project).shots[number].card
    assert card is not None and card.design and card.title == "Bread, at last" and not at.exception


def test_a_picture_is_made_by_a_job_whose_price_is_said_before(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    from core.studio.machine import services

    at = page("visuals", project)
    at.session_state[f"scene-part-{project}"] = "Make one"
    at.button(key=f"change-{project}-1").click().run()
    assert "Nothing that makes pictures is set up" in said(at)
    services.save(workspace, "openai_api_key", "sk-test")
    at.session_state[f"scene-part-{project}"] = "Make one"
    at.button(key=f"change-{project}-1").click().run()
    assert "About \\$" in said(at)
    prompt = at.text_area(key=f"prompt-{project}-1").value
    assert "Bread at home" in (prompt or "")
    at.button(key=f"make-{project}-1").click().run()
    (job,) = work.jobs(workspace, project)
    assert job.kind == "picture" and not at.exception


def test_a_template_gives_the_video_its_look(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    from core.studio.film import templates

    at = page("visuals", project)
    names = [template.name for template in templates.templates()]
    assert len(names) >= 6
    assert all(at.button(key=f"style-look-{project}-{name}") for name in names)
    at.button(key=f"style-look-{project}-{names[2]}").click().run()
    options = projects.view(workspace, project).options
    assert options.template == names[2] and options.style == templates.find(names[2]).options["style"]
    assert not at.exception and not at.error


def test_many_scenes_run_again_quickly(page: Page, workspace: Workspace, project: int, chosen: Storyboard) -> None:
    line = chosen.shots[0].lines
    many = tuple(
        Shot(lines=line, card=Card(kind="text", body=(f"Number {n}",)), reason=Reason.text("Words."), part=n, parts=60)
        for n in range(60)
    )
    storyboards.put(workspace.store, project, Storyboard(shots=many, assets=chosen.assets))
    at = page("visuals", project)
    took = []
    for _ in range(3):
        began = time.perf_counter()
        at.run()
        took.append(time.perf_counter() - began)
    assert len([item for item in at.button if item.label == "Change"]) == 60
    assert min(took) < 2.0, took  # 0.1 s on a quiet machine


def test_facts_of_a_scene(page: Page, workspace: Workspace, project: int, chosen: Storyboard) -> None:
    view = projects.view(workspace, project)
    assert sum(facts.seconds_of(view)) == pytest.approx(view.narration.duration_s, abs=0.2)  # type: ignore[union-attr]
    assert facts.shapes(view) == ["tall"] and facts.preset_of(view, "tall") == "youtube_short"
    number = next(n for n, shot in enumerate(chosen.shots) if shot.picture)
    framed = facts.framed(view, number, "tall", 4.0)
    assert framed.movement in ("in", "out", "left", "right", "up", "down", "still")
    shots.set_shot(workspace, project, number, fit="crop", focus=(0.9, 0.5), zoom=2.0, motion="still")
    framed = facts.framed(projects.view(workspace, project), number, "tall", 4.0)
    assert framed.start == framed.end and framed.start is not None
    assert framed.start.h == pytest.approx(0.5, abs=0.01) and framed.start.x + framed.start.w > 0.9
    assert framed.movement == "still" and undo.steps(workspace, project, _board(workspace, project)) == 1


def test_undo_names_what_it_takes_back(page: Page, workspace: Workspace, project: int, chosen: Storyboard) -> None:
    shots.set_shot(workspace, project, 0, motion="left")
    assert page("visuals", project).button(key="undo-pictures").label == "Undo: movement of scene 1"
    at = page("visuals", project)
    at.button(key=f"style-look-{project}-news").click().run()
    assert at.button(key="undo-pictures").label == "Undo: look News"
    at.toggle(key=f"captions-{project}").set_value(False).run()
    assert at.button(key="undo-pictures").label == "Undo: captions off"
    at.button(key="undo-pictures").click().run()
    assert projects.options(workspace, project).captions
    at.button(key="undo-pictures").click().run()
    assert (
        projects.options(workspace, project).style == "classic" and _board(workspace, project).shots[0].motion == "left"
    )
    at.button(key="undo-pictures").click().run()
    assert _board(workspace, project).shots == chosen.shots
    assert at.button(key="undo-pictures").label == "Undo" and at.button(key="undo-pictures").disabled


def test_what_was_chosen_by_hand_is_said_beside_the_looks(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    at = page("voice", project)
    at.get_by_key(f"mood-{project}").set_value("bright").run()
    at = page("visuals", project)
    assert "Stays as you chose it: music Bright" in said(at)
    at.button(key=f"style-look-{project}-news").click().run()
    assert projects.options(workspace, project).mood == "bright"
    at.button(key=f"let-go-{project}").click().run()
    assert projects.options(workspace, project).mood == "steady" and "Stays as you chose it" not in said(at)
