"""From a name to a connection, all within one deadline: the system's resolver and each address may be slow."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from time import monotonic

from core.errors import BadInput
from core.net import wire
from core.net.urls import Target

Resolve = Callable[[str, int], list[str]]


def system_resolve(host: str, port: int) -> list[str]:
    """The addresses of a name as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(entry[4][0]) for entry in found if entry[0] in (socket.AF_INET, socket.AF_INET6)]


def trusted() -> ssl.SSLContext:
    """The TLS settings of a connection: the system's certificates, and certifi's where the system has none or old
    ones.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def addresses(resolve: Resolve, spot: Target, deadline: float) -> list[str]:
    """At most four addresses of the host, asked for once. Raises `BadInput` where there is no such host."""
    found = list(dict.fromkeys(_in_time(resolve, spot, deadline)))[:4]
    if not found:
        raise BadInput(f"There is no host {spot.host}.", "Check the address for a typing mistake.", code="no_host")
    return found


def connect(spot: Target, found: Sequence[str], deadline: float, tls: Callable[[], ssl.SSLContext]) -> socket.socket:
    """A connection to the first address that answers. Raises `OSError`."""
    failure: OSError | None = None
    for i, address in enumerate(found):
        # an address that does not answer may use up its share of the time, not all of it
        share = deadline if i == len(found) - 1 else monotonic() + wire.left(deadline) / 2
        try:
            return wire.connect(spot, address, share, tls)
        except ssl.SSLError:
            raise
        except OSError as error:
            failure = error
    raise failure or OSError("no address")


def _in_time(resolve: Resolve, spot: Target, deadline: float) -> list[str]:
    """Resolve in a thread: the system's resolver knows no deadline."""
    result: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            result.put(resolve(spot.host, spot.port))
        except Exception as error:  # noqa: BLE001 - handed to the waiting thread
            result.put(error)

    threading.Thread(target=work, name="resolve", daemon=True).start()
    try:
        found = result.get(timeout=wire.left(deadline))
    except queue.Empty as error:
        raise wire.TooLate from error
    if isinstance(found, socket.gaierror | UnicodeError):
        raise BadInput(
            f"There is no host {spot.host}, or there is no network.",
            "Check the address and the connection.",
            code="no_host",
        ) from found
    if isinstance(found, Exception):
        raise found
    return found
