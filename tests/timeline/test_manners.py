"""Manners: cards of different looks enter unlike one another, quiet ones only fade, right-to-left ones are mirrored."""

from __future__ import annotations

import pytest

from core.model.moving import MovingCard, Part
from core.model.timeline import Track
from core.studio.film.templates import templates
from core.timeline.entrances import moving
from core.timeline.manners import MANNERS, Manner, manner_of
from core.visuals import all_designs


def entrance(manner: Manner, *, rtl: bool = False, quiet: bool = False) -> Track:
    part = Part(what="word", group=0, text="Tides", x=100, y=100, w=200, h=60, sheet_x=0, sheet_y=0)
    card = MovingCard(ground="g", sheet="s", width=1080, height=1920, rtl=rtl, parts=(part,))
    return moving(card, "a" * 64, [], 90, 120, 30, manner=manner, quiet=quiet).sprites[0].tracks[0]


def test_looks_whose_cards_move_do_so_in_manners_of_their_own() -> None:
    moves = [item.options["cards"] for item in templates() if item.options["motion"] not in ("calm", "still")]
    tracks = {(track.offset, track.reveal, track.n_frames) for name in moves for track in [entrance(manner_of(name))]}
    assert len(tracks) == len(moves) >= 5


@pytest.mark.parametrize("name", sorted(MANNERS))
def test_all_are_quick_mirrored_and_can_be_quiet(name: str) -> None:
    manner = MANNERS[name]
    track, mirrored, quiet = entrance(manner), entrance(manner, rtl=True), entrance(manner, quiet=True)
    assert 6 <= track.n_frames <= 14
    assert mirrored.offset == (-track.offset[0], track.offset[1])
    assert mirrored.reveal == {"left": "right"}.get(track.reveal, track.reveal)
    assert (quiet.offset, quiet.reveal, quiet.strength) == ((0, 0), "", (0, 255))


def test_manners_are_of_designs_there_are() -> None:
    assert set(MANNERS) <= {design.name for design in all_designs()}
