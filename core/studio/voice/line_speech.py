"""One line at a time: said anew, by another voice, in another language, or recorded by a person.

`seen`, wherever it is taken, is how the line was spoken as the person saw it: what was decided otherwise of it by now
is not written over, but answered with `ChangedElsewhere`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.errors import BadInput, NotFound
from core.model.limits import TAKE_BYTES
from core.model.options import Options
from core.model.script import Line, Script
from core.model.speech import LineSpeech
from core.model.text import file_name
from core.model.voice_id import VoiceId
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.project.seen import require_unchanged
from core.studio.voice import delivery
from core.studio.workspace.workspace import Workspace

_MOST_BYTES = TAKE_BYTES


def of_line(workspace: Workspace, project_id: int, line_id: int) -> LineSpeech:
    """Return the speech settings of a line, which say what is special about how it is spoken. Raises `NotFound`."""
    project = Project(workspace, project_id)
    _line(project, line_id)
    return project.options.line_speech.get(line_id, LineSpeech())


def again(workspace: Workspace, project_id: int, line_id: int, *, seen: LineSpeech | None = None) -> LineSpeech:
    """Have a line of a project said anew by its voice, with the same words; nothing else is. Raises `NotFound`."""
    return _change(
        workspace, project_id, line_id, lambda speech: {"take": speech.take + 1, "own": "", "own_text": ""}, seen
    )


def take_back(
    workspace: Workspace, project_id: int, line_id: int, number: int = 0, *, seen: LineSpeech | None = None
) -> LineSpeech:
    """Go back to an earlier take of a line; it is still there. Raises `NotFound`."""
    return _change(workspace, project_id, line_id, lambda _: {"take": max(0, number), "own": "", "own_text": ""}, seen)


def speak_as(
    workspace: Workspace, project_id: int, line_id: int, language: str, voice: str, *, seen: LineSpeech | None = None
) -> LineSpeech:
    """Have a line spoken in a language by a voice; that of the rest where they are the video's own, or empty.

    Raises `BadInput`, `MissingSetup`.
    """
    from core.voice import can_speak

    project = Project(workspace, project_id)
    line = _line(project, line_id)
    other = "" if language == _language(project) else language
    if other and not voice and project.script is not None:
        voice = _speaking(project, project.script, line_id, other)
    if voice:
        can_speak(voice, line.text, other or _language(project), workspace.settings)
    given = {"language": other, "voice": voice, "take": 0, "own": "", "own_text": ""}
    return _change(workspace, project_id, line_id, lambda _: given, seen)


def set_voice(workspace: Workspace, project_id: int, line_id: int, voice: str) -> LineSpeech:
    """Have a line spoken by another voice; empty: by the same as the rest. Raises `BadInput`, `MissingSetup`."""
    from core.voice import can_speak

    project = Project(workspace, project_id)
    line = _line(project, line_id)
    speech = project.options.line_speech.get(line_id, LineSpeech())
    if voice:
        can_speak(voice, line.text, speech.language or _language(project), workspace.settings)
    return _change(workspace, project_id, line_id, lambda _: {"voice": voice, "take": 0, "own": "", "own_text": ""})


def set_language(workspace: Workspace, project_id: int, line_id: int, language: str) -> LineSpeech:
    """Have a line spoken as one of another language, by a voice that speaks it. Raises `MissingSetup`."""
    project = Project(workspace, project_id)
    _line(project, line_id)
    script = project.script
    if script is None or not language or language == _language(project):
        return _change(workspace, project_id, line_id, lambda _: {"language": "", "voice": ""})
    voice = _speaking(project, script, line_id, language)
    return _change(workspace, project_id, line_id, lambda _: {"language": language, "voice": voice})


def _speaking(project: Project, script: Script, line_id: int, language: str) -> str:
    """The line's voice if it speaks the language (empty: the video's own does), else the best that does."""
    from core.voice import default_voice, voices

    settings, options = project.workspace.settings, project.options
    voice = options.line_speech.get(line_id, LineSpeech()).voice
    main = delivery.voice_of(project.workspace, script, options, project.narration)
    able = {offered.id for offered in voices(language, settings)}
    if voice in able or main in able:
        return voice if voice in able else ""
    engine = VoiceId.parse(main).engine
    mine = [offered.id for offered in voices(language, settings) if offered.engine == engine]
    return mine[0] if mine else default_voice(language, settings)


def upload_take(
    workspace: Workspace, project_id: int, line_id: int, data: bytes, name: str = "", *, seen: LineSpeech | None = None
) -> LineSpeech:
    """Use a person's recording for a line, until its words change. Raises `BadInput`, `NotFound`."""
    from core.voice import own

    text = _line(Project(workspace, project_id), line_id).text
    if len(data) > _MOST_BYTES:
        raise BadInput(
            f"This recording is larger than {_MOST_BYTES // 10**6} MB, too large for one line.",
            "Record this line alone.",
        )
    with TemporaryDirectory(dir=workspace.scratch) as folder:
        name = file_name(name, "The recording")
        path = Path(folder) / f"take{Path(name).suffix.lower()[:6]}"
        path.write_bytes(data)
        sha = own.trimmed_recording(path, workspace.context(), name)
    return _change(workspace, project_id, line_id, lambda _: {"own": sha, "own_text": text}, seen)


def drop_take(workspace: Workspace, project_id: int, line_id: int, *, seen: LineSpeech | None = None) -> LineSpeech:
    """Have the voice speak a line again that a person had recorded. Raises `NotFound`."""
    return _change(workspace, project_id, line_id, lambda _: {"own": "", "own_text": ""}, seen)


def _change(
    workspace: Workspace,
    project_id: int,
    line_id: int,
    edit: Callable[[LineSpeech], dict[str, Any]],
    seen: LineSpeech | None = None,
) -> LineSpeech:
    """Keep what `edit` makes of how a line is spoken: of what was `seen` of it where that is given."""
    with workspace.store.write():
        project = Project(workspace, project_id)
        _line(project, line_id)
        before = project.options.line_speech.get(line_id, LineSpeech())
        changes = edit(seen or before)
        require_unchanged(dict(before), dict(seen) if seen is not None else None, changes)
        after = LineSpeech.model_validate({**before.model_dump(), **changes})
        put(workspace, project, {line_id: after})
    return after


def put(workspace: Workspace, project: Project, speech: dict[int, LineSpeech]) -> None:
    """Keep what is special about how lines are spoken; those of lines that are gone, and those that say nothing, are
    left out.
    """
    known = {line.id for line in project.script.lines} if project.script else set()

    def edit(now: Options) -> dict[str, Any]:
        every = {**now.line_speech, **speech}
        return {"line_speech": {key: item for key, item in every.items() if key in known and item != LineSpeech()}}

    changes.change_options(workspace, project.id, edit)


def _line(project: Project, line_id: int) -> Line:
    line = project.script.line(line_id) if project.script else None
    if line is None:
        raise NotFound(f"There is no line {line_id}.", "Reload the page.")
    return line


def _language(project: Project) -> str:
    return project.script.language if project.script else ""
