"""Finished files of a film that were damaged are found by their digests and made again, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.render import keyed, render_animatic, render_film
from tests.damage import WAYS
from tests.render.films import film, picture, scene, still


def timeline(ctx):
    return keyed(film(scene(still(picture(ctx, 0)), 12), scene(still(picture(ctx, 1)), 12, "dissolve", 4)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["scene", "scene's note", "sound", "sound's note", "film", "film's note"])
def test_what_was_damaged_is_made_again_and_the_film_is_the_same(ctx, tmp_path: Path, kind: str, way: str) -> None:
    item = timeline(ctx)
    render_film(item, ctx=ctx, out=tmp_path / "a.mp4")
    places = {
        "scene": ctx.scenes / f"{item.scenes[0].key}.mp4",
        "sound": next(ctx.scenes.glob("sound-*.aac")),
        "film": next(ctx.scenes.glob("film-*.mp4")),
    }
    damaged = places[kind.partition("'")[0]]
    if not kind.startswith("film"):
        places["film"].unlink()
    WAYS[way](damaged.with_suffix(".json") if kind.endswith("note") else damaged)
    result = render_film(item, ctx=ctx, out=tmp_path / "b.mp4")
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "a.mp4").read_bytes()
    assert result.scenes_done == (1 if kind.startswith("scene") else 0)
    assert not result.film_reused


def test_a_folder_in_the_place_of_a_scene_or_its_note_gives_way(ctx, tmp_path: Path) -> None:
    item = timeline(ctx)
    render_film(item, ctx=ctx, out=tmp_path / "a.mp4")
    for path in (ctx.scenes / f"{item.scenes[0].key}.mp4", ctx.scenes / f"{item.scenes[1].key}.json"):
        path.unlink()
        (path / "inside").mkdir(parents=True)
    next(ctx.scenes.glob("film-*.mp4")).unlink()
    assert render_film(item, ctx=ctx, out=tmp_path / "b.mp4").scenes_done == 2
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "a.mp4").read_bytes()


def test_figures_of_a_note_that_were_changed_are_not_believed(ctx, tmp_path: Path) -> None:
    item = timeline(ctx)
    render_film(item, ctx=ctx, out=tmp_path / "a.mp4")
    note = ctx.scenes / f"{item.scenes[0].key}.json"
    data = json.loads(note.read_text())
    data["facts"]["n_frames"] = 99
    note.write_text(json.dumps(data))
    next(ctx.scenes.glob("film-*.mp4")).unlink()
    assert render_film(item, ctx=ctx, out=tmp_path / "b.mp4").scenes_done == 1


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_small_preview_is_made_again(ctx, tmp_path: Path, way: str) -> None:
    item = timeline(ctx)
    render_animatic(item, ctx, tmp_path / "a.mp4")
    WAYS[way](next(ctx.scenes.glob("animatic-*.mp4")))
    render_animatic(item, ctx, tmp_path / "b.mp4")
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "a.mp4").read_bytes()
