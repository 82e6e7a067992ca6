"""Pixabay, with the shapes, headers and plain-text errors of its documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.visuals.sources.ready import Ready, Site, clip, jpeg
from tests.voice.wire import KEY, Answer, Asked, Wire


def photo(number: int, host: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "pageURL": f"https://pixabay.com/photos/blossom-bloom-flower-{number}/",
        "type": "photo",
        "tags": "blossom, bloom, flower",
        "previewURL": f"{host}/cdn/{number}_150.jpg",
        "webformatURL": f"{host}/get/{number}_640.jpg",
        "webformatWidth": 427,
        "webformatHeight": 640,
        "largeImageURL": f"{host}/get/{number}_1280.jpg",
        "imageWidth": 4000,
        "imageHeight": 6000,
        "imageSize": 4731420,
        "views": 7671,
        "downloads": 6439,
        "likes": 5,
        "user_id": 48777,
        "user": "Josch13",
        "userImageURL": f"{host}/user/1.jpg",
        **more,
    }


def video(number: int, host: str, **more: Any) -> dict[str, Any]:
    def one(name: str, width: int, height: int) -> dict[str, Any]:
        return {
            "url": f"{host}/video/{number}_{name}.mp4",
            "width": width,
            "height": height,
            "size": 6_000_000,
            "thumbnail": f"{host}/video/{number}_{name}.jpg",
        }

    return {
        "id": number,
        "pageURL": f"https://pixabay.com/videos/id-{number}/",
        "type": "film",
        "tags": "harbour, crane, ship",
        "duration": 12,
        "videos": {
            "large": {"url": "", "width": 0, "height": 0, "size": 0, "thumbnail": ""},
            "medium": one("medium", 1920, 1080),
            "small": one("small", 1280, 720),
            "tiny": one("tiny", 960, 540),
        },
        "user_id": 1281706,
        "user": "Coverr-Free-Footage",
        **more,
    }


def ready(tmp_path: Path) -> Ready:
    site = Site()

    def answer(asked: Asked) -> Answer:
        if asked.path not in ("/api/", "/api/videos/"):
            return site.files.get(asked.path, Answer(b"", status=404))
        if asked.query.get("key") != KEY:
            text = b"[ERROR 400] Invalid or missing API key (https://pixabay.com/api/docs/)."
            return Answer(text, "text/plain", status=400)
        assert 0 < len(asked.query["q"]) <= 100, "q is at most 100 characters"
        assert 3 <= int(asked.query["per_page"]) <= 200
        known = {"key", "q", "lang", "image_type", "orientation", "safesearch", "page", "per_page"}
        assert set(asked.query) <= known - ({"image_type", "orientation"} if "videos" in asked.path else set())
        found = site.videos if "videos" in asked.path else site.photos
        found = [] if "nothing" in asked.query["q"] else found
        size, page = int(asked.query["per_page"]), int(asked.query.get("page", 1))
        if page > 1 and (page - 1) * size >= len(found):
            return Answer(b'[ERROR 400] "page" is out of valid range.', "text/plain", status=400)
        body = {"total": len(found), "totalHits": len(found), "hits": found[(page - 1) * size :][:size]}
        left = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "97", "X-RateLimit-Reset": "41"}
        return Answer(json.dumps(body).encode(), headers=left)

    wire = Wire(answer)
    site.photos = [photo(n, wire.url) for n in range(1, 41)]
    site.videos = [video(n, wire.url) for n in range(1, 21)]
    for n in range(1, 41):
        site.files[f"/get/{n}_1280.jpg"] = Answer(jpeg(n), "image/jpeg")
        site.files[f"/get/{n}_640.jpg"] = Answer(jpeg(n, 160, 240), "image/jpeg")
    for n in range(1, 21):
        site.files[f"/video/{n}_medium.mp4"] = Answer(clip(), "video/mp4")
        site.files[f"/video/{n}_small.jpg"] = Answer(jpeg(n + 100), "image/jpeg")
    return Ready({"pixabay_api_key": KEY, "pixabay_base_url": wire.url}, wire, site, key_in="other")
