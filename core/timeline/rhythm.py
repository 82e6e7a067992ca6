"""Rhythm of a film: no picture stands longer than a viewer looks at it; the second half of a long one is cut closer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.model.asset import Asset
from core.model.limits import longest_view_s
from core.model.storyboard import Shot, Storyboard
from core.model.timeline import Still
from core.timeline.motion import MAX_ENLARGE, fit_of, still, travelling
from core.timeline.spans import ShotSpan

VIEW_LEAST_S = 1.3  # a shorter one reads as a flicker
SHARE = 0.85  # of the longest that the views of a long one take, so that a cut may fall on a border
FIRST_LEAST_S = 1.9  # a chapter's name over it is read by then
VIEWS_MOST = 4  # of one picture in a row
SNAP_S = 0.8  # a cut falls on the border of a caption that is so near
CLOSER, CLOSER_LEAST = 1.5, 1.2  # times nearer than the view before; less is no cut but a jump


@dataclass(frozen=True)
class View:
    """A span of a shot, or the part of it that sees the picture as its number `turn` says: 0 is as the shot has it."""

    span: ShotSpan
    turn: int = 0


def views(
    seen: Sequence[ShotSpan], board: Storyboard, borders: Sequence[int], size: tuple[int, int], film_s: float, fps: int
) -> list[View]:
    """The spans with those of a picture that is seen for too long cut in two or three.

    `borders` are the first frames of captions, `size` is the frame's. What cannot be cut closer without going soft
    stays whole, and so does what a person wants to stand still.
    """
    out: list[View] = []
    most = longest_view_s(film_s) * fps
    for span in seen:
        n_frames = span.end_frame - span.start_frame
        shot = board.shots[span.shot]
        asset = picture_of(shot, board)
        if n_frames <= most or asset is None or closer(shot, asset, *size, 1, n_frames, fps) is None:
            out.append(View(span))
            continue
        count = min(VIEWS_MOST, int(-(-n_frames // (SHARE * most))))
        edges = _edges(span, count, borders, most, fps)
        out += [View(replace(span, start_frame=a, end_frame=b), turn) for turn, (a, b) in enumerate(pairwise(edges))]
    return out


def picture_of(shot: Shot, board: Storyboard) -> Asset | None:
    """The picture that a shot shows by itself or composed with words; None for clips and for cards of words."""
    sha256 = shot.picture
    if sha256 is None and shot.card is not None and shot.card.art is not None and not shot.card.art.tinted:
        sha256 = shot.card.art.picture
    asset = board.asset(sha256) if sha256 else None
    return asset if asset is not None and asset.kind == "image" else None


def closer(
    shot: Shot, asset: Asset, width: int, height: int, turn: int, n_frames: int, fps: int, pace: str = "auto"
) -> Still | None:
    """A shot's picture as its view number `turn` shows it: nearer, or all over the frame where it stood composed with
    words; None where there is no such view.
    """
    if shot.motion == "still" or shot.zoom > 1 or shot.fit == "blur" or min(asset.width, asset.height) <= 0:
        return None
    enlarged = max(width / asset.width, height / asset.height)
    if shot.card is not None or fit_of(shot, asset, width, height) != "crop":
        if enlarged > MAX_ENLARGE:
            return None
        return travelling(shot, asset, width, height, n_frames / fps, back=turn % 2 == 0)
    zoom = min(CLOSER, MAX_ENLARGE / enlarged)
    if zoom < CLOSER_LEAST:
        return None
    motion = "out" if turn % 2 == 0 else "in"
    nearer = shot.model_copy(update={"zoom": zoom if turn % 2 else 1.0, "motion": motion, "fit": "crop"})
    return still(nearer, asset.sha256, asset, width, height, n_frames, fps, pace)


def _edges(span: ShotSpan, count: int, borders: Sequence[int], most: float, fps: int) -> list[int]:
    """First frames of equal parts of a span and its end, each moved to the border of a caption that is near."""
    n_frames, least = span.end_frame - span.start_frame, round(VIEW_LEAST_S * fps)
    edges = [span.start_frame]
    for n in range(1, count):
        ideal = span.start_frame + round(n_frames * n / count)
        first = round(FIRST_LEAST_S * fps) if n == 1 else least
        fits = [b for b in borders if b - edges[-1] >= first and span.end_frame - b >= least * (count - n)]
        brief = [b for b in fits if b - edges[-1] <= most and span.end_frame - b <= most * (count - n)]
        near = [b for b in brief if abs(b - ideal) <= SNAP_S * fps]
        edges.append(min(near, key=lambda b: abs(b - ideal)) if near else ideal)
    return [*edges, span.end_frame]
