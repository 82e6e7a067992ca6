"""Views as JSON, with the specification's field names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.api import media
from core.model.options import Options
from core.model.script import Script, SeoMetadata
from core.model.storyboard import Storyboard
from core.model.voice_id import VoiceId
from core.studio.project.views import JobView, ProjectCard, ProjectView, RenderView
from core.wording import told

WISHES = ("tone", "audience", "point_of_view", "paragraphs", "custom_prompt")  # to a chat model


def card(project_card: ProjectCard) -> dict[str, Any]:
    """The JSON of a project in a list."""
    return {
        "id": project_card.id,
        "title": project_card.title,
        "status": project_card.status,
        "project_type": project_card.project_type,
        "target_platforms": list(project_card.platforms),
        "step": project_card.step,
        "next_action": project_card.next_action,
        "updated_at": project_card.updated_at,
        "job": job(project_card.job) if project_card.job else None,
    }


def project(view: ProjectView, seo: Mapping[str, SeoMetadata]) -> dict[str, Any]:
    """The JSON of a whole project: its choices, script, pictures and videos."""
    return {
        "id": view.id,
        "title": view.title,
        "content_id": view.content_id,
        "project_type": view.options.project_type,
        "target_platforms": list(view.options.platforms),
        "status": view.status,
        "settings": settings(view.options),
        "revision": view.revision,
        "steps": [step.model_dump() for step in view.steps],
        "script": script(view, seo) if view.script else None,
        "narration": narration(view),
        "assets": assets(view.storyboard),
        "renders": [render(render_view) for render_view in view.renders],
        "jobs": [job(job_view) for job_view in view.jobs],
        **told.notices(view.notices),
        "created_at": view.created_at,
        "updated_at": view.updated_at,
    }


def choices(title: str, options: Options) -> dict[str, Any]:
    """The JSON of the parts of a project that a request can change: its title and its choices."""
    return {
        "title": title,
        "project_type": options.project_type,
        "target_platforms": list(options.platforms),
        "settings": settings(options),
    }


def settings(options: Options) -> dict[str, Any]:
    """The JSON of the specification's `settings` object, and our further choices beside it."""
    voice = VoiceId.parse(options.voice)
    return {
        "voice_provider": voice.engine,
        "voice_id": voice.voice,
        "music_track": options.music,
        "transition_style": options.transition,
        **options.model_dump(
            include={*WISHES, "language", "writer", "speed", "music_level", "pictures", "style", "quality", "captions"}
            | {"article_kind", "stress", "pause_line_s", "pause_section_s", "pause_comma_s", "fallback_voice"}
            | {"guest_voice"}
        ),
    }


def script(view: ProjectView, seo: Mapping[str, SeoMetadata]) -> dict[str, Any]:
    """The JSON of a script as lines (the truth) and as the specification's sections, hook and ending (projected from
    them).
    """
    assert view.script is not None  # noqa: S101 - asked only where there is one
    return {"project": view.id, "version": view.script_version, **lines(view.script, seo)}


def lines(text: Script, seo: Mapping[str, SeoMetadata]) -> dict[str, Any]:
    """The JSON of a script's text, without whose it is; `seo` are the words of its posts by platform."""
    from core.script import as_seed_json

    return {
        "language": text.language,
        "writer": text.writer,
        "kind": text.kind,
        "units": [unit.model_dump(mode="json") for unit in text.units],
        "openings": [opening.model_dump(mode="json") for opening in text.openings],
        "closings": list(text.closings),
        "script_text": text.script_text,
        **as_seed_json(text),
        "seo_metadata": {name: post.model_dump() for name, post in seo.items()},
        "seo_overrides": {name: override.model_dump(exclude_none=True) for name, override in text.overrides.items()},
        "lines": [told.line(line) for line in text.lines],
        **told.notices(text.warnings),
    }


def narration(view: ProjectView) -> dict[str, Any] | None:
    """The JSON of the voice: how long it is and where each line's sound lies."""
    if view.narration is None:
        return None
    return {
        "voice_provider": view.narration.engine,
        "voice_id": view.narration.voice,
        "language": view.narration.language,
        "speed": view.narration.speed,
        "duration": view.narration.duration_s,
        "audio_url": f"{media.PREFIX}/narration/{view.id}",
        "lines": [
            {
                "line_id": take.line_id,
                "audio_url": f"{media.PREFIX}/line/{view.id}/{take.line_id}.wav",
                "timestamps": [word.model_dump() for word in take.words],
            }
            for take in view.narration.takes
        ],
    }


def assets(board: Storyboard | None) -> list[dict[str, Any]]:
    """The JSON of every picture of the storyboard and of its candidates, with the shots that show it."""
    if board is None:
        return []
    shown: dict[str, list[int]] = {}
    for number, shot in enumerate(board.shots):
        if shot.picture:
            shown.setdefault(shot.picture, []).append(number)
    return [
        {
            "sha256": asset.sha256,
            "asset_type": asset.kind,
            "source": asset.source,
            "file_url": f"{media.PREFIX}/blob/{asset.sha256}",
            "width": asset.width,
            "height": asset.height,
            "duration": asset.duration_s,
            "title": asset.title,
            "rights": asset.rights.model_dump(),
            "shots": shown.get(asset.sha256, []),
        }
        for asset in board.assets
    ]


def render(view: RenderView) -> dict[str, Any]:
    """The JSON of one rendered video; addresses once it is complete."""
    base = f"{media.PREFIX}/render/{view.id}"
    done = view.status == "completed"
    return {
        "id": view.id,
        "project": view.project_id,
        "preset": view.preset,
        "status": view.status,
        "progress": view.progress,
        "message": view.message,
        "eta_seconds": view.eta_s,
        "error": {"message": view.error, "hint": view.hint} if view.error else None,
        "resolution": f"{view.width}x{view.height}" if view.width else "",
        "duration": view.duration,
        "file_size": view.size,
        "file_url": f"{base}/video.mp4" if done and view.path else "",
        "subtitle_url": f"{base}/captions.srt" if done and view.srt else "",
        "vtt_url": f"{base}/captions.vtt" if done and view.vtt else "",
        "thumbnail_url": f"{base}/thumbnail.jpg" if done and view.thumbnail else "",
        "contact_sheet_url": f"{base}/contact.jpg" if done and view.contact_sheet else "",
        "qa": view.qa,
        "stale": view.stale,
        "job_id": view.job_id,
        "render_started_at": view.started_at,
        "render_completed_at": view.completed_at,
    }


def job(view: JobView) -> dict[str, Any]:
    """The JSON of a job."""
    return view.model_dump(exclude={"lane"})
