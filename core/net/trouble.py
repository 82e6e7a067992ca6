"""Network failures on the way to a page or a file, as one sentence each."""

from __future__ import annotations

import ssl

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.net import unpack, wire

TRY_LATER = "Try again in a while, or save the page as a file and give that instead."
SAVE = "Open it in a browser; save the page as a file or copy its text and give that instead."


def refuse_page(status: int, host: str) -> None:
    """Raise for every HTTP status of a page but success."""
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise BadInput(
            f"There is no such page on {host} (it answered {status}).",
            "Check the address in a browser.",
            code="not_found",
        )
    if status in (401, 403, 407, 451):
        raise BadInput(f"{host} does not give this page to programs (it answered {status}).", SAVE, code="forbidden")
    if busy(status):
        raise cannot_now(status, host, TRY_LATER)
    raise BadInput(
        f"{host} did not give the page (it answered {status}).", "Check the address in a browser.", code="http_error"
    )


def refuse_file(status: int, host: str) -> None:
    """Raise for every HTTP status but success, in the words for a file that is downloaded."""
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise BadInput(f"{host} does not have this file any more.", "Choose another one.", code="not_found")
    if busy(status):
        raise cannot_now(status, host, "Try again in a while.")
    code = "forbidden" if status in (401, 403, 407, 451) else "http_error"
    raise BadInput(f"{host} does not give this file (it answered {status}).", "Choose another one.", code=code)


def busy(status: int) -> bool:
    """Whether an HTTP status is one that passes."""
    return status in (408, 425, 429) or status >= 500


def cannot_now(status: int, host: str, hint: str) -> ProviderFailed:
    """The error for a host that has trouble of its own, or too much to do."""
    return ProviderFailed(
        f"{host} cannot answer now (it answered {status}).", hint, code="server_error", retryable=True
    )


def led_astray(error: ReelwrightError, instead: str) -> BadInput:
    """The error for a page that redirects into a private network."""
    return BadInput(
        f"The page redirects to an address that is not opened: {error.message}", instead, code="private_address"
    )


def translated(
    error: Exception, host: str, timeout_s: float, max_bytes: int, later: str = TRY_LATER
) -> ReelwrightError:
    """Errors of the network as one sentence each; what is no fault of the wire is raised as it is."""
    if isinstance(error, TimeoutError):  # wire.TooLate and the socket's own
        return ProviderFailed(
            f"{host} did not answer within {timeout_s:.0f} seconds.", later, code="timeout", retryable=True
        )
    if isinstance(error, unpack.TooMuch):
        return BadInput(
            f"The answer of {host} is larger than {max_bytes / 1e6:.0f} MB.",
            "Save the part you need as a file, or paste its text.",
            code="too_large",
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return BadInput(
            f"The certificate of {host} is not valid.",
            "Check the address; the site may be set up wrongly.",
            code="bad_certificate",
        )
    if isinstance(error, unpack.Damaged | wire.Malformed | ssl.SSLError | ValueError):
        return ProviderFailed(f"{host} sent a broken answer.", later, code="broken_answer", retryable=True)
    if isinstance(error, OSError):
        return ProviderFailed(f"{host} cannot be reached.", later, code="unreachable", retryable=True)
    raise error
