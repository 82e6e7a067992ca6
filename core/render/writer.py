"""x264 in this process, through PyAV: frames of ours go to the encoder without a pipe or a second program.

Only frames that we have composed come here; media of others is decoded by a child process. One encoder thread a scene:
scenes run side by side instead, so that bytes depend on nothing but the frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

from core.errors import MissingSetup, ReelwrightError
from core.media import ended
from core.render.disk import as_disk_error
from core.render.planes import Array

_OURS = ("c:v", "pix_fmt", "threads", "color_primaries", "color_trc", "colorspace", "color_range")


class EncoderFailed(ReelwrightError):
    """The encoder gave up on a scene; another try may succeed."""


class VideoWriter:
    """Encodes frames of one size into an MP4 file; `data` is the one buffer from which every frame is taken."""

    def __init__(self, file: Any, size: tuple[int, int], fps: int, encode: Sequence[str], data: Array) -> None:
        import av

        width, height = size
        self._out = av.open(file, "w", format="mp4", options={"fflags": "+bitexact"})
        stream: Any = self._out.add_stream("libx264", rate=fps, options=options(encode))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        codec = stream.codec_context
        codec.thread_count = 1
        codec.sample_aspect_ratio = Fraction(1)
        # Numbers of ITU-T H.273: 1 is BT.709; of libavutil: 1 is limited range.
        codec.color_primaries = codec.color_trc = codec.colorspace = codec.color_range = 1
        self._stream = stream
        self._frame = av.VideoFrame.from_numpy_buffer(data.reshape(height * 3 // 2, width), format="yuv420p")
        self._frame.color_primaries = self._frame.color_trc = 1
        self._frame.colorspace = self._frame.color_range = 1
        self._n = 0

    def write(self) -> None:
        """Encode what the buffer holds now as the next frame."""
        self._frame.pts = self._n
        self._n += 1
        self._out.mux(self._stream.encode(self._frame))

    def finish(self) -> None:
        """Encode what is still waiting for its turn, and write the file's index."""
        self._out.mux(self._stream.encode())
        self._out.close()


@contextmanager
def writing(path: Path, size: tuple[int, int], fps: int, encode: Sequence[str], data: Array) -> Iterator[VideoWriter]:
    """Give a writer for the file at `path`, finished when the block ends well and abandoned otherwise.

    Raises `MissingSetup`, `StorageError`, `EncoderFailed`.
    """
    with as_disk_error(path.parent), path.open("wb") as file, _named():
        writer = VideoWriter(file, size, fps, encode, data)
        yield writer
        writer.finish()


def options(encode: Sequence[str]) -> dict[str, str]:
    """The options of `encoder.x264` as libavcodec takes them by name, without those that a stream has as fields."""
    pairs = dict(zip(encode[::2], encode[1::2], strict=True))
    named = {key.removeprefix("-").removesuffix(":v"): value for key, value in pairs.items()}
    return {key: value for key, value in named.items() if key not in (*_OURS, "c")} | {"flags": "+bitexact"}


@contextmanager
def _named() -> Iterator[None]:
    """Turn PyAV's errors into ours; those of the file come as they are."""
    import av
    from av.codec.codec import UnknownCodecError

    try:
        yield
    except av.error.MemoryError as error:
        raise ended.out_of_memory("The encoder") from error
    except UnknownCodecError as error:
        raise MissingSetup(
            "The Python package av has no H.264 encoder.",
            "Install it as it comes from PyPI: pip install --force-reinstall --only-binary :all: av",
        ) from error
    except av.FFmpegError as error:
        raise EncoderFailed(
            "The video encoder failed.", "Start the render again.", code="encoder_failed", retryable=True
        ) from error
