"""Pexels, with the shapes and headers of its documentation."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from tests.visuals.sources.ready import Ready, Site, clip, jpeg
from tests.voice.wire import KEY, Answer, Asked, Wire


def photo(number: int, host: str, **more: Any) -> dict[str, Any]:
    path = f"{host}/photos/{number}/pexels-photo-{number}.jpeg"
    shown = {name: f"{path}?auto=compress&h={name}" for name in ("large2x", "large", "medium", "small", "tiny")}
    return {
        "id": number,
        "width": 4000,
        "height": 6000,
        "url": f"https://www.pexels.com/photo/bees-on-a-yellow-flower-{number}/",
        "photographer": "Ada Lens",
        "photographer_url": "https://www.pexels.com/@ada-lens",
        "photographer_id": 680589,
        "avg_color": "#978E82",
        "src": {"original": path, "portrait": path, "landscape": path, **shown},
        "liked": False,
        "alt": "Bees on a yellow flower",
        **more,
    }


def file(number: int, host: str, width: int | None, height: int | None, quality: str = "hd") -> dict[str, Any]:
    return {
        "id": number,
        "quality": quality,
        "file_type": "video/mp4",
        "width": width,
        "height": height,
        "fps": 25.0,
        "link": f"{host}/video-files/{number}.mp4",
    }


def video(number: int, host: str, files: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    usual = [
        file(number * 10 + 1, host, 540, 960, "sd"),
        file(number * 10 + 4, host, 2160, 3840, "uhd"),
        file(number * 10 + 3, host, 1080, 1920),
        file(number * 10 + 2, host, 720, 1280),
        file(number * 10 + 5, host, None, None, "hls"),
    ]
    return {
        "id": number,
        "width": 2160,
        "height": 3840,
        "url": f"https://www.pexels.com/video/drone-over-a-harbour-{number}/",
        "image": f"{host}/videos/{number}/poster.jpeg?fit=crop&w=630",
        "duration": 22,
        "user": {"id": 1437, "name": "Bo Reel", "url": "https://www.pexels.com/@bo-reel"},
        "video_files": usual if files is None else files,
        "video_pictures": [{"id": 1, "picture": f"{host}/videos/{number}/1.jpeg", "nr": 0}],
        **more,
    }


def ready(tmp_path: Path) -> Ready:
    site = Site()

    def answer(asked: Asked) -> Answer:
        if asked.path not in ("/v1/search", "/v1/videos/search"):
            return site.files.get(asked.path, Answer(b"", status=404))
        assert asked.headers["authorization"] == KEY, "the key, without Bearer"
        assert asked.query["query"].strip() and 1 <= int(asked.query["per_page"]) <= 80
        assert asked.query["orientation"] in ("landscape", "portrait", "square")
        assert set(asked.query) <= {"query", "orientation", "locale", "per_page", "page", "size", "color"}
        kind = "videos" if "videos" in asked.path else "photos"
        found = [] if "nothing" in asked.query["query"] else getattr(site, kind)
        size, page = int(asked.query["per_page"]), int(asked.query.get("page", 1))
        body = {"page": page, "per_page": size, "total_results": len(found), kind: found[(page - 1) * size :][:size]}
        left = {"X-Ratelimit-Limit": "20000", "X-Ratelimit-Remaining": "19684"}
        reset = {"X-Ratelimit-Reset": str(int(time.time()) + 1_000_000)}
        return Answer(json.dumps(body).encode(), headers=left | reset)

    wire = Wire(answer)
    site.photos = [photo(n, wire.url) for n in range(1, 41)]
    site.videos = [video(n, wire.url) for n in range(1, 21)]
    for n in range(1, 41):
        site.files[f"/photos/{n}/pexels-photo-{n}.jpeg"] = Answer(jpeg(n), "image/jpeg")
    for n in range(1, 21):
        site.files[f"/video-files/{n * 10 + 3}.mp4"] = Answer(clip(), "video/mp4")
        site.files[f"/videos/{n}/poster.jpeg"] = Answer(jpeg(n + 100), "image/jpeg")
    return Ready({"pexels_api_key": KEY, "pexels_base_url": wire.url}, wire, site)
