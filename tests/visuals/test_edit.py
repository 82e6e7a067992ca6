"""Edits of the storyboard: what a person decides stays decided."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Pillow

from core.errors import BadInput, NotFound
from core.visuals import add_upload, focus_of, refresh, storyboard, swap
from core.visuals.files.focus import look_at
from tests.visuals.making import digest, line, one_line_a_part, photo, screenshot, script, sections


def test_a_swap_is_locked_and_can_be_undone(ctx) -> None:
    article = sections(ctx)
    board = storyboard(article, one_line_a_part(article), None, ctx)
    number = next(n for n, shot in enumerate(board.shots) if shot.picture)
    before = board.shots[number]
    other = before.candidates[0].sha256
    after = swap(board, number, other)
    assert after.shots[number].picture == other and after.shots[number].locked
    assert before.picture in {candidate.sha256 for candidate in after.shots[number].candidates}
    assert swap(after, number, before.picture or "").shots[number].picture == before.picture
    assert after.shots[:number] == board.shots[:number]


def test_a_card_can_become_a_picture(ctx) -> None:
    article = sections(ctx)
    board = storyboard(article, one_line_a_part(article), None, ctx)
    after = swap(board, 0, board.assets[0].sha256)
    assert after.shots[0].card is None and after.shots[0].picture == board.assets[0].sha256


def test_a_swap_that_cannot_be_is_refused(ctx) -> None:
    article = sections(ctx)
    board = storyboard(article, one_line_a_part(article), None, ctx)
    with pytest.raises(NotFound):
        swap(board, 99, board.assets[0].sha256)
    with pytest.raises(BadInput):
        swap(board, 0, "0" * 64)


def test_an_upload_is_decoded_kept_and_usable(ctx) -> None:
    data = photo(5, 400, 300, (0.8, 0.3))
    asset = add_upload(data, "C:\\pictures\\my bird.png", ctx)
    assert asset.sha256 == digest(data) and ctx.blobs.has(asset.sha256)
    assert (asset.width, asset.height, asset.source, asset.title) == (400, 300, "uploaded", "my bird")
    article = sections(ctx)
    board = swap(storyboard(article, one_line_a_part(article), None, ctx), 1, asset)
    assert board.asset(asset.sha256) == asset


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ rubbish", photo(1)[:200]])
def test_an_upload_that_is_no_picture_is_refused_by_name(ctx, data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        add_upload(data, "holiday.png", ctx)
    assert "holiday.png" in caught.value.message
    assert not ctx.blobs.has(digest(data))


def test_an_upright_size_is_kept_for_a_turned_photo(ctx) -> None:
    out = io.BytesIO()
    turned = Pillow.new("RGB", (300, 200), (9, 80, 200))
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(out, "JPEG", exif=exif)
    asset = add_upload(out.getvalue(), "phone.jpg", ctx)
    assert (asset.width, asset.height) == (200, 300)


def test_refresh_keeps_locks_and_uploads(ctx) -> None:
    article = sections(ctx)
    result = one_line_a_part(article)
    board = storyboard(article, result, None, ctx)
    asset = add_upload(photo(77), "mine.png", ctx)
    number = next(n for n, shot in enumerate(board.shots) if 3 in shot.lines)
    board = swap(board, number, asset)
    shorter = result.model_copy(update={"lines": tuple(entry for entry in result.lines if entry.id != 5)})
    again = refresh(board, article, shorter, None, ctx)
    kept = [shot for shot in again.shots if shot.locked]
    assert [(shot.lines, shot.picture) for shot in kept] == [((3,), asset.sha256)]
    assert again.asset(asset.sha256) == asset
    spoken = [n for shot in again.shots for n in shot.lines]
    assert set(spoken) == {element.id for element in shorter.lines}
    order = [item.id for item in shorter.lines]
    assert [order.index(n) for n in dict.fromkeys(spoken)] == sorted(order.index(n) for n in set(spoken))


def test_refresh_drops_a_lock_whose_lines_are_gone(ctx) -> None:
    article = sections(ctx)
    result = one_line_a_part(article)
    board = storyboard(article, result, None, ctx)
    number = next(n for n, shot in enumerate(board.shots) if shot.lines == (4,))
    board = swap(board, number, board.assets[0].sha256)
    left = result.model_copy(update={"lines": tuple(item for item in result.lines if item.id != 4)})
    assert not any(shot.locked for shot in refresh(board, article, left, None, ctx).shots)


def test_refresh_splits_what_a_lock_cuts_in_two(ctx) -> None:
    article = sections(ctx, n=1)
    first = next(n for n, block in enumerate(article.blocks) if block.kind == "image")
    result = script(*[line(n, f"Short {n}.", 3, cue="image", cue_block=first, seconds=2) for n in (1, 2, 3)])
    board = storyboard(article, result, None, ctx)
    locked = board.shots[0].model_copy(update={"lines": (2,), "locked": True})
    again = refresh(board.model_copy(update={"shots": (locked,)}), article, result, None, ctx)
    assert [shot.lines for shot in again.shots] == [(1,), (2,), (3,)]


def test_focus_finds_the_subject_and_is_remembered(ctx) -> None:
    sha256 = ctx.blobs.put(photo(3, 900, 600, (0.75, 0.4)), ".png")
    path = ctx.blobs.path(sha256)
    x, y = focus_of(path, cache=ctx.cache, sha256=sha256)
    assert 0.62 <= x <= 0.88 and 0.28 <= y <= 0.52
    path.unlink()
    assert focus_of(path, cache=ctx.cache, sha256=sha256) == (x, y)


def test_a_screenshot_is_seen_whole(ctx) -> None:
    look = look_at(ctx.blobs.path(ctx.blobs.put(screenshot(), ".png")))
    assert look.drawn and look.focus == (0.5, 0.5)
    assert not look_at(ctx.blobs.path(ctx.blobs.put(photo(9), ".png"))).drawn
