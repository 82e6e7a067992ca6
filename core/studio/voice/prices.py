"""The prices of voices: said before the first paid call, and what they have cost so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import providers
from core.errors import ReelwrightError
from core.model.voice_id import VoiceId
from core.store import ledger
from core.studio.project.project import Project
from core.studio.voice import delivery
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.providers import Cost

FAMILY, TIMES = "core.voice.engines", "core.voice.aligners"


@dataclass(frozen=True)
class Quote:
    """The price of speaking a script: the lines that have yet to be paid for, and what they cost."""

    lines: int = 0
    characters: int = 0
    price: float = 0.0
    currency: str = ""
    unspoken: int = 0  # lines that an engine has yet to say, paid or not
    voices: tuple[str, ...] = ()  # those that are paid, "ENGINE:VOICE"

    @property
    def paid(self) -> bool:
        return self.price > 0

    @property
    def words(self) -> str:
        """ "about 0.42 USD for 38 lines", or empty where nothing is to be paid."""
        if not self.paid:
            return ""
        return (
            f"about {max(self.price, 0.01):.2f} {self.currency} for {self.lines} line{'' if self.lines == 1 else 's'}"
        )


def quote(workspace: Workspace, project_id: int, **changes: object) -> Quote:
    """The price of speaking a project now, or with some choices changed. Lines already spoken are free."""
    from core.voice import price, unpaid_lines

    project = Project(workspace, project_id)
    if project.script is None:
        return Quote()
    options = project.options.model_copy(update=changes)
    try:
        voice = delivery.voice_of(workspace, project.script, options, project.narration)
        lines = [(line.id, line.text) for line in project.script.lines]
        rest = unpaid_lines(lines, voice, ctx=workspace.context(), **delivery.delivery(project, options))
    except ReelwrightError:
        return Quote()  # it cannot be spoken at all, which the job says in its own words
    costs = _costs(workspace)
    paid = [line for line in rest if costs.get(line.engine) is not None]
    amount = sum(price(costs[line.engine], line.characters) for line in paid)
    currency = next((cost.currency for line in paid if (cost := costs[line.engine]) is not None), "")
    voices = tuple(dict.fromkeys(str(VoiceId(line.engine, line.voice)) for line in paid))
    by, untimed = _times_cost(workspace), _untimed(workspace)
    timed = [line for line in rest if by is not None and line.engine in untimed]
    amount += sum(price(by, line.characters) for line in timed)
    owed_lines = {line.line_id: line.characters for line in (*paid, *timed)}
    currency = currency or (by.currency if by is not None and timed else "")
    return Quote(len(owed_lines), sum(owed_lines.values()), amount, currency, len(rest), voices)


def price_of(workspace: Workspace, voice: str, characters: int) -> tuple[float, str]:
    """Return the price that a voice asks for so many characters: the amount (0: nothing) and its currency."""
    from core.voice import price

    cost = _costs(workspace).get(VoiceId.parse(voice).engine)
    return (price(cost, characters), cost.currency) if cost is not None else (0.0, "")


def is_paid(workspace: Workspace, voice: str) -> bool:
    """Whether speaking with the voice costs money."""
    return _costs(workspace).get(VoiceId.parse(voice).engine) is not None


def spent(workspace: Workspace, project_id: int) -> dict[str, float]:
    """Sum up what voices have cost a project so far, by currency."""
    out: dict[str, float] = {}
    for row in ledger.spent(workspace.store, project_id):
        if row["operation"].startswith("video_tts") and row["cost"]:
            out[row["currency"]] = out.get(row["currency"], 0.0) + row["cost"]
    return out


def _costs(workspace: Workspace) -> dict[str, Cost | None]:
    found = providers.discover(FAMILY, workspace.settings.values)
    return {entry.id: entry.provider.cost for entry in found if entry.provider is not None}


def _times_cost(workspace: Workspace) -> Cost | None:
    """Return the cost of the chosen aligner; None where it costs nothing or cannot be used."""
    name = workspace.settings.get("aligner", "builtin")
    found = providers.discover(TIMES, workspace.settings.values)
    return next(
        (entry.provider.cost for entry in found if entry.id == name and entry.available and entry.provider), None
    )


def _untimed(workspace: Workspace) -> set[str]:
    """The engines that do not say when each word is spoken."""
    found = providers.discover(FAMILY, workspace.settings.values)
    return {
        entry.id for entry in found if entry.provider is not None and "word_times" not in entry.provider.capabilities
    }
