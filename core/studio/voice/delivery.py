"""A project's choices handed to the voice room: which voice, how delivered, what to do where it cannot be had."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import MissingSetup, ProviderFailed
from core.model.coded import Notice
from core.model.narration import Narration
from core.model.options import Options
from core.model.script import Line, Script
from core.model.speakers import guest_lines
from core.model.speech import TURN_PAUSE, Pronunciation
from core.model.voice_id import VoiceId
from core.studio.project.project import Project
from core.studio.voice import roles
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.voice import SpokenResult
    from core.voice.engine import Voice


def voice_of(workspace: Workspace, script: Script, options: Options, narration: Narration | None = None) -> str:
    """The voice that a project chose; else that of its narration, where it is free and speaks the language; else the
    best one that is installed and free. Raises `MissingSetup`.
    """
    from core.voice import default_voice, voices

    if options.voice:
        return options.voice
    before = str(narration.voice_id) if narration is not None else ""
    if before and any(item.id == before for item in voices(script.language, workspace.settings, free=True)):
        return before
    return default_voice(script.language, workspace.settings)


def require_speakable(
    workspace: Workspace, script: Script, options: Options, narration: Narration | None = None
) -> str:
    """The voice that will speak the script. Raises `MissingSetup` where it cannot, before anything is made."""
    from core.voice import can_speak

    voice = voice_of(workspace, script, options, narration)
    special = options.line_speech
    rest = [
        line.text for line in script.lines if not (speech := special.get(line.id)) or not (speech.voice or speech.own)
    ]
    try:
        can_speak(voice, "\n".join(rest), script.language, workspace.settings)
    except (MissingSetup, ProviderFailed):
        if not _fallback(options, voice):
            raise
        can_speak(options.fallback_voice, script.script_text, script.language, workspace.settings)
    return voice


def delivery(project: Project, options: Options | None = None) -> dict[str, Any]:
    """The arguments of `core.voice.speak_lines` and `unpaid_lines` that the project's choices decide."""
    options = options or project.options
    script = project.script
    special = options.line_speech
    if script is not None and guest_lines(script):
        main = voice_of(project.workspace, script, options, project.narration)
        special = roles.line_speech(project.workspace, script, options, main)
    return {
        "language": (script.language if script else "") or options.language or project.article.language,
        "speed": round(options.speed * options.fitted_speed, 4),
        "tempo": options.fitted_speed,
        "special": special,
        "lexicon": project.lexicon,
        "settings": project.workspace.settings,
    }


def spoken(
    project: Project, lines: Sequence[tuple[int, str]], silence: dict[int, float], run: Run, **changes: Any
) -> SpokenResult:
    """The lines of a project as sound with these pauses; what was spoken so before is taken from the cache.

    Where the voice cannot be had and the user has named another for that case, all lines are spoken by that one, and
    it is said. Raises `MissingSetup`, `ProviderFailed`, `Cancelled`.
    """
    from core.voice import speak_lines

    workspace, options = project.workspace, project.options
    script = project.script
    voice = voice_of(workspace, script, options, project.narration) if script else options.voice
    asked = {
        **delivery(project),
        "ctx": workspace.context(run, WorkspaceTill(workspace, project.id)),
        "pauses": silence,
        "comma_s": options.pause_comma_s,
        **changes,
    }
    try:
        return speak_lines(lines, voice, **asked)
    except (MissingSetup, ProviderFailed) as error:
        if not _fallback(options, voice):
            raise
        run.warn(Notice.of("other_voice", error=error.message.rstrip("."), voice=options.fallback_voice))
    kept = {key: speech.model_copy(update={"voice": ""}) for key, speech in options.line_speech.items()}
    return speak_lines(lines, options.fallback_voice, **{**asked, "special": kept})


def _fallback(options: Options, voice: str) -> bool:
    return bool(options.fallback_voice) and options.fallback_voice != voice


def line_preview(project: Project, line: Line, lexicon: tuple[Pronunciation, ...]) -> Path:
    """The sound of one line of a project as it would be spoken with this lexicon, as a WAV file; made once."""
    from core.voice import speak_lines

    workspace, options, script = project.workspace, project.options, project.script
    asked = delivery(project)
    special = asked["special"].get(line.id)
    main = voice_of(workspace, script, options, project.narration) if script else options.voice
    voice = (special.voice if special else "") or main
    language = (special.language if special else "") or asked["language"]
    result = speak_lines(
        [(line.id, line.text)],
        voice,
        **{**asked, "language": language, "lexicon": lexicon, "special": {}},
        ctx=workspace.context(at=WorkspaceTill(workspace, project.id)),
        pauses={line.id: 0.0},
        takes={line.id: special.take} if special else None,
        comma_s=options.pause_comma_s,
    )
    return workspace.blobs.path(result.narration.takes[0].audio)


def pauses(lines: Sequence[Line], options: Options, *, moved: bool = True) -> dict[int, float]:
    """The seconds of silence after each line of a project: longer where a section or a point ends, and before the
    answer to a question; `moved` as a length was met.
    """
    factor = options.fitted_pauses if moved else 1.0
    out: dict[int, float] = {}
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        ends = after is not None and (line.section, line.point) != (after.section, after.point)
        turns = after is not None and line.beat == "question" != after.beat
        pause_s = options.pause_line_s * (TURN_PAUSE if turns else 1.0)
        out[line.id] = round((options.pause_section_s if ends else pause_s) * factor, 4)
    return out


def remarks(project: Project, options: Options | None = None) -> list[Notice]:
    """The notices about a project's narration whose lines are not all by one voice."""
    options, script = options or project.options, project.script
    if script is None:
        return []
    out, others, recorded = list[Notice](), dict[str, list[int]](), list[int]()
    foreign: dict[tuple[str, str], list[int]] = {}
    numbers = {line.id: at for at, line in enumerate(script.lines, 1)}
    for line in script.lines:
        speech = options.line_speech.get(line.id)
        if speech is None:
            continue
        if speech.own and speech.own_text == line.text:
            recorded.append(numbers[line.id])
            continue
        if speech.own:
            out.append(Notice.of("recording_outdated", line=numbers[line.id]))
        main = voice_of(project.workspace, script, options, project.narration)
        foreign.setdefault((speech.voice or main, speech.language or script.language), []).append(numbers[line.id])
        if speech.voice and speech.voice != main:
            others.setdefault(speech.voice, []).append(numbers[line.id])
    whole = len(script.lines)
    for voice, places in others.items():
        out.append(Notice.of("lines_by_voice", lines=places, voice=name_of(project.workspace, voice)))
    for (voice, language), places in foreign.items():
        if not _is_of(project.workspace, voice, language):
            shown = name_of(project.workspace, voice)
            out.append(Notice.of("voice_of_other_language", voice=shown, language=language, lines=places))
    if recorded and len(recorded) < whole:
        missing = [at for at in numbers.values() if at not in recorded]
        few = len(recorded) <= len(missing)
        out.append(
            Notice.of("lines_recorded", lines=recorded) if few else Notice.of("lines_not_recorded", lines=missing)
        )
    return out


def name_of(workspace: Workspace, voice: str) -> str:
    """The name of a voice as a project's page shows it."""
    return next((item.label for item in _voices(workspace, voice) if item.id == voice), voice)


def _is_of(workspace: Workspace, voice: str, language: str) -> bool:
    """Whether the voice is one for the language; of what is not known nothing is said."""
    from core.voice import catalogue

    known = [item for item in _voices(workspace, voice) if item.id in (voice, voice.partition("+")[0])]
    return not known or any(catalogue.speaks(element, language) for element in known)


def _voices(workspace: Workspace, voice: str) -> list[Voice]:
    """The voices of a voice's engine; none where it cannot be asked."""
    from core.voice import catalogue

    engine = VoiceId.parse(voice).engine
    try:
        return catalogue.engine(engine, workspace.settings).voices() if engine else []
    except (MissingSetup, ProviderFailed):
        return []
