"""Fit and motion of a picture in the frame, decided from the picture and its own scene alone.

Nothing here knows a scene's place in the film: a scene keeps its motion, and so its key, when others change.
"""

from __future__ import annotations

import hashlib
import re

from core.model.asset import Asset
from core.model.storyboard import READ_CLOSELY, Shot
from core.model.timeline import Footage, Rect, Still

KEEP, KEEP_WIDE = 0.7, 0.3  # a crop must keep this share of a picture, and of a wide one, over which the view travels
MAX_ENLARGE = 2.5  # a crop that blows the picture up more than this looks soft: show it whole instead
RATE_PER_S = {"photo": 0.02, "whole": 0.008, "document": 0.004, "card": 0.006}
TRAVEL_PER_S, TRAVELLED = 0.1, 0.6  # of the window, over a photo of which it shows no larger share of the width
LIMIT = {"photo": 0.10, "whole": 0.04, "document": 0.02, "card": 0.03}
PACE = {"auto": 1.0, "calm": 0.5, "lively": 1.8}  # how much of the usual way a still travels, as the person likes it
CROSSED_PER_S = 0.16  # of the window, over a picture that stood whole before
MOST_ZOOM = 4.0

_DOCUMENT = re.compile(
    r"screen\s?-?(shot|cast|dump)|screenshot|diagram|chart|graph\b|plot\b|schema|figure|infographic|logo|map\b|table\b|"
    r"flow|architecture|desktop|window|dialog|terminal|console|interface|\bui\b|\bgui\b|formula|equation|"
    r"bildschirm|schaubild|oberfläche|tabelle|karte\b|capture|écran|schéma|graphique|tableau|diagramme|"
    r"captura|pantalla|gráfico|esquema|schermata|grafico|図|画面|截图|图表|截圖|圖表|снимок|диаграмм|схема|график",
    re.IGNORECASE,
)


def is_document(asset: Asset) -> bool:
    """Whether every corner of the picture may matter: a screenshot, diagram, chart, map, logo."""
    return bool(_DOCUMENT.search(asset.title)) or (asset.width > 0 and not 0.4 <= asset.width / asset.height <= 2.4)


def fit_of(shot: Shot, asset: Asset, width: int, height: int) -> str:
    """The fit of a picture in its scene: "crop" when filling the frame keeps enough of it, else "blur" (all of it
    over a blurred fill, where no composition takes its place).
    """
    if shot.fit in ("blur", "crop"):
        return shot.fit
    if shot.fit == "contain" or asset.width <= 0 or asset.height <= 0:
        return "blur"
    ratio = (asset.width / asset.height) / (width / height)
    kept = min(ratio, 1 / ratio)
    if is_document(asset):
        return "crop" if kept > 0.985 else "blur"
    enlarged = max(width / asset.width, height / asset.height)
    if kept < (KEEP_WIDE if ratio > 1 else KEEP) or (enlarged > MAX_ENLARGE and kept < 0.95):
        return "blur"
    return "crop"


def is_composed(shot: Shot, asset: Asset, width: int, height: int) -> bool:
    """Whether a picture stands whole in a composition with words, instead of a strip between blurred edges.

    Not where a person asked for the blurred fill, or came nearer.
    """
    if asset.kind != "image" or shot.fit not in ("auto", "contain") or _zoom(shot) > 1:
        return False
    return asset.width > 0 and asset.height > 0 and fit_of(shot, asset, width, height) == "blur"


def footage(shot: Shot, asset: Asset, width: int, height: int) -> Footage:
    """Decide a scene's source in the timeline for a shot of a clip. One that is upright in a wide frame is shown
    whole unless the person wants it cropped.

    A wide clip in an upright frame is cropped: its middle tells more than a thin strip of all of it.
    """
    whole = shot.fit in ("blur", "contain")
    if shot.fit == "auto" and asset.width > 0 and asset.height > 0:
        whole = width > height and asset.width < asset.height
    focus = shot.focus or asset.focus or (0.5, 0.5)
    return Footage(
        asset=asset.sha256,
        in_s=max(0.0, shot.in_s),
        focus=(_share(focus[0]), _share(focus[1])),
        zoom=_zoom(shot),
        fit="blur" if whole else "crop",
    )


def still(
    shot: Shot,
    sha256: str,
    asset: Asset | None,
    width: int,
    height: int,
    n_frames: int,
    fps: int,
    pace: str = "auto",
) -> Still:
    """Decide a scene's source in the timeline for a shot of a picture: its fit and its Ken Burns windows, `shot.zoom`
    times nearer. A card has no `asset`.

    `pace` is how stills move where the shot says nothing: a name of `PACE`, or "still".
    """
    seconds = n_frames / fps
    if asset is None:
        kind, fit = "card", "exact"
        window, focus = (1.0, 1.0), (0.5, 0.5)
        auto = "still" if shot.card and shot.card.kind in READ_CLOSELY else "in"
    else:
        fit = fit_of(shot, asset, width, height)
        focus = shot.focus or asset.focus or (0.5, 0.5)
        kind = "document" if is_document(asset) else "whole" if fit == "blur" else "photo"
        window = _window(asset, width, height) if fit == "crop" else (1.0, 1.0)
        if fit == "blur":
            focus = (focus[0] if kind == "whole" else 0.5, 0.5)
        auto = _chosen(sha256, window, kind)
        if (
            kind == "photo"
            and window[0] <= TRAVELLED
            and shot.motion == "auto"
            and pace != "still"
            and _zoom(shot) == 1
        ):
            share = min(1 - window[0], TRAVEL_PER_S * seconds * PACE.get(pace, 1.0) * window[0])
            start, end = _travel(window, (_share(focus[0]), _share(focus[1])), share)
            return Still.model_validate({"asset": sha256, "fit": fit, "start": start, "end": end})
        if (zoom := _zoom(shot)) > 1:
            window = (window[0] / zoom, window[1] / zoom)
            focus = shot.focus or asset.focus or (0.5, 0.5)
    focus = (_share(focus[0]), _share(focus[1]))
    if pace == "still":
        auto = "still"
    motion = auto if shot.motion == "auto" else shot.motion
    amount = min(LIMIT[kind], RATE_PER_S[kind] * seconds) * (1.0 if kind == "document" else PACE.get(pace, 1.0))
    start, end = _move(motion, window, focus, amount)
    return Still.model_validate({"asset": sha256, "fit": fit, "start": start, "end": end})


def travelling(shot: Shot, asset: Asset, width: int, height: int, seconds: float, *, back: bool = False) -> Still:
    """A picture that fills the frame although much of it does not fit, the view travelling over it to the focus;
    `back` goes the other way.
    """
    window = _window(asset, width, height)
    at = shot.focus or asset.focus or (0.5, 0.5)
    start, end = _travel(window, (_share(at[0]), _share(at[1])), CROSSED_PER_S * seconds * max(window))
    if back:
        start, end = end, start
    return Still.model_validate({"asset": asset.sha256, "fit": "crop", "start": start, "end": end})


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _zoom(shot: Shot) -> float:
    return min(max(shot.zoom, 1.0), MOST_ZOOM)


def _window(asset: Asset, width: int, height: int) -> tuple[float, float]:
    """The largest window of the frame's shape in the picture, as fractions of the picture."""
    if asset.width <= 0 or asset.height <= 0:
        return (1.0, 1.0)
    ratio = (asset.width / asset.height) / (width / height)
    return (1 / ratio, 1.0) if ratio >= 1 else (1.0, ratio)


def _chosen(sha256: str, window: tuple[float, float], kind: str) -> str:
    """A motion that suits the picture, varied from picture to picture but always the same for one."""
    choices = ["in", "out"]
    if kind == "photo":
        if window[0] < 0.95:
            choices += ["left", "right"]
        if window[1] < 0.95:
            choices += ["up", "down"]
    digest = hashlib.sha256(f"motion {sha256}".encode()).digest()
    return choices[digest[0] % len(choices)]


def _travel(window: tuple[float, float], focus: tuple[float, float], share: float) -> tuple[Rect, Rect]:
    """Windows that come from the side where there is more of the picture to the focus, `share` of its width away (of
    its height where the window is as wide as the picture).
    """
    end = _rect(window, 1.0, focus)
    down = window[0] >= 1.0 and window[1] < 1.0
    at, size = (end.y, window[1]) if down else (end.x, window[0])
    room_before, room_behind = at, 1.0 - size - at
    by = min(share, room_before) if room_before >= room_behind else -min(share, room_behind)
    start = round(min(max(at - by, 0.0), 1.0 - size), 6)
    return end.model_copy(update={"y" if down else "x": start}), end


def _move(motion: str, window: tuple[float, float], focus: tuple[float, float], amount: float) -> tuple[Rect, Rect]:
    """Start and end windows; `amount` is the share of the window that a zoom takes off or a pan travels."""
    if motion == "in" or motion == "out":
        wide, near = _rect(window, 1.0, focus), _rect(window, 1.0 - amount, focus)
        return (wide, near) if motion == "in" else (near, wide)
    if motion in ("left", "right", "up", "down"):
        # A little closer than it must be, so that there is room to travel even along the side that fits exactly.
        scale = 1.0 - amount * 0.5
        dx = window[0] * amount * {"left": -0.5, "right": 0.5}.get(motion, 0.0)
        dy = window[1] * amount * {"up": -0.5, "down": 0.5}.get(motion, 0.0)
        return (
            _rect(window, scale, (focus[0] - dx, focus[1] - dy)),
            _rect(window, scale, (focus[0] + dx, focus[1] + dy)),
        )
    rest = _rect(window, 1.0, focus)
    return rest, rest


def _rect(window: tuple[float, float], scale: float, centre: tuple[float, float]) -> Rect:
    """The window at this scale around a point, pushed back inside the picture."""
    w, h = window[0] * scale, window[1] * scale
    x = min(max(centre[0] - w / 2, 0.0), 1.0 - w)
    y = min(max(centre[1] - h / 2, 0.0), 1.0 - h)
    return Rect(x=round(x, 6), y=round(y, 6), w=round(w, 6), h=round(h, 6))
