"""A person's own recording of the whole script: taken in line by line, and what differs is decided line by line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.errors import BadInput, NotFound
from core.language import graphemes
from core.model.coded import Notice
from core.model.limits import MEDIA_BYTES
from core.model.script import Script
from core.model.speech import Difference, LineSpeech, Recording
from core.model.text import file_name, one_line
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.script import edits
from core.studio.voice import delivery, line_speech
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording.lengths import length as lasting

KIND = "recording"  # the job's
_MOST_BYTES = MEDIA_BYTES
_RATE = 16_000


def start(workspace: Workspace, project_id: int, data: bytes, name: str = "") -> int:
    """Keep a person's recording of the whole script and have it followed, as a job; its id.

    Raises `BadInput`, also for one that is silent or much shorter than its words, `NotFound`.
    """
    from core.media import probe, soundness
    from core.studio.jobs import ask

    project = Project(workspace, project_id)
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    if not data:
        raise BadInput("The recording is empty.", "Record it again, or choose another file.", code="empty_media")
    if len(data) > _MOST_BYTES:
        raise BadInput(
            f"The recording is larger than {_MOST_BYTES // 10**6} MB.", "Save it as mp3 or m4a first.", code="too_large"
        )
    sha = workspace.blobs.put(data, Path(name).suffix.lower()[:6])
    shown = file_name(name, "The recording")
    samples = probe.decode_audio(workspace.blobs.path(sha), _RATE, name=shown)
    soundness.require_sound(samples, shown)
    _require_length(len(samples) / _RATE, project.script)
    return ask.start(workspace, KIND, project_id, sha256=sha, name=graphemes.start(one_line(name), 200))


def _require_length(seconds: float, script: Script) -> None:
    """Raises `BadInput` for a recording in which nobody can have read most of the script."""
    expected = sum(line.estimate_s for line in script.lines)
    if seconds < expected / 4:
        raise BadInput(
            f"The recording lasts {lasting(seconds)}; reading the script takes about {lasting(expected)}.",
            "Record the whole script, or record its lines one by one.",
            code="too_short",
        )


def import_recording(
    workspace: Workspace,
    project_id: int,
    sha256: str,
    name: str = "",
    run: Run | None = None,
    *,
    seen: Mapping[int, LineSpeech] | None = None,
) -> Recording:
    """Follow the recording along the script: each line that was read has its own take from now on.

    `seen` is how lines were spoken when it was handed in: what a person decided of a line since stays.
    Raises `BadInput` for what is no speech, `MissingSetup`, `Cancelled`.
    """
    from core import voice
    from core.media import probe, soundness

    run = run or Run()
    project = Project(workspace, project_id).read()
    script = project.script
    if script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    path = workspace.blobs.path(sha256)
    lines = [(line.id, line.text) for line in script.lines]
    found = voice.recorded(
        path,
        lines,
        language=script.language,
        ctx=workspace.context(run, WorkspaceTill(workspace, project_id)),
        pauses=delivery.pauses(script.lines, project.options),
        values=workspace.settings.values,
    )
    if len(found.skipped) * 2 > len(lines):
        raise BadInput(
            "This recording does not follow the script: most of its lines are not heard in it.",
            "Read the lines as they stand on this page, from the first to the last.",
            code="other_text",
        )
    texts = dict(lines)
    samples = probe.decode_audio(path, _RATE)
    length_s = len(samples) / _RATE
    if soundness.is_clipped(samples):
        run.warn(Notice.of("sound_clipped", name=name or "The recording"))
    kept = Recording(sha256=sha256, name=name, duration_s=round(length_s, 2), differences=_differences(found, lines))
    with workspace.store.write():
        now = Project(workspace, project_id)
        plain = LineSpeech()
        was, by_now = project.options.line_speech if seen is None else seen, now.options.line_speech
        speech = {
            key: by_now.get(key, plain).model_copy(
                update={"own": found.blobs.get(key, ""), "own_text": texts[key] if key in found.blobs else ""}
            )
            for key in texts
            if by_now.get(key) == was.get(key)  # what a person decided of a line since stays
        }
        line_speech.put(workspace, now, speech)
        _keep(workspace, project_id, kept)
    run.progress(1.0, f"{len(found.blobs)} of {len(lines)} lines found in the recording")
    return kept


def _differences(found: Any, lines: list[tuple[int, str]]) -> tuple[Difference, ...]:
    out = []
    for line_id, _ in lines:
        if line_id in found.skipped:
            out.append(Difference(line_id=line_id, kind="skipped"))
        if line_id in found.repeated:
            out.append(Difference(line_id=line_id, kind="repeated"))
        if line_id in found.changed:
            out.append(Difference(line_id=line_id, kind="changed", words=found.changed[line_id][:5]))
    return tuple(out)


def differences(project: Project) -> tuple[Difference, ...]:
    """Return the differences of the recording that are undecided; lines gone, or recorded anew since, are decided."""
    recording, script = project.options.recording, project.script
    if recording is None or script is None:
        return ()
    speech, known = project.options.line_speech, {line.id: line.text for line in script.lines}
    out = []
    for difference in recording.differences:
        mine = speech.get(difference.line_id, LineSpeech())
        recorded = bool(mine.own) and mine.own_text == known.get(difference.line_id)
        if difference.line_id in known and recorded == (difference.kind != "skipped"):
            out.append(difference)
    return tuple(out)


def accept(workspace: Workspace, project_id: int, line_id: int) -> None:
    """Leave a line of the recording as it is: one that was skipped to the voice, one that sounds different as it was
    read.
    """
    with workspace.store.write():
        recording = Project(workspace, project_id).options.recording
        if recording is None:
            raise NotFound("There is no recording of this script.", "Reload the page.")
        left = tuple(difference for difference in recording.differences if difference.line_id != line_id)
        _keep(workspace, project_id, recording.model_copy(update={"differences": left}))


def use_voice(workspace: Workspace, project_id: int, line_id: int) -> None:
    """Have the voice speak a line in the place of a person's recording."""
    with workspace.store.write():
        line_speech.drop_take(workspace, project_id, line_id)
        accept(workspace, project_id, line_id)


def as_read(workspace: Workspace, project_id: int, line_id: int, text: str) -> None:
    """Change the script's line to what was really read; the take stays. Raises `BadInput`, `NotFound`."""
    words = one_line(text)
    if not words:
        raise BadInput("A line needs words.", "Type what was said, or leave the line to the voice.")
    with workspace.store.write():
        before = line_speech.of_line(workspace, project_id, line_id)
        edits.edit_line(workspace, project_id, line_id, words)
        project = Project(workspace, project_id)
        line = project.script.line(line_id) if project.script else None
        if line is not None:
            line_speech.put(workspace, project, {line_id: before.model_copy(update={"own_text": line.text})})
        accept(workspace, project_id, line_id)


def forget(workspace: Workspace, project_id: int) -> None:
    """Leave all lines to the voice again; a person's recording itself is not kept. Raises `NotFound`."""
    with workspace.store.write():
        project = Project(workspace, project_id)
        bare = {
            key: speech.model_copy(update={"own": "", "own_text": ""})
            for key, speech in project.options.line_speech.items()
        }
        line_speech.put(workspace, project, bare)
        _keep(workspace, project_id, None)


def _keep(workspace: Workspace, project_id: int, recording: Recording | None) -> None:
    changes.change_options(workspace, project_id, lambda _: {"recording": recording})
