"""The base of every data class: frozen, strict about unknown fields, JSON round trip."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict

from core.model.text import cleaned


class Model(BaseModel):
    """Frozen data. Change it with `model_copy(update={...})`; write it with `model_dump_json()`."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")

    def tidy(self) -> Self:
        """The same with every text in it fit to be kept (`core.model.text`)."""
        values = self.model_dump()
        fresh = cleaned(values)
        return self if fresh == values else type(self).model_validate(fresh)
