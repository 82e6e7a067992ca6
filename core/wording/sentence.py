"""A code and its data as a sentence."""

from __future__ import annotations

from typing import Any

from core.model.coded import Coded, Flag, Notice, Reason
from core.wording import flags, notices, reasons

_TABLES = ((Flag, flags.TABLE), (Reason, reasons.TABLE), (Notice, notices.TABLE))


class _Gap(str):
    """A value that an earlier version did not write: shown as a gap in the sentence, not as a failure."""

    def __format__(self, _: str) -> str:
        return str(self)


class _Data(dict[str, Any]):
    """Values by name."""

    def __missing__(self, name: str) -> str:
        return _Gap("…")


def words(one: Coded | None) -> str:
    """The sentence of a code; empty where there is none."""
    if one is None:
        return ""
    table = next(table for kind, table in _TABLES if isinstance(one, kind))
    row = table.get(one.code, "{text}" if one.code == "text" else one.code.replace("_", " ").capitalize() + ".")
    data = _Data(one.data)
    sentence = row(data) if callable(row) else row.format_map(data)
    about = words(one.about) if isinstance(one, Flag) else ""
    return f"{sentence}: {about}" if about else sentence


def beside(one: Coded | None, name: str) -> dict[str, Any]:
    """The fields of a JSON object that tell a code: its sentence under `name`, and beside it the code and its data."""
    held = one.model_dump(mode="json", exclude={"code"}) if one else {}
    told = {**held.get("data", {}), **({"about": held["about"]} if held.get("about") else {})}
    return {name: words(one), f"{name}_code": one.code if one else "", f"{name}_data": told}
