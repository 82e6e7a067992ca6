"""Pictures from services: which there are, searching them for a shot, and having one made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from core import providers
from core.errors import BadInput, MissingSetup
from core.model.presets import PRESETS
from core.model.storyboard import Candidate, Storyboard
from core.providers import Cost
from core.store import ledger
from core.studio import boards
from core.studio.house import House, open_house
from core.studio.run import Run

if TYPE_CHECKING:
    from core.visuals.source import Source

MOST_TERMS, MOST_PROMPT = 100, 1000
KEPT = 12  # candidates of a shot after a search


@dataclass(frozen=True)
class SourceView:
    """A source of pictures as a page shows it. `price` is one short phrase, empty where it is free."""

    id: str
    label: str
    kinds: tuple[str, ...]  # of "image" and "footage": what it can be searched for
    generates: bool
    available: bool
    reason: str
    command: str
    restricts: str
    price: str


def sources(house: House) -> list[SourceView]:
    """Every source of pictures there is, and what is missing where it cannot be used."""
    from core.visuals.source import FAMILY

    values = open_house(house.settings).settings.values
    out = []
    for one in providers.discover(FAMILY, values):
        kind = one.provider
        able = kind.capabilities if kind is not None else frozenset()
        out.append(
            SourceView(
                id=one.id,
                label=one.label or one.id,
                kinds=tuple(word for word in ("image", "footage") if word in able),
                generates="generate" in able,
                available=one.available,
                reason=one.reason,
                command=one.command,
                restricts=kind.restricts if kind is not None else "",
                price=_price(kind.cost) if kind is not None else "",
            )
        )
    return out


def _price(cost: Cost | None) -> str:
    if cost is None:
        return ""
    sign = {"USD": "$", "EUR": "€"}.get(cost.currency, f"{cost.currency} ")
    amount = f"{cost.amount:.4f}".rstrip("0")
    whole, _, part = amount.partition(".")
    return f"about {sign}{whole}.{part.ljust(2, '0')} per {cost.unit}"


def search(
    house: House,
    project_id: int,
    shot: int,
    terms: str,
    kind: Literal["image", "footage", "both"] = "both",
    sources: Sequence[str] = (),
    run: Run | None = None,
) -> tuple[Candidate, ...]:
    """What the sources have for some words, the best first, each with a small preview; kept as the shot's candidates.

    Raises `BadInput` (no words), `MissingSetup` (no source is set up), `ProviderFailed` where every source failed.
    """
    from core import visuals as room

    run = run or Run()
    terms = " ".join(terms.split())
    if not terms or len(terms) > MOST_TERMS:
        raise BadInput("Say in a few words what to look for.", f"Up to {MOST_TERMS} characters.", code="no_words")
    if kind not in ("image", "footage", "both"):
        raise BadInput(f"There is no kind of picture called {kind!r}.", "Choose image, footage or both.")
    project, board = boards.opened(house, project_id)
    one = boards.shot_of(board, shot)
    values = open_house(house.settings).settings.values
    asked = room.usable(values, only=tuple(sources))
    if not asked:
        raise MissingSetup(
            "No source of pictures is set up.",
            "Enter a key for Pexels or Pixabay on the settings page.",
            code="no_source",
        )
    preset = PRESETS[project.options.platforms[0]]
    found = room.search(
        asked, terms, kind, board, one, project.article, project.script, (preset.width, preset.height),
        room.rules(values), house.context(run),
    )  # fmt: skip
    kept = [had for had in one.candidates if had.found is None and had.sha256 not in {new.sha256 for new in found}]
    after = one.model_copy(update={"candidates": (*found, *kept)[: max(KEPT, len(found))]})
    _, board = boards.opened(house, project_id)  # as it is by now: the search took a while
    if shot < len(board.shots) and board.shots[shot].lines == one.lines:
        now = board.shots[shot].model_copy(update={"candidates": after.candidates})
        boards.keep(house, project_id, boards.with_shot(board, shot, now))
    return found


def generate(
    house: House, project_id: int, shot: int, prompt: str, source: str = "", run: Run | None = None
) -> Storyboard:
    """Have a picture made of a description and show it in a shot, which is locked. What it cost is booked.

    Raises `BadInput` (no description, a refusal), `MissingSetup` (nothing can make pictures), `ProviderFailed`.
    """
    from core import visuals as room

    run = run or Run()
    prompt = " ".join(prompt.split())
    if not prompt or len(prompt) > MOST_PROMPT:
        raise BadInput("Describe the picture.", f"In up to {MOST_PROMPT} characters.", code="no_words")
    project, board = boards.opened(house, project_id)
    boards.shot_of(board, shot)
    maker = picture_maker(house, source)
    preset = PRESETS[project.options.platforms[0]]
    run.progress(0.1, f"{room.label(maker)} makes the picture")
    asset = room.make_picture(maker, prompt, preset.width, preset.height, house.context(run))
    book_picture(house, project_id, maker, "video_visual_generation", prompt)
    run.check()
    _, board = boards.opened(house, project_id)
    boards.shot_of(board, shot)
    made = boards.keep(house, project_id, room.swap(board, shot, asset))
    run.progress(1.0, "The picture is there")
    return made


def picture_maker(house: House, source: str = "") -> Source:
    """What makes pictures of a description: the one named, else the first. Raises `MissingSetup`, `BadInput`."""
    from core import visuals as room

    values = open_house(house.settings).settings.values
    able = room.usable(values, only=(source,) if source else (), capability="generate")
    if not able:
        raise MissingSetup(
            "Nothing that makes pictures is set up.",
            "Set up OpenAI, Runware or a Stable Diffusion server on the settings page.",
            code="no_source",
        )
    return able[0]


def book_picture(house: House, project_id: int, maker: Source, operation: str, prompt: str) -> None:
    """Note what a picture that was made cost."""
    from core import visuals as room

    price = maker.cost
    ledger.book(
        house.store, project_id=project_id, operation=operation, provider=room.name(maker), units=1,
        unit=price.unit if price else "request", cost=price.amount if price else 0.0,
        currency=price.currency if price else "USD", note=prompt[:120],
    )  # fmt: skip
