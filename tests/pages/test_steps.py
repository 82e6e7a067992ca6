"""The six steps: each shows its result, saves as one types, and begins what is missing by itself."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from core.model.coded import Flag, Notice
from core.model.script import Script
from core.store import projects as project_rows
from core.studio import work
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import edits, lengths, saving
from core.studio.visuals import shots
from core.studio.workspace.workspace import Workspace
from pages.parts.script import lines
from pages.parts.words import about
from tests.pages.conftest import said

Page = Callable[..., AppTest]
Drain = Callable[[], None]


def test_without_a_project_a_step_says_where_to_go(page: Page) -> None:
    for name in ("content", "script", "voice", "visuals", "render", "publish"):
        assert "No video is open" in said(page(name)), name
    assert "No video is open" in said(page("script", 999))


def test_what_is_ticked_away_is_kept_out(page: Page, workspace: Workspace, project: int) -> None:
    at = page("content", project)
    blocks = projects.view(workspace, project).article.blocks
    picture = next(n for n, block in enumerate(blocks) if block.kind == "image")
    at.checkbox(key=f"use-{project}-{picture}").uncheck().run()
    assert projects.view(workspace, project).options.excluded_blocks == (picture,)
    assert "1 of 2 pictures · saved" in said(at)
    at.checkbox(key=f"use-{project}-{picture}").check().run()
    assert projects.view(workspace, project).options.excluded_blocks == ()
    assert "2 pictures · saved" in said(at)
    heading = max(n for n, block in enumerate(blocks) if block.kind == "heading")
    at.checkbox(key=f"section-{project}-{heading}").uncheck().run()
    assert projects.view(workspace, project).options.excluded_blocks == tuple(range(heading, len(blocks)))
    assert not at.exception and not at.error


def test_a_section_and_its_pictures_are_ticked_each_by_itself(page: Page, workspace: Workspace, project: int) -> None:
    at = page("content", project)
    blocks = projects.view(workspace, project).article.blocks
    pictures = [n for n, block in enumerate(blocks) if block.kind == "image"]
    sections = [item.key for item in at.checkbox if str(item.key).startswith("section-")]
    at.checkbox(key=f"use-{project}-{pictures[0]}").uncheck().run()
    for key in sections:
        at.checkbox(key=key).uncheck().run()
    gone = set(projects.view(workspace, project).options.excluded_blocks)
    assert gone == set(range(len(blocks))) - {pictures[1]} and "1 of 2 pictures" in said(at)
    for key in sections:
        at.checkbox(key=key).check().run()
    assert projects.view(workspace, project).options.excluded_blocks == (pictures[0],)
    assert not at.checkbox(key=f"use-{project}-{pictures[0]}").value
    assert at.checkbox(key=f"use-{project}-{pictures[1]}").value


def test_the_platforms_chosen_for_a_length_come_back(page: Page, workspace: Workspace, project: int) -> None:
    def now() -> tuple[str, tuple[str, ...]]:
        options = projects.view(workspace, project).options
        return options.project_type, options.platforms

    at = page("content", project)
    at.get_by_key(f"platforms-{project}").set_value(["youtube_short", "instagram_reel"]).run()
    at.radio(key=f"project_type-{project}").set_value("medium").run()
    assert now() == ("medium", ("youtube_short", "instagram_reel"))  # both take three minutes
    at.get_by_key(f"platforms-{project}").set_value(["tiktok"]).run()
    at.radio(key=f"project_type-{project}").set_value("long").run()
    assert now() == ("long", ("youtube_long",))
    at.radio(key=f"project_type-{project}").set_value("short").run()
    assert now() == ("short", ("youtube_short", "instagram_reel"))
    at.radio(key=f"project_type-{project}").set_value("medium").run()
    assert now() == ("medium", ("tiktok",))
    assert not at.exception and not at.error


def test_a_platform_that_cannot_be_had_is_there_with_the_reason(page: Page, project: int) -> None:
    at = page("content", project)
    at.radio(key=f"project_type-{project}").set_value("long").run()
    (impossible,) = [item for item in at.get("button_group") if item.label == "Not at this length"]
    assert impossible.disabled and impossible.options[0] == "YouTube Shorts · at most 3 min"


def test_a_length_that_cannot_be_reached_is_said_before_it_is_chosen(
    page: Page, workspace: Workspace, project: int
) -> None:
    reach = lengths.reach_s(workspace, project)
    assert reach is not None and 30 < reach < 90
    at = page("content", project)
    captions = at.radio(key=f"project_type-{project}").captions
    assert captions[0] == "30 to 90 seconds"
    assert captions[2] == f"5 to 15 minutes. The article is enough for about {about(reach)}."
    at.radio(key=f"project_type-{project}").set_value("long").run()
    assert f"The video will last about {about(reach)}: that is all the article has words for." in said(at)
    chance = random.Random(3)
    words = [
        f"{item}{two}"
        for item in ["ba", "ke", "mi", "lo", "ru", "sa", "te", "vi"]
        for two in ["ndel", "ster", "rking", "lm", "nth", "pp"]
    ]
    lines = (f"The {' '.join(chance.sample(words, 9))} in the year {chance.randrange(1500, 2020)}." for _ in range(150))
    longer = projects.create(workspace, articles.import_article(workspace, text="# Words\n\n" + "\n\n".join(lines)))
    assert lengths.reach_s(workspace, longer) is None
    assert page("content", longer).radio(key=f"project_type-{longer}").captions[2] == "5 to 15 minutes"


def test_a_platform_for_longer_videos_says_so_on_its_pill(page: Page, workspace: Workspace, project: int) -> None:
    at = page("content", project)
    pills = at.get_by_key(f"platforms-{project}")
    assert "YouTube · better from 3 min" in pills.options and "TikTok" in pills.options
    pills.set_value(["youtube_short", "youtube_long"]).run()
    assert "For YouTube we advise" in said(at).replace("\\", "") and "can be made all the same" in said(at)
    assert projects.view(workspace, project).options.platforms == ("youtube_short", "youtube_long")


def test_platforms_and_language_are_saved_and_the_last_platform_stays(
    page: Page, workspace: Workspace, project: int
) -> None:
    at = page("content", project)
    at.get_by_key(f"platforms-{project}").set_value(["youtube_short", "tiktok"]).run()
    assert projects.view(workspace, project).options.platforms == ("youtube_short", "tiktok")
    at.get_by_key(f"platforms-{project}").set_value([]).run()
    assert projects.view(workspace, project).options.platforms == ("youtube_short", "tiktok")
    at.selectbox(key=f"language-{project}").select("de").run()
    assert projects.view(workspace, project).options.language == "de"


def test_the_script_is_written_on_arrival_and_every_line_can_be_changed(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    at = page("script", project)
    assert [job.kind for job in work.jobs(workspace, project)] == ["script"]
    drain()
    at.run()
    text = projects.view(workspace, project).script
    assert text is not None and not at.exception
    first = text.lines[0]
    at.text_area(key=f"line-{project}-{first.id}").set_value("Bread is easy.").run()
    changed = projects.view(workspace, project).script
    assert changed is not None and changed.lines[0].text == "Bread is easy."
    assert changed.lines[1:] == text.lines[1:]
    at.button(key="undo").click().run()
    undone = projects.view(workspace, project).script
    assert undone is not None and undone.lines == text.lines
    at.text_area(key=f"line-{project}-{first.id}").set_value("").run()
    shorter = projects.view(workspace, project).script
    assert shorter is not None and [line.id for line in shorter.lines] == [line.id for line in text.lines[1:]]
    assert not at.exception and not at.error


def test_a_line_shows_its_seconds_and_the_passage_it_rests_on(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    page("script", project)
    drain()
    at = page("script", project)
    view = projects.view(workspace, project)
    assert view.script is not None
    line = next(item for item in view.script.lines if item.span is not None)
    words = view.article.passage(line.span).split()[:4]  # type: ignore[arg-type]
    captions = [element.value for element in at.caption]
    assert f"**{line.estimate_s:.1f} s**" in captions
    assert any(" ".join(words[:2]) in caption for caption in captions)


def test_a_line_is_cut_after_a_comma_or_between_words() -> None:
    from pages.parts.script import lines

    assert lines.halves("One two three, four five six.") == ("One two three,", "four five six.")
    assert lines.halves("one two three four") == ("one two", "three four")
    assert lines.halves("one") == ("one", "")


def test_the_table_edits_adds_and_deletes_lines(
    page: Page, workspace: Workspace, project: int, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    page("script", project)
    drain()
    at = page("script", project)
    text, version = _script(workspace, project)
    at.get_by_key(f"how-{project}").set_value("Table").run()
    assert not at.exception and not at.error
    changes = {  # as the table hands them over
        "edited_rows": {0: {"Line": "Bread is easy."}},
        "added_rows": [{"Line": "That is all."}],
        "deleted_rows": [1],
    }
    monkeypatch.setattr(lines.st, "session_state", {"table": changes})
    lines.save_table(project, "table", version)
    after, _ = _script(workspace, project)
    assert [line.text for line in after.lines] == [
        "Bread is easy.", *(line.text for line in text.lines[2:]), "That is all."
    ]  # fmt: skip
    assert after.lines[0].id == text.lines[0].id and after.lines[2:-1] == text.lines[3:]


def test_a_menu_splits_adds_locks_and_deletes(page: Page, workspace: Workspace, project: int, drain: Drain) -> None:
    page("script", project)
    drain()
    for chosen, more in (("Split in two", 1), ("Add a line below", 1), ("Lock", 0), ("Delete", -1)):
        text, _ = _script(workspace, project)
        at = page("script", project)
        at.get_by_key(f"menu-{project}-{text.lines[0].id}").set_value(chosen).run()
        assert not at.exception and not at.error
        after, _ = _script(workspace, project)
        assert len(after.lines) == len(text.lines) + more, chosen
    assert "Undo" in [item.label for item in page("script", project).button]


def test_a_line_moves_up_and_down(page: Page, workspace: Workspace, project: int, drain: Drain) -> None:
    page("script", project)
    drain()
    before = [line.text for line in _script(workspace, project)[0].lines]

    def menu(place: int) -> AppTest:
        return page("script", project).get_by_key(f"menu-{project}-{_script(workspace, project)[0].lines[place].id}")  # type: ignore[return-value]

    assert "Move up" not in menu(0).options and "Move down" not in menu(len(before) - 1).options
    menu(2).set_value("Move up").run()
    after = [line.text for line in _script(workspace, project)[0].lines]
    assert after == [before[0], before[2], before[1], *before[3:]]
    menu(1).set_value("Move down").run()
    assert [line.text for line in _script(workspace, project)[0].lines] == before


def test_what_a_person_changed_is_written_over_only_when_asked(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    page("script", project)
    drain()
    at = page("script", project)
    assert not [item for item in at.button if item.key == "rewrite"]  # the same lines would come again
    text, _ = _script(workspace, project)
    edits.edit_line(workspace, project, text.lines[0].id, "My own words stay.")
    at = page("script", project)
    assert not [
        element for element in at.button if element.key == "rewrite"
    ]  # they stay, and the others would come again
    edits.delete_line(workspace, project, text.lines[2].id)
    at = page("script", project)
    at.button(key="rewrite").click().run()
    assert "1 line that you took out would come back" in said(at) and work.jobs(workspace, project) == []
    at.button(key="rewrite-no").click().run()
    assert work.jobs(workspace, project) == [] and len(_script(workspace, project)[0].lines) == len(text.lines) - 1
    at.button(key="rewrite").click().run()
    at.button(key="rewrite-yes").click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["script"]
    drain()
    after = [line.text for line in _script(workspace, project)[0].lines]
    assert after == ["My own words stay.", *(line.text for line in text.lines[1:])]


def _script(workspace: Workspace, project: int) -> tuple[Script, int]:
    view = projects.view(workspace, project)
    assert view.script is not None
    return view.script, view.script_version


def test_an_edited_script_is_not_written_over_unasked(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    page("script", project)
    drain()
    view = projects.view(workspace, project)
    assert view.script is not None
    edits.edit_line(workspace, project, view.script.lines[0].id, "My own words stay.")
    projects.set_options(workspace, project, project_type="medium", platforms=("tiktok",))
    at = page("script", project)
    assert work.jobs(workspace, project) == []
    assert "lines that you changed or locked stay" in said(at)
    at.button(key="script-problem-0").click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["script"]
    drain()
    assert _script(workspace, project)[0].lines[0].text == "My own words stay."


def test_the_voice_is_spoken_on_arrival_and_again_when_another_is_chosen(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    page("voice", project)
    drain()
    page("voice", project)
    drain()
    at = page("voice", project)
    view = projects.view(workspace, project)
    assert view.narration is not None
    assert at.get("audio")[0].url.startswith(f"/app/static/media/narration/{project}?v=")
    take = view.narration.takes[1]
    at.button(key=f"play-{project}-{take.line_id}").click().run()
    assert f"/app/static/media/line/{project}/{take.line_id}.wav" in at.get("audio")[0].url
    other = next(item for item in at.button if item.label == "Use this voice")
    other.click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["voice"]
    drain()
    again = projects.view(workspace, project)
    assert again.narration is not None and again.narration.voice != view.narration.voice
    assert again.options.voice


def test_a_voice_can_be_heard_before_it_is_chosen(page: Page, workspace: Workspace, project: int, drain: Drain) -> None:
    page("script", project)
    drain()
    at = page("voice", project)
    next(element for element in at.button if element.label == "Listen").click().run()
    assert any(item.url.startswith(f"/app/static/media/sample/{project}/") for item in at.get("audio"))


def test_the_storyboard_shows_each_shot_and_takes_another_picture(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    for _ in range(3):
        page("visuals", project)
        drain()
    at = page("visuals", project)
    board = projects.view(workspace, project).storyboard
    assert board is not None
    changes = [item for item in at.button if item.label == "Change"]
    assert len(changes) == len(board.shots) >= 2
    number = next(n for n, shot in enumerate(board.shots) if any(c.sha256 != shot.picture for c in shot.candidates))
    candidate = next(
        element.sha256 for element in board.shots[number].candidates if element.sha256 != board.shots[number].picture
    )
    changes[number].click().run()
    at.button(key=f"swap-{project}-{number}-{candidate[:12]}").click().run()
    after = projects.view(workspace, project).storyboard
    assert after is not None and after.shots[number].picture == candidate and after.shots[number].locked
    assert not at.exception and not at.error


def test_next_and_back_go_through_the_steps(page: Page, workspace: Workspace, project: int) -> None:
    titles = {"content": "The article", "script": "The script", "voice": "The voice", "visuals": "The pictures"}
    titles |= {"render": "The video", "publish": "Publish"}
    names = list(titles)
    for name, after in pairwise(names):
        at = page(name, project)
        assert at.header[0].value == titles[name]
        if name == "render":
            break  # here Next makes the video
        at.button(key="next").click().run()
        assert not at.exception
        assert (at.header[0].value, at.query_params["project"]) == (titles[after], str(project))
        back = page(after, project)
        back.button(key="back").click().run()
        assert back.header[0].value == titles[name]


def test_a_step_that_failed_says_why_and_can_be_tried_again(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    gone = {"voice": "espeak:no-such-voice"}  # one that was there when it was chosen
    project_rows.change(workspace.store, project, lambda chosen: chosen.model_copy(update=gone))
    page("voice", project)
    drain()
    page("voice", project)
    drain()
    at = page("voice", project)
    assert len(at.error) == 1
    assert work.jobs(workspace, project) == []  # nothing is begun again by itself
    next(item for item in at.button if item.label == "Try again").click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["voice"]
    drain()
    at = page("voice", project)
    next(element for element in at.button if element.label == "Use this voice").click().run()
    drain()
    assert page("voice", project).get("audio") and projects.view(workspace, project).narration is not None


@pytest.mark.usefixtures("chosen")
def test_a_picture_can_be_left_to_us_again(page: Page, workspace: Workspace, project: int) -> None:
    shots.set_shot(workspace, project, 0, locked=True)
    at = page("visuals", project)
    next(element for element in at.button if element.label == "Change").click().run()
    assert "Choose for me again" in [item.label for item in at.button]


def test_music_of_ones_own(page: Page, workspace: Workspace, project: int, drain: Drain) -> None:
    import numpy as np

    from core.media import audio

    for _ in range(2):
        page("voice", project)
        drain()
    at = page("voice", project)
    wave = (np.sin(np.arange(48_000) / 20) * 8000).astype(np.int16)
    sounds = next(item for item in at.file_uploader if item.label == "A sound file")
    sounds.upload("song.wav", audio.write_wav(wave, 48_000)).run()
    assert not at.exception and not at.error
    assert projects.view(workspace, project).options.music.startswith("sha256:")
    at = page("voice", project)
    sounds = next(element for element in at.file_uploader if element.label == "A sound file")
    sounds.upload("song.mp3", b"no music").run()
    assert len(at.error) == 1


def test_foreign_words_are_never_markup(page: Page, workspace: Workspace, project: int) -> None:
    projects.rename(workspace, project, ":red[alert] **bold** <script>x</script> $a$ [a](http://b)")
    at = page("content", project)
    assert at.get_by_key("project-name").proto.popover.label.startswith("\\:red\\[alert\\]")


@pytest.mark.usefixtures("chosen")
def test_visual_changes_are_saved(workspace: Workspace, project: int, page: Page) -> None:
    shots.set_shot(workspace, project, 0, locked=True)
    assert "kept" in said(page("visuals", project))


@pytest.mark.usefixtures("chosen")
def test_a_look_of_the_captions_is_chosen_by_its_still(page: Page, workspace: Workspace, project: int) -> None:
    at = page("visuals", project)
    assert at.button(key=f"style-{project}-classic").proto.type == "primary"
    at.button(key=f"style-{project}-boxed").click().run()
    assert projects.view(workspace, project).options.style == "boxed"
    assert at.button(key=f"style-{project}-boxed").proto.type == "primary"
    at.selectbox(key=f"transition-{project}").select("slide").run()
    assert projects.view(workspace, project).options.transition == "slide"
    at.toggle(key=f"captions-{project}").set_value(False).run()
    assert not projects.view(workspace, project).options.captions and "switched off" in said(at)
    assert f"style-{project}-boxed" not in [item.key for item in at.button] and not at.exception


def _written(page: Page, workspace: Workspace, project: int, drain: Drain) -> Script:
    page("script", project)
    drain()
    text = projects.view(workspace, project).script
    assert text is not None
    return text


def test_a_line_that_the_article_does_not_say_is_marked_with_three_ways_out(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    text = _written(page, workspace, project, drain)
    line = next(item for item in text.lines if item.span is not None and item.section == "point")
    doubt = Flag.of("not_said", ours="94,517")
    wrong = line.model_copy(update={"text": line.text + " It costs 94,517 euros.", "flag": doubt})
    lines = tuple(wrong if element.id == line.id else element for element in text.lines)
    saving.save(workspace, project, text.model_copy(update={"lines": lines}))
    at = page("script", project)
    assert "The article does not say 94,517" in said(at)
    at.button(key=f"passage-{project}-{line.id}").click().run()
    fixed = projects.view(workspace, project).script
    assert fixed is not None and not at.exception and not at.error
    assert "94,517" not in fixed.line(line.id).text  # type: ignore[union-attr]

    saving.save(workspace, project, fixed.model_copy(update={"lines": lines}))
    at = page("script", project)
    at.button(key=f"keep-{project}-{line.id}").click().run()
    kept = projects.view(workspace, project).script
    assert kept is not None and kept.line(line.id).text == wrong.text  # type: ignore[union-attr]
    assert f"keep-{project}-{line.id}" not in [entry.key for entry in at.button]

    saving.save(workspace, project, kept.model_copy(update={"lines": lines}))
    at = page("script", project)
    at.button(key=f"anew-{project}-{line.id}").click().run()
    other = projects.view(workspace, project).script
    assert other is not None and not at.exception
    assert other.line(line.id).text != wrong.text or at.error  # type: ignore[union-attr]


def test_without_a_chat_model_the_way_to_one_is_said(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    _written(page, workspace, project, drain)
    at = page("script", project)
    assert "install Ollama or enter a key in Settings" in said(at)
    assert f"writer-{project}" not in [item.key for item in at.selectbox]


def test_a_chat_model_that_is_set_up_can_be_chosen(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    from core.studio.machine import services

    _written(page, workspace, project, drain)
    services.save(workspace, "openai_api_key", "sk-test")
    services.save(workspace, "openai_base_url", "http://127.0.0.1:9/v1")
    services.save(workspace, "openai_chat_model", "small")
    at = page("script", project)
    at.selectbox(key=f"writer-{project}").select("openai").run()
    assert projects.view(workspace, project).options.writer == "openai" and not at.exception


def test_a_length_in_seconds_is_met_by_a_job(page: Page, workspace: Workspace, project: int, drain: Drain) -> None:
    projects.set_options(workspace, project, music="none")
    _written(page, workspace, project, drain)
    at = page("script", project)
    at.number_input(key=f"length-{project}").set_value(33).run()
    at.button(key="fit").click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["fit"] and not at.exception
    drain()
    at.run()
    view = projects.view(workspace, project)
    assert view.narration is not None and not at.exception
    assert work.jobs(workspace, project, active=False)[0].status == "done"
    assert view.step("voice").state == "ready"


def test_what_was_spoken_otherwise_is_said_on_the_page(
    page: Page, workspace: Workspace, project: int, drain: Drain
) -> None:
    from core.studio.project.project import Project

    for _ in range(2):
        page("voice", project)
        drain()
    Project(workspace, project).approve("voice", [Notice.of("lines_by_voice", lines=[2], voice="Amy, woman")])
    assert "line 2 is by Amy, woman" in said(page("voice", project))
