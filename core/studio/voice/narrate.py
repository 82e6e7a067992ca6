"""Step 3: the lines become sound. The script is fitted to the length asked for by the pace that was measured."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.model.narration import Narration
from core.model.script import Script
from core.store import scripts
from core.studio.project import changes
from core.studio.project.length import miss, window_of
from core.studio.project.project import Project
from core.studio.script import saving, write
from core.studio.voice import delivery
from core.studio.voice.delivery import pauses
from core.studio.voice.prices import is_paid
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.voice import Voice


FITS = 4  # how often the script is written again to meet the length
_ASKS = 2  # how often a chat model is asked for more
_FITS_PAID = 1  # with a voice that costs money: what it says of lines that then go is paid, too


def voices(workspace: Workspace, language: str = "") -> list[Voice]:
    """The voices that are installed, for one language or for all, as projects choose them."""
    from core import voice as core_voice

    return list(core_voice.voices(language, workspace.settings))


def narrate(workspace: Workspace, project_id: int, run: Run | None = None) -> Narration:
    """Speak the script of a project, which is written first where there is none; see `narrated`."""
    run = run or Run()
    project = write.with_script(Project(workspace, project_id).read(), run.part(0.0, 0.05))
    return require_narration(narrated(project, run.part(0.05, 1.0)))


def narrated(project: Project, run: Run) -> Project:
    """Speak the script; only lines that are new are voiced. Returns the project as it then is.

    A script that nobody edited is written again with the measured pace until the film lands in the window of its type
    and platforms. Raises `BadInput` without a script, `MissingSetup` before anything is made where the voice cannot
    speak the text.
    """
    began, before = time.monotonic(), len(run.notices)
    workspace = project.workspace
    voiced = _fitted(project, run.part(0.0, 0.98))
    for notice in delivery.remarks(project):
        run.warn(notice)
    run.check()
    with workspace.store.write():
        now = changes.change(
            workspace, project.id, lambda now: _merged_with_changes(voiced, project, now), read=project
        )
        if voiced.script != project.script and now.script == voiced.script:
            project.approve("script", project.approved.get("script", {}).get("notices", []))
        project.with_(script=voiced.script).approve("voice", run.notices[before:])
    reused = max(0, len(voiced.script.lines) - voiced.done)
    run.count("voice", done=voiced.done, reused=reused, seconds=time.monotonic() - began)
    run.progress(1.0, f"{voiced.narration.duration_s:.0f} s spoken")
    return project.anew().read()


def require_narration(project: Project) -> Narration:
    """The project's narration. Raises `BadInput` where there is none yet."""
    if project.narration is None:
        raise BadInput("Nothing is spoken yet.", "Make the voice first.", code="no_narration")
    return project.narration


@dataclass(frozen=True)
class _Voiced:
    script: Script
    narration: Narration
    done: int


def _merged_with_changes(voiced: _Voiced, project: Project, now: Project) -> changes.Change:
    """Return the change that keeps what was spoken; lines that a person changed meanwhile stay as they left them."""
    if now.script != project.script or voiced.script == project.script:
        return changes.Change(narration=voiced.narration)
    return changes.Change(script=voiced.script, edited=False, narration=voiced.narration)


def _fitted(project: Project, run: Run) -> _Voiced:
    script = project.script
    if script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    low, high = window_of(project)
    highest = scripts.highest_line_id(project.store, project.id)
    best = _speak(project, script, run)
    done = best.done
    voice = str(best.narration.voice_id)
    for n in range(_FITS_PAID if is_paid(project.workspace, voice) else FITS):
        if project.edited or project.options.line_speech or miss(best.narration, low, high) == 0:
            break
        run.check()
        rewritten = refitted(project, best.script, best.narration, highest, run, ask=n < _ASKS)
        highest = max(highest, *(line.id for line in rewritten.lines))
        if rewritten == best.script:
            break
        if rewritten.lines == best.script.lines:  # nothing more to say: what is to be known of it is new
            best = _Voiced(rewritten, best.narration, best.done)
            break
        tried = _speak(project, rewritten, run)
        done += tried.done
        if miss(tried.narration, low, high) >= miss(best.narration, low, high):
            break
        best = tried
    return _Voiced(best.script, best.narration, done)


def _speak(project: Project, script: Script, run: Run) -> _Voiced:
    project = project.with_(script=script)
    lines = [(line.id, line.text) for line in script.lines]
    result = delivery.spoken(project, lines, pauses(script.lines, project.options), run)
    return _Voiced(script, result.narration, result.done)


def refitted(
    project: Project, script: Script, narration: Narration, highest: int, run: Run, *, ask: bool = True
) -> Script:
    """The script written again with the measured pace, lines that stay with their numbers."""
    from core.script import measured_pace
    from core.studio.script import writers

    rewritten = writers.refit(
        project.workspace,
        project.article,
        project.options,
        script,
        measured_pace(narration),
        window_of(project),
        run,
        ask=ask,
        project_id=project.id,
    )
    return saving.keep_ids(rewritten, script, highest)
