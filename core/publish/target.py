"""Targets: where finished videos go, each a file in `targets/`, and the contract they share.

A publication has one irreversible step, after which a film may be public although no answer came. So a target
saves every id it gets before it goes on (`Desk.save`), and says so just before that step (`Desk.commit`). Whatever
happens between the two, sending begins again where it was; whatever happens after `commit` is settled by asking the
target (`settle`), never by sending once more. A target where the same film sent twice is one film (a file that takes
the place of itself) is `idempotent` and needs no settling.

The state is a dict of JSON values that only the target reads; the caller stores it. Targets know no database, no
project and no page.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Literal

from core.errors import BadInput, MissingSetup
from core.model.coded import Notice
from core.net.retry import pause
from core.ports import never_cancelled
from core.providers import Provider, optional
from core.publish.oauth import Endpoint

FAMILY = "core.publish.targets"
CAPABILITIES = frozenset(
    {
        "account",
        "schedule",
        "captions",
        "thumbnail",
        "privacy",
        "ai_label",
        "made_with_ai",
        "made_for_kids",
        "update",
        "remove",
        "asks_account",
    }
)  # what a target can do; "account": it sends as somebody who signed in there; "asks_account": before each post it
# asks what that account may do. "ai_label" is a label for realistic things that were generated, "made_with_ai" one for
# any part that AI had.
Privacy = Literal["private", "unlisted", "public"]
Status = Literal["published", "scheduled", "processing", "failed", "absent"]
State = dict[str, Any]


@dataclass(frozen=True)
class Post:
    """A finished film and everything that goes out with it, as a person approved it.

    `key` names this publication and stays the same over all tries, `project` the project it is of; `tags` are words
    without "#". `publish_at` has a time zone. Paths are files that the target only reads.
    """

    key: str
    project: str
    film: Path
    sha256: str
    size: int
    seconds: float
    width: int
    height: int
    preset: str
    title: str
    description: str
    tags: tuple[str, ...] = ()
    language: str = ""
    captions: Path | None = None
    track: Path | None = None  # the captions as WebVTT, for web pages
    source: str = ""  # the address of the article that it was made of
    thumbnail: Path | None = None
    privacy: Privacy = "private"
    publish_at: datetime | None = None
    made_for_kids: bool = False
    synthetic: bool = False  # realistic pictures or voices that were generated
    made_with_ai: bool = True  # whether it says that AI had a part, where the platform has a label for that
    options: Mapping[str, Any] = field(default_factory=dict)  # answers to what only this target asks: JSON values


@dataclass(frozen=True)
class Field:
    """One field of what would be sent, for a dry run: its name there and its value, as text."""

    name: str
    value: str


@dataclass(frozen=True)
class Sent:
    """The answer of a target about a publication. "absent": it is certain that nothing was published.

    `notices` say what did not come along (a thumbnail, a caption track) or differs (another privacy).
    """

    status: Status
    remote_id: str = ""
    url: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Allowed:
    """The limits of an account, as it says them itself: who posts, `choices` of who may see it, the longest film in
    seconds (0: no limit), and what it has switched off ("comment", "duet", "stitch").
    """

    name: str
    handle: str = ""
    picture: str = ""
    choices: tuple[str, ...] = ()
    longest_s: float = 0.0
    off: frozenset[str] = frozenset()


def _forgotten(state: State) -> None:
    return None


def _no_token(refused: str) -> str:
    raise MissingSetup("Nobody has signed in there.", "Connect an account first: python -m core accounts connect.")


def _unseen(fraction: float, message: str = "") -> None:
    return None


@dataclass(frozen=True)
class Account:
    """Somebody's account at a target, in the clear: `token` is what its sign-in gave, `client` the person's own app."""

    id: int
    target: str
    remote_id: str
    name: str
    token: Mapping[str, Any] = field(repr=False)
    client: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class Desk:
    """The tools that a target is handed: `save` stores its state before it goes on, `progress(0..1, sentence)`
    reports, `check` raises `Cancelled` once it should stop (asked before the irreversible step, not after it).

    `token(refused)` gives the account's access token; with the one that was just refused, a newer one.
    """

    account: Account | None = None
    token: Callable[[str], str] = _no_token
    save: Callable[[State], None] = _forgotten
    progress: Callable[..., None] = _unseen
    check: Callable[[], None] = never_cancelled
    sleep: Callable[[float], None] = time.sleep

    def wait(self, seconds: float) -> None:
        """Wait before asking once more. Raises `Cancelled`."""
        pause(seconds, self.check, self.sleep)

    def commit(self, state: State) -> None:
        """Store that the irreversible step comes next."""
        state["committed"] = True
        self.save(state)

    def retract(self, state: State) -> None:
        """Store that the target refused the irreversible step, or that another one comes before the film is there."""
        state.pop("committed", None)
        self.save(state)


class Target(Provider):
    """Base of all targets. Its contract suite is tests/publish/test_targets.py.

    `platform` is the name of the platform whose limits its posts keep ("" for any), `daily` the posts that it takes of
    an account in 24 hours (0: no limit is known), `scopes` what a sign-in asks for.
    """

    platform: ClassVar[str] = ""
    idempotent: ClassVar[bool] = False
    daily: ClassVar[int] = 0
    scopes: tuple[str, ...] = ()
    needs: ClassVar[Mapping[str, str]] = {
        "account": "sign_in",
        "update": "update",
        "remove": "remove",
        "asks_account": "allowed",
    }

    @abstractmethod
    def problems(self, post: Post) -> list[BadInput]:
        """Everything that keeps the post from being taken, each with what to do, found without asking anybody."""

    @abstractmethod
    def fields(self, post: Post) -> tuple[Field, ...]:
        """List what would be sent, field by field."""

    @abstractmethod
    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        """Publish, going on from `state`, which is empty at the first try.

        Raises `ProviderFailed` (retryable where going on later may help), `MissingSetup`, `BadInput`, `Cancelled`.
        """

    @abstractmethod
    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        """Find out what became of a publication whose answer was lost; None where the target cannot tell.

        Raises as `send` does where it cannot be asked now.
        """

    @abstractmethod
    def confirm(self, state: State, desk: Desk) -> Sent:
        """Ask how a publication that was accepted stands now. Raises as `send` does."""

    @abstractmethod
    def greet(self, desk: Desk) -> str:
        """Ask something cheap of the target; one sentence about the answer. Raises as `send` does."""

    @optional
    def sign_in(self) -> Endpoint:
        """The addresses of its sign-in (capability "account")."""
        raise NotImplementedError

    @optional
    def owners(self, desk: Desk) -> list[tuple[str, str]]:
        """The ids and names of all that one sign-in can send as (capability "account"). Raises as `send` does."""
        raise NotImplementedError

    @optional
    def allowed(self, desk: Desk) -> Allowed | None:
        """Ask what the account may do now (capability "asks_account"); None where nothing depends on it. Raises as
        `send` does.
        """
        raise NotImplementedError

    @optional
    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        """Replace title, text, tags and marks of what is published."""
        raise NotImplementedError

    @optional
    def remove(self, state: State, desk: Desk) -> None:
        """Take the publication back."""
        raise NotImplementedError
