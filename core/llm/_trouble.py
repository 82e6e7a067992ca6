"""What can go wrong with a chat model, as the errors a user meets, and whether asking again may help."""

from __future__ import annotations

from dataclasses import dataclass

from core.buying import Fate
from core.errors import MissingSetup, ProviderFailed, ReelwrightError
from core.net.again import retry_after_s

__all__ = ["LONGEST_WAIT_S", "Trouble", "Unreadable", "retry_after_s"]

_PATIENT_S = 60.0  # after a longer silence nobody wants to wait as long again
LONGEST_WAIT_S = 120.0  # what is asked to wait longer is told to the user instead


class Unreadable(ValueError):
    """A server's answer is not what its interface promises."""


@dataclass
class Trouble(Exception):
    """An error on its way to the user. `again`: asking once more may help; `after_s` is what the server asked for;
    `fate` is what became of the request, as far as money goes."""

    error: ReelwrightError
    again: bool = False
    after_s: float | None = None
    fate: Fate = "refused"


def of_status(status: int, label: str, model: str, *, key_hint: str, model_hint: str, after_s: float | None) -> Trouble:
    """The trouble behind an HTTP status. The server's own words are left out: they may hold anything."""
    if status in (401, 403):
        return Trouble(MissingSetup(f"{label} refused the key.", key_hint, code="bad_key"))
    if status == 402:
        return Trouble(
            ProviderFailed(f"The account at {label} has no credit left.", "Top it up there.", code="no_credit")
        )
    if status == 404:
        return Trouble(MissingSetup(f"{label} has no model called “{model[:80]}”.", model_hint, code="no_model"))
    if status == 413:
        return Trouble(too_long(label, model))
    if status == 429:
        wait = f"in {after_s / 60:.0f} minutes" if after_s and after_s > 90 else "in a minute"
        error = ProviderFailed(
            f"{label} is asked too often for this key.",
            f"Try again {wait}, or choose another model.",
            code="rate_limited",
            retryable=True,
        )
        return Trouble(error, again=after_s is None or after_s <= LONGEST_WAIT_S, after_s=after_s)
    if status >= 500 or status in (408, 409):
        error = ProviderFailed(
            f"{label} has trouble of its own (status {status}).",
            "Try again later, or choose another model.",
            code="provider_failed",
            retryable=True,
        )
        return Trouble(error, again=after_s is None or after_s <= LONGEST_WAIT_S, after_s=after_s)
    if 300 <= status < 400:
        what = f"{label} sends on to another address, which is not followed."
        hint = "Check its address on the settings page, and whether this network asks for a login first."
        return Trouble(ProviderFailed(what, hint, code="redirected"))
    error = ProviderFailed(
        f"{label} did not accept the request for “{model[:80]}” (status {status}).", "Choose another model."
    )
    return Trouble(error)


def too_long(label: str, model: str) -> ProviderFailed:
    """The article and the answer do not fit into the model's memory."""
    return ProviderFailed(
        f"The text is too long for “{model[:80]}” at {label}.",
        "Choose a model with a longer context, or tick parts of the article away.",
        code="too_long",
    )


def stalled(label: str, seconds: float) -> Trouble:
    """Nothing came for too long."""
    error = ProviderFailed(
        f"{label} sent nothing for {seconds:.0f} seconds.",
        "Check that it works, choose a smaller or faster model, or give it more time in Settings.",
        code="timeout",
        retryable=True,
    )
    return Trouble(error, again=seconds <= _PATIENT_S, fate="doubtful")


def unreachable(label: str, where: str, *, local: bool, start: str) -> Trouble:
    """No connection: on one's own machine the program is not running, elsewhere the network or the service fails."""
    if local:
        return Trouble(MissingSetup(f"{label} cannot be reached at {where}.", start, code="not_running"))
    error = ProviderFailed(
        f"{label} cannot be reached at {where}.", "Check the network and the address.", code="offline", retryable=True
    )
    return Trouble(error, again=True)


def broken(label: str) -> Trouble:
    """The connection ended in the middle of an answer."""
    error = ProviderFailed(
        f"{label} broke off in the middle of its answer.", "Try again.", code="broken_off", retryable=True
    )
    return Trouble(error, again=True, fate="doubtful")


def unreadable(label: str) -> Trouble:
    """The answer is not of the form that the interface promises."""
    error = ProviderFailed(
        f"{label} sent an answer that cannot be read.",
        "Check that the address is that of a chat server, or choose another one.",
        code="bad_answer",
    )
    return Trouble(error, fate="answered")
