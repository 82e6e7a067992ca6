"""Pictures from services: which there are, searching them for a shot, and having one made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from core import providers
from core.errors import BadInput, MissingSetup, Unknown
from core.model.asset import Asset
from core.model.coded import Notice, Reason
from core.model.presets import PRESETS
from core.model.storyboard import Candidate, Shot, Storyboard
from core.model.text import one_line
from core.providers import Cost, Provider
from core.studio.project import boards
from core.studio.project.project import Project
from core.studio.visuals import library
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.visuals.source import Source

MOST_TERMS, MOST_PROMPT = 100, 1000
KEPT = 12  # candidates of a shot after a search


@dataclass(frozen=True)
class SourceView:
    """A source of pictures as a page shows it. `price` is one short phrase, empty where it is free; `switch` is the
    service whose form switches it on, empty where it is not off by itself.
    """

    id: str
    label: str
    kinds: tuple[str, ...]  # of "image" and "footage": what it can be searched for
    generates: bool
    available: bool
    reason: str
    command: str
    restricts: str
    price: str
    switch: str = ""


def sources(workspace: Workspace) -> list[SourceView]:
    """Every source of pictures for the page to choose from, and what is missing where it cannot be used."""
    from core.visuals.source import FAMILY

    values = workspace.values_now()
    out = []
    for entry in providers.discover(FAMILY, values):
        kind = entry.provider
        able = kind.capabilities if kind is not None else frozenset()
        out.append(
            SourceView(
                id=entry.id,
                label=entry.label or entry.id,
                kinds=tuple(word for word in ("image", "footage") if word in able),
                generates="generate" in able,
                available=entry.available,
                reason=entry.reason,
                command=entry.command,
                restricts=kind.restricts if kind is not None else "",
                price=_price(kind.cost) if kind is not None else "",
                switch=_switch(entry.id, kind) if kind is not None else "",
            )
        )
    return out


def _switch(name: str, kind: type[Provider]) -> str:
    if kind.on_by_default:
        return ""
    return kind.connection.id if kind.connection else name


def _price(cost: Cost | None) -> str:
    if cost is None:
        return ""
    sign = {"USD": "$", "EUR": "€"}.get(cost.currency, f"{cost.currency} ")
    amount = f"{cost.amount:.4f}".rstrip("0")
    whole, _, part = amount.partition(".")
    return f"about {sign}{whole}.{part.ljust(2, '0')} per {cost.unit}"


def search(
    workspace: Workspace,
    project_id: int,
    shot: int,
    terms: str,
    kind: Literal["image", "footage", "both"] = "both",
    sources: Sequence[str] = (),
    run: Run | None = None,
) -> tuple[Candidate, ...]:
    """Search the sources for some words: the best first, each with a small preview; kept as the shot's candidates.

    Raises `BadInput` (no words), `MissingSetup` (no source is set up), `ProviderFailed` where every source failed.
    """
    from core import visuals

    run = run or Run()
    terms = one_line(terms)
    if not terms or len(terms) > MOST_TERMS:
        raise BadInput("Say in a few words what to look for.", f"Up to {MOST_TERMS} characters.", code="no_words")
    if kind not in ("image", "footage", "both"):
        raise Unknown(f"There is no kind of picture called {kind!r}.", "Choose image, footage or both.")
    project, board = boards.opened(workspace, project_id)
    item = boards.shot_of(board, shot)
    values = workspace.values_now()
    asked = visuals.usable(values, only=tuple(sources))
    if not asked:
        raise MissingSetup(
            "No source of pictures is set up.",
            "Enter a key for Pexels or Pixabay on the settings page.",
            code="no_source",
        )
    preset = PRESETS[project.options.platforms[0]]
    found = visuals.search(
        asked, terms, kind, board, item, project.article, project.script, (preset.width, preset.height),
        visuals.rules(values), workspace.context(run),
    )  # fmt: skip

    def edit(_: Project, board: Storyboard) -> Storyboard:
        place = next((n for n, other in enumerate(board.shots) if boards.same_place(other, item)), None)
        if place is None:  # the scenes were cut otherwise while the services were asked
            return board
        known = {new.sha256 for new in found}
        kept = [had for had in board.shots[place].candidates if had.found is None and had.sha256 not in known]
        candidates = (*found, *kept)[: max(KEPT, len(found))]
        return boards.with_shot(board, place, board.shots[place].model_copy(update={"candidates": candidates}))

    boards.change(workspace, project_id, edit)
    return found


def generate(
    workspace: Workspace,
    project_id: int,
    shot: int,
    prompt: str,
    source: str = "",
    run: Run | None = None,
    *,
    seen: Shot | None = None,
) -> Storyboard:
    """Have a picture made of a description and show it in a project's shot, which is locked. What it cost is booked.

    `seen` is the shot as the person saw it (see `scene`): it is found where it stands by now. Where it shows something
    else since, the picture waits beside it; where it is gone, no picture is made, and one that is there already waits
    in the library, as one does whose work was stopped. Raises `BadInput` (no description, a refusal), `MissingSetup`
    (nothing can make pictures), `ProviderFailed`, `NotFound`, `ChangedElsewhere`.
    """
    from core import visuals

    run = run or Run()
    prompt = one_line(prompt)
    if not prompt or len(prompt) > MOST_PROMPT:
        raise BadInput("Describe the picture.", f"In up to {MOST_PROMPT} characters.", code="no_words")
    project, board = boards.opened(workspace, project_id)
    place = boards.place_of(board, shot) if seen is None else boards.find(board, shot, seen)
    asked = seen or board.shots[place or 0]
    maker = picture_maker(workspace, source)
    preset = PRESETS[project.options.platforms[0]]
    till = WorkspaceTill(workspace, project_id, job=run.job)
    with till.serving():
        targets = (maker, prompt, preset.width, preset.height, workspace.context(run, till))
        if place is not None:
            run.progress(0.1, f"{visuals.source_label(maker)} makes the picture")
            asset = visuals.make_picture(*targets, lambda bought: library.keep_bought(workspace, bought))
        elif (before := visuals.bought_before(*targets)) is not None:  # by an attempt while the scene was there
            asset = before
        else:
            raise boards.cut_otherwise()
        run.check()
        waits: list[Notice] = []  # said once it is stored: who hears it writes it down, too

        def edit(_: Project, board: Storyboard) -> Storyboard:
            place = next((n for n, other in enumerate(board.shots) if boards.same_place(other, asked)), None)
            if place is None:
                library.keep_made(workspace, asset)
            else:  # it has a place of its own
                library.release(workspace, asset)
            if place is not None and shows_same(board.shots[place], asked):
                return visuals.swap(board, place, asset)
            waits.append(Notice.of("picture_waits" if place is not None else "picture_in_library"))
            return with_candidate(board, place, asset)

        board = boards.change(workspace, project_id, edit)
        for notice in waits:
            run.warn(notice)
    run.progress(1.0, "The picture is there")
    return board


def shows_same(shot: Shot, seen: Shot) -> bool:
    """Whether a project's shot shows what it did when a person saw it."""
    return (shot.picture, shot.card) == (seen.picture, seen.card)


def with_candidate(board: Storyboard, place: int | None, asset: Asset) -> Storyboard:
    """The storyboard with a picture more, offered for the shot at a place if there is one."""
    known = board.asset(asset.sha256) is not None
    board = board if known else board.model_copy(update={"assets": (*board.assets, asset)})
    if place is None:
        return board
    shot = board.shots[place]
    others = [other for other in shot.candidates if other.sha256 != asset.sha256]
    offers = (Candidate(sha256=asset.sha256, reason=Reason.of("made")), *others)[:KEPT]
    return boards.with_shot(board, place, shot.model_copy(update={"candidates": offers}))


def picture_maker(workspace: Workspace, source: str = "") -> Source:
    """Return the source that makes pictures: the one named, else the first. Raises `MissingSetup`, `BadInput`."""
    from core import visuals

    values = workspace.values_now()
    able = visuals.usable(values, only=(source,) if source else (), capability="generate")
    if not able:
        raise MissingSetup(
            "Nothing that makes pictures is set up.",
            "Set up OpenAI, Runware or a Stable Diffusion server on the settings page.",
            code="no_source",
        )
    return able[0]
