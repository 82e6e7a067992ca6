"""Hard lines from the script to the captions, by several engines: everything said, and on screen what is written."""

from __future__ import annotations

import dataclasses
import importlib
import unicodedata

import pytest

from core.studio.film import render
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.script import edits, write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace, open_workspace
from core.timeline import captions
from core.timeline.burnt import burnt_into
from tests.voice.sounds import check_words

LINES = {
    "long": ("A very long line goes on and on without an end in sight. " * 88)[:4998] + "x.",
    "emoji": "A face 😀🎉 and a family 👨‍👩‍👧‍👦 1️⃣ 🚀",
    "right to left": "مرحبا بالعالم، هذا اختبار قصير.",
    "money": "AT&T costs $5.50 (~4,80 €) in 2024",
    "markup": "<speak>Wait <break time='3s'/> {\\an8}here \\N and {\\b1}there</speak> [[h@loU]] [laughs].",
}
ENGINES = ("espeak", "openai", "elevenlabs", "http", "piper", "kokoro", "edge")


@pytest.fixture(params=ENGINES)
def speaking(request, workspace: Workspace, project: int, tmp_path):
    """A workspace whose project is to be spoken by the engine; a vendor is a local server."""
    ready = importlib.import_module(f"tests.voice.engines.{request.param}").ready(tmp_path)
    settings = dataclasses.replace(workspace.settings, values={**workspace.settings.values, **ready.values})
    opened = open_workspace(settings)
    projects.set_options(opened, project, voice=f"{request.param}:{ready.voice}")
    yield opened, project
    if ready.wire is not None:
        ready.wire.close()
        assert not ready.wire.wrong


def film_of(workspace: Workspace, project: int, requested: list[str]):
    """The narration and the timeline of a script that is these lines."""
    written = write.write(workspace, project)
    rows = [{"id": line.id, "text": text} for line, text in zip(written.lines, requested, strict=False)]
    edits.save_rows(workspace, project, rows)
    narration = narrate.narrate(workspace, project)
    storyboard.plan(workspace, project)
    return narration, render.prepare(workspace, project, "youtube_long")


def test_hard_lines_are_spoken_and_shown_as_they_are_written(speaking):
    workspace, project = speaking
    projects.set_options(workspace, project, project_type="long", platforms=("youtube_long",))
    targets = [text for name, text in LINES.items() if name != "long"]
    narration, film = film_of(workspace, project, targets)
    assert [take.text for take in narration.takes] == targets
    for take in narration.takes:
        check_words(take)
    spoken = next(take for take in narration.takes if take.text.startswith("AT&T"))
    assert spoken.n_samples > 48_000  # a second at the least
    shown = [word for cue in film.cues for word in cue.text.split()]
    assert shown == " ".join(targets).split()
    for scene in film.scenes:
        document = burnt_into(film, scene).text
        assert "{\\an8}here" not in document and "{\\b1}" not in document and "\\N and" not in document
    subtitles = captions.srt(film)
    assert "$5.50" in subtitles and "<break" in unicodedata.normalize("NFKC", subtitles)


@pytest.mark.parametrize("speaking", ["espeak"], indirect=True)
def test_a_line_of_five_thousand_characters(speaking):
    workspace, project = speaking
    projects.set_options(workspace, project, project_type="long", platforms=("youtube_long",))
    narration, film = film_of(workspace, project, [LINES["long"], "An end."])
    assert len(LINES["long"]) == 5000 and len(narration.takes[0].words) > 900
    for take in narration.takes:
        check_words(take)
    assert [word for cue in film.cues for word in cue.text.split()] == [
        *LINES["long"].split(),
        "An",
        "end.",
    ]
    assert Project(workspace, project).narration == narration
