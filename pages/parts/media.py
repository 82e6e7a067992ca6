"""Addresses of pictures, sounds and videos, as the media routes of `core.api.media` serve them from disk."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core.model.narration import Take
from core.studio.project.views import ProjectCard, ProjectView, RenderView
from core.studio.voice.sound import sample_text
from pages.parts.workspace import workspace

BASE = "/app/static/media"


def url_mark(*parts: Any) -> str:
    """The mark in an address of a page (`?v=`) that changes with what is behind it, so that a browser may keep it for
    good.
    """
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def picture_url(sha256: str, width: int = 320) -> str:
    """The address for a page of a stored picture, made small."""
    return f"{BASE}/picture/{sha256}/{width}.jpg"


def project_picture_url(project_card: ProjectCard) -> str:
    """The address for a page of a project's picture."""
    return f"{BASE}/project/{project_card.id}.jpg?v={url_mark(project_card.thumbnail)}"


def shot_url(view: ProjectView, number: int, shape: str, seconds: float = 0.0) -> str:
    """The address for a page of a shot as it will be framed in a scene of so many seconds, in one of the media
    route's shapes.
    """
    board = view.storyboard
    item = board.shots[number] if board else None
    asset = board.asset(item.picture) if board and item and item.picture else None
    seen = item.model_dump(exclude={"candidates", "reason", "locked", "transition", "lines"}) if item else None
    mark = url_mark(seen, asset, round(seconds, 2), *_looks(view))
    return f"{BASE}/shot/{view.id}/{number}/{shape}.jpg?v={mark}"


def telling_frame_url(view: ProjectView, preset: str, number: int) -> str:
    """The address for a page of a shot's telling frame exactly as in the film, with its captions."""
    shots = view.storyboard.model_dump(exclude={"shots": {"__all__": {"candidates"}}}) if view.storyboard else None
    mark = url_mark(view.script_version, view.narration, shots, view.options, _brand(view))
    return f"{BASE}/exact/{view.id}/{preset}/{number}.jpg?v={mark}"


def design_url(view: ProjectView, number: int, shape: str, name: str) -> str:
    """The address for a page of the card of a shot drawn in a design; "" is the one its kind has by itself."""
    card = view.storyboard.shots[number].card if view.storyboard else None
    mark = url_mark(card.model_dump(exclude={"design"}) if card else None, *_looks(view))
    return f"{BASE}/design/{view.id}/{number}/{shape}/{name or 'own'}.jpg?v={mark}"


def clip_url(sha256: str) -> str:
    """The address for a page of a stored clip, as it is."""
    return f"{BASE}/blob/{sha256}"


def _brand(view: ProjectView) -> str:
    """The brand kit as it is kept, where the project wears it: pictures change with it."""
    return str(workspace().settings.values.get("brand", "")) if view.options.brand else ""


def _looks(view: ProjectView) -> tuple[Any, ...]:
    """The choices that decide how pictures and cards are drawn."""
    options = view.options
    return options.platforms, options.motion, options.cards, options.ground, _brand(view)


def frame_url(view: ProjectView, preset: str, number: int) -> str:
    """The address for a page of one frame of the film to be, with its captions."""
    mark = url_mark(view.script_version, view.narration, view.storyboard, view.options, _brand(view))
    return f"{BASE}/frame/{view.id}/{preset}/{number}.jpg?v={mark}"


def style_url(view: ProjectView, preset: str, name: str) -> str:
    """The address for a page of one frame of the film to be, a quarter into it, with its captions in a style."""
    unseen = {"style", "captions", "quality", "music", "music_level", "template", "by_hand", "platforms_by_type"}
    others = view.options.model_dump(exclude=unseen)
    mark = url_mark(view.script_version, view.narration, _at_quarter(view), others, _brand(view))
    return f"{BASE}/style/{view.id}/{preset}/{name}.jpg?v={mark}"


def _at_quarter(view: ProjectView) -> Any:
    """The shots around a quarter of the film: those that a still from there depends on."""
    shots, takes = view.storyboard.shots if view.storyboard else (), view.narration.takes if view.narration else ()
    at, line = sum(take.n_frames for take in takes) / 4, -1
    for take in takes:
        line, at = take.line_id, at - take.n_frames
        if at < 0:
            break
    first = next((n for n, shot in enumerate(shots) if line in shot.lines), 0)
    near = shots[max(0, first - 1) : first + 3]
    return [(item.model_dump(exclude={"candidates", "reason", "locked"})) for item in near]


def template_url(view: ProjectView, preset: str, name: str, number: int) -> str:
    """The address for a page of a shot's frame of the film to be, in a template's look."""
    shot = view.storyboard.shots[number] if view.storyboard else None
    seen = shot.model_dump(exclude={"candidates", "reason", "locked"}) if shot else None
    options = view.options
    stay = [getattr(options, text) for text in options.by_hand]
    others = _brand(view), options.captions, options.overlays, options.progress_bar, options.by_hand, stay
    mark = url_mark(view.script_version, view.narration, seen, others)
    return f"{BASE}/template/{view.id}/{preset}/{name}/{number}.jpg?v={mark}"


def preview_url(view: ProjectView, preset: str, path: Path) -> str:
    """The address for a page of the quick preview of the film."""
    return f"{BASE}/preview/{view.id}/{preset}.mp4?v={url_mark(path.stat().st_mtime_ns)}"


def line_url(view: ProjectView, take: Take) -> str:
    """The address for a page of the sound of one line."""
    return f"{BASE}/line/{view.id}/{take.line_id}.wav?v={take.audio[:12]}"


def mood_url(view: ProjectView, name: str) -> str:
    """The address for a page of ten seconds of the video's music in a mood; "own" is the music it has."""
    return f"{BASE}/music/{view.id}/{quote(name, safe='')}.wav?v={url_mark(view.title, view.options.music)}"


def song_url(view: ProjectView, name: str) -> str:
    """The address for a page of ten seconds of a song of the folder."""
    return f"{BASE}/song/{view.id}/{quote(name, safe='')}?v={url_mark(name)}"


def sound_url(sha256: str) -> str:
    """The address for a page of a stored sound as it is."""
    return f"{BASE}/blob/{sha256}"


def narration_url(view: ProjectView) -> str:
    """The address for a page of the sound of all lines."""
    takes = view.narration.takes if view.narration else ()
    return f"{BASE}/narration/{view.id}?v={url_mark([(take.audio, take.n_frames) for take in takes])}"


def sample_url(view: ProjectView, voice_id: str) -> str:
    """The address for a page of a voice saying the script's first words."""
    text = sample_text(view.script) or view.title
    mark = url_mark(text, view.options.speed)
    return f"{BASE}/sample/{view.id}/{quote(voice_id, safe='')}.wav?v={mark}"


def film_file_url(render: RenderView, name: str, *, download: bool = False) -> str:
    """The address for a page of a file of a finished video: video.mp4, captions.srt, captions.vtt, thumbnail.jpg."""
    drawn = render.thumbnail.stat().st_mtime_ns if render.thumbnail and name.startswith("thumbnail.") else 0
    mark = url_mark(render.id, render.completed_at, render.size, drawn)
    return f"{BASE}/render/{render.id}/{name}?v={mark}" + ("&download=1" if download else "")


def bundle_url(view: ProjectView, *, older: bool = False) -> str:
    """The address for a page of everything finished of a project as one zip; `older` lets videos from before the last
    change be in it.
    """
    return f"{BASE}/bundle/{view.id}.zip" + ("?older=true" if older else "")
