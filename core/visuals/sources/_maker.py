"""Base of the sources that make pictures: the size that is asked for, the description, and the bytes that come back."""

from __future__ import annotations

import base64
import binascii
from typing import Any, ClassVar

from core.errors import BadInput, ProviderFailed
from core.visuals.source import Source
from core.visuals.sources import _clean as clean

MADE_BY_AI = "Viewers must be told that the picture is made by AI; the AI label of a video says so."
_DESCRIBE = "Say in a few words what is to be seen."


class Maker(Source):
    """A source that makes pictures of a description and has nothing to search in."""

    capabilities = frozenset({"generate"})
    prompt_chars: ClassVar[int] = 3000

    def described(self, prompt: str) -> str:
        """The description as it is sent. Raises `BadInput` where there is none."""
        text = clean.query(prompt, self.prompt_chars)
        if len(text) < 2:
            raise BadInput("The description of the picture is empty.", _DESCRIBE, code="no_prompt")
        return text

    def declined(self) -> BadInput:
        """The service does not want to show this."""
        return BadInput(
            f"{self.label} declined to make this picture.",
            "Describe it otherwise: without real people, brands and anything that may be called unsafe.",
            code="declined",
        )

    def picture(self, text: Any) -> bytes:
        """The bytes of a picture in base64, with or without `data:` before it. Raises `ProviderFailed`."""
        try:
            if not isinstance(text, str) or not text:
                raise ValueError("no picture")
            return base64.b64decode(text.partition(",")[2] if text.startswith("data:") else text, validate=True)
        except (ValueError, binascii.Error):
            raise ProviderFailed(
                f"{self.label} answered without a picture.", "Try again, or check its settings.", code="bad_answer"
            ) from None


def stepped(width: int, height: int, step: int, most: float) -> tuple[int, int]:
    """The size of a picture to be made with both sides multiples of `step`, its long side at most `most` and its
    short one at least a step.
    """
    scale = min(1.0, most / max(width, height))
    wide, high = (max(step, -(-round(side * scale) // step) * step) for side in (width, height))
    return min(wide, int(most) // step * step), min(high, int(most) // step * step)
