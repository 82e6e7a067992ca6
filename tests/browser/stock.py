"""A site on this machine that speaks the wires of Pexels (a search, a photo, a clip) and of Stable Diffusion."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
from PIL import Image

KEY = "pexels-key-of-the-test"


def photo(number: int, size: tuple[int, int] = (900, 1600)) -> bytes:
    """A photo with something on it, another for each number."""
    coarse = np.random.default_rng(number).integers(0, 255, (24, 14, 3), dtype=np.uint8)
    data = io.BytesIO()
    Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC).save(data, "JPEG", quality=85)
    return data.getvalue()


def clip(path: Path) -> bytes:
    """A moving picture of twelve seconds."""
    from core.media.ffmpeg import ffmpeg_path

    source = ["-f", "lavfi", "-i", "testsrc2=size=360x640:rate=15:duration=12"]
    coded = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", str(path)]
    subprocess.run([ffmpeg_path(), "-v", "error", "-y", *source, *coded], check=True, timeout=300)
    return path.read_bytes()


@contextmanager
def pexels(folder: Path) -> Iterator[str]:
    """The site; its address."""
    film = clip(folder / "clip.mp4")

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path.startswith("/photo/"):
                self._send(photo(int(asked.path.split("/")[2])), "image/jpeg")
            elif asked.path == "/clip.mp4":
                self._send(film, "video/mp4")
            elif self.headers.get("Authorization") != KEY:
                self._send(b'{"error": "key"}', "application/json", 401)
            else:
                self._send(json.dumps(self._found(asked.path, asked.query)).encode(), "application/json")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            size = json.loads(body)["width"], json.loads(body)["height"]
            data = io.BytesIO()
            with Image.open(io.BytesIO(photo(55, size))) as result:
                result.save(data, "PNG")
            self._send(
                json.dumps({"images": [base64.b64encode(data.getvalue()).decode()]}).encode(), "application/json"
            )

        def _found(self, path: str, query: str) -> dict[str, Any]:
            terms = parse_qs(query)["query"][0]
            home = f"http://{self.headers['Host']}"
            none = "nothing" in terms
            if path == "/v1/search":
                return {"photos": [] if none else [_photo(home, number, terms) for number in range(1, 6)]}
            return {"videos": [] if none else [_video(home, terms)]}

        def _send(self, body: bytes, kind: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _photo(home: str, number: int, terms: str) -> dict[str, Any]:
    file = f"{home}/photo/{number}"
    return {
        "id": number,
        "width": 900,
        "height": 1600,
        "url": f"https://www.pexels.com/photo/{terms.replace(' ', '-')}-{number}/",
        "photographer": "Ada Baker",
        "photographer_url": "https://www.pexels.com/@ada",
        "alt": f"{terms.capitalize()}, number {number}",
        "src": dict.fromkeys(("original", "large2x", "large", "medium", "small"), file),
    }


def _video(home: str, terms: str) -> dict[str, Any]:
    return {
        "id": 77,
        "width": 360,
        "height": 640,
        "duration": 12,
        "url": f"https://www.pexels.com/video/{terms.replace(' ', '-')}-77/",
        "image": f"{home}/photo/77",
        "user": {"name": "Ben Miller", "url": "https://www.pexels.com/@ben"},
        "video_files": [
            {
                "id": 1,
                "quality": "sd",
                "file_type": "video/mp4",
                "width": 360,
                "height": 640,
                "link": f"{home}/clip.mp4",
            }
        ],
        "video_pictures": [],
    }
