"""The words of a project that its voice may say wrong, and a recogniser that listens to what is spoken."""

from __future__ import annotations

from typing import Any

from core.errors import BadInput, MissingSetup
from core.model.script import Line
from core.studio.project import lexicon
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.voice import doubts
from core.voice.doubts import Doubt

__all__ = ["KIND", "Doubt", "can_listen", "doubtful_words", "found", "heard_lines", "listen", "n_lines"]

KIND = "listen"  # the job's


def found(workspace: Workspace, project_id: int) -> list[Doubt]:
    """The doubtful words of a project's script in order, by rule and, of lines that were listened to, by ear; those
    that a person has accepted are left out. Raises `NotFound`.
    """
    return doubtful_words(Project(workspace, project_id))


def doubtful_words(project: Project) -> list[Doubt]:
    """The doubtful words of a project that was read."""
    from core.voice.lexicon import accepted_words

    if project.script is None:
        return []
    heard = heard_lines(project)
    lines = [
        doubts.SpokenLine(line.id, line.text, _language(project, line), heard.get(line.id))
        for line in project.script.lines
        if not _is_own(project, line)
    ]
    accepted = accepted_words(project.options.lexicon, lexicon.general(project.workspace))
    return doubts.doubtful_words(lines, project.lexicon, accepted)


def can_listen(workspace: Workspace) -> bool:
    """Whether a recogniser is set up on this machine."""
    return doubts.can_listen(workspace.values_now())


def listen(workspace: Workspace, project_id: int, run: Run) -> dict[str, Any]:
    """Have a recogniser listen to the spoken lines of a project; those it has heard before are not heard again.

    Raises `BadInput` where nothing is spoken, `MissingSetup` without a recogniser, `Cancelled`.
    """
    project = Project(workspace, project_id).read()
    if project.narration is None:
        raise BadInput("Nothing is spoken yet.", "Make the voice first.", code="no_narration")
    if not can_listen(workspace):
        raise MissingSetup("No recogniser is installed.", f"Run: {doubts.INSTALL}", code="no_recogniser")
    takes = _takes(project)
    for number, (line, audio) in enumerate(takes):
        run.check()
        run.progress(number / len(takes), f"Listening to line {number + 1} of {len(takes)}")
        doubts.transcript(audio, _language(project, line), workspace.settings.values, workspace.context(run))
    run.progress(1.0, "Listened")
    return {"lines": len(takes), "doubts": len(doubtful_words(project))}


def heard_lines(project: Project) -> dict[int, str]:
    """The words that a recogniser heard in each line it has listened to, by the line's id."""
    if not can_listen(project.workspace):
        return {}
    ctx, values = project.workspace.context(), project.workspace.settings.values
    heard = {
        line.id: doubts.kept_transcript(audio, _language(project, line), values, ctx) for line, audio in _takes(project)
    }
    return {line_id: text for line_id, text in heard.items() if text is not None}


def n_lines(project: Project) -> int:
    """The number of lines that a recogniser could listen to."""
    return len(_takes(project))


def _takes(project: Project) -> list[tuple[Line, str]]:
    """The lines that a voice speaks, each with its sound, where it is spoken as it now stands."""
    audio = {take.line_id: take for take in project.narration.takes} if project.narration else {}
    lines = project.script.lines if project.script else ()
    return [
        (line, audio[line.id].audio)
        for line in lines
        if line.id in audio and audio[line.id].text == line.text and not _is_own(project, line)
    ]


def _is_own(project: Project, line: Line) -> bool:
    """Whether a person has recorded the line."""
    speech = project.options.line_speech.get(line.id)
    return speech is not None and bool(speech.own) and speech.own_text == line.text


def _language(project: Project, line: Line) -> str:
    speech = project.options.line_speech.get(line.id)
    return (speech.language if speech else "") or (project.script.language if project.script else "")
