"""The length of a narration: the window it should land in, and meeting a number of seconds asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.model.coded import Notice
from core.model.narration import FPS, Narration
from core.model.options import Options
from core.model.presets import PRESETS
from core.model.script import Line, Script
from core.store import scripts
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.script import extractive, saving, write
from core.studio.script.seen import seen_script
from core.studio.voice import delivery
from core.studio.voice.prices import is_paid, quote
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

PAUSES = ("pause_line_s", "pause_section_s", "pause_comma_s")
_PACE = 14.0  # letters a second, for a paid voice that has said nothing yet


def fit_to(
    workspace: Workspace, project_id: int, seconds: float, run: Run | None = None, *, at: int | None = None
) -> Narration | None:
    """Make the narration `seconds` long: lines chosen, then pauses and pace moved by at most 8 %; locked lines stay.

    The new script, what was moved and the narration are kept together, the versions before too. With a paid voice the
    length is reckoned by the pace of what it has said, and new lines wait until they are asked for (the narration is
    then the one before, or None). `at` is the version of the script that the person saw: what was changed of it since
    stays. Raises `BadInput`, `MissingSetup`.
    """
    from core.script.extract.fit import fit
    from core.timeline.build import TAIL_S

    run = run or Run()
    project = Project(workspace, project_id).read()
    if project.script is None:  # its own guess of its length says nothing of the length asked for
        first = run.part(0.0, 0.05)
        project = write.written(project, Run(progress=first.progress, check=run.check), at=0)
        at = None
    base = seen_script(project, at)
    for name in project.options.platforms:
        if seconds > PRESETS[name].max_s:
            run.warn(Notice.of("platform_most", platform=PRESETS[name].label, seconds=PRESETS[name].max_s))
    script = project.script or extractive.compose(project.article, project.options)
    voice, spoken = (
        delivery.require_speakable(workspace, script, project.options, project.narration),
        run.part(0.05, 0.95),
    )
    paid = is_paid(workspace, voice)

    def measure(lines: Any, speed: float, silence: Any) -> dict[int, float]:
        run.check()
        if paid:
            return _reckoned(project, lines, speed, silence)
        spoken_result = delivery.spoken(project, lines, silence, spoken, speed=speed)
        return {take.line_id: take.n_frames / FPS for take in spoken_result.narration.takes}

    script, adding = _long_enough(project, script, seconds, measure, spoken)
    found = fit(
        project.article,
        script,
        seconds - TAIL_S / 2,  # the film is as near to it as the narration
        measure,
        speed=project.options.speed,
        excluded_blocks=project.options.excluded_blocks,
        fresh_id=_highest(project, script),
        adding=adding,
        calm=lambda lines: delivery.pauses(lines, project.options, moved=False),
    )
    moved = _moved(project.options, found.script.lines, found.speed, found.pauses)
    with workspace.store.write():
        changes.change(
            workspace,
            project_id,
            lambda now: _merged_with_changes(found.script, moved, project, base, now),
            read=project,
        )
        project.approve("script", project.approved.get("script", {}).get("notices", []))
    if paid and (rest := quote(workspace, project_id)).paid:
        run.warn(Notice.of("waits_to_be_paid", price=rest.words))
        return project.anew().narration
    return _kept(project.anew().read(), seconds, spoken)


def _merged_with_changes(
    script: Script, moved: dict[str, float], project: Project, base: Script | None, now: Project
) -> changes.Change:
    """Lines and pace that were found for a project as it was read, with what a person changed of it since `base`."""
    kept = script
    if base is not None and now.script is not None:
        kept = saving.merged(base, script, now.script, "theirs")
    decides = ("voice", "speed", *PAUSES)
    same = all(getattr(now.options, name) == getattr(project.options, name) for name in decides)
    options = now.options.model_copy(update=moved) if same else None  # a length was met by the voice as it was then
    return changes.Change(options=options, script=kept, edited=True)  # it is not fitted to the window again


def _long_enough(project: Project, script: Script, seconds: float, measure: Any, run: Run) -> tuple[Script, bool]:
    """A model's script asked for more, twice at most, until it is long enough; and whether the article may add lines.

    What an extractive script lacks the article has; a model's own words end where another's begin, so its sentences
    are taken among them only where the model had no more to say.
    """
    from core.studio.script import writers

    if project.options.writer == writers.EXTRACTIVE:
        return script, True
    for attempt in range(3):
        calm = delivery.pauses(script.lines, project.options, moved=False)
        heard = sum(measure([(line.id, line.text) for line in script.lines], project.options.speed, calm).values())
        if heard >= seconds * 0.99:
            return script, False
        if attempt == 2:
            break
        run.check()
        more = writers.longer(
            project.workspace,
            project.article,
            project.options,
            script,
            seconds * 1.08 - heard,
            run,
            project_id=project.id,
        )
        if len(more.lines) == len(script.lines):
            break
        script = saving.keep_ids(more, script, _highest(project, script))
    return script, True


def _highest(project: Project, script: Script) -> int:
    """The highest number that any line ever had."""
    return max(scripts.highest_line_id(project.store, project.id), *(line.id for line in script.lines))


def _kept(project: Project, seconds: float, run: Run) -> Narration:
    """The lines spoken as they now are, and kept."""
    lines = project.script.lines if project.script else ()
    silence = delivery.pauses(lines, project.options)
    narration: Narration = delivery.spoken(project, [(line.id, line.text) for line in lines], silence, run).narration
    if abs(narration.duration_s - seconds) > 1:
        run.warn(Notice.of("length_missed", seconds=round(narration.duration_s, 2), asked=seconds))
    for notice in delivery.remarks(project):
        run.warn(notice)
    with project.workspace.store.write():
        changes.change(project.workspace, project.id, lambda _: changes.Change(narration=narration), read=project)
        project.approve("voice", run.notices)
    run.progress(1.0, f"{narration.duration_s:.1f} s spoken")
    return narration


def _moved(options: Options, lines: Sequence[Line], speed: float, silence: dict[int, float]) -> dict[str, float]:
    """Return the options that meet the length: shares of the speed and the pauses, never the chosen ones themselves."""
    calm = delivery.pauses(lines, options, moved=False)
    shares = [silence[key] / value for key, value in calm.items() if value and key in silence]
    return {
        "fitted_speed": round(speed / options.speed, 4),
        "fitted_pauses": round(shares[0], 4) if shares else 1.0,
    }


def _reckoned(
    project: Project, lines: Sequence[tuple[int, str]], speed: float, silence: dict[int, float]
) -> dict[int, float]:
    """Seconds of lines without having them spoken: as long as they were, else by the pace of those that were."""
    from core.voice import letters_per_s

    narration = project.narration
    known = {take.text: take.n_samples / 48_000 for take in narration.takes} if narration else {}
    pace = (letters_per_s(narration) if narration else 0.0) or _PACE * project.options.speed
    share = speed / (narration.speed if narration else project.options.speed)
    out = {}
    for line_id, text in lines:
        letters = max(1, sum(char.isalnum() for char in text))
        out[line_id] = known.get(text, letters / pace) / share + silence.get(line_id, 0.0)
    return out
