"""A WordPress site (5.6 and later): the film goes back into the article that it was made of.

Film, poster and captions become media of the site, and a video block goes to the head of the article's post; where the
site has no such post, a new one is made. The block, media and new posts have names made of the project, the platform
and the film's checksum, and each is asked for before it is made: the same film sent twice is one film, and the films
of a project for two platforms stand beside each other.

REST API as in developer.wordpress.org/rest-api/reference; signed in by an application password.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from core import digests
from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model.coded import Notice
from core.net import statuses
from core.net.retry import Failed, with_retries
from core.net.service import Reply, Service, basic
from core.providers import Setting
from core.publish import files, video_block
from core.publish.target import Desk, Field, Post, Sent, State, Target
from core.publish.video_block import Video

_SLOWEST_BYTES_S = 50_000  # an upload slower than that is given up
_STATUS = {"private": "draft", "public": "publish"}
_KINDS = ("posts", "pages")
_SEEN_BY_ALL = {"publish": "is public already", "future": "will be public at its time"}
_STANDING = {"draft": "a draft", "pending": "a draft for review", "future": "public at a later time"}
_HINTS = statuses.Hints(
    key="Make an application password in your profile there, for somebody who may edit posts and upload files.",
    missing_hint="Check its address; its REST API has to be on, with permalinks that are not “Plain”.",
)


class WordPress(Target):
    """A site on WordPress."""

    label = "WordPress"
    note = "Puts the video into the article's own post, with captions and data for search engines."
    settings = (
        Setting("address", "Address of the site", kind="url", required=True),
        Setting("user", "User name", required=True),
        Setting("password", "Application password", kind="secret", required=True, blanks="dropped",
                help="From Users, Profile, Application Passwords; not the one you sign in with."),
    )  # fmt: skip
    capabilities = frozenset({"captions", "thumbnail", "privacy", "update", "remove"})
    idempotent = True

    def problems(self, post: Post) -> list[BadInput]:
        if post.privacy in _STATUS:
            return []
        message = "WordPress has no posts that only a link leads to."
        return [BadInput(message, "Choose “private” for a draft, or “public”.", code="privacy")]

    def fields(self, post: Post) -> tuple[Field, ...]:
        rows = [("post", post.source or f"new: {post.title}")]
        rows += [("status of a new post", _STATUS.get(post.privacy, "draft"))]
        if post.privacy == "private" and self._is_here(post.source):
            rows += [("status of the article's post", "as it stands: a public one takes only a “public” video")]
        rows += [("block", _anchor(post)), ("name", post.title)]
        rows += [("description", post.description)] if post.description else []
        rows += [(name, path.name) for name, path in _media(post)]
        return tuple(Field(*row) for row in rows)

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        state.setdefault("at", datetime.now(UTC).isoformat(timespec="seconds"))
        state.setdefault("anchor", _anchor(post))
        state["privacy"], media = post.privacy, state.setdefault("media", {})
        shown = self._standing(post, state, desk)
        if shown is not None:
            self._require_fit(post, shown)
        for at, (name, path) in enumerate(_media(post)):
            desk.progress(0.1 + 0.8 * at / 3, f"Uploading {path.name}")
            slug = f"{name}-{digests.of_file(path)[:16]}-{_whose(post)}"
            media[name] = self._media(slug, path, desk)
            desk.save(state)
        if "thumbnail" in media and media["film"].get("poster") != media["thumbnail"]["id"]:
            number, poster = media["film"]["id"], media["thumbnail"]["id"]
            self._call("POST", f"/wp/v2/media/{number}", desk, body={"featured_media": poster})
            media["film"]["poster"] = poster
        return self._placed(post, state, desk, is_new=True)

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        reply = self._call("GET", _place(state), desk, query={"context": "edit"}, accepted=(404,))
        if reply.status == 404:
            return Sent("absent")
        shown = _dict(self, reply)
        film = state["media"]["film"]["url"]
        if shown.get("status") == "trash" or not video_block.holds(self._raw(shown), state["anchor"], film):
            return Sent("absent")
        return self._sent(shown, state)

    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        return self._placed(post, state, desk)

    def remove(self, state: State, desk: Desk) -> None:
        reply = self._call("GET", _place(state), desk, query={"context": "edit"}, accepted=(404,))
        if reply.status != 404:
            left = video_block.without(self._raw(_dict(self, reply)), state["anchor"])
            self._call("POST", _place(state), desk, body={"content": left})
        for item in state["media"].values():
            number = item["id"]
            self._call("DELETE", f"/wp/v2/media/{number}", desk, query={"force": "true"}, accepted=(404, 410))

    def greet(self, desk: Desk) -> str:
        asked = {"context": "edit"}
        person = _json(self, self._call("GET", "/wp/v2/users/me", desk, query=asked))
        able = person.get("capabilities", {})
        if not (able.get("edit_posts") and able.get("upload_files")):
            raise MissingSetup("This user may not edit posts and upload files there.", _HINTS.key, code="forbidden")
        return f"The site answers for {person.get('name', 'you')}."

    def _media(self, slug: str, path: Path, desk: Desk) -> dict[str, Any]:
        """The site's own copy of a file, uploaded unless it is there."""
        asked = {"slug": slug, "context": "edit"}
        for item in _list(self, self._call("GET", "/wp/v2/media", desk, query=asked)):
            if item.get("slug") == slug and item.get("source_url"):
                return {"id": int(item["id"]), "url": str(item["source_url"])}
        head = {
            "Content-Disposition": f'attachment; filename="{slug}{path.suffix}"', "Content-Type": files.kind(path.name),
        }  # fmt: skip
        seconds = 60 + path.stat().st_size / _SLOWEST_BYTES_S

        def upload() -> Reply:
            return self._service().send("POST", "/wp/v2/media", path, head, check=desk.check, timeout_s=seconds)

        try:
            shown = _json(self, self._asked(upload, desk, attempts=1))
            return {"id": int(shown["id"]), "url": str(shown["source_url"])}
        except (KeyError, TypeError, ValueError):
            raise statuses.unreadable(self.label) from None

    def _placed(self, post: Post, state: State, desk: Desk, *, is_new: bool = False) -> Sent:
        """Put the block into the post that it belongs to; that post. `is_new`: the film comes, not its words alone."""
        desk.progress(0.9, "Placing the video in the article")
        shown = self._standing(post, state, desk) or self._begun(post, state, desk)  # as it is after the uploads
        media, track = state["media"], state["media"].get("captions", {}).get("url", "")
        poster = media.get("thumbnail", {}).get("url", "")
        video = Video(
            state["anchor"], media["film"]["url"], media["film"]["id"], post.title, post.description, state["at"],
            post.seconds, poster, track, post.language,
        )  # fmt: skip
        content = self._raw(shown)
        if is_new or not video_block.holds(content, state["anchor"], video.film):
            self._require_fit(post, shown)
        former = _former(post) if is_new else ""
        body = {"content": video_block.placed(content, state["anchor"], video_block.block(video), former)}
        if is_new and post.privacy == "public" and state.get("own") and shown["status"] == "draft":
            body["status"] = "publish"
        return self._sent(_dict(self, self._call("POST", _place(state), desk, body=body)), state)

    def _sent(self, shown: dict[str, Any], state: State) -> Sent:
        """The publication as its post stands: with what was cut out of it, and whether it is public as asked."""
        notices, status = [], str(shown.get("status", ""))
        if "application/ld+json" not in self._raw(shown):  # of people who may not write scripts
            notices.append(Notice.of("publish_no_data", place=self.label))
        if state.get("privacy") == "public" and status != "publish":
            now = _STANDING.get(status, status)
            notices.append(Notice.of("publish_privacy", place=self.label, asked="public", now=now))
        return Sent("published", str(state["post"]), str(shown.get("link", "")), tuple(notices))

    def _require_fit(self, post: Post, shown: dict[str, Any]) -> None:
        """Raises `BadInput` where a private film would come into a post that everybody sees."""
        self._raw(shown)
        status = shown.get("status")
        if not isinstance(status, str):
            raise statuses.unreadable(self.label)
        if post.privacy == "private" and status in _SEEN_BY_ALL:
            message = f"The article {_SEEN_BY_ALL[status]}, and a private video in it would be, too."
            raise BadInput(message, "Choose “public”.", code="privacy")

    def _standing(self, post: Post, state: State, desk: Desk) -> dict[str, Any] | None:
        """The post that the video belongs to: that of a former try, the article's own, or one made before."""
        if state.get("post"):
            reply = self._call("GET", _place(state), desk, query={"context": "edit"}, accepted=(404,))
            if reply.status != 404 and (shown := _dict(self, reply)).get("status") != "trash":
                return shown
        found = self._article(post.source, desk)
        own = None if found else self._ours(post, desk)
        if (kept := found or own) is not None:
            self._keep(kept[0], kept[1], state, desk, own=own is not None)
        return kept[1] if kept else None

    def _begun(self, post: Post, state: State, desk: Desk) -> dict[str, Any]:
        """A new post for the video."""
        body = {
            "title": post.title, "slug": _anchor(post), "status": _STATUS[post.privacy],
            "content": f"<!-- wp:paragraph -->\n<p>{html.escape(post.description)}</p>\n<!-- /wp:paragraph -->",
        }  # fmt: skip
        shown = _dict(self, self._call("POST", "/wp/v2/posts", desk, body=body, attempts=1))
        self._keep("posts", shown, state, desk, own=True)
        return shown

    def _keep(self, kind: str, shown: dict[str, Any], state: State, desk: Desk, *, own: bool) -> None:
        """Store the post that the video belongs to; `own`: it was made for the video."""
        number = shown.get("id")
        if not isinstance(number, int):
            raise statuses.unreadable(self.label)
        state |= {"kind": kind, "post": number, "own": own}
        desk.save(state)

    def _raw(self, shown: dict[str, Any]) -> str:
        """The content of a post as it is edited. Raises `ProviderFailed` where the answer has none: put back without
        it, the article would be lost.
        """
        content = shown.get("content")
        raw = content.get("raw") if isinstance(content, dict) else None
        if not isinstance(raw, str):
            raise statuses.unreadable(self.label)
        return raw

    def _is_here(self, source: str) -> bool:
        """Whether an article's address is on the site."""
        site, there = urlsplit(self.setting("address")), urlsplit(source)
        return bool(source) and _host(site.hostname) == _host(there.hostname)

    def _article(self, source: str, desk: Desk) -> tuple[str, dict[str, Any]] | None:
        """The post or page that the article's address leads to."""
        if not self._is_here(source):
            return None
        there, root = urlsplit(source), urlsplit(self.setting("address")).path.rstrip("/")
        query = parse_qs(there.query)
        number = next((query[name][-1] for name in ("p", "page_id") if query.get(name)), "")
        if there.path.rstrip("/") not in (root, f"{root}/index.php"):  # elsewhere it is no post's number
            number = ""
        slug = there.path.rstrip("/").rpartition("/")[2]
        asked = {"include": number} if number.isdigit() else {"slug": re.sub(r"\.html?$", "", slug)}
        if not any(asked.values()):
            return None
        for kind in _KINDS:
            query_all = {**asked, "context": "edit", "status": "any"}
            for item in _list(self, self._call("GET", f"/wp/v2/{kind}", desk, query=query_all)):
                if number.isdigit() or _same_page(str(item.get("link", "")), source):
                    return kind, item
        return None

    def _ours(self, post: Post, desk: Desk) -> tuple[str, dict[str, Any]] | None:
        """The post that was made for the project and platform before."""
        for slug in (_anchor(post), _former(post)):
            asked = {"slug": slug, "context": "edit", "status": "any"}
            if found := _list(self, self._call("GET", "/wp/v2/posts", desk, query=asked)):
                return "posts", found[0]
        return None

    def _call(
        self, method: str, path: str, desk: Desk, *, query: dict[str, str] | None = None, body: Any = None,
        accepted: tuple[int, ...] = (), attempts: int = 3,
    ) -> Reply:  # fmt: skip
        service = self._service()

        def once() -> Reply:
            return service.once(
                method, path, query=query, body=body, check=desk.check, accept_statuses=tuple(range(300, 600))
            )

        return self._asked(once, desk, accepted, attempts)

    def _asked(
        self, call: Callable[[], Reply], desk: Desk, accepted: tuple[int, ...] = (), attempts: int = 3
    ) -> Reply:  # fmt: skip
        def once() -> Reply:
            reply = call()
            if 200 <= reply.status < 300 or reply.status in accepted:
                return reply
            if reply.status == 413 or b'"rest_upload_file_too_big"' in reply.body:
                message = "The site takes no file of this size."
                raise Failed(ProviderFailed(message, "Raise PHP's upload_max_filesize and post_max_size there."))
            raise statuses.of_status(reply.status, self.label, statuses.retry_after_s(reply.headers), _HINTS)

        return with_retries(once, self.label, check=desk.check, attempts=attempts)

    def _service(self) -> Service:
        address, user, password = (self.setting(name) for name in ("address", "user", "password"))
        if not (address and user and password):
            raise MissingSetup("Address, user or password of the site is missing.", "Enter it on the settings page.")
        head = {"Authorization": basic(user, password)}
        return Service(self.label, address.rstrip("/") + "/wp-json", head, hints=_HINTS)


def _media(post: Post) -> list[tuple[str, Path]]:
    found = [("thumbnail", post.thumbnail), ("captions", post.track), ("film", post.film)]
    return [(name, path) for name, path in found if path is not None]


def _anchor(post: Post) -> str:
    return f"reelwright-{_whose(post)}"


def _former(post: Post) -> str:
    """The name that versions before one block a platform gave to a project's only block, and to a post of its own."""
    return f"reelwright-{post.project[:12]}"


def _whose(post: Post) -> str:
    """The project and platform of a film, as a slug may have them."""
    return f"{post.project[:12]}-{re.sub(r'[^a-z0-9]+', '-', post.preset.lower())}"


def _place(state: State) -> str:
    return f"/wp/v2/{state['kind']}/{state['post']}"


def _json(target: Target, reply: Reply) -> Any:
    try:
        return reply.json()
    except (ValueError, RecursionError):
        raise statuses.unreadable(target.label) from None


def _dict(target: Target, reply: Reply) -> dict[str, Any]:
    found = _json(target, reply)
    if not isinstance(found, dict):
        raise statuses.unreadable(target.label)
    return found


def _list(target: Target, reply: Reply) -> list[dict[str, Any]]:
    found = _json(target, reply)
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise statuses.unreadable(target.label)
    return found


def _host(name: str | None) -> str:
    return (name or "").lower().removeprefix("www.")


def _same_page(link: str, source: str) -> bool:
    first, second = urlsplit(link), urlsplit(source)
    return _host(first.hostname) == _host(second.hostname) and first.path.rstrip("/") == second.path.rstrip("/")
