"""The voices of the two who speak in an interview: chosen by a person, else two natural ones of the language."""

from __future__ import annotations

from core.model.options import Options
from core.model.script import Script
from core.model.speakers import ONE_VOICE, guest_lines
from core.model.speech import LineSpeech
from core.studio.workspace.workspace import Workspace


def guest_voice(workspace: Workspace, script: Script, options: Options, main: str) -> str:
    """The voice of the one who is asked; "" where one voice speaks all lines."""
    from core.voice import second_voice

    if options.guest_voice == ONE_VOICE or not guest_lines(script):
        return ""
    return options.guest_voice or second_voice(main, script.language, workspace.settings)


def line_speech(workspace: Workspace, script: Script, options: Options, main: str) -> dict[int, LineSpeech]:
    """The speech settings of a script's lines with the guest's voice on each answer that a person gave none."""
    guest = guest_voice(workspace, script, options, main)
    if not guest or guest == main:
        return options.line_speech
    out = dict(options.line_speech)
    for line_id in guest_lines(script):
        speech = out.get(line_id, LineSpeech())
        if not speech.voice and not speech.language:
            out[line_id] = speech.model_copy(update={"voice": guest})
    return out
