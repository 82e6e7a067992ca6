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
    """What a person narrows the list down to; what is empty or False narrows nothing."""

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


def entries(workspace: Workspace, wanted: Wanted, characters: int = 0) -> list[Entry]:
    """The voices that fit, favourites first, then the best; `characters` is the length of the text to be priced."""
    mine, asked = favourites(workspace), terms(workspace, characters)
    out = [
        Entry(one, asked.get(one.engine, Terms()), one.id in mine)
        for one in narrate.voices(open_workspace(workspace.settings), wanted.language)
    ]
    return sorted((one for one in out if _fits(one, wanted)), key=lambda one: not one.favourite)


def _fits(one: Entry, wanted: Wanted) -> bool:
    words = wanted.text.casefold().split()
    told = f"{one.voice.label} {one.voice.id} {one.voice.language}".casefold()
    return (
        (not wanted.gender or one.voice.gender == wanted.gender)
        and (not wanted.engine or one.voice.engine == wanted.engine)
        and (not wanted.free or not one.terms.costs)
        and (not wanted.offline or one.terms.offline)
        and (not wanted.favourites or one.favourite)
        and all(word in told for word in words)
    )


def engines(workspace: Workspace, found: Iterable[Entry]) -> dict[str, str]:
    """The engines of these voices by their ids, with their names."""
    labels = {one.id: one.label for one in providers.discover("core.voice.engines", workspace.settings.values)}
    return {one.voice.engine: labels.get(one.voice.engine, one.voice.engine) for one in found}


def favourites(workspace: Workspace) -> tuple[str, ...]:
    """The ids of the voices with a star."""
    row = workspace.store.row("select value from settings where name = ?", (SETTING,))
    return tuple(json.loads(row["value"])) if row else ()


def set_favourite(workspace: Workspace, voice_id: str, starred: bool) -> None:
    """Give a voice a star or take it away. Raises `BadInput`."""
    if not VoiceId.parse(voice_id).is_complete or len(voice_id) > 200:
        raise BadInput(f"“{voice_id[:60]}” is not a voice.", "Write ENGINE:VOICE, such as espeak:en-us.")
    with workspace.store.write():
        kept = [one for one in favourites(workspace) if one != voice_id] + ([voice_id] if starred else [])
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
    told = install.install(workspace, name, run.part(0.0, 0.8))
    home = open_workspace(workspace.settings)
    language = _language(workspace, project_id)
    brought = VoiceId.parse(str(told["installed"]))
    mine = [one for one in voices(language, home.settings) if one.engine == brought.engine]
    exact = [one for one in mine if one.voice == brought.voice]
    if not mine:
        return {**told, "voice": "", **run.kept()}  # its engine's program is missing, which was said
    chosen = (exact or mine)[0].id
    try:
        projects.set_options(workspace, project_id, seen={"voice": seen}, voice=chosen)
    except ChangedElsewhere:
        run.warn(Notice.of("other_choice_stays"))
        return {**told, "voice": "", **run.kept()}
    made = narrate.narrate(workspace, project_id, run.part(0.8, 1.0))
    return {**told, "voice": chosen, "duration_s": made.duration_s, **run.kept()}


def _language(workspace: Workspace, project_id: int) -> str:
    view = projects.view(workspace, project_id)
    return view.script.language if view.script else (view.options.language or view.article.language)
