"""A finding of the faithfulness check: what is wrong with a line."""

from __future__ import annotations

from typing import Literal

from core.model.article import Span
from core.model.base import Model
from core.model.coded import Flag

Kind = Literal["number", "date", "name", "unit", "negation", "quotation", "opposite", "invented"]


class Finding(Model):
    """One thing a line says that the article does not; `flag` marks the line, `passage` is what the article has."""

    kind: Kind
    flag: Flag
    said: str = ""
    passage: Span | None = None
