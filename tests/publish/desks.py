"""A desk that keeps what was saved as JSON, counts renewals, and whose clock only a test moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from core.errors import MissingSetup
from core.publish.target import Account, Desk, State


class Killed(BaseException):
    """The process ends here."""


class Clerk:
    """Saves as a database does, so that a test can go on as another process would; `kill` is the save it dies after,
    `locked` which of the times that it is asked for the token it has none.
    """

    def __init__(self, account: Account, renew: Callable[[], str], first: str) -> None:
        self._account, self._renew, self._first = account, renew, first
        self.state: dict[str, Any] = {}
        self.saves, self.kill, self.renewed, self.slept = 0, 0, 0, 0.0
        self.asked, self.locked = 0, 0

    def desk(self) -> Desk:
        """A desk to hand to a target."""
        return Desk(self._account, self._token, self._save, sleep=self._sleep)

    def stored(self) -> dict[str, Any]:
        """The state as another process reads it."""
        found: dict[str, Any] = json.loads(json.dumps(self.state))
        return found

    def _token(self, refused: str) -> str:
        self.asked += 1
        if self.asked == self.locked:
            raise MissingSetup("The sign-in has ended.", "Connect the account again.", code="signed_out")
        if refused == self._first:
            self.renewed += 1
            self._first = self._renew()
        return self._first

    def _save(self, state: State) -> None:
        self.state = json.loads(json.dumps(state))
        self.saves += 1
        if self.saves == self.kill:
            raise Killed

    def _sleep(self, seconds: float) -> None:
        self.slept += seconds
