"""The sound of voices to listen to: a sample before one is chosen, one line, the whole narration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.errors import BadInput, NotFound
from core.language.graphemes import start
from core.model.narration import Narration
from core.model.script import Script
from core.studio.project.project import Project
from core.studio.voice.prices import is_paid
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.workspace import Workspace

PREVIEW_CHARS = 200


def preview(
    workspace: Workspace,
    voice: str,
    text: str,
    language: str,
    speed: float = 1.0,
    *,
    project_id: int | None = None,
    buy: bool = True,
) -> Path:
    """A sample of a voice for the page as a WAV file, made (and paid for) once; without `buy` a paid one is only
    looked up.

    Raises `BadInput`, `MissingSetup`, `NotFound` where it would have to be paid for.
    """
    from core import voice as core_voice

    words = start(" ".join(text.split()), PREVIEW_CHARS)
    if not words:
        raise BadInput("There is nothing to say.", "Type a few words.")
    if not language:  # the voice's own: so Japanese signs are judged as Japanese
        language = next(
            (item.language for item in core_voice.voices(settings=workspace.settings, free=True) if item.id == voice),
            "",
        )
    core_voice.can_speak(voice, words, language, workspace.settings)
    ctx = workspace.context(at=WorkspaceTill(workspace, project_id))
    asked: dict[str, Any] = {"language": language, "speed": speed, "ctx": ctx, "settings": workspace.settings}
    if not buy and is_paid(workspace, voice) and core_voice.unpaid_lines([(0, words)], voice, **asked):
        raise NotFound("This sample has not been made yet.", "Making it is paid for, so ask for it with POST.")
    sha = core_voice.preview(words, voice, **asked)
    return workspace.blobs.path(sha)


def sample(workspace: Workspace, project_id: int, voice: str, *, buy: bool = True) -> Path:
    """Return the path of a voice's sample of the project's own first words. Raises as `preview` does."""
    project = Project(workspace, project_id)
    text = sample_text(project.script) or project.article.title
    language = project.script.language if project.script else (project.options.language or project.article.language)
    return preview(workspace, voice, text, language, project.options.speed, project_id=project_id, buy=buy)


def sample_text(script: Script | None) -> str:
    """The words of a voice's sample: as many whole lines from the first on as it may have; the first one's beginning
    where it is too long.
    """
    text = ""
    for line in script.lines if script else ():
        longer = f"{text} {' '.join(line.text.split())}".strip()
        if len(longer) > PREVIEW_CHARS:
            break
        text = longer
    if not text and script and script.lines:
        cut = start(" ".join(script.lines[0].text.split()), PREVIEW_CHARS)
        text = cut[: cut.rfind(" ")] if " " in cut[PREVIEW_CHARS // 2 :] else cut
    return text


def line_audio(workspace: Workspace, project_id: int, line_id: int) -> Path:
    """The sound of one line of a project as a WAV file. Raises `NotFound`."""
    narration = _narration(workspace, project_id)
    take = next((item for item in narration.takes if item.line_id == line_id), None)
    if take is None:
        raise NotFound(f"Line {line_id} has not been spoken yet.", "Make the voice again.")
    return workspace.blobs.path(take.audio)


def whole_audio(workspace: Workspace, project_id: int) -> Path:
    """The sound of all lines of a project with their pauses as one WAV file, made once."""
    from core.voice import whole_sound

    return workspace.blobs.path(whole_sound(_narration(workspace, project_id), workspace.context()))


def _narration(workspace: Workspace, project_id: int) -> Narration:
    narration = Project(workspace, project_id).narration
    if narration is None:
        raise NotFound("Nothing has been spoken yet.", "Make the voice first.")
    return narration
