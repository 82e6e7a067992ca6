"""Real articles with their pictures and code, from reading to storyboard."""

from __future__ import annotations

from itertools import pairwise

from core.content import read_file
from core.model.presets import PRESETS
from core.script.extract.write import write
from core.visuals import storyboard
from core.visuals.draw import sheet
from tests.conftest import shared


def test_an_article_with_seven_pictures_shows_most_of_them_in_a_short_film(ctx) -> None:
    article = read_file(shared("articles", "desktops", "index.html"), ctx)
    result = write(article, project_type="short", presets=("youtube_short", "instagram_reel"))
    board = storyboard(article, result, None, ctx)
    shown = [shot.picture for shot in board.shots if shot.picture]
    assert len(board.assets) == 7
    assert len(set(shown)) >= 5
    assert all(shown.count(picture) <= 2 for picture in shown), "each again at most once, while it is still spoken of"
    assert all(a.picture != b.picture for a, b in pairwise(board.shots) if a.picture)
    assert all(4 <= len(shot.candidates) <= 8 for shot in board.shots)


def test_a_chapter_of_code_shows_code_frames_that_lie_inside_the_frame(ctx) -> None:
    article = read_file(shared("articles", "datastructures", "index.html"), ctx)
    result = write(article, project_type="long", presets=("youtube_long",))
    board = storyboard(article, result, None, ctx)
    cards = [shot.card for shot in board.shots if shot.card and shot.card.kind == "code"]
    assert len({card.body for card in cards}) >= 3
    for preset in (PRESETS["youtube_long"], PRESETS["tiktok"]):
        for card in cards[:6]:
            drawn = sheet(card, preset.width, preset.height, safe=preset.safe)
            assert all(
                ink[0] >= drawn.box[0] and ink[2] <= drawn.box[2] and ink[3] <= drawn.box[3] for ink in drawn.ink
            )
