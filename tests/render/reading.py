"""Finished films read back."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np


def frames_of(path: Path) -> list[np.ndarray]:
    """Every frame as RGB."""
    with av.open(str(path)) as container:
        return [item.to_ndarray(format="rgb24") for item in container.decode(video=0)]
