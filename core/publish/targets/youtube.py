"""YouTube, by Google's official client: resumable upload, captions, thumbnail; private unless asked otherwise.

The wire is that of youtube.v3 (revision 20261104, developers.google.com/youtube/v3). The session's address is stored
before the first byte goes out. It is the one thing that can finish: going on with it, however often, gives one video
at the most, so a lost answer is settled by asking the session itself, and where that is gone (after a week) by looking
for the film among the channel's newest uploads.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.model.coded import Notice
from core.model.platforms import YOUTUBE
from core.model.presets import PRESETS
from core.net.google import Http, Watch, unwatched
from core.net.retry import Failed, pause
from core.providers import Connection, Setting
from core.publish import google_errors, limits
from core.publish.oauth import Endpoint
from core.publish.target import Desk, Field, Post, Sent, State, Target

CHUNK = 8 * 1024 * 1024  # a multiple of 256 KiB, as the protocol wants it
CATEGORY = "28"  # Science & Technology
MOST_THUMBNAIL_BYTES, MOST_CAPTION_BYTES = 50_000_000, 100_000_000
TRIES = 5  # at one place of the file, with back-off between
_BACKOFF_S = (1.0, 2.0, 4.0, 8.0, 16.0)
_LOOKED_AT = 50  # the newest uploads of a channel

ACCOUNT = Connection(
    "youtube",
    "YouTube",
    (
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
        Setting("sign_in_url", "Address of the sign-in", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://console.cloud.google.com/apis/credentials",
)

GOOGLE = Endpoint(
    "Google",
    "https://accounts.google.com/o/oauth2/v2/auth",
    "https://oauth2.googleapis.com/token",
    "https://oauth2.googleapis.com/revoke",
    {"access_type": "offline", "prompt": "consent"},
)


class YouTube(Target):
    """Videos and Shorts of one channel."""

    label = "YouTube"
    note = "Uploads videos and Shorts to a channel of yours, with captions and thumbnail."
    connection = ACCOUNT
    platform = YOUTUBE.name
    daily = 100  # of one's own app: the bucket of videos.insert
    capabilities = frozenset(
        {"account", "schedule", "captions", "thumbnail", "privacy", "ai_label", "made_for_kids", "update", "remove"}
    )
    scopes = (
        "https://www.googleapis.com/auth/youtube.upload",
        "https://www.googleapis.com/auth/youtube.force-ssl",  # captions, and the channel's own name
    )

    def problems(self, post: Post) -> list[BadInput]:
        found = limits.problems(post.title, post.description, post.tags, PRESETS[post.preset])
        if post.publish_at is not None and post.privacy != "private":
            message = "YouTube publishes by itself only what is private until then."
            found.append(BadInput(message, "Choose “private”, or no time.", code="schedule_private"))
        if PRESETS[post.preset].platform.name != self.platform:
            message = f"This video was made for {PRESETS[post.preset].label}, not for YouTube."
            found.append(BadInput(message, "Make one for YouTube.", code="other_platform"))
        return found

    def fields(self, post: Post) -> tuple[Field, ...]:
        body = _body(post)
        rows = [(f"{part}.{name}", _text(value)) for part, values in body.items() for name, value in values.items()]
        rows += [("notifySubscribers", _text(_notifies(post)))]
        rows += [("video", f"{post.film.name} ({post.size} bytes, sha256 {post.sha256})")]
        rows += [("captions", post.captions.name)] if post.captions else []
        rows += [("thumbnail", post.thumbnail.name)] if post.thumbnail else []
        return tuple(Field(*row) for row in rows)

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        if not state.get("id"):
            try:
                video = self._uploaded(post, state, desk)
            except _SessionGone:  # the next try settles it
                raise google_errors.lost() from None
            state |= {"id": str(video["id"]), "privacy": post.privacy}
            desk.save(state)
        notices = self._extras(post, state, desk)
        try:
            sent = self.confirm(state, desk)
        except ReelwrightError:  # it is there: how it stands can be asked again
            sent = Sent("processing", state["id"], _url(state))
        return Sent(sent.status, sent.remote_id, sent.url, (*notices, *sent.notices))

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        if not state.get("id"):
            try:
                video = self._uploaded(post, state, desk)
            except _SessionGone:
                video = self._among_uploads(post, state, desk)
            if video is None:
                return None
            state |= {"id": str(video["id"]), "privacy": post.privacy}
            desk.save(state)
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        with _explained():
            listed = self._client(desk).videos().list(part="status,processingDetails", id=state["id"]).execute()
        items = listed.get("items") or []
        if not items:
            return Sent("failed", state["id"], "", (Notice.of("publish_gone", place=self.label),))
        return _standing(items[0], state)

    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        with _explained():
            videos = self._client(desk).videos()
            current = videos.list(part="snippet,status", id=state["id"]).execute()["items"][0]
            body = _body(post)
            part = {"snippet": {**_kept(current["snippet"]), **body["snippet"]}}
            part["status"] = {**current["status"], **body["status"]}
            videos.update(part="snippet,status", body={"id": state["id"], **part}).execute()
        return self.confirm(state, desk)

    def remove(self, state: State, desk: Desk) -> None:
        with _explained():
            self._client(desk).videos().delete(id=state["id"]).execute()

    def greet(self, desk: Desk) -> str:
        return f"YouTube answers for the channel {self.owners(desk)[0][1]}."

    def sign_in(self) -> Endpoint:
        base = self.setting("sign_in_url").rstrip("/")
        if not base:
            return GOOGLE
        return replace(GOOGLE, authorize=f"{base}/auth", token=f"{base}/token", revoke=f"{base}/revoke")

    def owners(self, desk: Desk) -> list[tuple[str, str]]:
        with _explained():
            listed = self._client(desk).channels().list(part="snippet", mine=True).execute()
        items = listed.get("items") or []
        if not items:
            raise ProviderFailed(
                "This Google account has no YouTube channel.",
                "Make one on youtube.com, then connect the account again.",
                code="no_channel",
            )
        return [(str(item["id"]), str(item["snippet"]["title"])) for item in items]

    def _uploaded(self, post: Post, state: State, desk: Desk) -> Any:
        """Upload the film, going on with the session that is stored; the video's resource."""
        from googleapiclient.errors import HttpError
        from googleapiclient.http import MediaFileUpload

        def before(method: str, headers: Mapping[str, str]) -> None:
            if method == "PUT" and headers.get("Content-Range", "").endswith(f"-{post.size - 1}/{post.size}"):
                desk.check()
                desk.commit(state)

        def after(method: str, headers: Mapping[str, str]) -> None:
            if method == "POST" and headers.get("location"):
                state["session"] = headers["location"]
                desk.save(state)

        client = self._client(desk, before, after)
        media = MediaFileUpload(str(post.film), mimetype="video/mp4", chunksize=CHUNK, resumable=True)
        request = client.videos().insert(
            part="snippet,status", body=_body(post), media_body=media, notifySubscribers=_notifies(post)
        )
        if state.get("session"):
            request.resumable_uri, request._in_error_state = state["session"], True
        tries, begun_anew = 0, False
        while True:
            if not state.get("committed"):
                desk.check()
            try:
                status, video = request.next_chunk()
            except HttpError as error:
                if error.resp.status in (404, 410) and state.get("session"):
                    if state.get("committed"):
                        raise _SessionGone from None
                    if not begun_anew:
                        begun_anew = True
                        state.pop("session")
                        desk.save(state)
                        request.resumable_uri, request.resumable_progress = None, 0
                        continue
                if not google_errors.may_pass(error) or tries >= TRIES - 1:
                    raise google_errors.explained(error) from None
            except Failed as failed:
                # The session says what it has: asking it twice is one video.
                safe = failed.again or state.get("session")
                if not safe or tries >= TRIES - 1:
                    raise failed.error from None
            else:
                if video is not None:
                    return video
                tries = 0
                desk.progress(status.progress(), "Uploading to YouTube")
                continue
            request._in_error_state = request.resumable_uri is not None
            pause(_BACKOFF_S[tries], desk.check if not state.get("committed") else _patient)
            tries += 1

    def _among_uploads(self, post: Post, state: State, desk: Desk) -> Any:
        """The one upload of the channel that is this film; None where there is none, or more than one."""
        with _explained():
            client = self._client(desk)
            channel = client.channels().list(part="contentDetails", mine=True).execute()["items"][0]
            playlist = channel["contentDetails"]["relatedPlaylists"]["uploads"]
            listed = client.playlistItems().list(part="contentDetails", playlistId=playlist, maxResults=_LOOKED_AT)
            ids = [item["contentDetails"]["videoId"] for item in listed.execute().get("items", [])]
            found = client.videos().list(part="snippet,fileDetails", id=",".join(ids)).execute() if ids else {}
        same = [item for item in found.get("items", []) if _is_same(item, post)]
        return same[0] if len(same) == 1 else None

    def _extras(self, post: Post, state: State, desk: Desk) -> list[Notice]:
        """Send captions and thumbnail, each once; what fails never fails the film."""
        from googleapiclient.http import MediaFileUpload

        client = self._client(desk)

        def captions() -> None:
            snippet = {"videoId": state["id"], "language": post.language or "en", "name": "", "isDraft": False}
            media = MediaFileUpload(str(post.captions), mimetype="application/octet-stream")
            client.captions().insert(part="snippet", body={"snippet": snippet}, media_body=media).execute()

        def thumbnail() -> None:
            media = MediaFileUpload(str(post.thumbnail), mimetype="image/jpeg")
            client.thumbnails().set(videoId=state["id"], media_body=media).execute()

        notices = []
        for name, path, send, most in (
            ("captions", post.captions, captions, MOST_CAPTION_BYTES),
            ("thumbnail", post.thumbnail, thumbnail, MOST_THUMBNAIL_BYTES),
        ):
            if path is None or state.get(name) == "done":
                continue
            error = _tried(send) if path.stat().st_size <= most else f"it is larger than {most // 10**6} MB."
            state[name] = "failed" if error else "done"
            desk.save(state)
            if error:
                notices.append(Notice.of(f"publish_{name}_failed", place=self.label, error=error))
        return notices

    def _client(self, desk: Desk, before: Watch = unwatched, after: Watch = unwatched) -> Any:
        from googleapiclient.discovery import build_from_document

        document = _document()
        base = self.setting("base_url").rstrip("/")
        if base:  # uploads go to `rootUrl` whatever endpoint the client's options name
            document = {**document, "rootUrl": f"{base}/", "mtlsRootUrl": f"{base}/", "baseUrl": f"{base}/"}
        return build_from_document(document, http=Http(self.label, desk.token, before=before, after=after))


@cache
def _document() -> dict[str, Any]:
    """Google's own description of the interface, as its client brings it: nothing is fetched."""
    from googleapiclient.discovery_cache import get_static_doc

    found: dict[str, Any] = json.loads(get_static_doc("youtube", "v3"))
    return found


class _SessionGone(Exception):
    """The upload's session is over, and the last bytes may have been taken before."""


def _patient() -> None:
    return None


def _tried(send: Callable[[], None]) -> str:
    """Send something that may fail; why it did, or nothing."""
    try:
        with _explained():
            send()
    except ReelwrightError as error:
        return "" if error.code == "caption_exists" else str(error)
    return ""


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    from googleapiclient.errors import HttpError

    try:
        yield
    except HttpError as error:
        raise google_errors.explained(error) from None
    except Failed as failed:
        raise failed.error from None
    except (KeyError, IndexError, ValueError, TypeError):
        raise google_errors.unreadable() from None


def _body(post: Post) -> dict[str, dict[str, Any]]:
    """The video's resource as `videos.insert` takes it."""
    snippet: dict[str, Any] = {
        "title": post.title, "description": post.description, "tags": list(post.tags), "categoryId": CATEGORY,
    }  # fmt: skip
    if post.language:
        snippet |= {"defaultLanguage": post.language, "defaultAudioLanguage": post.language}
    status: dict[str, Any] = {
        "privacyStatus": post.privacy,
        "selfDeclaredMadeForKids": post.made_for_kids,
        "containsSyntheticMedia": post.synthetic,
    }
    if post.publish_at is not None:
        status["publishAt"] = post.publish_at.isoformat()
    return {"snippet": snippet, "status": status}


def _notifies(post: Post) -> bool:
    return post.privacy == "public"


def _url(state: State) -> str:
    return f"https://www.youtube.com/watch?v={state['id']}"


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _kept(snippet: Mapping[str, Any]) -> dict[str, Any]:
    names = ("title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage")
    return {name: snippet[name] for name in names if name in snippet}


def _is_same(item: Mapping[str, Any], post: Post) -> bool:
    size = str(item.get("fileDetails", {}).get("fileSize", post.size))
    return item["snippet"]["title"] == post.title and size == str(post.size)


def _standing(item: Mapping[str, Any], state: State) -> Sent:
    """Read what YouTube says of a video."""
    status = item["status"]
    url = _url(state)
    if status.get("uploadStatus") in ("failed", "rejected"):
        reason = str(status.get("failureReason") or status.get("rejectionReason") or "unknown")
        return Sent("failed", state["id"], url, (Notice.of("publish_refused", place="YouTube", reason=reason),))
    done = status.get("uploadStatus") == "processed"
    if done and status.get("publishAt"):
        return Sent("scheduled", state["id"], url)
    return Sent("published" if done else "processing", state["id"], url, _changed(status, state))


def _changed(status: Mapping[str, Any], state: State) -> tuple[Notice, ...]:
    """A channel's settings may make an upload private."""
    asked, now = state.get("privacy", ""), str(status.get("privacyStatus", ""))
    if not asked or asked == now:
        return ()
    return (Notice.of("publish_privacy", place="YouTube", asked=asked, now=now),)
