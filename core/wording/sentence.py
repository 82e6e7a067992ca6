"""A code and its data as a sentence."""

from __future__ import annotations

from typing import Any

from core.model.coded import Coded, Flag, Notice, Question, Reason
from core.wording import flags, notices, questions, reasons

_TABLES = ((Flag, flags.TABLE), (Reason, reasons.TABLE), (Notice, notices.TABLE), (Question, questions.TABLE))


class _Gap(str):
    """A value that an earlier version did not write: shown as a gap in the sentence, not as a failure."""

    def __format__(self, _: str) -> str:
        return str(self)


class _Data(dict[str, Any]):
    """Values by name."""

    def __missing__(self, name: str) -> str:
        return _Gap("…")


def words(coded: Coded | None) -> str:
    """The sentence of a code, in plain words; empty where there is none."""
    if coded is None:
        return ""
    table = next(table for kind, table in _TABLES if isinstance(coded, kind))
    row = table.get(coded.code, "{text}" if coded.code == "text" else coded.code.replace("_", " ").capitalize() + ".")
    data = _Data(coded.data)
    sentence = row(data) if callable(row) else row.format_map(data)
    about = words(coded.about) if isinstance(coded, Flag) else ""
    return f"{sentence}: {about}" if about else sentence


def beside(coded: Coded | None, name: str) -> dict[str, Any]:
    """The fields of a JSON object that tell a code: its sentence under `name`, and beside it the code and its data."""
    current = coded.model_dump(mode="json", exclude={"code"}) if coded else {}
    fields = {**current.get("data", {}), **({"about": current["about"]} if current.get("about") else {})}
    return {name: words(coded), f"{name}_code": coded.code if coded else "", f"{name}_data": fields}
