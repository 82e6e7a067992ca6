"""The interface of chat models, the files in `core/llm/`. It imports no client.

A new one is two files: `core/llm/<id>.py` with one subclass of `ChatModel`, and `tests/llm/wires/<id>.py` with the wire
of its server. The contract suite, `tests/llm/test_models.py`, then runs over it. An outside package has the first file
only, announced by an entry point in the group `reelwright.llm`.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from core import providers
from core.buying import Sale
from core.errors import BadInput, MissingSetup
from core.net.clients import Wire, checked_key
from core.net.retry import Failed
from core.ports import Context, never_cancelled
from core.providers import Provider, Setting, optional

FAMILY = "core.llm"
CAPABILITIES = frozenset({"offline", "schema", "pull", "free"})  # what they mean: `ChatModel`
LOCAL_FIRST_S = 240.0  # a model on one's own machine is loaded first, and may read for minutes
REMOTE_FIRST_S = 60.0
STALL_S = 30.0


@dataclass(frozen=True)
class Message:
    """One turn of the talk; `text` is data, whatever it says."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True)
class Usage:
    """Tokens that were read and written; 0 where the server did not say."""

    read: int = 0
    written: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.read + other.read, self.written + other.written)


@dataclass(frozen=True)
class Answer:
    """A chat model's answer. `data` is the JSON object in it, if asked for and whole; `cost` in USD if known."""

    text: str
    data: dict[str, Any] | None = None
    usage: Usage = Usage()
    cost: float | None = None
    cut_off: bool = False


@dataclass(frozen=True)
class ModelInfo:
    """A model that a server offers; `ends` is the day it is shut down, as the server says it."""

    name: str
    size_bytes: int = 0
    ends: str = ""


@dataclass(frozen=True)
class Request:
    """One call. `schema` is a JSON schema for the answer, or None for plain text."""

    messages: tuple[Message, ...]
    schema: dict[str, Any] | None
    model: str
    max_tokens: int
    temperature: float
    sale: Sale = field(default_factory=Sale, compare=False)


@dataclass(frozen=True)
class Piece:
    """A part of the answer as it comes in; the last one tells the usage."""

    text: str = ""
    usage: Usage | None = None
    cost: float | None = None
    cut_off: bool = False


class ChatModel(Provider):
    """A chat service. `capabilities` are words of `CAPABILITIES`, in their order: no network; the server holds an
    answer to a schema; `pull` fetches a model; no call costs anything."""

    first_s: ClassVar[float] = REMOTE_FIRST_S  # until the first word
    stall_s: ClassVar[float] = STALL_S  # between two words
    waits: ClassVar[tuple[str, str]] = ("first_s", "stall_s")  # the settings that say otherwise
    needs = {"pull": "pull"}

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        super().__init__(values)
        self.sleep: Callable[[float], None] = time.sleep
        self.clock: Callable[[], float] = time.monotonic

    @abstractmethod
    def ready(self, model: str) -> str:
        """Name the model that will be asked; opens no connection where one was named or set.

        Args: `model`, or "" for the one that was set.
        Raises: `MissingSetup` (no key, no model).
        """

    @abstractmethod
    def pieces(self, request: Request, wire: Wire) -> Iterator[Piece]:
        """Ask, and give the answer part by part, the usage last.

        Args: `wire` sees the answer's headers and can cut the socket; it belongs into the client. Tools are never
        offered to the model. It runs in a thread of its own and may raise what the client raises: see `explain`.
        """

    @abstractmethod
    def explain(self, error: Exception, model: str) -> Failed:
        """Say what an exception of the client means to the user, whether another try helps, and if it was paid for."""

    @optional
    def models(self, check: Callable[[], None] = never_cancelled) -> list[ModelInfo]:
        """List what the server offers; nothing where it has no list.

        Raises: `MissingSetup` or `ProviderFailed`.
        """
        return []

    @optional
    def pull(self, model: str, ctx: Context) -> None:
        """Fetch a model to this machine ("pull"), with progress; what was fetched before a stop is kept.

        Raises: `BadInput` (no such model), `ProviderFailed`, `Cancelled`.
        """
        raise BadInput(f"{self.label} has its models ready.", "Choose one of them.")

    def patience(self) -> tuple[float, float]:
        """Seconds to wait for the first word, and between two: the service's setting, that for all, or the default."""
        own = providers.provider_id(type(self))
        set_here = [self.values.get(f"{own}_{name}", "") for name in self.waits]
        common = [self.values.get(name, "") for name in ("llm_first_s", "llm_stall_s")]
        first, stall = (mine or ours for mine, ours in zip(set_here, common, strict=True))
        return (_seconds(first, self.first_s), _seconds(stall, self.stall_s))


def wait_settings(
    first: str = "first_s", stall: str = "stall_s", first_s: float = REMOTE_FIRST_S
) -> tuple[Setting, ...]:
    """The timeouts of a chat service as settings of its form."""
    local = f"; {LOCAL_FIRST_S:.0f} for a server on this machine" if first_s < LOCAL_FIRST_S else ""
    return (
        Setting(first, "Seconds to wait for its first word", "number", help=f"Empty: {first_s:.0f}{local}."),
        Setting(stall, "Seconds to wait between two words", "number", help=f"Empty: {STALL_S:.0f}."),
    )


def _seconds(text: str, default: float) -> float:
    try:
        return min(3600.0, max(0.05, float(text)))
    except ValueError:
        return default


def usable_key(key: str, label: str, hint: str) -> str:
    """The key of a chat service without blanks. Raises `MissingSetup` where it is missing or can be no key, without
    repeating it.
    """
    key = key.strip()
    if not key:
        raise MissingSetup(f"{label} needs a key.", hint, code="no_key")
    return checked_key(key, label, hint, blanks=False)


def key_hint(name: str, where: str = "") -> str:
    """The hint that says where a chat service's key is put."""
    got = f" Keys are made at {where}." if where else ""
    return f"Enter it on the settings page or set REELWRIGHT_{name.upper()}.{got}"
