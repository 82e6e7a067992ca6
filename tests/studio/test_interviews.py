"""Interviews in two voices: who asks and who answers, told apart by ear and by the captions' colour."""

from __future__ import annotations

import pytest

from core.errors import BadInput
from core.model.options import Options
from core.model.speakers import guest_lines
from core.studio.content import articles
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.voice import delivery, line_speech, narrate, roles
from core.studio.workspace.workspace import Workspace
from core.voice import pairs
from core.voice.engine import Voice

ASKS, ANSWERS = "espeak:en-us", "espeak:en-us+f2"
PAIRS = [
    ("How did you come to the island?", "I came for one summer as a student. I have never left since."),
    ("What does a day at the station look like?", "We open the nets before sunrise. By noon the wind is too strong."),
    ("How many birds do you ring in a year?", "About twenty thousand. In a good autumn it can be thirty thousand."),
    ("Which bird surprises you most?", "The goldcrest does. It weighs five grams and crosses the sea at night."),
]
TEXT = (
    "# An interview with Marta Lindqvist\n\nMarta Lindqvist has led the bird station for eleven years.\n\n"
    + "\n\n".join(f"**Anna Berg: {asked}**\n\n**Marta Lindqvist:** {answered}" for asked, answered in PAIRS)
)


@pytest.fixture
def interview(workspace: Workspace) -> int:
    content = articles.import_article(workspace, text=TEXT, name="interview.md")
    chosen = Options(quality="draft", music="none", project_type="long", platforms=("youtube_long",), voice=ASKS)
    project = projects.create(workspace, content, chosen)
    write.write(workspace, project)
    return project


def test_questions_and_answers_have_a_voice_each_and_no_name_is_read(workspace: Workspace, interview: int) -> None:
    projects.set_options(workspace, interview, guest_voice=ANSWERS)
    narration = narrate.narrate(workspace, interview)
    script = Project(workspace, interview).script
    assert script is not None and script.kind == "interview"
    voices = {take.text: take.voice for take in narration.takes}
    for asked, answered in PAIRS:
        assert voices[asked] == ""
        assert {voices[text] for text in voices if text in answered} == {ANSWERS}
    assert not any("Anna Berg" in text or "Lindqvist:" in text for text in voices)
    assert voices[script.lines[0].text] == ""  # who asks introduces the guest
    silence = delivery.pauses(script.lines, Options())
    by_text = {line.text: silence[line.id] for line in script.lines}
    before_answer, inside = by_text[PAIRS[0][0]], by_text["I came for one summer as a student."]
    assert inside < before_answer < by_text["I have never left since."]


def test_a_line_of_its_own_voice_keeps_it_and_one_voice_can_speak_all(workspace: Workspace, interview: int) -> None:
    project = Project(workspace, interview)
    assert project.script is not None
    answer = sorted(guest_lines(project.script))[0]
    line_speech.set_voice(workspace, interview, answer, "espeak:en-gb")
    options = projects.set_options(workspace, interview, guest_voice=ANSWERS)
    speech = roles.line_speech(workspace, project.script, options, ASKS)
    assert speech[answer].voice == "espeak:en-gb"
    assert {speech[line].voice for line in guest_lines(project.script) - {answer}} == {ANSWERS}
    options = projects.set_options(workspace, interview, guest_voice="none")
    assert roles.line_speech(workspace, project.script, options, ASKS) == options.line_speech
    with pytest.raises(BadInput):
        projects.set_options(workspace, interview, guest_voice="espeak:nobody")


def test_the_second_voice_is_another_natural_one_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def voice(name: str, gender: str, quality: str = "good", language: str = "en-US") -> Voice:
        return Voice("kokoro", name, name, language, gender, quality)  # type: ignore[arg-type]

    known = [
        voice("heart", "woman"), voice("bella", "woman"), voice("george", "man", language="en-GB"),
        voice("michael", "man"), Voice("espeak", "en-us", "draft", "en-US", "man", "basic"),
    ]  # fmt: skip
    monkeypatch.setattr(pairs, "voices", lambda *_, **__: known)
    assert pairs.second_voice("kokoro:heart", "en") == "kokoro:michael"
    assert pairs.second_voice("kokoro:george", "en") == "kokoro:heart"
    assert pairs.second_voice("espeak:en-us", "en") == ""  # a draft is not mixed with a natural voice
    monkeypatch.setattr(pairs, "voices", lambda *_, **__: known[:1])
    assert pairs.second_voice("kokoro:heart", "en") == ""
