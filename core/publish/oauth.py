"""Sign-in by OAuth 2.0 with a person's own client: authorization code with PKCE, tokens and their renewal.

RFC 6749, RFC 7636 (S256) and RFC 9700: a state of 256 bits that is used once and for ten minutes, an exact redirect
address, a verifier that never leaves this machine before the code is exchanged. No word of an answer is repeated.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.net import statuses
from core.net.retry import Failed
from core.net.service import Service

LASTS_S = 600.0  # between the beginning of a sign-in and its answer
EARLY_S = 120.0  # a token is renewed so long before it ends
_AGAIN = "Begin the sign-in once more."
_META_S = 60 * 86_400.0  # Meta says nothing of tokens that do not end by themselves
_ENDS = ("refresh_expires_in", "refresh_token_expires_in")  # TikTok's name and Google's, which it sends where it ends
_META = {190: "invalid_grant", 101: "invalid_client", 1: "invalid_client"}  # its numbers, as the standard's words


@dataclass(frozen=True)
class Endpoint:
    """The addresses of a service's sign-in, and what it wants in the query besides the standard's."""

    label: str
    authorize: str
    token: str
    revoke: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    redirect: str = "http://127.0.0.1"  # where the browser ends; the person pastes its address
    challenge: Literal["S256", "hex", ""] = "S256"  # of PKCE; "hex" is TikTok's own way to write it
    client_name: str = "client_id"  # of the client's id in a request
    scope_sign: str = " "  # between scopes
    signed_revoke: bool = False  # an access token is revoked with id and secret of the client
    exchanges: bool = False  # a token is renewed by handing it in while it lasts (Meta), not by one for renewals
    early_s: float = EARLY_S  # a token is renewed so long before it ends


@dataclass(frozen=True)
class Begun:
    """A sign-in that was begun: the address to open, and what its answer is checked against. Secret but for `url`."""

    url: str
    state: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect: str
    at: float


def client_of(text: str) -> dict[str, str]:
    """The id and secret of a target's client in a `client_secret.json` as Google's console gives it. Raises
    `BadInput`.
    """
    try:
        whole = json.loads(text)
        part = whole.get("installed") or whole["web"]
        client = {"id": str(part["client_id"]), "secret": str(part["client_secret"])}
    except (ValueError, KeyError, TypeError, AttributeError):
        client = {"id": "", "secret": ""}
    if not (client["id"].strip() and client["secret"].strip()):
        raise BadInput(
            "This is not the file of a client.",
            "Download it in Google's console: Credentials, OAuth 2.0 Client IDs, Download JSON.",
            code="bad_client",
        )
    return client


def begun(
    endpoint: Endpoint, client: Mapping[str, str], scopes: tuple[str, ...], redirect: str, now: float | None = None
) -> Begun:
    """A sign-in by OAuth with fresh state and verifier: the address for the person to open. Nothing is sent."""
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    query = {
        "response_type": "code", endpoint.client_name: client["id"], "redirect_uri": redirect,
        "scope": endpoint.scope_sign.join(scopes), "state": state, **_challenge(endpoint, verifier), **endpoint.extra,
    }  # fmt: skip
    url = f"{endpoint.authorize}?{urlencode(query)}"
    return Begun(url, state, verifier, redirect, time.time() if now is None else now)


def code_of(address: str, begun: Begun, now: float | None = None) -> str:
    """The code of a sign-in at a target, in the address that the service sent the person back to. Raises `BadInput`."""
    query = {name: values[-1] for name, values in parse_qs(urlsplit(address.strip()).query).items()}
    if not hmac.compare_digest(query.get("state", "").encode(), begun.state.encode()):
        raise BadInput("This answer belongs to another sign-in.", _AGAIN, code="bad_state")
    if (time.time() if now is None else now) - begun.at > LASTS_S:
        raise BadInput("This sign-in was begun too long ago.", _AGAIN, code="sign_in_over")
    if query.get("error") == "access_denied":
        raise BadInput("The sign-in was refused there.", "Allow what is asked for, or leave it.", code="refused")
    if not query.get("code"):
        raise BadInput("There is no code in this address.", "Copy the whole address from the browser.", code="no_code")
    return query["code"]


def exchanged(endpoint: Endpoint, client: Mapping[str, str], begun: Begun, code: str) -> dict[str, Any]:
    """The token of an account at a target for the code of a sign-in. Raises `ProviderFailed`, `MissingSetup`."""
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": begun.redirect}
    token = _token(endpoint, client, fields | ({"code_verifier": begun.verifier} if endpoint.challenge else {}))
    return renewed(endpoint, client, token) if endpoint.exchanges else token  # the first of Meta lasts an hour


def renewed(endpoint: Endpoint, client: Mapping[str, str], token: Mapping[str, Any]) -> dict[str, Any]:
    """A newer token of an account at a target; what the service does not send anew stays. Raises `ProviderFailed`,
    `MissingSetup`.
    """
    name, of = ("fb_exchange_token", "access_token") if endpoint.exchanges else ("refresh_token", "refresh_token")
    return {**token, **_token(endpoint, client, {"grant_type": name, name: str(token[of])})}


def is_lasting(endpoint: Endpoint, token: Mapping[str, Any]) -> bool:
    """Whether the token of an account at a target can be renewed without the person."""
    return endpoint.exchanges or bool(token.get("refresh_token"))


def is_over(token: Mapping[str, Any], now: float | None = None, early_s: float = EARLY_S) -> bool:
    """Whether the access token of an account at a target has ended, or soon will."""
    return float(token.get("expires_at", 0)) - early_s < (time.time() if now is None else now)


def revoke(endpoint: Endpoint, client: Mapping[str, str], token: Mapping[str, Any]) -> bool:
    """Have a target's service forget the token of an account; whether it did. Nothing is raised: the account goes
    here all the same.
    """
    first = "access_token" if endpoint.signed_revoke else "refresh_token"
    secret = str(token.get(first) or token.get("access_token") or "")
    if not (endpoint.revoke and secret):
        return False
    try:
        signed = {endpoint.client_name: client["id"], "client_secret": client["secret"]}
        fields = {"token": secret, **(signed if endpoint.signed_revoke else {})}
        return bool(_posted(endpoint.label, endpoint.revoke, fields).status == 200)
    except (Failed, MissingSetup):
        return False


def _token(endpoint: Endpoint, client: Mapping[str, str], fields: dict[str, str]) -> dict[str, Any]:
    label = endpoint.label
    try:
        reply = _posted(
            label, endpoint.token, {**fields, endpoint.client_name: client["id"], "client_secret": client["secret"]}
        )
    except Failed as failed:
        raise failed.error from None
    try:
        answer = reply.json()
        given = answer.get("error", "")
        error = _META.get(int(given.get("code") or 0), "error") if isinstance(given, dict) else str(given)
        token = {name: str(answer[name]) for name in ("access_token", "refresh_token", "scope") if answer.get(name)}
        lasts = float(answer.get("expires_in") or (_META_S if endpoint.exchanges else 3600))
        ends = lasts if endpoint.exchanges else float(next((answer[name] for name in _ENDS if answer.get(name)), 0))
    except (ValueError, AttributeError, TypeError):
        raise statuses.unreadable(label) from None
    if error in ("invalid_grant", "unauthorized_client"):
        raise MissingSetup(
            f"{label} no longer accepts this sign-in.",
            "Connect the account once more. Google ends a sign-in after 7 days while one's own app there is set to "
            "“Testing”; set it to “In production” to keep it."
            if "google" in endpoint.token
            else "Connect it again.",
            code="signed_out",
        )
    if error == "invalid_client":
        raise MissingSetup(f"{label} does not know this client.", "Check its id and secret.", code="bad_client")
    if reply.status >= 400 or error or "access_token" not in token:
        raise ProviderFailed(
            f"{label} did not complete the sign-in (it answered {reply.status}).", _AGAIN,
            code="provider_failed", retryable=reply.status >= 500,
        )  # fmt: skip
    now = time.time()
    return {**token, "expires_at": now + lasts, **({"ends_at": now + ends} if ends else {})}


def _challenge(endpoint: Endpoint, verifier: str) -> dict[str, str]:
    """The fields of PKCE in the address of a sign-in."""
    digest = hashlib.sha256(verifier.encode())
    plain = base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode()
    value = {"S256": plain, "hex": digest.hexdigest(), "": ""}[endpoint.challenge]
    return {"code_challenge": value, "code_challenge_method": "S256"} if value else {}


def _posted(label: str, address: str, fields: Mapping[str, str]) -> Any:
    head = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    return Service(label, address).send("POST", "", urlencode(fields).encode(), head)
