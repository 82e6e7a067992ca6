"""Faster or slower at the same pitch, for engines that have one speed: libavfilter's time-stretcher."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.voice.engine import Speech, Stamp


def stretched(speech: Speech, factor: float) -> Speech:
    """The speech of a line `factor` times as fast (0.5 to 2), its stamps with it."""
    if abs(factor - 1) < 0.005 or not len(speech.samples):
        return speech
    import av
    import av.filter

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=speech.rate, format="s16", layout="mono")
    tempo = graph.add("atempo", f"{factor:.4f}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    samples = np.ascontiguousarray(speech.samples.astype("<i2").reshape(1, -1))
    frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
    frame.sample_rate, frame.pts = speech.rate, 0
    source.push(frame)
    source.push(None)
    parts: list[Any] = []
    while True:
        try:
            pulled: Any = sink.pull()
            parts.append(pulled.to_ndarray().reshape(-1))
        except (BlockingIOError, av.EOFError):
            break
    stamps = tuple(Stamp(stamp.char, stamp.start_s / factor, stamp.end_s / factor) for stamp in speech.stamps)
    return Speech(np.concatenate(parts) if parts else speech.samples[:0], speech.rate, stamps)
