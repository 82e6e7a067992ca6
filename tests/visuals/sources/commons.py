"""Wikimedia Commons, with the shapes of its Action API: files that a search finds, and what is known of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.visuals.sources.ready import Ready, Site, jpeg
from tests.voice.wire import Answer, Asked, Wire

_KNOWN = {
    "action", "format", "formatversion", "generator", "gsrsearch", "gsrnamespace", "gsrlimit", "gsroffset", "prop",
    "iiprop", "iiurlwidth", "iiextmetadatafilter",
}  # fmt: skip
ARTIST = '<a href="//commons.wikimedia.org/wiki/User:Ada" title="User:Ada">Ada <b>Lens</b></a>'


def metadata(**more: Any) -> dict[str, Any]:
    """The `extmetadata` of a file; None takes a field away."""
    values = {
        "ObjectName": "Bees on a flower",
        "ImageDescription": "<p>Two bees<br>on a <i>dandelion</i></p><style>.x{}</style>",
        "Artist": ARTIST,
        "License": "cc-by-sa-4.0",
        "LicenseShortName": "CC BY-SA 4.0",
        "LicenseUrl": "https://creativecommons.org/licenses/by-sa/4.0",
        "Restrictions": "",
        **more,
    }
    return {
        name: {"value": value, "source": "commons-desc-page"} for name, value in values.items() if value is not None
    }


def file(number: int, host: str, known: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    info = {
        "size": 4_000_000,
        "width": 4000,
        "height": 6000,
        "thumburl": f"{host}/thumb/a/ab/Bees_{number}.jpg/1920px-Bees_{number}.jpg",
        "thumbwidth": 1920,
        "thumbheight": 2880,
        "url": f"{host}/a/ab/Bees_{number}.jpg",
        "descriptionurl": f"https://commons.wikimedia.org/wiki/File:Bees_{number}.jpg",
        "descriptionshorturl": f"https://commons.wikimedia.org/w/index.php?curid={number}",
        "mime": "image/jpeg",
        "extmetadata": metadata() if known is None else known,
        **more,
    }
    title = f"File:Bees {number}.jpg"
    return {"pageid": number, "ns": 6, "title": title, "index": number, "imagerepository": "local", "imageinfo": [info]}


def ready(tmp_path: Path) -> Ready:
    site = Site()

    def answer(asked: Asked) -> Answer:
        if asked.path != "/w/api.php":
            return site.files.get(asked.path, Answer(b"", status=404))
        query = asked.query
        assert set(query) <= _KNOWN and (query["action"], query["format"]) == ("query", "json")
        assert (query["generator"], query["gsrnamespace"], query["prop"]) == ("search", "6", "imageinfo")
        assert query["gsrsearch"].endswith(" filetype:bitmap") and len(query["gsrsearch"]) <= 300
        assert asked.headers["user-agent"].startswith("Reelwright/")
        size, start = int(query["gsrlimit"]), int(query["gsroffset"])
        assert 1 <= size <= 50
        found = [] if "nothing" in query["gsrsearch"] else site.photos[start:][:size]
        body: dict[str, Any] = {"batchcomplete": True}
        if found:  # by the numbers of their pages, with their place among the results in `index`
            body["query"] = {"pages": found[::-1]}
        return Answer(json.dumps(body).encode())

    wire = Wire(answer)
    site.photos = [file(n, wire.url) for n in range(1, 41)]
    for n in range(1, 41):
        site.files[f"/thumb/a/ab/Bees_{n}.jpg/1920px-Bees_{n}.jpg"] = Answer(jpeg(n), "image/jpeg")
        site.files[f"/thumb/a/ab/Bees_{n}.jpg/500px-Bees_{n}.jpg"] = Answer(jpeg(n, 160, 240), "image/jpeg")
    return Ready({"commons_enabled": "1", "commons_base_url": wire.url}, wire, site, key_in="none")
