"""Step 3: the lines become sound. The script is fitted to the length asked for by the pace that was measured."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import BadInput, NotFound
from core.model.narration import Narration
from core.model.options import Options
from core.model.presets import PRESETS, window_s
from core.model.script import Line, Script
from core.store import narrations, scripts
from core.store import projects as project_rows
from core.studio import script as script_step
from core.studio import writing
from core.studio.house import House
from core.studio.run import Run
from core.studio.state import Project

if TYPE_CHECKING:
    from core.voice import Voice

SPARE_S = 0.1  # containers round up: a film ends this much before its window does
PAUSE_S = 0.30
SECTION_PAUSE_S = 0.60
FITS = 4  # how often the script is written again to meet the length
PREVIEW_CHARS = 200
FPS = 30


def fit_to(house: House, project_id: int, seconds: float, run: Run | None = None) -> Narration:
    """Make the narration `seconds` long: lines chosen, then pauses and pace moved by at most 8 %; locked lines stay.

    The new script, speed and narration are kept together, the versions before too. Raises `BadInput`, `MissingSetup`.
    """
    from core.script.fit import fit
    from core.timeline.build import TAIL_S

    run = run or Run()
    project = Project(house, project_id)
    if project.script is None:
        script_step.write(house, project_id, run.part(0.0, 0.05))
        project = Project(house, project_id)
    script, language = project.script or script_step.compose(project.article, project.options), project.options.language
    voice, spoken = require_speakable(house, script, project.options), run.part(0.05, 0.95)

    def measure(lines: Any, speed: float, silence: Any) -> dict[int, float]:
        run.check()
        takes = _said(project, lines, voice, script.language or language, speed, silence, spoken).narration.takes
        return {take.line_id: take.n_frames / FPS for take in takes}

    found = fit(
        project.article,
        script,
        seconds - TAIL_S / 2,  # the film is as near to it as the narration
        measure,
        speed=project.options.speed,
        excluded_blocks=project.options.excluded_blocks,
        fresh_id=scripts.highest_line_id(project.store, project_id),
    )
    texts = [(line.id, line.text) for line in found.script.lines]
    made = _said(project, texts, voice, script.language, found.speed, found.pauses, spoken).narration
    if abs(made.duration_s - seconds) > 1:
        run.warn(
            f"The narration is {made.duration_s:.0f} s long; no lines of the article come nearer to {seconds:g} s."
        )
    with house.store.write():
        if found.script != project.script:
            scripts.add(house.store, project_id, found.script, edited=True)  # it is not fitted to the window again
        if found.speed != project.options.speed:
            project_rows.set_options(house.store, project_id, project.options.model_copy(update={"speed": found.speed}))
        narrations.put(house.store, project_id, made)
        after = Project(house, project_id)
        after.approve("script", list(after.approved.get("script", {}).get("warnings", [])))
        after.approve("voice", list(run.warnings))
    run.progress(1.0, f"{made.duration_s:.1f} s spoken")
    return made


def _said(
    project: Project, lines: Any, voice: str, language: str, speed: float, silence: dict[int, float], run: Run
) -> Any:
    """Lines as sound, at a speed and with these pauses; what was spoken so before is taken from the cache."""
    from core import voice as room

    return room.speak(
        lines,
        voice,
        language=language,
        speed=speed,
        ctx=project.house.context(run),
        pauses=silence,
        takes=None,
        settings=project.house.settings,
    )


def voices(house: House, language: str = "") -> list[Voice]:
    """The voices that are installed, for one language or for all."""
    from core import voice as room

    return list(room.voices(language, house.settings))


def narrate(house: House, project_id: int, run: Run | None = None) -> Narration:
    """Speak the script; only lines that are new are voiced.

    A script that nobody edited is written again with the measured pace until the film lands in the window of its type
    and platforms. Raises `MissingSetup` before anything is made where the voice cannot speak the text.
    """
    run = run or Run()
    began, before = time.monotonic(), len(run.warnings)
    project = Project(house, project_id)
    if project.script is None:
        script_step.write(house, project_id, run.part(0.0, 0.05))
        project = Project(house, project_id)
    voiced = _fitted(project, run.part(0.05, 0.98))
    run.check()
    with house.store.write():
        if voiced.script != project.script:
            scripts.add(house.store, project_id, voiced.script, edited=False)
        narrations.put(house.store, project_id, voiced.narration)
        after = Project(house, project_id)
        if voiced.script != project.script:
            after.approve("script", list(after.approved.get("script", {}).get("warnings", [])))
        after.approve("voice", run.warnings[before:])
    reused = max(0, len(voiced.script.lines) - voiced.done)
    run.count("voice", done=voiced.done, reused=reused, seconds=time.monotonic() - began)
    run.progress(1.0, f"{voiced.narration.duration_s:.0f} s spoken")
    return voiced.narration


@dataclass(frozen=True)
class _Voiced:
    script: Script
    narration: Narration
    done: int


def _fitted(project: Project, run: Run) -> _Voiced:
    from core import script as room

    script = project.script
    if script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    low, high = window(project.options)
    highest = scripts.highest_line_id(project.store, project.id)
    best = _speak(project, script, run)
    done = best.done
    for _ in range(FITS):
        if project.edited or _miss(best.narration, low, high) == 0:
            break
        run.check()
        pace = room.measured(best.narration)
        rewritten = writing.refit(project.article, project.options, best.script, pace, high)
        rewritten = script_step.keep_ids(rewritten, best.script, highest)
        highest = max(highest, *(line.id for line in rewritten.lines))
        if rewritten == best.script:
            break
        tried = _speak(project, rewritten, run)
        done += tried.done
        if _miss(tried.narration, low, high) >= _miss(best.narration, low, high):
            break
        best = tried
    return _Voiced(best.script, best.narration, done)


def window(options: Options) -> tuple[float, float]:
    """The seconds a film may last; a platform too short for the type leaves its own minimum."""
    low, high = window_s(options.project_type, options.platforms)
    if low < high:
        return low, high
    return min(high - 1, *(PRESETS[name].min_s for name in options.platforms)), high


def _miss(narration: Narration, low: float, high: float) -> float:
    """Seconds that the film lies outside the window."""
    film = film_s(narration)
    return max(low - film, film - (high - SPARE_S), 0.0)


def film_s(narration: Narration) -> float:
    """Seconds of the film: the speech, and the last picture after it."""
    from core.timeline.build import TAIL_S

    return narration.duration_s + TAIL_S


def _speak(project: Project, script: Script, run: Run) -> _Voiced:
    options = project.options
    voice = require_speakable(project.house, script, options)
    lines = [(line.id, line.text) for line in script.lines]
    result = _said(project, lines, voice, script.language, options.speed, pauses(script.lines), run)
    return _Voiced(script, result.narration, result.done)


def require_speakable(house: House, script: Script, options: Options) -> str:
    """The voice that will speak the script. Raises `MissingSetup` where it cannot, before anything is made."""
    from core import voice as room

    voice = options.voice or room.default_voice(script.language, house.settings)
    room.can_speak(voice, script.script_text, script.language, house.settings)
    return voice


def pauses(lines: tuple[Line, ...]) -> dict[int, float]:
    """Seconds of silence after each line: longer where a section or a point ends."""
    out: dict[int, float] = {}
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        ends = after is not None and (line.section, line.point) != (after.section, after.point)
        out[line.id] = SECTION_PAUSE_S if ends else PAUSE_S
    return out


def preview(house: House, voice: str, text: str, language: str, speed: float = 1.0) -> Path:
    """A short sample of a voice as a WAV file, made once. Raises `BadInput`, `MissingSetup`."""
    from core import voice as room

    words = " ".join(text.split())[:PREVIEW_CHARS]
    if not words:
        raise BadInput("There is nothing to say.", "Type a few words.")
    if not language:  # the voice's own: so Japanese signs are judged as Japanese
        language = next(
            (one.language for one in room.voices(settings=house.settings, free=True) if one.id == voice), ""
        )
    room.can_speak(voice, words, language, house.settings)
    sha = room.preview(words, voice, language=language, speed=speed, ctx=house.context(), settings=house.settings)
    return house.blobs.path(sha)


def sample(house: House, project_id: int, voice: str) -> Path:
    """What a voice makes of the project's own first line."""
    project = Project(house, project_id)
    text = project.script.lines[0].text if project.script and project.script.lines else project.article.title
    language = project.script.language if project.script else (project.options.language or project.article.language)
    return preview(house, voice, text, language, project.options.speed)


def line_audio(house: House, project_id: int, line_id: int) -> Path:
    """The sound of one line as a WAV file. Raises `NotFound`."""
    narration = _narration(house, project_id)
    take = next((one for one in narration.takes if one.line_id == line_id), None)
    if take is None:
        raise NotFound(f"Line {line_id} has not been spoken yet.", "Make the voice again.")
    return house.blobs.path(take.audio)


def whole_audio(house: House, project_id: int) -> Path:
    """The sound of all lines with their pauses as one WAV file, made once."""
    import numpy as np

    from core.media import audio
    from core.model.narration import SAMPLE_RATE, SAMPLES_PER_FRAME

    narration = _narration(house, project_id)
    key = "studio.whole/" + "/".join(f"{take.audio}:{take.n_frames}" for take in narration.takes)
    held = house.cache.get(key)
    if isinstance(held, str) and house.blobs.has(held):
        return house.blobs.path(held)
    samples = np.zeros(narration.n_frames * SAMPLES_PER_FRAME, dtype=np.int16)
    at = 0
    for take in narration.takes:
        spoken: Any = audio.read_wav(house.blobs.path(take.audio))
        spoken = spoken[0] if isinstance(spoken, tuple) else spoken
        samples[at : at + take.n_samples] = spoken[: take.n_samples]
        at += take.n_frames * SAMPLES_PER_FRAME
    sha = house.blobs.put(audio.write_wav(samples, SAMPLE_RATE), ".wav")
    house.cache.put(key, sha)
    return house.blobs.path(sha)


def _narration(house: House, project_id: int) -> Narration:
    narration = Project(house, project_id).narration
    if narration is None:
        raise NotFound("Nothing has been spoken yet.", "Make the voice first.")
    return narration
