"""A server that speaks the part of WordPress' REST API that films need, and checks every request by its reference."""

from __future__ import annotations

import base64
import re
from typing import Any

from tests.publish.serving import Answer, Platform, Request

PASSWORD = "abcd efgh ijkl mnop qrst uvwx"
_LISTED = {"slug", "include", "context", "status"}
_WRITABLE = {"posts": {"title", "slug", "status", "content"}, "pages": {"content"}, "media": {"featured_media"}}


class WordPress(Platform):
    """Posts, pages and media by their numbers; `scripts`: whether the user may write them."""

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, dict[int, dict[str, Any]]] = {"posts": {}, "pages": {}, "media": {}}
        self.files: dict[int, bytes] = {}
        self.scripts = True

    def add(self, kind: str, slug: str, content: str = "", **more: Any) -> int:
        number = sum(map(len, self.items.values())) + 1
        self.items[kind][number] = {
            "id": number, "slug": slug, "status": "publish", "link": f"{self.address}/{slug}/",
            "content": {"raw": content, "rendered": content}, **more,
        }  # fmt: skip
        return number

    def answer(self, request: Request) -> Answer:
        given = base64.b64decode(request.headers.get("authorization", "").removeprefix("Basic ")).decode()
        if given.replace(" ", "") != f"maja:{PASSWORD}".replace(" ", ""):  # blanks do not count there
            return 401, {"code": "incorrect_password"}
        if request.path == "/wp-json/wp/v2/users/me":
            return 200, {"name": "Maja", "capabilities": {"edit_posts": True, "upload_files": True}}
        found = re.fullmatch(r"/wp-json/wp/v2/(posts|pages|media)(?:/(\d+))?", request.path)
        if found is None:
            return 404, {"code": "rest_no_route"}
        kind, number = found[1], int(found[2] or 0)
        if number:
            return self._one(request, kind, number)
        if request.method == "GET":
            self.wrong += [f"parameter {name}" for name in request.query if name not in _LISTED]
            return 200, [item for item in self.items[kind].values() if _fits(item, request.query)]
        return self._upload(request) if kind == "media" else self._written(kind, None, request)

    def _one(self, request: Request, kind: str, number: int) -> Answer:
        item = self.items[kind].get(number)
        if item is None:
            return 404, {"code": "rest_post_invalid_id"}
        if request.method == "DELETE":
            if kind == "media" and request.query.get("force") != "true":
                return 501, {"code": "rest_trash_not_supported"}
            return 200, {"deleted": True, "previous": self.items[kind].pop(number)}
        return (200, item) if request.method == "GET" else self._written(kind, number, request)

    def _written(self, kind: str, number: int | None, request: Request) -> Answer:
        fields = request.json()
        self.wrong += [f"{kind}.{name}" for name in fields if name not in _WRITABLE[kind]]
        number = number or self.add(kind, fields["slug"])
        item = self.items[kind][number]
        if "content" in fields:
            raw = fields["content"]
            raw = raw if self.scripts else re.sub(r"<script.*?</script>", "", raw, flags=re.S)
            item["content"] = {"raw": raw, "rendered": raw}
        item |= {name: value for name, value in fields.items() if name not in ("content", "title", "slug")}
        item |= {"title": {"raw": fields["title"]}} if "title" in fields else {}
        return 200 if request.method == "PUT" else 201, item

    def _upload(self, request: Request) -> Answer:
        name = re.fullmatch(r'attachment; filename="([\w.-]+)"', request.headers.get("content-disposition", ""))
        if name is None or "/" not in request.headers.get("content-type", ""):
            return 500, {"code": "rest_upload_no_content_disposition"}
        slug = name[1].rpartition(".")[0]
        number = self.add("media", slug, source_url=f"{self.address}/wp-content/uploads/{name[1]}")
        self.files[number] = request.body
        return 201, self.items["media"][number]


def _fits(item: dict[str, Any], query: dict[str, str]) -> bool:
    if "include" in query:
        return str(item["id"]) == query["include"]
    return bool(item["slug"] == query["slug"])
