"""ElevenLabs' forced alignment: any sound and its known text in, the time of every character out."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np

from core.connections import ELEVENLABS
from core.media.audio import write_wav
from core.ports import Context
from core.providers import Cost
from core.voice import eleven
from core.voice.aligner import Aligner, Heard, kept_key
from core.voice.matching import matched
from core.voice.remote import Asking, Trouble


class ElevenLabsAligner(Asking, Aligner):
    """The endpoint /v1/forced-alignment, through the official client."""

    label = "ElevenLabs alignment"
    note = "Very exact, paid by the minute of sound."
    connection = ELEVENLABS
    licence = "Paid service"
    limits = {"seconds": 10 * 3600}
    capabilities = frozenset({"hd"})
    cost = Cost(0.0067, "minute")
    requires = ("elevenlabs",)
    install = "pip install elevenlabs==2.78.0"
    asked_for = "request"
    otherwise_unknown = otherwise_refused = otherwise_credit = Aligner.otherwise

    def hear(self, samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Heard:
        data, text = write_wav(samples, rate), " ".join(words)

        def call() -> list[tuple[str, float, float]]:
            answer = eleven.client(self, self.timeout_s).forced_alignment.create(
                file=("speech.wav", io.BytesIO(data), "audio/wav"), text=text, request_options={"max_retries": 0}
            )
            return [(item.text, float(item.start), float(item.end)) for item in answer.words if item.text.strip()]

        key = kept_key(self, data, text)
        notes = ctx.till.notes(ctx.cache)
        current = notes.get(key)
        if current is None:
            ctx.sale.keep = lambda found: notes.put(key, found)
            current = self.ask(call, ctx.check, sale=ctx.sale)
        return matched(words, [(str(word), float(start), float(end)) for word, start, end in current])

    def trouble(self, error: Exception) -> Trouble | None:
        return eleven.trouble(error)
