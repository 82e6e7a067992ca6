"""Pictures that would be a strip in a frame, composed with words in the film's design."""

from __future__ import annotations

from core.model.presets import Preset
from core.model.storyboard import Card, Shot, Storyboard
from core.studio.project.project import Project


def composed_board(project: Project, board: Storyboard, preset: Preset) -> Storyboard:
    """A storyboard as a film in a preset's frame shows it, with compositions in the place of pictures that would leave
    much of the frame empty.
    """
    shots = [_composed(project, board, shot, preset) for shot in board.shots]
    return board.model_copy(update={"shots": tuple(shots)})


def _composed(project: Project, board: Storyboard, shot: Shot, preset: Preset) -> Shot:
    card = composition(project, board, shot, preset)
    return shot if card is None else shot.model_copy(update={"picture": None, "card": card})


def composition(project: Project, board: Storyboard, shot: Shot, preset: Preset) -> Card | None:
    """The card that stands for a shot's picture in a preset's frame; None where the picture stands by itself."""
    from core import visuals
    from core.timeline.motion import is_composed

    asset = board.asset(shot.picture) if shot.picture else None
    if asset is None or project.script is None or not is_composed(shot, asset, preset.width, preset.height):
        return None
    whole = shot.fit == "contain" or asset.width > asset.height
    return visuals.composed(shot, asset, project.script, whole=whole)
