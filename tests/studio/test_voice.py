"""The voice step: one call for one changed word, nothing paid twice, lines one at a time, words, recordings."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core import config
from core.errors import BadInput, MissingSetup, NotFound, ProviderFailed
from core.media.audio import read_wav, write_wav
from core.model.options import Options
from core.model.speech import LineSpeech
from core.store import ledger
from core.studio import work
from core.studio.content import articles
from core.studio.project import costs, lexicon, projects
from core.studio.project.project import Project
from core.studio.script import edits, write
from core.studio.voice import choose, delivery, fit, line_speech, narrate, prices, pronounce, recording, terms
from core.studio.voice import sound as voice_sound
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.voice.espeak_host import EspeakHost
from core.wording import words
from tests.voice.wire import KEY, Answer, Asked, Wire, conforms, spoken

NOVA = "openai:nova"


def quick(asked: Asked) -> Answer:
    """The vendor, always with the same sound: what is counted here is calls."""
    conforms("openai", "/audio/speech", "post", asked.json, asked.query)
    return Answer(spoken("This is a sentence of a tale.")[0], "audio/wav")


@pytest.fixture
def wire() -> Iterator[Wire]:
    result = Wire(quick)
    yield result
    result.close()
    assert not result.wrong


@pytest.fixture
def paid(tmp_path: Path, wire: Wire) -> Workspace:
    """A workspace in which a paid voice is set up."""
    env = {
        "REELWRIGHT_DATA": str(tmp_path / "data"),
        "REELWRIGHT_OPENAI_API_KEY": KEY,
        "REELWRIGHT_OPENAI_BASE_URL": wire.url + "/v1",
    }
    return open_workspace(config.load(env, tmp_path / "none"))


def of_lines(workspace: Workspace, lines: list[str], **options: object) -> int:
    """A project whose script a person wrote."""
    text = "\n\n".join(lines)
    content_id = articles.import_article(workspace, text=f"# A tale\n\n{text}", name="tale.md")
    chosen = Options(quality="draft", music="none", project_type="long", platforms=("youtube_long",))
    project = projects.create(workspace, content_id, chosen.model_copy(update=options))
    first = write.write(workspace, project).lines[0].id
    rows = [{"id": first, "text": lines[0]}, *({"text": line} for line in lines[1:])]
    edits.save_rows(workspace, project, rows)
    return project


FORTY = [f"This is sentence number {number} of a tale." for number in range(1, 41)]


def ids(workspace: Workspace, project: int) -> list[int]:
    written = Project(workspace, project).script
    assert written is not None
    return [line.id for line in written.lines]


# ------------------------------------------------------------------ what is paid
def test_one_word_of_forty_lines_is_one_call(paid: Workspace, wire: Wire) -> None:
    project = of_lines(paid, FORTY, voice=NOVA)
    due = prices.quote(paid, project)
    assert (due.lines, due.characters) == (40, sum(map(len, FORTY)))
    assert due.words == f"about {due.characters * 0.000015:.2f} USD for 40 lines"
    narrate.narrate(paid, project)
    assert len(wire.asked) == 40
    (row,) = ledger.spent(paid.store, project)
    assert (row["operation"], row["provider"], row["calls"]) == ("video_tts_standard", "openai", 40)
    assert row["cost"] == pytest.approx(due.price) and prices.spent(paid, project) == {"USD": row["cost"]}
    line = ids(paid, project)[12]
    edits.edit_line(paid, project, line, FORTY[12].replace("tale", "story"))
    assert prices.quote(paid, project).words == "about 0.01 USD for 1 line"
    run = Run()
    narrate.narrate(paid, project, run)
    assert len(wire.asked) == 41 and wire.asked[-1].json["input"] == FORTY[12].replace("tale", "story")
    assert (run.counts["voice"]["done"], run.counts["voice"]["reused"]) == (1, 39)
    assert ledger.spent(paid.store, project)[0]["calls"] == 41
    assert not prices.quote(paid, project).paid and prices.quote(paid, project).words == ""


def test_a_worker_killed_after_twenty_of_forty_asks_for_twenty_more(paid: Workspace, wire: Wire) -> None:
    answered = 0

    def slow_after_twenty(asked: Asked) -> Answer:
        nonlocal answered
        answered += 1
        if answered > 20:
            slow.released.wait(60)  # the rest is never answered to the first worker
        return quick(asked)

    slow = Wire(slow_after_twenty)
    project = of_lines(paid, FORTY, voice=NOVA)
    job = work.start(paid, "voice", project)
    env = {
        **os.environ,
        "REELWRIGHT_DATA": str(paid.data),
        "REELWRIGHT_OPENAI_API_KEY": KEY,
        "REELWRIGHT_OPENAI_BASE_URL": slow.url + "/v1",
    }
    command = [sys.executable, "-m", "core", "worker", "--once"]
    first = subprocess.Popen(command, cwd=config.ROOT, env=env)
    try:
        limit = time.monotonic() + 120
        while answered < 24 and time.monotonic() < limit:  # all four that go on at once wait for their answer
            assert first.poll() is None
            time.sleep(0.05)
        limit = time.monotonic() + 120
        while ledger.spent(paid.store, project)[0]["calls"] < 20 and time.monotonic() < limit:
            time.sleep(0.05)
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert ledger.spent(paid.store, project)[0]["calls"] == 20, "booked as they were answered"
        slow.asked.clear()
        slow.released.set()
        limit = time.monotonic() + 120
        while work.job(paid, job).status != "done" and time.monotonic() < limit:  # its child may die a moment later
            assert subprocess.run(command, cwd=config.ROOT, env=env, timeout=300).returncode == 0
    finally:
        if first.poll() is None:
            first.kill()
        first.wait()
        slow.close()
    assert work.job(paid, job).status == "done"
    assert len(slow.asked) == 20
    (row,) = costs.spent(paid, project)
    assert (row["calls"], row["maybe_calls"]) == (40, 4), "what was under way may have been paid, too"


def test_a_sample_is_paid_for_once_and_booked(paid: Workspace, wire: Wire) -> None:
    project = of_lines(paid, ["First words.", "Second words.", "x " * 150])
    for _ in range(2):
        voice_sound.sample(paid, project, NOVA)
    assert [asked.json["input"] for asked in wire.asked] == ["First words. Second words."]
    assert ledger.spent(paid.store, project)[0]["calls"] == 1


def test_what_a_voice_says_on_ones_own_machine_is_not_booked(workspace: Workspace) -> None:
    project = of_lines(workspace, FORTY[:2])
    narrate.narrate(workspace, project)
    assert ledger.spent(workspace.store) == []
    assert not prices.quote(workspace, project, voice="espeak:en-gb").paid


def test_a_length_is_met_with_a_paid_voice_without_paying_twice(paid: Workspace, wire: Wire) -> None:
    project = of_lines(paid, FORTY[:8], voice=NOVA)
    before = narrate.narrate(paid, project)
    asked = len(wire.asked)
    result = fit.fit_to(paid, project, before.duration_s * 1.04)
    assert len(wire.asked) == asked
    assert result is not None and result.duration_s == pytest.approx(before.duration_s * 1.04, abs=1.2)
    assert Project(paid, project).is_fresh("voice")


def test_what_is_changed_while_lines_are_spoken_leaves_them_stale(workspace: Workspace, short: int) -> None:
    def meanwhile(fraction: float, message: str = "") -> None:
        if message.startswith("Speaking") and projects.options(workspace, short).speed == 1.0:
            projects.set_options(workspace, short, speed=1.2)

    result = narrate.narrate(workspace, short, Run(progress=meanwhile))
    assert result.speed == 1.0 and not Project(workspace, short).is_fresh("voice")
    assert narrate.narrate(workspace, short).speed == 1.2 and Project(workspace, short).is_fresh("voice")


# ------------------------------------------------------------------ a voice that cannot be had
def test_without_leave_a_voice_that_fails_stops_the_work(paid: Workspace, wire: Wire) -> None:
    project = of_lines(paid, FORTY[:2], voice=NOVA)
    wire.failures += [Answer(b'{"error": {"message": "no"}}', status=400)] * 4
    with pytest.raises(ProviderFailed):
        narrate.narrate(paid, project)
    assert Project(paid, project).narration is None


def test_with_leave_another_voice_speaks_all_of_it_and_it_is_said(paid: Workspace, wire: Wire) -> None:
    project = of_lines(paid, ["One line.", "Two lines.", "Three lines."], voice=NOVA)
    projects.set_options(paid, project, fallback_voice="espeak:en-us")
    line_speech.set_voice(paid, project, ids(paid, project)[1], "openai:onyx")
    wire.failures += [Answer(b'{"error": {"message": "no"}}', status=401)] * 9
    run = Run()
    result = narrate.narrate(paid, project, run)
    assert (result.engine, result.voice) == ("espeak", "en-us") and {take.voice for take in result.takes} == {""}
    assert any("could not be had" in warning and "as you allowed" in warning for warning in run.warnings)
    assert any("could not be had" in words(note) for note in terms.notes(paid, project))


# ------------------------------------------------------------------ one line at a time
def test_a_new_take_of_a_line_leaves_the_others(workspace: Workspace, short: int) -> None:
    first = narrate.narrate(workspace, short)
    line = first.takes[1].line_id
    line_speech.again(workspace, short, line)
    assert not Project(workspace, short).is_fresh("voice")
    run = Run()
    second = narrate.narrate(workspace, short, run)
    assert run.counts["voice"]["done"] == 1
    changed = [a.audio != b.audio for a, b in zip(first.takes, second.takes, strict=True)]
    assert changed == [False, True, *[False] * (len(changed) - 2)]
    line_speech.take_back(workspace, short, line)
    assert narrate.narrate(workspace, short) == first, "the first take is still there"


def test_a_line_with_another_voice_is_said_aloud(workspace: Workspace, short: int) -> None:
    first = narrate.narrate(workspace, short)
    line = first.takes[0].line_id
    line_speech.set_voice(workspace, short, line, "espeak:en-us+f2")
    run = Run()
    result = narrate.narrate(workspace, short, run)
    assert result.takes[0].voice == "espeak:en-us+f2" and run.counts["voice"]["done"] == 1
    text = "Not all lines have the same voice: line 1 is by English (United States), woman (draft voice)."
    assert text in run.warnings and text in map(words, terms.notes(workspace, short))
    line_speech.set_voice(workspace, short, line, "")
    assert narrate.narrate(workspace, short) == first
    assert terms.notes(workspace, short) == []
    with pytest.raises(BadInput):
        line_speech.set_voice(workspace, short, line, "espeak:klingon")
    with pytest.raises(NotFound):
        line_speech.set_voice(workspace, short, 999, "espeak:en-us")


def test_a_line_in_another_language_gets_a_voice_that_speaks_it(workspace: Workspace, short: int) -> None:
    line = ids(workspace, short)[1]
    result = line_speech.set_language(workspace, short, line, "de")
    assert result == LineSpeech(language="de", voice="espeak:de")
    assert narrate.narrate(workspace, short).takes[1].voice == "espeak:de"
    assert line_speech.set_language(workspace, short, line, "en") == LineSpeech()


def reading(lines: list[str], name: str = "en-us+f3", rate: int = 160, noise: float = 0.0) -> bytes:
    """The lines read by another voice, with pauses of different lengths and some noise."""
    host, parts = EspeakHost(), [np.zeros(12_000, dtype=np.int16)]
    try:
        for number, text in enumerate(lines):
            parts += [host.say(text, name, rate, lambda: None).samples, np.zeros(6000 + 3000 * (number % 4), np.int16)]
    finally:
        host.close()
    sound = np.concatenate(parts).astype(float)
    sound += np.random.default_rng(3).normal(0, noise, len(sound))
    return write_wav(np.clip(sound, -32768, 32767).astype(np.int16), 22_050)


def test_an_uploaded_take_is_kept_until_the_words_change(workspace: Workspace, short: int) -> None:
    first = narrate.narrate(workspace, short)
    line = first.takes[2].line_id
    line_speech.upload_take(workspace, short, line, reading([first.takes[2].text]), "mine.wav")
    run = Run()
    result = narrate.narrate(workspace, short, run)
    assert result.takes[2].voice == "recording" and run.counts["voice"]["done"] == 0
    assert [word.word for word in result.takes[2].words] == first.takes[2].text.split()
    assert any("recorded by a person" in warning for warning in run.warnings)
    edits.edit_line(workspace, short, line, "These are other words now.")
    run = Run()
    again = narrate.narrate(workspace, short, run)
    assert again.takes[2].voice == "" and run.counts["voice"]["done"] == 1
    assert any("have changed since it was recorded" in item for item in run.warnings)
    with pytest.raises(BadInput):
        line_speech.upload_take(workspace, short, line, b"no sound", "x.wav")


# ------------------------------------------------------------------ words
def test_a_word_is_said_otherwise_in_one_project_or_in_all(workspace: Workspace, short: int) -> None:
    first = narrate.narrate(workspace, short)
    lexicon.keep(workspace, short, "waggles", "wobbles")
    assert not Project(workspace, short).is_fresh("voice")
    run = Run()
    second = narrate.narrate(workspace, short, run)
    touched = [a.audio != b.audio for a, b in zip(first.takes, second.takes, strict=True)]
    assert run.counts["voice"]["done"] == sum(touched) == sum("waggles" in take.text for take in first.takes) >= 1
    assert second.takes[1].text == first.takes[1].text, "the captions keep the spelling"
    lexicon.forget(workspace, short, "waggles")
    assert narrate.narrate(workspace, short) == first
    lexicon.keep(workspace, None, "elephant", "ellyphant")
    assert Project(workspace, short).is_fresh("voice"), "a word the script does not have"
    lexicon.keep(workspace, None, "Waggles", "wobbles")
    assert not Project(workspace, short).is_fresh("voice")
    assert narrate.narrate(workspace, short) == second
    lexicon.keep(workspace, short, "waggles", "waggles")  # here as it is written
    assert [item.said for item in Project(workspace, short).lexicon] == ["waggles"]
    with pytest.raises(NotFound):
        lexicon.forget(workspace, short, "nobody")


def test_a_pronunciation_is_heard_before_it_is_kept(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    project = Project(workspace, short)
    line = next(item for item in project.script.lines if "waggles" in item.text)  # type: ignore[union-attr]
    heard_so, _ = read_wav(pronounce.hear(workspace, project, line.id, "waggles", "wah gulls and so on"))
    as_is, _ = read_wav(voice_sound.line_audio(workspace, short, line.id))
    assert len(heard_so) != len(as_is)
    assert Project(workspace, short).is_fresh("voice")
    with pytest.raises(BadInput, match="isn't a word of this line"):
        pronounce.hear(workspace, project, line.id, "elephant", "x")


# ------------------------------------------------------------------ pauses and length
def test_pauses_are_chosen_and_cost_no_speech(workspace: Workspace, short: int) -> None:
    first = narrate.narrate(workspace, short)
    projects.set_options(workspace, short, pause_line_s=0.9, pause_section_s=1.5, pause_comma_s=0.3)
    run = Run()
    second = narrate.narrate(workspace, short, run)
    assert run.counts["voice"]["done"] == 0
    assert second.duration_s > first.duration_s + 0.5 * len(first.takes)


def test_a_length_that_was_met_survives_an_edit_and_is_met_again_from_the_chosen_speed(workspace: Workspace) -> None:
    project = of_lines(workspace, FORTY[:10])
    projects.set_options(workspace, project, speed=1.1)
    plain = narrate.narrate(workspace, project).duration_s
    for share in (0.98, 0.975):
        fit.fit_to(workspace, project, plain * share)
        options = projects.options(workspace, project)
        assert options.speed == 1.1, "the chosen speed is never moved"
        assert 0.92 <= options.fitted_speed <= 1.08 and options.fitted_pauses < 1
    narration = Project(workspace, project).narration
    assert narration is not None
    lines = ids(workspace, project)
    edits.edit_line(workspace, project, lines[4], narration.takes[4].text.replace("tale", "yarn"))
    run = Run()
    again = narrate.narrate(workspace, project, run)
    assert run.counts["voice"]["done"] == 1
    for at, (a, b) in enumerate(zip(narration.takes, again.takes, strict=True)):
        assert at == 4 or a == b, "pauses and pace are as they were met"
    projects.set_options(workspace, project, speed=1.0)
    assert projects.options(workspace, project).fitted_speed == 1.0


# ------------------------------------------------------------------ a recording of the whole script
TALE = [
    "Static site generators turn plain text files into complete websites.",
    "They became popular because the result needs no database.",
    "A page that was built once can be served a million times.",
    "In this video we look at three of them.",
    "Hugo is written in Go and is known for its speed.",
    "Most people choose by the language they already know.",
    "Try two of them on a small site before you decide.",
    "Read the whole comparison on our site.",
]


def test_a_recording_that_skips_and_repeats_is_taken_in_and_what_differs_is_decided(workspace: Workspace) -> None:
    project = of_lines(workspace, TALE)
    narrate.narrate(workspace, project)
    other = [*TALE[:5], "Most people choose by the colour of the logo.", *TALE[6:]]
    read = [other[0], other[1], other[3], other[3], *other[4:]]
    job = recording.start(workspace, project, reading(read, noise=60.0), "reading.wav")
    work.finish_here(workspace, job, Run())
    line = ids(workspace, project)
    message = recording.differences(Project(workspace, project))
    assert {(item.line_id, item.kind) for item in message} == {
        (line[2], "skipped"), (line[3], "repeated"), (line[5], "changed")
    }  # fmt: skip
    result = narrate.narrate(workspace, project)
    assert [take.voice for take in result.takes] == ["recording", "recording", "", *["recording"] * 5]
    assert any("line 3 is spoken by the chosen voice" in words(note) for note in terms.notes(workspace, project))
    for take in result.takes:
        assert [word.word for word in take.words] == take.text.split()
        assert 1.0 < take.n_samples / 48_000 < 6.0

    recording.accept(workspace, project, line[3])
    line_speech.upload_take(workspace, project, line[2], reading([TALE[2]]), "line.wav")
    recording.as_read(workspace, project, line[5], "Most people choose by the colour of the logo.")
    assert recording.differences(Project(workspace, project)) == ()
    run = Run()
    result = narrate.narrate(workspace, project, run)
    assert {take.voice for take in result.takes} == {"recording"} and run.counts["voice"]["done"] == 0
    assert result.takes[5].text.endswith("colour of the logo.")
    recording.forget(workspace, project)
    assert {take.voice for take in narrate.narrate(workspace, project).takes} == {""}


def test_a_recording_of_something_else_is_refused(workspace: Workspace) -> None:
    project = of_lines(workspace, TALE)
    data = reading(["Boil the water.", "Add the salt and wait."])
    with pytest.raises(BadInput):
        recording.import_recording(workspace, project, workspace.blobs.put(data, ".wav"))
    assert projects.options(workspace, project).recording is None
    with pytest.raises(BadInput):
        recording.start(workspace, project, b"")


# ------------------------------------------------------------------ the list
def test_voices_are_narrowed_down_and_favourites_come_first(paid: Workspace) -> None:
    def found(**requested: object) -> list[str]:
        return [item.voice.id for item in choose.entries(paid, choose.Wanted(**requested), 1000)]  # type: ignore[arg-type]

    assert set(found(language="de", offline=True)) == {f"espeak:de{kind}" for kind in ("", "+f2", "+m3", "+f3")}
    assert all(element.endswith(("+f2", "+f3")) for element in found(language="de", gender="woman", engine="espeak"))
    assert NOVA in found(language="de") and NOVA not in found(language="de", free=True)
    assert found(text="nova") == [NOVA]
    choose.set_favourite(paid, "espeak:de+m3", True)
    assert found(language="de")[0] == "espeak:de+m3" and found(favourites=True) == ["espeak:de+m3"]
    choose.set_favourite(paid, "espeak:de+m3", False)
    assert found(favourites=True) == []
    with pytest.raises(BadInput):
        choose.set_favourite(paid, "nonsense", True)
    (nova,) = (entry for entry in choose.entries(paid, choose.Wanted(text="nova"), 1000))
    assert nova.terms.price == pytest.approx(0.015) and nova.voice.licence


def test_an_engine_that_is_not_set_up_is_said_before_anything_is_made(workspace: Workspace, short: int) -> None:
    projects.set_options(workspace, short, voice=NOVA)
    assert not prices.quote(workspace, short).paid
    with pytest.raises(MissingSetup):
        narrate.narrate(workspace, short)


def test_a_project_keeps_the_voice_that_spoke_it(workspace: Workspace, short: int) -> None:
    narrate.narrate(workspace, short)
    values = {**workspace.settings.values, "draft_voice": "0"}
    home = open_workspace(dataclasses.replace(workspace.settings, values=values))
    project = Project(home, short)
    assert project.script is not None and not project.options.voice
    asked = (home, project.script, project.options)
    assert delivery.voice_of(*asked) == "kokoro:af_heart"  # as a new project is spoken
    assert delivery.voice_of(*asked, project.narration) == "espeak:en-us"
    french = project.script.model_copy(update={"language": "fr"})
    assert delivery.voice_of(home, french, project.options, project.narration) == "kokoro:ff_siwis"


# ------------------------------------------------------------------ voices that are brought or made
def test_a_natural_voice_is_brought_chosen_and_speaks(
    workspace: Workspace, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.studio.voice import install as voice_install

    brought: list[str] = []

    def install(home: Workspace, name: str, run: Run) -> dict[str, object]:
        brought.append(name)
        return {"installed": "espeak:en-gb", "label": "A voice", "size_bytes": 1, "licence": ""}

    monkeypatch.setattr(voice_install, "install", install)
    job = choose.start_natural(workspace, short, "some-voice")
    view = work.finish_here(workspace, job, Run())
    assert brought == ["some-voice"] and view.result is not None and view.result["voice"] == "espeak:en-gb"
    project = Project(workspace, short)
    assert project.options.voice == "espeak:en-gb" and project.is_fresh("voice")
    assert project.narration is not None and project.narration.voice == "en-gb"


def test_a_voice_is_cloned_only_with_consent_and_a_real_recording(tmp_path: Path) -> None:
    from core.studio.voice import clone

    answers: list[Asked] = []

    def made(asked: Asked) -> Answer:
        answers.append(asked)
        return Answer(b'{"voice_id": "abcdefgh12345678", "requires_verification": false}')

    wire = Wire(made)
    env = {
        "REELWRIGHT_DATA": str(tmp_path / "data"),
        "REELWRIGHT_ELEVENLABS_API_KEY": KEY,
        "REELWRIGHT_ELEVENLABS_BASE_URL": wire.url,
    }
    workspace = open_workspace(config.load(env, tmp_path / "none"))
    sample = ("me.wav", reading(TALE[:2]))
    try:
        for name, samples, consent in (("Me", [sample], False), ("", [sample], True), ("Me", [("x.wav", b"no")], True)):
            with pytest.raises(BadInput):
                clone.clone(workspace, name, samples, consent=consent)
        assert answers == [], "nothing was sent"
        message = clone.clone(workspace, "Me", [sample], consent=True)
        assert message.id == "elevenlabs:abcdefgh12345678" and message.label.startswith("Me")
        assert [asked.path for asked in answers] == ["/v1/voices/add"] and b"RIFF" in answers[0].body
    finally:
        wire.close()
    with pytest.raises(MissingSetup):
        bare = open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "bare")}, tmp_path / "none"))
        clone.clone(bare, "Me", [sample], consent=True)


def test_a_length_no_platform_takes_is_said(workspace: Workspace, project: int) -> None:
    run = Run()
    fit.fit_to(workspace, project, 200.0, run)
    assert "YouTube Shorts takes videos of at most 3 min." in run.warnings
    assert not any("has words for about" in warning for warning in run.warnings)
