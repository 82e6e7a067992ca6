"""Where a project stands, what a change makes stale, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import BadInput, MissingSetup, NotFound, UsageError
from core.model.options import Options
from core.studio import chain, make, work
from core.studio.content import articles
from core.studio.film import render, stills
from core.studio.project import cards, length, projects
from core.studio.publish import bundle
from core.studio.script import edits, versions, write
from core.studio.visuals import shots, storyboard
from core.studio.voice import narrate, sound
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import House
from tests.studio.conftest import LINES, picture


def states(house: House, project: int) -> dict[str, str]:
    return {step.name: step.state for step in projects.view(house, project).steps}


def test_a_new_project_waits_for_its_script(house: House, project: int) -> None:
    view = projects.view(house, project)
    assert (view.status, view.title) == ("draft", "How bees talk")
    assert states(house, project) == {
        "content": "ready", "script": "todo", "voice": "todo", "visuals": "todo", "render": "todo", "publish": "todo",
    }  # fmt: skip
    (card,) = cards.cards(house)
    assert (card.step, card.next_action) == ("script", "Write the script")
    assert card.thumbnail is not None


def test_the_status_follows_the_steps(house: House, project: int) -> None:
    write.write(house, project)
    assert projects.view(house, project).status == "voiceover"
    narration = narrate.narrate(house, project)
    assert projects.view(house, project).status == "composing"
    assert 30 <= length.film_s(narration) <= 60
    board = storyboard.plan(house, project)
    assert states(house, project)["visuals"] == "ready"
    shown = {shot.picture for shot in board.shots if shot.picture}
    assert len(shown) == 2, "both pictures of the article are seen"


def test_a_word_changed_is_one_line_voiced_again(house: House, short: int) -> None:
    first = Run()
    narrate.narrate(house, short, first)
    assert (first.counts["voice"]["done"], first.counts["voice"]["reused"]) == (3, 0)
    storyboard.plan(house, short)
    line = projects.view(house, short).script.lines[1]  # type: ignore[union-attr]
    edits.edit_line(house, short, line.id, line.text.replace("longer", "faster"))
    assert states(house, short)["voice"] == states(house, short)["visuals"] == "stale"
    assert "1 line was changed" in projects.view(house, short).step("voice").note
    again = Run()
    narrate.narrate(house, short, again)
    assert (again.counts["voice"]["done"], again.counts["voice"]["reused"]) == (1, 2)
    assert states(house, short)["voice"] == "ready"


def test_changing_the_word_back_makes_it_ready_again(house: House, short: int) -> None:
    narrate.narrate(house, short)
    line = projects.view(house, short).script.lines[0]  # type: ignore[union-attr]
    edits.edit_line(house, short, line.id, "Something else.")
    assert states(house, short)["voice"] == "stale"
    edits.edit_line(house, short, line.id, line.text)
    assert states(house, short)["voice"] == "ready"


def test_options_make_stale_only_what_depends_on_them(house: House, short: int) -> None:
    storyboard.plan(house, short)
    projects.set_options(house, short, style="karaoke", transition="cut")
    assert {states(house, short)[name] for name in ("script", "voice", "visuals")} == {"ready"}
    projects.set_options(house, short, speed=1.2)
    after = states(house, short)
    assert (after["script"], after["voice"], after["visuals"]) == ("ready", "stale", "ready")
    assert "3 lines will be spoken again" in projects.view(house, short).step("voice").note
    projects.set_options(house, short, project_type="medium", platforms=("tiktok",))
    assert states(house, short)["script"] == "stale"


def test_what_is_ticked_away_is_not_used(house: House, project: int) -> None:
    article = projects.view(house, project).article
    pictures = [n for n, block in enumerate(article.blocks) if block.kind == "image"]
    articles.set_excluded(house, project, [pictures[0]])
    board = storyboard.plan(house, project)
    away = article.blocks[pictures[0]].sha256  # type: ignore[union-attr]
    assert away not in {shot.picture for shot in board.shots}


def test_unknown_options_are_answered_with_the_known_ones(house: House, project: int) -> None:
    with pytest.raises(BadInput, match="vine") as caught:
        projects.set_options(house, project, platforms=("vine",))
    assert "tiktok" in caught.value.hint
    with pytest.raises(BadInput):
        projects.set_options(house, project, colour="red")
    with pytest.raises(BadInput):
        projects.create(house, 1, Options(platforms=("vine",)))
    with pytest.raises(NotFound):
        projects.view(house, 99)


def test_line_ids_are_never_used_again(house: House, short: int) -> None:
    before = edits.edit_line(house, short, projects.view(house, short).script.lines[0].id, LINES[0])  # type: ignore[union-attr]
    first = {line.id for line in before.lines}
    rows = [*({"id": line.id, "text": line.text} for line in before.lines), {"text": "One more line."}]
    added = edits.save_rows(house, short, rows)
    new = ({line.id for line in added.lines} - first).pop()
    edits.save_rows(house, short, rows[:-1])
    again = edits.save_rows(house, short, rows)
    assert new not in {line.id for line in again.lines}
    every = {line.id for row in versions.versions(house, short) for line in _version(house, short, row["version"])}
    assert max(line.id for line in write.write(house, short).lines) <= max(every) + 20


def _version(house: House, project: int, number: int):  # type: ignore[no-untyped-def]
    from core.store import scripts

    return scripts.script(scripts.get(house.store, project, number)).lines


def test_an_old_version_comes_back(house: House, short: int) -> None:
    assert [row["edited"] for row in versions.versions(house, short)] == [True, False]
    written = versions.restore(house, short, 1)
    assert len(written.lines) > 3
    assert len(versions.versions(house, short)) == 3


def test_saving_what_is_there_makes_no_version(house: House, short: int) -> None:
    n = len(versions.versions(house, short))
    held = projects.view(house, short).script
    assert held is not None
    edits.save_rows(house, short, [line.model_dump() for line in held.lines])
    assert len(versions.versions(house, short)) == n


def test_a_script_without_words_is_refused(house: House, short: int) -> None:
    for rows in ([], [{"text": "  "}]):
        with pytest.raises(BadInput):
            edits.save_rows(house, short, rows)
    with pytest.raises(BadInput):
        edits.edit_line(house, short, 1, "  ")
    with pytest.raises(NotFound):
        edits.edit_line(house, short, 999, "Hello there.")


def test_an_edited_script_that_is_too_long_is_not_rendered(house: House, project: int) -> None:
    written = write.write(house, project)
    rows = [{"text": f"{line.text} And number {n} says it all once more."} for n in range(3) for line in written.lines]
    edits.save_rows(house, project, rows)
    assert narrate.narrate(house, project).duration_s > 60, "an edited script is spoken as it is"
    with pytest.raises(BadInput, match="60 s at most") as caught:
        render.request(house, project)
    assert caught.value.code == "too_long"
    assert projects.view(house, project).renders == ()
    run = Run()
    with pytest.raises(BadInput):
        chain.prepare_steps(house, project, run)


def test_a_short_one_is_a_warning(house: House, short: int) -> None:
    run = Run()
    chain.prepare_steps(house, short, run)
    assert any("at least 30 s" in warning for warning in run.warnings)


def test_pictures_are_swapped_uploaded_and_locked(house: House, short: int) -> None:
    storyboard.plan(house, short)
    asset = storyboard.upload(house, short, picture((10, 20, 200)), "own.png")
    board = storyboard.swap(house, short, 1, asset.sha256)
    assert (board.shots[1].picture, board.shots[1].locked) == (asset.sha256, True)
    line = projects.view(house, short).script.lines[0]  # type: ignore[union-attr]
    edits.edit_line(house, short, line.id, "Bees talk by dancing, too.")
    again = storyboard.plan(house, short)
    assert asset.sha256 in {shot.picture for shot in again.shots}, "what was locked stays"
    moved = shots.set_shot(house, short, 0, motion="in")
    assert moved.shots[0].motion == "in"
    with pytest.raises(BadInput):
        shots.set_shot(house, short, 0, motion="sideways")
    with pytest.raises(NotFound):
        storyboard.swap(house, short, 99, asset.sha256)
    with pytest.raises(NotFound):
        storyboard.swap(house, short, 0, "0" * 64)
    with pytest.raises(BadInput):
        storyboard.upload(house, short, b"no picture", "own.png")


def test_small_pictures_are_made_once(house: House, short: int) -> None:
    from PIL import Image

    board = storyboard.plan(house, short)
    for n in range(len(board.shots)):
        path = stills.shot_picture(house, short, n, 270, 480)
        with Image.open(path) as image:
            assert image.size == (270, 480)
        assert stills.shot_picture(house, short, n, 270, 480) == path
    sha = board.assets[0].sha256
    with Image.open(stills.small_picture(house, sha, 100)) as image:
        assert image.width == 100
    with pytest.raises(BadInput):
        stills.small_picture(house, sha, 100_000)


def test_lines_and_the_whole_can_be_heard(house: House, short: int) -> None:
    from core.media.audio import read_wav

    narration = narrate.narrate(house, short)
    first = narration.takes[0]
    assert sound.line_audio(house, short, first.line_id) == house.blobs.path(first.audio)
    samples, rate = read_wav(sound.whole_audio(house, short))
    assert rate == 48_000
    assert len(samples) == narration.n_frames * 1600
    assert abs(samples).max() > 1000
    assert sound.preview(house, "espeak:en-us", "Hello there.", "en").is_file()
    assert sound.sample(house, short, "espeak:en-us").is_file()
    with pytest.raises(NotFound):
        sound.line_audio(house, short, 999)


def test_a_copy_has_everything_but_the_videos(house: House, short: int) -> None:
    storyboard.plan(house, short)
    copy = projects.duplicate(house, short)
    before, after = projects.view(house, short), projects.view(house, copy)
    assert (after.script, after.narration, after.storyboard) == (before.script, before.narration, before.storyboard)
    assert states(house, copy) == states(house, short)
    projects.delete(house, short)
    assert projects.view(house, copy).article == before.article


def test_a_second_project_of_the_same_article_shares_the_voice(house: House, project: int) -> None:
    narrate.narrate(house, project)
    other = projects.create(house, projects.view(house, project).content_id)
    run = Run()
    narrate.narrate(house, other, run)
    assert run.counts["voice"]["done"] == 0


def test_exactly_one_source_is_taken_in(house: House, source: Path) -> None:
    with pytest.raises(UsageError):
        articles.take_in(house)
    with pytest.raises(UsageError):
        articles.take_in(house, path=source, text="x")


def test_steps_run_as_jobs_and_report_failure(house: House, project: int) -> None:
    job = work.start(house, "voice", project)
    assert work.start(house, "voice", project) == job
    assert states(house, project)["voice"] == "running"
    assert projects.view(house, project).status == "voiceover"
    assert work.finish_here(house, job, Run()).status == "done"
    assert states(house, project)["voice"] == "ready"
    projects.set_options(house, project, voice="elevenlabs:nobody")
    job = work.start(house, "voice", project)
    with pytest.raises(MissingSetup):
        work.finish_here(house, job, Run())
    view = projects.view(house, project)
    assert (view.status, view.step("voice").state) == ("failed", "failed")
    assert "ElevenLabs" in view.step("voice").note
    with pytest.raises(UsageError):
        work.start(house, "baking", project)
    with pytest.raises(NotFound):
        work.start(house, "voice", 99)


def test_nothing_to_publish_is_said(house: House, short: int) -> None:
    with pytest.raises(BadInput, match="no finished video"):
        bundle.bundle(house, short)


@pytest.mark.parametrize("music", ["/etc/passwd", "sha256:../../etc/passwd", "sha256:" + "0" * 64, "folder"])
def test_music_that_is_not_there_is_refused_and_not_silently_another(house: House, project: int, music: str) -> None:
    before = projects.options(house, project)
    with pytest.raises(BadInput) as raised:
        projects.set_options(house, project, music=music)
    assert raised.value.code == "no_music"
    with pytest.raises(BadInput, match="from 0 to 1"):
        projects.set_options(house, project, music_level=-5)
    assert projects.options(house, project) == before


def test_a_title_without_end_is_cut(house: House) -> None:
    text = "The boats leave the harbour every morning and come back at night. " * 5
    held = articles.article(house, articles.take_in(house, text=text, title="A\nlong " + "title " * 10_000))
    assert held.title.startswith("A long title") and len(held.title) <= 200


def test_a_guess_that_the_film_is_short_ends_once_the_voice_is_there(house: House) -> None:
    text = "The small boats leave the old harbour every morning at seven. They carry fruit to the hill villages."
    project = projects.create(house, articles.take_in(house, text=text))
    write.write(house, project)
    assert any("30" in one for one in projects.view(house, project).warnings), "it is short, and that is said"
    narrate.narrate(house, project)
    assert any("30" in one for one in projects.view(house, project).warnings), "it is short indeed"
    line = projects.view(house, project).script.lines[0]  # type: ignore[union-attr]
    edits.edit_line(house, project, line.id, " ".join([line.text] * 6))
    narrate.narrate(house, project)
    assert not any("The article has words" in one for one in projects.view(house, project).warnings)


def test_a_sample_of_a_voice_is_in_the_voices_own_language(house: House) -> None:
    named = sound.preview(house, "espeak:de", "Guten Tag 12", "de")
    assert sound.preview(house, "espeak:de", "Guten Tag 12", "") == named


def test_a_bundle_of_a_platform_there_is_none_of(house: House, project: int) -> None:
    with pytest.raises(BadInput, match="vimeo"):
        bundle.bundle(house, project, presets=("vimeo",))


def test_an_article_with_a_letter_no_font_has_leaves_nothing_behind(house: House, tmp_path: Path) -> None:
    article = tmp_path / "signs.txt"
    article.write_text(
        "The sign \U00013000 stands in every old book about the river. " + "Boats come and go all day. " * 8
    )
    with pytest.raises(MissingSetup, match="U\\+13000"):
        make.make(house, str(article), {"platforms": ("youtube_short",), "quality": "draft", "music": "none"})
    assert cards.cards(house) == []
    assert not house.store.rows("select id from contents")
    assert not house.store.rows("select id from jobs where status in ('queued', 'running')")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\x07\u2060"])
def test_a_line_is_not_lost_by_words_that_nobody_sees(house: House, short: int, text: str) -> None:
    before = projects.view(house, short).script
    assert before is not None
    with pytest.raises(BadInput, match="needs words"):
        edits.edit_line(house, short, before.lines[0].id, text)
    assert projects.view(house, short).script == before
