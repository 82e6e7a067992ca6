"""The voices there are to choose from: narrowed down, favourites first, each with its price and terms."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core import providers
from core.errors import BadInput, ChangedElsewhere
from core.model.coded import Notice
from core.model.voice_id import VoiceId
from core.store import settings as setting_rows
from core.studio.project import projects
from core.studio.voice import install, narrate
from core.studio.voice.terms import Terms, terms
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.voice import Voice

KIND = "natural_voice"  # the job that installs a voice for a project and uses it
SETTING = "voice_favourites"
_MOST_FAVOURITES = 500


@dataclass(frozen=True)
class Wanted:
    """The filter that narrows the list of voices down; what is empty or False narrows nothing."""

    language: str = ""
    gender: str = ""
    engine: str = ""
    free: bool = False
    offline: bool = False
    favourites: bool = False
    text: str = ""


@dataclass(frozen=True)
class Entry:
    """One voice of the list with its terms for a text of the length asked for."""

    voice: Voice
    terms: Terms
    favourite: bool


def entries(workspace: Workspace, request: Wanted, characters: int = 0) -> list[Entry]:
    """The voices to choose from that fit, favourites first, then the best; `characters` is the length of the text to
    be priced.
    """
    mine, asked = favourites(workspace), terms(workspace, characters)
    out = [
        Entry(voice, asked.get(voice.engine, Terms()), voice.id in mine)
        for voice in narrate.voices(open_workspace(workspace.settings), request.language)
    ]
    return sorted((entry for entry in out if _fits(entry, request)), key=lambda item: not item.favourite)


def _fits(entry: Entry, requested: Wanted) -> bool:
    words = requested.text.casefold().split()
    lowered = f"{entry.voice.label} {entry.voice.id} {entry.voice.language}".casefold() if words else ""
    return (
        (not requested.gender or entry.voice.gender == requested.gender)
        and (not requested.engine or entry.voice.engine == requested.engine)
        and (not requested.free or not entry.terms.costs)
        and (not requested.offline or entry.terms.offline)
        and (not requested.favourites or entry.favourite)
        and all(word in lowered for word in words)
    )


def engines(workspace: Workspace, found: Iterable[Entry]) -> dict[str, str]:
    """The engines of these voices by their ids, with their names."""
    labels = {entry.id: entry.label for entry in providers.discover("core.voice.engines", workspace.settings.values)}
    return {item.voice.engine: labels.get(item.voice.engine, item.voice.engine) for item in found}


def favourites(workspace: Workspace) -> tuple[str, ...]:
    """The ids of the voices with a star."""
    row = workspace.store.row("select value from settings where name = ?", (SETTING,))
    return tuple(json.loads(row["value"])) if row else ()


def set_favourite(workspace: Workspace, voice_id: str, starred: bool) -> None:
    """Give a voice a star or take it away. Raises `BadInput`."""
    if not VoiceId.parse(voice_id).is_complete or len(voice_id) > 200:
        raise BadInput(f"“{voice_id[:60]}” is not a voice.", "Write ENGINE:VOICE, such as espeak:en-us.")
    with workspace.store.write():
        kept = [favourite for favourite in favourites(workspace) if favourite != voice_id] + (
            [voice_id] if starred else []
        )
        if len(kept) > _MOST_FAVOURITES:
            raise BadInput(f"There are more than {_MOST_FAVOURITES} favourites.", "Take some stars away.")
        setting_rows.put(workspace.store, SETTING, json.dumps(kept) if kept else "")


def start_natural(workspace: Workspace, project_id: int, name: str) -> int:
    """The id of the job that installs a voice and then speaks the project with it. Raises `BadInput`, `NotFound`."""
    from core.studio.jobs import ask

    return ask.start(workspace, KIND, project_id, voice=name)


def install_and_use(
    workspace: Workspace, project_id: int, name: str, run: Run, *, seen: str | None = None
) -> dict[str, Any]:
    """Bring a voice here, choose it for the project and speak the script with it. Raises as these three do.

    Where another was chosen since the person saw `seen` chosen, that stays, and nothing is spoken.
    """
    from core.voice import voices

    seen = projects.options(workspace, project_id).voice if seen is None else seen
    fields = install.install(workspace, name, run.part(0.0, 0.8))
    home = open_workspace(workspace.settings)
    language = _language(workspace, project_id)
    brought = VoiceId.parse(str(fields["installed"]))
    mine = [voice for voice in voices(language, home.settings) if voice.engine == brought.engine]
    exact = [item for item in mine if item.voice == brought.voice]
    if not mine:
        return {**fields, "voice": "", **run.kept()}  # its engine's program is missing, which was said
    chosen = (exact or mine)[0].id
    try:
        projects.set_options(workspace, project_id, seen={"voice": seen}, voice=chosen)
    except ChangedElsewhere:
        run.warn(Notice.of("other_choice_stays"))
        return {**fields, "voice": "", **run.kept()}
    narration = narrate.narrate(workspace, project_id, run.part(0.8, 1.0))
    return {**fields, "voice": chosen, "duration_s": narration.duration_s, **run.kept()}


def _language(workspace: Workspace, project_id: int) -> str:
    view = projects.view(workspace, project_id)
    return view.script.language if view.script else (view.options.language or view.article.language)
