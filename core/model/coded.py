"""Flags, reasons and notices as a code with its data. The sentence is made where it is shown, by `core.wording`.

Nothing compares sentences: code asks for `code`, so that words can be changed and translated freely.
"""

from __future__ import annotations

from typing import Self

from pydantic import SerializerFunctionWrapHandler, model_serializer

from core.model.base import Model

Value = str | bool | int | float | list[int] | list[str]


class Coded(Model):
    """A code and the values that its sentence names. Nothing empty is written."""

    code: str
    data: dict[str, Value] = {}

    @classmethod
    def of(cls, code: str, /, **data: Value) -> Self:
        """One with these values."""
        return cls(code=code, data=data)

    @classmethod
    def text(cls, sentence: str) -> Self:
        """A sentence that has no code, such as one of an earlier version."""
        return cls(code="text", data={"text": sentence})

    def __hash__(self) -> int:
        return hash(self.model_dump_json())

    @model_serializer(mode="wrap")
    def _bare(self, plain: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in plain(self).items() if value not in ({}, None)}


class Flag(Coded):
    """A mark at a line: whose words it has, or what the article does not say.

    `about` is what the check found in a line that a person changed, or the mark that a person let stand.
    """

    about: Flag | None = None


class Reason(Coded):
    """The reason why a picture or card is shown, or offered."""


class Notice(Coded):
    """Something that was degraded or is to be known."""


class Question(Coded):
    """Something that somebody who has not read the article would ask at a line."""
