"""Fixtures of the sources' contract suite: all it needs to run a source here, and the files that its site serves."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image

from tests.voice.wire import Answer, Wire


@dataclass
class Site:
    """Site of stock pictures: entries in its own shape, by kind; the words of the last question."""

    photos: list[object] = field(default_factory=list)
    videos: list[object] = field(default_factory=list)
    files: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Ready:
    """Settings under which the source works without the network, and the local server behind them.

    `at_home`: its server is one's own machine, which has no limit of requests and is told to stop. `key_in`: where the
    key stands in a request; a header takes fewer letters than a parameter, and some sites have none.
    """

    values: Mapping[str, str]
    wire: Wire
    site: Site = field(default_factory=Site)
    at_home: bool = False
    key_in: Literal["header", "other", "none"] = "header"

    @property
    def at(self) -> str:
        return self.wire.url.removeprefix("http://")


@cache
def jpeg(seed: int = 1, width: int = 320, height: int = 480) -> bytes:
    data = io.BytesIO()
    small = Image.frombytes("RGB", (16, 24), random.Random(seed).randbytes(16 * 24 * 3))
    small.resize((width, height), Image.Resampling.BICUBIC).save(data, "JPEG", quality=90)
    return data.getvalue()


@cache
def clip(seconds: float = 2.0, width: int = 270, height: int = 480) -> bytes:
    """A film as sites have them: H.264 in MP4, its index before its pictures."""
    import tempfile

    import av
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.mp4"
        with av.open(str(path), "w", options={"movflags": "faststart"}) as out:
            stream = out.add_stream("libx264", rate=25)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.codec_context.gop_size = 12
            chance = np.random.default_rng(4)
            ground = chance.integers(0, 255, (height, width, 3), dtype=np.uint8)
            for n in range(round(25 * seconds)):
                picture = np.roll(ground, 3 * n, axis=1)
                out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
            out.mux(stream.encode(None))
        return path.read_bytes()
