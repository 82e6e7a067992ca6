"""The base of every data class: frozen, strict about unknown fields, JSON round trip."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen data. Change it with `model_copy(update={...})`; write it with `model_dump_json()`."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")
