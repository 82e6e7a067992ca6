"""Amazon's official client over connections of ours: checked address, time limits, retries that can be cut.

The client builds and signs the requests (`before-send` is its documented place for another transport) and judges the
answers; what may pass by itself is tried again here.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from typing import Any

from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.net import statuses
from core.net.retry import with_retries
from core.net.service import Reply, Service

_OURS = frozenset(("content-length", "host", "expect", "connection"))
_TIMEOUT_S = 300.0
_SETTINGS = frozenset(
    ("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "InvalidBucketName")
)
_FULL = 507  # no room: waiting does not help
_KEYS = frozenset(("InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "403", "ExpiredToken"))


def storage(
    label: str, *, address: str, region: str, key: str, secret: str, check: Callable[[], None]
) -> Any:  # fmt: skip
    """A boto3 client of S3, or of a store that speaks its language at `address`; nothing is asked yet.

    Raises `MissingSetup` for settings that it does not take.
    """
    from boto3.session import Session
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ConfigParseError, ProfileNotFound

    config = Config(
        retries={"total_max_attempts": 1},
        request_checksum_calculation="when_required",  # most other stores do not know the newer checksums
        response_checksum_validation="when_required",
        signature_version="s3v4",
        s3={"addressing_style": "path" if address else "auto"},
    )
    try:
        session = Session(aws_access_key_id=key, aws_secret_access_key=secret, region_name=region or "us-east-1")
        client = session.client("s3", endpoint_url=address or None, config=config)
    except (ProfileNotFound, ConfigParseError):
        message = "The settings that Amazon's own programs have on this machine cannot be used."
        raise MissingSetup(message, "Check AWS_PROFILE and the files in ~/.aws.", code="bad_setup") from None
    except (BotoCoreError, ValueError):  # a plain ValueError for an address that it does not take
        raise _unfit(label) from None

    def send(request: Any, **_: Any) -> Any:
        return _answer(request, _sent(label, request, check))

    client.meta.events.register("before-send.s3", send)
    return client


def _sent(label: str, request: Any, check: Callable[[], None]) -> Reply:
    data = request.body.read() if hasattr(request.body, "read") else request.body or b""
    data = data.encode() if isinstance(data, str) else bytes(data)
    head = {name: _text(value) for name, value in request.headers.items() if name.lower() not in _OURS}
    service = Service(label, request.url, timeout_s=_TIMEOUT_S)

    def once() -> Reply:
        reply = service.send(request.method, "", data, head, check=check)
        if (reply.status >= 500 and reply.status != _FULL) or reply.status in (408, 429):
            raise statuses.of_status(reply.status, label, statuses.retry_after_s(reply.headers))
        return reply

    return with_retries(once, label, check=check)


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


class _Raw(io.BytesIO):
    """A body as the client wants to read it."""

    def stream(self, **_: Any) -> Iterator[bytes]:
        """The rest of the body in pieces."""
        while piece := self.read(1 << 20):
            yield piece


def _answer(request: Any, reply: Reply) -> Any:
    from botocore.awsrequest import AWSResponse

    return AWSResponse(request.url, reply.status, dict(reply.headers), _Raw(reply.body))


@contextlib.contextmanager
def explained(label: str) -> Iterator[None]:
    """Turn refusals of a store into the errors that a user meets; its own words are left out."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError
    from botocore.parsers import ResponseParserError

    try:
        yield
    except ClientError as error:
        raise _refusal(error.response, label) from None
    except Boto3Error as error:  # around the refusal of an upload; its words hold the store's
        behind = error.__context__
        raise (_refusal(behind.response, label) if isinstance(behind, ClientError) else _unfit(label)) from None
    except ResponseParserError:
        raise statuses.unreadable(label) from None
    except BotoCoreError:
        raise _unfit(label) from None


def _refusal(response: Any, label: str) -> ReelwrightError:
    """The error for an answer of a store that is no success."""
    code = str(response.get("Error", {}).get("Code", ""))
    status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if code in _KEYS:
        return MissingSetup(
            f"{label} does not accept the key, or does not let it write there.",
            "Check key and secret on the settings page, and what the key may do.",
            code="bad_key",
        )
    if code == "NoSuchBucket":
        return BadInput(f"{label} has no bucket of that name.", "Check it on the settings page.", code="unknown")
    if "quota" in code.lower() or status == _FULL:  # each store has a code of its own for it
        return ProviderFailed(f"{label} has no room left.", "Delete something there, or get more.", code="quota")
    if code in _SETTINGS:
        return _unfit(label)
    return statuses.of_status(408 if code == "RequestTimeout" else status, label).error


def _unfit(label: str) -> MissingSetup:
    hint = "Check address, region and bucket; the host's name may have letters, digits, dots and hyphens."
    return MissingSetup(f"The settings for {label} do not fit together.", hint, code="bad_setup")
