"""The film as an OpenTimelineIO document with its media beside it, so that an editor can go on in another program.

https://opentimelineio.readthedocs.io : tracks of clips that name files, in exact frames. What the format cannot say
(how a picture is framed and moves, kinds of transition, slides) stands in the clips' metadata under "reelwright".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core.media import pictures
from core.model.timeline import Clip, Footage, Moving, Overlay, Scene, Still, Timeline
from core.ports import Context
from core.render.audio import stems
from core.render.disk import copy_to, placed
from core.render.scene import encode
from core.render.scene_plan import Plan, plan, plans
from core.render.sources import probed

MEDIA = "media"


def write_otio(timeline: Timeline, ctx: Context, folder: Path, stem: str, captions: str = "") -> Path:
    """Write the film for an editing program: `folder/stem.otio` and all media it names into `folder/media`; returns
    the document's path.

    `captions` is the name of a subtitle file beside it. References are relative: the folder may be moved as a whole.
    Raises `BadInput` for media that cannot be read, `StorageError`, `Cancelled`.
    """
    import opentimelineio as otio

    writer = _Writer(timeline, ctx, folder, stem)
    document = otio.schema.Timeline(name=timeline.title or stem)
    document.metadata["reelwright"] = {
        "preset": timeline.preset, "width": timeline.width, "height": timeline.height, "fps": timeline.fps,
        "language": timeline.language, "captions": captions,
    }  # fmt: skip
    document.tracks.extend([writer.pictures(), *writer.overlays(), *writer.sound()])
    document.tracks.markers.extend(writer.chapters())
    path = folder / f"{stem}.otio"
    with placed(path) as temp:
        temp.write_text(otio.adapters.write_to_string(document, "otio_json"), encoding="utf-8")
    return path


class _Writer:
    """Copies media under plain names, each once, and makes tracks."""

    def __init__(self, timeline: Timeline, ctx: Context, folder: Path, stem: str) -> None:
        import opentimelineio as otio

        self.otio, self.timeline, self.ctx = otio, timeline, ctx
        self.folder, self.prefix = folder, f"{stem}-"
        self._names: dict[str, str] = {}

    def pictures(self) -> Any:
        """The scenes, one clip each (a clip that starts over several), and the transitions between them."""
        track = self._track("Pictures", "Video")
        for n, scene in enumerate(self.timeline.scenes):
            self.ctx.check()
            self.ctx.progress(n / len(self.timeline.scenes), "Copying pictures")
            item = plan(self.timeline, n)
            if item.transition.n_frames:
                track.append(self._transition(item))
            track.extend(self._scene(n, scene, item))
        return track

    def _scene(self, n: int, scene: Scene, item: Plan) -> Iterator[Any]:
        hidden = {"asset", "ground", "sheet", "sprites"}  # digests say nothing to an editor
        notes = {"scene": n, "lines": list(scene.lines), **scene.source.model_dump(mode="json", exclude=hidden)}
        if isinstance(scene.source, Footage):
            yield from self._footage(scene.source, item, notes)
            return
        if isinstance(scene.source, Still):
            kind = "card" if scene.source.fit == "exact" else "picture"
            name = self._still(scene.source.asset, kind)
        else:
            name = self._encoded(n, scene.source)
        # A still has no length of its own; it lasts as long as the next scene's transition shows of it.
        yield self._clip(name, 0, item.n_frames, item.total_frames, notes)

    def _footage(self, source: Footage, item: Plan, notes: dict[str, Any]) -> Iterator[Any]:
        shot, fps = probed(source, self.ctx), self.timeline.fps
        name = self._copied(source.asset, "footage", shot.path.suffix or ".mp4")
        total_s = item.total_frames / fps
        # What goes on by melting into its beginning is there as plain pieces, for the editor to join as they like.
        slowed = 1.0 if source.when_short == "loop" and shot.loops(total_s) else shot.slowed(total_s)
        whole = max(1, int((shot.in_s + shot.available_s) * fps * slowed))
        at, left = round(shot.in_s * fps * slowed), item.n_frames
        while left > 0:
            n_frames = min(left, max(1, whole - at)) if shot.loops(total_s) else left
            clip = self._clip(name, round(at / slowed), n_frames, round(whole / slowed), notes)
            if slowed != 1.0:
                clip.effects.append(self.otio.schema.LinearTimeWarp(time_scalar=1 / slowed))
            yield clip
            left, at = left - n_frames, round(shot.in_s * fps * slowed)

    def _encoded(self, n: int, source: Clip | Moving) -> str:
        """A scene that is computed is rendered, without captions and overlays, and takes part as a film."""

        bare = self.timeline.scenes[n].model_copy(update={"overlays": (), "start_frame": 0})
        alone = self.timeline.model_copy(update={"scenes": (bare,), "captions_on": False})
        scene = encode(plans(alone, "high")[0], self.ctx, lambda _: None)
        name = source.factory if isinstance(source, Clip) else "card"
        return self._placed(f"{name}-{n + 1:02d}.mp4", scene.path)

    def overlays(self) -> Iterator[Any]:
        """Yield the tracks of what is laid over the pictures, as many as there are overlays at once."""
        rows: list[tuple[int, Any]] = []
        for n, scene in enumerate(self.timeline.scenes):
            for overlay in sorted(scene.overlays, key=lambda o: o.start_frame):
                start = scene.start_frame + overlay.start_frame
                at = next((k for k, (end, _) in enumerate(rows) if end <= start), None)
                if at is None:
                    rows.append((0, self._track(f"Overlays {len(rows) + 1}", "Video")))
                    at = len(rows) - 1
                end, track = rows[at]
                if start > end:
                    track.append(self._gap(start - end))
                track.append(self._overlay(n, overlay))
                rows[at] = (start + overlay.end_frame - overlay.start_frame, track)
        yield from (track for _, track in rows)

    def _overlay(self, scene: int, overlay: Overlay) -> Any:
        length = overlay.end_frame - overlay.start_frame
        notes = {"scene": scene, **overlay.model_dump(mode="json", exclude={"asset"})}
        return self._clip(self._still(overlay.asset, "overlay"), 0, length, length, notes)

    def sound(self) -> Iterator[Any]:
        """The takes, and the music as it lies under them."""
        voice = self._track("Voice", "Audio")
        at = 0
        for n, clip in enumerate(sorted(self.timeline.audio.speech, key=lambda item: item.start_frame), 1):
            self.ctx.check()
            data, n_frames = stems.take(clip, self.timeline.fps, self.ctx)
            if clip.start_frame > at:
                voice.append(self._gap(clip.start_frame - at))
            name = f"{self.prefix}voice-{n:03d}.wav"
            with placed(self.folder / MEDIA / name) as temp:
                temp.write_bytes(data)
            voice.append(self._clip(name, 0, n_frames, n_frames, {"take": n}))
            at = clip.start_frame + n_frames
        yield voice
        total, name = self.timeline.n_frames, f"{self.prefix}music.wav"
        if self.timeline.audio.music is None or self.timeline.audio.music.level <= 0:
            return
        self.ctx.progress(0.9, "Mixing the music")
        with placed(self.folder / MEDIA / name) as temp:
            stems.music(self.timeline.audio, total, self.timeline.fps, self.ctx, temp)
        music = self._track("Music", "Audio")
        music.append(self._clip(name, 0, total, total, {}))
        yield music

    def chapters(self) -> Iterator[Any]:
        """A marker at the start of each chapter."""
        for frame, title in self.timeline.chapters:
            yield self.otio.schema.Marker(name=title, marked_range=self._range(frame, 1), color="GREEN")

    def _transition(self, item: Plan) -> Any:
        """It lies in the scene that enters, and shows the one before going on."""
        kinds = self.otio.schema.TransitionTypes
        dissolve = item.transition.kind == "dissolve"
        return self.otio.schema.Transition(
            name=item.transition.kind,
            transition_type=kinds.SMPTE_Dissolve if dissolve else kinds.Custom,
            in_offset=self._time(0),
            out_offset=self._time(item.transition.n_frames),
            metadata={"reelwright": {"kind": item.transition.kind}},
        )

    def _still(self, sha256: str, kind: str) -> str:
        return self._copied(sha256, kind, pictures.probe(self.ctx.blobs.path(sha256)).suffix)

    def _copied(self, sha256: str, kind: str, suffix: str) -> str:
        if sha256 not in self._names:
            number = 1 + sum(name.startswith(f"{self.prefix}{kind}-") for name in self._names.values())
            name = f"{kind}-{number:02d}{suffix}"
            self._names[sha256] = self._placed(name, self.ctx.blobs.path(sha256))
        return self._names[sha256]

    def _placed(self, name: str, source: Path) -> str:
        copy_to(source, self.folder / MEDIA / f"{self.prefix}{name}")
        return f"{self.prefix}{name}"

    def _track(self, name: str, kind: str) -> Any:
        return self.otio.schema.Track(name=name, kind=kind)

    def _gap(self, n_frames: int) -> Any:
        return self.otio.schema.Gap(source_range=self._range(0, n_frames))

    def _clip(self, name: str, start: int, n_frames: int, available: int, notes: dict[str, Any]) -> Any:
        url = quote(f"{MEDIA}/{name}")
        media = self.otio.schema.ExternalReference(url, self._range(0, available))
        return self.otio.schema.Clip(
            name=Path(name).stem, media_reference=media, source_range=self._range(start, n_frames),
            metadata={"reelwright": notes} if notes else {},
        )  # fmt: skip

    def _range(self, start: int, n_frames: int) -> Any:
        return self.otio.opentime.TimeRange(self._time(start), self._time(n_frames))

    def _time(self, frames: int) -> Any:
        return self.otio.opentime.RationalTime(frames, self.timeline.fps)
