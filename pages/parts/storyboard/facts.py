"""The facts about a shot: how long, what it shows, where it is from, how it moves."""

from __future__ import annotations

from core.model.asset import STOCK, Asset
from core.model.narration import FPS
from core.model.presets import PRESETS
from core.model.storyboard import Candidate, Shot
from core.studio.project.views import ProjectView
from core.studio.visuals import framing
from core.studio.visuals.framing import Framing
from pages.parts.words import TRANSITION_WORDS

CARD_WORDS = {
    "title": "Title", "text": "Text", "quote": "Quote", "list": "List", "table": "Table", "code": "Code",
    "number": "Number", "comparison": "Comparison", "chart": "Chart", "map": "Map", "diagram": "Diagram",
    "end": "Ending",
}  # fmt: skip
ORIGIN_WORDS = {
    "article_image": "Article",
    "uploaded": "Mine",
    "ai_generated": "Made",
    "rendered": "Drawn",
}
ORIGIN_COLOURS = {"article_image": "primary", "uploaded": "violet", "ai_generated": "orange"}
MOVING = {
    "still": (":material/pause:", "no movement"),
    "in": (":material/zoom_in:", "moves closer"),
    "out": (":material/zoom_out:", "moves away"),
    "left": (":material/west:", "moves to the left"),
    "right": (":material/east:", "moves to the right"),
    "up": (":material/north:", "moves upwards"),
    "down": (":material/south:", "moves downwards"),
    "": (":material/movie:", "clip"),
}
SHAPES = {"tall": "Upright", "wide": "Wide"}


def shapes(view: ProjectView) -> list[str]:
    """The shapes of frame that the page shows a storyboard in: those of the project's platforms, the first one's
    first.
    """
    return list(dict.fromkeys(_shape(name) for name in view.options.platforms))


def _shape(preset: str) -> str:
    return "wide" if PRESETS[preset].width > PRESETS[preset].height else "tall"


def preset_of(view: ProjectView, shape: str) -> str:
    """The first of the project's platforms with a frame of the shape that the page shows."""
    return next((name for name in view.options.platforms if _shape(name) == shape), view.options.platforms[0])


def seconds_of(view: ProjectView) -> list[float]:
    """The seconds that each shot on the page is seen."""
    spoken = {take.line_id: take.n_frames / FPS for take in view.narration.takes} if view.narration else {}
    estimates = {line.id: line.estimate_s for line in view.script.lines} if view.script else {}
    shots = view.storyboard.shots if view.storyboard else ()
    return [
        sum(spoken.get(number, estimates.get(number, 0.0)) for number in shot.lines) / max(1, shot.parts)
        for shot in shots
    ]


def words(view: ProjectView, shot: Shot) -> str:
    """The words said while a shot on the page is seen."""
    lines = [view.script.line(number) for number in shot.lines] if view.script else []
    return " ".join(line.text for line in lines if line)


def asset_of(view: ProjectView, shot: Shot) -> Asset | None:
    """The picture or clip that a shot on the page shows, if it is not a card."""
    return view.storyboard.asset(shot.picture) if view.storyboard and shot.picture else None


def describe(view: ProjectView, shot: Shot) -> str:
    """A shot in a few words for those who can't see it on the page."""
    if shot.card is not None:
        return f"{CARD_WORDS[shot.card.kind]}: {shot.card.title}".strip(": ")
    asset = asset_of(view, shot)
    return (asset.title if asset else "") or "A picture"


def origin(view: ProjectView, shot: Shot) -> str:
    """The origin of a shot's picture in one word of the page."""
    if shot.card is not None:
        return CARD_WORDS[shot.card.kind]
    asset = asset_of(view, shot)
    return _origin(asset.source) if asset else "Picture"


def _origin(source: str) -> str:
    """The word for where a picture comes from; a source of stock pictures is called by its id."""
    if source.startswith(STOCK):
        return source.removeprefix(STOCK).replace("_", " ").capitalize()
    return ORIGIN_WORDS.get(source, "Picture")


def offered_by(view: ProjectView, candidate: Candidate) -> tuple[str, str]:
    """The source of a candidate as the word and the colour of its badge on the page."""
    asset = view.storyboard.asset(candidate.sha256) if view.storyboard else None
    source = candidate.found.provenance if candidate.found else asset.source if asset else "article_image"
    return _origin(source), ORIGIN_COLOURS.get(source, "gray")


def framed(view: ProjectView, number: int, shape: str, seconds: float) -> Framing:
    """The framing of a shot in the shape that the page shows, and its movement."""
    if view.storyboard is None:
        return Framing()
    return framing.framing(view.storyboard, number, PRESETS[preset_of(view, shape)], seconds, view.options)


def ways(view: ProjectView, number: int, shape: str, seconds: float) -> str:
    """The words of the page for how a shot moves and how it comes in: "moves closer · wipe"."""
    shots = view.storyboard.shots if view.storyboard else ()
    icon, moving = MOVING[framed(view, number, shape, seconds).movement]
    entrance = TRANSITION_WORDS.get(shots[number].transition or view.options.transition, "")
    parts = [f"{icon} {moving}", entrance.lower() if number else ""]
    return " · ".join(filter(None, parts))
