"""Contents of media files, by PyAV: streams, size, rate, duration, rotation, colour tags; and their sound as PCM."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.media.formats import FORMATS, format_of
from core.media.kinds import kind_of

if TYPE_CHECKING:
    import numpy as np

_MAX_AUDIO_S = 4 * 3600


@dataclass(frozen=True)
class VideoInfo:
    """The first video stream. `width` x `height` are as shown, after rotation (degrees clockwise) and pixel aspect."""

    codec: str
    profile: str
    width: int
    height: int
    pixel_format: str
    fps: float
    n_frames: int  # as the container says, 0 where it does not
    rotation: int
    colour: tuple[int, int, int, int]  # primaries, transfer, matrix (1 = BT.709), range (1 = limited, 2 = full)
    alpha: bool = False

    @property
    def hdr(self) -> bool:
        """Whether its transfer is PQ or HLG."""
        return self.colour[1] in (16, 18)


@dataclass(frozen=True)
class AudioInfo:
    """The first sound stream."""

    codec: str
    rate: int
    channels: int


@dataclass(frozen=True)
class MediaInfo:
    """A media file. `duration_s` is 0 where the container does not say."""

    duration_s: float
    size: int
    format: str
    video: VideoInfo | None
    audio: AudioInfo | None


def length_s(path: Path, name: str = "") -> float:
    """Measure a video's real duration in seconds by its packets; for containers that do not say it, or lie."""
    name = name or path.name
    with open_media(path, name) as container:
        if not container.streams.video:
            raise BadInput(f"{name} holds no pictures.", "Choose a video file.", code="no_video")
        stream = container.streams.video[0]
        last = 0.0
        first = None
        for packet in container.demux(stream):
            if packet.pts is not None and packet.time_base is not None:
                at = float(packet.pts * packet.time_base)
                first = at if first is None else min(first, at)
                last = max(last, at + float((packet.duration or 0) * packet.time_base))
        return max(0.0, last - (first or 0.0))


def probe(path: Path, name: str = "") -> MediaInfo:
    """Look into a sound or video file without decoding it all. Raises `BadInput` naming the file."""
    name = name or path.name
    with open_media(path, name) as container:
        try:
            video = next(iter(container.streams.video), None)
            sound = next(iter(container.streams.audio), None)
            return MediaInfo(
                duration_s=(container.duration or 0) / 1_000_000,
                size=path.stat().st_size,
                format=container.format.name,
                video=_video(container, video) if video is not None else None,
                audio=AudioInfo(sound.codec_context.name, sound.rate or 0, sound.channels) if sound else None,
            )
        except Exception as error:
            raise bad_media(name) from error


def open_media(path: Path, name: str = "") -> Any:
    """An open PyAV container of a sound or video file, local and of a plain format only. Raises `BadInput` naming the
    file.
    """
    import av

    name = name or path.name
    try:
        if path.stat().st_size == 0:
            raise BadInput(f"{name} is empty (0 bytes).", "Choose another file.", code="empty_media")
        known = format_of(path)
        cage = {"protocol_whitelist": "file"} | ({} if known else {"format_whitelist": FORMATS})
        return av.open(str(path), format=known or None, options=cage, timeout=(20.0, 20.0))
    except (OSError, ValueError, av.FFmpegError) as error:
        raise _other_kind(path, name) or bad_media(name) from error


def _other_kind(path: Path, name: str) -> BadInput | None:
    """The error for a file that is neither video nor sound by its first bytes, whatever its name says."""
    try:
        with path.open("rb") as file:
            kind = kind_of(file.read(64))
    except OSError:
        return None
    if kind in ("", "a video", "a sound file"):
        return None
    message = f"{name} cannot be read as a video or sound: it is {kind}."
    return BadInput(message, "Choose another file.", code="bad_media")


def decode_audio(path: Path, rate: int = 48_000, channels: int = 1, name: str = "") -> np.ndarray[Any, Any]:
    """All sound of the file as int16: shape `(n,)` for mono, `(n, channels)` else. Raises `BadInput`."""
    import av
    import numpy as np

    name = name or path.name
    chunks: list[Any] = []
    with open_media(path, name) as container:
        if not container.streams.audio:
            kind = _other_kind(path, name)
            raise kind or BadInput(f"{name} holds no sound.", "Choose a file with a sound track.", code="no_sound")
        layout = "mono" if channels == 1 else "stereo"
        resampler = av.AudioResampler(format="s16", layout=layout, rate=rate)
        n_samples = 0
        try:
            for frame in container.decode(audio=0):
                for piece in resampler.resample(frame):
                    chunks.append(piece.to_ndarray().reshape(-1))
                    n_samples += piece.samples
                if n_samples > _MAX_AUDIO_S * rate:
                    raise BadInput(f"{name} is longer than 4 hours.", "Choose a shorter file.", code="too_long")
            chunks += [piece.to_ndarray().reshape(-1) for piece in resampler.resample(None)]
        except (OSError, ValueError, av.FFmpegError) as error:
            raise bad_media(name) from error
    samples = np.concatenate(chunks) if chunks else np.zeros(0, np.int16)
    if not len(samples):
        raise bad_media(name)
    return samples if channels == 1 else samples.reshape(-1, channels)


def bad_media(name: str) -> BadInput:
    """The error for a sound or video file that is not what it should be."""
    return BadInput(
        f"{name} cannot be read as a video or sound: it is damaged or of another kind.",
        "Export it again as MP4 (H.264) or WAV, or choose another file.",
        code="bad_media",
    )


def _video(container: Any, stream: Any) -> VideoInfo:
    coder = stream.codec_context
    rotation = _rotation(container, stream)
    aspect = stream.sample_aspect_ratio or 1
    width, height = max(1, round(coder.width * float(aspect))), coder.height
    if rotation % 180:
        width, height = height, width
    return VideoInfo(
        codec=coder.name,
        profile=str(coder.profile or ""),
        width=width,
        height=height,
        pixel_format=coder.pix_fmt or "",
        fps=float(stream.average_rate or stream.guessed_rate or 0),
        n_frames=stream.frames,
        rotation=rotation,
        colour=(int(coder.color_primaries), int(coder.color_trc), int(coder.colorspace), int(coder.color_range)),
        alpha=_has_alpha(stream),
    )


def _has_alpha(stream: Any) -> bool:
    name = stream.codec_context.pix_fmt or ""
    if stream.metadata.get("alpha_mode", stream.metadata.get("ALPHA_MODE", "")) == "1":
        return True
    return name.startswith(("yuva", "rgba", "argb", "bgra", "abgr", "gbrap", "ya8", "ya16", "pal8"))


def _rotation(container: Any, stream: Any) -> int:
    """Degrees clockwise by which the first picture must be turned to be upright."""
    for frame in container.decode(stream):
        return int(-getattr(frame, "rotation", 0)) % 360
    return 0
