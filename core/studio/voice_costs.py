"""What voices cost: said before the first paid call, and booked with every call that was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import providers
from core.errors import ReelwrightError
from core.store import ledger
from core.studio.house import House
from core.studio.state import Project

if TYPE_CHECKING:
    from core.providers import Cost
    from core.voice import Call

FAMILY, TIMES = "core.voice.engines", "core.voice.aligners"
_HD, _OWN_SERVERS = frozenset({"elevenlabs"}), frozenset({"coqui", "http"})
_CHARACTERS_A_MINUTE = 900  # of narration, for engines that are paid by the minute


@dataclass(frozen=True)
class Due:
    """What speaking a script will cost: the lines that have yet to be paid for, and their price."""

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


def due(house: House, project_id: int, **changes: object) -> Due:
    """What speaking the project costs now, or would with some choices changed. Lines already spoken are free."""
    from core.studio import voicing
    from core.voice import owed

    project = Project(house, project_id)
    if project.script is None:
        return Due()
    options = project.options.model_copy(update=changes)
    try:
        voice = voicing.voice_of(house, project.script, options)
        lines = [(line.id, line.text) for line in project.script.lines]
        rest = owed(lines, voice, ctx=house.context(), **voicing.delivery(project, options))
    except ReelwrightError:
        return Due()  # it cannot be spoken at all, which the job says in its own words
    costs = _costs(house)
    paid = [one for one in rest if costs.get(one.engine) is not None]
    price = sum(_price(costs[one.engine], one.characters) for one in paid)
    currency = next((cost.currency for one in paid if (cost := costs[one.engine]) is not None), "")
    voices = tuple(dict.fromkeys(f"{one.engine}:{one.voice}" for one in paid))
    by, untimed = _times_cost(house), _untimed(house)
    timed = [one for one in rest if by is not None and one.engine in untimed]
    price += sum(_price(by, one.characters) for one in timed)
    owed_lines = {one.line_id: one.characters for one in (*paid, *timed)}
    currency = currency or (by.currency if by is not None and timed else "")
    return Due(len(owed_lines), sum(owed_lines.values()), price, currency, len(rest), voices)


def price_of(house: House, voice: str, characters: int) -> tuple[float, str]:
    """What a voice asks for so many characters: the amount (0: nothing) and its currency."""
    cost = _costs(house).get(voice.partition(":")[0])
    return (_price(cost, characters), cost.currency) if cost is not None else (0.0, "")


def is_paid(house: House, voice: str) -> bool:
    """Whether speaking with the voice costs money."""
    return _costs(house).get(voice.partition(":")[0]) is not None


def booker(house: House, project_id: int | None) -> Callable[[Call], None]:
    """Books each call of an engine that is not on this machine as soon as it was answered.

    It is booked even where the job has meanwhile lost its claim: the call was made.
    """
    store = house.store.guarded(lambda held: None)
    kinds = {one.id: one.provider for one in providers.discover(FAMILY, house.settings.values)}
    aligners = {one.id: one.provider for one in providers.discover(TIMES, house.settings.values)}

    def book(call: Call) -> None:
        kind = (aligners if call.times else kinds).get(call.engine)
        if kind is None or "offline" in kind.capabilities:
            return
        if call.times:
            cost = kind.cost
            ledger.book(
                store,
                project_id=project_id,
                operation=operation(call.engine),
                provider=call.engine,
                units=call.seconds / 60,
                unit="minute",
                cost=cost.amount * call.seconds / 60 if cost else 0.0,
                currency=cost.currency if cost else "USD",
                note=f"times of words, {call.seconds:.1f} s",
            )
            return
        ledger.book(
            store,
            project_id=project_id,
            operation=operation(call.engine),
            provider=call.engine,
            units=call.characters,
            unit="character",
            cost=_price(kind.cost, call.characters),
            currency=kind.cost.currency if kind.cost else "USD",
            note=f"{call.voice}, {call.seconds:.1f} s",
        )

    return book


def operation(engine: str) -> str:
    """The specification's name of what an engine does."""
    return (
        "video_tts_hd" if engine in _HD else "video_tts_selfhosted" if engine in _OWN_SERVERS else "video_tts_standard"
    )


def spent(house: House, project_id: int) -> dict[str, float]:
    """What voices have cost a project so far, by currency."""
    out: dict[str, float] = {}
    for row in ledger.spent(house.store, project_id):
        if row["operation"].startswith("video_tts") and row["cost"]:
            out[row["currency"]] = out.get(row["currency"], 0.0) + row["cost"]
    return out


def _costs(house: House) -> dict[str, Cost | None]:
    found = providers.discover(FAMILY, house.settings.values)
    return {one.id: one.provider.cost for one in found if one.provider is not None}


def _times_cost(house: House) -> Cost | None:
    """What the aligner asks that was chosen; None where it costs nothing or cannot be used."""
    name = house.settings.get("aligner", "builtin")
    found = providers.discover(TIMES, house.settings.values)
    return next((one.provider.cost for one in found if one.id == name and one.available and one.provider), None)


def _untimed(house: House) -> set[str]:
    """The engines that do not say when each word is spoken."""
    found = providers.discover(FAMILY, house.settings.values)
    return {one.id for one in found if one.provider is not None and "word_times" not in one.provider.capabilities}


def _price(cost: Cost | None, characters: int) -> float:
    if cost is None:
        return 0.0
    return cost.amount * (characters / _CHARACTERS_A_MINUTE if cost.unit == "minute" else characters)
