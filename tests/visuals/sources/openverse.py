"""Openverse, with the shapes, limits and errors of its API as an anonymous caller meets them."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from tests.visuals.sources.ready import Ready, Site, jpeg
from tests.voice.wire import Answer, Asked, Wire

_CODES = ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd", "cc0", "pdm", "sampling+", "nc-sampling+")
_KNOWN = {"q", "license", "extension", "aspect_ratio", "mature", "page_size", "page"}


def photo(number: int, host: str, **more: Any) -> dict[str, Any]:
    identifier = str(uuid.UUID(int=number))
    return {
        "id": identifier,
        "title": "Bees on a yellow flower",
        "indexed_on": "2022-08-27T17:39:48Z",
        "foreign_landing_url": f"https://www.flickr.com/photos/ada/{number}",
        "url": f"{host}/files/{number}.jpg",
        "creator": "Ada Lens",
        "creator_url": "https://www.flickr.com/photos/ada",
        "license": "by-sa",
        "license_version": "2.0",
        "license_url": "https://creativecommons.org/licenses/by-sa/2.0/",
        "provider": "flickr",
        "source": "flickr",
        "category": "photograph",
        "filesize": 896128,
        "filetype": "jpg",
        "tags": [
            {"accuracy": None, "name": "bee", "unstable__provider": "flickr"},
            {"accuracy": 0.9, "name": "flower"},
        ],
        "attribution": '"Bees on a yellow flower" by Ada Lens is licensed under CC BY-SA 2.0.',
        "fields_matched": ["title"],
        "mature": False,
        "height": 4016,
        "width": 6016,
        "thumbnail": f"{host}/v1/images/{identifier}/thumb/",
        "detail_url": f"{host}/v1/images/{identifier}/",
        "related_url": f"{host}/v1/images/{identifier}/related/",
        "unstable__sensitivity": [],
        **more,
    }


def ready(tmp_path: Path) -> Ready:
    site = Site()

    def answer(asked: Asked) -> Answer:
        if asked.path != "/v1/images/":
            return site.files.get(asked.path, Answer(b"", status=404))
        assert "authorization" not in asked.headers and asked.headers["user-agent"].startswith("Reelwright/")
        assert set(asked.query) <= _KNOWN and 0 < len(asked.query["q"]) <= 200
        assert set(asked.query["license"].split(",")) <= set(_CODES)
        assert asked.query["aspect_ratio"] in ("tall", "wide", "square")
        size, page = int(asked.query["page_size"]), int(asked.query["page"])
        if size > 20:
            return Answer(b'{"detail": "Ensure this value is less than or equal to 20."}', status=401)
        if page > 20:
            return Answer(b'{"detail": {"page": ["Ensure this value is less than or equal to 20."]}}', status=400)
        found: list[Any] = [] if "nothing" in asked.query["q"] else site.photos
        shown = found[(page - 1) * size :][:size]
        pages = -(-len(found) // size)
        body = {"result_count": len(found), "page_count": pages, "page_size": size, "page": page, "results": shown}
        return Answer(json.dumps(body).encode(), headers={"X-RateLimit-Limit-anon_burst": "20/min"})

    wire = Wire(answer)
    site.photos = [photo(n, wire.url) for n in range(1, 41)]
    for n in range(1, 41):
        site.files[f"/files/{n}.jpg"] = Answer(jpeg(n), "image/jpeg")
        site.files[f"/v1/images/{uuid.UUID(int=n)}/thumb/"] = Answer(jpeg(n, 160, 240), "image/jpeg")
    return Ready({"openverse_enabled": "1", "openverse_base_url": wire.url}, wire, site, key_in="none")
