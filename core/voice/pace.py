"""Speaking rate of a finished narration."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.narration import SAMPLE_RATE, Narration


def letters_per_s(narration: Narration, lines: Sequence[tuple[int, str]] | None = None) -> float:
    """The letters and digits that a finished narration says a second, pauses after lines left out; 0.0 where nothing
    was said.

    `lines` are (line id, text) pairs; without them the texts of the takes count.
    """
    texts = dict(lines) if lines is not None else {take.line_id: take.text for take in narration.takes}
    spoken_s = sum(take.n_samples for take in narration.takes if take.line_id in texts) / SAMPLE_RATE
    letters = sum(char.isalnum() for take in narration.takes if take.line_id in texts for char in texts[take.line_id])
    return letters / spoken_s if spoken_s and letters else 0.0
