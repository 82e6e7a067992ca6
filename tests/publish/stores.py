"""Real servers of files behind a door where faults can be set: a bucket of moto, a WebDAV folder of wsgidav."""

from __future__ import annotations

import hashlib
import http.client
import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from core.net import amazon
from tests.publish.serving import Answer, Platform, Request

USER, PASSWORD = "maja", "honey"
BUCKET = "hive"  # buckets are shared by all servers of a process: not that of another file
_HOP = ("connection", "transfer-encoding", "content-length", "keep-alive")


class Door(Platform):
    """Base of the doors: every request goes on to the real server at `upstream`, as it came."""

    upstream = ""

    def answer(self, request: Request) -> Answer:
        place = urlsplit(self.upstream)
        path = request.path + (f"?{urlencode(request.query)}" if request.query else "")
        link = http.client.HTTPConnection(place.hostname or "", place.port or 80, timeout=60)
        try:
            head = {name: value for name, value in request.headers.items() if name not in _HOP}
            link.request(request.method, path, request.body, head)
            reply = link.getresponse()
            data = reply.read()
        finally:
            link.close()
        given = {name: value for name, value in reply.getheaders() if name.lower() not in _HOP}
        if request.method == "HEAD" and reply.headers["Content-Length"]:
            given["Content-Length"] = reply.headers["Content-Length"]
        return reply.status, data, given

    def films(self) -> list[bytes]:
        """The films that lie there whole, under their own names."""
        raise NotImplementedError

    def digest(self) -> str:
        """The digest of the only film."""
        return hashlib.sha256(self.films()[0]).hexdigest()


class Bucket(Door):
    """An empty bucket."""

    def __init__(self) -> None:
        super().__init__()
        self.upstream = _moto()
        self._client = amazon.storage(
            "S3", address=self.upstream, region="", key="k", secret="s", check=lambda: None
        )  # fmt: skip
        names = {item["Name"] for item in self._client.list_buckets()["Buckets"]}
        if BUCKET not in names:
            self._client.create_bucket(Bucket=BUCKET)
        for key in self._keys():
            self._client.delete_object(Bucket=BUCKET, Key=key)

    def films(self) -> list[bytes]:
        keys = [key for key in self._keys() if key.endswith(".mp4")]
        return [self._client.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys]

    def _keys(self) -> list[str]:
        return [item["Key"] for item in self._client.list_objects_v2(Bucket=BUCKET).get("Contents", ())]


class Dav(Door):
    """An empty folder."""

    def __init__(self) -> None:
        super().__init__()
        self.upstream, self._folder = _wsgidav()
        for path in self._folder.iterdir():
            shutil.rmtree(path)

    def films(self) -> list[bytes]:
        return [path.read_bytes() for path in self._folder.rglob("*.mp4")]


@cache
def _moto() -> str:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    return f"http://{host}:{port}"


@cache
def _wsgidav() -> tuple[str, Path]:
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp

    folder = Path(tempfile.mkdtemp(prefix="dav-"))
    config: dict[str, Any] = {
        "provider_mapping": {"/films": str(folder)},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "logging": {"enable": False}, "verbose": 0,
    }  # fmt: skip
    server = wsgi.Server(("127.0.0.1", 0), WsgiDAVApp(config))
    ready = threading.Thread(target=server.prepare, daemon=True)  # its own threads are of that kind, too
    ready.start()
    ready.join()
    threading.Thread(target=server.serve, daemon=True).start()
    return f"http://127.0.0.1:{server.bind_addr[1]}", folder
