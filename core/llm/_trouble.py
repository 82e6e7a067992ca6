"""Failures of a chat model, as the errors a user meets, and whether asking again may help."""

from __future__ import annotations

from core.errors import MissingSetup, ProviderFailed
from core.net import retry, statuses
from core.net.retry import Failed

_PATIENT_S = 60.0  # after a longer silence nobody wants to wait as long again
_HINT = "Try again later, or choose another model."


def of_status(
    status: int, label: str, model: str, *, key_hint: str, model_hint: str, after_s: float | None = None
) -> Failed:
    """The error for an HTTP status of a chat service; some mean something else of a chat model than of other
    services.
    """
    if status == 404:
        return Failed(MissingSetup(f"{label} has no model called “{model[:80]}”.", model_hint, code="no_model"))
    if status == 413:
        return Failed(too_long(label, model))
    hints = statuses.Hints(key=key_hint, credit="Top it up there.", later=_HINT, refused="Choose another model.")
    return statuses.of_status(status, label, after_s, hints)


def too_long(label: str, model: str) -> ProviderFailed:
    """The error for an article that does not fit, with the answer, into the chat model's context."""
    return ProviderFailed(
        f"The text is too long for “{model[:80]}” at {label}.",
        "Choose a model with a longer context, or tick parts of the article away.",
        code="too_long",
    )


def stalled(label: str, seconds: float) -> Failed:
    """The error for a chat model's answer of which nothing came for too long."""
    error = ProviderFailed(
        f"{label} sent nothing for {seconds:.0f} seconds.",
        "Check that it works, choose a smaller or faster model, or give it more time in Settings.",
        code="timeout",
        retryable=True,
    )
    return Failed(error, again=seconds <= _PATIENT_S, fate="doubtful")


def unreachable(label: str, where: str, *, local: bool, start: str) -> Failed:
    """The error for a connection to a chat service that failed: on one's own machine the program is not running."""
    if local:
        return Failed(MissingSetup(f"{label} cannot be reached at {where}.", start, code="not_running"))
    error = ProviderFailed(
        f"{label} cannot be reached at {where}.", "Check the network and the address.", code="offline", retryable=True
    )
    return Failed(error, again=True)


def broken(label: str) -> Failed:
    """The error for a connection that ended in the middle of a chat model's answer."""
    return retry.lost(label, again=True, hint="Try again.")


def unreadable(label: str) -> Failed:
    """The error for a chat service's answer that is not of the form that the interface promises."""
    hint = "Check that the address is that of a chat server, or choose another one."
    return Failed(statuses.unreadable(label, hint), fate="answered")
