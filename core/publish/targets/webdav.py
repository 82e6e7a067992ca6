"""A folder over WebDAV (RFC 4918), such as one of Nextcloud: the film with its captions, thumbnail and words.

Each file is put beside its place and then moved there, so that it is seen whole or not at all; the same film sent twice
is one film.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.net import statuses
from core.net.retry import Failed, with_retries
from core.net.service import Reply, Service, basic
from core.providers import Setting
from core.publish import files
from core.publish.target import Desk, Field, Post, Sent, State, Target

_SLOWEST_BYTES_S = 50_000  # an upload slower than that is given up
_MADE, _THERE = (200, 201, 204), 405  # MKCOL of a folder that exists


class WebDav(Target):
    """A folder of a WebDAV server."""

    label = "WebDAV"
    note = "Puts the video and everything beside it into a folder, such as one of Nextcloud."
    settings = (
        Setting("address", "Address of the folder", kind="url", required=True),
        Setting("user", "User name"),
        Setting(
            "password", "Password", kind="secret", blanks="kept", help="An app password where the server has them."
        ),
    )
    capabilities = frozenset({"captions", "thumbnail"})
    idempotent = True

    def problems(self, post: Post) -> list[BadInput]:
        return []

    def fields(self, post: Post) -> tuple[Field, ...]:
        folder = f"{self.setting('address').rstrip('/')}/{files.folder(post)}/"
        return tuple(Field(name, folder + name) for name, _ in files.files(post))

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        service, folder = self._service(), quote(files.folder(post))
        self._asked(lambda: service.send("MKCOL", f"/{folder}/", check=desk.check), desk, (*_MADE, _THERE))
        whole = files.files(post)
        for at, (name, data) in enumerate(whole):
            desk.progress(at / len(whole), f"Uploading {name}")
            self._put(service, f"/{folder}/{quote(name)}", data, desk)
        state["folder"], state["film"] = folder, quote(post.film.name)
        desk.save(state)
        return self._sent(state)

    def greet(self, desk: Desk) -> str:
        self._asked(
            lambda: self._service().send("PROPFIND", "/", b"", {"Depth": "0"}, check=desk.check), desk, (207, 200)
        )
        return "The folder answers."

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        service, path = self._service(), f"/{state['folder']}/{state['film']}"
        reply = self._asked(lambda: service.send("HEAD", path, check=desk.check), desk, (*_MADE, 404))
        return self._sent(state) if reply.status in _MADE else Sent("absent")

    def _sent(self, state: State) -> Sent:
        url = f"{self.setting('address').rstrip('/')}/{state['folder']}/{state['film']}"
        return Sent("published", f"{state['folder']}/{state['film']}", url)

    def _put(self, service: Service, path: str, data: bytes | Path, desk: Desk) -> None:
        """Put a file whole in its place."""
        size = data.stat().st_size if isinstance(data, Path) else len(data)
        seconds = 60 + size / _SLOWEST_BYTES_S
        half = f"{path}.part"
        self._asked(lambda: service.send("PUT", half, data, check=desk.check, timeout_s=seconds), desk, _MADE)
        head = {"Destination": service.address.rstrip("/") + path, "Overwrite": "T"}
        reply = self._asked(lambda: service.send("MOVE", half, b"", head, check=desk.check), desk, (*_MADE, 404))
        if reply.status == 404:  # moved by a try whose answer was lost, unless the file is not there either
            there = self._asked(lambda: service.send("HEAD", path, check=desk.check), desk, _MADE)
            if there.headers.get("content-length", str(size)) != str(size):
                raise statuses.unreadable(self.label)

    def _asked(self, call: Callable[[], Reply], desk: Desk, accepted: tuple[int, ...]) -> Reply:
        def once() -> Reply:
            reply = call()
            if reply.status in accepted:
                return reply
            if reply.status == 507:
                raise Failed(ProviderFailed("The server has no room left.", "Free some there.", code="remote_full"))
            raise statuses.of_status(reply.status, self.label, statuses.retry_after_s(reply.headers), _HINTS)

        return with_retries(once, self.label, check=desk.check)

    def _service(self) -> Service:
        address, user = self.setting("address"), self.setting("user")
        if not address:
            raise MissingSetup("There is no address of a WebDAV folder.", "Enter it on the settings page.")
        head = {"Authorization": basic(user, self.setting("password"))} if user else {}
        return Service(self.label, address, head, hints=_HINTS)


_HINTS = statuses.Hints(key="Enter user name and password on the settings page.")
