"""Asks for an answer of a form; a wrong one is shown its mistake once, then it is an error of one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from core.errors import ProviderFailed
from core.llm import Answer, Message
from core.ports import Context
from core.script.model.wire import SCHEMAS, mistakes

MOST_CALLS = 12  # for one script, repairs included
_SHOWN_CHARS = 6000  # of a wrong answer, shown to the model again

S = TypeVar("S", bound=BaseModel)


class Model(Protocol):
    """The interface to a chat model that the writer needs: `core.llm.Chat` has it."""

    @property
    def writer(self) -> str: ...

    def complete(self, messages: Any, schema: dict[str, Any] | None = None, **more: Any) -> Answer: ...


@dataclass
class Asker:
    """A model asked for one script: how often, and how far it is."""

    llm: Model
    ctx: Context
    temperature: float = 0.4
    calls: int = 0
    share: tuple[float, float] = (0.0, 1.0)  # the part of the whole progress that this call is
    doing: str = "Writing the script"
    warned: list[str] = field(default_factory=list)

    def ask(
        self, form: type[S], system: str, user: str, *, max_tokens: int, sound: Callable[[S], list[str]] = lambda _: []
    ) -> S:
        """An answer of the form in which `sound` finds no mistake either. Raises `ProviderFailed` and the model's."""
        messages = [Message("system", system), Message("user", user)]
        wrong: list[str] = []
        for attempt in range(2):
            answer = self._call(messages, SCHEMAS[form], max_tokens * (1 + attempt))
            text, wrong = self._read(form, answer, sound)
            if text is not None:
                return text
            messages += [
                Message("assistant", answer.text[:_SHOWN_CHARS] or "(nothing)"),
                Message("user", self._repair(form, wrong)),
            ]
        raise ProviderFailed(
            f"The model {self.llm.writer} twice gave an answer that is no script: {_shown(wrong[0])}.",
            "Try again, or choose a larger model.",
            code="bad_answer",
        )

    def _call(self, messages: list[Message], schema: dict[str, Any], max_tokens: int) -> Answer:
        if self.calls >= MOST_CALLS:
            raise ProviderFailed(
                f"The model {self.llm.writer} made too many mistakes: after {MOST_CALLS} calls there is no script.",
                "Choose a larger model, or a shorter video.",
                code="bad_answer",
            )
        self.calls += 1
        low, high = self.share

        def told(chars: int) -> None:
            done = chars / (chars + 3.0 * max_tokens)  # nobody knows how much will come
            self.ctx.progress(low + (high - low) * done, f"{self.doing}: {chars:,} characters")

        self.ctx.progress(low, self.doing)
        return self.llm.complete(
            messages, schema, max_tokens=max_tokens, temperature=self.temperature, ctx=self.ctx, on_chars=told
        )

    def _read(self, form: type[S], answer: Answer, sound: Callable[[S], list[str]]) -> tuple[S | None, list[str]]:
        if answer.data is None:
            if not answer.text.strip():
                return None, ["it is empty"]
            cut = answer.cut_off or answer.text.count("{") > answer.text.count("}")
            return None, ["it was cut off before its end" if cut else "it holds no JSON object"]
        try:
            text = form.model_validate(_unwrapped(answer.data, form))
        except ValidationError as error:
            return None, mistakes(error)
        wrong = sound(text)
        return (None, wrong) if wrong else (text, [])

    def _repair(self, form: type[S], wrong: list[str]) -> str:
        shorter = " Be shorter, so that the answer is whole." if "cut off" in wrong[0] else ""
        schema = json.dumps(SCHEMAS[form], separators=(",", ":"))
        return (
            f"That answer cannot be used: {'; '.join(wrong)}.{shorter} Answer again with the whole corrected JSON "
            f"object and nothing else. It must match this JSON schema: {schema}"
        )


def _unwrapped(data: dict[str, Any], form: type[BaseModel]) -> dict[str, Any]:
    """The object itself where it was put into another: `{"script": {...}}`."""
    fields = set(form.model_fields)
    if not fields & set(data) and len(data) <= 3:
        for value in data.values():
            if isinstance(value, dict) and fields & set(value):
                return value
    return data


def _shown(wrong: str) -> str:
    """A mistake as the user reads it."""
    return " ".join(wrong.split())[:120].rstrip(".")
