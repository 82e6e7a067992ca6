"""Pexels and Pixabay on 127.0.0.1, over a file of items: their paths, parameters, keys and answers.

What a question finds is as plain as can be: items that hold any of its words, those with more of them first, those of
the asked orientation before others; `*` finds everything. None of it knows how we rank.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from core.visuals.bench import looks
from core.visuals.bench.items import Item


class Stock:
    """The items, searched as a plain site would."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = {item.number: item for item in items}
        self.words = {element.number: _words(element.words) for element in items}
        self.address = ""
        self.asked: list[tuple[str, str, bool]] = []  # site, question, whether for clips

    def find(self, site: str, moves: bool, query: str, upright: bool | None) -> list[Item]:
        self.asked.append((site, query, moves))
        requested = _words(query)
        found = []
        for item in self.items.values():
            if item.site != site or item.moves != moves:
                continue
            hits = len(requested & self.words[item.number])
            if hits or query == "*":
                wrong = upright is not None and (item.height > item.width) != upright
                found.append((-hits, wrong, item.number))
        return [self.items[number] for _, _, number in sorted(found)]

    def file(self, number: int, what: str) -> tuple[str, bytes]:
        """Type and content of an item's file: "small", "photo" or "clip". Raises `KeyError`."""
        item = self.items[number]
        seed = int(item.like) if item.like.isdigit() and int(item.like) in self.items else number
        if what == "clip" and item.moves:
            return "video/mp4", looks.clip(seed, item.width, item.height, item.duration_s)
        make = looks.small if what == "small" else looks.picture
        return "image/jpeg", make(seed, item.width, item.height)

    # ---------------------------------------------------------------- wires
    def pexels(self, item: Item) -> dict[str, Any]:
        base, page = f"{self.address}/files/{item.number}", item.page_url or _page("pexels", item)
        if item.moves and item.tags:  # its clips have no words but those of their address
            page = _page("pexels", item)
        whole = {"id": item.number, "width": item.width, "height": item.height, "url": page}
        if item.moves:
            file = {"id": 1, "quality": "hd", "file_type": "video/mp4", "width": item.width, "height": item.height,
                    "fps": 25, "link": f"{base}/clip.mp4"}  # fmt: skip
            user = {"id": 1, "name": item.author, "url": "https://www.pexels.com/@somebody"}
            seconds = round(item.duration_s)
            hls = {"id": 2, "quality": "hls", "file_type": "application/vnd.apple.mpegurl", "width": None,
                   "height": None, "link": f"{base}/list.m3u8"}  # fmt: skip
            return {**whole, "image": f"{base}/small.jpg", "duration": seconds, "user": user, "tags": [],
                    "video_files": [hls, file], "video_pictures": []}  # fmt: skip
        names = ("original", "large2x", "large", "portrait", "landscape")
        src = {**dict.fromkeys(names, f"{base}/photo.jpg"),
               **dict.fromkeys(("medium", "small", "tiny"), f"{base}/small.jpg")}  # fmt: skip
        return {**whole, "photographer": item.author, "photographer_url": "https://www.pexels.com/@somebody",
                "photographer_id": 1, "avg_color": "#777777", "src": src,
                "alt": ", ".join(filter(None, (item.title, *item.tags)))}  # fmt: skip

    def pixabay(self, item: Item) -> dict[str, Any]:
        base, page = f"{self.address}/files/{item.number}", item.page_url or _page("pixabay", item)
        whole = {"id": item.number, "pageURL": page, "tags": ", ".join(item.tags or (item.title,)), "user": item.author,
                 "user_id": 1}  # fmt: skip
        if item.moves:
            large = {"url": f"{base}/clip.mp4", "width": item.width, "height": item.height, "size": 1000,
                     "thumbnail": f"{base}/small.jpg"}  # fmt: skip
            none = {"url": "", "width": 0, "height": 0, "size": 0, "thumbnail": ""}
            return {**whole, "type": "film", "duration": round(item.duration_s),
                    "videos": {"large": none, "medium": large, "small": large, "tiny": large}}  # fmt: skip
        return {**whole, "type": "photo", "previewURL": f"{base}/small.jpg", "webformatURL": f"{base}/small.jpg",
                "largeImageURL": f"{base}/photo.jpg", "imageWidth": item.width, "imageHeight": item.height}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    """Words in lower case without a plural's s."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found)


def _page(site: str, item: Item) -> str:
    words = f"{item.title} {' '.join(item.tags)}" if site == "pexels" else item.title or " ".join(item.tags)
    slug = "-".join(re.findall(r"[a-z0-9]+", words.lower()))[:120]
    kind = {"pexels": ("photo", "video"), "pixabay": ("photos", "videos")}[site][item.moves]
    host = {"pexels": "www.pexels.com", "pixabay": "pixabay.com"}[site]
    return f"https://{host}/{kind}/{slug}{'-' if slug else ''}{item.number}/"


@contextmanager
def serving(stock: Stock) -> Iterator[str]:
    """The address of a local server that answers like Pexels and Pixabay over the stock, until the block is left."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stock))
    server.daemon_threads = True
    stock.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield stock.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(stock: Stock) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            split = urlsplit(self.path)
            given = {name: values[-1] for name, values in parse_qs(split.query).items()}
            file = re.fullmatch(r"/files/(\d+)/(small|photo|clip)\.\w+", split.path)
            if file:
                self._file(int(file[1]), file[2])
            elif split.path in ("/v1/search", "/v1/videos/search"):
                self._pexels(given, split.path.endswith("videos/search"))
            elif split.path in ("/api/", "/api/videos/"):
                self._pixabay(given, split.path.endswith("videos/"))
            else:
                self._send(404, "text/plain", b"not here")

        def _file(self, number: int, what: str) -> None:
            try:
                kind, data = stock.file(number, what)
            except KeyError:
                self._send(404, "text/plain", b"not here")
            else:
                self._send(200, kind, data)

        def _pexels(self, given: dict[str, str], moves: bool) -> None:
            if not self.headers.get("Authorization"):
                self._send(401, "application/json", b'{"status":401,"code":"Unauthorized"}')
                return
            way = {"portrait": True, "landscape": False}.get(given.get("orientation", ""))
            found = stock.find("pexels", moves, given.get("query", ""), way)
            page, per = int(given.get("page", 1)), min(80, int(given.get("per_page", 15)))
            rows = [stock.pexels(item) for item in found[(page - 1) * per : page * per]]
            self._json({"page": page, "per_page": per, "total_results": len(found),
                        "videos" if moves else "photos": rows})  # fmt: skip

        def _pixabay(self, given: dict[str, str], moves: bool) -> None:
            if not given.get("key"):
                self._send(400, "text/plain", b"[ERROR 400] Invalid or missing API key")
                return
            way = {"vertical": True, "horizontal": False}.get(given.get("orientation", ""))
            found = stock.find("pixabay", moves, given.get("q", ""), way)
            page, per = int(given.get("page", 1)), min(200, int(given.get("per_page", 20)))
            rows = [stock.pixabay(element) for element in found[(page - 1) * per : page * per]]
            self._json({"total": len(found), "totalHits": len(found), "hits": rows})

        def _json(self, value: Any) -> None:
            self._send(200, "application/json", json.dumps(value).encode())

        def _send(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed."""

    return Handler
