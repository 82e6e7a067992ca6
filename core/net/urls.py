"""Addresses of pages: checked, and put into the form that goes over the wire."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from core.errors import BadInput

_LONGEST = 8000
_HINT = "Give the address of a web page, like https://example.org/article."


@dataclass(frozen=True)
class Target:
    """The parts of a URL to connect to: `host` is what is resolved (IDNA, no brackets), `path` holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header and the URL have them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == {"http": 80, "https": 443}[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def target(url: str) -> Target:
    """The parts of an http(s) URL. Raises `BadInput` for anything else."""
    url = url.strip()
    if not url or len(url) > _LONGEST or re.search(r"[\x00-\x20\x7f\\\ud800-\udfff]", url):
        raise BadInput("That is not the address of a web page.", _HINT, code="bad_url")
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise BadInput("That is not the address of a web page.", _HINT, code="bad_url") from error
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        named = f"{scheme}: addresses" if scheme and len(scheme) < 20 else "Addresses without http:// or https://"
        raise BadInput(f"{named} are not opened, only http and https.", _HINT, code="bad_scheme")
    if parts.username is not None or parts.password is not None:
        raise BadInput("The address holds a user name or password.", "Take it out of the address.", code="bad_url")
    host = _host(host)
    if port == 0:
        raise BadInput("The address names port 0.", _HINT, code="bad_url")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._|")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?|[]{}^`")
    # not urlunsplit: a path that starts with // would be taken for a host
    return Target(scheme, host, port or {"http": 80, "https": 443}[scheme], path + (f"?{query}" if query else ""))


def is_own(url: str, base_url: str, domains: tuple[str, ...]) -> bool:
    """Whether an address that a service named is one of its own: by https at a host of its domains, or of the origin
    that its settings name.
    """
    try:
        spot = target(url)
        own = target(base_url) if base_url else None
    except BadInput:
        return False
    if own is not None and (spot.scheme, spot.host, spot.port) == (own.scheme, own.host, own.port):
        return True
    return spot.scheme == "https" and any(spot.host.endswith(f".{domain}") for domain in domains)


def follow(url: str, location: str) -> str:
    """The URL that a redirect's Location means."""
    with suppress(UnicodeEncodeError, UnicodeDecodeError):  # not UTF-8 on the wire: taken as it came
        location = location.encode("latin-1").decode("utf-8")
    location = re.sub(r"[\x00-\x1f\x7f]", "", location.strip()).replace(" ", "%20").replace("\\", "/")
    try:
        return urljoin(url, location).split("#", 1)[0]
    except ValueError as error:
        raise BadInput("The page redirects to an address that makes no sense.", _HINT, code="bad_redirect") from error


def _host(host: str) -> str:
    try:
        if ":" in host:
            return str(ipaddress.IPv6Address(host))
        if host.isascii():
            name = host.lower()
        else:
            import idna

            name = idna.encode(host, uts46=True, transitional=False).decode("ascii")
    except (ValueError, UnicodeError) as error:  # idna's errors are UnicodeErrors
        raise BadInput("The address names no valid host.", _HINT, code="bad_url") from error
    labels = name.rstrip(".").split(".")
    if len(name) > 253 or not all(re.fullmatch(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", label) for label in labels):
        raise BadInput("The address names no valid host.", _HINT, code="bad_url")
    return name
