"""The report on a finished film."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import digests
from core.media.audio import Loudness
from core.model.timeline import Timeline
from core.ports import Context
from core.render.qa import film, letters, pixels, verdicts
from core.render.qa.slideshow import contact_sheet, sampled, slideshow
from core.wording import checks as sentences

if TYPE_CHECKING:
    from PIL import Image


def check_film(path: Path, timeline: Timeline, ctx: Context) -> dict[str, Any]:
    """Check the film at `path` against its timeline (with keys, so that scenes are looked at only once ever).

    Returns `{"ok": bool, "checks": [{"name", "ok", "value", "limit", "message"}]}`. Raises `BadInput` where the file
    is no film at all.
    """
    digest = digests.of_file(path)
    name = f"render.qa/6/{digest}/{digests.of_bytes(timeline.model_dump_json().encode())}"
    known = ctx.cache.get(name)
    if known is not None:
        return sentences.report(known, timeline.preset)
    info, found = film.streams(path), film.packets([path])
    ctx.check()
    with ThreadPoolExecutor(2) as beside:  # both wait for ffmpeg, while the letters are measured here
        hearing = beside.submit(_heard, path, digest, ctx) if info.audio is not None else None
        looking = beside.submit(pixels.picture_checks, path, timeline, found, ctx)
        boxes = [letters.box(timeline, n, ctx) for n in range(len(timeline.scenes))]
        seen, messages = looking.result()
    checks = [
        verdicts.pictures(info, timeline),
        verdicts.sound_stream(info),
        verdicts.container(film.layout(path)),
        verdicts.frames(found, timeline),
        verdicts.decoding(messages),
        verdicts.black(seen, timeline),
        verdicts.frozen(seen, timeline),
    ]
    if hearing is not None:
        loudness, silences, sound_s = hearing.result()
        checks += [
            verdicts.sync(sound_s, timeline),
            verdicts.silent(silences, timeline),
            *verdicts.loud(loudness, timeline),
        ]
    if timeline.captions_on and timeline.cues:
        checks += [verdicts.safe_zone(boxes, timeline), verdicts.reading_speed(timeline)]
    checks += [
        verdicts.duration(timeline),
        verdicts.size(info.size, timeline),
    ]
    report = {"ok": all(check["ok"] for check in checks), "checks": checks}
    if is_whole(report):
        ctx.cache.put(name, report)
    return sentences.report(report, timeline.preset)


def motion_of(path: Path, timeline: Timeline, ctx: Context) -> tuple[dict[str, Any], Image.Image]:
    """The share of a finished film that stands still (a line of advice for its report), and its contact sheet."""
    samples = sampled(path, timeline, ctx)
    captions = timeline.captions_on and bool(timeline.cues)
    boxes = [letters.box(timeline, n, ctx) if captions else None for n in range(len(timeline.scenes))]
    return slideshow(samples, timeline, boxes), contact_sheet(samples)


def is_whole(report: dict[str, Any]) -> bool:
    """Whether a film can be shown at all: it decodes, and neither frames nor a stream are missing."""
    by_name = {item["name"]: item for item in report["checks"]}
    streams = all(by_name[name]["value"] is not None for name in ("video_stream", "audio_stream"))
    return bool(streams and by_name["decode"]["ok"] and by_name["frames"]["value"] == by_name["frames"]["limit"])


def _heard(path: Path, digest: str, ctx: Context) -> tuple[Loudness, list[list[float]], float]:
    """Measure the film's loudness, silences and length once: platforms of one size share the film."""
    name = f"render.qa.sound/1/{digest}"
    known = ctx.cache.get(name)
    if known is None:
        loudness, silences, seconds = film.sound(path, ctx.scratch, ctx.check)
        known = {"loudness": asdict(loudness), "silences": silences, "seconds": seconds}
        ctx.cache.put(name, known)
    return Loudness(**known["loudness"]), known["silences"], known["seconds"]
