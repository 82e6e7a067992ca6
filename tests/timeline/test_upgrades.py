"""Timelines that earlier versions wrote say and show the same."""

from __future__ import annotations

from pathlib import Path

from core.timeline import documents
from core.timeline.captions import srt
from core.timeline.pieces import pieces

BASELINES = Path(__file__).parents[1] / "baselines"


def test_captions_of_scenes_become_the_films() -> None:
    film = documents.read((BASELINES / "timeline_1.json").read_text(encoding="utf-8"))
    assert srt(film) == (BASELINES / "timeline_1.srt").read_text(encoding="utf-8")
    assert [scene.low_captions for scene in film.scenes] == [True, False, False]
    on_card, on_picture = pieces(film, film.scenes[0]), pieces(film, film.scenes[1])
    assert on_card[-1].text == on_picture[0].text == "is spoken without a pause"
    assert (on_card[-1].end_frame, on_picture[0].start_frame) == (film.scenes[0].n_frames, 0)


def test_captions_over_cards_stay_in_films_of_before() -> None:
    film = documents.read((BASELINES / "timeline_2.json").read_text(encoding="utf-8"))
    on_card, on_picture = pieces(film, film.scenes[0]), pieces(film, film.scenes[1])
    assert on_card[0].text == "The Moon\npulls the sea." and on_picture[0].text == "Nobody knew\nthat for long."
