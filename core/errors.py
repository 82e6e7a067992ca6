"""Every error a user can meet, as one tree.

ReelwrightError                exit 1, HTTP 500   a fault of ours
├── UsageError                 exit 2, HTTP 422   the command or request was put wrongly
├── BadInput                   exit 3, HTTP 422   what was given cannot be used (page, file, text, option)
│   ├── Unknown                exit 2, HTTP 422   no such platform, style, voice or writer
│   ├── NotFound               exit 3, HTTP 404   no such project, render, line
│   └── ChangedElsewhere       exit 3, HTTP 409   another change came first; both are at hand
├── MissingSetup               exit 4, HTTP 409   a key, voice, font or program is missing
├── ProviderFailed             exit 5, HTTP 502   a service answered badly or not at all
├── Cancelled                  exit 6, HTTP 409   the user stopped it
└── StorageError               exit 7, HTTP 507   disk full, or the output cannot be written

`message` is one sentence that says what is wrong, `hint` one that says what to do; both are shown to the user as
they are, so neither holds a secret, a traceback or a provider's raw answer. `code` is a stable word for programs.
Errors become text at four edges only: page, command line, API, job row.
"""

from __future__ import annotations

from typing import Any


class ReelwrightError(Exception):
    """The root: something went wrong, said in one sentence, with what to do about it."""

    exit_code = 1
    http_status = 500
    default_code = "bug"

    def __init__(self, message: str, hint: str = "", *, code: str = "", retryable: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code or self.default_code
        self.retryable = retryable

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def as_dict(self) -> dict[str, str]:
        """The JSON shape of an error: `{"code", "message", "hint"}`."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


class UsageError(ReelwrightError):
    """The command or request was put wrongly."""

    exit_code = 2
    http_status = 422
    default_code = "usage"


class BadInput(ReelwrightError):
    """An input that cannot be used."""

    exit_code = 3
    http_status = 422
    default_code = "bad_input"


class Unknown(BadInput):
    """A name that is none of the things there are to choose from; the hint names them or says how to list them."""

    exit_code = 2
    default_code = "unknown"


class NotFound(BadInput):
    """There is no such project, render, line or file."""

    http_status = 404
    default_code = "not_found"


class ChangedElsewhere(BadInput):
    """A conflict between edits: the value is no longer what was read, another page, job or program was first.

    `current` is what is there now and `given` what was to take its place, as JSON values; nothing has been written.
    `revision` is the number of what is there now, where it has one.
    """

    http_status = 409
    default_code = "changed_elsewhere"

    def __init__(self, message: str = "", hint: str = "", *, current: Any, given: Any, revision: int | None = None):
        super().__init__(
            message or "This was changed elsewhere in the meantime.",
            hint or "Look at both, then choose which is to stay.",
        )
        self.current = current
        self.given = given
        self.revision = revision
        self.clashes: list[dict[str, Any]] = []  # what exactly both changed, where that is known


class MissingSetup(ReelwrightError):
    """A key, voice, font or program is missing; the hint says how to get it."""

    exit_code = 4
    http_status = 409
    default_code = "missing_setup"


class ProviderFailed(ReelwrightError):
    """A service answered badly, too late, or not at all."""

    exit_code = 5
    http_status = 502
    default_code = "provider_failed"


class Cancelled(ReelwrightError):
    """The user stopped the work; what was finished is kept."""

    exit_code = 6
    http_status = 409
    default_code = "cancelled"

    def __init__(self, message: str = "Stopped.", hint: str = "Finished parts are kept; start again to go on.") -> None:
        super().__init__(message, hint)


class StorageError(ReelwrightError):
    """The disk is full or a place cannot be written to."""

    exit_code = 7
    http_status = 507
    default_code = "storage"
