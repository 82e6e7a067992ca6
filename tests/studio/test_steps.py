"""Steps of a project: where it stands, what a change makes stale, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import BadInput, MissingSetup, NotFound, UsageError
from core.model.options import Options
from core.studio import chain, make, work
from core.studio.content import articles
from core.studio.film import ask, stills
from core.studio.project import cards, length, projects
from core.studio.publish import bundle
from core.studio.script import edits, versions, write
from core.studio.visuals import shots, storyboard
from core.studio.voice import narrate, sound
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from tests.studio.conftest import LINES, picture


def states(workspace: Workspace, project: int) -> dict[str, str]:
    return {step.name: step.state for step in projects.view(workspace, project).steps}


def test_a_new_project_waits_for_its_script(workspace: Workspace, project: int) -> None:
    view = projects.view(workspace, project)
    assert (view.status, view.title) == ("draft", "How bees talk")
    assert states(workspace, project) == {
        "content": "ready", "script": "todo", "voice": "todo", "visuals": "todo", "render": "todo", "publish": "todo",
    }  # fmt: skip
    (card,) = cards.cards(workspace)
    assert (card.step, card.next_action) == ("script", "Write the script")
    assert card.thumbnail is not None


def test_the_status_follows_the_steps(workspace: Workspace, project: int) -> None:
    write.write(workspace, project)
    assert projects.view(workspace, project).status == "voiceover"
    narration = narrate.narrate(workspace, project)
    assert projects.view(workspace, project).status == "composing"
    assert 20 <= length.film_s(narration) <= 60  # all that the article has words for
    board = storyboard.plan(workspace, project)
    assert states(workspace, project)["visuals"] == "ready"
    shown = {shot.picture for shot in board.shots if shot.picture}
    assert len(shown) == 2, "both pictures of the article are seen"


def test_a_word_changed_is_one_line_voiced_again(workspace: Workspace, short: int) -> None:
    first = Run()
    narrate.narrate(workspace, short, first)
    assert (first.counts["voice"]["done"], first.counts["voice"]["reused"]) == (3, 0)
    storyboard.plan(workspace, short)
    line = projects.view(workspace, short).script.lines[1]  # type: ignore[union-attr]
    edits.edit_line(workspace, short, line.id, line.text.replace("longer", "faster"))
    assert states(workspace, short)["voice"] == states(workspace, short)["visuals"] == "stale"
    assert "1 line was changed" in projects.view(workspace, short).step("voice").note
    again = Run()
    narrate.narrate(workspace, short, again)
    assert (again.counts["voice"]["done"], again.counts["voice"]["reused"]) == (1, 2)
    assert states(workspace, short)["voice"] == "ready"


def test_changing_the_word_back_makes_it_ready_again(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    line = projects.view(workspace, short).script.lines[0]  # type: ignore[union-attr]
    edits.edit_line(workspace, short, line.id, "Something else.")
    assert states(workspace, short)["voice"] == "stale"
    edits.edit_line(workspace, short, line.id, line.text)
    assert states(workspace, short)["voice"] == "ready"


def test_options_make_stale_only_what_depends_on_them(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    projects.set_options(workspace, short, style="karaoke", transition="cut")
    assert {states(workspace, short)[name] for name in ("script", "voice", "visuals")} == {"ready"}
    projects.set_options(workspace, short, speed=1.2)
    after = states(workspace, short)
    assert (after["script"], after["voice"], after["visuals"]) == ("ready", "stale", "ready")
    assert "3 lines will be spoken again" in projects.view(workspace, short).step("voice").note
    projects.set_options(workspace, short, project_type="medium", platforms=("tiktok",))
    assert states(workspace, short)["script"] == "stale"


def test_what_is_ticked_away_is_not_used(workspace: Workspace, project: int) -> None:
    article = projects.view(workspace, project).article
    pictures = [n for n, block in enumerate(article.blocks) if block.kind == "image"]
    articles.set_excluded(workspace, project, [pictures[0]])
    board = storyboard.plan(workspace, project)
    away = article.blocks[pictures[0]].sha256  # type: ignore[union-attr]
    assert away not in {shot.picture for shot in board.shots}


def test_unknown_options_are_answered_with_the_known_ones(workspace: Workspace, project: int) -> None:
    with pytest.raises(BadInput, match="vine") as caught:
        projects.set_options(workspace, project, platforms=("vine",))
    assert "tiktok" in caught.value.hint
    with pytest.raises(BadInput):
        projects.set_options(workspace, project, colour="red")
    with pytest.raises(BadInput):
        projects.create(workspace, 1, Options(platforms=("vine",)))
    with pytest.raises(NotFound):
        projects.view(workspace, 99)


def test_line_ids_are_never_used_again(workspace: Workspace, short: int) -> None:
    before = edits.edit_line(workspace, short, projects.view(workspace, short).script.lines[0].id, LINES[0])  # type: ignore[union-attr]
    first = {line.id for line in before.lines}
    rows = [*({"id": line.id, "text": line.text} for line in before.lines), {"text": "One more line."}]
    added = edits.save_rows(workspace, short, rows)
    new = ({line.id for line in added.lines} - first).pop()
    edits.save_rows(workspace, short, rows[:-1])
    again = edits.save_rows(workspace, short, rows)
    assert new not in {line.id for line in again.lines}
    every = {
        line.id for row in versions.versions(workspace, short) for line in _version(workspace, short, row["version"])
    }
    assert max(line.id for line in write.write(workspace, short).lines) <= max(every) + 20


def _version(workspace: Workspace, project: int, number: int):  # type: ignore[no-untyped-def]
    from core.store import scripts

    return scripts.script(scripts.get(workspace.store, project, number)).lines


def test_an_old_version_comes_back(workspace: Workspace, short: int) -> None:
    assert [row["edited"] for row in versions.versions(workspace, short)] == [True, False]
    written = versions.restore(workspace, short, 1)
    assert len(written.lines) > 3
    assert len(versions.versions(workspace, short)) == 3


def test_saving_what_is_there_makes_no_version(workspace: Workspace, short: int) -> None:
    n = len(versions.versions(workspace, short))
    script = projects.view(workspace, short).script
    assert script is not None
    edits.save_rows(workspace, short, [line.model_dump() for line in script.lines])
    assert len(versions.versions(workspace, short)) == n


def test_a_script_without_words_is_refused(workspace: Workspace, short: int) -> None:
    for rows in ([], [{"text": "  "}]):
        with pytest.raises(BadInput):
            edits.save_rows(workspace, short, rows)
    with pytest.raises(BadInput):
        edits.edit_line(workspace, short, 1, "  ")
    with pytest.raises(NotFound):
        edits.edit_line(workspace, short, 999, "Hello there.")


def test_an_edited_script_that_is_too_long_is_not_rendered(workspace: Workspace, project: int) -> None:
    written = write.write(workspace, project)
    rows = [{"text": f"{line.text} And number {n} says it all once more."} for n in range(9) for line in written.lines]
    edits.save_rows(workspace, project, rows)
    assert narrate.narrate(workspace, project).duration_s > 180, "an edited script is spoken as it is"
    with pytest.raises(BadInput, match="3 min at most") as caught:
        ask.request(workspace, project)
    assert caught.value.code == "too_long"
    assert projects.view(workspace, project).renders == ()
    run = Run()
    with pytest.raises(BadInput):
        chain.prepare_steps(workspace, project, run)


def test_a_short_one_is_a_warning(workspace: Workspace, short: int) -> None:
    run = Run()
    chain.prepare_steps(workspace, short, run)
    assert any("at least 30 s" in warning for warning in run.warnings)


def test_pictures_are_swapped_uploaded_and_locked(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    asset = storyboard.upload(workspace, short, picture((10, 20, 200)), "own.png")
    board = storyboard.swap(workspace, short, 1, asset.sha256)
    assert (board.shots[1].picture, board.shots[1].locked) == (asset.sha256, True)
    line = projects.view(workspace, short).script.lines[0]  # type: ignore[union-attr]
    edits.edit_line(workspace, short, line.id, "Bees talk by dancing, too.")
    again = storyboard.plan(workspace, short)
    assert asset.sha256 in {shot.picture for shot in again.shots}, "what was locked stays"
    moved = shots.set_shot(workspace, short, 0, motion="in")
    assert moved.shots[0].motion == "in"
    with pytest.raises(BadInput):
        shots.set_shot(workspace, short, 0, motion="sideways")
    with pytest.raises(NotFound):
        storyboard.swap(workspace, short, 99, asset.sha256)
    with pytest.raises(NotFound):
        storyboard.swap(workspace, short, 0, "0" * 64)
    with pytest.raises(BadInput):
        storyboard.upload(workspace, short, b"no picture", "own.png")


def test_small_pictures_are_made_once(workspace: Workspace, short: int) -> None:
    from PIL import Image

    board = storyboard.plan(workspace, short)
    for n in range(len(board.shots)):
        path = stills.shot_picture(workspace, short, n, 270, 480)
        with Image.open(path) as image:
            assert image.size == (270, 480)
        assert stills.shot_picture(workspace, short, n, 270, 480) == path
    sha = board.assets[0].sha256
    with Image.open(stills.small_picture(workspace, sha, 100)) as image:
        assert image.width == 100
    with pytest.raises(BadInput):
        stills.small_picture(workspace, sha, 100_000)


def test_lines_and_the_whole_can_be_heard(workspace: Workspace, short: int) -> None:
    from core.media.audio import read_wav

    narration = narrate.narrate(workspace, short)
    first = narration.takes[0]
    assert sound.line_audio(workspace, short, first.line_id) == workspace.blobs.path(first.audio)
    samples, rate = read_wav(sound.whole_audio(workspace, short))
    assert rate == 48_000
    assert len(samples) == narration.n_frames * 1600
    assert abs(samples).max() > 1000
    assert sound.preview(workspace, "espeak:en-us", "Hello there.", "en").is_file()
    assert sound.sample(workspace, short, "espeak:en-us").is_file()
    with pytest.raises(NotFound):
        sound.line_audio(workspace, short, 999)


def test_a_copy_has_everything_but_the_videos(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    copy = projects.duplicate(workspace, short)
    before, after = projects.view(workspace, short), projects.view(workspace, copy)
    assert (after.script, after.narration, after.storyboard) == (before.script, before.narration, before.storyboard)
    assert states(workspace, copy) == states(workspace, short)
    projects.delete(workspace, short)
    assert projects.view(workspace, copy).article == before.article


def test_a_second_project_of_the_same_article_shares_the_voice(workspace: Workspace, project: int) -> None:
    narrate.narrate(workspace, project)
    other = projects.create(workspace, projects.view(workspace, project).content_id)
    run = Run()
    narrate.narrate(workspace, other, run)
    assert run.counts["voice"]["done"] == 0


def test_exactly_one_source_is_taken_in(workspace: Workspace, source: Path) -> None:
    with pytest.raises(UsageError):
        articles.import_article(workspace)
    with pytest.raises(UsageError):
        articles.import_article(workspace, path=source, text="x")


def test_steps_run_as_jobs_and_report_failure(workspace: Workspace, project: int) -> None:
    job = work.start(workspace, "voice", project)
    assert work.start(workspace, "voice", project) == job
    assert states(workspace, project)["voice"] == "running"
    assert projects.view(workspace, project).status == "voiceover"
    assert work.finish_here(workspace, job, Run()).status == "done"
    assert states(workspace, project)["voice"] == "ready"
    projects.set_options(workspace, project, voice="elevenlabs:nobody")
    job = work.start(workspace, "voice", project)
    with pytest.raises(MissingSetup):
        work.finish_here(workspace, job, Run())
    view = projects.view(workspace, project)
    assert (view.status, view.step("voice").state) == ("failed", "failed")
    assert "ElevenLabs" in view.step("voice").note
    with pytest.raises(UsageError):
        work.start(workspace, "baking", project)
    with pytest.raises(NotFound):
        work.start(workspace, "voice", 99)


def test_nothing_to_publish_is_said(workspace: Workspace, short: int) -> None:
    with pytest.raises(BadInput, match="no finished video"):
        bundle.bundle(workspace, short)


@pytest.mark.parametrize("music", ["/etc/passwd", "sha256:../../etc/passwd", "sha256:" + "0" * 64, "folder"])
def test_music_that_is_not_there_is_refused_and_not_silently_another(
    workspace: Workspace, project: int, music: str
) -> None:
    before = projects.options(workspace, project)
    with pytest.raises(BadInput) as raised:
        projects.set_options(workspace, project, music=music)
    assert raised.value.code == "no_music"
    with pytest.raises(BadInput, match="from 0 to 1"):
        projects.set_options(workspace, project, music_level=-5)
    assert projects.options(workspace, project) == before


def test_a_title_without_end_is_cut(workspace: Workspace) -> None:
    text = "The boats leave the harbour every morning and come back at night. " * 5
    current = articles.article(
        workspace, articles.import_article(workspace, text=text, title="A\nlong " + "title " * 10_000)
    )
    assert current.title.startswith("A long title") and len(current.title) <= 200


def test_a_guess_that_the_film_is_short_ends_once_the_voice_is_there(workspace: Workspace) -> None:
    text = "The small boats leave the old harbour every morning at seven. They carry fruit to the hill villages."
    project = projects.create(workspace, articles.import_article(workspace, text=text))
    write.write(workspace, project)
    assert any("30" in warning for warning in projects.view(workspace, project).warnings), (
        "it is short, and that is said"
    )
    narrate.narrate(workspace, project)
    assert any("30" in item for item in projects.view(workspace, project).warnings), "it is short indeed"
    line = projects.view(workspace, project).script.lines[0]  # type: ignore[union-attr]
    edits.edit_line(workspace, project, line.id, " ".join([line.text] * 6))
    narrate.narrate(workspace, project)
    assert not any("The article has words" in element for element in projects.view(workspace, project).warnings)


def test_a_sample_of_a_voice_is_in_the_voices_own_language(workspace: Workspace) -> None:
    named = sound.preview(workspace, "espeak:de", "Guten Tag 12", "de")
    assert sound.preview(workspace, "espeak:de", "Guten Tag 12", "") == named


def test_a_bundle_of_a_platform_there_is_none_of(workspace: Workspace, project: int) -> None:
    with pytest.raises(BadInput, match="vimeo"):
        bundle.bundle(workspace, project, presets=("vimeo",))


def test_an_article_with_a_letter_no_font_has_leaves_nothing_behind(workspace: Workspace, tmp_path: Path) -> None:
    article = tmp_path / "signs.txt"
    article.write_text(
        "The sign \U00013000 stands in every old book about the river. " + "Boats come and go all day. " * 8
    )
    with pytest.raises(MissingSetup, match="U\\+13000"):
        make.make(workspace, str(article), {"platforms": ("youtube_short",), "quality": "draft", "music": "none"})
    assert cards.cards(workspace) == []
    assert not workspace.store.rows("select id from contents")
    assert not workspace.store.rows("select id from jobs where status in ('queued', 'running')")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\x07\u2060"])
def test_a_line_is_not_lost_by_words_that_nobody_sees(workspace: Workspace, short: int, text: str) -> None:
    before = projects.view(workspace, short).script
    assert before is not None
    with pytest.raises(BadInput, match="needs words"):
        edits.edit_line(workspace, short, before.lines[0].id, text)
    assert projects.view(workspace, short).script == before
